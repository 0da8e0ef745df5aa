package draft

import (
	"bytes"

	"github.com/harborfile/harborfile/forms/draft/text"
)

func (b Table) compile(c *compiler) {
	n := b.columns()
	if n == 0 {
		return
	}
	cols := c.columnsOf(b, n)
	table := c.doc.add("Table")
	var head *flow
	if len(b.Head) > 0 {
		head = c.row(table, b.Head, cols, "TH", text.Bold)
		head.keep, head.before = true, 4
		c.push(head)
	}
	rows := make([]*flow, len(b.Rows))
	for i, r := range b.Rows {
		rows[i] = c.row(table, r, cols, "TD", text.Regular)
		rows[i].head = head
	}
	for i, f := range rows {
		f.keep = pairs(i, len(rows)) && (i == 0 && low(f) || i == len(rows)-2 && low(rows[i+1]))
		if i == len(rows)-1 {
			f.after = 14
		}
		c.push(f)
	}
}

// columns is how many columns the longest row has.
func (b Table) columns() int {
	n := len(b.Head)
	for _, r := range b.Rows {
		n = max(n, len(r))
	}
	return n
}

// pairs reports whether entry i of n stays with the next one, so that neither the first nor the last stands alone.
func pairs(i, n int) bool { return n > 1 && (i == 0 || i == n-2) }

// low reports whether a row of a table is so low that it looks lost alone, with the head or overleaf.
func low(row *flow) bool { return row.rows() < 3 }

func (c *compiler) row(table *element, cells []Rich, cols columns, role string, st text.Style) *flow {
	tr := table.add("TR")
	f := &flow{lead: cols.size * 1.25, pad: 4, whole: true, free: role == "TD"}
	x := c.left
	for i, w := range cols.widths {
		el := tr.add(role)
		if role == "TH" {
			el.attrs = "/A<</O/Table/Scope/Column>>"
		}
		cl := cell{x: x, width: w - cols.gap, el: el}
		if i < len(cells) {
			cl.lines = c.set(cells[i].styled(st), cols.size, cl.width, 0)
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
