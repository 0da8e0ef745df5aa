package packet

import (
	"fmt"

	"github.com/harborfile/harborfile/forms/draft/text"
)

// The contents page, in points.
const (
	contentsTop    = 664.0 // first base line
	contentsBottom = 66.0
	contentsSize   = 11.0
	contentsLine   = 14.0
	contentsLabelX = marginL
	contentsTitleX = marginL + 38
	contentsTitleW = 350.0
	contentsGap    = 5.0  // between items
	groupGap       = 11.0 // before a group's heading
)

// contentsRow is a heading or an item on a contents page.
type contentsRow struct {
	item  int // -1: heading
	label string
	lines []text.Line
	y     float64 // base line of the first line
}

func (r contentsRow) bottom() float64 { return r.y - float64(len(r.lines)-1)*contentsLine }

// layoutContents divides the contents into pages. It depends on the items
// alone, not on their numbers, so it gives the same pages when the numbers are
// being settled and when they are drawn.
func layoutContents(fonts *text.Set, p *Plan) ([][]contentsRow, error) {
	var pages [][]contentsRow
	var page []contentsRow
	y := contentsTop
	next := func() {
		pages = append(pages, page)
		page, y = nil, contentsTop
	}
	for i, it := range p.Items {
		title, err := fonts.Layout(it.Title, contentsSize, contentsTitleW-partIndent(it), text.Regular)
		if err != nil {
			return nil, &ItemError{it.ID, err}
		}
		height := float64(len(title)) * contentsLine
		var heading []text.Line
		if i == 0 || p.Items[i-1].Group != it.Group {
			if heading, err = fonts.Layout(it.Group, contentsSize, contentsTitleW, text.Bold); err != nil {
				return nil, &ItemError{it.ID, err}
			}
			height += groupGap + contentsGap + float64(len(heading))*contentsLine
		}
		if y-height < contentsBottom && len(page) > 0 {
			next()
		}
		if heading != nil {
			if len(page) > 0 {
				y -= groupGap
			}
			page = append(page, contentsRow{item: -1, lines: heading, y: y})
			y -= float64(len(heading))*contentsLine + contentsGap
		}
		row := contentsRow{item: i, label: it.Label, lines: title, y: y}
		if it.Part != "" {
			row.label = ""
		}
		page = append(page, row)
		y -= float64(len(title))*contentsLine + contentsGap
	}
	if len(page) > 0 || len(pages) == 0 {
		next()
	}
	return pages, nil
}

// partIndent sets what follows an exhibit under its letter in from it.
func partIndent(it Item) float64 {
	if it.Part != "" {
		return 14
	}
	return 0
}

// drawContents draws contents page k of the plan.
func drawContents(p *sheetPen, plan *Plan, rows []contentsRow, k int) {
	title := "TABLE OF CONTENTS"
	if k > 0 {
		title += " (continued)"
	}
	p.centred(title, 716, 14, marginR-marginL, 18, text.Bold)
	p.rule(marginL, marginR, 704, 0.8)
	p.grey(0.35)
	if hasLabels(plan.Items) {
		p.left(plan.Job.TabWord, contentsLabelX, 688, 9, 60, 11, text.Italic)
	}
	p.right("Page", marginR, 688, 9, text.Italic)
	p.grey(0)
	for _, r := range rows {
		drawContentsRow(p, plan, r)
	}
}

func drawContentsRow(p *sheetPen, plan *Plan, r contentsRow) {
	x, width := contentsTitleX, contentsTitleW
	if r.item < 0 {
		x = contentsLabelX
	} else {
		x, width = x+partIndent(plan.Items[r.item]), width-partIndent(plan.Items[r.item])
	}
	for n, l := range r.lines {
		at := x
		if l.RTL {
			at = x + width - l.W
		}
		p.fonts.Draw(p.b, l, at, r.y-float64(n)*contentsLine)
	}
	if r.item < 0 {
		return
	}
	p.left(r.label, contentsLabelX, r.y, contentsSize, 36, contentsLine, text.Bold)
	if plan.Place(r.item) == (Place{}) { // kept for a letter, without a page
		return
	}
	number := contentsNumber(plan, r.item)
	p.right(number, marginR, r.bottom(), contentsSize, text.Regular)
	if last := r.lines[len(r.lines)-1]; !last.RTL {
		for _, n := range p.lines(number, contentsSize, 0, text.Regular) {
			p.leader(x+last.W+6, marginR-n.W-6, r.bottom())
		}
	}
}

// contentsNumber is what the contents say about where item i begins.
func contentsNumber(plan *Plan, i int) string {
	at := plan.Place(i)
	if len(plan.Parts) == 1 {
		return plan.Job.Number(at.Number)
	}
	return fmt.Sprintf("Part %d, %s", at.Part, plan.Job.Number(at.Number))
}

func hasLabels(items []Item) bool {
	for _, it := range items {
		if it.Label != "" {
			return true
		}
	}
	return false
}
