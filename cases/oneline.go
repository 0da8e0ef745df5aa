package cases

import (
	"strings"
	"unicode"
)

// OneLine is a text on one line, as a title or a terminal shows it: line ends, tabs and control characters become
// single spaces, marks that turn the reading direction of what follows are dropped, and bytes that are no letters
// become U+FFFD. Joiners and direction marks of single letters stay, because names are written with them.
func OneLine(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsControl(r):
			return ' '
		case '\u202a' <= r && r <= '\u202e', '\u2066' <= r && r <= '\u2069':
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}
