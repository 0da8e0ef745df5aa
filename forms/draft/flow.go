package draft

import (
	"bytes"
	"slices"

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
	skip     int // lines of the flow that stand above the first one
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
	exact  bool    // before and after hold on numbered lines too
	free   bool    // follows closely where the paper has numbered lines
	signed bool    // is a signature
	note   bool    // is a footnote
	notes  []hung  // footnotes whose marks stand in it
	head   *flow   // head row to repeat when a table goes on overleaf
	decor  func(b *bytes.Buffer, top, bottom float64)
}

// hung says on which line of a flow a footnote hangs.
type hung struct {
	row    int
	number int
	flow   *flow
}

// notesOf are the footnotes whose marks stand on the lines from..to-1, by number.
func (f *flow) notesOf(from, to int) []hung {
	var out []hung
	for _, h := range f.notes {
		if h.row >= from && h.row < to {
			out = append(out, h)
		}
	}
	slices.SortFunc(out, func(a, b hung) int { return a.number - b.number })
	return out
}

// rows is the number of lines of the longest cell.
func (f *flow) rows() int {
	n := 0
	for _, c := range f.cells {
		n = max(n, c.skip+len(c.lines))
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

// mirror puts the number of words that run from right to left on the right, where they begin, and draws them in from
// there. Left where it was, it would stand on the end of their first line.
func (k *look) mirror(c *cell) {
	if len(c.lines) == 0 || !c.lines[0].RTL {
		return
	}
	c.x = k.left + k.right - c.x - c.width
	c.labelX = k.left + k.right - c.labelX - c.label.W
}
