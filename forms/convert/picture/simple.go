package picture

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/draw"
	"image/gif"
	"image/png"

	"golang.org/x/image/bmp"
)

// readPNG decodes a PNG. One that is cut short is unreadable: what a decoder would leave black could be taken for a
// part of the picture.
func readPNG(data []byte) (Page, Facts, error) {
	head, err := png.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return Page{}, Facts{}, ErrUnreadable
	}
	if err := guard(head.Width, head.Height, MaxPixels); err != nil {
		return Page{}, Facts{}, err
	}
	m, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		return Page{}, Facts{}, ErrUnreadable
	}
	p := upright(m, 1, 0, 0)
	f := Facts{FirstOnly: bytes.Contains(data[:min(len(data), 4096)], []byte("acTL")),
		Profile: pngProfile(data[:min(len(data), 4096)])}
	if i := bytes.Index(data[:min(len(data), 4096)], []byte("pHYs")); i >= 0 && i+13 <= len(data) && data[i+12] == 1 {
		p.DPIX = float64(binary.BigEndian.Uint32(data[i+4:])) * 0.0254
		p.DPIY = float64(binary.BigEndian.Uint32(data[i+8:])) * 0.0254
	}
	return p, f, nil
}

// pngProfile reports whether a profile is embedded that does not call itself sRGB.
func pngProfile(head []byte) bool {
	_, name, found := bytes.Cut(head, []byte("iCCP"))
	return found && !bytes.Contains(name[:min(len(name), 79)], []byte("sRGB"))
}

// readBMP decodes a bitmap, whose header says pixels a metre at byte 38.
func readBMP(data []byte) (Page, Facts, error) {
	head, err := bmp.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return Page{}, Facts{}, ErrUnreadable
	}
	if err := guard(head.Width, head.Height, MaxPixels); err != nil {
		return Page{}, Facts{}, err
	}
	m, err := bmp.Decode(bytes.NewReader(data))
	if err != nil {
		return Page{}, Facts{}, ErrUnreadable
	}
	p := upright(m, 1, 0, 0)
	if len(data) >= 46 {
		p.DPIX = float64(binary.LittleEndian.Uint32(data[38:])) * 0.0254
		p.DPIY = float64(binary.LittleEndian.Uint32(data[42:])) * 0.0254
	}
	return p, Facts{}, nil
}

// readGIF decodes the first frame, laid on the whole picture as the file says.
func readGIF(data []byte) (Page, Facts, error) {
	head, err := gif.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return Page{}, Facts{}, ErrUnreadable
	}
	if err := guard(head.Width, head.Height, MaxPixels); err != nil {
		return Page{}, Facts{}, err
	}
	m, err := gif.Decode(bytes.NewReader(data))
	if err != nil {
		return Page{}, Facts{}, ErrUnreadable
	}
	if whole := image.Rect(0, 0, head.Width, head.Height); m.Bounds() != whole {
		canvas := image.NewRGBA(whole)
		draw.Draw(canvas, whole, image.White, image.Point{}, draw.Src)
		draw.Draw(canvas, m.Bounds(), m, m.Bounds().Min, draw.Over)
		m = canvas
	}
	return upright(m, 1, 0, 0), Facts{FirstOnly: gifFrames(data, 2) > 1}, nil
}

// gifFrames counts frames, at most limit, without decoding them (GIF89a, 17 to 26).
func gifFrames(data []byte, limit int) int {
	if len(data) < 13 {
		return 0
	}
	i := 13 + table(data[10])
	frames := 0
	for i < len(data) && frames < limit {
		switch data[i] {
		case 0x21: // extension
			i = blocks(data, i+2)
		case 0x2C: // frame
			if i+10 > len(data) {
				return frames
			}
			frames++
			i = blocks(data, i+10+table(data[i+9])+1)
		default:
			return frames
		}
	}
	return frames
}

// table is the size of a colour table that a packed byte announces.
func table(packed byte) int {
	if packed&0x80 == 0 {
		return 0
	}
	return 3 << (packed&7 + 1)
}

// blocks goes past a chain of blocks.
func blocks(data []byte, i int) int {
	for i < len(data) && data[i] != 0 {
		i += int(data[i]) + 1
	}
	return i + 1
}
