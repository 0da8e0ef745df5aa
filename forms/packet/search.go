package packet

import (
	"slices"
	"strings"
	"unicode"
)

// haystack is a text in the forms in which secrets are looked for.
type haystack struct {
	words    []string // without directions
	all      []string // with them
	squashed string   // the words without anything between them: without directions, and with them
	phones   string   // the digits of numbers, whatever stands between two of them, each run ended by a space
	short    string   // the same for numbers without an area code, which hold only the usual signs
}

func newHaystack(text string) haystack {
	w, all := tokens(text), words(text)
	// In letters that are torn apart, an S or N is no direction.
	return haystack{words: w, all: all, squashed: squash(w) + " " + squash(all), phones: digitRuns(text, ""), short: digitRuns(text, usualSigns)}
}

// has reports whether a secret occurs.
func (h haystack) has(s secret) bool {
	switch {
	case s.digits != "":
		return h.hasPhone(s.digits)
	case s.number != "":
		return h.hasStreet(s)
	}
	return h.hasPhrase(s.words)
}

// hasStreet looks for the house number with the street's name: beside each
// other in either order, run together or torn apart, or with one letter wrong.
// A short name ("Main") is an everyday word, so it has to have its type too.
func (h haystack) hasStreet(s secret) bool {
	if holdsRun(h.all, s.words) {
		return true
	}
	if len(s.name) == 0 {
		return false
	}
	name, words := squash(s.name), s.name
	if len(name) < 6 && s.street != "" {
		name, words = name+s.street, append(words[:len(words):len(words)], s.street)
	}
	if len(name) >= 5 && (containsNumber(h.squashed, s.number, name) || containsAfter(h.squashed, name, s.number)) {
		return true
	}
	for i, w := range h.words {
		if houseNumber(w) == s.number && h.near(i, words) {
			return true
		}
	}
	return false
}

// near reports whether the words of a street's name stand within three words
// of place i, each with at most one letter wrong where it is long enough.
func (h haystack) near(i int, name []string) bool {
	for start := max(0, i-3-len(name)); start <= i+3 && start+len(name) <= len(h.words); start++ {
		match := true
		for k, w := range name {
			match = match && alike(h.words[start+k], w)
		}
		if match && (start > i || start+len(name) <= i) {
			return true
		}
	}
	return false
}

// containsNumber looks for number+name where no digit stands before.
func containsNumber(in, number, name string) bool {
	for at := 0; ; {
		i := strings.Index(in[at:], number+name)
		if i < 0 {
			return false
		}
		if at += i; at == 0 || !startsWithDigit(in[at-1:]) {
			return true
		}
		at++
	}
}

// containsAfter looks for name+number where no digit follows.
func containsAfter(in, name, number string) bool {
	for at := 0; ; {
		i := strings.Index(in[at:], name+number)
		if i < 0 {
			return false
		}
		at += i + len(name) + len(number)
		if !startsWithDigit(in[at:]) {
			return true
		}
	}
}

// hasPhrase looks for words in order. A phrase of some length is also found
// run together inside a word, or torn apart. Only a long one is looked for
// across the borders of words: "have no" holds "haven".
func (h haystack) hasPhrase(words []string) bool {
	s := squash(words)
	switch {
	case holdsRun(h.all, words) || holdsRun(h.words, words):
		return true
	case len(s) < leastWord:
		return false
	case len(s) >= longPhrase && strings.Contains(h.squashed, s):
		return true
	}
	for i, w := range h.all {
		if strings.Contains(w, s) || tornApart(h.all[i:], s) {
			return true
		}
	}
	return false
}

// tornApart reports whether s is the first few words, run together.
func tornApart(words []string, s string) bool {
	for _, w := range words {
		rest, ok := strings.CutPrefix(s, w)
		if !ok || rest == "" {
			return ok
		}
		s = rest
	}
	return false
}

// holdsRun reports whether the words stand in the list side by side.
func holdsRun(list, words []string) bool {
	for i := 0; len(words) > 0 && i+len(words) <= len(list); i++ {
		if slices.Equal(list[i:i+len(words)], words) {
			return true
		}
	}
	return false
}

// hasPhone looks for the whole number anywhere in a run, or for the last seven
// digits as a run of their own.
func (h haystack) hasPhone(digits string) bool {
	if len(digits) >= nationalDigits {
		if strings.Contains(h.phones, digits) {
			return true
		}
		digits = digits[len(digits)-7:]
	}
	return strings.Contains(h.short, " "+digits+" ")
}

// usualSigns stand between the digits of a telephone number.
const usualSigns = " \t\n\u00a0.-()/+_\u2010\u2011\u2013\u2014\u00b7"

// digitRuns gathers digits as they stand in telephone numbers: up to three
// other signs may lie between two of them, but no letter. signs lists which;
// "" = any.
func digitRuns(text, signs string) string {
	var b strings.Builder
	b.WriteByte(' ')
	gap := 0
	for _, r := range fold(text) {
		switch {
		case r >= '0' && r <= '9':
			if gap > 3 {
				b.WriteByte(' ')
			}
			b.WriteRune(r)
			gap = 0
		case !unicode.IsLetter(r) && (signs == "" || strings.ContainsRune(signs, r)):
			gap++
		default:
			gap = 100
		}
	}
	b.WriteByte(' ')
	return b.String()
}

// alike reports whether two words are equal, or, from six letters on, differ by
// one letter that is wrong, missing or too many.
func alike(a, b string) bool {
	if a == b {
		return true
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b) < 6 || len(b)-len(a) > 1 {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	j := 0
	for j < len(a)-i && a[len(a)-1-j] == b[len(b)-1-j] {
		j++
	}
	return len(a)-i-j <= 1 && len(b)-i-j <= 1
}
