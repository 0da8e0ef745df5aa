package packet

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image/color"
	"image/jpeg"
)

// Markers of a JPEG file (ITU-T T.81, table B.1).
const (
	markSOI   = 0xD8
	markEOI   = 0xD9
	markSOS   = 0xDA
	markTEM   = 0x01
	markAPP0  = 0xE0
	markAPP1  = 0xE1
	markAPP14 = 0xEE
	markAPP15 = 0xEF
	markCOM   = 0xFE
)

// readJPEG takes a JPEG's samples as they are.
func readJPEG(data []byte) (picture, error) {
	head, err := jpeg.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return picture{}, fmt.Errorf("%w: picture: %w", ErrSource, err)
	}
	if head.Width <= 0 || head.Height <= 0 || head.Width > maxPicturePixels/head.Height {
		return picture{}, fmt.Errorf("%w: picture of %d by %d", ErrSource, head.Width, head.Height)
	}
	p := picture{w: head.Width, h: head.Height, orientation: 1}
	if err := p.strip(data); err != nil {
		return picture{}, err
	}
	space := "/DeviceRGB"
	switch head.ColorModel {
	case color.GrayModel, color.Gray16Model:
		space = "/DeviceGray"
	case color.CMYKModel:
		space = "/DeviceCMYK/Decode[1 0 1 0 1 0 1 0]" // programs that write CMYK JPEGs write them inverted
	}
	p.dict = "/ColorSpace" + space + "/BitsPerComponent 8/Filter/DCTDecode"
	return p, nil
}

// strip copies the segments that a decoder needs. Camera, place, thumbnails,
// comments and whatever follows the end of the image stay behind.
func (p *picture) strip(data []byte) error {
	broken := fmt.Errorf("%w: picture: segments", ErrSource)
	if len(data) < 4 || data[0] != 0xFF || data[1] != markSOI {
		return broken
	}
	out := append(make([]byte, 0, len(data)), 0xFF, markSOI)
	for i := 2; ; {
		for i < len(data) && data[i] == 0xFF && i+1 < len(data) && data[i+1] == 0xFF {
			i++ // padding
		}
		if i+2 > len(data) || data[i] != 0xFF {
			return broken
		}
		mark := data[i+1]
		if mark == markEOI {
			p.data = append(out, 0xFF, markEOI)
			return nil
		}
		if mark == markTEM || mark >= 0xD0 && mark <= 0xD7 {
			i += 2
			continue
		}
		if i+4 > len(data) {
			return broken
		}
		n := int(binary.BigEndian.Uint16(data[i+2:]))
		if n < 2 || i+2+n > len(data) {
			return broken
		}
		segment, body := data[i:i+2+n], data[i+4:i+2+n]
		i += 2 + n
		switch {
		case mark == markAPP0:
			p.density(body)
		case mark == markAPP1:
			p.exif(body)
		case mark == markAPP14 && bytes.HasPrefix(body, []byte("Adobe")):
			out = append(out, segment...) // says how the colours are coded
		case mark > markAPP0 && mark <= markAPP15 || mark == markCOM:
		default:
			out = append(out, segment...)
		}
		if mark == markSOS {
			end := scanEnd(data, i)
			out = append(out, data[i:end]...)
			if i = end; i >= len(data) { // cut short; decoders draw what there is
				p.data = append(out, 0xFF, markEOI)
				return nil
			}
		}
	}
}

// scanEnd returns the place of the marker that ends entropy-coded data.
func scanEnd(data []byte, i int) int {
	for ; i+1 < len(data); i++ {
		if data[i] == 0xFF && data[i+1] != 0 && data[i+1] != 0xFF && (data[i+1] < 0xD0 || data[i+1] > 0xD7) {
			return i
		}
	}
	return len(data)
}

// density reads the dots an inch of a JFIF header.
func (p *picture) density(body []byte) {
	if len(body) < 12 || !bytes.HasPrefix(body, []byte("JFIF\x00")) {
		return
	}
	x := float64(binary.BigEndian.Uint16(body[8:]))
	switch body[7] {
	case 1:
		p.dpi = x
	case 2:
		p.dpi = x * 2.54
	}
}

// Tags of EXIF that are read (CIPA DC-008).
const tagOrientation = 0x0112

// exif reads the orientation; nothing else of it is used.
func (p *picture) exif(body []byte) {
	tiff, ok := bytes.CutPrefix(body, []byte("Exif\x00\x00"))
	if !ok || len(tiff) < 8 {
		return
	}
	var order binary.ByteOrder = binary.BigEndian
	if tiff[0] == 'I' {
		order = binary.LittleEndian
	}
	at := int(order.Uint32(tiff[4:]))
	if at < 8 || at+2 > len(tiff) {
		return
	}
	for k := range int(order.Uint16(tiff[at:])) {
		e := at + 2 + 12*k
		if e+12 > len(tiff) {
			return
		}
		if order.Uint16(tiff[e:]) == tagOrientation {
			if v := int(order.Uint16(tiff[e+8:])); v >= 1 && v <= 8 {
				p.orientation = v
			}
			return
		}
	}
}
