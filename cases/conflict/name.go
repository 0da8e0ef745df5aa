package conflict

import (
	"strings"
	"unicode"

	"github.com/harborfile/harborfile/cases"
)

// origin says which of a person's names it is.
type origin int

const (
	legal origin = iota
	alias
	native
)

// name is one name of a person, taken apart for comparing.
type name struct {
	origin origin
	tokens []token
	joined string // every token in order, without spaces: for names whose parts are written together or apart
}

// token is one word of a name in the forms that are compared.
type token struct {
	plain    string // Latin letters without accents
	sound    string // spellings of one sound made one
	bones    string // consonants only
	arabic   bool   // written in Arabic letters, or one of the Arabic names of many spellings
	cyrillic bool   // written in Cyrillic letters
	nick     string // the group of given names it belongs to, "" for none
	initial  bool   // one letter
}

// titles are words that belong to no name.
var titles = map[string]bool{"mr": true, "mrs": true, "ms": true, "miss": true, "dr": true, "sr": true, "sra": true, "don": true, "dona": true,
	"jr": true, "ii": true, "iii": true, "iv": true, "officer": true, "agent": true, "det": true, "detective": true, "atty": true, "esq": true}

// particles join parts of a name and are often left out.
var particles = map[string]bool{"de": true, "del": true, "la": true, "las": true, "los": true, "y": true, "da": true, "do": true, "dos": true,
	"van": true, "von": true, "bin": true, "ibn": true, "bint": true, "al": true, "el": true, "ul": true, "e": true}

func nameOf(n cases.Name, from origin) name {
	return parse(from, n.Given, n.Middle, n.Family)
}

func texts(from origin, list ...string) []name {
	var out []name
	for _, s := range list {
		out = append(out, parse(from, s))
	}
	return out
}

func parse(from origin, parts ...string) name {
	n := name{origin: from}
	words := strings.FieldsFunc(arabicPrefixes(strings.Join(parts, " ")), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) && !isApostrophe(r)
	})
	for _, w := range words {
		plain := latin(w)
		if plain == "" || titles[plain] {
			continue
		}
		n.joined += plain
		n.tokens = append(n.tokens, tokenOf(w, plain))
	}
	n.tokens = withoutParticles(n.tokens)
	return n
}

// withoutParticles drops joining words, unless nothing would be left of the name: the Vietnamese Văn is a middle name
// that Van den Berg's van is not, and neither decides who a person is.
func withoutParticles(list []token) []token {
	var kept []token
	for _, t := range list {
		if !particles[t.plain] {
			kept = append(kept, t)
		}
	}
	if len(kept) == 0 {
		return list
	}
	return kept
}

func tokenOf(word, plain string) token {
	t := token{plain: plain, sound: soundOf(plain), bones: bonesOf(plain), nick: nickOf(plain), initial: len(plain) == 1}
	t.arabic = hasArabic(word) || arabicNames[t.bones]
	t.cyrillic = strings.ContainsFunc(word, func(r rune) bool { return unicode.Is(unicode.Cyrillic, r) })
	if t.nick == "" {
		t.nick = nickOf(t.sound)
	}
	return t
}

func isApostrophe(r rune) bool {
	switch r {
	case '\'', '’', '‘', 'ʼ', 'ʻ', '`', '´', 'ʹ', 'ʺ':
		return true
	}
	return false
}
