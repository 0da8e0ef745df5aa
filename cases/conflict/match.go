package conflict

import (
	"cmp"
	"slices"
)

// Band says how much a match is worth a look.
type Band string

// The bands.
const (
	Strong   Band = "strong"   // the same name, and nothing against it
	Likely   Band = "likely"   // the same name written in another way, or a part of it
	Possible Band = "possible" // similar, or the same with another birth date
)

// Reason says why two people may be one.
type Reason string

// The reasons.
const (
	SameName    Reason = "same name"
	OtherLetter Reason = "same name in other letters or spelling"
	OtherOrder  Reason = "same name in another order"
	Nickname    Reason = "short or familiar form of the name"
	PartOfName  Reason = "part of the name is the same"
	SmallSlip   Reason = "one letter differs"
	ByAlias     Reason = "another name used"
	SameBirth   Reason = "same birth date"
	NearBirth   Reason = "birth dates differ in one place"
	OtherBirth  Reason = "birth dates differ"
)

// Match is two people who may be one. A stands before B in the files.
type Match struct {
	A       Ref      `json:"a"`
	B       Ref      `json:"b"`
	Band    Band     `json:"band"`
	Reasons []Reason `json:"reasons"`
}

// likeness is what comparing two names gives.
type likeness struct {
	score   float64 // 0 to 1
	reasons []Reason
}

// The least score of each band, before birth dates are looked at.
const (
	leastStrong   = 0.97
	leastLikely   = 0.86
	leastPossible = 0.74
)

// compare looks at every name of one person beside every name of the other and keeps the best.
func compare(a, b person) (Match, bool) {
	var best likeness
	for _, n := range a.names {
		for _, m := range b.names {
			l := alike(n, m)
			if l.score > 0 && (n.origin == alias || m.origin == alias) {
				l.reasons = append(l.reasons, ByAlias)
			}
			if l.score > best.score {
				best = l
			}
		}
	}
	if best.score == 0 {
		return Match{}, false
	}
	best = withBirth(best, a.born, b.born)
	m := Match{A: a.ref, B: b.ref, Reasons: best.reasons}
	switch {
	case best.score >= leastStrong:
		m.Band = Strong
	case best.score >= leastLikely:
		m.Band = Likely
	case best.score >= leastPossible:
		m.Band = Possible
	default:
		return Match{}, false
	}
	return m, true
}

// alike compares two names word by word, whatever their order.
func alike(a, b name) likeness {
	if len(a.tokens) == 0 || len(b.tokens) == 0 {
		return likeness{}
	}
	if len(a.tokens) == 1 || len(b.tokens) == 1 {
		return alone(a, b)
	}
	l := byWords(a, b)
	// Parts written together or apart: Xiao Ming, Xiaoming.
	if l.score < leastLikely && len(a.joined) >= 6 && sameLetters(a, b) {
		l = likeness{0.9, []Reason{OtherLetter}}
	}
	return l
}

// alone compares names of which one is a single word: two equal single words say a little, unless the word is a whole
// name in a script that writes it so.
func alone(a, b name) likeness {
	if sameLetters(a, b) && len(a.joined) >= 6 && len(a.tokens) != len(b.tokens) {
		return likeness{0.9, []Reason{OtherLetter}}
	}
	if len(a.tokens) != 1 || len(b.tokens) != 1 {
		return likeness{}
	}
	x, y := a.tokens[0], b.tokens[0]
	switch {
	case x.plain == y.plain && wholeName(x.plain):
		return likeness{1, []Reason{SameName}}
	case x.plain == y.plain:
		return likeness{0.8, []Reason{SameName, PartOfName}}
	}
	return likeness{}
}

// wholeName reports whether a word is of a script that writes family and given name as one word.
func wholeName(s string) bool {
	r := []rune(s)
	return len(r) >= 2 && r[0] >= 0x2e80
}

// sameLetters reports whether both names have the same letters in a row when every space is left out, in one order of
// family and given name or the other.
func sameLetters(a, b name) bool {
	if a.joined == b.joined {
		return true
	}
	for i := 1; i < len(b.tokens); i++ {
		turned := ""
		for _, t := range slices.Concat(b.tokens[i:], b.tokens[:i]) {
			turned += t.plain
		}
		if a.joined == turned {
			return true
		}
	}
	for i := 1; i < len(a.tokens); i++ {
		turned := ""
		for _, t := range slices.Concat(a.tokens[i:], a.tokens[:i]) {
			turned += t.plain
		}
		if turned == b.joined {
			return true
		}
	}
	return false
}

// byWords pairs the words of the shorter name with those of the longer one, the best pairs first.
func byWords(a, b name) likeness {
	if len(a.tokens) > len(b.tokens) {
		a, b = b, a
	}
	pairs := pairsOf(a, b)
	usedA, usedB := map[int]bool{}, map[int]bool{}
	sum, sure, turned := 0.0, 0, false
	var reasons []Reason
	lastB := -1
	var order []pair
	for _, p := range pairs {
		if usedA[p.i] || usedB[p.k] {
			continue
		}
		usedA[p.i], usedB[p.k] = true, true
		order = append(order, p)
		sum += p.score
		if p.score >= 0.9 {
			sure++
		}
		if p.reason != "" && !slices.Contains(reasons, p.reason) {
			reasons = append(reasons, p.reason)
		}
	}
	if len(order) < 2 || sure == 0 {
		return likeness{} // one common word is no match: many people are called Nguyen
	}
	slices.SortFunc(order, func(x, y pair) int { return cmp.Compare(x.i, y.i) })
	for _, p := range order {
		turned = turned || p.k < lastB
		lastB = p.k
	}
	score := sum / float64(len(a.tokens))
	if left := len(a.tokens) - len(order); left > 0 && len(order) < len(b.tokens) {
		score -= 0.1 * float64(left) // both names have a word that the other lacks
	}
	if more := len(b.tokens) - len(a.tokens); more > 0 {
		score -= 0.04 + 0.02*float64(more-1)
		reasons = append(reasons, PartOfName)
	}
	if turned {
		score -= 0.02
		reasons = append(reasons, OtherOrder)
	}
	if len(reasons) == 0 {
		reasons = []Reason{SameName}
	}
	return likeness{score, reasons}
}

// pair is a word of one name beside a word of the other.
type pair struct {
	i, k   int
	score  float64
	reason Reason
}

func pairsOf(a, b name) []pair {
	var out []pair
	for i, x := range a.tokens {
		for k, y := range b.tokens {
			if score, reason := words(x, y); score > 0 {
				out = append(out, pair{i, k, score, reason})
			}
		}
	}
	slices.SortStableFunc(out, func(x, y pair) int {
		return cmp.Or(cmp.Compare(y.score, x.score), cmp.Compare(abs(x.i-x.k), abs(y.i-y.k)))
	})
	return out
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
