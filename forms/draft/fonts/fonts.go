// Package fonts holds the font files that no Go module carries, for scripts that Liberation and DejaVu do not draw, and
// knows where a computer keeps fonts with Chinese, Japanese and Korean characters.
//
// It owns files and their places. It must not know how a font is read, shaped or embedded. README.md beside it says
// where each file comes from, in which version, and its SHA-256; OFL.txt is the licence of all of them.
package fonts

import (
	"bytes"
	"compress/gzip"
	"embed"
	"fmt"
	"io"
)

//go:embed *.ttf.gz
var files embed.FS

// Family is a font of one script in its weights. Bold is "" where the design has none.
type Family struct {
	Regular, Bold string // PostScript names, which Open takes
	blocks        []block
}

// block is a range of characters, both ends included.
type block struct{ from, to rune }

// Draws reports whether the family is meant for r. A font of one script also holds Latin digits and quotation marks,
// which belong to the main font of the paper; whether the file has a glyph for r is for the reader of the file to say.
func (f *Family) Draws(r rune) bool {
	for _, b := range f.blocks {
		if b.from <= r && r <= b.to {
			return true
		}
	}
	return false
}

// Families are all fonts of this package. Each names the Unicode blocks it draws; a block stands in one family only,
// but for the dandas of Devanagari, which its neighbours draw too and which a line keeps in the font it is in.
var Families = []*Family{
	both("NotoNaskhArabic", block{0x0600, 0x06FF}, block{0x0750, 0x077F}, block{0x08A0, 0x08FF}, block{0xFB50, 0xFDFF}, block{0xFE70, 0xFEFC}),
	both("NotoSerifHebrew", block{0x0590, 0x05FF}, block{0xFB1D, 0xFB4F}),
	both("NotoSerifArmenian", block{0x0530, 0x058F}, block{0xFB13, 0xFB17}),
	both("NotoSerifGeorgian", block{0x10A0, 0x10FF}, block{0x1C90, 0x1CBF}, block{0x2D00, 0x2D2F}),
	both("NotoSerifDevanagari", block{0x0900, 0x097F}, block{0x1CD0, 0x1CFF}, block{0xA830, 0xA83F}, block{0xA8E0, 0xA8FF}),
	both("NotoSerifBengali", block{0x0964, 0x0965}, block{0x0980, 0x09FF}),
	both("NotoSerifGurmukhi", block{0x0964, 0x0965}, block{0x0A00, 0x0A7F}),
	both("NotoSerifGujarati", block{0x0964, 0x0965}, block{0x0A80, 0x0AFF}),
	both("NotoSansOriya", block{0x0964, 0x0965}, block{0x0B00, 0x0B7F}),
	both("NotoSerifTamil", block{0x0964, 0x0965}, block{0x0B80, 0x0BFF}, block{0x11300, 0x1137F}),
	both("NotoSerifTelugu", block{0x0964, 0x0965}, block{0x0C00, 0x0C7F}),
	both("NotoSerifKannada", block{0x0964, 0x0965}, block{0x0C80, 0x0CFF}),
	both("NotoSerifMalayalam", block{0x0964, 0x0965}, block{0x0D00, 0x0D7F}),
	both("NotoSerifSinhala", block{0x0964, 0x0965}, block{0x0D80, 0x0DFF}, block{0x111E0, 0x111FF}),
	both("NotoSerifThai", block{0x0E00, 0x0E7F}),
	both("NotoSerifLao", block{0x0E80, 0x0EFF}),
	one("NotoSerifTibetan", block{0x0F00, 0x0FFF}),
	both("NotoSerifMyanmar", block{0x1000, 0x109F}, block{0xA9E0, 0xA9FF}, block{0xAA60, 0xAA7F}),
	both("NotoSerifEthiopic", block{0x1200, 0x139F}, block{0x2D80, 0x2DDF}, block{0xAB00, 0xAB2F}),
	both("NotoSerifKhmer", block{0x1780, 0x17FF}, block{0x19E0, 0x19FF}),
	one("NotoSansSyriac", block{0x0700, 0x074F}, block{0x0860, 0x086F}),
	both("NotoSansThaana", block{0x0780, 0x07BF}),
}

func both(name string, blocks ...block) *Family {
	return &Family{Regular: name + "-Regular", Bold: name + "-Bold", blocks: blocks}
}

func one(name string, blocks ...block) *Family {
	return &Family{Regular: name + "-Regular", blocks: blocks}
}

// Open unpacks a font of this package by its PostScript name.
func Open(name string) ([]byte, error) {
	packed, err := files.ReadFile(name + ".ttf.gz")
	if err != nil {
		return nil, fmt.Errorf("no font %s is built in", name)
	}
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, fmt.Errorf("font %s: %w", name, err)
	}
	ttf, err := io.ReadAll(z)
	if err != nil {
		return nil, fmt.Errorf("font %s: %w", name, err)
	}
	return ttf, nil
}
