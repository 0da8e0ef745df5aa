package packet

import (
	"context"
	"image"
	"math"
	"slices"
	"unicode"

	"github.com/harborfile/harborfile/cases/law"
	"github.com/harborfile/harborfile/forms/pdfview"
)

// letterSize allows a page that lies on its side, and the rounding of scanners.
func letterSize(g pdfview.Geometry) bool {
	w, h := min(g.W, g.H), max(g.W, g.H)
	return math.Abs(w-paperW) < 4 && math.Abs(h-paperH) < 4
}

// inPoints is a page's size with its own unit, which PDFium leaves aside.
func inPoints(g pdfview.Geometry, unit float64) pdfview.Geometry {
	if unit > 0 {
		g.W, g.H = g.W*unit, g.H*unit
	}
	return g
}

// fewLetters: a picture with less text than this has a line at its edge, as scanners and courts print it, and its words
// were not read.
const fewLetters = 80

// letters counts what can be searched in a text. Signs from no alphabet are what is left of letters whose font does not
// say what they are.
func letters(text string) (n int) {
	for _, r := range text {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsPunct(r) {
			n++
		}
	}
	return n
}

// corners looks at the upper right corner, where the venue keeps it for the clerk: at the ink of the first page, and at
// the words of the others, which are not drawn for it. Whether the smaller size means across or down was not read, so
// both are looked at.
func (in *inspection) corners(ctx context.Context, d *pdfview.Doc, page, number int, words []pdfview.Word, shape pdfview.Geometry) error {
	if number > 1 {
		r, ok := in.pack.Rule(law.CheckCornerLater)
		across, down := r.Inches()
		if ok && (holdsWords(words, shape, across, down) || holdsWords(words, shape, down, across)) {
			in.s.cornerLater = append(in.s.cornerLater, number)
		}
		return nil
	}
	r, ok := in.pack.Rule(law.CheckCorner)
	if !ok {
		return nil
	}
	across, down := r.Inches()
	ink, err := inkIn(ctx, d, page, shape, pdfview.Rect{X0: shape.W - 72*across, Y0: 0, X1: shape.W, Y1: 72 * down})
	if ink || holdsWords(words, shape, across, down) {
		in.s.corner = append(in.s.corner, number)
	}
	return err
}

// holdsWords reports whether a word reaches into the upper right corner, given in inches.
func holdsWords(words []pdfview.Word, shape pdfview.Geometry, across, down float64) bool {
	return slices.ContainsFunc(words, func(w pdfview.Word) bool {
		return w.Rect.X1 > shape.W-72*across && w.Rect.Y0 < 72*down && w.Rect.Y0 >= 0 && w.Rect.X0 < shape.W
	})
}

// hasInk draws a page small and looks for anything dark outside the corner of
// its number.
func hasInk(ctx context.Context, d *pdfview.Doc, page int, shape pdfview.Geometry) (bool, error) {
	k := stampScale(shape.W)
	own := pdfview.Rect{X0: shape.W - 150*k, Y0: shape.H - 28*k, X1: shape.W, Y1: shape.H}
	return darkIn(ctx, d, page, shape, pdfview.Rect{X1: shape.W, Y1: shape.H}, own)
}

// inkIn looks for anything dark in a part of a page.
func inkIn(ctx context.Context, d *pdfview.Doc, page int, shape pdfview.Geometry, where pdfview.Rect) (bool, error) {
	return darkIn(ctx, d, page, shape, where, pdfview.Rect{})
}

// darkIn looks for anything dark in where but not in except.
func darkIn(ctx context.Context, d *pdfview.Doc, page int, shape pdfview.Geometry, where, except pdfview.Rect) (bool, error) {
	const dpi = 24
	if shape.W*shape.H > 4e8 { // a page beyond any paper is not drawn for this
		return true, nil
	}
	im, err := d.Render(ctx, page, dpi)
	if err != nil {
		return false, err
	}
	at := func(r pdfview.Rect) image.Rectangle {
		return image.Rect(int(r.X0*dpi/72), int(r.Y0*dpi/72), int(math.Ceil(r.X1*dpi/72)), int(math.Ceil(r.Y1*dpi/72)))
	}
	look, skip := at(where).Intersect(im.Bounds()), at(except)
	for y := look.Min.Y; y < look.Max.Y; y++ {
		for x := look.Min.X; x < look.Max.X; x++ {
			if image.Pt(x, y).In(skip) {
				continue
			}
			if p := im.RGBAAt(x, y); int(p.R)+int(p.G)+int(p.B) < 3*235 {
				return true, nil
			}
		}
	}
	return false, nil
}
