package packet

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/harborfile/harborfile/forms/draft/text"
)

// The record page, in points.
const (
	recordTop    = 610.0
	recordBottom = 84.0
	recordX      = marginL + 38
	recordW      = marginR - recordX
)

const recordWords = "Each exhibit was hashed with SHA-256 when it came in. The value stands for the file as it was received: " +
	"change one byte of it and the value is another. The same values are in manifest.json, which lies beside this " +
	"packet; anyone can check packet and manifest with the program's verify command, without a password and without " +
	"the office's files."

// recordRow is one exhibit on the record page.
type recordRow struct {
	item  int
	title []text.Line
	steps []text.Line
	y     float64
}

func (r recordRow) height() float64 {
	return float64(len(r.title))*13 + 12 + 11 + float64(len(r.steps))*11 + 9
}

// layoutRecord divides the exhibits over record pages. Like layoutContents it
// does not depend on page numbers.
func layoutRecord(fonts *text.Set, p *Plan) ([][]recordRow, error) {
	var pages [][]recordRow
	var page []recordRow
	y := recordTop
	for i, it := range p.Items {
		if it.SHA256 == "" || it.Label == "" {
			continue
		}
		r := recordRow{item: i}
		var err error
		if r.title, err = fonts.Layout(it.Title, 10.5, recordW, text.Regular); err != nil {
			return nil, &ItemError{it.ID, err}
		}
		for _, step := range stepLines(it) {
			lines, err := fonts.Layout(step, 8.5, recordW, text.Italic)
			if err != nil {
				return nil, &ItemError{it.ID, err}
			}
			r.steps = append(r.steps, lines...)
		}
		if y-r.height() < recordBottom && len(page) > 0 {
			pages = append(pages, page)
			page, y = nil, recordTop
		}
		r.y = y
		page = append(page, r)
		y -= r.height()
	}
	return append(pages, page), nil
}

// stepLines says how the pages came from the original: each step with the hash
// of the file that came of it, where one is kept.
func stepLines(it Item) []string {
	var out []string
	for i, words := range it.Steps {
		line := capital(words)
		if i+1 < len(it.Chain) && it.Chain[i+1].SHA256 != "" {
			line += ": " + it.Chain[i+1].SHA256
		}
		out = append(out, line)
	}
	return out
}

// drawRecord draws record page k.
func drawRecord(p *sheetPen, plan *Plan, rows []recordRow, k int) {
	title := "RECORD OF EXHIBITS"
	if k > 0 {
		title += " (continued)"
	}
	p.centred(title, 716, 14, marginR-marginL, 18, text.Bold)
	p.rule(marginL, marginR, 704, 0.8)
	p.left(recordWords, marginL, 686, 10, marginR-marginL, 13, text.Regular)
	if len(rows) == 0 {
		p.left("This packet holds no exhibits.", marginL, recordTop, 10.5, recordW, 13, text.Italic)
	}
	for _, r := range rows {
		drawRecordRow(p, plan, r)
	}
	p.rule(marginL, marginR, 66, 0.4)
	p.grey(0.35)
	p.left(madeWith(plan.Job), marginL, 52, 8.5, 400, 11, text.Regular)
	p.grey(0)
}

func drawRecordRow(p *sheetPen, plan *Plan, r recordRow) {
	it, y := plan.Items[r.item], r.y
	if it.Part == "" {
		p.left(it.Label, marginL, y, 10.5, 36, 13, text.Bold)
	}
	for _, l := range r.title {
		at := recordX
		if l.RTL {
			at = recordX + recordW - l.W
		}
		p.fonts.Draw(p.b, l, at, y)
		y -= 13
	}
	p.left(pagesOf(plan, r.item), recordX, y, 9, recordW, 11, text.Regular)
	y -= 12
	p.left("SHA-256  "+it.SHA256, recordX, y, 8, recordW, 11, text.Sans)
	y -= 11
	p.grey(0.35)
	for _, l := range r.steps {
		p.fonts.Draw(p.b, l, recordX, y)
		y -= 11
	}
	p.grey(0)
}

// pagesOf says on which pages of the packet an item stands.
func pagesOf(plan *Plan, i int) string {
	first, last := plan.run(i)
	if first == last {
		return "Page " + plan.Job.Number(first)
	}
	return fmt.Sprintf("Pages %s to %s", plan.Job.Number(first), plan.Job.Number(last))
}

func madeWith(j Job) string {
	s := strings.TrimSpace("Prepared with Harborfile " + j.Version)
	if j.LawAsOf != "" {
		s += ". Law data as of " + j.LawAsOf
	}
	return s + "."
}

func capital(s string) string {
	_, n := utf8.DecodeRuneInString(s) // "órdenes" begins with two bytes
	return strings.ToUpper(s[:n]) + s[n:]
}
