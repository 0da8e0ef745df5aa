package redact

import (
	"context"
	"image"
	"math"
	"slices"

	"github.com/harborfile/harborfile/forms/ocr"
	"github.com/harborfile/harborfile/forms/pdfview"
)

// course is which way the letters of a word run.
type course int

const (
	rightwards course = iota
	leftwards         // upside down
	downwards
	upwards
	unclear // the letters cannot be told apart: each may stand anywhere in the word
)

// seen reads the characters of a picture of a page. A word's box is divided evenly, along the way in which the words of
// its line follow each other: papers are scanned sideways and upside down.
func seen(words []ocr.Word) []glyph {
	courses := coursesOf(words)
	var out []glyph
	for i, w := range words {
		r := []rune(w.Text)
		n := float64(max(1, len(r)))
		dx, dy := (w.X1-w.X0)/n, (w.Y1-w.Y0)/n
		for k, c := range r {
			from, back := float64(k), n-1-float64(k)
			at := pdfview.Rect{X0: w.X0, Y0: w.Y0, X1: w.X1, Y1: w.Y1}
			switch courses[i] {
			case rightwards:
				at.X0, at.X1 = w.X0+from*dx, w.X0+(from+1)*dx
			case leftwards:
				at.X0, at.X1 = w.X0+back*dx, w.X0+(back+1)*dx
			case downwards:
				at.Y0, at.Y1 = w.Y0+from*dy, w.Y0+(from+1)*dy
			case upwards:
				at.Y0, at.Y1 = w.Y0+back*dy, w.Y0+(back+1)*dy
			}
			out = append(out, glyph{c, at, i})
		}
	}
	return out
}

// look lets a machine read a drawing. Where little makes sense to it, it also looks at the drawing turned round: it reads
// papers that lie on their side one way, and none that stand on their head.
func look(ctx context.Context, eyes Eyes, img *image.RGBA, dpi int, langs []string) ([]ocr.Word, error) {
	words, err := eyes.Words(ctx, img, dpi, langs)
	if err != nil || isBlank(img) {
		return words, err
	}
	upright, all := sense(words)
	if upright > 20 && 2*upright > all {
		return words, nil
	}
	round, err := eyes.Words(ctx, turnedRound(img), dpi, langs)
	if err != nil {
		return nil, err
	}
	if other, _ := sense(round); other <= upright {
		return words, nil
	}
	w, h := float64(img.Rect.Dx())*72/float64(dpi), float64(img.Rect.Dy())*72/float64(dpi)
	for i, d := range round {
		round[i].X0, round[i].Y0, round[i].X1, round[i].Y1 = w-d.X1, h-d.Y1, w-d.X0, h-d.Y0
	}
	return round, nil
}

// sureOf is the confidence from which a word was read, not guessed.
const sureOf = 60

// sense is how many letters stand in words that were read, and in all.
func sense(words []ocr.Word) (sure, all int) {
	for _, w := range words {
		n := len([]rune(w.Text))
		all += n
		if w.Confidence >= sureOf && n > 2 {
			sure += n
		}
	}
	return sure, all
}

func isBlank(img *image.RGBA) bool { return !slices.Contains(darkness(img), true) }

// turnedRound is a drawing that stands on its head.
func turnedRound(img *image.RGBA) *image.RGBA {
	w, h := img.Rect.Dx(), img.Rect.Dy()
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			copy(out.Pix[(h-1-y)*out.Stride+4*(w-1-x):], img.Pix[y*img.Stride+4*x:y*img.Stride+4*x+4])
		}
	}
	return out
}

// coursesOf tells the course of each word: that of its line, and where a word stands alone on its line, the one that
// most words of the page have, if its shape fits it.
func coursesOf(words []ocr.Word) []course {
	out := make([]course, len(words))
	lines, page := map[int]*[4]int{}, [4]int{}
	for i := 1; i < len(words); i++ {
		if a, b := words[i-1], words[i]; a.Line == b.Line && a.Line > 0 && !isRightToLeft(a.Text) && !isRightToLeft(b.Text) {
			if lines[b.Line] == nil {
				lines[b.Line] = &[4]int{}
			}
			c := between(a, b)
			lines[b.Line][c]++
			page[c]++
		}
	}
	for i, w := range words {
		stands := w.Y1-w.Y0 > w.X1-w.X0 && len([]rune(w.Text)) > 1
		most := rightwards
		if line := lines[w.Line]; line != nil {
			most = mostOf(*line)
		} else if c := mostOf(page); (c == downwards || c == upwards) == stands {
			most = c
		}
		switch out[i] = most; {
		case isRightToLeft(w.Text), stands && most <= leftwards, !stands && most >= downwards:
			out[i] = unclear
		}
	}
	return out
}

// between is the way from a word to the next.
func between(a, b ocr.Word) course {
	dx, dy := b.X0+b.X1-a.X0-a.X1, b.Y0+b.Y1-a.Y0-a.Y1
	switch {
	case math.Abs(dx) >= math.Abs(dy) && dx >= 0:
		return rightwards
	case math.Abs(dx) >= math.Abs(dy):
		return leftwards
	case dy > 0:
		return downwards
	}
	return upwards
}

func mostOf(votes [4]int) course {
	best := rightwards
	for c, n := range votes {
		if n > votes[best] {
			best = course(c)
		}
	}
	return best
}

func isRightToLeft(s string) bool {
	for _, r := range s {
		if rightToLeft(r) {
			return true
		}
	}
	return false
}
