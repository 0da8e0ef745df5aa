package imagepage

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/go-fonts/liberation/liberationsansregular"
	"github.com/go-text/typesetting/font"
	"golang.org/x/text/width"

	"github.com/harborfile/harborfile/forms/draft/pdfw"
)

// model is the font whose widths the invisible letters have, so that a selection fits the letters of common print.
var model = sync.OnceValue(func() *font.Face {
	f, err := font.ParseTTF(bytes.NewReader(liberationsansregular.TTF))
	if err != nil { // compiled in: a broken build
		panic(err)
	}
	return f
})

// advance is the width of a letter in thousandths of its height.
func advance(letter string) int {
	r, _ := utf8.DecodeRuneInString(letter)
	if k := width.LookupRune(r).Kind(); k == width.EastAsianWide || k == width.EastAsianFullwidth {
		return 1000
	}
	if g, ok := model().NominalGlyph(r); ok {
		if w := int(model().HorizontalAdvance(g) * 1000 / float32(model().Upem())); w > 0 {
			return w
		}
	}
	return 550
}

// boxFont is a TrueType font with a glyph for every letter, after glyph 0: a box of the letter's width. Readers measure
// words by outlines; a word of glyphs without any is skipped by PDFium where it is one letter long.
func boxFont(letters []string) []byte {
	n := len(letters) + 1
	be := binary.BigEndian
	head := make([]byte, 54)
	be.PutUint32(head[0:], 0x00010000)
	be.PutUint32(head[12:], 0x5F0F3CF5) // the magic number of the table
	be.PutUint16(head[16:], 3)
	be.PutUint16(head[18:], 1000)                // units an em
	be.PutUint16(head[38:], uint16(0x10000-200)) // yMin
	be.PutUint16(head[40:], 1000)                // xMax
	be.PutUint16(head[42:], 800)                 // yMax
	be.PutUint16(head[46:], 8)                   // smallest readable size
	be.PutUint16(head[48:], 2)
	hhea := make([]byte, 36)
	be.PutUint32(hhea[0:], 0x00010000)
	be.PutUint16(hhea[4:], 800)
	be.PutUint16(hhea[6:], uint16(0x10000-200))
	be.PutUint16(hhea[10:], 1000)
	be.PutUint16(hhea[18:], 1)
	be.PutUint16(hhea[34:], uint16(n))
	hmtx := make([]byte, 4*n)
	be.PutUint16(hmtx, 500)
	for i, l := range letters {
		be.PutUint16(hmtx[4*(i+1):], uint16(advance(l)))
	}
	maxp := make([]byte, 32)
	be.PutUint32(maxp[0:], 0x00010000)
	be.PutUint16(maxp[4:], uint16(n))
	be.PutUint16(maxp[14:], 2) // zones
	be.PutUint16(maxp[6:], 4)  // points of a glyph
	be.PutUint16(maxp[8:], 1)  // its contours
	be.PutUint16(head[50:], 1) // long offsets
	glyf := boxGlyph(500)
	loca := be.AppendUint32(nil, 0)
	for _, l := range letters {
		loca = be.AppendUint32(loca, uint32(len(glyf)))
		glyf = append(glyf, boxGlyph(advance(l))...)
	}
	loca = be.AppendUint32(loca, uint32(len(glyf)))
	return sfnt(map[string][]byte{"glyf": glyf, "head": head, "hhea": hhea, "hmtx": hmtx, "loca": loca, "maxp": maxp})
}

// boxGlyph is the outline of a box from the lowest to the highest point of the line.
func boxGlyph(width int) []byte {
	var b []byte
	for _, v := range []int{1, 0, lowest, width, highest, 3, 0} { // one contour, its bounds, its last point, no instructions
		b = binary.BigEndian.AppendUint16(b, uint16(int16(v)))
	}
	b = append(b, 1, 1, 1, 1)                                          // four points on the curve
	for _, v := range []int{0, width, 0, -width, lowest, 0, 1000, 0} { // the steps in x, then in y
		b = binary.BigEndian.AppendUint16(b, uint16(int16(v)))
	}
	return append(b, 0, 0) // to a multiple of four
}

// How far a line reaches below and above its base, in thousandths of its height.
const (
	lowest  = -200
	highest = 800
)

// sfnt puts the tables of a font into one file, in alphabetical order, with their check sums.
func sfnt(tables map[string][]byte) []byte {
	var names []string
	for name := range tables {
		names = append(names, name)
	}
	slices.Sort(names)
	be := binary.BigEndian
	out := be.AppendUint32(nil, 0x00010000)
	entry, power := 0, 1
	for ; power*2 <= len(names); power *= 2 {
		entry++
	}
	for _, v := range []int{len(names), 16 * power, entry, 16*len(names) - 16*power} {
		out = be.AppendUint16(out, uint16(v))
	}
	at := len(out) + 16*len(names)
	var body []byte
	headAt := 0
	for _, name := range names {
		if name == "head" {
			headAt = at + len(body)
		}
		out = append(out, name...)
		out = be.AppendUint32(out, checkSum(tables[name]))
		out = be.AppendUint32(out, uint32(at+len(body)))
		out = be.AppendUint32(out, uint32(len(tables[name])))
		body = append(body, tables[name]...)
		for len(body)%4 != 0 {
			body = append(body, 0)
		}
	}
	out = append(out, body...)
	be.PutUint32(out[headAt+8:], 0xB1B0AFBA-checkSum(out))
	return out
}

func checkSum(b []byte) uint32 {
	var sum uint32
	for i, c := range b {
		sum += uint32(c) << (24 - 8*(i%4))
	}
	return sum
}

// toUnicode is the character map from codes back to letters, at most 100 rows a block (ISO 32000-1, 9.10.3).
func toUnicode(letters []string) []byte {
	var b strings.Builder
	b.WriteString("/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n" +
		"/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n" +
		"/CMapName/Adobe-Identity-UCS def/CMapType 2 def\n" +
		"1 begincodespacerange <0000> <FFFF> endcodespacerange\n")
	code := 1
	for rows := range slices.Chunk(letters, 100) {
		fmt.Fprintf(&b, "%d beginbfchar\n", len(rows))
		for _, l := range rows {
			fmt.Fprintf(&b, "<%04X> <%s>\n", code, pdfw.UTF16Hex(l))
			code++
		}
		b.WriteString("endbfchar\n")
	}
	b.WriteString("endcmap CMapName currentdict/CMap defineresource pop end end")
	return []byte(b.String())
}
