package pdfview

import (
	"bufio"
	"math"

	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/requests"

	"github.com/harborfile/harborfile/forms/pdfview/worker"
)

// render draws a page on white and sends its pixels.
func (d *document) render(q query, out *bufio.Writer, a *answer) error {
	size, err := d.pdfium.GetPageSize(&requests.GetPageSize{Page: d.page(q.Page)})
	if err != nil {
		return unreadable(err)
	}
	scale := float64(q.DPI) / 72 // in this order: PDFium's caller rounds up what is left of it
	w, h := math.Ceil(size.Width*scale), math.Ceil(size.Height*scale)
	if w < 1 || h < 1 || w*h > worker.MaxPixels { // a page may claim any size
		return ErrTooLarge
	}
	if pixels, done, ok := d.renderScan(q.Page, int(w), int(h)); ok {
		defer done()
		a.PixelW, a.PixelH = int(w), int(h)
		return worker.Send(out, worker.Pixels, pixels)
	}
	flags := enums.FPDF_RENDER_FLAG_ANNOT
	if q.Bare {
		flags = 0
	}
	drawn, err := d.pdfium.RenderPageInDPI(&requests.RenderPageInDPI{
		Page: d.page(q.Page), DPI: q.DPI, RenderForm: !q.Bare, RenderFlags: flags, Document: &d.ref,
	})
	if err != nil {
		return unreadable(err)
	}
	defer drawn.Cleanup()
	im := drawn.Result.Image
	a.PixelW, a.PixelH = im.Rect.Dx(), im.Rect.Dy()
	pixels := im.Pix[:4*a.PixelW*a.PixelH]
	onWhite(pixels)
	return worker.Send(out, worker.Pixels, pixels)
}

// within draws a page so that it is at most side pixels wide and high. The
// pixels are valid until done is called.
func (d *document) within(page, side int) (pixels []byte, w, h int, done func(), err error) {
	size, err := d.pdfium.GetPageSize(&requests.GetPageSize{Page: d.page(page)})
	if err != nil {
		return nil, 0, 0, nil, unreadable(err)
	}
	long := max(size.Width, size.Height)
	if !(size.Width > 0) || !(size.Height > 0) || math.IsInf(long, 0) {
		return nil, 0, 0, nil, ErrTooLarge
	}
	w = max(1, int(math.Round(size.Width/long*float64(side))))
	h = max(1, int(math.Round(size.Height/long*float64(side))))
	if pixels, done, ok := d.renderScan(page, w, h); ok {
		return pixels, w, h, done, nil
	}
	drawn, err := d.pdfium.RenderPageInPixels(&requests.RenderPageInPixels{
		Page: d.page(page), Width: w, Height: h, RenderForm: true, RenderFlags: enums.FPDF_RENDER_FLAG_ANNOT, Document: &d.ref,
	})
	if err != nil {
		return nil, 0, 0, nil, unreadable(err)
	}
	im := drawn.Result.Image
	pixels = im.Pix[:4*im.Rect.Dx()*im.Rect.Dy()]
	onWhite(pixels)
	return pixels, im.Rect.Dx(), im.Rect.Dy(), drawn.Cleanup, nil
}

// onWhite lays straight-alpha pixels over white paper: PDFium draws a page
// with transparency on nothing.
func onWhite(p []byte) {
	for i := 0; i+3 < len(p); i += 4 {
		alpha := uint32(p[i+3])
		if alpha == 255 {
			continue
		}
		for c := range 3 {
			p[i+c] = byte((uint32(p[i+c])*alpha + 255*(255-alpha)) / 255)
		}
		p[i+3] = 255
	}
}
