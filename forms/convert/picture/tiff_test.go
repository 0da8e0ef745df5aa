package picture

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"errors"
	"image"
	"image/color"
	"image/jpeg"
	"math"
	"math/bits"
	"strconv"
	"strings"
	"testing"
)

// tiffPages writes a TIFF, little-endian, from the public description: each page has its entries and its strips.
type tiffEntry struct {
	tag, kind uint16
	values    []uint32
	bytes     []byte // of kind 7
}

type tiffPageOf struct {
	entries []tiffEntry
	strips  [][]byte
	tiles   bool
}

func e(tag uint16, values ...uint32) tiffEntry { return tiffEntry{tag: tag, kind: 4, values: values} }

func writeTIFF(pages ...tiffPageOf) []byte {
	le := binary.LittleEndian
	out := []byte("II*\x00\x00\x00\x00\x00")
	link := 4
	for _, p := range pages {
		var at, size []uint32
		for _, s := range p.strips {
			at, size = append(at, uint32(len(out))), append(size, uint32(len(s)))
			out = append(out, s...)
		}
		where, length := uint16(tagStrips), uint16(tagStripSizes)
		if p.tiles {
			where, length = tagTiles, tagTileSizes
		}
		all := append([]tiffEntry{e(where, at...), e(length, size...)}, p.entries...)
		for i := range all { // the values that need room
			if v := all[i]; len(v.bytes) > 4 || len(v.values) > 1 || v.kind == 5 {
				body := v.bytes
				for _, n := range v.values {
					body = le.AppendUint32(body, n)
				}
				all[i].bytes = le.AppendUint32(nil, uint32(len(out)))
				out = append(out, body...)
			} else if v.kind == 4 {
				all[i].bytes = le.AppendUint32(nil, v.values[0])
			}
		}
		le.PutUint32(out[link:], uint32(len(out)))
		out = le.AppendUint16(out, uint16(len(all)))
		for tag := range uint16(65535) { // in order of their tags
			for i, v := range all {
				if v.tag != tag {
					continue
				}
				count := len(v.values)
				if v.kind == 5 {
					count /= 2
				}
				if v.kind == 7 {
					count = len(p.entries[i-2].bytes)
				}
				out = le.AppendUint16(out, v.tag)
				out = le.AppendUint16(out, v.kind)
				out = le.AppendUint32(out, uint32(count))
				out = append(out, append(v.bytes, 0, 0, 0, 0)[:4]...)
			}
		}
		link = len(out)
		out = le.AppendUint32(out, 0)
	}
	return out
}

// head is the size of a page and how it is coded.
func head(w, h, bits, compression, photometric, samples, rows uint32) []tiffEntry {
	depth := e(258, bits)
	if samples > 1 {
		depth = tiffEntry{tag: 258, kind: 4, values: []uint32{bits, bits, bits}}
	}
	return []tiffEntry{e(tagWidth, w), e(tagHeight, h), depth, e(tagCompression, compression), e(tagPhotometric, photometric),
		e(277, samples), e(tagRows, rows)}
}

func dots(tag uint16, n, per uint32) tiffEntry {
	return tiffEntry{tag: tag, kind: 5, values: []uint32{n, per}}
}

// corners is a picture whose corners tell which way is up: red upper left, blue upper right, green lower left.
func corners(w, h int) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			c := color.RGBA{200, 200, 200, 255}
			switch left, up := x < w/2, y < h/2; {
			case left && up:
				c = color.RGBA{230, 0, 0, 255}
			case up:
				c = color.RGBA{0, 0, 230, 255}
			case left:
				c = color.RGBA{0, 230, 0, 255}
			}
			m.SetRGBA(x, y, c)
		}
	}
	return m
}

func plainRGB(m *image.RGBA) []byte {
	var b []byte
	for i := 0; i < len(m.Pix); i += 4 {
		b = append(b, m.Pix[i:i+3]...)
	}
	return b
}

func deflated(b []byte) []byte {
	var out bytes.Buffer
	z := zlib.NewWriter(&out)
	z.Write(b)
	z.Close()
	return out.Bytes()
}

// jpegParts codes a picture and takes its tables apart, as TIFF keeps them.
func jpegParts(t testing.TB, m image.Image) (tables, rest []byte) {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, &jpeg.Options{Quality: 95}); err != nil {
		t.Fatal(err)
	}
	tables, rest = []byte{0xFF, 0xD8}, []byte{0xFF, 0xD8}
	for d := b.Bytes()[2:]; ; {
		n := int(binary.BigEndian.Uint16(d[2:])) + 2
		switch d[1] {
		case 0xDB, 0xC4:
			tables = append(tables, d[:n]...)
		case 0xDA:
			return append(tables, 0xFF, 0xD9), append(rest, d...)
		default:
			rest = append(rest, d[:n]...)
		}
		d = d[n:]
	}
}

