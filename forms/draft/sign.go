package draft

import (
	"bytes"
	"strings"

	"github.com/harborfile/harborfile/forms/draft/text"
)

// signIn is how far from the left margin the signer's half of a signature block begins.
const signIn = 228.0

func (b Signature) compile(c *compiler) {
	c.beforeSignature()
	lead, signX := max(c.tight, c.size)+1, c.left+signIn
	date := cell{x: c.left, width: signIn - 24, el: c.doc.add("P")}
	signer := cell{x: signX, width: c.right - signX, el: c.doc.add("P")}
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
	f := &flow{cells: []cell{date, signer}, lead: lead, before: 22, after: 10, whole: true, signed: true}
	f.decor = func(out *bytes.Buffer, top, _ float64) {
		y := top - float64(line)*lead + 3
		stroke(out, signX, y, c.right, y, 0.6, "0")
		if b.Dated {
			y := top - float64(dateLine+1)*lead + 3
			stroke(out, c.left+40, y, c.left+170, y, 0.6, "0")
		}
	}
	c.push(f)
}

// beforeSignature makes the text above go along: short paragraphs whole, until two lines of text are there, a long one
// with its last two lines, so that a signature never stands alone on a page where it could be put under other words.
func (c *compiler) beforeSignature() {
	lines := 0
	for i := len(c.flows) - 1; i >= 0 && lines < 2; i-- {
		f := c.flows[i]
		switch {
		case f.fresh:
			return
		case f.whole || f.rows() < 4:
			f.keep, f.whole = true, true
		default:
			f.carry = true
			return
		}
		lines += f.rows()
	}
}

// keepSignature keeps a signature and the notary's block behind it on one page.
func (c *compiler) keepSignature() {
	if n := len(c.flows); n > 0 && c.flows[n-1].signed {
		c.flows[n-1].keep = true
		return
	}
	c.beforeSignature()
}

func (b Jurat) compile(c *compiler) {
	Paragraph{Text: b.Words}.compile(c)
	Signature{Lines: b.Lines}.compile(c)
}

// dated stands before the line for the day.
func dated(lang string) string {
	if strings.HasPrefix(lang, "es") {
		return "Fecha:"
	}
	return "Dated:"
}
