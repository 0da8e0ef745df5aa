package imagepage

import (
	"bytes"
	"errors"
	"fmt"
	"image/color"
	"image/jpeg"

	"github.com/harborfile/harborfile/forms/jpegfile"
)

// ErrPicture: the bytes are no JPEG that can be embedded.
var ErrPicture = errors.New("imagepage: the picture cannot be read")

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
		case jpegfile.APP1:
			if turn := jpegfile.Orientation(body); turn > 0 {
				c.orientation = turn
			}
		case jpegfile.APP14:
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
// end of the picture stay behind; see is shown the application segments. A picture cut short gets its end: decoders
// draw what there is.
func withoutHidden(data []byte, see func(mark byte, body []byte)) ([]byte, error) {
	out := append(make([]byte, 0, len(data)), 0xFF, jpegfile.SOI)
	_, err := jpegfile.Walk(data, func(mark byte, segment []byte) {
		body := segment[4:]
		switch {
		case mark == jpegfile.APP14 && len(body) >= 12 && bytes.HasPrefix(body, []byte("Adobe")):
			see(mark, body)
			out = append(out, 0xFF, jpegfile.APP14, 0, 14) // says how the colours are coded
			out = append(out, body[:12]...)
		case mark >= jpegfile.APP0 && mark <= jpegfile.APP15:
			if mark != jpegfile.APP14 {
				see(mark, body)
			}
		case mark == jpegfile.COM:
		default:
			out = append(out, segment...)
		}
	})
	if err != nil {
		return nil, fmt.Errorf("%w: its segments", ErrPicture)
	}
	return append(out, 0xFF, jpegfile.EOI), nil
}