func readAll(t testing.TB, data []byte, media string) ([]Page, Facts, error) {
	var got []Page
	f, err := Each(data, media, func(p Page) error { got = append(got, p); return nil })
	return got, f, err
}

// near checks the colour at a place given in quarters of the picture.
func near(t *testing.T, name string, m image.Image, qx, qy int, want color.RGBA) {
	t.Helper()
	b := m.Bounds()
	r, g, bl, _ := m.At(b.Min.X+b.Dx()*qx/4, b.Min.Y+b.Dy()*qy/4).RGBA()
	if math.Abs(float64(r>>8)-float64(want.R)) > 40 || math.Abs(float64(g>>8)-float64(want.G)) > 40 || math.Abs(float64(bl>>8)-float64(want.B)) > 40 {
		t.Errorf("%s: %d,%d,%d at %d/%d, want %v", name, r>>8, g>>8, bl>>8, qx, qy, want)
	}
}

var red, blue, green = color.RGBA{230, 0, 0, 255}, color.RGBA{0, 0, 230, 255}, color.RGBA{0, 230, 0, 255}

func TestTIFF(t *testing.T) {
	m := corners(64, 48)
	half := func(y int) image.Image { return m.SubImage(image.Rect(0, y, 64, y+24)) }
	tables, upper := jpegParts(t, half(0))
	_, lower := jpegParts(t, half(24))
	left := corners(64, 48).SubImage(image.Rect(0, 0, 32, 48))
	right := corners(64, 48).SubImage(image.Rect(32, 0, 64, 48))
	_, tile1 := jpegParts(t, left)
	_, tile2 := jpegParts(t, right)
	inks := func(deep bool) []byte { // cyan, magenta, yellow, black
		var b []byte
		for y := range 48 {
			for x := range 64 {
				c := m.RGBAAt(x, y)
				for _, v := range []byte{255 - c.R, 255 - c.G, 255 - c.B, 0} {
					if b = append(b, v); deep {
						b = append(b, v)
					}
				}
			}
		}
		return b
	}
	four := func(bits uint32) []tiffEntry {
		h := head(64, 48, bits, 8, 5, 4, 48)
		h[2].values = []uint32{bits, bits, bits, bits}
		return h
	}
	withTables := func(b []byte) tiffEntry { return tiffEntry{tag: tagJPEGTables, kind: 7, bytes: b} }
	for name, file := range map[string][]byte{
		"inks":           writeTIFF(tiffPageOf{entries: four(8), strips: [][]byte{deflated(inks(false))}}),
		"inks, 16 bits":  writeTIFF(tiffPageOf{entries: four(16), strips: [][]byte{deflated(inks(true))}}),
		"plain":          writeTIFF(tiffPageOf{entries: head(64, 48, 8, 1, 2, 3, 48), strips: [][]byte{plainRGB(m)}}),
		"deflate":        writeTIFF(tiffPageOf{entries: head(64, 48, 8, 8, 2, 3, 48), strips: [][]byte{deflated(plainRGB(m))}}),
		"JPEG in strips": writeTIFF(tiffPageOf{entries: append(head(64, 48, 8, 7, 6, 3, 24), withTables(tables)), strips: [][]byte{upper, lower}}),
		"JPEG in tiles":  writeTIFF(tiffPageOf{entries: append(head(64, 48, 8, 7, 6, 3, 48), e(tagTileWidth, 32), e(tagTileHeight, 48), withTables(tables)), strips: [][]byte{tile1, tile2}, tiles: true}),
	} {
		pages, _, err := readAll(t, file, "image/tiff")
		if err != nil || len(pages) != 1 || pages[0].W != 64 || pages[0].H != 48 {
			t.Errorf("%s: %d pages, %v", name, len(pages), err)
			continue
		}
		near(t, name, pages[0].Image, 1, 1, red)
		near(t, name, pages[0].Image, 3, 1, blue)
		near(t, name, pages[0].Image, 1, 3, green)
	}
}

