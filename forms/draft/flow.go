package draft

import (
	"bytes"

	"github.com/harborfile/harborfile/forms/draft/pdfw"
	"github.com/harborfile/harborfile/forms/draft/text"
)

// align says where a cell's lines stand.
type align byte

const (
	flushLeft align = iota
	centred
	flushRight
)

// cell is lines of text in a column.
type cell struct {
	x, width float64
	lines    []text.Line
	align    align
	indent   float64   // of the first line
	shifts   []float64 // further indent, line by line; may be shorter than lines
	label    text.Line // drawn before the first line at labelX, when it has a width
	labelX   float64
	el       *element // structure element of the lines
	labelEl  *element // of the label, where it has its own
}

// flow is what the page breaker moves: cells side by side on a common line spacing.
type flow struct {
	cells  []cell
	lead   float64
	before float64 // not used at the top of a page
	after  float64
	pad    float64 // above and below the lines, inside the decoration
	keep   bool    // stays with the next flow
	whole  bool    // not split, unless it is longer than a page
	carry  bool    // leaves two lines for the page of the signature that follows
	fresh  bool    // starts a new page
	head   *flow   // head row to repeat when a table goes on overleaf
	decor  func(b *bytes.Buffer, top, bottom float64)
}

// rows is the number of lines of the longest cell.
func (f *flow) rows() int {
	n := 0
	for _, c := range f.cells {
		n = max(n, len(c.lines))
	}
	return n
}

func (f *flow) height(lines int) float64 { return float64(lines)*f.lead + 2*f.pad }

// x is where line i of the cell begins.
func (c *cell) lineX(i int) float64 {
	l, indent := c.lines[i], 0.0
	if i == 0 {
		indent = c.indent
	}
	if i < len(c.shifts) {
		indent += c.shifts[i]
	}
	switch {
	case c.align == centred:
		return c.x + (c.width-l.W)/2
	case c.align == flushRight:
		return c.x + c.width - l.W
	case l.RTL:
		return c.x + c.width - indent - l.W
	}
	return c.x + indent
}

// stroke draws a line of the given thickness and grey (0 is black).
func stroke(b *bytes.Buffer, x0, y0, x1, y1, thick float64, grey string) {
	b.WriteString("q " + grey + " G " + pdfw.Num(thick) + " w " + pdfw.Num(x0) + " " + pdfw.Num(y0) + " m " +
		pdfw.Num(x1) + " " + pdfw.Num(y1) + " l S Q\n")
}
