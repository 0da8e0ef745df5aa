package redact

import (
	"context"
	"image"
	"image/color"
	"image/draw"
	"io"
	"math"
	"slices"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/imagepage"
	"github.com/harborfile/harborfile/forms/packet"
	"github.com/harborfile/harborfile/forms/pdfview"
)

// Options of Paint.
type Options struct {
	Eyes     Eyes     // read the new pixels; nil = the proof says that nobody did
	Langs    []string // of Eyes
	NoWords  bool     // pages of pixels alone, without words behind them
	Title    string   // neutral title of the copy; "" = none
	Progress cases.Progress
}

// Painted is what Paint made.
type Painted struct {
	Proof     []cases.Proof
	Pages     int
	Text      string // the words that stayed, for search
	Elsewhere []int  // pages on which words that a mark covers also stand unmarked
	Tool      string
}

// Tool names what makes the copies.
const Tool = "harborfile redact 1"

// job is one copy in the making.
type job struct {
	Options
	doc    *pdfview.Doc // as it is drawn
	said   *pdfview.Doc // as it is read, with fields and annotations
	viewer *pdfview.Viewer
	marks  map[int][]pdfview.Rect // by page, from 0
	pages  []painted
	gone   []string // the words under the marks
	stays  []string // by page: the words that stay
	text   strings.Builder
}

// painted is what has to be known of a page for the proof.
type painted struct {
	dpi   int
	size  image.Rectangle
	boxes []image.Rectangle // in pixels
	means []uint8           // brightness of the source's areas outside of the boxes
}

// Paint makes the copy of a PDF of size bytes in which the marks are painted over, writes it to w and proves that
// nothing is left. An error means that nothing may be used of what was written to w: a *LeftOver where a look found
// something, ErrNoMarks, ErrPlace, ErrPageSize, ErrTooLong, those of pdfview, or the error of ctx or w.
func Paint(ctx context.Context, v *pdfview.Viewer, r io.ReaderAt, size int64, marks []cases.Mark, w io.Writer, o Options) (Painted, error) {
	d, err := v.OpenContext(ctx, r, size)
	if err != nil {
		return Painted{}, err
	}
	if o.Progress == nil {
		o.Progress = cases.NoProgress
	}
	j := &job{Options: o, doc: d, viewer: v}
	if err := j.place(ctx, marks); err != nil {
		return Painted{}, err
	}
	said, drop := withFields(ctx, v, d)
	defer drop()
	j.said = said
	o.Progress.SetTotal(int64(2*d.Pages() + 1))
	made := packet.NewSpool()
	defer made.Drop()
	if err := j.write(ctx, made); err != nil {
		return Painted{}, err
	}
	if err := made.Close(); err != nil {
		return Painted{}, err
	}
	out := Painted{Pages: d.Pages(), Tool: Tool, Text: j.text.String(), Elsewhere: j.elsewhere()}
	if out.Proof, err = j.prove(ctx, made, made.Size()); err != nil {
		return out, err
	}
	_, err = io.Copy(w, io.NewSectionReader(made, 0, made.Size()))
	return out, err
}

// place sorts the marks by page and refuses those that would paint nothing.
func (j *job) place(ctx context.Context, marks []cases.Mark) error {
	switch {
	case len(marks) == 0:
		return ErrNoMarks
	case j.doc.Pages() > mostPages:
		return ErrTooLong
	}
	j.marks = map[int][]pdfview.Rect{}
	for _, m := range marks {
		page := m.Page - 1
		if page < 0 || page >= j.doc.Pages() || !usable(rectOf(m)) {
			return ErrPlace
		}
		g, err := j.doc.Page(ctx, page)
		if err != nil {
			return err
		}
		b := onPage(rectOf(m), g)
		if b.X1-b.X0 < 0.5 || b.Y1-b.Y0 < 0.5 {
			return ErrPlace
		}
		j.marks[page] = append(j.marks[page], b)
	}
	for _, list := range j.marks {
		slices.SortFunc(list, inOrder)
	}
	return nil
}

// write draws, paints and sets every page.
func (j *job) write(ctx context.Context, w io.Writer) error {
	out := imagepage.New(w, j.Title)
	for page := range j.doc.Pages() {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := j.page(ctx, page, out); err != nil {
			return err
		}
		j.Progress.Add(1)
	}
	return out.Close()
}

