package ui

import (
	"context"
	"image"
	"maps"
	"math"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/pdfview"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// turn shows a page; turning on drops the one before.
func (p *preview) turn(page int) {
	p.stop()
	doc := p.doc
	if doc == nil {
		return
	}
	p.view.Mark(nil, "")
	if p.onTurn != nil {
		p.onTurn(page)
	}
	if p.veil != nil {
		if o := p.veil(page); o != nil {
			p.view.Instead(o)
			return
		}
	}
	p.view.Instead(nil)
	if pixels, shape := p.kept.Get(page), p.shapes[page]; pixels != nil && shape != nil {
		p.put(page, pixels, *shape)
		return
	}
	var pixels *image.RGBA
	var shape pdfview.Geometry
	dpi, kept := p.dpi(), p.kept
	p.stop = p.a.jobs.run("", func(ctx context.Context, _ cases.Progress) (err error) {
		pixels, shape, err = drawnPage(ctx, doc, page, dpi)
		return err
	}, func(err error) {
		switch {
		case p.doc != doc || p.kept != kept || p.view.Page() != page: // somebody leafed on, or wants it larger
		case err != nil:
			p.notDrawn(page, err)
		default:
			p.kept.Put(page, pixels)
			p.put(page, pixels, shape)
		}
	})
}

// largestPage is how many pixels a page on screen has at most: what the shelf of kept pages holds.
const largestPage = keptPages / 4

// drawnPage is a page with its shape, as fine as asked for; a plan or a poster is drawn coarser, so that it shows at all.
func drawnPage(ctx context.Context, doc *pdfview.Doc, page, dpi int) (*image.RGBA, pdfview.Geometry, error) {
	shape, err := doc.Page(ctx, page)
	if err != nil {
		return nil, shape, err
	}
	if inches := shape.W * shape.H / 72 / 72; inches*float64(dpi*dpi) > largestPage {
		dpi = max(1, int(math.Sqrt(largestPage/inches)))
	}
	pixels, err := doc.Render(ctx, page, dpi)
	return pixels, shape, err
}

// dpi is how fine pages are drawn.
func (p *preview) dpi() int {
	if p.view.IsLarge() {
		return largeDPI
	}
	return previewDPI
}

// redraw draws the page that is shown as fine as its size asks. What is there stays on screen until then.
func (p *preview) redraw() {
	if p.doc == nil {
		return // a photo has all of its pixels
	}
	p.kept = pdfview.NewShelf(keptPages)
	p.turn(p.view.Page())
}

// put brings a page on screen, and has its neighbours drawn before anybody asks.
func (p *preview) put(page int, pixels image.Image, shape pdfview.Geometry) {
	p.shapes[page] = &shape
	p.view.Put(page, pixels)
	p.frame()
	if p.onShow != nil {
		p.onShow(page, shape)
	}
	p.ahead(page)
}

// ahead draws the next page and the one before; turning to any page ends that.
func (p *preview) ahead(page int) {
	doc, kept := p.doc, p.kept
	around := []int{page + 1, page - 1}
	if p.view.IsLarge() {
		around = around[:1] // the shelf holds two pages of this size
	}
	var next []int
	for _, n := range around {
		if n >= 0 && n < p.view.Count() && kept.Get(n) == nil && (p.veil == nil || p.veil(n) == nil) {
			next = append(next, n)
		}
	}
	if doc != nil && len(next) > 0 && !p.a.jobs.inline { // inline, whoever turns the page would wait for its neighbours too
		p.fetch(next)
	}
}

// fetch draws pages that nobody has asked for yet.
func (p *preview) fetch(next []int) {
	doc, kept, dpi := p.doc, p.kept, p.dpi()
	shapes := map[int]*pdfview.Geometry{}
	p.stop = p.a.jobs.run("", func(ctx context.Context, _ cases.Progress) error {
		for _, n := range next {
			pixels, shape, err := drawnPage(ctx, doc, n, dpi)
			if err != nil {
				return nil // it is said when the page is asked for
			}
			kept.Put(n, pixels)
			shapes[n] = &shape
		}
		return nil
	}, func(error) {
		if p.doc == doc {
			maps.Copy(p.shapes, shapes)
		}
	})
}

// notDrawn says in the place of a page why it is not there. Leafing goes on.
func (p *preview) notDrawn(page int, err error) {
	words := cases.Explain(err, lang.Code())
	if words.Empty() {
		return
	}
	p.view.Instead(kit.VStack(8, kit.NewBoldPara(words.What, theme.Body, theme.Ink).Align(fyne.TextAlignCenter),
		kit.NewPara(words.Safe, theme.Small, theme.Muted).Align(fyne.TextAlignCenter),
		kit.Center(0, kit.NewButton(kit.Plain, stock.ViewRefreshIcon(), lang.T("preview.again"), func() { p.turn(page) }))))
}
