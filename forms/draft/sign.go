package draft

import (
	"bytes"

	"github.com/harborfile/harborfile/forms/draft/text"
)

// Where the signer's half of a signature block begins.
const signX = 300.0

func (b Signature) compile(c *compiler) {
	c.beforeSignature()
	lead := c.tight + 1
	date := cell{x: left, width: signX - left - 24, el: c.doc.add("P")}
	signer := cell{x: signX, width: right - signX, el: c.doc.add("P")}
	if len(b.Lead) > 0 {
		signer.lines = c.set(b.Lead, c.size, signer.width, 0)
	}
	gap := c.set(nil, c.size, 0, 0)
	signer.lines = append(signer.lines, gap...)
	signer.lines = append(signer.lines, gap...)
	line := len(signer.lines) // signed above this line
	for _, l := range b.Lines {
		signer.lines = append(signer.lines, c.set(l, c.size, signer.width, 0)...)
	}
	dateLine := 0
	if b.Dated {
		for range line - 1 {
			date.lines = append(date.lines, gap...)
		}
		dateLine = len(date.lines)
		date.lines = append(date.lines, c.one(dated(c.lang), c.size, text.Regular))
	}
	f := &flow{cells: []cell{date, signer}, lead: lead, before: 22, after: 10, whole: true}
	f.decor = func(out *bytes.Buffer, top, _ float64) {
		y := top - float64(line)*lead + 3
		stroke(out, signX, y, right, y, 0.6, "0")
		if b.Dated {
			y := top - float64(dateLine+1)*lead + 3
			stroke(out, left+40, y, left+170, y, 0.6, "0")
		}
	}
	c.push(f)
}

// beforeSignature makes the paragraph above go along: a short one whole, a long one with its last two lines, so that a
// signature never stands alone on a page where it could be put under other words.
func (c *compiler) beforeSignature() {
	if len(c.flows) == 0 {
		return
	}
	prev := c.flows[len(c.flows)-1]
	switch {
	case prev.fresh:
	case prev.whole || prev.rows() < 4:
		prev.keep, prev.whole = true, true
	default:
		prev.carry = true
	}
}

func (b Jurat) compile(c *compiler) {
	Paragraph{Text: b.Words}.compile(c)
	Signature{Lines: b.Lines}.compile(c)
}

// dated stands before the line for the day.
func dated(lang string) string {
	if lang == "es" {
		return "Fecha:"
	}
	return "Dated:"
}
