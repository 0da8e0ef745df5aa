package ui

import (
	"math"
	"slices"

	"github.com/harborfile/harborfile/forms/pdfview"
	"github.com/harborfile/harborfile/ui/kit"
)

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
