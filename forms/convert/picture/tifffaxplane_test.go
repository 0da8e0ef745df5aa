package picture

import (
	"bytes"
	"encoding/base64"
	"image/color"
	"testing"
)

// TestFaxAgainstTheLineAbove: pages as libtiff writes them, compared with what was written, pixel by pixel.
func TestFaxAgainstTheLineAbove(t *testing.T) {
	black := func(x, y int) bool {
		if y < 18 {
			return (x/8+y/6)%2 == 0
		}
		return (x+2*y)%31 < 9
	}
	for name, file := range map[string]string{
		"against the line above": "SUkqAIYAAAAAGaizFmLMWYAL/gAzUWYsxZizABf8AGaizFmLMWYAL/gA5izFmLMUAF/gA5izFmLMUAF/gA5izFmLMUAF/gAzUWYs" +
			"xZizABf8AGaizFmLMWYAL/gAzUWYsxZizABf8AGasGIDGAChBBBQAYMQGI4AIIIIKADTiAxOABBBBBQMAAABAwABAAAAQAAAAAEB" +
			"AwABAAAAGAAAAAIBAwABAAAAAQAAAAMBAwABAAAAAwAAAAYBAwABAAAAAAAAAAoBAwABAAAAAQAAABEBBAABAAAACAAAABUBAwAB" +
			"AAAAAQAAABYBAwABAAAAGAAAABcBBAABAAAAfgAAABwBAwABAAAAAQAAACQBBAABAAAAAQAAAAAAAAA=",
		"against, filled, reversed, in strips": "SUkqAJYAAAAAgFnRjGY0oxkAgP4DgFnRjGY0oxkAgP4DgFnRjGY0oxkAgP4DgDOa0YxmFACA/gGAM5rRjGYUAID+AQCAM5rRjGYU" +
			"AID+AYBZ0YxmNKMZAID+A4BZ0YxmNKMZAID+A4BZ0YxmNKMZAID+A4BZDUbAGACAQhAEBQCAwQgYcQCAIAiCAoDlCBg5AIAgCIIC" +
			"DAAAAQMAAQAAAEAAAAABAQMAAQAAABgAAAACAQMAAQAAAAEAAAADAQMAAQAAAAMAAAAGAQMAAQAAAAAAAAAKAQMAAQAAAAIAAAAR" +
			"AQQAAwAAADgBAAAVAQMAAQAAAAEAAAAWAQMAAQAAAAoAAAAXAQQAAwAAACwBAAAcAQMAAQAAAAEAAAAkAQQAAQAAAAUAAAAAAAAA" +
			"OwAAADwAAAAXAAAACAAAAEMAAAB/AAAA",
		"without marks": "SUkqAJoAAAA1FmLMWYswNRZizFmLMDUWYsxZizA1FmLMWYswNRZizFmLMDUWYsxZizCYsxZizFCYsxZizFCYsxZizFCYsxZizFCY" +
			"sxZizFCYsxZizFA1FmLMWYswNRZizFmLMDUWYsxZizA1FmLMWYswNRZizFmLMDUWYsxZizA1YMQGMDXBiAxABiAxHBAgMSxOIDE4" +
			"qEBiTAsAAAEDAAEAAABAAAAAAQEDAAEAAAAYAAAAAgEDAAEAAAABAAAAAwEDAAEAAAACAAAABgEDAAEAAAAAAAAACgEDAAEAAAAB" +
			"AAAAEQEEAAMAAAAwAQAAFQEDAAEAAAABAAAAFgEDAAEAAAAKAAAAFwEEAAMAAAAkAQAAHAEDAAEAAAABAAAAAAAAAEIAAABAAAAA" +
			"EAAAAAgAAABKAAAAigAAAA==",
	} {
		data, err := base64.StdEncoding.DecodeString(file)
		if err != nil {
			t.Fatal(err)
		}
		pages, facts, err := readAll(t, data, "image/tiff")
		if err != nil || len(pages) != 1 || facts.Partly {
			t.Errorf("%s: %d pages, %+v, %v", name, len(pages), facts, err)
			continue
		}
		wrong := 0
		for y := range 24 {
			for x := range 64 {
				if g := color.GrayModel.Convert(pages[0].Image.At(x, y)).(color.Gray); (g.Y == 0) != black(x, y) {
					wrong++
				}
			}
		}
		if wrong > 0 {
			t.Errorf("%s: %d pixels are others", name, wrong)
		}
	}
}

