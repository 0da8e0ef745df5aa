package hidden

import (
	"bytes"
	"image"
	"strings"
	"testing"
)

func samePixels(a, b image.Image) bool {
	if a.Bounds() != b.Bounds() {
		return false
	}
	for y := a.Bounds().Min.Y; y < a.Bounds().Max.Y; y++ {
		for x := a.Bounds().Min.X; x < a.Bounds().Max.X; x++ {
			if a.At(x, y) != b.At(x, y) {
				return false
			}
		}
	}
	return true
}

// moving is a WebP of the extended kind with metadata; its picture is a lossless one of a single colour.
func moving(t testing.TB, turned int) []byte {
	t.Helper()
	body := join("VP8X", le32(10), 0x2C, 0, 0, 0, 0, 0, 0, 0, 0, 0, "ICCP", le32(4), "prof", "VP8L", le32(10), "\x2f\x00\x00\x00\x00\x07\x10\x11\x11\x88",
		"EXIF", le32(uint32(len(exifOf(turned)))), exifOf(turned))
	if len(exifOf(turned))%2 == 1 {
		body = append(body, 0)
	}
	body = join(body, "XMP ", le32(uint32(len(xmpText))), xmpText)
	return join("RIFF", le32(uint32(len(body)+4)), "WEBP", body)
}

// coded is the coded picture alone.
func coded(media string, file []byte) []byte {
	switch media {
	case "image/jpeg":
		from := bytes.Index(file, []byte{0xFF, 0xDB})
		for { // the last one: the small copy has tables too
			i := bytes.Index(file[from+2:], []byte{0xFF, 0xDB, 0x00, 0x84})
			if i < 0 {
				break
			}
			from += 2 + i
		}
		to := bytes.LastIndex(file, []byte{0xFF, 0xD9})
		return file[from:to]
	case "image/png":
		from, to := bytes.Index(file, []byte("IDAT")), bytes.Index(file, []byte("IEND"))
		return file[from:to]
	}
	i := bytes.Index(file, []byte("VP8L"))
	return file[i : i+18]
}

// turnedIn finds the orientation entry as bytes.
func turnedIn(media string, file []byte) int {
	i := strings.Index(string(file), "\x01\x12\x00\x03\x00\x00\x00\x01\x00")
	if i < 0 {
		return 1
	}
	return int(file[i+9])
}
