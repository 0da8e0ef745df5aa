package draft

import "bytes"

// counselLines is how many lines of the first page belong to counsel.
const counselLines = 7

// californiaCaption is the first page that Cal. Rules of Court, rule 2.111 asks for: counsel on lines 1 to 7 left of the
// centre, the space beside them left free for the clerk, the court from line 8 on, the parties on the left, and beside
// them the number of the case and below it what the paper is.
func (c *compiler) californiaCaption(b Caption, h headings) {
	if c.grid == 0 { // not on pleading paper: the order of the parts holds, the lines do not
		c.counsel(b)
		c.block(bold(b.Court), centred, 14, 18)
		c.californiaBox(b, h)
		return
	}
	cl := c.stack("P", b.Counsel, c.left, pageWidth/2-c.left)
	lead := c.grid
	if n := len(cl.lines); n > counselLines { // no longer a line of counsel for each number
		lead = max(c.size, min(c.tight, counselLines*c.grid/float64(n)))
	}
	f := &flow{cells: []cell{cl}, lead: lead, keep: true, whole: true, exact: true}
	f.after = max(0, counselLines*c.grid-f.height(len(cl.lines)))
	c.push(f)
	court := cell{x: c.left, width: c.measure(), align: centred, el: c.doc.add("P")}
	for _, e := range bold(b.Court) {
		court.lines = append(court.lines, c.balanced(e, c.size, c.measure())...)
	}
	c.push(&flow{cells: []cell{court}, lead: c.grid, after: c.grid, keep: true, whole: true})
	c.californiaBox(b, h)
}

// californiaBox pushes the parties with a rule below and beside them.
func (c *compiler) californiaBox(b Caption, h headings) {
	x := c.left + captionLeft + 8
	f := c.captionFlow(b, 5)
	f.cells = append(f.cells, c.beside(h, x+14)...)
	f.decor = func(out *bytes.Buffer, top, bottom float64) {
		stroke(out, x, top, x, bottom, 0.7, "0")
		stroke(out, c.left, bottom, x, bottom, 0.7, "0")
	}
	c.push(f)
}
