package jpegfile

import (
	"bytes"
	"errors"
	"image"
	"image/jpeg"
	"testing"
)

func picture(t testing.TB) []byte {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewRGBA(image.Rect(0, 0, 40, 30)), nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// with puts a segment behind the start of a picture.
func with(data []byte, mark byte, body string) []byte {
	n := len(body) + 2
	return append(append([]byte{0xFF, SOI, 0xFF, mark, byte(n >> 8), byte(n)}, body...), data[2:]...)
}

func TestWalk(t *testing.T) {
	plain := picture(t)
	trailed := append(with(with(plain, COM, "hello"), APP1, "Exif\x00\x00"), "what follows"...)
	var got []byte
	size := 2
	end, err := Walk(trailed, func(mark byte, segment []byte) {
		got = append(got, mark)
		size += len(segment)
	})
	if err != nil || string(trailed[end:]) != "what follows" || size+2 != end {
		t.Errorf("the picture ends at %d of %d, %v; segments of %d bytes", end, len(trailed), err, size)
	}
	if len(got) < 5 || got[0] != APP1 || got[1] != COM || got[len(got)-1] != SOS {
		t.Errorf("segments % x", got)
	}
	if end, err := Walk(plain[:len(plain)-10], func(byte, []byte) {}); err != nil || end != len(plain)-10 {
		t.Errorf("cut short in its samples: %d, %v", end, err)
	}
	padded := append([]byte{0xFF, SOI, 0xFF, 0xFF, 0xFF}, plain[3:]...)
	if _, err := Walk(padded, func(byte, []byte) {}); err != nil {
		t.Errorf("padded: %v", err)
	}
	for name, data := range map[string][]byte{"empty": nil, "no picture": []byte("GIF89a"), "cut in a head": plain[:10],
		"length of one": {0xFF, SOI, 0xFF, COM, 0, 1, 0}, "length past the end": {0xFF, SOI, 0xFF, COM, 0xFF, 0xFF, 0}} {
		if _, err := Walk(data, func(byte, []byte) {}); !errors.Is(err, ErrBroken) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestOrientation(t *testing.T) {
	exif := func(order string, rest ...byte) []byte { return append([]byte("Exif\x00\x00"+order), rest...) }
	for name, c := range map[string]struct {
		body []byte
		want int
	}{
		"little":      {exif("II*\x00", 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0), 6},
		"big":         {exif("MM\x00*", 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 8, 0, 0), 8},
		"nine":        {exif("MM\x00*", 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 9, 0, 0), 0},
		"far":         {exif("MM\x00*", 0xFF, 0xFF, 0xFF, 0xFF, 0, 1), 0},
		"cut":         {exif("II*\x00", 8, 0, 0, 0, 9, 0, 0x12), 0},
		"not of EXIF": {[]byte("http://ns.adobe.com/xap/1.0/"), 0},
	} {
		if got := Orientation(c.body); got != c.want {
			t.Errorf("%s: %d", name, got)
		}
	}
}

func FuzzWalk(f *testing.F) {
	f.Add(with(picture(f), APP1, "Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01"))
	f.Add([]byte{0xFF, SOI, 0xFF, SOS, 0, 2, 0xFF})
	f.Fuzz(func(t *testing.T, data []byte) {
		sum := 0
		end, err := Walk(data, func(mark byte, segment []byte) {
			sum += len(segment)
			Orientation(segment[4:])
		})
		if end > len(data) || sum > len(data) || err == nil && end < 4 {
			t.Fatalf("end %d of %d, %d bytes shown", end, len(data), sum)
		}
	})
}
