package fill

import (
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"
	"unicode/utf16"

	gofont "github.com/go-text/typesetting/font"
	"github.com/harborfile/harborfile/forms/truetype"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// face is a Font as used in one document: it remembers which glyphs were drawn and becomes an embedded font at the end.
type face struct {
	*Font
	face  *gofont.Face
	used  map[int]rune // glyph -> the character it stands for
	cache map[rune]glyph
	whole types.Dict // of a TrueType font: the font dictionary, completed by finish
	ref   types.IndirectRef
	parts []*outlinePart // of a font with other outlines
	codes map[int]code
}

// code is how a glyph is written in a content stream.
type code struct {
	font string // resource name
	hex  string
}

func newFace(f *Font) *face {
	return &face{Font: f, face: gofont.NewFace(f.font), used: map[int]rune{}, cache: map[rune]glyph{}, codes: map[int]code{}}
}

// measure returns the glyph of r with its advance and its reach above and below the baseline, in ems.
func (f *face) measure(r rune) (glyph, bool) {
	if g, ok := f.cache[r]; ok {
		return g, true
	}
	id, ok := f.glyphOf(r)
	if !ok {
		return glyph{}, false
	}
	g := glyph{r: r, face: f, id: int(id), advance: float64(f.face.HorizontalAdvance(id)) / f.upem}
	if e, ok := f.face.GlyphExtents(id); ok {
		g.top = float64(e.YBearing) / f.upem
		g.bottom = float64(e.YBearing+e.Height) / f.upem
	}
	f.cache[r] = g
	return g, true
}

// write returns how to write a glyph, and makes the font part of the document. index numbers the faces of a document.
func (f *face) write(d *document, index int, g glyph) code {
	if c, ok := f.codes[g.id]; ok {
		return c
	}
	f.used[g.id] = g.r
	c := code{font: fmt.Sprintf("Hf%d", index), hex: fmt.Sprintf("%04X", g.id)}
	if f.tables == nil {
		c = f.outlineCode(d, index, g)
	} else if f.whole == nil {
		f.whole = types.Dict{}
		f.ref = d.add(f.whole)
	}
	f.codes[g.id] = c
	return c
}

// reference returns the font object behind a resource name that write gave.
func (f *face) reference(name string) types.Object {
	for _, p := range f.parts {
		if p.name == name {
			return p.ref
		}
	}
	return f.ref
}

// finish completes the embedded fonts with the glyphs that were used.
func (f *face) finish(d *document) {
	for _, p := range f.parts {
		p.finish(d)
	}
	if f.whole == nil {
		return
	}
	var glyphs []int
	for g := range f.used {
		glyphs = append(glyphs, g)
	}
	slices.Sort(glyphs)
	program := truetype.Subset(f.tables, glyphs)
	name := types.Name(subsetTag(program) + f.name)
	scale := 1000 / f.upem
	var widths types.Array
	for _, g := range glyphs {
		widths = append(widths, types.Integer(g), types.Array{types.Float(float64(f.face.HorizontalAdvance(gofont.GID(g))) * scale)})
	}
	file := d.addStream(types.Dict{"Length1": types.Integer(len(program))}, program)
	cid := d.add(types.Dict{"Type": types.Name("Font"), "Subtype": types.Name("CIDFontType2"), "BaseFont": name,
		"CIDSystemInfo":  types.Dict{"Registry": types.StringLiteral("Adobe"), "Ordering": types.StringLiteral("Identity"), "Supplement": types.Integer(0)},
		"CIDToGIDMap":    types.Name("Identity"),
		"FontDescriptor": d.add(f.descriptor(name, file)), "DW": types.Integer(0), "W": widths})
	for k, v := range (types.Dict{"Type": types.Name("Font"), "Subtype": types.Name("Type0"), "BaseFont": name, "Encoding": types.Name("Identity-H"),
		"DescendantFonts": types.Array{cid}, "ToUnicode": d.addStream(types.Dict{}, toUnicode("%04X", "<0000> <FFFF>", glyphs, f.used))}) {
		f.whole[k] = v
	}
}

func (f *face) descriptor(name types.Name, file types.IndirectRef) types.Dict {
	scale := 1000 / f.upem
	int16At := func(table string, at int) types.Object {
		b := f.tables[table]
		return types.Integer(float64(int16(uint16(b[at])<<8|uint16(b[at+1]))) * scale)
	}
	const symbolic = 4 // the glyphs are addressed by number, not through a Latin encoding
	return types.Dict{"Type": types.Name("FontDescriptor"), "FontName": name, "Flags": types.Integer(symbolic),
		"FontBBox":    types.Array{int16At("head", 36), int16At("head", 38), int16At("head", 40), int16At("head", 42)},
		"ItalicAngle": types.Integer(0), "Ascent": int16At("hhea", 4), "Descent": int16At("hhea", 6),
		"CapHeight": types.Integer(716), "StemV": types.Integer(80), "FontFile2": file}
}

// subsetTag is the six letters that mark a subset; they depend on its content only.
func subsetTag(program []byte) string {
	sum := sha256.Sum256(program)
	tag := make([]byte, 6, 7)
	for i := range tag {
		tag[i] = 'A' + sum[i]%26
	}
	return string(append(tag, '+'))
}

// toUnicode is the table with which readers copy and search the text. codeFormat and space describe the codes.
func toUnicode(codeFormat, space string, codes []int, text map[int]rune) []byte {
	var b strings.Builder
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n" + space + "\nendcodespacerange\n")
	for part := range slices.Chunk(codes, 100) {
		fmt.Fprintf(&b, "%d beginbfchar\n", len(part))
		for _, c := range part {
			fmt.Fprintf(&b, "<"+codeFormat+"> <", c)
			for _, u := range utf16.Encode([]rune{text[c]}) {
				fmt.Fprintf(&b, "%04X", u)
			}
			b.WriteString(">\n")
		}
		b.WriteString("endbfchar\n")
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return []byte(b.String())
}
