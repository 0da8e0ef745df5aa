// Package jpegfile follows the segments of a JPEG file (ITU-T T.81, annex B) and decodes no picture. What is kept of
// them, and what is told about them, is the caller's. It must not know what pictures are for.
package jpegfile

import (
	"bytes"
	"encoding/binary"
	"errors"
)

// Markers (table B.1).
const (
	SOI   = 0xD8 // start of the picture
	EOI   = 0xD9 // its end
	SOS   = 0xDA // a scan: coded samples follow the segment
	TEM   = 0x01
	APP0  = 0xE0 // of JFIF
	APP1  = 0xE1 // of EXIF and XMP
	APP2  = 0xE2 // of colour profiles
	APP13 = 0xED // of Photoshop and IPTC
	APP14 = 0xEE // of Adobe: how the colours are coded
	APP15 = 0xEF
	COM   = 0xFE // a comment
)

// ErrBroken: the segments cannot be followed to the end of the picture.
var ErrBroken = errors.New("jpegfile: the segments cannot be followed")

// Begins reports whether data begins as a JPEG does.
func Begins(data []byte) bool { return len(data) >= 4 && data[0] == 0xFF && data[1] == SOI }

// Next reads the segment at place i: its marker, where it begins after padding, and where it ends. A marker that stands
// alone is its own segment. ok is false where there is none, or where it runs past the data.
func Next(data []byte, i int) (mark byte, begin, end int, ok bool) {
	for i+1 < len(data) && data[i] == 0xFF && data[i+1] == 0xFF {
		i++ // padding
	}
	if i+2 > len(data) || data[i] != 0xFF {
		return 0, i, i, false
	}
	mark = data[i+1]
	if mark == EOI || alone(mark) {
		return mark, i, i + 2, true
	}
	if i+4 > len(data) {
		return mark, i, i, false
	}
	end = i + 2 + int(binary.BigEndian.Uint16(data[i+2:]))
	return mark, i, end, end >= i+4 && end <= len(data)
}

// alone reports whether a marker has no length: TEM and the restart markers.
func alone(mark byte) bool { return mark == TEM || mark >= 0xD0 && mark <= 0xD7 }

// Walk gives every segment with its marker and length, that of a scan with the coded samples after it, and the place
// after the end of the picture. A picture cut short within its samples ends with the data. Errors: ErrBroken, with the
// place where it could not go on.
func Walk(data []byte, each func(mark byte, segment []byte)) (end int, err error) {
	if !Begins(data) {
		return 0, ErrBroken
	}
	for i := 2; ; {
		mark, begin, end, ok := Next(data, i)
		switch {
		case !ok:
			return begin, ErrBroken
		case mark == EOI:
			return end, nil
		case alone(mark):
			i = end
			continue
		case mark == SOS:
			end = scanEnd(data, end)
		}
		each(mark, data[begin:end])
		if i = end; i >= len(data) {
			return i, nil
		}
	}
}

// scanEnd is the place of the marker that ends coded samples.
func scanEnd(data []byte, i int) int {
	for ; i+1 < len(data); i++ {
		if data[i] == 0xFF && data[i+1] != 0 && data[i+1] != 0xFF && (data[i+1] < 0xD0 || data[i+1] > 0xD7) {
			return i
		}
	}
	return len(data)
}

// Orientation reads how a camera was held (CIPA DC-008, tag 0112) from the body of an APP1 segment: 1 to 8, and 0 where
// it does not say.
func Orientation(body []byte) int {
	tiff, ok := bytes.CutPrefix(body, []byte("Exif\x00\x00"))
	if !ok || len(tiff) < 8 {
		return 0
	}
	var order binary.ByteOrder = binary.BigEndian
	if tiff[0] == 'I' {
		order = binary.LittleEndian
	}
	at := int64(order.Uint32(tiff[4:]))
	if at < 8 || at+2 > int64(len(tiff)) {
		return 0
	}
	for k := range int64(order.Uint16(tiff[at:])) {
		e := at + 2 + 12*k
		if e+12 > int64(len(tiff)) {
			return 0
		}
		if order.Uint16(tiff[e:]) == 0x0112 {
			if v := int(order.Uint16(tiff[e+8:])); v >= 1 && v <= 8 {
				return v
			}
			return 0
		}
	}
	return 0
}
