package intake

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// natural compares names as people count: runs of digits by their number, letters without regard to case. Names that
// are equal so are told apart by their bytes, so that the order never depends on where it began.
func natural(x, y string) int {
	a, b := x, y
	for a != "" && b != "" {
		na, ra := digits(a)
		nb, rb := digits(b)
		if na != "" && nb != "" {
			ta, tb := strings.TrimLeft(na, "0"), strings.TrimLeft(nb, "0")
			if c := cmp.Or(cmp.Compare(len(ta), len(tb)), strings.Compare(ta, tb)); c != 0 {
				return c
			}
			a, b = ra, rb
			continue
		}
		ca, wa := utf8.DecodeRuneInString(a)
		cb, wb := utf8.DecodeRuneInString(b)
		if c := cmp.Compare(rank(ca), rank(cb)); c != 0 {
			return c
		}
		a, b = a[wa:], b[wb:]
	}
	return cmp.Or(cmp.Compare(len(a), len(b)), strings.Compare(x, y))
}

// rank puts the separator of folders before every other sign, so that a folder's files stay together.
func rank(r rune) rune {
	if r == '/' || r == '\\' {
		return 0
	}
	return unicode.ToLower(r)
}

// digits cuts the digits off the beginning.
func digits(s string) (run, rest string) {
	n := 0
	for n < len(s) && '0' <= s[n] && s[n] <= '9' {
		n++
	}
	return s[:n], s[n:]
}
