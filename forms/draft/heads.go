package draft

import (
	"bytes"

	"github.com/harborfile/harborfile/forms/draft/text"
)

// block pushes lines across the page, single-spaced and kept with what follows.
func (c *compiler) block(entries []Rich, al align, before, after float64) {
	if len(entries) == 0 {
		return
	}
	cl := cell{x: c.left, width: c.measure(), align: al, el: c.doc.add("P")}
	for _, e := range entries {
		if al == centred {
			cl.lines = append(cl.lines, c.balanced(e, c.size, c.measure())...)
		} else {
			cl.lines = append(cl.lines, c.set(e, c.size, c.measure(), 0)...)
		}
	}
	c.push(&flow{cells: []cell{cl}, lead: c.headLead, before: before, after: after, keep: true, whole: true})
}

func (b Letterhead) compile(c *compiler) {
	name := cell{x: c.left, width: c.measure(), el: c.doc.add("P"),
		lines: c.set([]text.Span{{Text: b.Name, Style: text.Bold | text.Sans}}, 15, c.measure(), 0)}
	c.push(&flow{cells: []cell{name}, lead: 19, keep: true, whole: true})
	contact := cell{x: c.left, width: c.measure(), el: c.doc.add("P"),
		lines: c.set([]text.Span{{Text: b.Contact, Style: text.Sans}}, 8.5, c.measure(), 0)}
	c.push(&flow{cells: []cell{contact}, lead: 12, after: 22, whole: true, keep: true,
		decor: func(out *bytes.Buffer, _, bottom float64) {
			stroke(out, c.left, bottom-5, c.right, bottom-5, 0.8, "0.35")
		}})
}

func bold(entries []Rich) []Rich {
	out := make([]Rich, len(entries))
	for i, e := range entries {
		out[i] = e.styled(text.Bold)
	}
	return out
}
