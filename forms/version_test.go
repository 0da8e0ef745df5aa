package forms

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/forms/draft"
	"github.com/harborfile/harborfile/forms/draft/docx"
	"github.com/harborfile/harborfile/forms/draft/redline"
	"github.com/harborfile/harborfile/forms/pdfview"
)

// anyPaper drafts a matter's papers and gives one that has numbered paragraphs.
func anyPaper(t *testing.T, d *vault.Vault, matter string, o MatterOptions) cases.Document {
	t.Helper()
	made, err := DraftMatter(t.Context(), d, matter, o)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range made {
		if strings.HasSuffix(m.Record.Template, "declaration") {
			return m.Record
		}
	}
	t.Fatal("no declaration among the papers")
	return cases.Document{}
}

func wordsNow(t *testing.T, d *vault.Vault, matter string, id string, number int) *draft.Document {
	t.Helper()
	s, err := d.Snapshot(t.Context(), matter)
	if err != nil {
		t.Fatal(err)
	}
	rec, ok := documentByID(s, id)
	if !ok {
		t.Fatal("the document is gone")
	}
	v, err := versionNumbered(s, rec, number)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := VersionWords(t.Context(), d, v)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// edited is the exported file with a sentence put into the first numbered paragraph, as an attorney would.
func edited(t *testing.T, d *vault.Vault, matter string, doc cases.Document) []byte {
	t.Helper()
	words := wordsNow(t, d, matter, doc.ID, 0)
	s, err := d.Snapshot(t.Context(), matter)
	if err != nil {
		t.Fatal(err)
	}
	v, _ := s.VersionToFile(doc)
	for i, b := range words.Blocks {
		if n, ok := b.(draft.Numbered); ok {
			n.Text = append(draft.Rich{}, append(n.Text, draft.Plain(" I add this in my own words.")...)...)
			words.Blocks[i] = n
			break
		}
	}
	file, err := docx.Write(words, v.ID)
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// A paper that an attorney edited stays the one to file when it is drafted anew, until somebody chooses the draft.
func TestEditedVersionStays(t *testing.T) {
	d := desk(t)
	matter := matterID(cases.RecordRelief)
	o := MatterOptions{Now: time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC), By: "A. Attorney"}
	doc := anyPaper(t, d, matter, o)
	if doc.Version != 1 || doc.Edited {
		t.Fatalf("a first draft is version %d, edited %t", doc.Version, doc.Edited)
	}
	again, err := DraftDocument(t.Context(), d, matter, doc.Template, o)
	if err != nil || again.Record.Version != 1 {
		t.Fatalf("the same words became version %d (%v)", again.Record.Version, err)
	}
	exported, err := ExportWord(t.Context(), d, matter, doc.ID, 0)
	if err != nil || len(exported) == 0 {
		t.Fatal(err)
	}
	file := edited(t, d, matter, doc)
	took, err := TakeBack(t.Context(), d, matter, doc.ID, bytes.NewReader(file), int64(len(file)), o)
	if err != nil {
		t.Fatal(err)
	}
	if !took.Record.Edited || took.Record.Version != 2 || took.Version.Source != cases.VersionWord || len(took.Left) > 0 || took.Version.By != "A. Attorney" {
		t.Errorf("taken back as %+v, left %v", took.Version, took.Left)
	}
	if len(took.Record.Sources) != len(doc.Sources) || len(took.Record.Facts) != len(doc.Facts) {
		t.Errorf("the edited version knows %d of %d sources and %d of %d facts", len(took.Record.Sources), len(doc.Sources), len(took.Record.Facts), len(doc.Facts))
	}
	changeName(t, d, matter)
	drafted, err := DraftDocument(t.Context(), d, matter, doc.Template, o)
	if err != nil {
		t.Fatal(err)
	}
	if drafted.Record.Version != 2 || !drafted.Record.Edited || drafted.Record.PDF != took.Record.PDF {
		t.Errorf("a new draft replaced what a person edited: version %d", drafted.Record.Version)
	}
	versions, err := Versions(t.Context(), d, matter, doc.ID)
	if err != nil || len(versions) != 3 {
		t.Fatalf("%d versions (%v)", len(versions), err)
	}
	checkRedlines(t, d, matter, doc)
	chosen, err := ChooseVersion(t.Context(), d, matter, doc.ID, 3)
	if err != nil || chosen.Edited || chosen.Version != 3 || chosen.PDF != versions[2].PDF {
		t.Errorf("chosen: %+v (%v)", chosen, err)
	}
	if err := RemoveDocument(t.Context(), d, matter, doc.ID); err != nil {
		t.Fatal(err)
	}
	s, err := d.Snapshot(t.Context(), matter)
	if err != nil || len(s.VersionsOf(doc.ID)) > 0 {
		t.Errorf("versions of a removed paper are left (%v)", err)
	}
}

func checkRedlines(t *testing.T, d *vault.Vault, matter string, doc cases.Document) {
	t.Helper()
	c, err := Redline(t.Context(), d, matter, doc.ID, 1, 2)
	if err != nil {
		t.Fatal(err)
	}
	if c.Count(redline.Changed) != 1 || c.Count(redline.Added)+c.Count(redline.Removed) != 0 {
		t.Errorf("one sentence was added; the comparison says %d changed, %d added, %d removed", c.Count(redline.Changed), c.Count(redline.Added), c.Count(redline.Removed))
	}
	for _, lang := range []string{"en", "es"} {
		if pdf, err := RedlinePaper(t.Context(), d, matter, doc.ID, 1, 3, lang); err != nil || !bytes.HasPrefix(pdf, []byte("%PDF")) {
			t.Errorf("the comparison was not set: %v", err)
		}
	}
}

// A document of an older vault, without versions, keeps what stood there as its first one.
func TestVersionsOfAnOlderVault(t *testing.T) {
	d := desk(t)
	matter := matterID(cases.RecordRelief)
	doc := anyPaper(t, d, matter, MatterOptions{})
	versions, err := Versions(t.Context(), d, matter, doc.ID)
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range versions {
		if err := d.Delete(t.Context(), v); err != nil {
			t.Fatal(err)
		}
	}
	doc.Version = 0
	if err := d.Write(t.Context(), &doc); err != nil {
		t.Fatal(err)
	}
	if _, err := ExportWord(t.Context(), d, matter, doc.ID, 0); !errors.Is(err, ErrNoWords) {
		t.Errorf("a document without words was exported: %v", err)
	}
	again, err := DraftDocument(t.Context(), d, matter, doc.Template, MatterOptions{})
	if err != nil || again.Record.Version != 2 {
		t.Fatalf("version %d (%v)", again.Record.Version, err)
	}
	if versions, err = Versions(t.Context(), d, matter, doc.ID); err != nil || len(versions) != 2 || versions[0].PDF != doc.PDF {
		t.Errorf("%d versions (%v)", len(versions), err)
	}
	if _, err := Redline(t.Context(), d, matter, doc.ID, 1, 2); !errors.Is(err, ErrNoWords) {
		t.Errorf("compared without words: %v", err)
	}
}

// What is no paper, or not this one, is turned away and nothing changes.
func TestTakeBackTurnsAway(t *testing.T) {
	d := desk(t)
	matter := matterID(cases.RecordRelief)
	doc := anyPaper(t, d, matter, MatterOptions{})
	s, err := d.Snapshot(t.Context(), matter)
	if err != nil {
		t.Fatal(err)
	}
	other := ""
	for _, v := range s.Versions {
		if v.DocumentID != doc.ID {
			other = v.ID
		}
	}
	words := wordsNow(t, d, matter, doc.ID, 0)
	foreign, err := docx.Write(words, other)
	if err != nil {
		t.Fatal(err)
	}
	elsewhere, err := docx.Write(words, cases.NewID()) // of another matter, or of a paper that was removed
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		file []byte
		want error
	}{
		"another client's": {elsewhere, ErrOtherMatter},
		"text":             {[]byte("just words"), ErrNotPaper}, "nothing": {nil, ErrNotPaper}, "zip": {[]byte("PK\x03\x04 broken"), docx.ErrUnreadable},
		"old word": {[]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and more"), docx.ErrPassword}, "another paper": {foreign, ErrOtherPaper},
	} {
		_, err := TakeBack(context.Background(), d, matter, doc.ID, bytes.NewReader(c.file), int64(len(c.file)), MatterOptions{})
		if !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
		if words := cases.Explain(err, "es"); words.What == "" || words.Safe == "" {
			t.Errorf("%s: no words for it in Spanish", name)
		}
	}
	after, err := d.Snapshot(t.Context(), matter)
	if err != nil || len(after.Versions) != len(s.Versions) {
		t.Errorf("a file that was turned away left a version (%v)", err)
	}
}

// A PDF is filed as it came; one that acts is turned away.
func TestTakeBackPDF(t *testing.T) {
	d := desk(t)
	matter := matterID(cases.RecordRelief)
	viewer, err := pdfview.Start(pdfview.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { viewer.Close() })
	o := MatterOptions{Viewer: viewer}
	doc := anyPaper(t, d, matter, o)
	pdf, err := draft.Render(&draft.Document{Title: "Edited", Blocks: []draft.Block{draft.Paragraph{Text: draft.Plain("These words were edited elsewhere.")}}})
	if err != nil {
		t.Fatal(err)
	}
	acting := smallPDF("/OpenAction<</S/JavaScript/JS(app.beep\\(\\))>>")
	if _, err := TakeBack(t.Context(), d, matter, doc.ID, bytes.NewReader(acting), int64(len(acting)), o); !errors.Is(err, ErrActive) {
		t.Errorf("a PDF that runs something was taken back: %v", err)
	}
	locked, err := os.ReadFile(filepath.Join("testdata", "locked.pdf")) // qpdf --encrypt "" owner 256: opens without a password
	if err != nil {
		t.Fatal(err)
	}
	if _, err := TakeBack(t.Context(), d, matter, doc.ID, bytes.NewReader(locked), int64(len(locked)), o); !errors.Is(err, ErrActive) {
		t.Errorf("of a PDF that opens and may not be changed nothing was said: %v", err)
	}
	for name, unseen := range map[string][]byte{
		"a note":         smallPDFWith("", "/Annots[<</Type/Annot/Subtype/Text/Rect[0 0 20 20]/Contents(She told me more)>>]"),
		"a mark's words": smallPDFWith("", "/Annots[<</Type/Annot/Subtype/Highlight/Rect[0 0 20 20]/QuadPoints[0 20 20 20 0 0 20 0]/Contents<53686521>>>]"),
		"a layer":        smallPDF("/OCProperties<</OCGs[3 0 R]/D<</OFF[3 0 R]>>>>"),
	} {
		if _, err := TakeBack(t.Context(), d, matter, doc.ID, bytes.NewReader(unseen), int64(len(unseen)), o); !errors.Is(err, ErrUnseen) {
			t.Errorf("a PDF with %s was taken back: %v", name, err)
		}
	}
	added := savedOver(smallPDFWith("", "/TheWords(OLDER WORDS)/Contents 4 0 R"), "/TheWords(now)")
	kept, err := TakeBack(t.Context(), d, matter, doc.ID, bytes.NewReader(added), int64(len(added)), o)
	if err != nil {
		t.Fatal(err)
	}
	for _, words := range []string{"OLDER WORDS", "WORDS LEFT BEHIND"} {
		if !bytes.Contains(added, []byte(words)) || bytes.Contains(blobBytes(t, d, kept.Record.PDF), []byte(words)) {
			t.Errorf("%q, from before the last saving, is still in the file", words)
		}
	}
	took, err := TakeBack(t.Context(), d, matter, doc.ID, bytes.NewReader(pdf), int64(len(pdf)), o)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(blobBytes(t, d, took.Record.PDF), pdf) || took.Version.Source != cases.VersionPDF || !took.Record.Edited {
		t.Errorf("it is not filed as it came: %+v", took.Version)
	}
	words := wordsNow(t, d, matter, doc.ID, 0)
	if len(words.Blocks) != 1 || words.Blocks[0].(draft.Paragraph).Text.String() != "These words were edited elsewhere." {
		t.Errorf("its words are %+v", words.Blocks)
	}
	if _, err := ExportWord(t.Context(), d, matter, doc.ID, 0); !errors.Is(err, ErrCameAsPDF) {
		t.Errorf("a Word file was made of pages: %v", err)
	}
}

// A scan has no words that could say which gaps are closed: they stay open.
func TestGapsOfAScan(t *testing.T) {
	gaps := []string{"the judge", "the docket"}
	if left := gapsLeft(gaps, &draft.Document{}); len(left) != 2 {
		t.Errorf("of a paper without words %d of 2 gaps are open", len(left))
	}
	some := &draft.Document{Blocks: []draft.Block{draft.Paragraph{Text: draft.Plain("Before [the judge] in Seattle.")}}}
	if left := gapsLeft(gaps, some); len(left) != 1 || left[0] != "the judge" {
		t.Errorf("open gaps: %v", left)
	}
}

// smallPDF is a PDF of one empty page with something in its catalog.
func smallPDF(catalog string) []byte { return smallPDFWith(catalog, "") }

// savedOver is smallPDF with its page written anew behind its end, as programs save what was changed.
func savedOver(file []byte, page string) []byte {
	out := bytes.Clone(file)
	at, prev := len(out), bytes.LastIndex(file, []byte("xref\n0 5"))
	out = fmt.Appendf(out, "3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]%s>>\nendobj\n", page)
	xref := len(out)
	return fmt.Appendf(out, "xref\n3 1\n%010d 00000 n \ntrailer\n<</Size 5/Root 1 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n", at, prev, xref)
}

// smallPDFWith has something in its page, too.
func smallPDFWith(catalog, page string) []byte {
	var out bytes.Buffer
	out.WriteString("%PDF-1.4\n")
	var at []int
	for i, o := range []string{"<</Type/Catalog/Pages 2 0 R" + catalog + ">>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]" + page + ">>", "<</Length 0/Words(WORDS LEFT BEHIND)>>stream\n\nendstream"} {
		at = append(at, out.Len())
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	xref := out.Len()
	out.WriteString("xref\n0 5\n0000000000 65535 f \n")
	for _, o := range at {
		fmt.Fprintf(&out, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&out, "trailer\n<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", xref)
	return out.Bytes()
}
