// Package veil takes the names of marked people out of words that a client is shown: who harmed the client stands as
// "the person we spoke of", so that nobody has to meet the name on a screen.
//
// It looks for every part of a name, for initials, titles, nicknames, other alphabets and slips of one letter, and
// rather hides a word too many than one too few. A name told under the same word as the client's own is hidden too,
// except where the client's whole name stands. It must not know storage, paper or the window.
package veil

import (
	"slices"
	"strings"
	"unicode"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/conflict"
)

// Veil knows the people of one file who stand without a name, and those whose whole name may stand.
type Veil struct {
	hidden []person
	shown  [][]string // whole names in plain letters, word by word
}

// person is somebody who stands without a name.
type person struct {
	n        int             // which of the marked people, 0 is the first
	family   bool            // a member of the client's family
	parts    map[string]bool // every word of every name, in plain letters
	given    []string        // given names, for nicknames
	initials map[string]bool
	foreign  bool     // the name is known in another alphabet than the Latin one
	native   []string // its words as they are written there
}

// alone begins the entry of a name that is one letter and nothing else: an alias such as B.
const alone = "."

// Of reads who is marked in a file.
func Of(s *cases.Snapshot) *Veil {
	v := &Veil{}
	show := func(names ...string) {
		for _, n := range names {
			if w := plainWords(n); len(w) > 1 {
				v.shown = append(v.shown, w)
			}
		}
	}
	c := s.Client
	show(c.Name.Full(), c.DisplayName(), strings.TrimSpace(c.Name.Given+" "+c.Name.Family))
	for _, n := range c.OtherNames {
		show(n.Full())
	}
	for _, p := range s.Parties {
		if p.Veiled() {
			v.hide(false, p.Name, p.NativeName, p.Aliases...)
			continue
		}
		show(p.Name.Full(), strings.TrimSpace(p.Name.Given+" "+p.Name.Family))
	}
	for _, r := range c.Family {
		if r.Veiled() {
			var others []string
			for _, n := range r.OtherNames {
				others = append(others, n.Full())
			}
			v.hide(true, r.Name, r.NativeName, others...)
			continue
		}
		show(r.Name.Full(), strings.TrimSpace(r.Name.Given+" "+r.Name.Family))
	}
	return v
}

func (v *Veil) hide(family bool, n cases.Name, native string, others ...string) {
	p := person{family: family, parts: map[string]bool{}, initials: map[string]bool{}}
	for _, o := range v.hidden {
		if o.family == family {
			p.n++
		}
	}
	names := append([]string{n.Given, n.Middle, n.Family, native}, others...)
	for _, name := range append(names, n.Given+" "+n.Family) {
		p.add(name)
	}
	for _, name := range names {
		p.foreign = p.foreign || strings.ContainsFunc(name, foreign)
		words := plainWords(name)
		for _, w := range words {
			switch {
			case len([]rune(w)) == 1:
				p.initials[w] = true
				p.parts[alone+w] = len(words) == 1
			case !titles[w] && !between[w]:
				p.parts[w] = true
				p.initials[string([]rune(w)[:1])] = true
			}
		}
	}
	p.given = append(plainWords(n.Given), plainWords(n.Middle)...)
	if len(p.parts) > 0 || len(p.initials) > 0 {
		v.hidden = append(v.hidden, p)
	}
}

// add takes in how the words of a name are written as one, as in Delacruz or in an address, and its words in another alphabet.
func (p *person) add(name string) {
	one, n := "", 0
	for _, t := range cut(name) {
		if t.foreign && len([]rune(t.raw)) > 1 {
			p.native = append(p.native, t.raw)
		}
		if !titles[t.plain] {
			one, n = one+t.plain, n+1
		}
	}
	if n > 1 && len(one) > 4 {
		p.parts[one] = true
	}
}

// Empty reports whether nobody is marked.
func (v *Veil) Empty() bool { return len(v.hidden) == 0 }

// Covers reports whether every marked name would be found in words of a language's own alphabet. It is false for words
// in another script than Latin as long as a marked name is not written down in it: the name may stand there declined and
// spelled by ear.
func (v *Veil) Covers(words string) bool {
	if !strings.ContainsFunc(words, foreign) {
		return true
	}
	if strings.ContainsFunc(words, withoutBlanks) {
		return v.Empty() // short forms cannot be told from the words around them
	}
	return !slices.ContainsFunc(v.hidden, func(p person) bool { return !p.foreign })
}

// Words gives words without the marked names. code is the language the words are in: "en", "es", or another, in which
// three dots stand for the person.
func (v *Veil) Words(words, code string) string {
	if v.Empty() || words == "" {
		return words
	}
	for _, p := range v.hidden {
		for _, name := range p.native {
			if strings.ContainsFunc(name, withoutBlanks) {
				words = strings.ReplaceAll(words, name, "…")
			}
		}
	}
	tokens := cut(words)
	owner := v.owners(words, tokens)
	var out strings.Builder
	at := 0
	for i := 0; i < len(tokens); {
		if owner[i] < 0 {
			i++
			continue
		}
		last := i
		for last+1 < len(tokens) && owner[last+1] == owner[i] && (joins(words[tokens[last].end:tokens[last+1].start]) || broken(words[tokens[last].end:tokens[last+1].start])) {
			last++
		}
		start, end := tokens[i].start, tokens[last].end
		out.WriteString(words[at:start])
		if shortened(tokens[last]) && strings.HasPrefix(words[end:], ".") && !ends(words[end+1:]) {
			end++ // the point belongs to an initial or a title, not to the sentence
		}
		owned, skip := possessive(words[end:], code)
		out.WriteString(begin(v.hidden[owner[i]].words(code, owned), out.String()))
		if owned {
			out.WriteString("’s")
		}
		at, i = end+skip, last+1
	}
	out.WriteString(words[at:])
	return out.String()
}

