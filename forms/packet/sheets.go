package packet

import (
	"fmt"
	"strings"

	"github.com/harborfile/harborfile/forms/draft/text"
)

// drawCover draws the first page of a part.
func drawCover(p *sheetPen, c Cover, part, parts int) {
	y := 700.0
	if c.Low > 0 {
		y = min(y, paperH-c.Low-20)
	}
	for _, s := range c.Court {
		y = p.centred(s, y, 13, 430, 17, text.Bold)
	}
	y -= 22
	if len(c.Left)+len(c.Right) > 0 {
		y = drawCaption(p, c, y)
	}
	y = min(y-70, 440)
	p.rule(marginL+60, marginR-60, y+34, 0.8)
	y = p.balanced(c.Title, y, 21, 400, 27, text.Bold)
	y = p.centred(c.Subtitle, y-6, 12, 400, 16, text.Italic)
	if parts > 1 {
		y = p.centred(fmt.Sprintf("Part %d of %d", part, parts), y-8, 13, 400, 16, text.Regular)
	}
	p.rule(marginL+60, marginR-60, y-4, 0.8)
	drawBy(p, c.By)
	if c.Notice != "" {
		p.grey(0.25)
		p.centred(c.Notice, 74, 9, 430, 12, text.Italic)
		p.grey(0)
	}
}

// drawCaption draws the parties on the left and the numbers on the right of a
// line, as captions in the United States do, and returns where it ends.
func drawCaption(p *sheetPen, c Cover, top float64) float64 {
	const leftW, gutter = 226.0, 14.0
	x := marginL + leftW + gutter
	y := top
	for _, s := range c.Left {
		y = p.left(s, marginL, y, 12, leftW, 16, text.Regular)
	}
	right := top
	for _, s := range c.Right {
		right = p.left(s, x+gutter, right, 12, marginR-x-gutter, 16, text.Regular)
	}
	bottom := min(y, right) + 8
	p.upright(x, top+12, bottom, 0.6)
	p.rule(marginL, x, bottom, 0.6)
	return bottom
}

// drawBy draws who prepared the packet, above the foot of the cover.
func drawBy(p *sheetPen, by []string) {
	y := 122 + float64(len(by))*14
	for i, s := range by {
		style := text.Regular
		if i == 0 {
			style = text.Bold
		}
		y = p.left(s, marginL, y, 11, 300, 14, style)
	}
}

// sheetFoot is kept free for the page number, sheetLeading is the distance of
// lines in a title as a share of its size.
const (
	sheetFoot    = 60.0
	sheetLeading = 1.32
)

// fitting is the size, at most size, at which a title keeps within a height: a
// long one is set small and not beyond the edge of the paper.
func (p *sheetPen) fitting(title string, size, width, height float64, style text.Style) float64 {
	for ; size > 6; size-- {
		if float64(len(p.lines(title, size, width, style)))*size*sheetLeading <= height {
			break
		}
	}
	return size
}

// drawTab draws the sheet before an exhibit.
func drawTab(p *sheetPen, job Job, it Item) {
	p.rule(marginL+90, marginR-90, 492, 1.2)
	y := p.centred(job.TabWord+" "+it.Label, 436, 38, 430, 44, text.Bold)
	p.rule(marginL+90, marginR-90, y+16, 1.2)
	size := p.fitting(it.Title, 14, 360, y-22-sheetFoot, text.Regular)
	p.balanced(it.Title, y-22, size, 360, size*sheetLeading, text.Regular)
}

// drawSheet draws a sheet of words: for a missing blank, for sound or film.
func drawSheet(p *sheetPen, s Sheet) {
	const x, w = marginL + 18, marginR - marginL - 36
	y := 640.0
	p.grey(0.35)
	y = p.left(s.Kicker, x, y, 11, w, 15, text.Italic)
	p.grey(0)
	size := p.fitting(s.Title, 19, w, 240, text.Bold) // leaves room for facts and words
	y = p.left(s.Title, x, y-8, size, w, size*sheetLeading, text.Bold)
	p.rule(x, x+w, y+6, 0.8)
	y -= 18
	for _, f := range s.Facts {
		if f[1] == "" {
			continue
		}
		p.left(f[0], x, y, 11, 120, 15, text.Bold)
		size = 11.0
		if len(f[1]) == 64 && f[0] == "SHA-256" {
			size = 8.5 // the whole value on one line, so that it can be compared
		}
		y = p.left(f[1], x+126, y, size, w-126, 15, text.Regular) - 4
	}
	y -= 10
	drawWords(p, s, x, y, w)
}

// tickBox begins a paragraph that has a box to be ticked by hand.
const tickBox = "[ ] "

// drawWords draws the paragraphs of a sheet and its lines to be filled in, set
// smaller where they would not fit the page.
func drawWords(p *sheetPen, s Sheet, x, y, w float64) {
	const signRoom = 46.0 // a line and the words below it
	room := y - sheetFoot - float64(len(s.Sign))*signRoom
	size := 12.0
	for ; size > 8 && wordsHeight(p, s.Words, size, w) > room; size -= 0.5 {
	}
	for _, words := range s.Words {
		at, width := x, w
		if rest, ok := strings.CutPrefix(words, tickBox); ok {
			p.box(x, y-1, 9)
			words, at, width = rest, x+18, w-18
		}
		y = p.left(words, at, y, size, width, size*1.375, text.Regular) - size*0.75
	}
	for _, words := range s.Sign {
		y -= signRoom - 14
		p.rule(x, x+260, y+11, 0.6)
		y = p.left(words, x, y, 9, w, 12, text.Italic) - 2
	}
}

func wordsHeight(p *sheetPen, all []string, size, w float64) (h float64) {
	for _, words := range all {
		h += float64(len(p.lines(words, size, w, text.Regular)))*size*1.375 + size*0.75
	}
	return h
}