func TestTIFFPagesTurnedAndDense(t *testing.T) {
	m := corners(40, 20)
	page := func(more ...tiffEntry) tiffPageOf {
		return tiffPageOf{entries: append(head(40, 20, 8, 1, 2, 3, 20), more...), strips: [][]byte{plainRGB(m)}}
	}
	file := writeTIFF(page(dots(tagXResolution, 200, 1), dots(tagYResolution, 100, 1)), page(e(tagOrientation, 6), dots(tagXResolution, 300, 1), dots(tagYResolution, 150, 1)),
		page(e(tagSubfile, 1)), page(dots(tagXResolution, 100, 1), dots(tagYResolution, 100, 1), e(tagUnit, 3)))
	pages, facts, err := readAll(t, file, "image/tiff")
	if err != nil || len(pages) != 3 || facts.Partly {
		t.Fatalf("%d pages, %+v, %v", len(pages), facts, err)
	}
	if p := pages[0]; p.DPIX != 200 || p.DPIY != 100 {
		t.Errorf("density %v, %v", p.DPIX, p.DPIY)
	}
	if p := pages[1]; p.W != 20 || p.H != 40 || p.DPIX != 150 || p.DPIY != 300 {
		t.Errorf("turned: %d by %d, %v, %v", p.W, p.H, p.DPIX, p.DPIY)
	}
	near(t, "turned", pages[1].Image, 3, 1, red)
	near(t, "turned", pages[1].Image, 3, 3, blue)
	if p := pages[2]; math.Abs(p.DPIX-254) > 0.01 {
		t.Errorf("dots a centimetre: %v", p.DPIX)
	}
}

// TestFax: lines of all white, coded by T.4 (white 64 is 11011), with fill before the marks, without marks at the ends,
// and with bits the other way round.
func TestFax(t *testing.T) {
	code := func(parts ...string) (b []byte) {
		all := strings.Join(parts, "")
		for len(all)%8 != 0 {
			all += "0"
		}
		for i := 0; i < len(all); i += 8 {
			v, err := strconv.ParseUint(all[i:i+8], 2, 8)
			if err != nil {
				t.Fatal(err)
			}
			b = append(b, byte(v))
		}
		return b
	}
	end, line := "000000000001", "1101100110101" // white 64, then white 0
	filled := "0000" + end
	reversed := code(end, line, end, line, end)
	for i := range reversed {
		reversed[i] = bits.Reverse8(reversed[i])
	}
	for name, c := range map[string]struct {
		strip []byte
		order uint32
	}{
		"plain":                {code(end, line, end, line, strings.Repeat(end, 6)), 1},
		"fill":                 {code(filled, line, "000", end, line, "00000", end), 1},
		"no marks at the ends": {code(line, end, line), 1},
		"reversed":             {reversed, 2},
	} {
		h := head(64, 2, 1, 3, 0, 1, 2)
		pages, _, err := readAll(t, writeTIFF(tiffPageOf{entries: append(h, e(tagFillOrder, c.order)), strips: [][]byte{c.strip}}), "image/tiff")
		if err != nil || len(pages) != 1 {
			t.Errorf("%s: %v", name, err)
			continue
		}
		near(t, name, pages[0].Image, 2, 2, color.RGBA{255, 255, 255, 255})
	}
	// White 20, black 24, white 20, whose code ends in zeros as the fill begins; the last line is lost.
	stripe := "0001000" + "00000010111" + "0001000"
	strip := code(end, strings.Repeat(stripe+"00000"+end, 19), "0000001", end)
	pages, facts, err := readAll(t, writeTIFF(tiffPageOf{entries: head(64, 20, 1, 3, 0, 1, 20), strips: [][]byte{strip}}), "image/tiff")
	if err != nil || len(pages) != 1 || !facts.Partly {
		t.Fatalf("%+v, %v", facts, err)
	}
	near(t, "stripe", pages[0].Image, 2, 2, color.RGBA{0, 0, 0, 255})
	near(t, "stripe", pages[0].Image, 1, 2, color.RGBA{255, 255, 255, 255})
}

// TestPackedSamples: sixteen greys and sixteen colours, two samples in a byte.
func TestPackedSamples(t *testing.T) {
	rows := func(n int) []byte { // left half 0, right half 15, an odd width
		var b []byte
		for range n {
			b = append(b, 0, 0, 0x0F, 0xFF, 0xF0)
		}
		return b
	}
	table := tiffEntry{tag: tagColours, kind: 4, values: make([]uint32, 48)}
	table.values[0], table.values[32+15] = 0xE600, 0xE600 // value 0 red, value 15 blue
	for name, c := range map[string]struct {
		file        []byte
		left, right color.RGBA
	}{
		"greys":    {writeTIFF(tiffPageOf{entries: head(9, 6, 4, 8, 1, 1, 6), strips: [][]byte{deflated(rows(6))}}), color.RGBA{0, 0, 0, 255}, color.RGBA{255, 255, 255, 255}},
		"inverted": {writeTIFF(tiffPageOf{entries: head(9, 6, 4, 1, 0, 1, 3), strips: [][]byte{rows(3), rows(3)}}), color.RGBA{255, 255, 255, 255}, color.RGBA{0, 0, 0, 255}},
		"colours":  {writeTIFF(tiffPageOf{entries: append(head(9, 6, 4, 8, 3, 1, 6), table), strips: [][]byte{deflated(rows(6))}}), red, blue},
	} {
		pages, _, err := readAll(t, c.file, "image/tiff")
		if err != nil || len(pages) != 1 || pages[0].W != 9 {
			t.Errorf("%s: %d, %v", name, len(pages), err)
			continue
		}
		near(t, name, pages[0].Image, 1, 2, c.left)
		near(t, name, pages[0].Image, 3, 2, c.right)
	}
}

