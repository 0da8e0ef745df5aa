package pdfview

import (
	"bytes"
	"image"
	"image/jpeg"
	"math"

	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"

	"github.com/harborfile/harborfile/forms/pdfview/worker"
)

// place is where the scan comes to lie in a picture of w by h pixels of a
// page: the pixels it touches, as PDFium takes them.
func (s scan) place(g Geometry, w, h int) image.Rectangle {
	r := g.Place(s.at[0], s.at[1], s.at[2], s.at[3])
	sx, sy := float64(w)/g.W, float64(h)/g.H
	const slack = 0.01 // of a pixel: numbers are rounded on their way
	return image.Rect(int(math.Floor(r.X0*sx+slack)), int(math.Floor(r.Y0*sy+slack)),
		int(math.Ceil(r.X1*sx-slack)), int(math.Ceil(r.Y1*sy-slack)))
}

// draw puts the scan on a white page. ok is false where the JPEG is of a kind
// that only PDFium reads, or damaged.
func (s scan) draw(page *image.RGBA, at image.Rectangle) (ok bool) {
	if at.Dx() < 1 || at.Dy() < 1 || at.Dx()*at.Dy() > worker.MaxPixels {
		return false
	}
	m, err := jpeg.Decode(bytes.NewReader(s.bytes))
	if err != nil {
		return false
	}
	small, ok := newShrinker(m, at.Dx(), at.Dy())
	if ok {
		small.draw(page, at.Min.X, at.Min.Y)
	}
	return ok
}

// renderScan draws a page that lies on a scan; ok is false where the page is
// for PDFium alone.
func (d *document) renderScan(page, w, h int) (pixels []byte, done func(), ok bool) {
	s, ok := d.scan(page)
	if !ok {
		return nil, nil, false
	}
	g, err := d.shape(page)
	if err != nil || g.W <= 0 || g.H <= 0 {
		return nil, nil, false
	}
	at := s.place(g, w, h)
	things, err := d.pdfium.FPDFPage_CountObjects(&requests.FPDFPage_CountObjects{Page: d.page(page)})
	if err != nil {
		return nil, nil, false
	}
	if things.Count == 1 {
		sheet := &image.RGBA{Pix: make([]byte, 4*w*h), Stride: 4 * w, Rect: image.Rect(0, 0, w, h)}
		s.ground(sheet, at)
		return sheet.Pix, func() {}, s.draw(sheet, at)
	}
	return d.drawOver(page, s, at, w, h)
}

// ground makes the page white where the scan does not cover it.
func (s scan) ground(page *image.RGBA, at image.Rectangle) {
	if page.Rect.In(at) {
		return
	}
	for i := range page.Pix {
		page.Pix[i] = 255
	}
}

// drawOver draws the scan, and has PDFium draw everything else of the page on
// it.
func (d *document) drawOver(page int, s scan, at image.Rectangle, w, h int) (pixels []byte, done func(), ok bool) {
	p := d.pdfium
	made, err := p.FPDFBitmap_Create(&requests.FPDFBitmap_Create{Width: w, Height: h, Alpha: 1})
	if err != nil {
		return nil, nil, false
	}
	done = func() { _, _ = p.FPDFBitmap_Destroy(&requests.FPDFBitmap_Destroy{Bitmap: made.Bitmap}) }
	held, err := p.FPDFBitmap_GetBuffer(&requests.FPDFBitmap_GetBuffer{Bitmap: made.Bitmap})
	if err != nil || len(held.Buffer) != 4*w*h {
		done()
		return nil, nil, false
	}
	sheet := &image.RGBA{Pix: held.Buffer, Stride: 4 * w, Rect: image.Rect(0, 0, w, h)}
	s.ground(sheet, at)
	if !s.draw(sheet, at) || !d.rest(page, s, made.Bitmap, w, h) {
		done()
		return nil, nil, false
	}
	// Drawing may have moved PDFium's memory.
	if held, err = p.FPDFBitmap_GetBuffer(&requests.FPDFBitmap_GetBuffer{Bitmap: made.Bitmap}); err != nil {
		done()
		return nil, nil, false
	}
	return held.Buffer, done, true
}

// rest draws a page without its scan.
func (d *document) rest(page int, s scan, on references.FPDF_BITMAP, w, h int) bool {
	p := d.pdfium
	if _, err := p.FPDFPageObj_SetIsActive(&requests.FPDFPageObj_SetIsActive{PageObject: s.object, Active: false}); err != nil {
		return false
	}
	_, err := p.FPDF_RenderPageBitmap(&requests.FPDF_RenderPageBitmap{
		Bitmap: on, Page: d.page(page), SizeX: w, SizeY: h, Flags: enums.FPDF_RENDER_FLAG_REVERSE_BYTE_ORDER,
	})
	_, back := p.FPDFPageObj_SetIsActive(&requests.FPDFPageObj_SetIsActive{PageObject: s.object, Active: true})
	return err == nil && back == nil
}
