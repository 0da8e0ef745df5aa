package picture

import (
	"bytes"
	"encoding/binary"
	"image/jpeg"

	"github.com/harborfile/harborfile/forms/convert/ifd"
)

// readJPEG takes a JPEG as it is; only its head is read.
func readJPEG(data []byte) (Page, Facts, error) {
	head, err := jpeg.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return Page{}, Facts{}, ErrUnreadable
	}
	if err := guard(head.Width, head.Height, maxUntouched); err != nil {
		return Page{}, Facts{}, err
	}
	p := Page{JPEG: data, W: head.Width, H: head.Height}
	var f Facts
	orientation := 1
	segments(data, func(mark byte, body []byte) {
		switch {
		case mark == 0xE0 && len(body) >= 12 && bytes.HasPrefix(body, []byte("JFIF\x00")):
			p.DPIX, p.DPIY = density(body)
		case mark == 0xE1 && bytes.HasPrefix(body, []byte("Exif\x00\x00")):
			orientation = Orientation(body[6:], orientation)
		case mark == 0xE2 && bytes.HasPrefix(body, []byte("ICC_PROFILE\x00")):
			f.Profile = f.Profile || !bytes.Contains(body, []byte("sRGB"))
		}
	})
	if orientation >= 5 {
		p.W, p.H, p.DPIX, p.DPIY = p.H, p.W, p.DPIY, p.DPIX
	}
	return p, f, nil
}

// segments gives the segments before the picture's samples (ITU-T T.81, B.1).
func segments(data []byte, each func(mark byte, body []byte)) {
	for i := 2; i+4 <= len(data) && data[i] == 0xFF; {
		if data[i+1] == 0xFF {
			i++
			continue
		}
		n := int(binary.BigEndian.Uint16(data[i+2:]))
		if data[i+1] == 0xDA || n < 2 || i+2+n > len(data) {
			return
		}
		each(data[i+1], data[i+4:i+2+n])
		i += 2 + n
	}
}

// density reads the dots an inch of a JFIF header.
func density(body []byte) (x, y float64) {
	x, y = float64(binary.BigEndian.Uint16(body[8:])), float64(binary.BigEndian.Uint16(body[10:]))
	switch body[7] {
	case 1:
		return x, y
	case 2:
		return x * 2.54, y * 2.54
	}
	return 0, 0
}

const tagOrientation = 0x0112

// Orientation reads which way is up out of an EXIF block, 1 to 8.
func Orientation(exif []byte, otherwise int) int {
	f, err := ifd.Read(exif)
	if err != nil {
		return otherwise
	}
	d, err := f.Dir(f.First)
	if err != nil {
		return otherwise
	}
	if v := d.Int(tagOrientation, 0); v >= 1 && v <= 8 {
		return int(v)
	}
	return otherwise
}
