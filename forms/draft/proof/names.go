package proof

import (
	"slices"
	"strings"
	"unicode"

	"github.com/harborfile/harborfile/cases/pattern"
)

// The rules about names.
const (
	RuleName     Rule = "name-unknown"  // a person whom the file does not know and the paper does not introduce
	RuleSpelling Rule = "name-spelling" // one letter or two from a name of the file
)

// capital is a word with a capital letter: Núñez, O'Brien, Fictus-Malone.
var capital = pattern.Must(`\p{Lu}[\p{L}\p{M}]*(?:['’-]\p{L}[\p{L}\p{M}]*)*`)

// joined are what may stand between two words of one name.
var joined = pattern.Must(`^(?: | (?:de|del|de la|de las|de los|da|dos|van|von|al|bin|y) |, )$`)

// named is a run of words with capital letters.
type named struct {
	words      []string
	start, end int
	opens      bool // begins its sentence
}

// runs finds the names in a sentence. A comma ends a name here: "Testa, Muster and Beispiel" are three.
func runs(s string) []named {
	var out []named
	for _, at := range capital.FindAllStringIndex(s, -1) {
		if at[0] > 0 && (isWord(s[:at[0]]) || s[at[0]-1] == '\'' || strings.HasSuffix(s[:at[0]], "’")) {
			continue
		}
		w := s[at[0]:at[1]]
		if n := len(out); n > 0 {
			if gap := s[out[n-1].end:at[0]]; gap != ", " && joined.MatchString(gap) {
				out[n-1].words, out[n-1].end = append(out[n-1].words, w), at[1]
				continue
			}
		}
		out = append(out, named{words: []string{w}, start: at[0], end: at[1], opens: !strings.ContainsFunc(s[:at[0]], unicode.IsLetter)})
	}
	return out
}

// isWord reports whether a text ends within a word.
func isWord(before string) bool {
	last := []rune(before)
	return len(last) > 0 && (unicode.IsLetter(last[len(last)-1]) || unicode.IsDigit(last[len(last)-1]))
}

var (
	honorific = pattern.Must(`(?i)(?:^|[\s(“"])(?:mr|mrs|ms|mx|miss|dr|prof|judge|justice|officer|detective|det|sgt|sergeant|lieutenant|agent|señora?|sra?|srta|don|doña)\.?\s+$`)
	placed    = pattern.Must(`(?i)(?:^|[\s(])(?:in|at|to|from|near|of|through|via|toward|towards|outside|around|on|by the|called the|the|a|an|this|that|my|our|his|her|their|its|and the|en|a|de|del|desde|hasta|cerca de|el|la|los|las|un|una)\s+$`)
	// Words before or after a name that say who this is: the paper introduces the person itself.
	introduced  = pattern.Must(`(?i)(?:\b(?:named|called|known as|nicknamed|went by|goes by|name was|name is|by the name of|llamad[oa]|se llamaba|se llama|apodad[oa])\s+["“]?|\b(?:friend|brother|sister|mother|father|mom|dad|aunt|uncle|cousin|son|daughter|husband|wife|boyfriend|girlfriend|partner|neighbor|boss|manager|supervisor|landlord|coworker|roommate|teacher|counselor|nurse|caseworker|officer|detective|man|woman|girl|boy|amigo|amiga|hermano|hermana|madre|padre|tía|tío|primo|prima|hijo|hija|esposo|esposa|novio|novia|jefe|jefa|hombre|mujer|señor|señora),?\s+)$`)
	introducing = pattern.Must(`^["”]?(?:,? (?:who|whose|whom|quien|que era)\b|,? (?:my|a|an|the|our|his|her|their|mi|un|una|el|la|su)\s+(?:\p{L}+\s+){0,2}(?:friend|brother|sister|mother|father|aunt|uncle|cousin|son|daughter|husband|wife|boyfriend|girlfriend|partner|neighbor|boss|manager|supervisor|landlord|coworker|roommate|teacher|counselor|nurse|caseworker|doctor|physician|social worker|officer|detective|attorney|lawyer|advocate|man|woman|amigo|amiga|hermano|hermana|jefe|jefa)\b|\s*\((?:the\s+|el\s+|la\s+)?[“"])`)
)

// A party in the name of a decided case: State v. Doe, In re Doe, Doe v. State.
var (
	inCaseName   = pattern.Must(`(?:\bvs?\. |\bIn re |\bex rel\. )$`)
	beforeVersus = pattern.Must(`^ vs?\. `)
)

// names finds people whom neither the file nor the paper introduces, and names that are nearly one of the file.
func (r *reading) names() {
	lower := r.inSmallLetters()
	met := map[string]bool{}
	for _, p := range r.passages {
		if p.part != body && p.part != quoted && p.part != cell {
			continue
		}
		for _, s := range sentences(p.text) {
			for _, n := range runs(s.text) {
				r.name(p, s.text, n, lower, met)
			}
		}
	}
}

