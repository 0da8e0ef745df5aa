package draft

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/harborfile/harborfile/forms/draft/pdfw"
	"github.com/harborfile/harborfile/forms/draft/text"
)

// furnish draws what stands on every page before its text: nothing, or the numbered lines and rules of pleading paper.
func (r *renderer) furnish(p *pageWriter, _ int) {
	if r.c.grid == 0 {
		return
	}
	p.artifact(func() {
		for _, x := range []float64{r.c.left - 10, r.c.left - 7.5, r.c.right + 6} {
			stroke(&p.b, x, 0, x, pageHeight, 0.6, "0")
		}
		if r.numbers == nil {
			r.numbers = r.lineNumbers()
		}
		p.b.Write(r.numbers)
	})
}

// lineNumbers draws the numbers of the lines. They are shapes and not text: who copies, searches or listens to a page
// meets its words in their order, with no number between them.
func (r *renderer) lineNumbers() []byte {
	var out bytes.Buffer
	for n := 1; n <= r.c.gridLines(); n++ {
		number := fmt.Sprint(n)
		x := r.c.left - 18 - r.c.one(number, r.c.size, text.Regular).W
		y := r.c.top - float64(n-1)*r.c.grid - baseline(r.c.size, r.c.grid)
		for _, digit := range number {
			r.c.fonts.DrawSign(&out, digit, r.c.size, x, y)
			x += r.c.one(string(digit), r.c.size, text.Regular).W
		}
	}
	return out.Bytes()
}

// gridLines is how many numbered lines a page has.
func (k look) gridLines() int { return int(k.tall()/k.grid + 0.5) }

// footer draws the foot of page n.
func (r *renderer) footer(b *bytes.Buffer, n int) {
	page := fmt.Sprintf("page %d of %d", n, r.total)
	if strings.HasPrefix(r.doc.Lang, "es") {
		page = fmt.Sprintf("página %d de %d", n, r.total)
	}
	if r.c.grid > 0 {
		r.pleadingFooter(b, page)
		return
	}
	r.plainFooter(b, page)
}

// plainFooter is "title — page x of y" under a thin rule, cut at the end where the title is too long for one line.
func (r *renderer) plainFooter(b *bytes.Buffer, page string) {
	const y = 42.0
	size, style := 9.5, text.Regular
	if r.c.after > 0 && !r.c.centred { // a letter
		size, style = 8.5, text.Sans
	}
	line := r.short(r.doc.Footer, " — "+page, size, style)
	stroke(b, r.c.left, y+15, r.c.right, y+15, 0.4, "0.6")
	b.WriteString("0.3 g\n")
	r.c.fonts.Draw(b, line, r.c.left+(r.c.measure()-line.W)/2, y)
	b.WriteString("0 g\n")
}

// pleadingFooter is the number of the page, and below it and a rule the title in 10 points (Cal. Rules of Court, rules
// 2.109 and 2.110).
func (r *renderer) pleadingFooter(b *bytes.Buffer, page string) {
	const size = 10.0
	y := r.c.bottom - 15
	number := r.c.one(page, size, text.Regular)
	r.c.fonts.Draw(b, number, r.c.left+(r.c.measure()-number.W)/2, y)
	stroke(b, r.c.left, y-5, r.c.right, y-5, 0.7, "0")
	title := r.short(r.doc.Footer, "", size, text.Regular)
	r.c.fonts.Draw(b, title, r.c.left+(r.c.measure()-title.W)/2, y-17)
}

// short sets a title and its tail on one line, the title cut with an ellipsis where there is no room for all of it.
func (r *renderer) short(title, tail string, size float64, st text.Style) text.Line {
	words := []rune(text.Clean(title))
	for cut := len(words); cut > 0; cut -= 1 + cut/20 {
		s := string(words[:cut])
		if cut < len(words) {
			s += "…"
		}
		if l := r.c.one(s+tail, size, st); l.W <= r.c.measure() {
			return l
		}
	}
	return r.c.one(strings.TrimPrefix(tail, " — "), size, st)
}

// stroke draws a line of the given thickness and grey (0 is black).
func stroke(b *bytes.Buffer, x0, y0, x1, y1, thick float64, grey string) {
	b.WriteString("q " + grey + " G " + pdfw.Num(thick) + " w " + pdfw.Num(x0) + " " + pdfw.Num(y0) + " m " +
		pdfw.Num(x1) + " " + pdfw.Num(y1) + " l S Q\n")
}
