package ui

import (
	"context"
	"image"
	_ "image/gif"  // pictures that evidence may be: GIF
	_ "image/jpeg" // JPEG
	_ "image/png"  // PNG
	"io"
	"slices"

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
	turns int    // raised when a paper is let go: what was opened for an earlier one is dropped
	stop  func() // ends the rendering that is under way
	kept  *pdfview.Shelf
	first int // page to begin with, 0 is the first

	spots  []spot                    // marked on the pages
	chosen string                    // the spots that stand out
	shapes map[int]*pdfview.Geometry // of the pages that were drawn, 0 is the first
	onSpot func(id string)
	onOpen func(doc *pdfview.Doc)             // a paper is open, before its first page is asked for
	onTurn func(page int)                     // a page is asked for
	veil   func(page int) fyne.CanvasObject   // shown in the place of a page until the person asks for it; nil shows the page
	onShow func(page int, g pdfview.Geometry) // a page is on screen
}

// spot is a place on a page that can be pressed; several may have one id.
type spot struct {
	id   string
	page int          // 1-based
	rect [4]float64   // left, bottom, right, top in points of the page
	on   pdfview.Rect // instead of rect, a place on the page as displayed
	role fyne.ThemeColorName
}

// keptPages is how many bytes of pages stay in memory, so that leafing back and forth is at once.
const keptPages = 40 << 20

// previewDPI is fine enough for a page of 8.5 by 11 inches on a large screen, largeDPI for one that is shown twice as large.
const (
	previewDPI = 110
	largeDPI   = 220
)

// largestPicture is how many pixels a picture may have to be shown; a larger one is exported.
const largestPicture = 80_000_000

func newPreview(a *App, store blobStore, empty string) *preview {
	p := &preview{a: a, store: store, stop: func() {}, shapes: map[int]*pdfview.Geometry{}, kept: pdfview.NewShelf(keptPages)}
	none := kit.NewPara(empty, theme.Body, theme.Muted).Align(fyne.TextAlignCenter)
	p.view = kit.NewPagePreview(func(n, of int) string { return lang.T("preview.page", "n", n, "of", of) }, none)
	p.view.Turn = p.turn
	p.view.OnSize = func(bool) { p.redraw() }
	p.view.OnMark = func(id string) {
		if p.onSpot != nil {
			p.onSpot(id)
		}
	}
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
		if p.blob != blob || p.bytes != nil { // somebody looks at another paper; or it was asked for twice, and is open
			drop()
			return
		}
		if err != nil {
			drop()
			p.blob = "" // asked for again, it is tried again
			p.a.fail(err, nil)
			return
		}
		p.bytes, p.doc = bytes, doc
		p.begin()
	}, drop)
}

// begin shows the page that was asked for, or the one that holds the chosen spot.
func (p *preview) begin() {
	first := p.first
	if i := slices.IndexFunc(p.spots, func(s spot) bool { return s.id == p.chosen }); i >= 0 {
		first = p.spots[i].page - 1
	}
	p.first = 0
	p.view.Pages(p.doc.Pages())
	if p.onOpen != nil {
		p.onOpen(p.doc)
	}
	if p.doc.Pages() == 0 {
		p.view.Instead(kit.NewPara(lang.T("preview.nopages"), theme.Body, theme.Muted).Align(fyne.TextAlignCenter))
		return
	}
	p.view.Go(min(max(first, 0), p.doc.Pages()-1))
}

// open shows a PDF whose bytes somebody else holds. Showing what is shown already, by its name, keeps the page.
func (p *preview) open(name string, bytes io.ReaderAt, size int64) {
	if name != "" && name == p.blob {
		return
	}
	p.close()
	p.blob = name
	viewer, err := p.a.view()
	if err != nil {
		p.a.fail(err, nil)
		return
	}
	var doc *pdfview.Doc
	turns := p.turns
	p.a.jobs.run("", func(ctx context.Context, _ cases.Progress) (err error) {
		doc, err = viewer.OpenContext(ctx, bytes, size)
		return err
	}, func(err error) {
		if p.turns != turns {
			return // another paper was asked for meanwhile, or this one was closed
		}
		if err != nil {
			p.a.fail(err, nil)
			return
		}
		p.doc = doc
		p.begin()
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
		if p.blob != blob {
			return // somebody looks at something else
		}
		if err != nil {
			p.a.fail(err, nil)
			return
		}
		if pixels != nil {
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
	p.turns++
	p.stop, p.blob, p.doc, p.shapes = func() {}, "", nil, map[int]*pdfview.Geometry{}
	p.kept = pdfview.NewShelf(keptPages) // what is still being drawn goes to the old one
	if p.bytes != nil {
		p.bytes.Close()
		p.bytes = nil
	}
	p.view.Pages(0)
}
