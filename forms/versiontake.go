package forms

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"regexp"
	"strings"
	"time"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/draft"
	"github.com/harborfile/harborfile/forms/draft/docx"
	"github.com/harborfile/harborfile/forms/draft/redline"
	"github.com/harborfile/harborfile/forms/packet"
	"github.com/harborfile/harborfile/forms/pdfview"
)

// TakenBack is an edited paper as it was taken back.
type TakenBack struct {
	Record  cases.Document // files the new version now
	Version cases.Version
	Left    []docx.Left // what the file had and our pages do not carry

	Before int  // number of the version that was filed until now; 0 = none
	Known  bool // these pages or words were a version already: none was added, and that one is filed
	Lacks  int  // paragraphs of version Before that a person wrote, or a later draft, and that the file has not
	Unlike bool // the file looks like something else: see (*taking).unlike
}

// largestTaken bounds an edited file.
const largestTaken = 64 << 20

// TakeBack takes an edited paper back as the version to file. A Word document is read in a child process and set in
// pages anew; a PDF is filed as it came but for what earlier savings left in it, so it must hold pages, nothing that
// acts, and nothing that the pages do not show. The version that stood before stays beside it.
//
// Errors: ErrNotPaper, ErrActive, ErrUnseen, ErrOtherPaper, ErrOtherMatter, ErrSheet; *docx.Unfinished for open tracked
// changes and comments;
// those of docx, of draft.Render and of pdfview. o.Viewer is needed for a PDF.
func TakeBack(ctx context.Context, d Desk, matterID, documentID string, file io.ReaderAt, size int64, o MatterOptions) (TakenBack, error) {
	s, rec, err := versionedPaper(ctx, d, matterID, documentID)
	if err != nil {
		return TakenBack{}, err
	}
	if size > largestTaken {
		return TakenBack{}, docx.ErrTooLarge
	}
	raw := make([]byte, size)
	if _, err := io.ReadFull(io.NewSectionReader(file, 0, size), raw); err != nil {
		return TakenBack{}, err
	}
	t := &taking{ctx: ctx, desk: d, snap: s, rec: rec, options: o}
	switch {
	case bytes.Contains(raw[:min(len(raw), 1024)], []byte("%PDF-")): // it may stand a little behind the beginning
		err = t.pdf(raw)
	case bytes.HasPrefix(raw, []byte("PK")), bytes.HasPrefix(raw, []byte("\xD0\xCF\x11\xE0")):
		err = t.word(raw)
	default:
		err = ErrNotPaper
	}
	return t.made, err
}

// taking is one file being taken back.
type taking struct {
	ctx     context.Context
	desk    Desk
	snap    *cases.Snapshot
	rec     cases.Document
	options MatterOptions
	made    TakenBack
}

// word takes back a Word document.
func (t *taking) word(raw []byte) error {
	read, err := docx.Apart(t.ctx, raw)
	if err != nil {
		return err
	}
	if err := read.Unfinished(); err != nil {
		return err
	}
	base, err := t.base(read.Version)
	if err != nil {
		return err
	}
	was := &draft.Document{Title: t.rec.Title, Footer: t.rec.Title, Sources: unplaced(base.Sources)}
	if base.ID != "" && base.Source != cases.VersionPDF {
		kept, err := VersionWords(t.ctx, t.desk, base)
		if err == nil {
			was = kept
		} else if err != ErrNoWords {
			return err
		}
	}
	doc := carried(read.Doc, was, t.snap.Story)
	pdf, err := draft.Render(doc)
	if err != nil {
		return err
	}
	t.made.Left = read.Left
	return t.keep(base, cases.VersionWord, doc, pdf)
}

// base is the version that a file was exported as; where the file does not say, the one to file. A file that was exported
// from what this matter does not have may be another client's: it is turned away.
func (t *taking) base(id string) (cases.Version, error) {
	if id == "" {
		v, _ := t.snap.VersionToFile(t.rec)
		return v, nil
	}
	for _, v := range t.snap.Versions {
		if v.ID != id {
			continue
		}
		if v.DocumentID != t.rec.ID {
			return v, ErrOtherPaper
		}
		return v, nil
	}
	return cases.Version{}, ErrOtherMatter
}

// carried gives an edited document what no Word file holds: its look, its language, and where its words come from.
func carried(doc, was *draft.Document, story []cases.Fragment) *draft.Document {
	out := *was
	out.Blocks = doc.Blocks
	if doc.Footer != "" {
		out.Footer = doc.Footer
	}
	if out.Look == "" {
		out.Look = doc.Look
	}
	if out.Lang == "" {
		out.Lang = doc.Lang
	}
	out.Sources = sourcesAfter(was, doc, story)
	return &out
}

// printedNumbers are the numbers of the paragraphs of the first level, by block.
func printedNumbers(doc *draft.Document) map[int]int {
	out := map[int]int{}
	n := 0
	for i, b := range doc.Blocks {
		if p, ok := b.(draft.Numbered); ok && p.Level <= 1 {
			if n++; p.Restart {
				n = 1
			}
			out[i] = n
		}
	}
	return out
}

