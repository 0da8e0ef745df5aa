package buried

import (
	"bytes"
	"encoding/binary"
)

// jpeg reads what a camera and programs wrote into a picture: everything but the samples.
func (b *reader) jpeg(filters []string, from, end int64) error {
	head, err := b.window(from, int(min(end-from, 4<<20)))
	if err != nil {
		return err
	}
	if len(filters) > 1 {
		head = b.decoded(filters[:len(filters)-1], from, end)
	}
	segments, place := JPEG(head)
	if place {
		if err := b.each(Text{Where: Picture, Place: true}); err != nil {
			return err
		}
	}
	return b.say(Picture, segments)
}

// Markers of a JPEG file (ITU-T T.81, table B.1).
const (
	markSOI   = 0xD8
	markEOI   = 0xD9
	markSOS   = 0xDA
	markAPP0  = 0xE0
	markAPP15 = 0xEF
	markCOM   = 0xFE
)

// JPEG gives the readable runs of a picture's segments beside the samples, and whether they tell a place.
func JPEG(data []byte) (text string, place bool) {
	if len(data) < 4 || data[0] != 0xFF || data[1] != markSOI {
		return "", false
	}
	for i := 2; i+4 <= len(data) && data[i] == 0xFF; {
		mark := data[i+1]
		if mark == 0xFF {
			i++
			continue
		}
		if mark == markSOS || mark == markEOI {
			break
		}
		n := int(binary.BigEndian.Uint16(data[i+2:]))
		if n < 2 || i+2+n > len(data) {
			break
		}
		body := data[i+4 : i+2+n]
		if mark >= markAPP0 && mark <= markAPP15 || mark == markCOM {
			text += printable(body)
			if tiff, ok := bytes.CutPrefix(body, []byte("Exif\x00\x00")); ok && tellsPlace(tiff) {
				place = true
			}
			if bytes.Contains(body, []byte("GPSLatitude")) { // XMP writes it in words
				place = true
			}
		}
		i += 2 + n
	}
	return text, place
}

// tagGPS points to the coordinates (CIPA DC-008, table 3); tagLatitude is the first of them that says something.
const (
	tagGPS      = 0x8825
	tagLatitude = 0x0002
)

// tellsPlace reports whether EXIF data hold a latitude.
func tellsPlace(tiff []byte) bool {
	if len(tiff) < 8 {
		return false
	}
	var order binary.ByteOrder = binary.BigEndian
	if tiff[0] == 'I' {
		order = binary.LittleEndian
	}
	at, ok := tagValue(tiff, order, int(order.Uint32(tiff[4:])), tagGPS)
	if !ok {
		return false
	}
	_, ok = tagValue(tiff, order, at, tagLatitude)
	return ok
}

// tagValue finds an entry of the table at a place.
func tagValue(tiff []byte, order binary.ByteOrder, at int, tag uint16) (value int, ok bool) {
	if at < 8 || at+2 > len(tiff) {
		return 0, false
	}
	for k := range int(order.Uint16(tiff[at:])) {
		e := at + 2 + 12*k
		if e+12 > len(tiff) {
			return 0, false
		}
		if order.Uint16(tiff[e:]) == tag {
			return int(order.Uint32(tiff[e+8:])), true
		}
	}
	return 0, false
}
