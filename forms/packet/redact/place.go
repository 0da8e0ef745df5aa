package redact

import (
	"strings"

	"github.com/harborfile/harborfile/forms/packet"
	"github.com/harborfile/harborfile/forms/packet/identify"
)

// reach is how many words after a house number an address is followed.
const reach = 14

// parts are the words that belong to the line of a street, in short form.
var parts = map[string]bool{"st": true, "ave": true, "rd": true, "dr": true, "ln": true, "ct": true, "blvd": true, "pl": true, "ter": true,
	"cir": true, "hwy": true, "pkwy": true, "sq": true, "trl": true, "way": true, "plz": true, "apt": true, "ste": true, "fl": true, "flr": true,
	"unit": true, "rm": true, "room": true, "no": true, "bldg": true, "n": true, "s": true, "e": true, "w": true, "ne": true, "nw": true, "se": true, "sw": true}

// places finds the addresses and phrases that tell where somebody is. Of an address go the house number, the street and
// what stands with it, and the postal code: the city and the state stay.
func (k *known) places(page []glyph, t tight) []hit {
	var out []hit
	words := wordsOf(page, t)
	for _, p := range k.homes {
		for i, w := range words {
			if w.text != p.number {
				continue
			}
			if end, ok := p.street(words, i); ok {
				var at []int
				for _, w := range words[i : end+1] {
					at = append(at, w.at...)
				}
				out = append(out, hit{at, p.rule})
				for _, w := range words[end+1 : min(len(words), end+reach)] {
					if p.zip != "" && (w.text == p.zip || strings.HasPrefix(p.zip, w.text) && len(w.text) == 5) {
						out = append(out, hit{w.at, p.rule})
						break
					}
				}
			}
		}
	}
	for _, phrase := range k.guarded {
		for _, at := range t.find(phrase) {
			out = append(out, hit{at, Safety})
		}
	}
	return append(out, k.phoneNumbers(page)...)
}

// street reports whether a street follows a house number, and where its line ends: with its type and its unit.
func (p place) street(words []pageWord, i int) (end int, ok bool) {
	for j := i + 1; j < min(len(words), i+4); j++ {
		end, ok := p.named(words, j)
		if !ok {
			continue
		}
		for most := end + 6; end+1 < min(len(words), most) && streetPart(words[end+1].text, words[end].text); {
			end++
		}
		return end, true
	}
	return 0, false
}

// named follows the words of the street's name; a direction may stand between.
func (p place) named(words []pageWord, j int) (end int, ok bool) {
	for n, want := range p.name {
		if n > 0 && j < len(words) && packet.IsDirection(token(words[j].text)) && token(words[j].text) != want {
			j++
		}
		if j >= len(words) || token(words[j].text) != want {
			return 0, false
		}
		end = j
		j++
	}
	return end, true
}

// streetName is the name of a street without its type and unit.
func streetName(tokens []string) []string {
	for i, t := range tokens {
		if i > 0 && (parts[t] || identify.IsDigit(t[0])) {
			return tokens[:i]
		}
	}
	return tokens
}

func token(word string) string {
	if t := packet.Tokens(word); len(t) == 1 {
		return t[0]
	}
	return word
}

// streetPart reports whether a word goes on the line of a street: a type, a unit, or the number after a unit.
func streetPart(word, before string) bool {
	if parts[token(word)] {
		return true
	}
	b := token(before)
	unit := b == "apt" || b == "ste" || b == "unit" || b == "rm" || b == "room" || b == "no" || b == "fl" || b == "flr" || b == "bldg"
	return unit && len(word) <= 5 || parts[b] && len(word) <= 4 && word != "" && identify.IsDigit(word[0])
}

// phoneNumbers finds numbers that are not safe, however they are written.
func (k *known) phoneNumbers(page []glyph) []hit {
	if len(k.phones) == 0 {
		return nil
	}
	var digits []byte
	var at []int
	last := -10
	for i, g := range page {
		switch c := plain(g.r); {
		case identify.IsDigit(c):
			if i-last > 4 {
				digits, at = append(digits, ' '), append(at, -1)
			}
			digits, at, last = append(digits, c), append(at, i), i
		case identify.InWord(c):
			last = -10
		}
	}
	var out []hit
	for _, p := range k.phones {
		for from := 0; ; {
			i := strings.Index(string(digits[from:]), p)
			if i < 0 {
				break
			}
			first, end := at[from+i], at[from+i+len(p)-1]
			var which []int
			for g := first; g <= end; g++ {
				which = append(which, g)
			}
			out = append(out, hit{which, Safety})
			from += i + len(p)
		}
	}
	return out
}
