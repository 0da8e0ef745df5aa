package text

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"unicode"

	"github.com/go-text/typesetting/font"
)

// Face is one parsed TrueType font, shared by all output files. It is never changed after ParseFace.
type Face struct {
	name    string // PostScript name, without subset tag
	tables  map[string][]byte
	advance []uint16 // by glyph, in font units
	perEm   float64
	shape   *font.Font
}

// ParseFace reads a TrueType font. name is the PostScript name written into PDF files. Fonts with PostScript (CFF)
// outlines are refused, because only TrueType outlines can be cut down to a subset here.
func ParseFace(name string, ttf []byte) (*Face, error) {
	parsed, err := font.ParseTTF(bytes.NewReader(ttf))
	if err != nil {
		return nil, fmt.Errorf("font %s: %w", name, err)
	}
	tables, err := sfntTables(ttf)
	if err != nil {
		return nil, fmt.Errorf("font %s: %w", name, err)
	}
	f := &Face{name: name, tables: tables, perEm: float64(parsed.Upem()), shape: parsed.Font}
	metrics := int(be16(f.tables["hhea"], 34))
	glyphs := int(be16(f.tables["maxp"], 4))
	if metrics == 0 || len(f.tables["hmtx"]) < 4*metrics+2*max(0, glyphs-metrics) {
		return nil, fmt.Errorf("font %s: the table of widths is cut short", name)
	}
	f.advance = make([]uint16, glyphs)
	for g := range f.advance {
		f.advance[g] = be16(f.tables["hmtx"], 4*min(g, metrics-1))
	}
	return f, nil
}

// sfntTables splits a font file into its tables and checks that those the subsetter reads are there.
func sfntTables(ttf []byte) (map[string][]byte, error) {
	tables := map[string][]byte{}
	if len(ttf) < 12 {
		return nil, fmt.Errorf("too short")
	}
	for i := range int(be16(ttf, 4)) {
		if len(ttf) < 12+16*(i+1) {
			return nil, fmt.Errorf("the list of tables is cut short")
		}
		row := ttf[12+16*i:]
		from, size := uint64(binary.BigEndian.Uint32(row[8:])), uint64(binary.BigEndian.Uint32(row[12:]))
		if from+size > uint64(len(ttf)) {
			return nil, fmt.Errorf("table %q is cut short", row[:4])
		}
		tables[string(row[:4])] = ttf[from : from+size]
	}
	for name, least := range map[string]int{"glyf": 1, "loca": 4, "head": 54, "hhea": 36, "maxp": 6, "hmtx": 4} {
		if len(tables[name]) < least {
			return nil, fmt.Errorf("no usable table %q: only TrueType outlines can be embedded", name)
		}
	}
	return tables, nil
}

// has reports whether the font draws a character. Private use characters mean something else in every font, so they
// count as unknown.
func (f *Face) has(r rune) bool {
	if unicode.Is(unicode.Co, r) {
		return false
	}
	_, ok := f.shape.Cmap.Lookup(r)
	return ok
}

func be16(b []byte, at int) uint16 { return binary.BigEndian.Uint16(b[at:]) }