// name looks at one run of words with capital letters.
func (r *reading) name(p passage, s string, n named, lower, met map[string]bool) {
	before, after := s[:n.start], s[n.end:]
	titled := honorific.MatchString(before)
	for len(n.words) > 0 && (n.opens || titled) && (plainWords[folded(n.words[0])] || lower[folded(n.words[0])]) && !titled {
		n.words, n.opens = n.words[1:], false // "When Rico": the sentence begins, not the name
		before = ""
	}
	var strange []string
	for _, w := range n.words {
		f := folded(w)
		switch {
		case f == "" || r.isKnown(f) || plainWords[f] && len(n.words) == 1:
		case institution[f]:
			return // a place or a body, not a person
		case strings.ToUpper(w) == w && len([]rune(w)) > 1:
		case plainWords[f] || len([]rune(f)) == 1 || lower[f] && !titled:
		default:
			strange = append(strange, w)
		}
	}
	if len(strange) == 0 || n.opens && !titled && r.onlyOpens(n, strange) {
		return
	}
	if len(strange) == 1 && strings.HasPrefix(after, ".") && abbreviations[folded(strange[0])] {
		return
	}
	if inCaseName.MatchString(before) || beforeVersus.MatchString(after) {
		return
	}
	quote := strings.Join(n.words, " ")
	for _, w := range strange {
		if near := r.nearly(w); near != "" && (titled || len(n.words) > 1 || len([]rune(w)) >= 6) {
			r.find(RuleSpelling, r.spelled(n, titled), p, quote, near, FixPaper)
			return
		}
	}
	single := len(n.words) == 1
	switch {
	case met[folded(strange[0])]:
	case introduced.MatchString(before) || introducing.MatchString(after):
		met[folded(strange[0])] = true
	case single && !titled && (placed.MatchString(before) || len([]rune(n.words[0])) < 3):
	case single && !titled && p.part == cell:
	default:
		met[folded(strange[0])] = true
		r.find(RuleName, Amber, p, quote, "", FixFacts)
	}
}

// isKnown reports whether the file knows every part of a folded word: Fictus-Malone has two.
func (r *reading) isKnown(word string) bool {
	for _, part := range strings.Fields(word) {
		if !r.known.words[part] {
			return false
		}
	}
	return true
}

// onlyOpens reports whether the strange word is but the first of its sentence, and no name beside it makes it one.
func (r *reading) onlyOpens(n named, strange []string) bool {
	if len(strange) > 1 || strange[0] != n.words[0] {
		return false
	}
	return !slices.ContainsFunc(n.words[1:], func(w string) bool { return r.partOfAName(folded(w)) })
}

// spelled is red where a word beside it says that a person of the file is meant.
func (r *reading) spelled(n named, titled bool) Level {
	if titled {
		return Red
	}
	for _, w := range n.words {
		if r.partOfAName(folded(w)) {
			return Red
		}
	}
	return Amber
}

// partOfAName reports whether a folded word is part of a person's name in the file.
func (r *reading) partOfAName(w string) bool {
	for _, p := range r.known.people {
		for _, n := range p.names {
			if slices.Contains(strings.Fields(folded(n.Full())), w) {
				return true
			}
		}
	}
	return false
}

// nearly is the part of a person's name in the file from which a word differs by a letter or two, "" where there is
// none.
func (r *reading) nearly(word string) string {
	for _, w := range strings.Fields(folded(word)) {
		if near := r.nearlyPart(w); near != "" && !r.known.words[w] {
			return near
		}
	}
	return ""
}

// nearlyPart does so for one word without hyphens.
func (r *reading) nearlyPart(w string) string {
	for _, p := range r.known.people {
		for _, n := range p.names {
			for _, part := range strings.FieldsFunc(n.Full(), func(c rune) bool { return c == ' ' || c == '-' }) {
				have := folded(part)
				allowed := 1
				if len(have) >= 8 {
					allowed = 2
				}
				if len(have) >= 4 && len(w) >= 4 && have != w && !strings.HasPrefix(w, have) && edits(w, have, allowed) <= allowed {
					return part
				}
			}
		}
	}
	return ""
}

// inSmallLetters are the words that the paper also writes without a capital: they are no names.
func (r *reading) inSmallLetters() map[string]bool {
	out := map[string]bool{}
	for _, p := range r.passages {
		for _, w := range strings.FieldsFunc(p.text, func(c rune) bool { return !unicode.IsLetter(c) && c != '\'' && c != '’' }) {
			if c := []rune(w)[0]; unicode.IsLower(c) {
				out[folded(w)] = true
			}
		}
	}
	return out
}

// edits counts the letters put in, left out, changed or swapped between two words, up to one more than limit.
func edits(a, b string, limit int) int {
	x, y := []rune(a), []rune(b)
	if len(x)-len(y) > limit || len(y)-len(x) > limit {
		return limit + 1
	}
	var before, last []int
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(x); i++ {
		before, last, row = last, row, make([]int, len(y)+1)
		row[0] = i
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
	}
	return row[len(y)]
}
