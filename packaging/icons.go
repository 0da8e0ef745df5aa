package packaging

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
	"strings"
)

// Icon is the program's sign in every size a system asks for. Two drawings are its source: one of 1024 pixels, and a
// plainer one of 480 for 24 pixels and less, where the rope and the water of the large one would be mud. They are drawn
// from the SVG files beside them by the test of the sign in package ui.
type Icon struct{ large, small *image.NRGBA }

// smallest is the edge in pixels up to which the plain drawing is taken.
const smallest = 24

// ReadIcon reads the drawing that FyneApp.toml names, and the plain one beside it ("-small" before the extension).
func ReadIcon(root string, a App) (*Icon, error) {
	path := filepath.Join(root, filepath.FromSlash(a.Icon))
	ext := filepath.Ext(path)
	large, err := readPNG(path, 1024)
	if err != nil {
		return nil, err
	}
	small, err := readPNG(strings.TrimSuffix(path, ext)+"-small"+ext, 480)
	if err != nil {
		return nil, err
	}
	return &Icon{large, small}, nil
}

// readPNG reads a square picture with the given edge.
func readPNG(path string, edge int) (*image.NRGBA, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	m, err := png.Decode(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", filepath.Base(path), err)
	}
	if b := m.Bounds(); b.Dx() != edge || b.Dy() != edge {
		return nil, fmt.Errorf("%s is %d by %d pixels, not %d by %d", filepath.Base(path), b.Dx(), b.Dy(), edge, edge)
	}
	out := image.NewNRGBA(image.Rect(0, 0, edge, edge))
	draw.Draw(out, out.Rect, m, m.Bounds().Min, draw.Src)
	return out, nil
}

// PNG is the sign as a PNG file with the given edge, 16 to 1024 pixels, to the border of the picture.
func (i *Icon) PNG(edge int) ([]byte, error) {
	m, err := i.at(edge)
	if err != nil {
		return nil, err
	}
	return encodePNG(m)
}

// at is the sign with the given edge.
func (i *Icon) at(edge int) (*image.NRGBA, error) {
	switch {
	case edge < 16 || edge > 1024:
		return nil, fmt.Errorf("no icon of %d pixels: 16 to 1024 can be made", edge)
	case edge <= smallest:
		return shrink(i.small, edge), nil
	}
	return shrink(i.large, edge), nil
}

func encodePNG(m image.Image) ([]byte, error) {
	var out bytes.Buffer
	e := png.Encoder{CompressionLevel: png.BestCompression}
	err := e.Encode(&out, m)
	return out.Bytes(), err
}

// shrink gives each pixel the mean of what it covers. All arithmetic is in whole numbers: with floating point, an ARM
// and an Intel machine would give icons that differ in a bit, and with them packages that cannot be compared.
func shrink(m *image.NRGBA, edge int) *image.NRGBA {
	out := image.NewNRGBA(image.Rect(0, 0, edge, edge))
	for y := range edge {
		for x := range edge {
			copy(out.Pix[out.PixOffset(x, y):], mean(m, x, y, edge))
		}
	}
	return out
}

// mean is the colour of pixel (x, y) of a picture with the given edge. Lengths are counted in parts of which each pixel
// of m has edge, and each pixel of the result has as many as m has pixels.
func mean(m *image.NRGBA, x, y, edge int) []byte {
	from := m.Rect.Dx()
	var alpha, area uint64
	var colour [3]uint64
	for sy := y * from / edge; sy*edge < (y+1)*from; sy++ {
		high := overlap(sy*edge, edge, y*from, from)
		for sx := x * from / edge; sx*edge < (x+1)*from; sx++ {
			part := high * overlap(sx*edge, edge, x*from, from)
			p := m.Pix[m.PixOffset(sx, sy):][:4]
			a := part * uint64(p[3])
			area += part
			alpha += a
			for c := range colour {
				colour[c] += a * uint64(p[c])
			}
		}
	}
	if alpha == 0 {
		return []byte{0, 0, 0, 0}
	}
	near := func(sum, over uint64) byte { return byte((sum + over/2) / over) }
	return []byte{near(colour[0], alpha), near(colour[1], alpha), near(colour[2], alpha), near(alpha, area)}
}

// overlap is how much the stretch of length n at a and the one of length m at b share.
func overlap(a, n, b, m int) uint64 {
	return uint64(max(0, min(a+n, b+m)-max(a, b)))
}

// icoSizes are the edges Windows asks for: title bar, menus and desktop at 100 to 200 percent, and the large views.
var icoSizes = []int{16, 20, 24, 32, 40, 48, 64, 96, 128, 256}

// ICO is the sign as a Windows icon. Up to 64 pixels the pictures are bitmaps, which the oldest installer programs can
// read too; the larger ones are PNG, as Windows has read them since Vista.
func (i *Icon) ICO() ([]byte, error) {
	var head, body bytes.Buffer
	le := binary.LittleEndian
	head.Write([]byte{0, 0, 1, 0, byte(len(icoSizes)), 0})
	for _, edge := range icoSizes {
		m, err := i.at(edge)
		if err != nil {
			return nil, err
		}
		picture := bitmap(m)
		if edge > 64 {
			if picture, err = encodePNG(m); err != nil {
				return nil, err
			}
		}
		// 256 is written as 0; then colours of a palette, reserved, planes, bits of a pixel.
		entry := []byte{byte(edge), byte(edge), 0, 0, 1, 0, 32, 0}
		entry = le.AppendUint32(entry, uint32(len(picture)))
		entry = le.AppendUint32(entry, uint32(6+16*len(icoSizes)+body.Len()))
		head.Write(entry)
		body.Write(picture)
	}
	return append(head.Bytes(), body.Bytes()...), nil
}

// bitmap is a picture as it stands in an icon: a BITMAPINFOHEADER with twice the height, rows from the bottom, blue
// first, then one bit a pixel that says where it is clear, for what knows no alpha.
func bitmap(m *image.NRGBA) []byte {
	edge := m.Rect.Dx()
	le := binary.LittleEndian
	out := le.AppendUint32(nil, 40)
	out = le.AppendUint32(out, uint32(edge))
	out = le.AppendUint32(out, uint32(2*edge))
	out = append(out, 1, 0, 32, 0)
	out = append(out, make([]byte, 24)...)
	row := (edge + 31) / 32 * 4
	mask := make([]byte, 0, row*edge)
	for y := edge - 1; y >= 0; y-- {
		bits := make([]byte, row)
		for x := range edge {
			p := m.Pix[m.PixOffset(x, y):][:4]
			out = append(out, p[2], p[1], p[0], p[3])
			if p[3] < 128 {
				bits[x/8] |= 0x80 >> (x % 8)
			}
		}
		mask = append(mask, bits...)
	}
	return append(out, mask...)
}
