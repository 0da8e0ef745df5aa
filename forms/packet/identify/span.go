package identify

import (
	"bytes"
	"strconv"

	"github.com/harborfile/harborfile/cases/pattern"
)

// Patterns are slow and pages are many: each is held only against the spans of a text in which it can match.

// span is a part of a text, from byte to byte.
type span struct{ from, to int }

// inSpans is FindAllSubmatchIndex over spans that do not overlap.
func inSpans(re *pattern.Pattern, text []byte, spans []span) (out [][]int) {
	for _, s := range spans {
		for _, at := range re.FindAllSubmatchIndex(text[s.from:s.to], -1) {
			for i := range at {
				if at[i] >= 0 {
					at[i] += s.from
				}
			}
			out = append(out, at)
		}
	}
	return out
}

// How far from the beginning of a word for a birth, or from a year, a date may begin and end.
const (
	beforeWord, afterWord = 60, 110
	aroundYear            = 45
)

// birthSpans are the places where a date of birth may stand: near a word for a birth, and where the year of a known day
// stands.
func birthSpans(text []byte, known Known) []span {
	near := make([]bool, len(text))
	mark := func(from, to int) {
		for from = max(0, from); from > 0 && InWord(text[from-1]); {
			from-- // no word is cut
		}
		for to = min(len(text), to); to < len(text) && InWord(text[to]); {
			to++
		}
		for i := from; i < to; i++ {
			near[i] = true
		}
	}
	for i := range text {
		if announces(text[i:]) {
			mark(i-beforeWord, i+afterWord)
		}
	}
	years := map[string]bool{}
	for d := range known.Days {
		years[strconv.Itoa(100 + d.Year%100)[1:]] = true
	}
	for i := 0; i+1 < len(text) && len(years) > 0; i++ {
		// A box for each digit: a space may stand between.
		if IsDigit(text[i]) && (years[string(text[i:i+2])] || text[i+1] == ' ' && i+2 < len(text) && years[string(text[i])+string(text[i+2])]) {
			mark(i-aroundYear, i+aroundYear)
		}
	}
	var out []span
	for i := 0; i < len(near); i++ {
		if !near[i] {
			continue
		}
		from := i
		for i < len(near) && near[i] {
			i++
		}
		out = append(out, span{from, i})
	}
	return out
}

// announces reports whether a text begins like one of birthWords.
func announces(b []byte) bool {
	switch b[0] | 0x20 {
	case 'b':
		return begins(b, "born") || begins(b, "birth") || begins(b, "bday")
	case 'n':
		return begins(b, "nac")
	case 'd':
		i := 1
		for _, want := range "ob" {
			for i < len(b) && i < 6 && (b[i] == '.' || b[i] == ' ') {
				i++
			}
			if i >= len(b) || b[i]|0x20 != byte(want) {
				return false
			}
			i++
		}
		return true
	}
	return false
}

func begins(b []byte, word string) bool {
	return len(b) >= len(word) && bytes.EqualFold(b[:len(word)], []byte(word))
}
