package truetype

import (
	"bytes"
	"math"
	"testing"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"pgregory.net/rapid"
)

// asFont wraps the outlines with the tables that a reader of whole fonts asks for.
func asFont(t rapid.TB, program []byte, glyphs int) *font.Face {
	head, maxp, hhea := make([]byte, 54), []byte{0, 0, 0x50, 0, byte(glyphs >> 8), byte(glyphs)}, make([]byte, 36)
	head[18], head[19] = 1000>>8, 1000&0xFF
	copy(head[12:], []byte{0x5F, 0x0F, 0x3C, 0xF5})
	hhea[35] = 1
	cmap := []byte{0, 0, 0, 1, 0, 3, 0, 10, 0, 0, 0, 12, 0, 12, 0, 0, 0, 0, 0, 28, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 32, 0, 0, 0, 32, 0, 0, 0, 0}
	file := sfnt(map[string][]byte{"CFF ": program, "head": head, "maxp": maxp, "hhea": hhea, "hmtx": make([]byte, 4+2*glyphs), "cmap": cmap})
	face, err := font.ParseTTF(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	return face
}

// Another reader of the format finds every contour where it was put, to the nearest thousandth of an em.
func TestCFFKeepsTheShapes(t *testing.T) {
	place := rapid.Custom(func(t *rapid.T) Point {
		return Point{rapid.Float64Range(-3000, 3000).Draw(t, "x"), rapid.Float64Range(-3000, 3000).Draw(t, "y")}
	})
	rapid.Check(t, func(t *rapid.T) {
		var shapes []Shape
		for g := range rapid.IntRange(1, 5).Draw(t, "glyphs") {
			s := Shape{Glyph: 7 + 300*g, Advance: rapid.Float64Range(0, 2000).Draw(t, "advance")}
			for range rapid.IntRange(0, 3).Draw(t, "contours") {
				s.Path = append(s.Path, Stroke{Kind: MoveTo, End: place.Draw(t, "move")})
				for range rapid.IntRange(1, 4).Draw(t, "strokes") {
					k := Stroke{Kind: StrokeKind(rapid.IntRange(1, 2).Draw(t, "kind")), C1: place.Draw(t, "c1"), C2: place.Draw(t, "c2"), End: place.Draw(t, "end")}
					s.Path = append(s.Path, k)
				}
			}
			shapes = append(shapes, s)
		}
		program := CFF("Test-Face", shapes)
		face := asFont(t, program, len(shapes)+1)
		for i, s := range shapes {
			outline, ok := face.GlyphDataOutline(font.GID(i + 1))
			if !ok {
				t.Fatalf("glyph %d has no outline", i+1)
			}
			compare(t, s.Path, outline.Segments)
		}
		if !bytes.Equal(program, CFF("Test-Face", shapes)) {
			t.Fatal("two runs differ")
		}
	})
}

// compare leaves out the lines with which the reader closes contours.
func compare(t rapid.TB, want []Stroke, got []font.Segment) {
	near := func(p Point, q opentype.SegmentPoint) bool {
		return math.Abs(p.X-float64(q.X)) <= 0.51 && math.Abs(p.Y-float64(q.Y)) <= 0.51
	}
	ops := map[StrokeKind]opentype.SegmentOp{MoveTo: opentype.SegmentOpMoveTo, LineTo: opentype.SegmentOpLineTo, CurveTo: opentype.SegmentOpCubeTo}
	for _, w := range want {
		for len(got) > 0 && got[0].Op == opentype.SegmentOpLineTo && (w.Kind != LineTo || !near(w.End, got[0].Args[0])) {
			got = got[1:]
		}
		if len(got) == 0 || got[0].Op != ops[w.Kind] {
			t.Fatalf("stroke %+v is lost", w)
		}
		a := got[0].Args
		if w.Kind == CurveTo && !(near(w.C1, a[0]) && near(w.C2, a[1]) && near(w.End, a[2])) || w.Kind != CurveTo && !near(w.End, a[0]) {
			t.Fatalf("stroke %+v is drawn as %+v", w, got[0])
		}
		got = got[1:]
	}
}
