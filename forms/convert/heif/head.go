package heif

import (
	"bytes"
	"encoding/binary"

	"github.com/harborfile/harborfile/forms/convert/boxes"
)

// Facts are what the boxes say of a picture before it is decoded.
type Facts struct {
	Width, Height int  // of the largest picture in the file, before it is turned
	Moving        bool // also holds a film, or is a burst
	Profile       bool // its colours are not coded as those of a JPEG: a profile other than sRGB, another matrix, a narrow range
}

// Head reads the boxes; a file that is none gives zero.
func Head(data []byte) Facts {
	var f Facts
	r, size := bytes.NewReader(data), int64(len(data))
	_ = boxes.Walk(r, 0, size, func(b boxes.Box) (bool, error) {
		switch b.Type {
		case "moov":
			f.Moving = true
		case "meta":
			if p, ok := boxes.Find(r, b.Body+4, b.End, "iprp"); ok { // after version and flags
				if p, ok = boxes.Find(r, p.Body, p.End, "ipco"); ok {
					f.properties(r, p)
				}
			}
		}
		return false, nil
	})
	return f
}

// properties reads the sizes and colours of all pictures in the file (ISO/IEC 23008-12, 6.5).
func (f *Facts) properties(r *bytes.Reader, ipco boxes.Box) {
	_ = boxes.Walk(r, ipco.Body, ipco.End, func(b boxes.Box) (bool, error) {
		body := b.Bytes(r, 64<<10)
		switch {
		case b.Type == "ispe" && len(body) >= 12:
			w, h := int(binary.BigEndian.Uint32(body[4:])), int(binary.BigEndian.Uint32(body[8:]))
			if int64(w)*int64(h) > int64(f.Width)*int64(f.Height) {
				f.Width, f.Height = w, h
			}
		case b.Type == "colr" && len(body) >= 4 && (string(body[:4]) == "prof" || string(body[:4]) == "rICC"):
			f.Profile = f.Profile || !bytes.Contains(body, []byte("sRGB"))
		case b.Type == "colr" && len(body) >= 11 && string(body[:4]) == "nclx": // primaries, transfer, matrix, range
			matrix := binary.BigEndian.Uint16(body[8:])
			f.Profile = f.Profile || matrix != 2 && matrix != 5 && matrix != 6 || body[10]&0x80 == 0
		}
		return false, nil
	})
}
