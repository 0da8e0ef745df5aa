package buried

import (
	"bytes"
	"encoding/binary"

	"github.com/harborfile/harborfile/forms/jpegfile"
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

// JPEG gives the readable runs of a picture's segments beside the samples, and whether they tell a place.
func JPEG(data []byte) (text string, place bool) {
	if !jpegfile.Begins(data) {
		return "", false
	}
	for i := 2; ; {
		mark, begin, end, ok := jpegfile.Next(data, i)
		if !ok || mark == jpegfile.SOS || mark == jpegfile.EOI {
			return text, place
		}
		if i = end; mark < jpegfile.APP0 || mark > jpegfile.APP15 && mark != jpegfile.COM {
			continue
		}
		body := data[begin+4 : end]
		text += printable(body)
		if tiff, ok := bytes.CutPrefix(body, []byte("Exif\x00\x00")); ok && tellsPlace(tiff) {
			place = true
		}
		if bytes.Contains(body, []byte("GPSLatitude")) { // XMP writes it in words
			place = true
		}
	}
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

// jpxPlace reports whether the boxes of a JPEG 2000 picture tell a place: EXIF, XMP, or the coordinates of a map.
func jpxPlace(data []byte) bool {
	for _, exif := range []string{"JpgTiffExif->JP2", "Exif\x00\x00"} {
		if _, tiff, ok := bytes.Cut(data, []byte(exif)); ok && tellsPlace(tiff) {
			return true
		}
	}
	for _, word := range []string{"GPSLatitude", "\xb1\x4b\xf8\xbd\x08\x3d\x4b\x43\xa5\xae\x8c\xd7\xd5\xa6\xce\x03", "<gml:"} {
		if bytes.Contains(data, []byte(word)) {
			return true
		}
	}
	return false
}
