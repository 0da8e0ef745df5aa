package ui

import (
	"context"
	"image"
	_ "image/gif"  // pictures that evidence may be: GIF
	_ "image/jpeg" // JPEG
	_ "image/png"  // PNG
	"io"

	"fyne.io/fyne/v2"
	_ "golang.org/x/image/tiff" // TIFF
	_ "golang.org/x/image/webp" // and WebP

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/pdfview"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// blobStore opens sealed bytes.
type blobStore interface {
	OpenBlob(ctx context.Context, id string) (cases.ReaderAtCloser, error)
}

// preview shows a paper or a picture of the vault, page by page. The pages of a PDF are drawn by
// the child process; nothing of it touches the disk in clear.
type preview struct {
	a     *App
	store blobStore
	view  *kit.PagePreview
	blob  string // shown now
	bytes cases.ReaderAtCloser
	doc   *pdfview.Doc
	stop  func() // ends the rendering that is under way
}

// previewDPI is fine enough for a page of 8.5 by 11 inches on a large screen.
const previewDPI = 110

// largestPicture is how many pixels a picture may have to be shown; a larger one is exported.
const largestPicture = 80_000_000

func newPreview(a *App, store blobStore, empty string) *preview {
	p := &preview{a: a, store: store, stop: func() {}}
	none := kit.NewPara(empty, theme.Body, theme.Muted).Align(fyne.TextAlignCenter)
	p.view = kit.NewPagePreview(func(n, of int) string { return lang.T("preview.page", "n", n, "of", of) }, none)
	p.view.Turn = p.turn
	return p
}

// show opens a blob; media is its kind. Showing what is shown already keeps the page.
func (p *preview) show(blob, media string) {
	if blob == p.blob {
		return
	}
	p.close()
	if blob == "" {
		return
	}
	p.blob = blob
	if media != "application/pdf" {
		p.picture(blob)
		return
	}
	viewer, err := p.a.view()
	if err != nil {
		p.a.fail(err, nil)
		return
	}
	var bytes cases.ReaderAtCloser
	var doc *pdfview.Doc
	drop := func() {
		if bytes != nil {
			bytes.Close()
		}
	}
	p.a.jobs.open("", func(ctx context.Context, _ cases.Progress) (err error) {
		if bytes, err = p.store.OpenBlob(ctx, blob); err != nil {
			return err
		}
		doc, err = viewer.OpenContext(ctx, bytes, bytes.Size())
		return err
	}, func(err error) {
		if err != nil || p.blob != blob {
			drop()
			p.a.fail(err, nil)
			return
		}
		p.bytes, p.doc = bytes, doc
		p.view.Pages(doc.Pages())
		p.view.Go(0)
	}, drop)
}

// open shows a PDF whose bytes somebody else holds.
func (p *preview) open(bytes io.ReaderAt, size int64) {
	p.close()
	viewer, err := p.a.view()
	if err != nil {
		p.a.fail(err, nil)
		return
	}
	var doc *pdfview.Doc
	p.a.jobs.run("", func(ctx context.Context, _ cases.Progress) (err error) {
		doc, err = viewer.OpenContext(ctx, bytes, size)
		return err
	}, func(err error) {
		if err != nil {
			p.a.fail(err, nil)
			return
		}
		p.doc = doc
		p.view.Pages(doc.Pages())
		p.view.Go(0)
	})
}

// turn renders a page; turning on drops the one before.
func (p *preview) turn(page int) {
	p.stop()
	doc := p.doc
	if doc == nil {
		return
	}
	var pixels image.Image
	p.stop = p.a.jobs.run("", func(ctx context.Context, _ cases.Progress) error {
		m, err := doc.Render(ctx, page, previewDPI)
		if err == nil { // a nil *image.RGBA must not become a picture
			pixels = m
		}
		return err
	}, func(err error) {
		if err != nil {
			p.a.fail(err, nil)
			return
		}
		if p.doc == doc {
			p.view.Put(page, pixels)
		}
	})
}

// picture shows a photo or a screenshot.
func (p *preview) picture(blob string) {
	var pixels image.Image
	p.a.jobs.run("", func(ctx context.Context, _ cases.Progress) error {
		b, err := p.store.OpenBlob(ctx, blob)
		if err != nil {
			return err
		}
		defer b.Close()
		pixels, err = decode(io.NewSectionReader(b, 0, b.Size()))
		return err
	}, func(err error) {
		if err != nil {
			p.a.fail(err, nil)
			return
		}
		if p.blob == blob && pixels != nil {
			p.view.Pages(1)
			p.view.Go(0)
			p.view.Put(0, pixels)
		}
	})
}

// decode reads a picture; one of an unknown kind or beyond any screen gives nil.
func decode(r io.ReadSeeker) (image.Image, error) {
	size, _, err := image.DecodeConfig(r)
	if err != nil || size.Width*size.Height > largestPicture {
		return nil, nil
	}
	if _, err := r.Seek(0, io.SeekStart); err != nil {
		return nil, err
	}
	m, _, err := image.Decode(r)
	if err != nil {
		return nil, nil
	}
	return m, nil
}

// close lets go of the paper and its pixels.
func (p *preview) close() {
	p.stop()
	p.stop, p.blob, p.doc = func() {}, "", nil
	if p.bytes != nil {
		p.bytes.Close()
		p.bytes = nil
	}
	p.view.Pages(0)
}
