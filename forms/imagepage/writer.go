package imagepage

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"io"
	"math"

	"github.com/harborfile/harborfile/forms/draft/pdfw"
)

// ErrPage: a page without size or picture, or larger than a PDF page can be.
var ErrPage = errors.New("imagepage: a page needs a picture and a size of 1 to 14,400 points")

// largest is the longest side of a page in points (ISO 32000-1, annex C).
const largest = 14400

// Word is a text with its place, in points from the upper left corner of the page as displayed.
type Word struct {
	Text           string
	X0, Y0, X1, Y1 float64
	Turn           int // degrees clockwise by which its line is turned: 0, 90, 180, 270
}

// Picture is what a page shows: a JPEG whose samples go over untouched and whose orientation is kept, or else an image.
type Picture struct {
	JPEG  []byte
	Image image.Image
}

// Writer writes one file. It keeps the first thing that goes wrong and reports it again in Close. For one goroutine.
type Writer struct {
	pdf   *pdfw.Writer
	tree  *pdfw.PageTree
	font  hidden
	title string
	err   error
}

// New starts a file on w, which the caller closes after Close. The title is what a viewer shows in its window: it has to
// be neutral, never a name. "" leaves it out.
func New(w io.Writer, title string) *Writer {
	p := pdfw.New(w)
	return &Writer{pdf: p, tree: p.NewPageTree(), font: newHidden(p), title: title}
}

// Page adds a page of width by height points that shows the picture from edge to edge, with words behind it. Words that
// lie outside of the page or hold nothing printable are left out.
func (w *Writer) Page(width, height float64, picture Picture, words []Word) error {
	return w.PageAt(width, height, [4]float64{0, 0, width, height}, picture, words)
}

// PageAt is Page with a picture that covers only a part of the page: place is its left, upper, right and lower edge, in
// points from the upper left corner of the page.
func (w *Writer) PageAt(width, height float64, place [4]float64, picture Picture, words []Word) error {
	if w.err != nil {
		return w.err
	}
	if !(width >= 1 && height >= 1 && width <= largest && height <= largest) {
		return w.keep(ErrPage)
	}
	coded, err := picture.coded()
	if err != nil {
		return w.keep(err)
	}
	im, content := w.pdf.Alloc(), w.pdf.Alloc()
	w.pdf.Raw(im, fmt.Sprintf("/Type/XObject/Subtype/Image/Width %d/Height %d%s", coded.w, coded.h, coded.dict), coded.data)
	var b bytes.Buffer
	// The words come first, so that the picture lies over them even in a viewer that takes no notice of their mode.
	w.font.lay(&b, height, inside(words, width, height))
	m := turned(coded.orientation, place[2]-place[0], place[3]-place[1])
	m[4], m[5] = m[4]+place[0], m[5]+height-place[3]
	b.WriteString("q")
	for _, v := range m {
		b.WriteString(" " + pdfw.Num(v))
	}
	b.WriteString(" cm /Im Do Q\n")
	w.pdf.Flate(content, "", b.Bytes())
	w.tree.Add(w.pdf.Add(fmt.Sprintf("<</Type/Page/Parent %d 0 R/MediaBox[0 0 %s %s]/Contents %d 0 R/Resources<</Font %d 0 R/XObject<</Im %d 0 R>>>>>>",
		w.tree.Parent(w.tree.Len()), pdfw.Num(width), pdfw.Num(height), content, w.font.resources, im)))
	return w.keep(w.pdf.Err())
}

// Close writes the fonts and the end of the file. A file without pages is an error.
func (w *Writer) Close() error {
	if w.err != nil {
		return w.err
	}
	if w.tree.Len() == 0 {
		return w.keep(ErrPage)
	}
	w.font.finish()
	info := 0
	catalog := fmt.Sprintf("<</Type/Catalog/Pages %d 0 R", w.tree.Finish())
	if w.title != "" {
		info = w.pdf.Add("<</Title" + pdfw.Text(w.title) + ">>")
		catalog += "/ViewerPreferences<</DisplayDocTitle true>>"
	}
	return w.keep(w.pdf.Finish(w.pdf.Add(catalog+">>"), info))
}

func (w *Writer) keep(err error) error {
	if w.err == nil {
		w.err = err
	}
	return err
}

// inside leaves out words without a usable place on the page.
func inside(words []Word, width, height float64) []Word {
	var out []Word
	for _, d := range words {
		sum := d.X0 + d.Y0 + d.X1 + d.Y1
		if math.IsNaN(sum) || math.IsInf(sum, 0) || d.X1 <= 0 || d.Y1 <= 0 || d.X0 >= width || d.Y0 >= height ||
			d.X1 <= d.X0 || d.Y1 <= d.Y0 {
			continue
		}
		d.X0, d.Y0, d.X1, d.Y1 = max(d.X0, 0), max(d.Y0, 0), min(d.X1, width), min(d.Y1, height)
		out = append(out, d)
	}
	return out
}

// turned is the matrix that draws the unit square of an image over the page, turned or mirrored as EXIF's orientation
// asks (CIPA DC-008, tag 0x0112).
func turned(orientation int, w, h float64) [6]float64 {
	switch orientation {
	case 2: // mirrored
		return [6]float64{-w, 0, 0, h, w, 0}
	case 3: // upside down
		return [6]float64{-w, 0, 0, -h, w, h}
	case 4: // mirrored upside down
		return [6]float64{w, 0, 0, -h, 0, h}
	case 5: // mirrored, then turned
		return [6]float64{0, -h, -w, 0, w, h}
	case 6: // has to be turned clockwise
		return [6]float64{0, -h, w, 0, 0, h}
	case 7:
		return [6]float64{0, h, w, 0, 0, 0}
	case 8: // has to be turned counter-clockwise
		return [6]float64{0, h, -w, 0, w, 0}
	}
	return [6]float64{w, 0, 0, h, 0, 0}
}
