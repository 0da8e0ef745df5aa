package picture

import (
	"bytes"
	"image"

	"golang.org/x/image/tiff"

	"github.com/harborfile/harborfile/forms/convert/ifd"
)

const (
	tagPlanes = 284

	planesApart = 2
)

// isPlanar reports whether the samples of a page lie apart, all of one colour before those of the next.
func isPlanar(d ifd.Dir) bool {
	return d.Int(tagPlanes, 1) == planesApart && d.Int(tagSamples, 1) > 1
}

// tiffPlanar decodes such a page. The decoder knows samples side by side only: each colour is read as a grey picture of
// its own, and the colours are put together. What lies beside the colours, such as transparency, is left out.
func tiffPlanar(f *ifd.File, d ifd.Dir, w, h int) (image.Image, error) {
	colours := 0
	switch d.Int(tagPhotometric, 0) {
	case photometricRGB:
		colours = 3
	case photometricInks:
		colours = 4
	case 0, photometricBlackIsZero:
		colours = 1
	}
	samples := int(d.Int(tagSamples, 1))
	if colours == 0 || samples < colours || samples > 16 {
		return nil, ErrUnreadable
	}
	var planes []*image.Gray
	for i := range colours {
		plane, err := tiffPlane(f, d, i, samples)
		if err != nil || plane.Rect.Dx() != w || plane.Rect.Dy() != h {
			return nil, ErrUnreadable
		}
		planes = append(planes, plane)
	}
	switch colours {
	case 4:
		m := image.NewCMYK(planes[0].Rect)
		weave(m.Pix, planes)
		return m, nil
	case 3:
		m := image.NewRGBA(planes[0].Rect)
		for i := range m.Pix {
			m.Pix[i] = 255
		}
		weave(m.Pix, planes)
		return m, nil
	}
	return planes[0], nil
}

// weave puts samples side by side, four to a pixel.
func weave(pix []byte, planes []*image.Gray) {
	for i, plane := range planes {
		for k, v := range plane.Pix {
			pix[4*k+i] = v
		}
	}
}

// tiffPlane decodes one colour, of eight bits.
func tiffPlane(f *ifd.File, d ifd.Dir, n, samples int) (*image.Gray, error) {
	bits := d.Int(tagBits, 1)
	grey := int64(photometricBlackIsZero)
	if d.Int(tagPhotometric, 0) == 0 {
		grey = 0
	}
	values := map[uint16][]uint32{tagSamples: {1}, tagPlanes: {1}, tagBits: {uint32(bits)}, tagPhotometric: {uint32(grey)}}
	for _, tag := range []uint16{tagStrips, tagStripSizes, tagTiles, tagTileSizes} {
		if _, there := d.Get(tag); !there {
			continue
		}
		all := ints(d, tag, 1<<20)
		if len(all)%samples != 0 || len(all) == 0 {
			return nil, ErrUnreadable
		}
		each := len(all) / samples
		for _, v := range all[n*each : (n+1)*each] {
			values[tag] = append(values[tag], uint32(v))
		}
	}
	m, err := tiff.Decode(bytes.NewReader(withDir(f, d, values)))
	if err != nil {
		return nil, err
	}
	switch m := m.(type) {
	case *image.Gray:
		return m, nil
	case *image.Gray16: // the upper byte of each
		out := image.NewGray(m.Rect)
		for i := range out.Pix {
			out.Pix[i] = m.Pix[2*i]
		}
		return out, nil
	}
	return nil, ErrUnreadable
}