func (j *job) page(ctx context.Context, page int, out *imagepage.Writer) error {
	g, err := j.doc.Page(ctx, page)
	if err != nil {
		return err
	}
	letters, err := glyphs(ctx, j.said, page)
	if err != nil {
		return err
	}
	p := painted{}
	if p.dpi, err = resolution(ctx, j.doc, page, letters); err != nil {
		return err
	}
	img, err := j.doc.Render(ctx, page, p.dpi)
	if err != nil {
		return err
	}
	stays, gone := divide(letters, j.marks[page], inked(img, g))
	read := "" // what a machine reads where no mark lies
	if len(j.marks[page]) > 0 && j.Eyes != nil {
		more := len(letters) == 0
		if !more {
			if more, err = unsaid(ctx, j.doc, page, letters); err != nil {
				return err
			}
		}
		if more {
			var under []string
			if under, read, err = j.readUnder(ctx, img, page, p.dpi); err != nil {
				return err
			}
			gone = append(gone, under...)
		}
	}
	p.size = img.Rect
	for _, b := range j.marks[page] {
		p.boxes = append(p.boxes, inPixels(b, img.Rect, g))
	}
	p.means = means(img, p.boxes)
	for _, box := range p.boxes {
		draw.Draw(img, box, image.NewUniform(color.Black), image.Point{}, draw.Src)
	}
	j.pages = append(j.pages, p)
	j.gone = append(j.gone, gone...)
	words := wordsThatStay(letters, stays)
	var text strings.Builder
	for _, d := range words {
		text.WriteString(d.Text + " ")
	}
	j.stays = append(j.stays, text.String()+read)
	j.text.WriteString(strings.TrimSpace(text.String()) + "\n")
	if j.NoWords {
		words = nil
	}
	return out.Page(g.W, g.H, imagepage.Picture{Image: img}, words)
}

// readUnder are the words that lie under the marks of a page that shows more than its text says, as a machine reads them:
// the proof looks for them. stays is what it reads beside the marks.
func (j *job) readUnder(ctx context.Context, img *image.RGBA, page, dpi int) (gone []string, stays string, err error) {
	words, err := look(ctx, j.Eyes, img, dpi, j.Langs)
	if err != nil {
		return nil, "", err
	}
	letters := seen(words)
	beside, gone := divide(letters, j.marks[page], func(pdfview.Rect) bool { return true })
	var b strings.Builder
	for _, d := range wordsThatStay(letters, beside) {
		b.WriteString(d.Text + " ")
	}
	return gone, b.String(), nil
}

// How finely a page is drawn: small print needs more.
const (
	usualDPI  = 200
	fineDPI   = 300
	leastDPI  = 100        // less is not readable
	mostDrawn = 24_000_000 // pixels; pdfview draws at most 40 megapixels
)

// resolution chooses the dots an inch of a page: 200, 300 where its letters are small, less where it is very large.
func resolution(ctx context.Context, d *pdfview.Doc, page int, letters []glyph) (int, error) {
	g, err := d.Page(ctx, page)
	if err != nil {
		return 0, err
	}
	if !(g.W >= 1 && g.H >= 1 && g.W <= 14400 && g.H <= 14400) {
		return 0, ErrPageSize
	}
	dpi := usualDPI
	small := 0
	for _, l := range letters {
		if h := min(l.at.Y1-l.at.Y0, l.at.X1-l.at.X0); h > 0.5 && max(l.at.Y1-l.at.Y0, l.at.X1-l.at.X0) < 4 {
			small++ // letters of four points and less: print of about seven points
		}
	}
	if small > 20 && small*4 > len(letters) {
		dpi = fineDPI
	}
	if most := int(math.Sqrt(mostDrawn / (g.W / 72 * g.H / 72))); dpi > most {
		dpi = most
	}
	if dpi < leastDPI {
		return 0, ErrPageSize
	}
	return dpi, nil
}

// inPixels is a box in the pixels of a drawing, never smaller than it is in points.
func inPixels(b pdfview.Rect, img image.Rectangle, g pdfview.Geometry) image.Rectangle {
	kx, ky := float64(img.Dx())/g.W, float64(img.Dy())/g.H
	return image.Rect(int(math.Floor(b.X0*kx)), int(math.Floor(b.Y0*ky)), int(math.Ceil(b.X1*kx)), int(math.Ceil(b.Y1*ky))).Intersect(img)
}

// elsewhere are the pages on which words that a mark covers also stand where none does. They may be meant to stay.
func (j *job) elsewhere() (pages []int) {
	for page, text := range j.stays {
		if slices.ContainsFunc(j.gone, func(w string) bool { return len(squeezed(w)) >= leastNeedle && packet.SaysWord(text, w) }) {
			pages = append(pages, page+1)
		}
	}
	return pages
}
