package draft

import (
	"strings"

	"github.com/harborfile/harborfile/forms/draft/text"
)

// captionLeft is the width of the parties' half of a caption.
const captionLeft = 232.0

// partyShift is how far the parties' roles are drawn in.
const partyShift = 84.0

func (b Caption) compile(c *compiler) {
	h := b.split()
	switch b.Style {
	case Federal:
		c.federalCaption(b, h)
	case California:
		c.californiaCaption(b, h)
	case NewYork:
		c.newYorkCaption(b, h)
	case Texas:
		c.texasCaption(b, h)
	case Florida:
		c.floridaCaption(b, h)
	default:
		c.plainCaption(b, h)
	}
}

// headings are the right half of a caption by what it says: the number of the case, the name of the paper (the first
// bold lines), and what follows.
type headings struct{ file, title, rest []Rich }

func (b Caption) split() headings {
	from := 0
	for from < len(b.Right) && !isBold(b.Right[from]) {
		from++
	}
	to := from
	for to < len(b.Right) && isBold(b.Right[to]) {
		to++
	}
	return headings{b.Right[:from], b.Right[from:to], b.Right[to:]}
}

func isBold(r Rich) bool {
	for _, sp := range r {
		if sp.Style&text.Bold == 0 && strings.TrimSpace(sp.Text) != "" {
			return false
		}
	}
	return strings.TrimSpace(r.String()) != ""
}

// beside sets the right half of a caption in a column: three cells below each other, so that the name of the paper is
// tagged as its heading.
func (c *compiler) beside(h headings, x float64) []cell {
	var out []cell
	above := 0
	for _, part := range []struct {
		role    string
		entries []Rich
	}{{"P", h.file}, {"H1", h.title}, {"P", h.rest}} {
		if len(part.entries) == 0 {
			continue
		}
		cl := c.stack(part.role, part.entries, x, c.right-x)
		cl.skip = above
		above += len(cl.lines)
		out = append(out, cl)
	}
	return out
}

// below sets the name of the paper and what follows it across the page, for venues that want it under the parties.
func (c *compiler) below(h headings) {
	for _, part := range []struct {
		role    string
		entries []Rich
	}{{"H1", h.title}, {"P", trimmed(h.rest)}} {
		if len(part.entries) == 0 {
			continue
		}
		cl := cell{x: c.left, width: c.measure(), align: centred, el: c.doc.add(part.role)}
		for _, e := range part.entries {
			cl.lines = append(cl.lines, c.balanced(e, c.size, c.measure())...)
		}
		c.push(&flow{cells: []cell{cl}, lead: c.headLead, before: 4, after: 14, keep: true, whole: true})
	}
}

// trimmed drops the empty entries at both ends.
func trimmed(entries []Rich) []Rich {
	blank := func(r Rich) bool { return strings.TrimSpace(r.String()) == "" && len(r.Notes()) == 0 }
	for len(entries) > 0 && blank(entries[0]) {
		entries = entries[1:]
	}
	for len(entries) > 0 && blank(entries[len(entries)-1]) {
		entries = entries[:len(entries)-1]
	}
	return entries
}

// stack sets entries below each other in a column. An entry that begins with a tab is drawn in, as the parties' roles
// are.
func (c *compiler) stack(role string, entries []Rich, x, width float64) cell {
	cl := cell{x: x, width: width, el: c.doc.add(role)}
	for _, e := range entries {
		in := 0.0
		if len(e) > 0 && strings.HasPrefix(e[0].Text, "\t") {
			in = min(partyShift, width/3)
			first := e[0]
			first.Text = first.Text[1:]
			e = append(Rich{first}, e[1:]...)
		}
		for _, l := range c.balanced(e, c.size, width-in) {
			cl.lines = append(cl.lines, l)
			cl.shifts = append(cl.shifts, in)
		}
	}
	return cl
}
