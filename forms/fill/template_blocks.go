package fill

import (
	"fmt"
	"math"
)

func (m *maker) title(t Template) drawable {
	title := m.textLines(t.Title, true, 18, contentWidth)
	sub := m.textLines(t.Subtitle, false, 10, contentWidth)
	height := 22*float64(len(title)) + 13*float64(len(sub)) + 8
	return drawable{height: height, keep: true, draw: func(s *sheet, top float64) {
		y := top - 16
		for _, l := range title {
			s.text(l, 18, marginSide, y, ink)
			y -= 22
		}
		for _, l := range sub {
			s.text(l, 10, marginSide, y+3, soft)
			y -= 13
		}
		s.rule(marginSide, top-height, pageWidth-marginSide, 1.4, accent)
	}}
}

// notice is a paragraph in a pale frame.
func (m *maker) notice(text string) drawable {
	lines := m.textLines(text, false, 9, contentWidth-20)
	height := 12*float64(len(lines)) + 12
	return drawable{height: height, draw: func(s *sheet, top float64) {
		s.fill(rect{marginSide, top - height, pageWidth - marginSide, top}, pale0)
		s.fill(rect{marginSide, top - height, marginSide + 3, top}, accent)
		s.lines(lines, 9, 12, marginSide+12, top-15, ink)
	}}
}

func (m *maker) head(text string) drawable {
	g := m.glyphs(text, true)
	return drawable{height: headHeight + 1, before: 5, keep: true, draw: func(s *sheet, top float64) {
		s.fill(rect{marginSide, top - headHeight, pageWidth - marginSide, top}, band)
		s.text(g, 10.5, marginSide+6, top-12.3, ink)
	}}
}

func (m *maker) paragraph(text string, size, lead float64) drawable {
	lines := m.textLines(text, false, size, contentWidth)
	return drawable{height: lead * float64(len(lines)), draw: func(s *sheet, top float64) {
		s.lines(lines, size, lead, marginSide, top-size, ink)
	}}
}

// row is fields side by side, each under its label. Boxes of a row stand on one line although labels may take two.
func (m *maker) row(in []Input) drawable {
	x, width := columns(in)
	labels := make([][][]glyph, len(in))
	most, tallest := 0, 0.0
	for i, c := range in {
		labels[i] = m.textLines(c.Label, false, labelSize, width[i])
		most = max(most, len(labels[i]))
		tallest = math.Max(tallest, c.boxHeight())
	}
	above := labelLead*float64(most) + 2
	return drawable{height: above + tallest, draw: func(s *sheet, top float64) {
		for i, c := range in {
			first := top - labelSize - labelLead*float64(most-len(labels[i]))
			s.lines(labels[i], labelSize, labelLead, x[i], first, soft)
			r := rect{x[i], top - above - c.boxHeight(), x[i] + width[i], top - above}
			s.input(c, c.Name, r)
		}
	}}
}

func (c Input) boxHeight() float64 {
	return boxHeight + boxLine*float64(max(1, c.Lines)-1)
}

func (m *maker) checks(c Checks) drawable {
	cols := max(1, c.Columns)
	per := (len(c.Items) + cols - 1) / cols
	width := (contentWidth - columnGap*float64(cols-1)) / float64(cols)
	label := m.textLines(c.Label, false, bodySize, contentWidth)
	words := make([][][]glyph, len(c.Items))
	heights := make([]float64, cols)
	for i, in := range c.Items {
		words[i] = m.textLines(in.Label, false, bodySize, width-checkSide-6)
		heights[i/per] += checkHeight(len(words[i]))
	}
	above := bodyLead * float64(len(label))
	if c.Label != "" {
		above += 2
	}
	height := above
	for _, h := range heights {
		height = math.Max(height, above+h)
	}
	return drawable{height: height, draw: func(s *sheet, top float64) {
		s.lines(label, bodySize, bodyLead, marginSide, top-bodySize, ink)
		y := top - above
		for i, in := range c.Items {
			if i%per == 0 {
				y = top - above
			}
			x := marginSide + float64(i/per)*(width+columnGap)
			s.check(in, rect{x, y - checkSide - 1, x + checkSide, y - 1})
			s.lines(words[i], bodySize, bodyLead, x+checkSide+6, y-bodySize, ink)
			y -= checkHeight(len(words[i]))
		}
	}}
}

