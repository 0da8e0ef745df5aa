package conflict

import (
	"cmp"
	"slices"
	"strings"

	"github.com/harborfile/harborfile/cases"
)

// Find lists everybody who may stand in two files: pairs of different files, or of a file and the office's own lists.
// People of one client's own file are not compared with each other. The strongest matches come first.
func Find(f Files) []Match {
	list := f.people()
	index := indexOf(list)
	var out []Match
	for i := range list {
		for _, k := range index.near(list[i]) {
			if k <= i || sameFile(list[i].ref, list[k].ref) {
				continue
			}
			if m, ok := compare(list[i], list[k]); ok {
				out = append(out, m)
			}
		}
	}
	return sorted(out)
}

// Who lists everybody whom one client's file names and who may stand elsewhere: the check before a new client or
// party is taken on.
func Who(f Files, clientID string) []Match {
	var out []Match
	for _, m := range Find(f) {
		if m.A.File == clientID || m.B.File == clientID {
			out = append(out, m)
		}
	}
	return out
}

// Named lists everybody who may bear a name, as the check before anything is written down. born may be empty. A of each
// match is the zero Ref.
func Named(f Files, written string, born cases.Date) []Match {
	asked := person{names: texts(legal, written), born: born}
	if asked.names = slices.DeleteFunc(asked.names, func(n name) bool { return len(n.tokens) == 0 }); len(asked.names) == 0 {
		return nil
	}
	var out []Match
	for _, p := range f.people() {
		if m, ok := compare(asked, p); ok {
			out = append(out, m)
		}
	}
	return sorted(out)
}

func sameFile(a, b Ref) bool { return a.File == b.File }

func sorted(list []Match) []Match {
	rank := map[Band]int{Strong: 0, Likely: 1, Possible: 2}
	slices.SortStableFunc(list, func(x, y Match) int {
		return cmp.Or(cmp.Compare(rank[x.Band], rank[y.Band]), strings.Compare(x.A.ID+x.A.Part, y.A.ID+y.A.Part), strings.Compare(x.B.ID+x.B.Part, y.B.ID+y.B.Part))
	})
	return list
}

// index finds people who share at least one word in some form, so that a large office is not compared each with each.
// A match always has one word that agrees in such a form: see byWords.
type index map[string][]int

func indexOf(list []person) index {
	x := index{}
	for i, p := range list {
		for key := range keysOf(p) {
			x[key] = append(x[key], i)
		}
	}
	return x
}

func (x index) near(p person) []int {
	seen := map[int]bool{}
	for key := range keysOf(p) {
		for _, i := range x[key] {
			seen[i] = true
		}
	}
	out := make([]int, 0, len(seen))
	for i := range seen {
		out = append(out, i)
	}
	slices.Sort(out)
	return out
}

func keysOf(p person) map[string]bool {
	keys := map[string]bool{}
	for _, n := range p.names {
		letters := []byte(n.joined)
		slices.Sort(letters)
		keys["letters "+string(letters)] = true
		for _, t := range n.tokens {
			keys["sound "+t.sound], keys["bones "+t.bones], keys["sound "+withoutArticle(t.sound)] = true, true, true
			keys["sound "+breathed(t.sound)] = true
			if t.nick != "" {
				keys["nick "+t.nick] = true
			}
		}
	}
	return keys
}
