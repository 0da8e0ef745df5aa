package convert

import (
	"errors"
	"fmt"
	"io"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/convert/heif"
	"github.com/harborfile/harborfile/forms/convert/picture"
	"github.com/harborfile/harborfile/forms/imagepage"
)

const mediaPDF = "application/pdf"

// pages sets a file as pages.
func pages(f *file, language string, w io.Writer) (Made, error) {
	if picture.Kind(f.media) {
		return picturePages(f, w)
	}
	return wordPages(f, language, w)
}

// picturePages sets every picture of a file on a page of its own.
func picturePages(f *file, w io.Writer) (Made, error) {
	data, err := f.whole(pictureBytes)
	if err != nil {
		return Made{}, err
	}
	made := Made{Media: mediaPDF, Step: cases.Converted, Tool: "Harborfile"}
	if f.media == "image/heic" {
		made.Tool += ", " + heif.Library
	}
	out := imagepage.New(w, "")
	facts, err := picture.Each(data, f.media, func(p picture.Page) error {
		made.Pages++
		paper, place := layOut(p)
		made.Places = append(made.Places, place)
		return out.PageAt(paper[0], paper[1], place, imagepage.Picture{JPEG: p.JPEG, Image: p.Image}, nil)
	})
	if err == nil {
		err = out.Close()
	}
	if err != nil {
		return Made{}, pictureError(err)
	}
	if facts.FirstOnly {
		made.Notes = append(made.Notes, FirstPictureOnly)
	}
	if facts.Partly {
		made.Notes = append(made.Notes, NotReadWhole)
	}
	if facts.Profile {
		made.Notes = append(made.Notes, ColoursNear)
	}
	return made, nil
}

func pictureError(err error) error {
	if errors.Is(err, picture.ErrTooLarge) {
		return ErrTooLarge
	}
	return fmt.Errorf("%w: %w", ErrUnreadable, err)
}

// Letter paper in points, and the margins around a picture; below there is room for the page number.
const (
	paperW, paperH       = 612.0, 792.0
	marginSide, marginUp = 36.0, 36.0
	marginDown           = 42.0
)

// layOut places a picture on letter paper, which lies on its side for a wide one. A scan of a letter page fills it
// from edge to edge; any other picture stands at its true size within the margins, smaller where it is larger.
func layOut(p picture.Page) (paper [2]float64, place [4]float64) {
	w, h := printed(p)
	if scan := fills(w, h); scan != nil {
		return *scan, [4]float64{0, 0, scan[0], scan[1]}
	}
	paper = [2]float64{paperW, paperH}
	if w > h && w > paperW-2*marginSide {
		paper = [2]float64{paperH, paperW}
	}
	roomW, roomH := paper[0]-2*marginSide, paper[1]-marginUp-marginDown
	k := min(1, roomW/w, roomH/h)
	w, h = w*k, h*k
	x, y := (paper[0]-w)/2, marginUp+(roomH-h)/2
	return paper, [4]float64{x, y, x + w, y + h}
}

// fills gives the paper of a picture that is a whole letter page of a scanner or a fax machine, upright or on its side,
// give or take a quarter of an inch, which machines cut or add. nil for every other size.
func fills(w, h float64) *[2]float64 {
	const near = 18
	for _, paper := range [][2]float64{{paperW, paperH}, {paperH, paperW}} {
		if w > paper[0]-near && w < paper[0]+near && h > paper[1]-near && h < paper[1]+near {
			return &paper
		}
	}
	return nil
}

// printed is the size on paper in points. Cameras and screens write 72 or 96 dots an inch without meaning it, so only
// a density that a scanner or fax would use counts; else 150 dots make an inch.
func printed(p picture.Page) (w, h float64) {
	x, y := p.DPIX, p.DPIY
	if !(x >= 97 && x <= 2400 && y >= 97 && y <= 2400) {
		x, y = 150, 150
	}
	return float64(p.W) * 72 / x, float64(p.H) * 72 / y
}
