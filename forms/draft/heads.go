package draft

import (
	"bytes"
	"strings"

	"github.com/harborfile/harborfile/forms/draft/text"
)

// Widths of the two halves of a caption, with the rule between them.
const (
	captionLeft = 232.0
	captionGap  = 14.0
)

func (b Caption) compile(c *compiler) {
	if len(b.Counsel) > 0 {
		c.block(b.Counsel, flushLeft, 0, 20)
	}
	c.block(bold(b.Court), centred, 0, 16)
	parties := c.stack(b.Parties, left, captionLeft)
	rightX := left + captionLeft + 2*captionGap
	side := c.stack(b.Right, rightX, right-rightX)
	f := &flow{cells: []cell{parties, side}, lead: c.tight + 0.5, pad: 6, whole: true, keep: true, after: 20}
	f.decor = func(out *bytes.Buffer, top, bottom float64) {
		x := left + captionLeft + captionGap
		stroke(out, x, top, x, bottom, 0.7, "0")
		stroke(out, left, bottom, x, bottom, 0.7, "0")
	}
	c.push(f)
}

// stack sets entries below each other in a column. An entry that begins with a tab is drawn in, as the parties' roles
// are.
func (c *compiler) stack(entries []Rich, x, width float64) cell {
	const shift = 96.0
	cl := cell{x: x, width: width, el: c.doc.add("P")}
	for _, e := range entries {
		in := 0.0
		if len(e) > 0 && strings.HasPrefix(e[0].Text, "\t") {
			in = shift
			e = append(Rich{{Text: e[0].Text[1:], Style: e[0].Style}}, e[1:]...)
		}
		for _, l := range c.set(e, c.size, width-in, 0) {
			cl.lines = append(cl.lines, l)
			cl.shifts = append(cl.shifts, in)
		}
	}
	return cl
}

// block pushes lines across the page, single-spaced and kept with what follows.
func (c *compiler) block(entries []Rich, al align, before, after float64) {
	if len(entries) == 0 {
		return
	}
	cl := cell{x: left, width: measure, align: al, el: c.doc.add("P")}
	for _, e := range entries {
		if al == centred {
			cl.lines = append(cl.lines, c.balanced(e, c.size, measure)...)
		} else {
			cl.lines = append(cl.lines, c.set(e, c.size, measure, 0)...)
		}
	}
	c.push(&flow{cells: []cell{cl}, lead: c.tight + 1, before: before, after: after, keep: true, whole: true})
}

func (b Letterhead) compile(c *compiler) {
	name := cell{x: left, width: measure, el: c.doc.add("P"),
		lines: c.set([]text.Span{{Text: b.Name, Style: text.Bold | text.Sans}}, 15, measure, 0)}
	c.push(&flow{cells: []cell{name}, lead: 19, keep: true, whole: true})
	contact := cell{x: left, width: measure, el: c.doc.add("P"),
		lines: c.set([]text.Span{{Text: b.Contact, Style: text.Sans}}, 8.5, measure, 0)}
	c.push(&flow{cells: []cell{contact}, lead: 12, after: 22, whole: true, keep: true,
		decor: func(out *bytes.Buffer, _, bottom float64) { stroke(out, left, bottom-5, right, bottom-5, 0.8, "0.35") }})
}

func bold(entries []Rich) []Rich {
	out := make([]Rich, len(entries))
	for i, e := range entries {
		out[i] = e.styled(text.Bold)
	}
	return out
}
