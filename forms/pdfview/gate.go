package pdfview

import (
	"bytes"
	"context"
	"fmt"
	"math"
)

// Box is the rectangle of one form field (one widget) on one page, and what
// was asked of it. A Box with neither Want nor Mark is a field left empty.
// Every widget of the form has to be passed, also the empty ones: a change
// outside all boxes is a problem.
type Box struct {
	Name string     // for the report; the field's name
	Page int        // counted from 1
	Rect [4]float64 // user space of the page: lower left x, y, upper right x, y
	Want string     // the text that has to be there; "" = none
	Mark bool       // a mark (check, radio) or a drawing has to be there
}

// ProblemKind says what Gate found.
type ProblemKind string

const (
	// Unseen: a box that should show a text or a mark did not change.
	Unseen ProblemKind = "unseen"
	// TextLost: the text of a box is not found again, in order, in the
	// flattened copy.
	TextLost ProblemKind = "text"
	// Outside: something changed that lies in no box.
	Outside ProblemKind = "outside"
	// Erased: inside a box left empty, print of the blank has disappeared.
	Erased ProblemKind = "erased"
	// PageShape: the number or the size of the pages differs.
	PageShape ProblemKind = "pages"
)

// Problem is one finding of Gate.
type Problem struct {
	Kind   ProblemKind
	Page   int    // counted from 1; 0 when it concerns the whole file
	Box    int    // index of the box, -1 when it concerns none
	Name   string // name of that box
	Rect   Rect   // where, on the page as displayed
	Pixels int    // how many pixels differ
}

// GateReport is what Gate found.
type GateReport struct {
	Problems  []Problem
	Flattened bool // the filled file has no form left, so texts were searched too
	Pages     int
}

// OK reports whether nothing was found.
func (r *GateReport) OK() bool { return len(r.Problems) == 0 }

const gateDPI = 100

// Gate compares a blank form with a filled one as they are seen: every box
// with a text or mark shows a change, nothing changed anywhere else, nothing
// printed disappeared in fields left empty, and in a flattened copy every text
// is found again by extraction. The filled file is read by PDFium, which
// shares no code with what wrote it.
//
// An error means that one of the two files could not be read at all.
func Gate(ctx context.Context, v *Viewer, blank, filled []byte, boxes []Box) (*GateReport, error) {
	b, err := v.OpenContext(ctx, bytes.NewReader(blank), int64(len(blank)))
	if err != nil {
		return nil, fmt.Errorf("gate: blank: %w", err)
	}
	f, err := v.OpenContext(ctx, bytes.NewReader(filled), int64(len(filled)))
	if err != nil {
		return nil, fmt.Errorf("gate: filled: %w", err)
	}
	traits, err := f.Traits(ctx)
	if err != nil {
		return nil, fmt.Errorf("gate: filled: %w", err)
	}
	g := &gate{blank: b, filled: f, boxes: boxes}
	g.report.Flattened = traits.FormKind == ""
	g.report.Pages = f.Pages()
	if b.Pages() != f.Pages() {
		g.add(Problem{Kind: PageShape, Box: -1})
		return &g.report, nil
	}
	for page := range b.Pages() {
		if err := g.page(ctx, page); err != nil {
			return nil, fmt.Errorf("gate: page %d: %w", page+1, err)
		}
	}
	return &g.report, nil
}

// gate is one comparison in progress.
type gate struct {
	blank, filled *Doc
	boxes         []Box
	report        GateReport
}

func (g *gate) add(p Problem) {
	if p.Box >= 0 {
		p.Name = g.boxes[p.Box].Name
	}
	g.report.Problems = append(g.report.Problems, p)
}

