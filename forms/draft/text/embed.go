package text

import (
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"

	"github.com/go-text/typesetting/font"
	"github.com/harborfile/harborfile/forms/draft/pdfw"
	"github.com/harborfile/harborfile/forms/truetype"
)

// Finish writes the fonts that were drawn with, cut down to the glyphs that were drawn. Call it once, after the last
// Draw and before the writer's Finish.
func (s *Set) Finish() error {
	var names strings.Builder
	for _, f := range s.fonts {
		if len(f.used) == 0 {
			continue
		}
		fmt.Fprintf(&names, "/HbF%d %d 0 R", f.id, f.embed(s.w))
	}
	s.w.Put(s.resources, "<<"+names.String()+">>")
	return s.w.Err()
}

// embed writes one composite font (ISO 32000-1, 9.7) and returns its object number.
func (f *outFont) embed(w *pdfw.Writer) int {
	glyphs := make([]int, 0, len(f.used))
	for g := range f.used {
		glyphs = append(glyphs, int(g))
	}
	slices.Sort(glyphs)
	kind, toGlyph, program := "CIDFontType2", "/CIDToGIDMap/Identity", []byte(nil)
	if f.cut {
		program = truetype.Subset(f.tables, glyphs)
	} else {
		kind, toGlyph, program = "CIDFontType0", "", truetype.CFF(f.name, f.shapes(glyphs))
	}
	name := subsetTag(program) + "+" + f.name
	file, cmap := w.Alloc(), w.Alloc()
	entry := "/FontFile2"
	if f.cut {
		w.Flate(file, fmt.Sprintf("/Length1 %d", len(program)), program)
	} else {
		entry = "/FontFile3"
		w.Flate(file, "/Subtype/CIDFontType0C", program)
	}
	w.Flate(cmap, "", f.toUnicode(glyphs))
	descriptor := w.Add(f.descriptor(name, entry, file))
	cid := w.Add(fmt.Sprintf("<</Type/Font/Subtype/%s/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"+
		"%s/FontDescriptor %d 0 R/DW 0/W[%s]>>", kind, name, toGlyph, descriptor, f.widths(glyphs)))
	return w.Add(fmt.Sprintf("<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>", name, cid, cmap))
}

// subsetTag is six letters that differ for different subsets (ISO 32000-1, 9.6.4), taken from the bytes and not from
// chance, so that files are reproducible.
func subsetTag(program []byte) string {
	sum := sha256.Sum256(program)
	tag := make([]byte, 6)
	for i := range tag {
		tag[i] = 'A' + sum[i]%26
	}
	return string(tag)
}

func (f *outFont) widths(glyphs []int) string {
	var b strings.Builder
	for _, g := range glyphs {
		fmt.Fprintf(&b, "%d[%s]", g, pdfw.Num(float64(f.advance[g])*1000/f.perEm))
	}
	return b.String()
}

// toUnicode is the character map from glyphs back to text, at most 100 rows a block (ISO 32000-1, 9.10.3).
func (f *outFont) toUnicode(glyphs []int) []byte {
	var b strings.Builder
	b.WriteString("/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n" +
		"/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n" +
		"/CMapName/Adobe-Identity-UCS def/CMapType 2 def\n" +
		"1 begincodespacerange <0000> <FFFF> endcodespacerange\n")
	for rows := range slices.Chunk(glyphs, 100) {
		fmt.Fprintf(&b, "%d beginbfchar\n", len(rows))
		for _, g := range rows {
			txt := f.used[font.GID(g)]
			if txt == "" {
				txt = "\u200B" // always inside replacement text; a reader that ignores that sees a space of no width
			}
			fmt.Fprintf(&b, "<%04X> <%s>\n", g, pdfw.UTF16Hex(txt))
		}
		b.WriteString("endbfchar\n")
	}
	b.WriteString("endcmap CMapName currentdict/CMap defineresource pop end end")
	return []byte(b.String())
}

func (f *outFont) descriptor(name, entry string, file int) string {
	head, hhea := f.tables["head"], f.tables["hhea"]
	k := func(table []byte, at int) string {
		return pdfw.Num(float64(int16(be16(table, at))) * 1000 / f.perEm)
	}
	angle := "0"
	if strings.Contains(f.name, "Italic") {
		angle = "-12"
	}
	return fmt.Sprintf("<</Type/FontDescriptor/FontName/%s/Flags 4/FontBBox[%s %s %s %s]/ItalicAngle %s/Ascent %s/Descent %s/CapHeight 700/StemV 80%s %d 0 R>>",
		name, k(head, 36), k(head, 38), k(head, 40), k(head, 42), angle, k(hhea, 4), k(hhea, 6), entry, file)
}
