package redact

import (
	"image"
	"math"
	"slices"
	"strings"
	"unicode"

	"github.com/harborfile/harborfile/forms/imagepage"
	"github.com/harborfile/harborfile/forms/pdfview"
)

// divide tells which characters stay, and the words under the marks, as far as a mark covers them.
//
// A character stays only if no mark touches it, if there is ink where it stands, and if no other character stands in
// the same place: text that nobody sees (on a layer that is off, in white, under a bar) must not come out behind the
// picture.
func divide(page []glyph, marks []pdfview.Rect, ink func(pdfview.Rect) bool) (stays []bool, gone []string) {
	stays = make([]bool, len(page))
	doubled := overlaid(page)
	for i, g := range page {
		stays[i] = usable(g.at) && !doubled[i] && ink(g.at)
	}
	for _, m := range marks {
		var word strings.Builder
		last := -1
		for i, g := range page {
			if !usable(g.at) || !covers(m, g.at) {
				continue
			}
			stays[i] = false
			if last >= 0 && page[last].word != g.word {
				word.WriteByte(' ')
			}
			word.WriteRune(g.r)
			last = i
		}
		if word.Len() > 0 {
			gone = append(gone, word.String())
		}
	}
	return stays, gone
}

// overlaid tells the characters that lie on a different one. The same letter twice in a place is how some programs make
// it bold: the second of them is dropped.
func overlaid(page []glyph) []bool {
	out := make([]bool, len(page))
	cells := map[[2]int][]int{}
	for i, g := range page {
		if !usable(g.at) || unicode.Is(unicode.M, g.r) {
			continue
		}
		cx, cy := (g.at.X0+g.at.X1)/2, (g.at.Y0+g.at.Y1)/2
		cell := [2]int{int(cx / 8), int(cy / 8)}
		for dx := -1; dx <= 1; dx++ {
			for dy := -1; dy <= 1; dy++ {
				for _, k := range cells[[2]int{cell[0] + dx, cell[1] + dy}] {
					if share(page[k].at, g.at) > 0.6 {
						out[i] = true
						if page[k].r != g.r {
							out[k] = true
						}
					}
				}
			}
		}
		if len(cells[cell]) < 64 { // a page may claim any number of letters in one place
			cells[cell] = append(cells[cell], i)
		}
	}
	return out
}

// share is how much of the smaller of two boxes lies in the other.
func share(a, b pdfview.Rect) float64 {
	w, h := min(a.X1, b.X1)-max(a.X0, b.X0), min(a.Y1, b.Y1)-max(a.Y0, b.Y0)
	least := min((a.X1-a.X0)*(a.Y1-a.Y0), (b.X1-b.X0)*(b.Y1-b.Y0))
	if w <= 0 || h <= 0 || least <= 0 {
		return 0
	}
	return w * h / least
}

// contrast is by how much (of 255) pixels have to differ to count as ink on paper.
const contrast = 24

// inked reports for a place of a drawing whether anything can be seen there.
func inked(img *image.RGBA, g pdfview.Geometry) func(pdfview.Rect) bool {
	return func(at pdfview.Rect) bool {
		box := inPixels(pdfview.Rect{X0: at.X0 - 0.3, Y0: at.Y0 - 0.3, X1: at.X1 + 0.3, Y1: at.Y1 + 0.3}, img.Rect, g)
		low, high := [3]int{255, 255, 255}, [3]int{}
		for y := box.Min.Y; y < box.Max.Y; y++ {
			row := img.Pix[y*img.Stride:]
			for x := box.Min.X; x < box.Max.X; x++ {
				for c := range 3 {
					v := int(row[4*x+c])
					low[c], high[c] = min(low[c], v), max(high[c], v)
				}
			}
		}
		return high[0]-low[0] > contrast || high[1]-low[1] > contrast || high[2]-low[2] > contrast
	}
}

// wordsThatStay puts the characters that stay into words again. A word that a mark cuts is two words.
func wordsThatStay(page []glyph, stays []bool) []imagepage.Word {
	var out []imagepage.Word
	var run []glyph
	flush := func() {
		if slanted(run) { // the box around a slanting word would reach over what lies beside it
			for i := range run {
				out = append(out, wordOf(run[i:i+1]))
			}
		} else if len(run) > 0 {
			out = append(out, wordOf(run))
		}
		run = nil
	}
	for i, g := range page {
		if !stays[i] || len(run) > 0 && (run[len(run)-1].word != g.word || !stays[i-1] || !besides(run[len(run)-1].at, g.at)) {
			flush()
		}
		if stays[i] {
			run = append(run, g)
		}
	}
	flush()
	return out
}

// slanted reports whether characters run neither along nor across the page.
func slanted(run []glyph) bool {
	if len(run) < 3 {
		return false
	}
	first, last := run[0].at, run[len(run)-1].at
	dx, dy := math.Abs(last.X0+last.X1-first.X0-first.X1), math.Abs(last.Y0+last.Y1-first.Y0-first.Y1)
	return min(dx, dy) > 0.3*max(dx, dy)
}

// wordOf is a word of characters, turned as they follow each other.
func wordOf(run []glyph) imagepage.Word {
	box := run[0].at
	var text strings.Builder
	for _, g := range run {
		box = union(box, g.at)
		text.WriteRune(g.r)
	}
	first, last := run[0].at, run[len(run)-1].at
	dx := (last.X0 + last.X1 - first.X0 - first.X1) / 2
	dy := (last.Y0 + last.Y1 - first.Y0 - first.Y1) / 2
	turn := 0
	switch {
	case len(run) < 2 || slices.ContainsFunc(run, func(g glyph) bool { return rightToLeft(g.r) }):
	case math.Abs(dy) > math.Abs(dx) && dy > 0:
		turn = 90
	case math.Abs(dy) > math.Abs(dx):
		turn = 270
	case dx < 0:
		turn = 180
	}
	return imagepage.Word{Text: text.String(), X0: box.X0, Y0: box.Y0, X1: box.X1, Y1: box.Y1, Turn: turn}
}

func rightToLeft(r rune) bool {
	return unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Nko)
}
