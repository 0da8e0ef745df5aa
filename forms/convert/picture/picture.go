// Package picture reads picture files into pages: JPEG, PNG, GIF, WebP, BMP, TIFF, HEIC. It owns decoding, the guard
// against pictures too large to decode, which way is up, and the size on paper. It must not know PDF, storage or where
// the file came from.
package picture

import (
	"bytes"
	"errors"
	"image"
	"image/jpeg"

	"github.com/harborfile/harborfile/forms/convert/heif"
)

// MaxPixels is the largest picture that is decoded. A file may claim any size.
const MaxPixels = 40_000_000

// maxUntouched is the largest JPEG, which goes over as it is and is not decoded here.
const maxUntouched = 100_000_000

var (
	// ErrUnreadable: the file is damaged, or coded in a way that is not known here.
	ErrUnreadable = errors.New("picture: it cannot be read")
	// ErrTooLarge: more pixels than are decoded.
	ErrTooLarge = errors.New("picture: too many pixels")
)

// Page is one picture, ready for paper.
type Page struct {
	JPEG  []byte      // the coded picture as it is; its orientation is inside. nil: see Image
	Image image.Image // upright
	W, H  int         // pixels, as it is looked at

	Partly bool // a few lines of a fax could not be read

	DPIX, DPIY float64 // dots an inch as the file says, as it is looked at; 0 = it does not say
}

// Facts are what a person has to know about what was read.
type Facts struct {
	FirstOnly bool // moving, or more pictures than are shown
	Partly    bool // damaged at the end
	Profile   bool // carries a colour profile that is not carried over
}

// Each gives the pictures of a file, one at a time, in order.
func Each(data []byte, media string, each func(Page) error) (Facts, error) {
	switch media {
	case "image/jpeg":
		return one(readJPEG(data))(each)
	case "image/png":
		return one(readPNG(data))(each)
	case "image/gif":
		return one(readGIF(data))(each)
	case "image/webp":
		return one(readWebP(data))(each)
	case "image/bmp":
		return one(readBMP(data))(each)
	case "image/heic", "image/heif":
		return one(readHEIC(data))(each)
	case "image/tiff":
		return eachTIFF(data, each)
	}
	return Facts{}, ErrUnreadable
}

// Kind reports whether files of a media type are read.
func Kind(media string) bool {
	switch media {
	case "image/jpeg", "image/png", "image/gif", "image/webp", "image/bmp", "image/heic", "image/heif", "image/tiff":
		return true
	}
	return false
}

func one(p Page, f Facts, err error) func(func(Page) error) (Facts, error) {
	return func(each func(Page) error) (Facts, error) {
		if err != nil {
			return f, err
		}
		return f, each(p)
	}
}

// guard refuses sizes that would take all memory.
func guard(w, h, limit int) error {
	if w <= 0 || h <= 0 {
		return ErrUnreadable
	}
	if w > limit/h {
		return ErrTooLarge
	}
	return nil
}

// upright makes a page of a decoded picture that has to be turned as EXIF's orientation says.
func upright(m image.Image, orientation int, x, y float64) Page {
	if orientation >= 5 {
		x, y = y, x
	}
	m = turn(m, orientation)
	b := m.Bounds()
	return Page{Image: m, W: b.Dx(), H: b.Dy(), DPIX: x, DPIY: y}
}

func readHEIC(data []byte) (Page, Facts, error) {
	head := heif.Head(data)
	if err := guard(head.Width, head.Height, MaxPixels); err != nil {
		return Page{}, Facts{}, err
	}
	m, err := heif.Decode(data, MaxPixels)
	switch {
	case errors.Is(err, heif.ErrTooLarge):
		return Page{}, Facts{}, ErrTooLarge
	case err != nil:
		return Page{}, Facts{}, ErrUnreadable
	}
	// irot and imir are applied by the decoder; EXIF's orientation does not count in HEIF (ISO/IEC 23008-12, A.2.2).
	p, err := photo(upright(m, 1, 0, 0))
	return p, Facts{FirstOnly: head.Moving, Profile: head.Profile}, err
}

// photo codes a picture that came in luma and chroma as a JPEG straight from those: by way of red, green and blue it
// would take three times as long and as much memory.
func photo(p Page) (Page, error) {
	m, ok := p.Image.(*image.YCbCr)
	if !ok {
		return p, nil
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, &jpeg.Options{Quality: 92}); err != nil {
		return Page{}, ErrUnreadable
	}
	p.JPEG, p.Image = b.Bytes(), nil
	return p, nil
}
