package hidden

import "unicode/utf8"

// latin is text in UTF-8, or else in Latin-1.
func latin(b []byte) string {
	if utf8.Valid(b) {
		return string(b)
	}
	r := make([]rune, len(b))
	for i, c := range b {
		r[i] = rune(c)
	}
	return string(r)
}