func checkHeight(lines int) float64 { return checkLead + bodyLead*float64(max(1, lines)-1) }

// choice prints the question and its answers after it, going on in further lines where they do not fit in one.
func (m *maker) choice(c Choice) drawable {
	label := m.textLines(c.Label, false, bodySize, contentWidth)
	words := make([][]glyph, len(c.Options))
	x, row := make([]float64, len(c.Options)), make([]int, len(c.Options))
	at, rows := marginSide, 1
	if len(label) == 1 {
		at += advance(label[0])*bodySize + 14
	} else {
		rows++
	}
	for i, o := range c.Options {
		words[i] = m.glyphs(o.Label, false)
		width := checkSide + 5 + advance(words[i])*bodySize
		if at+width > pageWidth-marginSide && at > marginSide {
			at = marginSide
			rows++
		}
		x[i], row[i] = at, rows-1
		at += width + 16
	}
	first := max(0, len(label)-1)
	height := bodyLead*float64(first) + checkLead*float64(rows)
	if len(label) > 1 {
		height -= checkLead - bodyLead
	}
	return drawable{height: height, draw: func(s *sheet, top float64) {
		s.lines(label, bodySize, bodyLead, marginSide, top-bodySize, ink)
		var places []rect
		for i := range c.Options {
			y := top - bodyLead*float64(first) - checkLead*float64(row[i])
			places = append(places, rect{x[i], y - checkSide - 1, x[i] + checkSide, y - 1})
			s.text(words[i], bodySize, x[i]+checkSide+5, y-bodySize, ink)
		}
		s.radio(c, places)
	}}
}

// table is a grid of fields under column heads.
func (m *maker) table(t Table) drawable {
	cols := t.Columns
	_, width := columns(cols)
	scale := contentWidth / (contentWidth - columnGap*float64(len(cols)-1)) // cells touch: no gaps
	heads := make([][][]glyph, len(cols))
	most := 1
	for i, c := range cols {
		width[i] *= scale
		heads[i] = m.textLines(c.Label, false, labelSize, width[i]-8)
		most = max(most, len(heads[i]))
	}
	headRoom := labelLead*float64(most) + 5
	const joint = 0.75 // neighbouring cells share their border line
	return drawable{height: headRoom + boxHeight*float64(t.Rows), draw: func(s *sheet, top float64) {
		s.fill(rect{marginSide, top - headRoom, pageWidth - marginSide, top}, pale0)
		x := marginSide
		for i := range cols {
			s.lines(heads[i], labelSize, labelLead, x+4, top-labelSize-2, ink)
			x += width[i]
		}
		for r := 1; r <= t.Rows; r++ {
			y := top - headRoom - boxHeight*float64(r)
			x := marginSide
			for i, c := range cols {
				cell := c
				cell.Tip = fmt.Sprintf("%s, row %d", c.tip(), r)
				s.input(cell, fmt.Sprintf("%s_%d", c.Name, r), rect{x, y - joint, x + width[i] + joint, y + boxHeight})
				x += width[i]
			}
		}
	}}
}

// sign is lines for signatures and their dates, made by hand.
func (m *maker) sign(in []Input) drawable {
	x, width := columns(in)
	const above = 26.0
	labels := make([][][]glyph, len(in))
	most := 1
	for i, c := range in {
		labels[i] = m.textLines(c.Label, false, labelSize, width[i])
		most = max(most, len(labels[i]))
	}
	return drawable{height: above + labelLead*float64(most) + 2, draw: func(s *sheet, top float64) {
		for i := range in {
			s.rule(x[i], top-above, x[i]+width[i], 0.8, ink)
			s.lines(labels[i], labelSize, labelLead, x[i], top-above-labelSize-2, soft)
		}
	}}
}

// tip is what a reader program says about the field.
func (c Input) tip() string {
	if c.Tip != "" {
		return c.Tip
	}
	return c.Label
}
