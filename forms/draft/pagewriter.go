package draft

import (
	"bytes"
	"fmt"

	"github.com/harborfile/harborfile/forms/draft/text"
)

// pageWriter draws one page.
type pageWriter struct {
	b      bytes.Buffer
	c      *compiler
	nr     int
	marked []*element
}

// content draws marked content that belongs to e.
func (p *pageWriter) content(e *element, draw func()) {
	id := len(p.marked)
	p.marked = append(p.marked, e)
	e.mark(p.nr, id)
	fmt.Fprintf(&p.b, "/%s<</MCID %d>>BDC\n", e.role, id)
	draw()
	p.b.WriteString("EMC\n")
}

// artifact draws what is no part of the text: rules, footers, repeated heads.
func (p *pageWriter) artifact(draw func()) {
	p.b.WriteString("/Artifact BMC\n")
	draw()
	p.b.WriteString("EMC\n")
}

func (p *pageWriter) piece(pc piece) {
	for i := range pc.f.cells {
		p.cell(&pc.f.cells[i], pc)
	}
	if pc.f.decor != nil {
		p.artifact(func() { pc.f.decor(&p.b, pc.top, pc.top-pc.f.height(pc.to-pc.from)) })
	}
}

// cell draws the lines of a cell that fall on the page.
func (p *pageWriter) cell(c *cell, pc piece) {
	from, to := max(pc.from-c.skip, 0), min(pc.to-c.skip, len(c.lines))
	if from >= to {
		return
	}
	at := func(i int) float64 {
		return pc.top - pc.f.pad - float64(i+c.skip-pc.from)*pc.f.lead - baseline(c.lines[i].Size, pc.f.lead)
	}
	lines := func() []text.Part {
		var out []text.Part
		if from == 0 && c.label.W > 0 && c.labelEl == nil {
			out = append(out, text.Part{Line: c.label, X: c.labelX, Y: at(0)})
		}
		for i := from; i < to; i++ {
			for _, part := range c.lines[i].Parts() {
				part.X, part.Y = part.X+c.lineX(i), at(i)
				out = append(out, part)
			}
		}
		return out
	}()
	if pc.repeat {
		p.artifact(func() { p.draw(lines) })
		return
	}
	if from == 0 && c.labelEl != nil {
		p.content(c.labelEl, func() { p.c.fonts.Draw(&p.b, c.label, c.labelX, at(0)) })
	}
	p.words(c.el, lines)
}

// words draws parts of lines as content of an element, each mark of a footnote as a reference within it.
func (p *pageWriter) words(el *element, parts []text.Part) {
	for from := 0; from < len(parts); {
		to := from + 1
		for to < len(parts) && parts[to].Mark == parts[from].Mark {
			to++
		}
		target := el
		if parts[from].Mark != 0 {
			target = el.add("Reference")
		}
		p.content(target, func() { p.draw(parts[from:to]) })
		from = to
	}
}

func (p *pageWriter) draw(parts []text.Part) {
	for _, part := range parts {
		p.c.fonts.Draw(&p.b, part.Line, part.X, part.Y)
	}
}

// baseline is the distance from the top of a line's box to the feet of its letters: single-spaced text is centred in
// its box, double-spaced text keeps its white below.
func baseline(size, lead float64) float64 {
	return size*0.9 + min((lead-size*1.15)/2, 2)
}
