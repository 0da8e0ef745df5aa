package draft

import (
	"fmt"
	"strings"

	"github.com/harborfile/harborfile/forms/draft/text"
)

// levels is how many levels of numbered paragraphs there are: 1., a., i.
const levels = 3

func (b Numbered) compile(c *compiler) {
	level := min(max(b.Level, 1), levels)
	label := c.one(c.counts.nextNumber(level, b.Restart), c.size, text.Regular)
	f := &flow{lead: c.lead, after: c.after, keep: leadsIn(b.Text)}
	step := max(c.indent, 14.5)
	cl := cell{x: c.left, width: c.measure(), el: c.doc.add("P"), label: label, indent: 2 * step, labelX: c.left + step}
	if level > 1 { // a paragraph below a number is drawn in as a whole, so that one sees what it belongs to
		in := 2*step + float64(level-2)*max(step, 24)
		cl.x, cl.width, cl.indent = c.left+in+24, c.measure()-in-24, 0
		cl.labelX = c.left + in
	}
	cl.indent = max(cl.indent, cl.labelX+label.W+6-cl.x) // a number of four figures needs more room
	cl.lines = c.set(b.Text, c.size, cl.width, cl.indent)
	c.mirror(&cl)
	f.cells = []cell{cl}
	c.push(f)
}

// numbering counts the numbered paragraphs of each level.
type numbering [levels]int

// nextNumber counts a numbered paragraph of a level and starts the levels below it anew.
func (n *numbering) nextNumber(level int, restart bool) string {
	if restart {
		n[level-1] = 0
	}
	n[level-1]++
	for below := level; below < levels; below++ {
		n[below] = 0
	}
	return NumberLabel(level, n[level-1])
}

// NumberLabel is the number of the nth numbered paragraph of a level, as the paper prints it: 1., a. or i.
func NumberLabel(level, n int) string {
	switch {
	case level == 2:
		return letters(n-1) + "."
	case level >= 3:
		return roman(n) + "."
	}
	return fmt.Sprintf("%d.", n)
}

// roman is a number in small Roman figures.
func roman(n int) string {
	var b strings.Builder
	for _, r := range []struct {
		value int
		sign  string
	}{{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"},
		{5, "v"}, {4, "iv"}, {1, "i"}} {
		for ; n >= r.value; n -= r.value {
			b.WriteString(r.sign)
		}
	}
	return b.String()
}
