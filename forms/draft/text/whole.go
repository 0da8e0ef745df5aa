package text

import "unicode"

// longestNumber is how long a word with figures may be to stay on one line.
const longestNumber = 24

// whole is the paragraph as the line breaker sees it: without the places in a number that a line could break at, such as
// the hyphens of 2:18-cr-05550 or I-914. Who looks for a number of a case or a form finds it on one line.
func whole(runes []rune) []rune {
	out := runes
	for from := 0; from < len(runes); {
		to := from + 1
		for to < len(runes) && inWord(runes[from]) && inWord(runes[to]) {
			to++
		}
		if to-from > 2 && to-from <= longestNumber && hyphenated(runes[from:to]) {
			if &out[0] == &runes[0] {
				out = append([]rune(nil), runes...)
			}
			for i := from + 1; i < to-1; i++ {
				if out[i] == '-' {
					out[i] = '\u2011'
				}
			}
		}
		from = to
	}
	return out
}

// inWord reports what is part of a word between spaces. Beside the letters of scripts that write without spaces a number
// begins and ends like a word.
func inWord(r rune) bool {
	return !unicode.IsSpace(r) && !unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer,
		unicode.Myanmar) && (r < 0x3000 || r > 0x303F) && (r < 0xFF00 || r > 0xFF65)
}

// hyphenated reports whether a word holds a figure and a hyphen.
func hyphenated(word []rune) bool {
	figure, hyphen := false, false
	for _, r := range word {
		figure = figure || unicode.IsDigit(r)
		hyphen = hyphen || r == '-'
	}
	return figure && hyphen
}

// torn reports whether a line ends within a word, at no hyphen: the column was too narrow for it.
func torn(lines []Line, runes []rune) bool {
	for _, l := range lines {
		end := 0
		for _, r := range l.runs {
			end = max(end, r.Runes.Offset+r.Runes.Count)
		}
		if end > 0 && end < len(runes) && runes[end-1] != '-' && !unicode.IsSpace(runes[end-1]) && !unicode.IsSpace(runes[end]) {
			return true
		}
	}
	return false
}
