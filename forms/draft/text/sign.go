package text

import (
	"bytes"

	"github.com/harborfile/harborfile/forms/draft/pdfw"
	"github.com/harborfile/harborfile/forms/truetype"
)

// DrawSign fills the shape of a character without setting text: the section signs and brackets that make the column of a
// caption are a drawing, and who extracts or listens to the page does not meet them between the words. A character that
// the upright style lacks draws nothing.
func (s *Set) DrawSign(b *bytes.Buffer, r rune, size, x, y float64) {
	f := s.chains[Regular].first()
	glyph, ok := f.shape.Cmap.Lookup(r)
	if !ok {
		return
	}
	outline, ok := f.face.GlyphDataOutline(glyph)
	if !ok {
		return
	}
	write := func(op string, points ...truetype.Point) {
		for _, p := range points {
			b.WriteString(pdfw.Num(x+p.X*size/em) + " " + pdfw.Num(y+p.Y*size/em) + " ")
		}
		b.WriteString(op + "\n")
	}
	for _, step := range f.path(outline.Segments) {
		switch step.Kind {
		case truetype.MoveTo:
			write("m", step.End)
		case truetype.LineTo:
			write("l", step.End)
		case truetype.CurveTo:
			write("c", step.C1, step.C2, step.End)
		}
	}
	b.WriteString("f\n")
}