// TestFaxLinesLost: after a line that does not read, those coded against it are not guessed.
func TestFaxLinesLost(t *testing.T) {
	// A white line of 64 by itself, one like it, one that is noise, one like the one above, then a white one by itself.
	end := "000000000001"
	code := end + "1" + "1101100110101" + end + "0" + "1" + end + "1" + "000000001" + end + "0" + "1" + end + "1" + "1101100110101" + end
	var strip []byte
	for len(code)%8 != 0 {
		code += "0"
	}
	for i := 0; i < len(code); i += 8 {
		var b byte
		for _, bit := range []byte(code[i : i+8]) {
			b = b<<1 | (bit - '0')
		}
		strip = append(strip, b)
	}
	lines := (&faxReader{strip: strip, width: 64}).lines(9)
	if len(lines) < 5 || lines[0] == nil || lines[1] == nil || lines[2] != nil || lines[3] != nil || lines[4] == nil {
		t.Errorf("%v", lines)
	}
	noise := bytes.Repeat([]byte{0, 0x10, 0x02, 0x55}, 1000)
	for _, line := range (&faxReader{strip: noise, width: 1728}).lines(1 << 20) {
		for _, x := range line {
			if x < 0 || x > 1728 {
				t.Fatalf("a change at %d", x)
			}
		}
	}
}

// TestSamplesApart: the colours of a page one after the other, as some scanners write them.
func TestSamplesApart(t *testing.T) {
	const w, h = 40, 30
	m := corners(w, h)
	rgb := plainRGB(m)
	for name, c := range map[string]struct {
		photometric, samples, bits uint32
		plane                      func(n, i int) []byte // the sample of a pixel
	}{
		"colours":      {2, 3, 8, func(n, i int) []byte { return rgb[3*i+n : 3*i+n+1] }},
		"sixteen bits": {2, 3, 16, func(n, i int) []byte { return []byte{rgb[3*i+n], rgb[3*i+n]} }},
		"inks": {5, 4, 8, func(n, i int) []byte {
			if n == 3 {
				return []byte{0}
			}
			return []byte{255 - rgb[3*i+n]}
		}},
	} {
		var strips [][]byte
		for n := range int(c.samples) {
			var plane []byte
			for i := range w * h {
				plane = append(plane, c.plane(n, i)...)
			}
			strips = append(strips, plane[:len(plane)/2], plane[len(plane)/2:])
		}
		entries := append(head(w, h, c.bits, 1, c.photometric, c.samples, h/2), e(tagPlanes, planesApart))
		pages, _, err := readAll(t, writeTIFF(tiffPageOf{entries: entries, strips: strips}), "image/tiff")
		if err != nil || len(pages) != 1 {
			t.Errorf("%s: %v", name, err)
			continue
		}
		for _, at := range [][2]int{{0, 0}, {w - 1, 0}, {0, h - 1}, {w - 1, h - 1}} {
			r, g, b, _ := pages[0].Image.At(at[0], at[1]).RGBA()
			x, y, z, _ := m.At(at[0], at[1]).RGBA()
			if r>>8 != x>>8 || g>>8 != y>>8 || b>>8 != z>>8 {
				t.Errorf("%s: at %v %d %d %d, want %d %d %d", name, at, r>>8, g>>8, b>>8, x>>8, y>>8, z>>8)
			}
		}
	}
}
