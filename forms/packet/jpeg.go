package packet

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image/color"
	"image/jpeg"

	"github.com/harborfile/harborfile/forms/jpegfile"
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
	out := append(make([]byte, 0, len(data)), 0xFF, jpegfile.SOI)
	_, err := jpegfile.Walk(data, func(mark byte, segment []byte) {
		body := segment[4:]
		switch {
		case mark == jpegfile.APP0:
			p.density(body)
		case mark == jpegfile.APP1:
			if turn := jpegfile.Orientation(body); turn > 0 {
				p.orientation = turn
			}
		case mark == jpegfile.APP14 && bytes.HasPrefix(body, []byte("Adobe")):
			out = append(out, segment...) // says how the colours are coded
		case mark > jpegfile.APP0 && mark <= jpegfile.APP15 || mark == jpegfile.COM:
		default:
			out = append(out, segment...)
		}
	})
	if err != nil {
		return fmt.Errorf("%w: picture: segments", ErrSource)
	}
	p.data = append(out, 0xFF, jpegfile.EOI) // also of one cut short: decoders draw what there is
	return nil
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