// pdf takes back a PDF.
func (t *taking) pdf(raw []byte) error {
	if t.options.Viewer == nil {
		return fmt.Errorf("take back a PDF: %w", pdfview.ErrClosed)
	}
	file := bytes.NewReader(raw)
	pages, err := t.options.Viewer.OpenContext(t.ctx, file, int64(len(raw)))
	if err != nil {
		return err
	}
	traits, err := pages.Traits(t.ctx)
	if err != nil {
		return err
	}
	if traits.Encrypted { // what reads its structure stops at a lock
		return ErrActive
	}
	inside, err := packet.StructureOf(t.ctx, file, int64(len(raw)))
	if err != nil {
		return err
	}
	if traits.Scripts > 0 || traits.Attachments > 0 || inside.Encrypted || inside.Scripts || inside.Attachments {
		return ErrActive
	}
	if inside.Notes > 0 || inside.Layers {
		return ErrUnseen
	}
	if !inside.Signed && savedTwice(raw) {
		var clean bytes.Buffer
		if err := pages.Resave(t.ctx, &clean); err != nil {
			return err
		}
		raw = clean.Bytes()
	}
	base, err := t.base("")
	if err != nil {
		return err
	}
	doc := &draft.Document{Title: t.rec.Title, Footer: t.rec.Title, Facts: base.Facts, Notes: base.Notes, Cited: base.Cited, Reader: t.rec.For}
	for n := range pages.Pages() {
		words, err := pages.Text(t.ctx, n)
		if err != nil {
			return err
		}
		for _, p := range paragraphsOf(words) {
			doc.Blocks = append(doc.Blocks, draft.Paragraph{Text: draft.Plain(p)})
		}
	}
	// A scan has no words to be found, so every piece of the earlier version counts as still there.
	doc.Sources = append(unplaced(base.Sources), sourcesAfter(&draft.Document{}, doc, piecesBeside(t.snap.Story, base.Sources))...)
	return t.keep(base, cases.VersionPDF, doc, raw)
}

// savedTwice reports whether a PDF may hold an earlier state of its pages, as one does that a program saved by adding to
// its end (ISO 32000-1, 7.5.6): words that were taken out are still in the file then. A file that is laid out for the web
// ends twice by itself (annex F).
func savedTwice(raw []byte) bool {
	ends := bytes.Count(raw, []byte("startxref"))
	if bytes.Contains(raw[:min(len(raw), 1024)], []byte("/Linearized")) {
		ends--
	}
	return ends > 1
}

// pageFoot is the foot of our own pages.
var pageFoot = regexp.MustCompile(`^(.* — )?(page \d+ of|página \d+ de) \d+$`)

// paragraphsOf puts the lines of a page together: a line that ends a sentence, or stands alone, ends a paragraph. The
// foot of our own pages is no part of the words.
func paragraphsOf(page string) []string {
	var out []string
	now := ""
	end := func() {
		if now != "" {
			out = append(out, now)
		}
		now = ""
	}
	for _, line := range strings.Split(strings.ReplaceAll(page, "\r\n", "\n"), "\n") {
		line = strings.Join(strings.Fields(line), " ")
		switch {
		case line == "":
			end()
			continue
		case pageFoot.MatchString(line):
			continue
		}
		if now != "" {
			now += " "
		}
		now += line
		if strings.ContainsAny(line[len(line)-1:], ".:;?!") {
			end()
		}
	}
	end()
	return out
}

// keep stores the version and makes it the one to file.
func (t *taking) keep(base cases.Version, source cases.VersionSource, doc *draft.Document, pdf []byte) error {
	words, err := json.Marshal(doc)
	if err != nil {
		return err
	}
	t.made.Before = t.rec.Version
	if err := t.hold(base, doc); err != nil {
		return err
	}
	var recs []cases.Record
	versions := t.snap.VersionsOf(t.rec.ID)
	if v, ok, err := t.taken(versions, doc, pdf); ok || err != nil {
		if err != nil {
			return err
		}
		return t.again(v)
	}
	if len(versions) == 0 && t.rec.PDF.ID != "" { // of an older vault: what stood there stays to be seen
		first := versionFrom(t.rec, cases.VersionDrafted)
		first.Number, first.When = 1, t.rec.When
		versions, base = append(versions, first), first
		recs = append(recs, &first)
	}
	head := t.rec
	if base.ID != "" {
		head.Facts, head.Notes, head.Cited = base.Facts, base.Notes, base.Cited
		head.For, head.When = cmp.Or(base.For, head.For), draftedWhen(t.snap, base)
	}
	head.Sources, head.Gaps = doc.Sources, gapsLeft(base.Gaps, doc)
	v := versionFrom(head, source)
	v.Number, v.From, v.By = nextNumber(versions), base.ID, t.options.By
	v.When = t.options.now().UTC().Format(time.RFC3339)
	if len(t.made.Left) > 0 {
		left, err := json.Marshal(t.made.Left)
		if err != nil {
			return err
		}
		v.Left = string(left)
	}
	head.Version, head.Edited = v.Number, true
	if err := keepVersion(t.ctx, t.desk, &v, &head, words, pdf, append(recs, &head)); err != nil {
		return err
	}
	t.made.Record, t.made.Version = head, v
	return nil
}

// gapsLeft are the gaps that still stand in a document's words, in their brackets; all of them where it has no words.
func gapsLeft(gaps []string, doc *draft.Document) []string {
	var all strings.Builder
	for _, r := range redline.Compare(nil, doc).Rows {
		all.WriteString(r.Words() + "\n")
	}
	if strings.TrimSpace(all.String()) == "" { // pictures of pages: nobody can say that a gap is closed
		return gaps
	}
	var out []string
	for _, g := range gaps {
		if strings.Contains(all.String(), "["+g+"]") {
			out = append(out, g)
		}
	}
	return out
}

// LeftOf is what an edited file had and the pages of the version do not carry.
func LeftOf(v cases.Version) []docx.Left {
	var out []docx.Left
	if v.Left == "" || json.Unmarshal([]byte(v.Left), &out) != nil {
		return nil
	}
	return out
}