// page compares one page; page counts from 0.
func (g *gate) page(ctx context.Context, page int) error {
	shape, err := g.blank.Page(ctx, page)
	if err != nil {
		return err
	}
	blank, err := g.grey(ctx, g.blank, page, false)
	if err != nil {
		return err
	}
	filled, err := g.grey(ctx, g.filled, page, false)
	if err != nil {
		return err
	}
	if blank.w != filled.w || blank.h != filled.h {
		g.add(Problem{Kind: PageShape, Page: page + 1, Box: -1})
		return nil
	}
	diff := changed(blank, filled)
	g.seen(page, shape, diff)
	g.outside(page, shape, diff)
	if !g.report.Flattened {
		return nil
	}
	if err := g.erased(ctx, page, shape, filled); err != nil {
		return err
	}
	return g.texts(ctx, page, shape)
}

func (g *gate) grey(ctx context.Context, d *Doc, page int, bare bool) (grey, error) {
	im, err := d.render(ctx, query{Op: opRender, Page: page, DPI: gateDPI, Bare: bare})
	if err != nil {
		return grey{}, err
	}
	return toGrey(im), nil
}

// each calls do for every box of the page.
func (g *gate) each(page int, shape Geometry, do func(i int, b Box, at Rect)) {
	for i, b := range g.boxes {
		if b.Page == page+1 {
			do(i, b, shape.Place(b.Rect[0], b.Rect[1], b.Rect[2], b.Rect[3]))
		}
	}
}

// seen finds boxes that should show something and do not.
func (g *gate) seen(page int, shape Geometry, diff mask) {
	g.each(page, shape, func(i int, b Box, at Rect) {
		if b.Want == "" && !b.Mark {
			return
		}
		if n := diff.count(pixels(at, 0)); n < leastPixels(b) {
			g.add(Problem{Kind: Unseen, Page: page + 1, Box: i, Rect: at, Pixels: n})
		}
	})
}

// leastPixels is how many pixels at 100 dpi have to differ; a lone full stop
// or hyphen has no four.
func leastPixels(b Box) int {
	if n := len([]rune(squeeze(b.Want))); n == 1 && !b.Mark {
		return 1
	}
	return 4
}

// outside finds changes that lie in no box; three pixels around a box are
// allowed for the border of a field.
func (g *gate) outside(page int, shape Geometry, diff mask) {
	g.each(page, shape, func(_ int, _ Box, at Rect) { diff.clear(pixels(at, 3)) })
	if n, where := diff.rest(); n > 0 {
		g.add(Problem{Kind: Outside, Page: page + 1, Box: -1, Pixels: n, Rect: points(where)})
	}
}

// erased finds print of the blank that a flattened empty field has covered.
// The blank is drawn without its fields: a field may hide print on screen that
// belongs on paper.
func (g *gate) erased(ctx context.Context, page int, shape Geometry, filled grey) error {
	if !g.hasEmpty(page) {
		return nil
	}
	bare, err := g.grey(ctx, g.blank, page, true)
	if err != nil {
		return err
	}
	if bare.w != filled.w || bare.h != filled.h {
		return nil
	}
	gone := vanished(bare, filled)
	g.each(page, shape, func(i int, b Box, at Rect) {
		if b.Want != "" || b.Mark {
			return
		}
		if n := gone.count(pixels(at, -1)); n >= 4 {
			g.add(Problem{Kind: Erased, Page: page + 1, Box: i, Rect: at, Pixels: n})
		}
	})
	return nil
}

func (g *gate) hasEmpty(page int) bool {
	for _, b := range g.boxes {
		if b.Page == page+1 && b.Want == "" && !b.Mark {
			return true
		}
	}
	return false
}

// pixels is the rectangle in pixels of the gate's pictures, grown by m.
func pixels(r Rect, m int) pixelRect {
	const s = gateDPI / 72.0
	return pixelRect{
		int(math.Floor(r.X0*s)) - m, int(math.Floor(r.Y0*s)) - m,
		int(math.Ceil(r.X1*s)) + m, int(math.Ceil(r.Y1*s)) + m,
	}
}

// points is the way back.
func points(r pixelRect) Rect {
	const s = 72.0 / gateDPI
	return Rect{float64(r.x0) * s, float64(r.y0) * s, float64(r.x1) * s, float64(r.y1) * s}
}
