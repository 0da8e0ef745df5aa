package veil

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/harborfile/harborfile/cases/conflict"
)

// token is one word of a text.
type token struct {
	start, end int    // in bytes
	plain      string // in plain small Latin letters
	capital    bool   // begins with a capital, or is of a script without capitals
	initial    bool   // one capital letter
	dot        bool   // a full stop follows at once
	near       bool   // only a blank, a hyphen or a mark of an initial lies before it, so that it may go on a name
	foreign    bool   // has letters of another alphabet
	raw        string // as it is written, of a foreign word
	handle     bool   // part of an address or a user's name: BrandtH, @brandt_92
}

// cut finds the words of a text. Letters and the marks on them make a word; everything else parts two.
func cut(words string) []token {
	var out []token
	for i := 0; i < len(words); {
		r, size := utf8.DecodeRuneInString(words[i:])
		if !inWord(r) || unseen(r) {
			i += size
			continue
		}
		start := i
		for i < len(words) {
			r, size := utf8.DecodeRuneInString(words[i:])
			if !inWord(r) {
				break
			}
			i += size
		}
		w := words[start:i]
		first, _ := utf8.DecodeRuneInString(w)
		t := token{start: start, end: i, plain: conflict.Plain(strings.Map(seen, w)), capital: !unicode.IsLower(first), dot: strings.HasPrefix(words[i:], "."),
			foreign: strings.ContainsFunc(w, foreign)}
		if t.foreign {
			t.raw = w
		}
		before, _ := utf8.DecodeLastRuneInString(words[:start])
		after, _ := utf8.DecodeRuneInString(words[i:])
		t.handle = joint(before) || joint(after) || humped(w)
		t.initial = t.capital && utf8.RuneCountInString(w) == 1
		if n := len(out); n > 0 {
			t.near = joins(words[out[n-1].end:start])
		}
		out = append(out, t)
	}
	return out
}

// inWord reports whether a rune belongs to a word.
func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.Is(unicode.M, r) || unseen(r) }

// unseen reports whether a rune inside a word leaves no mark: the soft hyphen of a page that was scanned, and blanks without width.
func unseen(r rune) bool {
	return r == 0xAD || r >= 0x200B && r <= 0x200D || r == 0x2060 || r == 0xFEFF
}

func seen(r rune) rune {
	if unseen(r) {
		return -1
	}
	return r
}

// joint reports whether a rune ties words of an address together.
func joint(r rune) bool { return r == '@' || r == '_' || unicode.IsDigit(r) }

// humped reports whether a capital follows a small letter.
func humped(w string) bool {
	small := false
	for _, r := range w {
		if small && unicode.IsUpper(r) {
			return true
		}
		small = unicode.IsLower(r)
	}
	return false
}

// broken reports whether what lies between two words parts one word at the end of a line.
func broken(gap string) bool { return gap == "-\n" || gap == "-\r\n" || gap == "‐\n" }

// unspaced are scripts that put no blanks between words.
var unspaced = []*unicode.RangeTable{unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar}

func withoutBlanks(r rune) bool { return unicode.In(r, unspaced...) }

// small reports whether a word is a given name made small: Juanito of Juan, Kimmy of Kim.
func small(given, word string) bool {
	if len(given) < 3 {
		return false
	}
	stem := strings.TrimRight(given, "aeio")
	last := given[len(given)-1:]
	for _, end := range []string{"ito", "ita", "cito", "cita", "illo", "illa"} {
		if word == stem+end || word == given+end {
			return true
		}
	}
	for _, end := range []string{"y", "ie", last + "y", last + "ie"} {
		if word == given+end {
			return true
		}
	}
	return false
}

// joins reports whether what lies between two words lets them be one name.
func joins(gap string) bool {
	switch strings.TrimLeft(gap, ".") {
	case " ", ", ", "-", "‐", "‑", "'", "’", "\u00a0", "\n", "":
		return len(gap) > 0 && strings.Count(gap, ".") <= 1
	}
	return false
}

// plainWords are the words of a name in plain letters.
func plainWords(name string) []string {
	var out []string
	for _, t := range cut(name) {
		if t.plain != "" {
			out = append(out, t.plain)
		}
	}
	return out
}

