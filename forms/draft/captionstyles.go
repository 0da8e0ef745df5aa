package draft

import (
	"bytes"
)

// What each court's caption looks like is ordinary knowledge of court papers; only California's is a rule of court that
// says on which line what stands.

// plainCaption: a box open at the top and on the right, the parties in it.
func (c *compiler) plainCaption(b Caption, h headings) {
	c.counsel(b)
	c.block(bold(b.Court), centred, 0, 16)
	x := c.left + captionLeft + 14
	f := c.captionFlow(b, 6)
	f.cells = append(f.cells, c.beside(h, x+14)...)
	f.decor = func(out *bytes.Buffer, top, bottom float64) {
		stroke(out, x, top, x, bottom, 0.7, "0")
		stroke(out, c.left, bottom, x, bottom, 0.7, "0")
	}
	c.push(f)
}

// federalCaption: a column of brackets between the parties and the number of the case.
func (c *compiler) federalCaption(b Caption, h headings) {
	c.counsel(b)
	c.block(bold(b.Court), centred, 0, 18)
	x := c.left + captionLeft + 10
	f := c.captionFlow(b, 4)
	f.cells = append(f.cells, c.beside(h, x+20)...)
	f.decor = func(out *bytes.Buffer, top, bottom float64) {
		c.column(out, f, ')', x, top, bottom)
		stroke(out, c.left, bottom, x+4, bottom, 0.7, "0")
	}
	c.push(f)
}

// newYorkCaption: the court on the left, the parties between two lines of dashes that end in an x.
func (c *compiler) newYorkCaption(b Caption, h headings) {
	c.counsel(b)
	c.block(bold(b.Court), flushLeft, 0, 8)
	x := c.left + captionLeft + 10
	f := c.captionFlow(b, 10)
	f.cells = append(f.cells, c.beside(h, x+24)...)
	f.decor = func(out *bytes.Buffer, top, bottom float64) {
		for _, y := range []float64{top, bottom} {
			dashes(out, c.left, x-2, y)
			c.fonts.DrawSign(out, 'x', c.size, x, y-2.7)
		}
	}
	c.push(f)
}

// texasCaption: the number of the cause above, a column of section signs between the parties and the court, the name of
// the paper below.
func (c *compiler) texasCaption(b Caption, h headings) {
	c.counsel(b)
	c.block(bold(trimmed(h.file)), centred, 0, 14)
	x := c.left + captionLeft + 4
	f := c.captionFlow(b, 2)
	court := c.stack("P", b.Court, x+22, c.right-x-22)
	court.align = centred
	f.cells = append(f.cells, court)
	f.decor = func(out *bytes.Buffer, top, bottom float64) { c.column(out, f, '§', x, top, bottom) }
	c.push(f)
	c.below(h)
}

// floridaCaption: the number of the case on the right, the parties on the left above a line that ends in a stroke, the
// name of the paper below.
func (c *compiler) floridaCaption(b Caption, h headings) {
	c.counsel(b)
	c.block(bold(b.Court), centred, 0, 14)
	x := c.left + captionLeft + 20
	if file := trimmed(h.file); len(file) > 0 {
		c.push(&flow{cells: []cell{c.stack("P", file, x, c.right-x)}, lead: c.tight + 0.5, after: 6, whole: true, keep: true})
	}
	f := c.captionFlow(b, 4)
	f.decor = func(out *bytes.Buffer, _, bottom float64) {
		stroke(out, c.left, bottom-4, x-20, bottom-4, 0.7, "0")
		stroke(out, x-20, bottom-4, x-16, bottom+8, 0.7, "0")
	}
	c.push(f)
	c.below(h)
}

// counsel pushes the lines of counsel at the top left, where a venue wants them.
func (c *compiler) counsel(b Caption) { c.block(b.Counsel, flushLeft, 0, 20) }

// captionFlow is the flow of a caption with the parties in it.
func (c *compiler) captionFlow(b Caption, pad float64) *flow {
	return &flow{cells: []cell{c.stack("P", b.Parties, c.left, captionLeft)}, lead: max(c.tight, c.size) + 0.5, pad: pad, whole: true,
		keep: true, after: 20}
}

// column draws a sign beside each line of a flow.
func (c *compiler) column(out *bytes.Buffer, f *flow, sign rune, x, top, bottom float64) {
	for y := top - f.pad; y-f.lead > bottom-0.1; y -= f.lead {
		c.fonts.DrawSign(out, sign, c.size, x, y-baseline(c.size, f.lead))
	}
}

// dashes draws a broken line.
func dashes(b *bytes.Buffer, x0, x1, y float64) {
	b.WriteString("q [4 2.5] 0 d\n")
	stroke(b, x0, y, x1, y, 0.7, "0")
	b.WriteString("Q\n")
}
