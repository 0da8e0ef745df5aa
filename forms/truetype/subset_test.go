package truetype

import (
	"bytes"
	"encoding/binary"
	"reflect"
	"testing"

	"github.com/go-fonts/dejavu/dejavusans"
	"github.com/go-fonts/liberation/liberationsansregular"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"pgregory.net/rapid"
)

// Every glyph that was asked for has the shape and the width it had, also one that is made of others; the file is small.
func TestSubsetKeepsTheShapes(t *testing.T) {
	for name, file := range map[string][]byte{"Liberation Sans": liberationsansregular.TTF, "DejaVu Sans": dejavusans.TTF} {
		t.Run(name, func(t *testing.T) {
			tables, whole := tablesOf(t, file), parse(t, file)
			last := int(binary.BigEndian.Uint16(tables["maxp"][4:])) - 1
			rapid.Check(t, func(t *rapid.T) {
				used := rapid.SliceOfN(rapid.IntRange(0, last), 1, 40).Draw(t, "glyphs")
				cut := Subset(tables, used)
				if len(cut) > len(file)/2 {
					t.Fatalf("%d of %d bytes for %d glyphs", len(cut), len(file), len(used))
				}
				small := parse(t, withMap(t, cut, tables["cmap"]))
				for _, g := range used {
					if !reflect.DeepEqual(whole.GlyphData(font.GID(g)), small.GlyphData(font.GID(g))) {
						t.Fatalf("glyph %d is drawn otherwise", g)
					}
					if whole.HorizontalAdvance(font.GID(g)) != small.HorizontalAdvance(font.GID(g)) {
						t.Fatalf("glyph %d has another width", g)
					}
				}
			})
		})
	}
}

// A font whose tables lie about one another gives a font, never a crash.
func FuzzSubset(f *testing.F) {
	f.Add([]byte{0, 10, 0, 3, 255, 255, 0, 1}, uint16(3), true)
	f.Add([]byte{0, 0, 0, 40, 0, 0, 0, 20, 0, 0, 255, 255}, uint16(1), false)
	f.Fuzz(func(t *testing.T, noise []byte, glyph uint16, long bool) {
		head, hhea, maxp := make([]byte, 54), make([]byte, 36), make([]byte, 6)
		if long {
			head[51] = 1
		}
		copy(maxp[4:], noise)
		copy(hhea[34:], noise[len(noise)/2:])
		tables := map[string][]byte{"head": head, "hhea": hhea, "maxp": maxp, "hmtx": noise, "loca": noise, "glyf": noise}
		Subset(tables, []int{int(glyph), -1})
	})
}

// withMap lends a subset the character map that papers do not need, because they draw by glyph number, and that the
// reader of the test asks for.
func withMap(t rapid.TB, file, cmap []byte) []byte {
	tables := tablesOf(t, file)
	tables["cmap"] = cmap
	return sfnt(tables)
}

func tablesOf(t rapid.TB, file []byte) map[string][]byte {
	loader, err := opentype.NewLoader(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	tables := map[string][]byte{}
	for _, tag := range loader.Tables() {
		if tables[tag.String()], err = loader.RawTable(tag); err != nil {
			t.Fatal(err)
		}
	}
	return tables
}

func parse(t rapid.TB, file []byte) *font.Face {
	face, err := font.ParseTTF(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	return face
}