// owners says of each word whose name it is part of, -1 for nobody's.
func (v *Veil) owners(words string, tokens []token) []int {
	owner := make([]int, len(tokens))
	for i := range owner {
		owner[i] = -1
	}
	free := v.whole(tokens)
	for i, t := range tokens {
		for n := range v.hidden {
			if !free[i] && owner[i] < 0 && v.hidden[n].is(t) {
				owner[i] = n
			}
		}
	}
	v.pairs(tokens, owner, free)
	v.parted(words, tokens, owner, free)
	for i := range tokens { // what stands beside a name belongs to it: initials, titles, small words between two parts
		if owner[i] >= 0 {
			v.spread(tokens, owner, free, i)
		}
	}
	return owner
}

// pairs finds two initials that stand for a name: B. H.
func (v *Veil) pairs(tokens []token, owner []int, free []bool) {
	for i := 0; i+1 < len(tokens); i++ {
		a, b := tokens[i], tokens[i+1]
		if free[i] || owner[i] >= 0 || !a.initial || !b.initial || !a.dot || !b.dot {
			continue
		}
		for n := range v.hidden {
			if v.hidden[n].initials[a.plain] && v.hidden[n].initials[b.plain] {
				owner[i], owner[i+1] = n, n
				break
			}
		}
	}
}

// parted finds a name that is written in two or three words, or broken at the end of a line: Mc Donald, Hollo-way.
func (v *Veil) parted(words string, tokens []token, owner []int, free []bool) {
	for i, t := range tokens {
		one := t.plain
		for j := i + 1; t.capital && j < len(tokens) && j < i+3 && !free[i] && !free[j]; j++ {
			if gap := words[tokens[j-1].end:tokens[j].start]; !tokens[j].near && !broken(gap) {
				break
			}
			one += tokens[j].plain
			for n := range v.hidden {
				if len(one) > 4 && v.hidden[n].parts[one] {
					for k := i; k <= j; k++ {
						owner[k] = n
					}
				}
			}
		}
		if n := i + 1; titles[t.plain] && n < len(tokens) && tokens[n].near && tokens[n].initial && owner[n] < 0 && !free[n] {
			owner[n] = slices.IndexFunc(v.hidden, func(p person) bool { return p.initials[tokens[n].plain] })
		}
	}
}

func (v *Veil) spread(tokens []token, owner []int, free []bool, i int) {
	n := owner[i]
	takes := func(t token) bool { return t.initial && v.hidden[n].initials[t.plain] || titles[t.plain] }
	for j := i - 1; j >= 0 && owner[j] < 0 && !free[j] && takes(tokens[j]) && tokens[j+1].near; j-- {
		owner[j] = n
	}
	j := i + 1
	for j < len(tokens) && owner[j] < 0 && tokens[j].near && tokens[j].initial && v.hidden[n].initials[tokens[j].plain] {
		owner[j] = n
		j++
	}
	for k := j; k < len(tokens) && tokens[k].near && between[tokens[k].plain]; k++ {
		if k+1 < len(tokens) && owner[k+1] == n && tokens[k+1].near {
			for m := j; m <= k; m++ {
				owner[m] = n
			}
		}
	}
}

// whole marks the words of whole names that may stand.
func (v *Veil) whole(tokens []token) []bool {
	free := make([]bool, len(tokens))
	for _, name := range v.shown {
		for i := 0; i+len(name) <= len(tokens); i++ {
			same := true
			for k, w := range name {
				same = same && tokens[i+k].plain == w && (k == 0 || tokens[i+k].near)
			}
			for k := 0; same && k < len(name); k++ {
				free[i+k] = true
			}
		}
	}
	return free
}

// is reports whether a word is part of the person's name.
func (p person) is(t token) bool {
	if len([]rune(t.plain)) < 2 {
		return t.initial && t.dot && p.parts[alone+t.plain]
	}
	if p.parts[t.plain] {
		return t.capital || len(t.plain) > 2 && !everyday[t.plain]
	}
	if t.capital && slices.ContainsFunc(p.given, func(g string) bool { return len(g) > 2 && conflict.SameGiven(g, t.plain) }) {
		return true
	}
	if t.capital && slices.ContainsFunc(p.given, func(g string) bool { return small(g, t.plain) }) {
		return true
	}
	if t.foreign && slices.ContainsFunc(p.native, func(w string) bool { return len([]rune(w)) > 2 && strings.Contains(t.raw, w) }) {
		return true // with a small word written before it, as in Arabic
	}
	for part := range p.parts {
		switch {
		case t.capital && len(part) > 2 && t.plain == part+"s", t.handle && len(part) > 3 && strings.Contains(t.plain, part):
			return true
		case t.foreign && alikeAbroad(part, t.plain), t.capital && slip(part, t.plain):
			return true
		}
	}
	return false
}

// foreign reports whether a letter is of another alphabet than the Latin one.
func foreign(r rune) bool { return unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) }