// TestTIFFInARing: pages that lead back to the first are read once.
func TestTIFFInARing(t *testing.T) {
	page := tiffPageOf{entries: head(40, 20, 8, 1, 2, 3, 20), strips: [][]byte{plainRGB(corners(40, 20))}}
	file := writeTIFF(page, page)
	copy(file[len(file)-4:], file[4:8])
	pages, _, err := readAll(t, file, "image/tiff")
	if err != nil || len(pages) != 2 {
		t.Fatalf("%d pages, %v", len(pages), err)
	}
}

func TestTIFFHostile(t *testing.T) {
	good := plainRGB(corners(40, 20))
	for name, c := range map[string]struct {
		page tiffPageOf
		want error
	}{
		"sixty thousand square": {tiffPageOf{entries: head(60000, 60000, 8, 1, 2, 3, 60000), strips: [][]byte{good}}, ErrTooLarge},
		"of no height":          {tiffPageOf{entries: head(40, 0, 8, 1, 2, 3, 1), strips: [][]byte{good}}, ErrUnreadable},
		"four billion wide":     {tiffPageOf{entries: head(1<<32-1, 1<<32-1, 8, 7, 6, 3, 1), strips: [][]byte{good}}, ErrTooLarge},
		"JPEG without one":      {tiffPageOf{entries: head(40, 20, 8, 7, 6, 3, 20), strips: [][]byte{good}}, ErrUnreadable},
		"JPEG, tiles of none":   {tiffPageOf{entries: append(head(40, 20, 8, 7, 6, 3, 20), e(tagTileWidth, 0), e(tagTileHeight, 0)), strips: [][]byte{good}, tiles: true}, ErrUnreadable},
		"no strips":             {tiffPageOf{entries: head(40, 20, 8, 1, 2, 3, 20), strips: [][]byte{good[:100]}}, ErrUnreadable},
		"strange compression":   {tiffPageOf{entries: head(40, 20, 8, 34712, 2, 3, 20), strips: [][]byte{good}}, ErrUnreadable},
	} {
		if _, _, err := readAll(t, writeTIFF(c.page), "image/tiff"); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
	// A later page that is damaged does not take the first with it, and it is said.
	file := writeTIFF(tiffPageOf{entries: head(40, 20, 8, 1, 2, 3, 20), strips: [][]byte{good}}, tiffPageOf{entries: head(40, 20, 8, 1, 2, 3, 20), strips: [][]byte{good[:50]}})
	pages, facts, err := readAll(t, file, "image/tiff")
	if err != nil || len(pages) != 1 || !facts.Partly {
		t.Errorf("%d pages, %+v, %v", len(pages), facts, err)
	}
}

func FuzzPictures(f *testing.F) {
	kinds := []string{"image/tiff", "image/gif", "image/webp", "image/bmp", "image/png", "image/jpeg"}
	tables, rest := jpegParts(f, corners(16, 16))
	f.Add(byte(0), writeTIFF(tiffPageOf{entries: head(8, 8, 8, 1, 2, 3, 8), strips: [][]byte{plainRGB(corners(8, 8))}}))
	f.Add(byte(0), writeTIFF(tiffPageOf{entries: append(head(16, 16, 8, 7, 6, 3, 16), tiffEntry{tag: tagJPEGTables, kind: 7, bytes: tables}), strips: [][]byte{rest}}))
	f.Add(byte(0), writeTIFF(tiffPageOf{entries: append(head(64, 2, 1, 3, 0, 1, 2), e(tagFaxOptions, 1)), strips: [][]byte{{0, 0x1E, 0xCD, 0xA8, 0x00, 0x50}}}))
	f.Add(byte(1), movingGIF(f))
	f.Add(byte(2), webpStill)
	f.Add(byte(2), webpMoving())
	f.Add(byte(5), whole(rest, tables, false))
	f.Fuzz(func(t *testing.T, kind byte, in []byte) {
		pages := 0
		_, _ = Each(in, kinds[int(kind)%len(kinds)], func(p Page) error {
			if pages++; p.W <= 0 || p.H <= 0 || p.JPEG == nil && p.W > MaxPixels/p.H {
				t.Fatalf("%d by %d", p.W, p.H)
			}
			return nil
		})
	})
}
