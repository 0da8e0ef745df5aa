package picture

import (
	"bytes"
	"image"
	"image/color"

	"golang.org/x/image/tiff"

	"github.com/harborfile/harborfile/forms/convert/ifd"
)

const (
	tagBits      = 258
	tagSamples   = 277
	tagPredictor = 317
	tagColours   = 320

	photometricBlackIsZero = 1
	photometricPalette     = 3
)

// isPacked reports whether samples share a byte, two or four of them, as scanners write sixteen greys.
func isPacked(d ifd.Dir) bool {
	n := d.Int(tagBits, 1)
	return (n == 2 || n == 4) && d.Int(tagSamples, 1) == 1 && d.Int(tagPredictor, 1) == 1
}

// tiffPacked decodes such a page. The decoder knows whole bytes only: a directory that calls every byte one grey sample
// is put behind the file, and what comes out is taken apart.
func tiffPacked(f *ifd.File, d ifd.Dir, w, h int) (image.Image, error) {
	n := int(d.Int(tagBits, 1))
	wide := (w*n + 7) / 8
	m, err := tiff.Decode(bytes.NewReader(withDir(f, d, map[uint16][]uint32{tagWidth: {uint32(wide)}, tagBits: {8}, tagPhotometric: {photometricBlackIsZero}})))
	if err != nil {
		return nil, ErrUnreadable
	}
	packed, ok := m.(*image.Gray)
	if !ok || packed.Rect.Dx() != wide || packed.Rect.Dy() != h {
		return nil, ErrUnreadable
	}
	colours := coloursOf(d, n)
	if colours == nil {
		return nil, ErrUnreadable
	}
	out := image.NewPaletted(image.Rect(0, 0, w, h), colours)
	for y := range h {
		row := packed.Pix[y*packed.Stride:]
		for x := range w {
			shift := 8 - n - x*n%8
			out.Pix[y*out.Stride+x] = row[x*n/8] >> shift & (1<<n - 1)
		}
	}
	return out, nil
}

// coloursOf are the colours of the sample values: a table in the file, or even steps of grey.
func coloursOf(d ifd.Dir, bits int) color.Palette {
	count := 1 << bits
	var p color.Palette
	photometric := d.Int(tagPhotometric, 0)
	if photometric == photometricPalette {
		table := ints(d, tagColours, 3*count)
		if len(table) < 3*count {
			return nil
		}
		for i := range count {
			p = append(p, color.RGBA{uint8(table[i] >> 8), uint8(table[count+i] >> 8), uint8(table[2*count+i] >> 8), 255})
		}
		return p
	}
	for i := range count {
		v := uint8(i * 255 / (count - 1))
		if photometric == 0 { // white is zero
			v = 255 - v
		}
		p = append(p, color.RGBA{v, v, v, 255})
	}
	return p
}
