package redact

import (
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/packet"
	"github.com/harborfile/harborfile/forms/packet/identify"
)

// known is what the file knows of the people in it, ready to be looked for.
type known struct {
	identify.Known
	minors  [][]string // folded names, word by word
	givens  []string   // their given names, folded
	homes   []place
	guarded [][]rune // phrases that may tell where somebody is
	phones  []string // digits
}

// place is an address to be found.
type place struct {
	number, zip string
	name        []string // folded tokens of the street, without directions
	rule        string
}

func knownOf(want Want) *known {
	k := &known{}
	s := want.Snap
	if !want.Identifiers || s == nil {
		return k
	}
	now := want.Now
	if now.IsZero() {
		now = time.Now()
	}
	k.minors = packet.MinorNames(s, cases.DateOf(now))
	k.givens = givenNames(s, cases.DateOf(now))
	k.Person(s.Client.SSN, string(s.Client.BirthDate))
	for _, r := range s.Client.Family {
		k.Person(r.SSN, string(r.BirthDate))
	}
	for _, p := range s.Parties {
		k.Person("", string(p.BirthDate))
	}
	if s.Matter.Order != nil {
		for _, m := range s.Matter.Order.Minors {
			k.Person("", string(m.BirthDate))
		}
	}
	for _, a := range s.Client.Places() {
		k.address(a)
	}
	for _, c := range s.Client.Contacts {
		if d := identify.Digits([]byte(packet.Folded(c.Value))); c.Safety != cases.Safe && len(d) >= 10 && !strings.Contains(c.Value, "@") {
			k.phones = append(k.phones, d[len(d)-10:])
		}
	}
	for _, w := range s.Client.SecretWords {
		if p := squeezed(w); len(p) >= 3 {
			k.guarded = append(k.guarded, p)
		}
	}
	return k
}

// address remembers a place that is kept: a home under the rule of criminal papers, another for safety.
func (k *known) address(a cases.Address) {
	if !a.Kept() {
		return
	}
	rule := Safety
	if a.Kind == cases.Home {
		rule = Home
	}
	var tokens []string
	for _, t := range packet.Tokens(a.Street) {
		if !packet.IsDirection(t) {
			tokens = append(tokens, t)
		}
	}
	if a.Kind == cases.Shelter {
		if p := squeezed(a.InCareOf); len(p) >= insideWord {
			k.guarded = append(k.guarded, p)
		}
	}
	switch {
	case len(tokens) > 1 && unicode.IsDigit(rune(tokens[0][0])):
		k.homes = append(k.homes, place{number: tokens[0], name: streetName(tokens[1:]), zip: a.ZIP, rule: rule})
	case len(tokens) > 0 && len(squeezed(a.Street)) >= insideWord:
		k.guarded = append(k.guarded, squeezed(a.Street))
	}
}

// minorNames finds the names of minors: of the whole name in either order, also with an initial or a comma between, all
// but the initials; and of the given name where it stands alone.
func (k *known) minorNames(page []glyph, t tight) []hit {
	words := wordsOf(page, t)
	var out []hit
	for _, name := range k.minors {
		for i := range words {
			if at, ok := follow(words, i, name); ok {
				for _, w := range at {
					out = append(out, hit{afterInitial(words[w].at), Minor})
				}
			}
		}
	}
	for _, w := range words {
		if slices.Contains(k.givens, w.text) && unicode.IsUpper(page[w.at[0]].r) {
			out = append(out, hit{afterInitial(w.at), Minor})
		}
	}
	return out
}

// givenNames are the given names of the minors in the file, without one that the client has too.
func givenNames(s *cases.Snapshot, day cases.Date) (out []string) {
	add := func(n cases.Name) {
		g := string(squeezed(n.Given))
		if len([]rune(g)) >= 3 && (g != string(squeezed(s.Client.Name.Given)) || s.Client.MinorOn(day)) {
			out = append(out, g)
		}
	}
	if s.Client.MinorOn(day) {
		add(s.Client.Name)
	}
	for _, r := range s.Client.Family {
		if cases.CanBeMinor(r.BirthDate, day, false) {
			add(r.Name)
		}
	}
	for _, p := range s.Parties {
		if cases.CanBeMinor(p.BirthDate, day, p.Minor) {
			add(p.Name)
		}
	}
	return out
}

// pageWord is a folded word of a page and its glyphs.
type pageWord struct {
	text string
	at   []int
}

// wordsOf are the words of a page, cut at signs; a word that a hyphen divides at the end of a line is joined.
func wordsOf(page []glyph, t tight) []pageWord {
	var out []pageWord
	for i, r := range t.text {
		if n := len(out); n > 0 && t.starts[i] && hyphenated(page, t.at[i-1], t.at[i]) {
			// goes on
		} else if t.starts[i] {
			out = append(out, pageWord{})
		}
		w := &out[len(out)-1]
		w.text += string(r)
		if n := len(w.at); n == 0 || w.at[n-1] != t.at[i] {
			w.at = append(w.at, t.at[i])
		}
	}
	return out
}

// hyphenated reports whether between two letters stands a hyphen at the end of a line, and nothing else.
func hyphenated(page []glyph, before, after int) bool {
	return after == before+2 && plain(page[before+1].r) == '-' && page[before+1].word == page[before].word &&
		page[after].word != page[before].word && unicode.IsLower(page[after].r)
}

// follow finds the words of a name from word i on; one letter alone, an initial, may stand between two.
func follow(words []pageWord, i int, name []string) (at []int, ok bool) {
	for n, want := range name {
		if n > 0 && i < len(words) && len([]rune(words[i].text)) == 1 && words[i].text != want {
			i++
		}
		if i >= len(words) || words[i].text != want {
			return nil, false
		}
		at = append(at, i)
		i++
	}
	return at, true
}

// afterInitial leaves the first letter.
func afterInitial(at []int) []int {
	if len(at) < 2 {
		return nil
	}
	return at[1:]
}
