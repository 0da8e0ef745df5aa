package pdfview

import (
	"context"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// texts finds boxes whose text is not found again in the flattened copy. It
// catches dropped letters that still leave enough pixels to be seen.
func (g *gate) texts(ctx context.Context, page int, shape Geometry) error {
	any := false
	g.each(page, shape, func(_ int, b Box, _ Rect) { any = any || squeeze(b.Want) != "" })
	if !any {
		return nil
	}
	filled, err := g.filled.Chars(ctx, page)
	if err != nil {
		return err
	}
	printed, err := g.blank.Chars(ctx, page)
	if err != nil {
		return err
	}
	g.each(page, shape, func(i int, b Box, at Rect) {
		want := squeeze(b.Want)
		if want == "" {
			return
		}
		if !holds(inside(filled, at), want, inside(printed, at) != "") {
			g.add(Problem{Kind: TextLost, Page: page + 1, Box: i, Rect: at})
		}
	})
	return nil
}

// inside joins the characters whose centre lies in r, give or take a point.
func inside(chars []Word, r Rect) string {
	const slack = 1.5
	var s strings.Builder
	for _, c := range chars {
		x, y := (c.Rect.X0+c.Rect.X1)/2, (c.Rect.Y0+c.Rect.Y1)/2
		if x >= r.X0-slack && x <= r.X1+slack && y >= r.Y0-slack && y <= r.Y1+slack {
			s.WriteString(c.Text)
		}
	}
	return squeeze(s.String())
}

// holds reports whether got contains want. Where the blank prints inside the
// same box, that print may lie between the letters; where the text runs from
// right to left, the order of extraction is not that of the letters.
func holds(got, want string, printed bool) bool {
	switch {
	case strings.Contains(got, want):
		return true
	case rightToLeft(want):
		return sameLetters(got, want)
	case printed:
		return subsequence(got, want)
	}
	return false
}

// squeeze brings text to the form in which extraction is compared: compatible
// characters made equal (a ligature is its letters), white space and invisible
// characters gone.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, norm.NFKC.String(s))
}

func subsequence(got, want string) bool {
	rest := []rune(want)
	for _, r := range got {
		if len(rest) > 0 && r == rest[0] {
			rest = rest[1:]
		}
	}
	return len(rest) == 0
}

func sameLetters(got, want string) bool {
	have := map[rune]int{}
	for _, r := range got {
		have[r]++
	}
	for _, r := range want {
		if have[r]--; have[r] < 0 {
			return false
		}
	}
	return true
}

func rightToLeft(s string) bool {
	for _, r := range s {
		if unicode.In(r, unicode.Hebrew, unicode.Arabic, unicode.Syriac, unicode.Thaana, unicode.Nko) {
			return true
		}
	}
	return false
}
