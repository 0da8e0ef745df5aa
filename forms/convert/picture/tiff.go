package picture

import (
	"bytes"
	"fmt"
	"image"

	"golang.org/x/image/tiff"

	"github.com/harborfile/harborfile/forms/convert/ifd"
)

// Tags of TIFF 6.0.
const (
	tagSubfile     = 254
	tagWidth       = 256
	tagHeight      = 257
	tagCompression = 259
	tagPhotometric = 262
	tagXResolution = 282
	tagYResolution = 283
	tagUnit        = 296
	tagProfile     = 34675
)

// maxPages bounds the pages of one TIFF.
const maxPages = 2000

// eachTIFF gives every page of a TIFF. Where a later page is damaged, the ones before it stand and the facts say so.
func eachTIFF(data []byte, each func(Page) error) (Facts, error) {
	f, err := ifd.Read(data)
	if err != nil {
		return Facts{}, ErrUnreadable
	}
	var facts Facts
	dirs, shown := f.All(maxPages), 0
	facts.Partly = len(dirs) == maxPages
	for _, d := range dirs {
		if d.Int(tagSubfile, 0)&1 != 0 && len(dirs) > 1 { // a smaller picture of another page
			continue
		}
		p, err := tiffPage(f, d)
		if err != nil && shown == 0 {
			return facts, err
		}
		if err != nil {
			facts.Partly = true
			continue
		}
		_, profile := d.Get(tagProfile)
		facts.Profile, facts.Partly = facts.Profile || profile, facts.Partly || p.Partly
		if err := each(p); err != nil {
			return facts, err
		}
		shown++
	}
	if shown == 0 {
		return facts, ErrUnreadable
	}
	return facts, nil
}

// tiffPage decodes one page.
func tiffPage(f *ifd.File, d ifd.Dir) (Page, error) {
	w, h := d.Int(tagWidth, 0), d.Int(tagHeight, 0)
	if w > 1<<20 || h > 1<<20 {
		return Page{}, ErrTooLarge
	}
	if err := guard(int(w), int(h), MaxPixels); err != nil {
		return Page{}, err
	}
	orientation := int(d.Int(tagOrientation, 1))
	x, y := resolution(d)
	var m image.Image
	var err error
	partly := false
	switch compression := d.Int(tagCompression, 1); {
	case compression == compressionJPEG || compression == compressionOldJPEG:
		m, err = tiffJPEG(f, d, int(w), int(h))
	case compression == compressionFax || compression == compressionRuns:
		m, partly, err = tiffFax(f, d, int(w), int(h))
	case isPlanar(d):
		m, err = tiffPlanar(f, d, int(w), int(h))
	case d.Int(tagPhotometric, 0) == photometricInks:
		m, err = tiffInks(f, d)
	case isPacked(d):
		m, err = tiffPacked(f, d, int(w), int(h))
	default:
		m, err = tiff.Decode(bytes.NewReader(at(f, d)))
	}
	if err != nil {
		return Page{}, fmt.Errorf("%w: %w", ErrUnreadable, err)
	}
	p := upright(m, orientation, x, y)
	p.Partly = partly
	return p, nil
}

// at is the file with a directory made its first one: the decoder reads the first only.
func at(f *ifd.File, d ifd.Dir) []byte {
	f.Order.PutUint32(f.Data[4:], uint32(d.At))
	return f.Data
}

// resolution is the dots an inch of a page.
func resolution(d ifd.Dir) (x, y float64) {
	per := 1.0
	switch d.Int(tagUnit, 2) {
	case 1: // only a ratio
		return 0, 0
	case 3: // a centimetre
		per = 2.54
	}
	read := func(tag uint16) float64 {
		e, ok := d.Get(tag)
		if v := e.Float(0) * per; ok && v >= 1 && v < 100_000 {
			return v
		}
		return 0
	}
	return read(tagXResolution), read(tagYResolution)
}
