package picture

import (
	"bytes"
	"image"

	"golang.org/x/image/tiff"

	"github.com/harborfile/harborfile/forms/convert/ifd"
)

const (
	tagExtra = 338

	photometricInks = 5
	straightAlpha   = 2
)

// tiffInks decodes a page of four inks. The decoder knows no inks, but four samples of which the last is transparency:
// a directory that says so is put behind the file, and what comes out is taken for inks again.
func tiffInks(f *ifd.File, d ifd.Dir) (image.Image, error) {
	file := withDir(f, d, map[uint16][]uint32{tagPhotometric: {photometricRGB}, tagExtra: {straightAlpha}})
	m, err := tiff.Decode(bytes.NewReader(file))
	if err != nil {
		return nil, ErrUnreadable
	}
	inks := image.NewCMYK(m.Bounds())
	switch m := m.(type) {
	case *image.NRGBA:
		copy(inks.Pix, m.Pix)
	case *image.NRGBA64: // the upper byte of each
		for i := range inks.Pix {
			inks.Pix[i] = m.Pix[2*i]
		}
	default:
		return nil, ErrUnreadable
	}
	return inks, nil
}
