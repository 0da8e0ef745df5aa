package text

import (
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/harborfile/harborfile/forms/truetype"
)

// shapes are the outlines of glyphs of a font that cannot be cut down as it is.
func (f *outFont) shapes(glyphs []int) []truetype.Shape {
	var out []truetype.Shape
	for _, g := range glyphs {
		s := truetype.Shape{Glyph: g, Advance: float64(f.advance[g]) * em / f.perEm}
		if data, ok := f.face.GlyphDataOutline(font.GID(g)); ok {
			s.Path = f.path(data.Segments)
		}
		if g > 0 { // glyph 0 is in every font
			out = append(out, s)
		}
	}
	return out
}

// path scales an outline to thousandths of an em and turns quadratic curves into cubic ones, the only ones that the
// format has.
func (f *outFont) path(segments []font.Segment) []truetype.Stroke {
	scale := em / f.perEm
	at := func(p opentype.SegmentPoint) truetype.Point {
		return truetype.Point{X: float64(p.X) * scale, Y: float64(p.Y) * scale}
	}
	between := func(a, b truetype.Point) truetype.Point { // two thirds of the way
		return truetype.Point{X: a.X + 2*(b.X-a.X)/3, Y: a.Y + 2*(b.Y-a.Y)/3}
	}
	var out []truetype.Stroke
	var now truetype.Point
	for _, s := range segments {
		a, b, c := at(s.Args[0]), at(s.Args[1]), at(s.Args[2])
		switch s.Op {
		case opentype.SegmentOpMoveTo:
			out = append(out, truetype.Stroke{Kind: truetype.MoveTo, End: a})
			now = a
		case opentype.SegmentOpLineTo:
			out = append(out, truetype.Stroke{Kind: truetype.LineTo, End: a})
			now = a
		case opentype.SegmentOpQuadTo:
			out = append(out, truetype.Stroke{Kind: truetype.CurveTo, C1: between(now, a), C2: between(b, a), End: b})
			now = b
		case opentype.SegmentOpCubeTo:
			out = append(out, truetype.Stroke{Kind: truetype.CurveTo, C1: a, C2: b, End: c})
			now = c
		}
	}
	return out
}
