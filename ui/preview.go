package ui

import (
	"context"
	"image"
	_ "image/gif"  // pictures that evidence may be: GIF
	_ "image/jpeg" // JPEG
	_ "image/png"  // PNG
	"io"
	"math"
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
	stop  func() // ends the rendering that is under way

	spots  []spot                    // marked on the pages
	chosen string                    // the spots that stand out
	shapes map[int]*pdfview.Geometry // of the pages that were drawn, 0 is the first
	onSpot func(id string)
}

// spot is a place on a page that can be pressed; several may have one id.
type spot struct {
	id   string
	page int          // 1-based
	rect [4]float64   // left, bottom, right, top in points of the page
	on   pdfview.Rect // instead of rect, a place on the page as displayed
	role fyne.ThemeColorName
}

// previewDPI is fine enough for a page of 8.5 by 11 inches on a large screen.
const previewDPI = 110

// largestPicture is how many pixels a picture may have to be shown; a larger one is exported.
const largestPicture = 80_000_000

func newPreview(a *App, store blobStore, empty string) *preview {
	p := &preview{a: a, store: store, stop: func() {}, shapes: map[int]*pdfview.Geometry{}}
	none := kit.NewPara(empty, theme.Body, theme.Muted).Align(fyne.TextAlignCenter)
	p.view = kit.NewPagePreview(func(n, of int) string { return lang.T("preview.page", "n", n, "of", of) }, none)
	p.view.Turn = p.turn
	p.view.OnMark = func(id string) {
		if p.onSpot != nil {
			p.onSpot(id)
		}
	}
	return p
}

// mark sets what is marked on all pages.
func (p *preview) mark(spots []spot, chosen string) {
	p.spots, p.chosen = spots, chosen
	p.frame()
}

// look makes the spots of an id stand out, and turns to a page that has one of them.
func (p *preview) look(id string) {
	p.chosen = id
	here := func(s spot) bool { return s.id == id && s.page == p.view.Page()+1 }
	if i := slices.IndexFunc(p.spots, func(s spot) bool { return s.id == id }); i >= 0 && !slices.ContainsFunc(p.spots, here) {
		p.view.Go(p.spots[i].page - 1)
	}
	p.frame()
}

// draw lets a person draw a rectangle on a page; took gets the page, from 1, and the rectangle in points of the page.
// nil ends that.
func (p *preview) draw(took func(page int, rect [4]float64)) {
	if took == nil {
		p.view.Draw(nil)
		return
	}
	p.view.Draw(func(x, y, w, h float32) {
		page := p.view.Page()
		if g := p.shapes[page]; g != nil {
			took(page+1, onPage(g, float64(x)*g.W, float64(y)*g.H, float64(x+w)*g.W, float64(y+h)*g.H))
		}
	})
}

// onPage turns a rectangle of the displayed page into one of the page's own coordinates.
func onPage(g *pdfview.Geometry, x0, y0, x1, y1 float64) [4]float64 {
	point := func(x, y float64) (float64, float64) {
		det := g.M[0]*g.M[3] - g.M[2]*g.M[1]
		if det == 0 {
			return x, y
		}
		dx, dy := x-g.M[4], y-g.M[5]
		return (g.M[3]*dx - g.M[2]*dy) / det, (g.M[0]*dy - g.M[1]*dx) / det
	}
	ax, ay := point(x0, y0)
	bx, by := point(x1, y1)
	return [4]float64{math.Round(min(ax, bx)), math.Round(min(ay, by)), math.Round(max(ax, bx)), math.Round(max(ay, by))}
}

// frame draws the marks of the page that is shown.
func (p *preview) frame() {
	page := p.view.Page()
	g := p.shapes[page]
	var marks []kit.Mark
	for _, s := range p.spots {
		if g == nil || s.page != page+1 || g.W <= 0 || g.H <= 0 {
			continue
		}
		r := s.on
		if r == (pdfview.Rect{}) {
			r = g.Place(s.rect[0], s.rect[1], s.rect[2], s.rect[3])
		}
		marks = append(marks, kit.Mark{ID: s.id, Role: s.role, X: float32(r.X0 / g.W), Y: float32(r.Y0 / g.H),
			W: float32((r.X1 - r.X0) / g.W), H: float32((r.Y1 - r.Y0) / g.H)})
	}
	p.view.Mark(marks, p.chosen)
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
		if err != nil || p.blob != blob || p.bytes != nil { // asked for twice, it is open already
			drop()
			p.a.fail(err, nil)
			return
		}
		p.bytes, p.doc = bytes, doc
		p.begin()
	}, drop)
}

// begin shows the first page, or the one that holds the chosen spot.
func (p *preview) begin() {
	first := 0
	if i := slices.IndexFunc(p.spots, func(s spot) bool { return s.id == p.chosen }); i >= 0 {
		first = p.spots[i].page - 1
	}
	p.view.Pages(p.doc.Pages())
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
	p.a.jobs.run("", func(ctx context.Context, _ cases.Progress) (err error) {
		doc, err = viewer.OpenContext(ctx, bytes, size)
		return err
	}, func(err error) {
		if err != nil {
			p.a.fail(err, nil)
			return
		}
		if p.blob != name {
			return // another paper was asked for meanwhile
		}
		p.doc = doc
		p.begin()
	})
}

// turn renders a page; turning on drops the one before.
func (p *preview) turn(page int) {
	p.stop()
	doc := p.doc
	if doc == nil {
		return
	}
	p.view.Mark(nil, "")
	var pixels image.Image
	var shape pdfview.Geometry
	p.stop = p.a.jobs.run("", func(ctx context.Context, _ cases.Progress) error {
		m, err := doc.Render(ctx, page, previewDPI)
		if err == nil { // a nil *image.RGBA must not become a picture
			pixels = m
			shape, err = doc.Page(ctx, page)
		}
		return err
	}, func(err error) {
		if err != nil {
			p.a.fail(err, nil)
			return
		}
		if p.doc == doc {
			p.shapes[page] = &shape
			p.view.Put(page, pixels)
			p.frame()
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
	p.stop, p.blob, p.doc, p.shapes = func() {}, "", nil, map[int]*pdfview.Geometry{}
	if p.bytes != nil {
		p.bytes.Close()
		p.bytes = nil
	}
	p.view.Pages(0)
}
