package fill

import (
	"fmt"
	"slices"

	gofont "github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// perOutlinePart is how many glyphs one Type 3 font holds: its codes are single bytes, and 0 stays free.
const perOutlinePart = 255

// outlinePart is a Type 3 font with glyphs drawn as paths. It serves fonts whose outlines are not TrueType (many CJK
// fonts are CFF): every reader draws it, and its text can be copied and searched.
type outlinePart struct {
	name  string
	ref   types.IndirectRef
	dict  types.Dict
	face  *face
	codes []int        // in use
	glyph map[int]int  // code -> glyph
	text  map[int]rune // code -> character
}

// outlineCode gives the next free code to a glyph.
func (f *face) outlineCode(d *document, index int, g glyph) code {
	if len(f.parts) == 0 || len(f.parts[len(f.parts)-1].codes) == perOutlinePart {
		p := &outlinePart{name: fmt.Sprintf("Hf%d.%d", index, len(f.parts)), face: f, dict: types.Dict{}, glyph: map[int]int{}, text: map[int]rune{}}
		p.ref = d.add(p.dict)
		f.parts = append(f.parts, p)
	}
	p := f.parts[len(f.parts)-1]
	c := len(p.codes) + 1
	p.codes = append(p.codes, c)
	p.glyph[c], p.text[c] = g.id, g.r
	return code{font: p.name, hex: fmt.Sprintf("%02X", c)}
}

func (p *outlinePart) finish(d *document) {
	slices.Sort(p.codes)
	procs, names, widths := types.Dict{}, types.Array{types.Integer(1)}, types.Array{}
	for _, c := range p.codes {
		advance := float64(p.face.face.HorizontalAdvance(gofont.GID(p.glyph[c])))
		name := fmt.Sprintf("g%d", c)
		procs[name] = d.addStream(types.Dict{}, p.face.paths(p.glyph[c], advance))
		names = append(names, types.Name(name))
		widths = append(widths, types.Float(advance))
	}
	unit := types.Float(1 / p.face.upem)
	for k, v := range (types.Dict{"Type": types.Name("Font"), "Subtype": types.Name("Type3"), "FontMatrix": types.Array{unit, types.Integer(0), types.Integer(0), unit, types.Integer(0), types.Integer(0)},
		"FontBBox": types.Array{types.Integer(0), types.Integer(0), types.Integer(0), types.Integer(0)}, "CharProcs": procs,
		"Encoding":  types.Dict{"Type": types.Name("Encoding"), "Differences": names},
		"FirstChar": types.Integer(1), "LastChar": types.Integer(len(p.codes)), "Widths": widths, "Resources": types.Dict{},
		"ToUnicode": d.addStream(types.Dict{}, toUnicode("%02X", "<00> <FF>", p.codes, p.text))}) {
		p.dict[k] = v
	}
}

// paths writes a glyph's outline as path operators in font units.
func (f *face) paths(glyph int, advance float64) []byte {
	var b []byte
	put := func(op string, v ...float32) {
		for _, x := range v {
			b = append(appendNumber(b, float64(x)), ' ')
		}
		b = append(append(b, op...), '\n')
	}
	put("d0", float32(advance), 0)
	outline, ok := f.face.GlyphDataOutline(gofont.GID(glyph))
	if !ok || len(outline.Segments) == 0 {
		return b
	}
	var at opentype.SegmentPoint
	for i, s := range outline.Segments {
		a := s.Args
		switch s.Op {
		case opentype.SegmentOpMoveTo:
			if i > 0 {
				put("h")
			}
			put("m", a[0].X, a[0].Y)
			at = a[0]
		case opentype.SegmentOpLineTo:
			put("l", a[0].X, a[0].Y)
			at = a[0]
		case opentype.SegmentOpQuadTo: // PDF knows cubic curves only
			put("c", at.X+2*(a[0].X-at.X)/3, at.Y+2*(a[0].Y-at.Y)/3, a[1].X+2*(a[0].X-a[1].X)/3, a[1].Y+2*(a[0].Y-a[1].Y)/3, a[1].X, a[1].Y)
			at = a[1]
		case opentype.SegmentOpCubeTo:
			put("c", a[0].X, a[0].Y, a[1].X, a[1].Y, a[2].X, a[2].Y)
			at = a[2]
		}
	}
	put("h")
	put("f")
	return b
}
