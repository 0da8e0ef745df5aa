package packet

import (
	"regexp"
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
	keys     string   // the keys of a telephone for numbers that end in a word, as 916-555-HOME, each ended by a space
}

func newHaystack(text string) haystack {
	all := words(text)
	w := slices.DeleteFunc(slices.Clone(all), func(w string) bool { return directions[w] })
	// In letters that are torn apart, an S or N is no direction.
	return haystack{words: w, all: all, squashed: squash(w) + " " + squash(all), phones: digitRuns(text, ""), short: digitRuns(text, usualSigns), keys: pressed(text)}
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
// other in either order, run together or torn apart, written backwards, or
// with one letter wrong. A short name ("Main") is an everyday word, so it has
// to have its type too, before it or behind it.
func (h haystack) hasStreet(s secret) bool {
	if holdsRun(h.all, s.words) {
		return true
	}
	if len(s.name) == 0 {
		return false
	}
	for _, name := range s.names() {
		run := squash(name)
		if len(run) >= 5 && h.runsTogether(s.number, run) {
			return true
		}
		for i, w := range h.words {
			if houseNumber(w) == s.number && h.near(i, name, s.everyday()) {
				return true
			}
		}
	}
	return false
}

// everyday reports whether the street's name is short enough to be a word of everyday life.
func (s secret) everyday() bool { return len(squash(s.name)) < 6 }

// names are the ways to name the street.
func (s secret) names() [][]string {
	if !s.everyday() || s.street == "" {
		return [][]string{s.name}
	}
	return [][]string{slices.Concat(s.name, []string{s.street}), slices.Concat([]string{s.street}, s.name)}
}

// runsTogether looks for number and name without anything between them, in either order, and letter by letter from
// right to left, as some programs hand out what they drew so.
func (h haystack) runsTogether(number, name string) bool {
	if containsRun(h.squashed, number+name) || containsRun(h.squashed, name+number) {
		return true
	}
	back := backwards(number + name)
	return len(back) >= longPhrase && (containsRun(h.squashed, back) || containsRun(h.squashed, backwards(name+number)))
}

// near reports whether the words of a street's name stand within three words
// of place i, each with at most one letter wrong where it is long enough.
// Between a number and an everyday name only the words of addresses may stand.
func (h haystack) near(i int, name []string, everyday bool) bool {
	for start := max(0, i-3-len(name)); start <= i+3 && start+len(name) <= len(h.words); start++ {
		var between []string
		switch end := start + len(name); {
		case start > i:
			between = h.words[i+1 : start]
		case end <= i:
			between = h.words[end:i]
		default:
			continue
		}
		if everyday && slices.ContainsFunc(between, func(w string) bool { return !linking[w] && !unitWords[w] }) {
			continue
		}
		if alikeAll(h.words[start:], name) {
			return true
		}
	}
	return false
}

// linking are the words that stand between a house number and its street.
var linking = map[string]bool{"on": true, "at": true, "of": true, "en": true, "de": true, "la": true, "el": true, "del": true, "block": true, "o": true}

// alikeAll reports whether a list begins with these words, each at most one letter wrong.
func alikeAll(list, words []string) bool {
	for k, w := range words {
		if k >= len(list) || !alike(list[k], w) {
			return false
		}
	}
	return true
}

// containsRun looks for a run of letters and digits. Where it begins or ends with a digit, none may stand beside it: a
// longer number is another one.
func containsRun(in, run string) bool {
	for at := 0; run != ""; {
		i := strings.Index(in[at:], run)
		if i < 0 {
			return false
		}
		at += i
		before := at > 0 && startsWithDigit(run) && startsWithDigit(in[at-1:])
		after := startsWithDigit(run[len(run)-1:]) && startsWithDigit(in[at+len(run):])
		if !before && !after {
			return true
		}
		at++
	}
	return false
}

// backwards is a text from its last letter to its first.
func backwards(s string) string {
	r := []rune(s)
	slices.Reverse(r)
	return string(r)
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
	case len(s) >= longPhrase && (containsRun(h.squashed, s) || containsRun(h.squashed, backwards(s))):
		return true
	}
	for i, w := range h.all {
		if containsRun(w, s) || tornApart(h.all[i:], s) || len(s) >= longPhrase && alikeAll(h.all[i:], words) {
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

// hasPhone looks for the whole number anywhere in a run, from either end; for
// the last seven digits as a run of their own; and for both as they are typed
// where a word stands for digits.
func (h haystack) hasPhone(digits string) bool {
	if len(digits) >= nationalDigits {
		if strings.Contains(h.phones, digits) || strings.Contains(h.phones, backwards(digits)) || strings.Contains(h.keys, digits+" ") {
			return true
		}
		digits = digits[len(digits)-7:]
	}
	return strings.Contains(h.short, " "+digits+" ") || strings.Contains(h.keys, " "+digits+" ")
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

// vanity is a telephone number whose end is a word.
var vanity = regexp.MustCompile(`(?:\b(\d{3})[^a-z\d]{1,3})?\b(\d{3})[^a-z\d]{0,3}([a-z][a-z-]{3,6})\b`)

// pressed gathers the keys that are pressed for numbers that end in a word (ITU-T E.161).
func pressed(text string) string {
	var b strings.Builder
	b.WriteByte(' ')
	for _, m := range vanity.FindAllStringSubmatch(fold(text), -1) {
		for _, r := range m[1] + m[2] + m[3] {
			switch {
			case r >= 'a' && r <= 'z':
				b.WriteByte("22233344455566677778889999"[r-'a'])
			case r >= '0' && r <= '9':
				b.WriteRune(r)
			}
		}
		b.WriteByte(' ')
	}
	return b.String()
}

// alike reports whether two words are equal, or, from six letters on, differ by
// one letter that is wrong, missing or too many, or by two that changed places. A number is equal to its
// ordinal: 12th Street is Calle 12.
func alike(a, b string) bool {
	if a == b || startsWithDigit(a) && strings.TrimSuffix(a, "th") == strings.TrimSuffix(b, "th") {
		return true
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b) < 6 || len(b)-len(a) > 1 || startsWithDigit(a) && startsWithDigit(b) { // another number is another place
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
	if len(a) == len(b) && len(a)-i-j == 2 { // two letters changed places
		return a[i] == b[i+1] && a[i+1] == b[i]
	}
	return len(a)-i-j <= 1 && len(b)-i-j <= 1
}
