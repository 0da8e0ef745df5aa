package redact

import (
	"cmp"
	"math"
	"slices"

	"github.com/harborfile/harborfile/forms/pdfview"
)

// boxes are the rectangles that cover some of a page's glyphs: one for each stretch of a line, as high as the line, so
// that the shape of the box does not tell the letters, and a little larger than their ink.
func boxes(page []glyph, which []int) []pdfview.Rect {
	which = slices.Clone(which)
	slices.Sort(which)
	which = slices.Compact(which)
	var out []pdfview.Rect
	var group []int
	flush := func() {
		if len(group) > 0 {
			out = append(out, grown(page, group))
			group = nil
		}
	}
	for _, i := range which {
		if !usable(page[i].at) {
			continue
		}
		if n := len(group); n > 0 && !besides(page[group[n-1]].at, page[i].at) {
			flush()
		}
		group = append(group, i)
	}
	flush()
	return out
}

// besides reports whether two glyphs lie on one line, upright or on its side, with no more than a few letters between.
func besides(a, b pdfview.Rect) bool {
	h := min(a.Y1-a.Y0, b.Y1-b.Y0)
	w := min(a.X1-a.X0, b.X1-b.X0)
	size := max(a.Y1-a.Y0, b.Y1-b.Y0, a.X1-a.X0, b.X1-b.X0, 1)
	alongX := max(a.X0, b.X0) - min(a.X1, b.X1) // gap; less than 0 where they overlap
	alongY := max(a.Y0, b.Y0) - min(a.Y1, b.Y1)
	// A comma or a hyphen is small, so the middle of one has to lie beside the other.
	row := alongY < -0.5*h || within((b.Y0+b.Y1)/2, a.Y0-0.6*size, a.Y1+0.6*size) && alongX < size && alongY < 0.4*size
	column := alongX < -0.5*w || within((b.X0+b.X1)/2, a.X0-0.6*size, a.X1+0.6*size) && alongY < size && alongX < 0.4*size
	return row && alongX < 3*size || column && alongY < 3*size
}

func within(v, low, high float64) bool { return v >= low && v <= high }

// pad is by how many points a box is larger than the ink of its letters.
const pad = 0.9

// grown is the box of a group of glyphs on one line.
func grown(page []glyph, group []int) pdfview.Rect {
	box := page[group[0]].at
	in := map[int]bool{}
	for _, i := range group {
		box = union(box, page[i].at)
		in[i] = true
	}
	w, h := box.X1-box.X0, box.Y1-box.Y0
	upright := w >= h || len(group) == 1
	line := box
	for i, g := range page {
		if in[i] || !usable(g.at) {
			continue
		}
		cx, cy := (g.at.X0+g.at.X1)/2, (g.at.Y0+g.at.Y1)/2
		// Letters of the same line make the box as high as the line.
		if upright && within(cy, box.Y0, box.Y1) && g.at.Y1-g.at.Y0 < 2*max(h, 4) && math.Abs(cx-(box.X0+box.X1)/2) < w/2+20*max(h, 4) {
			line.Y0, line.Y1 = min(line.Y0, g.at.Y0), max(line.Y1, g.at.Y1)
		}
		if !upright && within(cx, box.X0, box.X1) && g.at.X1-g.at.X0 < 2*max(w, 4) && math.Abs(cy-(box.Y0+box.Y1)/2) < h/2+20*max(w, 4) {
			line.X0, line.X1 = min(line.X0, g.at.X0), max(line.X1, g.at.X1)
		}
	}
	left, top, right, bottom := pad, pad, pad, pad
	// Beside a letter that stays, the box ends halfway.
	for i, g := range page {
		if in[i] || !usable(g.at) {
			continue
		}
		if upright && g.at.Y0 < line.Y1 && g.at.Y1 > line.Y0 {
			if gap := box.X0 - g.at.X1; g.at.X0 < box.X0 && gap < 2*left {
				left = max(gap/2, 0.1)
			}
			if gap := g.at.X0 - box.X1; g.at.X1 > box.X1 && gap < 2*right {
				right = max(gap/2, 0.1)
			}
		}
		if !upright && g.at.X0 < line.X1 && g.at.X1 > line.X0 {
			if gap := box.Y0 - g.at.Y1; g.at.Y0 < box.Y0 && gap < 2*top {
				top = max(gap/2, 0.1)
			}
			if gap := g.at.Y0 - box.Y1; g.at.Y1 > box.Y1 && gap < 2*bottom {
				bottom = max(gap/2, 0.1)
			}
		}
	}
	if room := guessed(page, group); room > 0 { // the letters of a scan: their ink may lie a little beside
		if upright {
			left, right = max(left, room), max(right, room)
		} else {
			top, bottom = max(top, room), max(bottom, room)
		}
	}
	return pdfview.Rect{X0: line.X0 - left, Y0: line.Y0 - top, X1: line.X1 + right, Y1: line.Y1 + bottom}
}

// guessed is by how many points the boxes of letters may be wrong along their line: 0 where they follow the ink. Behind
// a scan lie words whose letters are spread over the word: boxes of one height that touch each other.
func guessed(page []glyph, group []int) float64 {
	first := page[group[0]]
	touch, width := 0, 0.0
	for i, g := range page {
		if g.word != first.word || !usable(g.at) {
			continue
		}
		w, h := g.at.X1-g.at.X0, g.at.Y1-g.at.Y0
		sameRow := math.Abs(g.at.Y0-first.at.Y0) < 0.02 && math.Abs(g.at.Y1-first.at.Y1) < 0.02
		sameColumn := math.Abs(g.at.X0-first.at.X0) < 0.02 && math.Abs(g.at.X1-first.at.X1) < 0.02
		if !sameRow && !sameColumn {
			return 0
		}
		if sameRow {
			width = max(width, w)
		} else {
			width = max(width, h)
		}
		if i > 0 && page[i-1].word == g.word {
			p := page[i-1].at
			if math.Abs(p.X1-g.at.X0) < 0.05 || math.Abs(p.X0-g.at.X1) < 0.05 || math.Abs(p.Y1-g.at.Y0) < 0.05 || math.Abs(p.Y0-g.at.Y1) < 0.05 {
				touch++
			} else {
				return 0
			}
		}
	}
	if touch == 0 {
		return 0
	}
	return 0.35 * width
}

// covers reports whether a box touches a glyph: whoever sees half of a letter may guess it.
func covers(b, g pdfview.Rect) bool {
	const slack = 0.25 // points: a box may end between two letters that touch
	if g.X1-g.X0 <= 2*slack || g.Y1-g.Y0 <= 2*slack {
		cx, cy := (g.X0+g.X1)/2, (g.Y0+g.Y1)/2
		return within(cx, b.X0, b.X1) && within(cy, b.Y0, b.Y1)
	}
	return min(b.X1, g.X1)-max(b.X0, g.X0) > slack && min(b.Y1, g.Y1)-max(b.Y0, g.Y0) > slack
}

// inOrder sorts boxes from the top of the page down.
func inOrder(a, b pdfview.Rect) int {
	return cmp.Or(cmp.Compare(a.Y0, b.Y0), cmp.Compare(a.X0, b.X0), cmp.Compare(a.Y1, b.Y1), cmp.Compare(a.X1, b.X1))
}
