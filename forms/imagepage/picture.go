package imagepage

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"

	"github.com/harborfile/harborfile/forms/draft/pdfw"
)

// largestPicture is how many pixels a picture may have.
const largestPicture = 100_000_000

// coded is a picture ready to be written as an image object.
type coded struct {
	w, h        int
	orientation int    // of EXIF: 1 = upright
	dict        string // entries beside width and height
	data        []byte
}

func (p Picture) coded() (coded, error) {
	switch {
	case p.JPEG != nil:
		return codedJPEG(p.JPEG)
	case p.Image == nil:
		return coded{}, ErrPage
	}
	b := p.Image.Bounds()
	if b.Dx() <= 0 || b.Dy() <= 0 || b.Dx() > largestPicture/b.Dy() {
		return coded{}, ErrPage
	}
	m := onWhite(p.Image)
	if c, ok := byPalette(m); ok {
		return c, nil
	}
	grey := isGrey(m)
	if isDrawn(m) {
		return lossless(m, grey), nil
	}
	return lossy(m, grey)
}

// quality is that of image/jpeg. At 90 small print keeps its edges.
const quality = 90

// lossy codes scans and photographs.
func lossy(m *image.RGBA, grey bool) (coded, error) {
	var b bytes.Buffer
	var from image.Image = m
	space := "/DeviceRGB"
	if grey {
		from, space = toGrey(m), "/DeviceGray"
	}
	if err := jpeg.Encode(&b, from, &jpeg.Options{Quality: quality}); err != nil {
		return coded{}, err
	}
	return coded{w: m.Rect.Dx(), h: m.Rect.Dy(), orientation: 1, data: b.Bytes(),
		dict: "/ColorSpace" + space + "/BitsPerComponent 8/Filter/DCTDecode"}, nil
}

// lossless codes pages of print and drawings, whose even areas pack well; each row is written as the difference to the
// row above (PNG filter 2).
func lossless(m *image.RGBA, grey bool) coded {
	w, h := m.Rect.Dx(), m.Rect.Dy()
	space, n := "/DeviceRGB", 3
	if grey {
		space, n = "/DeviceGray", 1
	}
	rows := make([]byte, 0, h*(n*w+1))
	for y := range h {
		rows = append(rows, 2)
		row := m.Pix[y*m.Stride:]
		for x := range w {
			for c := range n {
				v := row[4*x+c]
				if y > 0 {
					v -= m.Pix[(y-1)*m.Stride+4*x+c]
				}
				rows = append(rows, v)
			}
		}
	}
	return coded{w: w, h: h, orientation: 1, data: pdfw.Deflate(rows, 6),
		dict: fmt.Sprintf("/ColorSpace%s/BitsPerComponent 8/Filter/FlateDecode/DecodeParms<</Predictor 12/Colors %d/Columns %d>>", space, n, w)}
}

// byPalette codes a picture of at most 16 colours, black and white in one bit.
func byPalette(m *image.RGBA) (coded, bool) {
	var palette []color.RGBA
	index := map[color.RGBA]byte{}
	w, h := m.Rect.Dx(), m.Rect.Dy()
	samples := make([]byte, w*h)
	for y := range h {
		row := m.Pix[y*m.Stride:]
		for x := range w {
			c := color.RGBA{row[4*x], row[4*x+1], row[4*x+2], 255}
			i, ok := index[c]
			if !ok {
				if len(palette) == 16 {
					return coded{}, false
				}
				i = byte(len(palette))
				index[c] = i
				palette = append(palette, c)
			}
			samples[y*w+x] = i
		}
	}
	bits := 1
	for len(palette) > 1<<bits {
		bits *= 2
	}
	var table bytes.Buffer
	for _, c := range palette {
		fmt.Fprintf(&table, "%02X%02X%02X", c.R, c.G, c.B)
	}
	return coded{w: w, h: h, orientation: 1, data: pdfw.Deflate(packed(samples, w, h, bits), 6),
		dict: fmt.Sprintf("/ColorSpace[/Indexed/DeviceRGB %d<%s>]/BitsPerComponent %d/Filter/FlateDecode", len(palette)-1, table.String(), bits)}, true
}

// packed puts samples of a few bits into bytes; every row begins a new byte.
func packed(samples []byte, w, h, bits int) []byte {
	stride := (w*bits + 7) / 8
	out := make([]byte, stride*h)
	for y := range h {
		for x := range w {
			out[y*stride+x*bits/8] |= samples[y*w+x] << (8 - bits - x*bits%8)
		}
	}
	return out
}

// onWhite lays a picture on white paper.
func onWhite(src image.Image) *image.RGBA {
	b := src.Bounds()
	if m, ok := src.(*image.RGBA); ok && m.Opaque() {
		return m
	}
	m := image.NewRGBA(image.Rect(0, 0, b.Dx(), b.Dy()))
	draw.Draw(m, m.Rect, image.White, image.Point{}, draw.Src)
	draw.Draw(m, m.Rect, src, b.Min, draw.Over)
	return m
}

func isGrey(m *image.RGBA) bool {
	for y := range m.Rect.Dy() {
		row := m.Pix[y*m.Stride : y*m.Stride+4*m.Rect.Dx()]
		for i := 0; i < len(row); i += 4 {
			if row[i] != row[i+1] || row[i] != row[i+2] {
				return false
			}
		}
	}
	return true
}

func toGrey(m *image.RGBA) *image.Gray {
	g := image.NewGray(image.Rect(0, 0, m.Rect.Dx(), m.Rect.Dy()))
	for y := range m.Rect.Dy() {
		for x := range m.Rect.Dx() {
			g.Pix[y*g.Stride+x] = m.Pix[y*m.Stride+4*x]
		}
	}
	return g
}

// isDrawn reports whether nine of ten pixels equal the one to their left: print and drawings, not scans.
func isDrawn(m *image.RGBA) bool {
	same, all := 0, 0
	for y := 0; y < m.Rect.Dy(); y += 3 {
		row := m.Pix[y*m.Stride : y*m.Stride+4*m.Rect.Dx()]
		for i := 4; i < len(row); i += 4 {
			all++
			if row[i] == row[i-4] && row[i+1] == row[i-3] && row[i+2] == row[i-2] {
				same++
			}
		}
	}
	return same*10 >= all*9
}
