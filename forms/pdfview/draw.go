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
	w := math.Ceil(size.Width * float64(q.DPI) / 72)
	h := math.Ceil(size.Height * float64(q.DPI) / 72)
	if w < 1 || h < 1 || w*h > worker.MaxPixels { // a page may claim any size
		return ErrTooLarge
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
