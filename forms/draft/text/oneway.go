package text

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/bidi"
)

// oneWay is the paragraph as the bidirectional algorithm sees it: with letters in the place of a number of a case, of a
// statute, of a telephone or of a house. Beside Arabic or Hebrew words the algorithm would turn their parts around, so
// that 2:18-cr-05550 reads cr-05550-2:18 (Unicode Standard Annex 9 leaves such numbers to a higher protocol, 4.3).
func oneWay(runes []rune) []rune {
	if !slices.ContainsFunc(runes, rtl) {
		return runes
	}
	out := slices.Clone(runes)
	for from := 0; from < len(runes); {
		to := from
		for to < len(runes) && western(runes[to]) {
			to++
		}
		if a, b := bare(runes, from, to); turnable(runes[a:b]) {
			for i := a; i < b; i++ {
				out[i] = 'a'
			}
		}
		from = max(to, from+1)
	}
	return out
}

func rtl(r rune) bool {
	if r < 0x0590 {
		return false
	}
	p, _ := bidi.LookupRune(r)
	return p.Class() == bidi.R || p.Class() == bidi.AL
}

// western reports what may stand in a number that is read from the left: Latin letters, figures, signs and spaces.
func western(r rune) bool {
	return r >= ' ' && r < 0x7F || unicode.Is(unicode.Latin, r) || strings.ContainsRune("\u00a0§¶–’\u2011", r)
}

// bare are the ends of runes[from:to] without spaces and points around it, nor brackets that belong to the words around.
func bare(runes []rune, from, to int) (int, int) {
	for from < to {
		in := string(runes[from:to])
		switch first, last := runes[from], runes[to-1]; {
		case strings.ContainsRune(" \u00a0.,;:!?-–’'\"", first), first == ')' || first == ']':
			from++
		case strings.ContainsRune(" \u00a0.,;:!?-–’'\"", last), last == '(' || last == '[':
			to--
		case (first == '(' || first == '[') && !strings.ContainsAny(in, ")]"):
			from++
		case (last == ')' || last == ']') && strings.LastIndexAny(in, "([") < 0:
			to--
		case (first == '(' || first == '[') && strings.IndexAny(in, ")]") == len(in)-1:
			from, to = from+1, to-1
		default:
			return from, to
		}
	}
	return from, to
}

var years = regexp.MustCompile(`^\d{4}[-–]\d{4}$`)

// turnable reports whether the algorithm could turn the parts of a number around: it has figures, and letters or signs
// that join them. Plain numbers and dates it keeps whole; the years of a span are read in the direction of the words.
func turnable(number []rune) bool {
	figure, joined := false, false
	for _, r := range number {
		figure = figure || unicode.IsDigit(r)
		joined = joined || unicode.IsLetter(r) || strings.ContainsRune("-+§¶–\u2011()", r)
	}
	return figure && joined && !years.MatchString(string(number))
}