// titles stand before a name and go with it.
var titles = set("mr mrs ms miss dr sir mister madam sr sra srta senor senora senorita don dona")

// between are small words that may stand inside a name.
var between = set("de del la las los el da das do dos di du le van von der den al bin ibn")

// everyday are names that are also ordinary words: they are hidden only where they begin with a capital.
var everyday = set("will may mark rose hope grace faith art bill rob jack frank sue june april august dawn joy pat penny guy miles chase drew " +
	"grant wade max king young black white brown green gray grey long short day night page price love man men boss coach old big little " +
	"rich hunter mason cook baker wood woods stone hill rivers lake park bush rock cash angel jewel ruby pearl summer autumn winter sky star " +
	"daddy papa uncle friend brother sister mama mother father boy girl " +
	"rosa paz luz sol mercedes dolores blanca clara angeles gloria esperanza flor flores reyes cruz campos rios leon moreno rubio calvo bravo rey " +
	"mar montes vega ramos iglesias iglesia santos jefe tio tia amigo padrino")

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// slip reports whether two words differ by one letter: one more, one less, another, or two that changed places. Short
// words are too often another word.
func slip(a, b string) bool {
	if len(a) < 5 || len(b) < 5 || a[0] != b[0] || a == b {
		return false
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	n := 0
	for n < len(a) && a[n] == b[n] {
		n++
	}
	switch len(b) - len(a) {
	case 0:
		return a[n+1:] == b[n+1:] || n+1 < len(a) && a[n] == b[n+1] && a[n+1] == b[n] && a[n+2:] == b[n+2:]
	case 1:
		return a[n:] == b[n+1:]
	}
	return false
}

// alikeAbroad compares a name with a word written in another alphabet, which may be declined and is spelled by ear:
// nearly all of the shorter sound begins the other.
func alikeAbroad(part, word string) bool {
	a, b := conflict.Sound(part), conflict.Sound(word)
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n >= 3 && n >= min(len(a), len(b))-1 && len(b) <= len(a)+4
}

// shortened reports whether a full stop behind a word is the word's own.
func shortened(t token) bool { return t.initial || titles[t.plain] }

// ends reports whether a text is over, or a new line follows.
func ends(rest string) bool { return rest == "" || rest[0] == '\n' }

// possessive finds the English ending of what belongs to somebody, and its length.
func possessive(rest, code string) (owned bool, length int) {
	if code != "en" {
		return false, 0
	}
	for _, mark := range []string{"'s", "’s", "'S", "’S"} {
		if after, ok := strings.CutPrefix(rest, mark); ok {
			r, _ := utf8.DecodeRuneInString(after)
			return !unicode.IsLetter(r), len(mark)
		}
	}
	return false, 0
}

// begin sets a capital where a sentence begins.
func begin(words, before string) string {
	before = strings.TrimRight(before, " \n\"“‘'(¿¡")
	if before != "" && !strings.ContainsAny(before[len(before)-1:], ".!?:") {
		return words
	}
	r, size := utf8.DecodeRuneInString(words)
	return string(unicode.ToUpper(r)) + words[size:]
}

// The words that stand for a person, by how many were marked before; owned are those that "'s" follows.
var (
	persons = map[string][]string{
		"en": {"the person we spoke of", "the second person we spoke of", "the third person we spoke of", "another person we spoke of"},
		"es": {"la persona de quien hablamos", "la segunda persona de quien hablamos", "la tercera persona de quien hablamos", "otra persona de quien hablamos"},
	}
	owners = []string{"that person", "the second person", "the third person", "another person"}
	kin    = map[string][]string{"en": {"a member of the family", "another member of the family"}, "es": {"alguien de la familia", "otra persona de la familia"}}
)

// words are what stands for the person in a language.
func (p person) words(code string, owned bool) string {
	list := persons[code]
	switch {
	case p.family:
		list = kin[code]
	case owned:
		list = owners
	}
	if len(list) == 0 {
		return "…"
	}
	return list[min(p.n, len(list)-1)]
}
