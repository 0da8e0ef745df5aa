package forms

import (
	"bytes"
	"cmp"
	"context"
	"math"
	"slices"
	"strings"
	"unicode"

	"github.com/harborfile/harborfile/forms/fill"
	"github.com/harborfile/harborfile/forms/pdfview"
)

// mostNear is how many letters of the printed words beside a field are told.
const mostNear = 140

// wordsNear reads what a blank prints beside each field: where the label of a field stands on official forms. A nil
// viewer reads nothing.
func wordsNear(ctx context.Context, viewer *pdfview.Viewer, blank []byte, fields []fill.Field) (map[string]string, error) {
	out := map[string]string{}
	if viewer == nil {
		return out, nil
	}
	doc, err := viewer.OpenContext(ctx, bytes.NewReader(blank), int64(len(blank)))
	if err != nil {
		return nil, err
	}
	byPage := map[int][]fill.Field{}
	for _, f := range fields {
		if f.Page > 0 && f.Page <= doc.Pages() {
			byPage[f.Page] = append(byPage[f.Page], f)
		}
	}
	for page, here := range byPage {
		shape, err := doc.Page(ctx, page-1)
		if err != nil {
			return nil, err
		}
		words, err := doc.Words(ctx, page-1)
		if err != nil {
			return nil, err
		}
		p := printedPage{words: words}
		for _, f := range here {
			p.boxes = append(p.boxes, shape.Place(f.Rect[0], f.Rect[1], f.Rect[2], f.Rect[3]))
		}
		for i, f := range here {
			out[f.Name] = p.label(i, f.Type == fill.Check || f.Type == fill.Radio)
		}
	}
	return out, nil
}

// printedPage is a page as displayed: its words, and the places of its fields.
type printedPage struct {
	words []pdfview.Word
	boxes []pdfview.Rect
}

// label is what is printed beside field i. The words of a box to tick stand to its right, up to the next field; those
// of a text stand before it, over it, or under the line. Without any of these, it is the head of the column.
func (p *printedPage) label(i int, tick bool) string {
	r := p.boxes[i]
	if tick {
		if s := p.sentence(p.on(r, r.X1-1, p.nextField(i))); s != "" {
			return s
		}
		return p.sentence(p.head(r))
	}
	left := math.Max(p.fieldBefore(i), r.X0-180)
	before := p.on(r, left, r.X0+4)
	over := p.within(r.X0-6, r.Y0-17, r.X1+6, r.Y0+5)
	inside := p.within(r.X0-2, r.Y0-2, r.X1+2, r.Y1+2)
	under := p.within(r.X0-6, r.Y1-3, r.X1+6, r.Y1+12)
	if !tellsSomething(before) { // the number of an item, with the label over the box
		before = append(before, over...)
	}
	places := [][]pdfview.Word{before, inside, under, p.head(r)}
	for _, found := range places {
		if tellsSomething(found) {
			return p.sentence(found)
		}
	}
	return p.sentence(slices.Concat(places...)) // marks alone: a dollar sign, a line
}

// tellsSomething says whether there is a word among marks such as "4.a." and arrows.
func tellsSomething(words []pdfview.Word) bool {
	return slices.ContainsFunc(words, func(w pdfview.Word) bool {
		letters := 0
		for _, r := range w.Text {
			if unicode.IsLetter(r) {
				letters++
			}
		}
		return letters >= 2
	})
}

// on are the words on the line of r that begin from left up to right.
func (p *printedPage) on(r pdfview.Rect, left, right float64) []pdfview.Word {
	var out []pdfview.Word
	mid := (r.Y0 + r.Y1) / 2
	for _, w := range p.words {
		if w.Rect.X0 >= left && w.Rect.X0 < right && w.Rect.Y0-3 < mid && mid < w.Rect.Y1+3 {
			out = append(out, w)
		}
	}
	return out
}

func (p *printedPage) within(x0, y0, x1, y1 float64) []pdfview.Word {
	var out []pdfview.Word
	for _, w := range p.words {
		x, y := (w.Rect.X0+w.Rect.X1)/2, (w.Rect.Y0+w.Rect.Y1)/2
		if x > x0 && x < x1 && y > y0 && y < y1 {
			out = append(out, w)
		}
	}
	return out
}

// head are the first words over r, two lines of them at most: rows of a table have their words at the top.
func (p *printedPage) head(r pdfview.Rect) []pdfview.Word {
	column := p.within(r.X0-8, r.Y0-240, r.X1+8, r.Y0+2)
	low := math.Inf(-1)
	for _, w := range column {
		low = math.Max(low, w.Rect.Y1)
	}
	return slices.DeleteFunc(column, func(w pdfview.Word) bool { return w.Rect.Y1 < low-14 })
}

// nextField is where the next field on the line of field i begins.
func (p *printedPage) nextField(i int) float64 {
	r, next := p.boxes[i], p.boxes[i].X1+260
	for _, b := range p.boxes {
		if b.X0 > r.X1 && b.X0 < next && sameLine(b, r) {
			next = b.X0
		}
	}
	return next
}

// fieldBefore is where the field before field i on its line ends.
func (p *printedPage) fieldBefore(i int) float64 {
	r, before := p.boxes[i], math.Inf(-1)
	for _, b := range p.boxes {
		if b.X1 <= r.X0+1 && b.X1 > before && sameLine(b, r) {
			before = b.X1
		}
	}
	return before - 1
}

func sameLine(a, b pdfview.Rect) bool {
	mid := (a.Y0 + a.Y1) / 2
	return mid > b.Y0-2 && mid < b.Y1+2
}

// sentence puts words into reading order.
func (p *printedPage) sentence(words []pdfview.Word) string {
	slices.SortStableFunc(words, func(a, b pdfview.Word) int {
		if math.Abs(a.Rect.Y0-b.Rect.Y0) > 4 {
			return cmp.Compare(a.Rect.Y0, b.Rect.Y0)
		}
		return cmp.Compare(a.Rect.X0, b.Rect.X0)
	})
	var out []string
	n := 0
	for i, w := range words {
		if i > 0 && w == words[i-1] {
			continue // on the line and over it
		}
		if n += len(w.Text) + 1; n > mostNear {
			break
		}
		out = append(out, w.Text)
	}
	return strings.Join(out, " ")
}
