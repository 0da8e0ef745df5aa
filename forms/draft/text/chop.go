package text

import (
	"math"
	"sort"
	"unicode"
)

// chop breaks a paragraph wherever a line is full, for the rare text that the wrapper leaves wider than its column: it
// does not break a long word that is followed by a space with a mark on it.
func (s *Set) chop(spans []Span, size, width, indent float64) ([]Line, error) {
	var lines []Line
	for len(spans) > 0 {
		runes, _ := join(spans)
		cuts := boundaries(runes)
		// The longest head that fits; widths grow with the text, or nearly so.
		fit := sort.Search(len(cuts), func(i int) bool {
			head, _ := cut(spans, cuts[i])
			l, err := s.single(head, size)
			return err != nil || l.W > width-indent
		})
		head, tail := cut(spans, cuts[max(fit-1, 0)])
		l, err := s.single(head, size)
		if err == nil && fit == 0 {
			l, err = s.shrunk(head, size, l.W, (width-indent)/l.W)
		}
		if err != nil {
			return nil, err
		}
		lines = append(lines, l)
		spans, indent = tail, 0
	}
	lines[len(lines)-1].Last = true
	return lines, nil
}

// smallest is how far a character that is wider than its column is set smaller; some Arabic ones hold a whole sentence.
const smallest = 0.2

// shrunk sets one very wide character so much smaller that it fits its column.
func (s *Set) shrunk(spans []Span, size, wide, by float64) (Line, error) {
	if !(by >= smallest) || wide < 2*size { // also where the column has no width
		return Line{}, ErrTooNarrow
	}
	return s.single(spans, size*by)
}

// single sets spans on one line of any width.
func (s *Set) single(spans []Span, size float64) (Line, error) {
	runes, ends := join(spans)
	dir := direction(runes)
	runs, err := s.shape(runes, ends, spans, dir)
	if err != nil {
		return Line{}, err
	}
	l := marked(s.wrap(runs, runes, size, math.Inf(1), 0, dir), spans)[0]
	l.Last = false
	return l, nil
}

// boundaries are the places after which a line may end: before no mark that belongs to the letter in front of it.
func boundaries(runes []rune) []int {
	var out []int
	for i := 1; i < len(runes); i++ {
		if !unicode.In(runes[i], unicode.M) && !joiner(runes[i]) && !joiner(runes[i-1]) {
			out = append(out, i)
		}
	}
	return append(out, len(runes))
}

// cut divides spans after n characters.
func cut(spans []Span, n int) (head, tail []Span) {
	for _, sp := range spans {
		r := []rune(sp.Text)
		k := min(n, len(r))
		if k > 0 {
			head = append(head, Span{Text: string(r[:k]), Style: sp.Style, Mark: sp.Mark})
		}
		if k < len(r) {
			tail = append(tail, Span{Text: string(r[k:]), Style: sp.Style, Mark: sp.Mark})
		}
		n -= k
	}
	return head, tail
}
