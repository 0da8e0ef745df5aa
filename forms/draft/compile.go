package draft

import (
	"fmt"
	"strings"

	"github.com/harborfile/harborfile/forms/draft/pdfw"
	"github.com/harborfile/harborfile/forms/draft/text"
)

// compiler turns blocks into flows. It keeps the first error and goes on, so that the blocks need no checks.
type compiler struct {
	look
	fonts  *text.Set
	lang   string // of the words that the program adds
	doc    *element
	flows  []*flow
	counts numbering // of numbered paragraphs
	notes  []*footnote
	err    error
}

// compiled lays out the blocks of a document.
func compiled(d *Document, w *pdfw.Writer) *compiler {
	c := &compiler{look: lookOf(d.Look), fonts: text.NewSet(w), lang: d.Lang, doc: &element{role: "Document"}}
	for _, b := range d.Blocks {
		b.compile(c)
	}
	closeRanks(c.doc)
	return c
}

// set lays out text in a column; the first line may be indented.
func (c *compiler) set(r []text.Span, size, width, indent float64) []text.Line {
	lines, err := c.fonts.LayoutIndented(kept(c.numbered(r)), size, width, indent)
	if err != nil && c.err == nil {
		c.err = err
	}
	return lines
}

// balanced sets centred text so that its lines are of like length: no single word on the last one.
func (c *compiler) balanced(r []text.Span, size, width float64) []text.Line {
	spans := c.numbered(r)
	best := c.set(spans, size, width, 0)
	for w := width - 12; len(best) > 1 && w > width/2; w -= 12 {
		lines, err := c.fonts.LayoutSpans(kept(spans), size, w)
		if err != nil || len(lines) > len(best) {
			break
		}
		best = lines
	}
	return best
}

func (c *compiler) one(s string, size float64, st text.Style) text.Line {
	l, err := c.fonts.One(s, size, st)
	if err != nil && c.err == nil {
		c.err = err
	}
	return l
}

func (c *compiler) push(f *flow) {
	if c.grid > 0 && !f.exact {
		f.before, f.after = c.gridGap(f.before), c.gridGap(f.after)
	}
	c.hang(f)
	c.flows = append(c.flows, f)
}

// gridGap is the room around a block on numbered lines: a whole line or none.
func (c *compiler) gridGap(gap float64) float64 {
	if gap < 14 {
		return 0
	}
	return c.grid
}

func (b Title) compile(c *compiler) {
	cl := cell{x: c.left, width: c.measure(), align: centred, el: c.doc.add("H1")}
	cl.lines = c.balanced(b.Text.styled(text.Bold), c.size+1, c.measure())
	c.push(&flow{cells: []cell{cl}, lead: max(c.headLead, c.tight+3), before: 22, after: 16, keep: true, whole: true})
}

func (b Heading) compile(c *compiler) {
	cl := cell{x: c.left, width: c.measure(), el: c.doc.add(fmt.Sprintf("H%d", b.Level+1))}
	f := &flow{lead: c.headLead, before: 12, after: 8, keep: true, whole: true}
	switch {
	case b.Level == 1 && c.centred:
		cl.align = centred
		cl.lines = c.balanced(b.Text.styled(text.Bold), c.size, c.measure())
	default:
		cl.lines = c.set(b.Text.styled(text.Bold), c.size, c.measure(), 0)
	}
	if b.Level > 1 {
		f.before, f.after = 8, 6
	}
	f.cells = []cell{cl}
	c.push(f)
}

func (b Paragraph) compile(c *compiler) {
	f := &flow{lead: c.lead, after: c.after}
	cl := cell{x: c.left, width: c.measure(), indent: c.indent, el: c.doc.add("P")}
	if b.Tight {
		f.lead, f.after, cl.indent = c.tight, 12, 0
	}
	cl.lines = c.set(b.Text, c.size, c.measure(), cl.indent)
	f.cells = []cell{cl}
	if leadsIn(b.Text) {
		f.keep, f.whole = true, len(cl.lines) < 4
	}
	c.push(f)
}

// leadsIn reports whether a text ends in a colon: it announces what follows and stays with it.
func leadsIn(r Rich) bool { return strings.HasSuffix(strings.TrimSpace(r.String()), ":") }

func (b Quote) compile(c *compiler) {
	width := c.measure() - 72
	cl := cell{x: c.left + 36, width: width, el: c.doc.add("BlockQuote")}
	cl.lines = c.set(b.Text, c.size, width, 0)
	c.push(&flow{cells: []cell{cl}, lead: max(c.tight, c.size*1.2) + 1, before: 2, after: 12})
}

func (b List) compile(c *compiler) {
	list := c.doc.add("L")
	if b.Lettered {
		list.attrs = "/A<</O/List/ListNumbering/LowerAlpha>>"
	}
	for i, item := range b.Items {
		li := list.add("LI")
		label := "–"
		if b.Lettered {
			label = "(" + letters(i) + ")"
		}
		cl := cell{x: c.left + 58, width: c.measure() - 58, label: c.one(label, c.size, text.Regular), labelX: c.left + 36,
			labelEl: li.add("Lbl"), el: li.add("LBody")}
		cl.lines = c.set(item, c.size, cl.width, 0)
		c.mirror(&cl)
		f := &flow{lead: c.tight + 1, after: 5, keep: pairs(i, len(b.Items)) && len(cl.lines) < 4}
		if c.grid > 0 {
			f.lead = c.lead
		}
		if i == len(b.Items)-1 {
			f.after = 12
		}
		f.cells = []cell{cl}
		c.push(f)
	}
}

func (Break) compile(c *compiler) { c.push(&flow{fresh: true}) }

// letters counts a, b, ... z, aa, bb, as lists in court papers do.
func letters(i int) string {
	out := ""
	for range i/26 + 1 {
		out += string(rune('a' + i%26))
	}
	return out
}
