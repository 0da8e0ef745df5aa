package ui

import (
	"cmp"
	"slices"
	"strings"

	"github.com/harborfile/harborfile/ui/kit"
)

// goal is one place to go to, or one thing to do, that the search offers.
type goal struct {
	id        string // the same each time the search is opened, for what was used last
	kind      string // key of the word for what it is
	head, sub string
	fold      string // what is searched, folded
	named     int    // how much of fold is the name
	do        func()
}

// newGoal makes a goal; more are words that it is found by and that are not shown.
func newGoal(kind, id, head, sub string, do func(), more ...string) *goal {
	g := &goal{id: kind + ":" + id, kind: kind, head: head, sub: sub, do: do}
	name := kit.Fold(head)
	g.fold, g.named = kit.Fold(strings.Join(append([]string{head, sub}, more...), " ")), len(name)
	return g
}

// rank says how well a goal fits the words that were typed: 0 not at all. A word at the beginning of the name
// counts most, then one at the beginning of another word of the name, of anything else, and last one inside a word.
func (g *goal) rank(words []string) int {
	sum := 0
	for _, w := range words {
		switch name := g.fold[:g.named]; {
		case strings.HasPrefix(name, w):
			sum += 8
		case strings.Contains(name, " "+w):
			sum += 6
		case strings.Contains(g.fold, " "+w):
			sum += 4
		case strings.Contains(g.fold, w):
			sum += 1
		default:
			return 0
		}
	}
	return sum
}

// ranked are the goals that fit, best first and at most limit of them. Among equals, those used last come first,
// then they stay in the order given.
func ranked(goals []*goal, words, recent []string, limit int) []*goal {
	type hit struct {
		*goal
		score int
	}
	var hits []hit
	for _, g := range goals {
		if n := g.rank(words); n > 0 {
			hits = append(hits, hit{g, n*10 + max(0, len(recent)-used(recent, g.id))})
		}
	}
	slices.SortStableFunc(hits, func(a, b hit) int { return cmp.Compare(b.score, a.score) })
	var out []*goal
	for _, h := range hits[:min(limit, len(hits))] {
		out = append(out, h.goal)
	}
	return out
}

// used is how long ago a goal was used last, counted in goals; len(recent) if it was not.
func used(recent []string, id string) int {
	if i := slices.Index(recent, id); i >= 0 {
		return i
	}
	return len(recent)
}

// recentKept is how many goals that were used are offered again.
const recentKept = 6

// use notes a goal that was taken. It is remembered until the vault is locked, and nowhere but here.
func (a *App) use(id string) {
	a.recent = slices.DeleteFunc(a.recent, func(old string) bool { return old == id })
	a.recent = slices.Insert(a.recent, 0, id)
	a.recent = a.recent[:min(recentKept, len(a.recent))]
}
