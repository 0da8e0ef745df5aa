package heif

import (
	"testing"

	"github.com/harborfile/harborfile/forms/convert/heif/heiftest"
)

func FuzzHead(f *testing.F) {
	f.Add(heiftest.Write(corners(32, 32), heiftest.Options{Tiles: 2, Turn: 1}))
	f.Add([]byte("\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic\x00\x00\x00\x01meta\xff\xff\xff\xff\xff\xff\xff\xff"))
	f.Fuzz(func(t *testing.T, in []byte) {
		if h := Head(in); h.Width < 0 || h.Height < 0 {
			t.Fatalf("%+v", h)
		}
	})
}
