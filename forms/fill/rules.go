package fill

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// rule is a horizontal line that a page prints to write on, in points of the page.
type rule struct{ y, x0, x1 float64 }

// rules finds the printed lines of a page: drawn ones and rows of underscores. The page is read once.
func (p *parsed) rules(pg *page) []rule {
	if found, ok := p.ruled[pg]; ok {
		return found
	}
	r := p.doc.readPage(pg)
	found := r.rules
	for _, x := range r.pieces {
		if strings.Contains(x.text, "_") && strings.Trim(x.text, "_ ") == "" { // some writers place every few of a row
			found = append(found, rule{x.y - 0.1*x.size, x.x, x.end})
		}
	}
	found = joinRules(found)
	if p.ruled == nil {
		p.ruled = map[*page][]rule{}
	}
	p.ruled[pg] = found
	return found
}

// joinRules joins pieces of one line: dashes, and underscores that were written in parts. The result runs from the top
// of the page.
func joinRules(list []rule) []rule {
	slices.SortFunc(list, func(a, b rule) int { return cmp.Compare(b.y, a.y) })
	var out []rule
	for len(list) > 0 {
		n := 1
		for n < len(list) && list[0].y-list[n].y <= 0.7 {
			n++
		}
		level := list[:n]
		slices.SortFunc(level, func(a, b rule) int { return cmp.Compare(a.x0, b.x0) })
		for i, r := range level {
			if last := len(out) - 1; i > 0 && r.x0-out[last].x1 < 4 {
				out[last].x1 = math.Max(out[last].x1, r.x1)
			} else {
				out = append(out, r)
			}
		}
		list = list[n:]
	}
	return out
}

// underText gives the baselines for the text of a widget that lies over printed lines, from the top, in points above
// the widget's lower edge; nil when there are no such lines. Text that ignores them looks struck out.
func (p *parsed) underText(w *widget) []float64 {
	if w.page < 0 || w.rotate != 0 || p.pages[w.page].rotate != 0 {
		return nil
	}
	const above = 2.2 // points from a line to the letters on it
	var out []float64
	for _, r := range p.rules(p.pages[w.page]) {
		over := math.Min(r.x1, w.rect[2]) - math.Max(r.x0, w.rect[0])
		base := r.y + above - w.rect[1]
		if over < 0.6*w.rect.width() || base < -1 || base > w.rect.height()-floorSize*typicalUp {
			continue
		}
		base = math.Max(base, 1+typicalDn*floorSize)
		if n := len(out); n > 0 && out[n-1]-base < floorSize {
			return nil // a frame or a table, not lines to write on
		}
		out = append(out, base)
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// pathOperator takes down horizontal lines: strokes, and boxes too thin to be anything else.
func (r *textReader) pathOperator(op string, args []token) {
	v := make([]float64, 0, 4)
	for _, a := range args {
		v = append(v, a.number)
	}
	point := func(x, y float64) (float64, float64) {
		m := matrix{1, 0, 0, 1, x, y}.times(r.state.page)
		return m[4], m[5]
	}
	switch {
	case op == "m" && len(v) == 2:
		r.penX, r.penY = point(v[0], v[1])
	case op == "l" && len(v) == 2:
		x, y := point(v[0], v[1])
		r.addRule(r.penX, r.penY, x, y)
		r.penX, r.penY = x, y
	case op == "re" && len(v) == 4:
		x0, y0 := point(v[0], v[1])
		x1, y1 := point(v[0]+v[2], v[1]+v[3])
		if math.Abs(y1-y0) < 1.6 {
			r.addRule(x0, (y0+y1)/2, x1, (y0+y1)/2)
		}
	case op == "n":
		r.drawn = r.drawn[:0]
	case slices.Contains([]string{"S", "s", "f", "F", "f*", "B", "B*", "b", "b*"}, op):
		r.rules = append(r.rules, r.drawn...)
		r.drawn = r.drawn[:0]
	}
}

func (r *textReader) addRule(x0, y0, x1, y1 float64) {
	if math.Abs(y1-y0) < 0.5 && math.Abs(x1-x0) > 0.5 && len(r.rules)+len(r.drawn) < maxPieces {
		r.drawn = append(r.drawn, rule{y0, math.Min(x0, x1), math.Max(x0, x1)})
	}
}
