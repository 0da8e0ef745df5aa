package text

import (
	"bytes"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/harborfile/harborfile/forms/draft/pdfw"
)

// DrawSign fills the shape of a character without setting text: the section signs and brackets that make the column of a
// caption are a drawing, and who extracts or listens to the page does not meet them between the words. A character that
// the upright style lacks draws nothing.
func (s *Set) DrawSign(b *bytes.Buffer, r rune, size, x, y float64) {
	f := builtin().chain(Regular)[0].open()
	glyph, ok := f.shape.Cmap.Lookup(r)
	if !ok {
		return
	}
	shape, ok := font.NewFace(f.shape).GlyphDataOutline(glyph)
	if !ok {
		return
	}
	k := size / f.perEm
	var at opentype.SegmentPoint
	write := func(op string, points ...opentype.SegmentPoint) {
		for _, p := range points {
			b.WriteString(pdfw.Num(x+float64(p.X)*k) + " " + pdfw.Num(y+float64(p.Y)*k) + " ")
		}
		b.WriteString(op + "\n")
	}
	for _, seg := range shape.Segments {
		switch seg.Op {
		case opentype.SegmentOpMoveTo:
			at = seg.Args[0]
			write("m", at)
		case opentype.SegmentOpLineTo:
			at = seg.Args[0]
			write("l", at)
		case opentype.SegmentOpQuadTo:
			write("c", toward(at, seg.Args[0]), toward(seg.Args[1], seg.Args[0]), seg.Args[1])
			at = seg.Args[1]
		case opentype.SegmentOpCubeTo:
			write("c", seg.Args[0], seg.Args[1], seg.Args[2])
			at = seg.Args[2]
		}
	}
	b.WriteString("f\n")
}

// toward goes two thirds of the way from an end of a quadratic curve to its control point, which gives the control
// points of the same curve as a cubic one.
func toward(end, control opentype.SegmentPoint) opentype.SegmentPoint {
	return opentype.SegmentPoint{X: end.X + (control.X-end.X)*2/3, Y: end.Y + (control.Y-end.Y)*2/3}
}
