package text

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"unicode"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
)

// Face is one parsed font, shared by all output files. It is never changed after ParseFace.
type Face struct {
	name    string // PostScript name, without subset tag
	tables  map[string][]byte
	cut     bool     // the outlines are TrueType: a subset keeps them as they are; others are written anew
	advance []uint16 // by glyph, in font units
	perEm   float64
	shape   *font.Font
}

// errNotEmbeddable says that a font of the system cannot or may not be put into a file.
var errNotEmbeddable = errors.New("this font cannot be embedded")

// ParseFace reads a TrueType or OpenType font, or the first of a collection. name is the PostScript name written into
// PDF files.
func ParseFace(name string, file []byte) (*Face, error) {
	loaders, err := opentype.NewLoaders(bytes.NewReader(file))
	if err != nil {
		return nil, fmt.Errorf("font %s: %w", name, err)
	}
	if len(loaders) == 0 {
		return nil, fmt.Errorf("font %s: the collection is empty", name)
	}
	parsed, err := font.NewFont(loaders[0])
	if err != nil {
		return nil, fmt.Errorf("font %s: %w", name, err)
	}
	tables, err := sfntTables(file)
	if err != nil {
		return nil, fmt.Errorf("font %s: %w", name, err)
	}
	f := &Face{name: name, tables: tables, perEm: float64(parsed.Upem()), shape: parsed}
	// The outlines of a variable font stand in its tables in one of many shapes.
	f.cut = len(tables["glyf"]) > 0 && len(tables["loca"]) >= 4 && tables["fvar"] == nil
	metrics := int(be16(f.tables["hhea"], 34))
	glyphs := int(be16(f.tables["maxp"], 4))
	if metrics == 0 || len(f.tables["hmtx"]) < 4*metrics+2*max(0, glyphs-metrics) || f.perEm <= 0 {
		return nil, fmt.Errorf("font %s: the table of widths is cut short", name)
	}
	f.advance = make([]uint16, glyphs)
	for g := range f.advance {
		f.advance[g] = be16(f.tables["hmtx"], 4*min(g, metrics-1))
	}
	return f, nil
}

// parseSystemFace is ParseFace for a font whose maker may have forbidden to put it, or a part of it, into documents
// (OS/2 table, fsType).
func parseSystemFace(path string, file []byte) (f *Face, err error) {
	// Files of the system are any fonts at all: one that the parser stumbles over counts as not there.
	defer func() {
		if recover() != nil {
			f, err = nil, errNotEmbeddable
		}
	}()
	if f, err = ParseFace(plainName(filepath.Base(path)), file); err != nil {
		return nil, err
	}
	const restricted, noSubset, bitmapsOnly = 0x0002, 0x0100, 0x0200
	os2 := f.tables["OS/2"]
	if len(os2) >= 10 && be16(os2, 8)&(restricted|noSubset|bitmapsOnly) != 0 {
		return nil, errNotEmbeddable
	}
	return f, nil
}

// plainName is a file name without its ending, of the characters that a font's name in a PDF may have.
func plainName(file string) string {
	base, _, _ := strings.Cut(file, ".")
	base = strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r == '-' {
			return r
		}
		return -1
	}, base)
	if base == "" {
		return "SystemFont"
	}
	return base
}

// sfntTables splits a font file, or the first font of a collection, into its tables and checks that those that are read
// here are there.
func sfntTables(file []byte) (map[string][]byte, error) {
	tables := map[string][]byte{}
	if len(file) < 16 {
		return nil, fmt.Errorf("too short")
	}
	at := uint64(0)
	if string(file[:4]) == "ttcf" {
		at = uint64(binary.BigEndian.Uint32(file[12:]))
		if at+12 > uint64(len(file)) {
			return nil, fmt.Errorf("the collection is cut short")
		}
	}
	for i := range uint64(be16(file, int(at)+4)) {
		if uint64(len(file)) < at+12+16*(i+1) {
			return nil, fmt.Errorf("the list of tables is cut short")
		}
		row := file[at+12+16*i:]
		from, size := uint64(binary.BigEndian.Uint32(row[8:])), uint64(binary.BigEndian.Uint32(row[12:]))
		if from+size > uint64(len(file)) {
			return nil, fmt.Errorf("table %q is cut short", row[:4])
		}
		tables[string(row[:4])] = file[from : from+size]
	}
	for name, least := range map[string]int{"head": 54, "hhea": 36, "maxp": 6, "hmtx": 4} {
		if len(tables[name]) < least {
			return nil, fmt.Errorf("no usable table %q", name)
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
