package intake

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/convert"
	"github.com/harborfile/harborfile/forms/imagepage"
	"github.com/harborfile/harborfile/forms/ocr"
	"github.com/harborfile/harborfile/forms/pdfview"
)

// readDPI is the resolution at which pages are read, and kept where they are made anew from their pixels.
const readDPI = 300

// lowestDPI is the least at which print of an office paper still reads.
const lowestDPI = 100

// maxScan is the largest picture file that is laid behind its words as it is.
const maxScan = 256 << 20

// Read is what came of reading a scan.
type Read struct {
	Copy    cases.WorkingCopy
	Words   int // recognised
	Empty   int // pages on which nothing was recognised, or which could not be read
	Rebuilt int // pages that had words of their own and were drawn anew with them, since the whole file is made anew
}

// ReadScan recognises the words of an item's pages and makes a copy with them laid behind the pages, so that it can be
// searched. A JPEG keeps its own picture. Of a PDF every page is drawn anew at 300 dots an inch: with recognised words
// where it had none, with its own where it had some. langs are ISO 639-1 codes, the likeliest first. Pages that do not
// read go into the copy without words. Errors are ErrNoOCR, ErrHasWords, those of pdfview and convert, or about the
// vault.
func (w *Desk) ReadScan(ctx context.Context, item cases.EvidenceItem, langs []string, p cases.Progress) (Read, error) {
	if w.OCR == nil || w.Viewer == nil {
		return Read{}, ErrNoOCR
	}
	if p == nil {
		p = cases.NoProgress
	}
	snap, err := w.Store.Snapshot(ctx, item.MatterID)
	if err != nil {
		return Read{}, err
	}
	from := lastWhole(snap, item)
	src, closed, err := w.sealed(ctx, from.blob, from.media)
	if err != nil {
		return Read{}, err
	}
	defer closed()
	s := &scan{desk: w, langs: langs, progress: p}
	if err := s.open(ctx, src); err != nil {
		return Read{}, err
	}
	d := cases.NewCopy(item.MatterID, item.ID, from.copy, item.Blob.SHA256, cases.TextLayer, w.Who, w.Now())
	d.Media, d.Tool, d.Pages = "application/pdf", w.OCR.Tool(), s.doc.Pages()
	s.got.Copy, err = w.keepCopy(ctx, item, d, func(out io.Writer, d *cases.WorkingCopy) error {
		err := s.write(ctx, out)
		d.Text = s.text.String()
		return err
	})
	return s.got, err
}

// scan is one file being read.
type scan struct {
	desk     *Desk
	langs    []string
	progress cases.Progress
	doc      *pdfview.Doc
	jpeg     []byte     // the picture itself, where the file is one JPEG
	place    [4]float64 // where it lies on its page
	has      []bool     // pages with words of their own
	text     shortText
	got      Read
}

// open finds the pages of the file. A picture is set as pages first, in the child, as a packet would show it.
func (s *scan) open(ctx context.Context, src convert.Source) (err error) {
	if src.Media != "application/pdf" {
		if src, err = s.set(ctx, src); err != nil {
			return err
		}
	}
	if s.doc, err = s.desk.Viewer.OpenContext(ctx, src.R, src.Size); err != nil {
		return err
	}
	s.progress.SetTotal(int64(s.doc.Pages()))
	lacking := false
	for n := range s.doc.Pages() {
		text, err := s.doc.Text(ctx, n)
		if err != nil && ctx.Err() != nil {
			return ctx.Err()
		}
		words := strings.TrimSpace(text) != ""
		s.has = append(s.has, words)
		lacking = lacking || !words
	}
	if !lacking {
		return ErrHasWords
	}
	return nil
}

// set sets a picture as pages, in memory.
func (s *scan) set(ctx context.Context, src convert.Source) (convert.Source, error) {
	pdf := &roomy{limit: maxScan}
	made, err := s.desk.Convert.Pages(ctx, src, pdf)
	if err != nil {
		return src, err
	}
	if src.Media == "image/jpeg" && len(made.Places) == 1 && src.Size <= maxScan {
		s.place = made.Places[0]
		if s.jpeg, err = io.ReadAll(io.NewSectionReader(src.R, 0, src.Size)); err != nil {
			return src, err
		}
	}
	return convert.Source{R: bytes.NewReader(pdf.said.Bytes()), Size: int64(pdf.said.Len()), Media: made.Media}, nil
}

// roomy is memory with a limit.
type roomy struct {
	said  bytes.Buffer
	limit int
}

func (r *roomy) Write(p []byte) (int, error) {
	if r.said.Len()+len(p) > r.limit {
		return 0, convert.ErrTooLarge
	}
	return r.said.Write(p)
}

// write makes the new file page by page; one page at a time is in memory.
func (s *scan) write(ctx context.Context, out io.Writer) error {
	pages := imagepage.New(out, "")
	for n := range s.doc.Pages() {
		if err := s.page(ctx, pages, n); err != nil {
			return fmt.Errorf("page %d: %w", n+1, err)
		}
		s.progress.Add(1)
	}
	return pages.Close()
}

func (s *scan) page(ctx context.Context, pages *imagepage.Writer, n int) error {
	width, height, err := s.doc.Size(ctx, n)
	if err != nil {
		return err
	}
	dpi := dotsFor(width, height)
	pixels, err := s.doc.Render(ctx, n, dpi)
	if err != nil {
		return err
	}
	var words []imagepage.Word
	if s.has[n] {
		words, err = s.own(ctx, n)
		s.got.Rebuilt++
	} else {
		var seen []ocr.Word
		seen, err = s.desk.OCR.Words(ctx, pixels, dpi, s.langs)
		words = s.recognised(seen)
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil || len(words) == 0 {
		s.got.Empty++ // the page goes in as it looks
	}
	if s.jpeg != nil {
		return pages.PageAt(width, height, s.place, imagepage.Picture{JPEG: s.jpeg}, words)
	}
	return pages.Page(width, height, imagepage.Picture{Image: pixels}, words)
}

// dotsFor is the resolution for a page: a large plan is read more coarsely, so that its pixels stay within bounds.
func dotsFor(width, height float64) int {
	dpi := readDPI
	for dpi > lowestDPI && width/72*float64(dpi)*height/72*float64(dpi) > 38e6 {
		dpi -= 25
	}
	return dpi
}

// own are the words that a page has.
func (s *scan) own(ctx context.Context, n int) (out []imagepage.Word, err error) {
	words, err := s.doc.Words(ctx, n)
	for _, x := range words {
		s.text.add(x.Text)
		out = append(out, imagepage.Word{Text: x.Text, X0: x.Rect.X0, Y0: x.Rect.Y0, X1: x.Rect.X1, Y1: x.Rect.Y1})
	}
	return out, err
}

func (s *scan) recognised(seen []ocr.Word) (out []imagepage.Word) {
	for _, x := range seen {
		s.text.add(x.Text)
		s.got.Words++
		out = append(out, imagepage.Word{Text: x.Text, X0: x.X0, Y0: x.Y0, X1: x.X1, Y1: x.Y1})
	}
	return out
}
