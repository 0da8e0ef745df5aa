// Package identify finds in text the identifiers that papers for the public keep back: Social Security, taxpayer, account
// and card numbers, and dates of birth (Fed. R. Civ. P. 5.2(a); Fed. R. Crim. P. 49.1(a)). The check of a finished packet
// and the search for what to paint over both look through it, so that neither finds what the other does not.
//
// It owns the writings of such numbers and the words that announce them. It must not know files, pages or records.
package identify

import (
	"unicode"

	"github.com/harborfile/harborfile/cases/pattern"
)

// Kind is a kind of identifier.
type Kind string

// The kinds.
const (
	SSN     Kind = "ssn" // Social Security and taxpayer numbers
	Account Kind = "account"
	Birth   Kind = "birth"
)

// Hit is an identifier in flat text: the bytes From to To are what is kept back, without the last digits or the year,
// which may stay.
type Hit struct {
	Kind     Kind
	From, To int
	Doubtful bool // it has the form, and no word beside it says that it is one: a person looks
}

// Known is what is known beforehand.
type Known struct {
	Numbers map[string]bool // Social Security numbers of people in the file, nine digits
	Days    map[Day]bool    // their dates of birth; also with a year of two digits
}

// Flat is a text in bytes that the patterns know: see Plain.
func Flat(text string, fold func(string) string) []byte {
	out := make([]byte, 0, len(text))
	for _, r := range text {
		out = append(out, Plain(r, fold))
	}
	return out
}

// Plain is the byte that a pattern knows a character by: letters without accents, Western digits and plain signs; 0xFF
// for a letter of another script, '?' for another sign. fold takes accents away.
func Plain(r rune, fold func(string) string) byte {
	switch {
	case unicode.Is(unicode.Pd, r) || r == '\u2212' || r == '\u00ad':
		return '-'
	case unicode.IsSpace(r):
		return ' '
	case r < 0x80:
		return byte(r)
	}
	if plain := fold(string(r)); plain != "" && plain[0] < 0x80 {
		return plain[0]
	}
	if unicode.IsLetter(r) {
		return 0xFF
	}
	return '?'
}

// IsDigit reports whether a byte of flat text is a digit.
func IsDigit(c byte) bool { return c >= '0' && c <= '9' }

// InWord reports whether a byte of flat text is a letter or a digit.
func InWord(c byte) bool {
	return IsDigit(c) || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == 0xFF
}

// Digits are the digits of flat text.
func Digits(b []byte) string {
	var out []byte
	for _, c := range b {
		if IsDigit(c) {
			out = append(out, c)
		}
	}
	return string(out)
}

// near reports whether a word stands shortly before or after a place.
func near(re *pattern.Pattern, b []byte, at []int, before, after int) bool {
	return re.Match(b[max(0, at[0]-before):at[0]]) || after > 0 && re.Match(b[at[1]:min(len(b), at[1]+after)])
}
