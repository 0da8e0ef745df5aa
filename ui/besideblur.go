package ui

import (
	"context"
	"image"
	"io"

	"golang.org/x/image/draw"

	"github.com/harborfile/harborfile/forms/pdfview"
)

// Blurred pictures. What is shown is made of a handful of points: the picture is shrunken until a face, a word or a place
// cannot be told any more, and drawn large again from those points alone. Nothing finer is in memory or in the window.

// blurPoints is how many points the longer side of a blurred picture has, blurSide how long it is drawn.
const (
	blurPoints = 7
	blurSide   = 420
	paperDPI   = 18 // a page is drawn that coarsely before it is shrunken
)

// blurred draws a picture from few points.
func blurred(m image.Image) image.Image {
	few := scaled(m, blurPoints, draw.BiLinear)
	return scaled(few, blurSide, draw.CatmullRom)
}

// scaled is a picture whose longer side has n points.
func scaled(m image.Image, n int, by draw.Scaler) *image.RGBA {
	w, h := m.Bounds().Dx(), m.Bounds().Dy()
	long := max(w, h, 1)
	out := image.NewRGBA(image.Rect(0, 0, max(1, w*n/long), max(1, h*n/long)))
	by.Scale(out, out.Bounds(), m, m.Bounds(), draw.Src, nil)
	return out
}

// blurOf reads an exhibit and gives its blurred picture: of a paper the first page, drawn by viewer; nil for what has no
// picture. The sharp pixels are dropped before it returns.
func blurOf(ctx context.Context, store blobStore, viewer *pdfview.Viewer, blob, media string) (image.Image, error) {
	b, err := store.OpenBlob(ctx, blob)
	if err != nil {
		return nil, err
	}
	defer b.Close()
	if media != "application/pdf" {
		m, err := decode(io.NewSectionReader(b, 0, b.Size()))
		if err != nil || m == nil {
			return nil, err
		}
		return blurred(m), nil
	}
	doc, err := viewer.OpenContext(ctx, b, b.Size())
	if err != nil {
		return nil, err
	}
	m, err := doc.Render(ctx, 0, paperDPI)
	if err != nil {
		return nil, err
	}
	return blurred(m), nil
}
