package draft

import (
	"bytes"

	"github.com/harborfile/harborfile/forms/draft/text"
)

// cellGap is the space between the columns of a table.
const cellGap = 12.0

func (b Table) compile(c *compiler) {
	columns := len(b.Head)
	for _, r := range b.Rows {
		columns = max(columns, len(r))
	}
	if columns == 0 {
		return
	}
	widths := shares(b.Widths, columns, c.measure())
	table := c.doc.add("Table")
	var head *flow
	if len(b.Head) > 0 {
		head = c.row(table, b.Head, widths, "TH", text.Bold)
		head.keep, head.before = true, 4
		c.push(head)
	}
	for i, r := range b.Rows {
		f := c.row(table, r, widths, "TD", text.Regular)
		f.head = head
		f.keep = pairs(i, len(b.Rows)) // the head never stands with a single row at the foot of a page, nor overleaf
		if i == len(b.Rows)-1 {
			f.after = 14
		}
		c.push(f)
	}
}

// pairs reports whether entry i of n stays with the next one, so that neither the first nor the last stands alone.
func pairs(i, n int) bool { return n > 1 && (i == 0 || i == n-2) }

func (c *compiler) row(table *element, cells []Rich, widths []float64, role string, st text.Style) *flow {
	tr := table.add("TR")
	size := c.table
	f := &flow{lead: size * 1.25, pad: 4, whole: true, free: role == "TD"}
	x := c.left
	for i, w := range widths {
		el := tr.add(role)
		if role == "TH" {
			el.attrs = "/A<</O/Table/Scope/Column>>"
		}
		cl := cell{x: x, width: w - cellGap, el: el}
		if i < len(cells) {
			cl.lines = c.set(cells[i].styled(st), size, cl.width, 0)
		}
		f.cells = append(f.cells, cl)
		x += w
	}
	f.decor = func(b *bytes.Buffer, _, bottom float64) {
		if role == "TH" {
			stroke(b, c.left, bottom, c.right, bottom, 0.9, "0")
			return
		}
		stroke(b, c.left, bottom, c.right, bottom, 0.4, "0.6")
	}
	return f
}

// shares turns relative widths into points; missing or useless ones give equal columns.
func shares(rel []float64, columns int, measure float64) []float64 {
	sum := 0.0
	for _, r := range rel {
		sum += max(r, 0)
	}
	out := make([]float64, columns)
	for i := range out {
		if len(rel) == columns && sum > 0 && rel[i]/sum*measure >= 40 {
			out[i] = rel[i] / sum * measure
		} else {
			out[i] = 0
		}
	}
	for _, w := range out {
		if w == 0 {
			for i := range out {
				out[i] = measure / float64(columns)
			}
			break
		}
	}
	return out
}
