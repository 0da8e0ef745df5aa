package packaging

import (
	"encoding/binary"
	"image"
	"image/draw"
)

// icnsKinds are the parts of a macOS icon that macOS 12 and later look for: the type of each, its edge in pixels, and
// whether it is plain colours, as the two smallest have to be, or PNG.
var icnsKinds = []struct {
	kind  string
	edge  int
	plain bool
}{
	{"ic04", 16, true},
	{"ic05", 32, true},
	{"ic07", 128, false},
	{"ic08", 256, false},
	{"ic09", 512, false},
	{"ic10", 1024, false}, // 512 points on a fine display
	{"ic11", 32, false},   // 16
	{"ic12", 64, false},   // 32
	{"ic13", 256, false},  // 128
	{"ic14", 512, false},  // 256
}

// ICNS is the sign as a macOS icon, with the clear border that macOS leaves around its own.
func (i *Icon) ICNS() ([]byte, error) {
	be := binary.BigEndian
	body := []byte{}
	for _, k := range icnsKinds {
		m, err := i.framed(k.edge)
		if err != nil {
			return nil, err
		}
		picture := planes(m)
		if !k.plain {
			if picture, err = encodePNG(m); err != nil {
				return nil, err
			}
		}
		body = append(body, k.kind...)
		body = be.AppendUint32(body, uint32(8+len(picture)))
		body = append(body, picture...)
	}
	return append(be.AppendUint32([]byte("icns"), uint32(8+len(body))), body...), nil
}

// framed is the sign at 824 of 1024 parts, the measure of Apple's template, in the middle of a clear picture. The
// smallest keep their whole area: a border would cost them their even lines.
func (i *Icon) framed(edge int) (*image.NRGBA, error) {
	if edge <= smallest {
		return i.at(edge)
	}
	inner := (edge*824/1024 + 1) / 2 * 2
	m, err := i.at(inner)
	if err != nil {
		return nil, err
	}
	out := image.NewNRGBA(image.Rect(0, 0, edge, edge))
	off := (edge - inner) / 2
	draw.Draw(out, image.Rect(off, off, off+inner, off+inner), m, image.Point{}, draw.Src)
	return out, nil
}

// planes is a picture as alpha, red, green and blue one after the other, in packets of a count and the bytes. The
// format also has packets that repeat a byte; at 16 and 32 pixels they would save a few hundred bytes and are left out.
func planes(m *image.NRGBA) []byte {
	out := []byte("ARGB")
	for _, channel := range []int{3, 0, 1, 2} {
		var plane []byte
		for p := channel; p < len(m.Pix); p += 4 {
			plane = append(plane, m.Pix[p])
		}
		for len(plane) > 0 {
			n := min(128, len(plane))
			out = append(out, byte(n-1))
			out = append(out, plane[:n]...)
			plane = plane[n:]
		}
	}
	return out
}
