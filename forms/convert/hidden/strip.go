package hidden

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"io"

	"github.com/harborfile/harborfile/forms/convert/ifd"
	"github.com/harborfile/harborfile/forms/jpegfile"
)

// Strips reports whether Strip can write a copy of this kind.
func Strips(media string) bool {
	switch media {
	case "image/jpeg", "image/png", "image/webp", "video/mp4", "video/quicktime", "audio/mp4", "video/3gpp":
		return true
	}
	return false
}

// Strip writes a file without what Find finds in it. Coded pictures and sound go over as they are; which way is up, the
// density and the colour profile stay. A film keeps its length: what is taken out is overwritten, so that the places
// its tables name still hold.
func Strip(r io.ReaderAt, size int64, media string, w io.Writer) error {
	switch media {
	case "video/mp4", "video/quicktime", "audio/mp4", "video/3gpp":
		return stripFilm(r, size, w)
	case "image/jpeg", "image/png", "image/webp":
	default:
		return ErrKind
	}
	data, err := whole(r, size)
	if err != nil {
		return err
	}
	var out []byte
	switch media {
	case "image/jpeg":
		out, err = stripJPEG(data)
	case "image/png":
		out, err = stripPNG(data)
	default:
		out, err = stripWebP(data)
	}
	if err != nil {
		return err
	}
	_, err = w.Write(out)
	return err
}

func stripJPEG(data []byte) ([]byte, error) {
	out := append(make([]byte, 0, len(data)), 0xFF, jpegfile.SOI)
	turned := 1
	if _, err := segments(data, func(mark byte, segment []byte) {
		if mark == jpegfile.APP1 && bytes.HasPrefix(segment[4:], []byte("Exif\x00\x00")) {
			turned = orientation(segment[10:], turned)
		}
	}); err != nil {
		return nil, err
	}
	begun := false
	_, err := segments(data, func(mark byte, segment []byte) {
		body := segment[4:]
		if !begun && mark != jpegfile.APP0 && turned != 1 { // EXIF stands first, or after JFIF
			out = append(out, exifSegment(turned)...)
			begun = true
		}
		switch {
		case mark == jpegfile.APP0 && len(body) >= 14 && bytes.HasPrefix(body, []byte("JFIF\x00")):
			out = append(out, 0xFF, jpegfile.APP0, 0, 16)
			out = append(out, body[:12]...)
			out = append(out, 0, 0) // no small copy of the picture
		case mark == jpegfile.APP14 && len(body) >= 12 && kept(mark, body):
			out = append(out, 0xFF, jpegfile.APP14, 0, 14)
			out = append(out, body[:12]...)
		case mark == jpegfile.APP0 || mark == jpegfile.APP14:
		case kept(mark, body):
			out = append(out, segment...)
		case mark >= jpegfile.APP0 && mark <= jpegfile.APP15 || mark == jpegfile.COM:
		default:
			out = append(out, segment...)
		}
	})
	return append(out, 0xFF, jpegfile.EOI), err
}

// exifSegment says which way is up, and nothing else.
func exifSegment(turned int) []byte {
	body := append([]byte("Exif\x00\x00"), exifBlock(turned)...)
	return append(binary.BigEndian.AppendUint16([]byte{0xFF, jpegfile.APP1}, uint16(len(body)+2)), body...)
}

// exifBlock is a directory of one entry.
func exifBlock(turned int) []byte {
	b := []byte("MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00\x00\x00")
	b[19] = byte(turned)
	return b
}

// orientation reads which way is up, 1 to 8.
func orientation(exif []byte, otherwise int) int {
	f, err := ifd.Read(exif)
	if err != nil {
		return otherwise
	}
	if d, err := f.Dir(f.First); err == nil {
		if v := d.Int(0x0112, 0); v >= 1 && v <= 8 {
			return int(v)
		}
	}
	return otherwise
}

func stripPNG(data []byte) ([]byte, error) {
	out := append(make([]byte, 0, len(data)), data[:min(8, len(data))]...)
	turned := 1
	if _, err := pngChunks(data, func(kind string, chunk []byte) {
		if kind == "eXIf" {
			turned = orientation(chunk[8:len(chunk)-4], turned)
		}
	}); err != nil {
		return nil, err
	}
	_, err := pngChunks(data, func(kind string, chunk []byte) {
		if keptChunk(kind) {
			out = append(out, chunk...)
		}
		if kind == "IHDR" && turned != 1 {
			body := append([]byte("eXIf"), exifBlock(turned)...)
			out = binary.BigEndian.AppendUint32(out, uint32(len(body)-4))
			out = append(out, body...)
			out = binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(body))
		}
	})
	return out, err
}

// stripWebP leaves the chunks of metadata out and says so in the extended head.
func stripWebP(data []byte) ([]byte, error) {
	if len(data) < 12 || string(data[8:12]) != "WEBP" {
		return nil, ErrUnreadable
	}
	turned := 1
	for _, c := range webpChunks(data) {
		if c.id == "EXIF" {
			turned = orientation(bytes.TrimPrefix(c.body, []byte("Exif\x00\x00")), turned)
		}
	}
	var body []byte
	for _, c := range webpChunks(data) {
		switch c.id {
		case "VP8X":
			if len(c.body) < 10 {
				return nil, ErrUnreadable
			}
			c.body = bytes.Clone(c.body)
			c.body[0] &^= 0x0C // no EXIF, no XMP
			if turned != 1 {
				c.body[0] |= 0x08
			}
		case "VP8 ", "VP8L", "ALPH", "ANIM", "ANMF", "ICCP":
		default:
			continue
		}
		body = appendChunk(body, c)
	}
	if turned != 1 {
		body = appendChunk(body, chunk{"EXIF", exifBlock(turned)})
	}
	out := binary.LittleEndian.AppendUint32([]byte("RIFF"), uint32(4+len(body)))
	return append(append(out, "WEBP"...), body...), nil
}

func appendChunk(b []byte, c chunk) []byte {
	b = binary.LittleEndian.AppendUint32(append(b, c.id...), uint32(len(c.body)))
	b = append(b, c.body...)
	if len(c.body)&1 == 1 {
		b = append(b, 0)
	}
	return b
}
