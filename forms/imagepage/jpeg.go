package imagepage

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"image/color"
	"image/jpeg"
)

// ErrPicture: the bytes are no JPEG that can be embedded.
var ErrPicture = errors.New("imagepage: the picture cannot be read")

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

// codedJPEG takes a JPEG's samples as they are.
func codedJPEG(data []byte) (coded, error) {
	head, err := jpeg.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return coded{}, fmt.Errorf("%w: its head", ErrPicture)
	}
	if head.Width <= 0 || head.Height <= 0 || head.Width > largestPicture/head.Height {
		return coded{}, fmt.Errorf("%w: %d by %d pixels", ErrPicture, head.Width, head.Height)
	}
	c := coded{w: head.Width, h: head.Height, orientation: 1}
	adobe := false
	if c.data, err = withoutHidden(data, func(mark byte, body []byte) {
		switch mark {
		case markAPP1:
			c.orientation = orientation(body, c.orientation)
		case markAPP14:
			adobe = true
		}
	}); err != nil {
		return coded{}, err
	}
	space := "/DeviceRGB"
	switch head.ColorModel {
	case color.GrayModel, color.Gray16Model:
		space = "/DeviceGray"
	case color.CMYKModel:
		space = "/DeviceCMYK"
		if adobe {
			space += "/Decode[1 0 1 0 1 0 1 0]" // programs that mark their CMYK JPEGs so write them inverted
		}
	}
	c.dict = "/ColorSpace" + space + "/BitsPerComponent 8/Filter/DCTDecode"
	return c, nil
}

// withoutHidden copies the segments that a decoder needs. Camera, place, thumbnails, comments and whatever follows the
// end of the picture stay behind; see is shown the application segments.
func withoutHidden(data []byte, see func(mark byte, body []byte)) ([]byte, error) {
	broken := fmt.Errorf("%w: its segments", ErrPicture)
	if len(data) < 4 || data[0] != 0xFF || data[1] != markSOI {
		return nil, broken
	}
	out := append(make([]byte, 0, len(data)), 0xFF, markSOI)
	for i := 2; ; {
		for i+1 < len(data) && data[i] == 0xFF && data[i+1] == 0xFF {
			i++ // padding
		}
		if i+2 > len(data) || data[i] != 0xFF {
			return nil, broken
		}
		mark := data[i+1]
		if mark == markEOI {
			return append(out, 0xFF, markEOI), nil
		}
		if mark == markTEM || mark >= 0xD0 && mark <= 0xD7 {
			i += 2
			continue
		}
		if i+4 > len(data) {
			return nil, broken
		}
		n := int(binary.BigEndian.Uint16(data[i+2:]))
		if n < 2 || i+2+n > len(data) {
			return nil, broken
		}
		segment, body := data[i:i+2+n], data[i+4:i+2+n]
		i += 2 + n
		switch {
		case mark == markAPP14 && len(body) >= 12 && bytes.HasPrefix(body, []byte("Adobe")):
			see(mark, body)
			out = append(out, 0xFF, markAPP14, 0, 14) // says how the colours are coded
			out = append(out, body[:12]...)
		case mark >= markAPP0 && mark <= markAPP15:
			if mark != markAPP14 {
				see(mark, body)
			}
		case mark == markCOM:
		default:
			out = append(out, segment...)
		}
		if mark == markSOS {
			end := scanEnd(data, i)
			out = append(out, data[i:end]...)
			if i = end; i >= len(data) { // cut short; decoders draw what there is
				return append(out, 0xFF, markEOI), nil
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

// orientation reads EXIF's orientation (CIPA DC-008); nothing else of it is used.
func orientation(body []byte, otherwise int) int {
	tiff, ok := bytes.CutPrefix(body, []byte("Exif\x00\x00"))
	if !ok || len(tiff) < 8 {
		return otherwise
	}
	var order binary.ByteOrder = binary.BigEndian
	if tiff[0] == 'I' {
		order = binary.LittleEndian
	}
	at := int64(order.Uint32(tiff[4:]))
	if at < 8 || at+2 > int64(len(tiff)) {
		return otherwise
	}
	for k := range int64(order.Uint16(tiff[at:])) {
		e := at + 2 + 12*k
		if e+12 > int64(len(tiff)) {
			break
		}
		if order.Uint16(tiff[e:]) == 0x0112 {
			if v := int(order.Uint16(tiff[e+8:])); v >= 1 && v <= 8 {
				return v
			}
			break
		}
	}
	return otherwise
}
