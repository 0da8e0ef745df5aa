package draft

import (
	"cmp"
	"maps"
	"slices"

	"github.com/harborfile/harborfile/cases"
)

// Ask is one fact that a template asks for.
type Ask struct {
	Fact    string // path; with [] for every row of a list
	Needs   bool   // shows as a gap where nobody has told it; false where it may be lacking
	Decides bool   // also, or only, decides what is said
}

// Asks lists every fact that the template may ask for in some matter, in alphabetical order, each once. Pieces of the
// story that a topic chooses stand as the words of a piece.
func (t *Template) Asks() []Ask {
	a := asker{}
	a.nodes(t.Body)
	var out []Ask
	for _, path := range slices.Sorted(maps.Keys(a)) {
		out = append(out, *a[path])
	}
	return out
}

// asker holds the facts found, by their paths.
type asker map[string]*Ask

func (a asker) ask(path string) *Ask {
	if a[path] == nil {
		a[path] = &Ask{Fact: path}
	}
	return a[path]
}

func (a asker) fact(path string, needs bool) {
	if path != "" {
		one := a.ask(path)
		one.Needs = one.Needs || needs
	}
}

func (a asker) decides(path string) {
	if path != "" {
		a.ask(path).Decides = true
	}
}

func (a asker) nodes(list []node) {
	for _, n := range list {
		a.node(n)
	}
}

func (a asker) node(n node) {
	for _, s := range texts(n) {
		a.inline(s)
	}
	a.fact(n.Gap, true)
	a.condition(n.When)
	a.nodes(n.Then)
	a.nodes(n.Else)
	a.each(n.Each, n.Where, n.None)
	a.nodes(n.Do)
	if n.Fragments != nil {
		a.fact(fragmentWords, n.None == nil)
	}
	if n.Table != nil {
		a.each(n.Table.Each, n.Table.Where, n.Table.None)
		for _, s := range n.Table.Row {
			a.inline(s)
		}
	}
	if n.List != nil {
		a.each(n.List.Each, n.List.Where, n.List.None)
		a.inline(n.List.Item)
	}
	if n.Caption != nil {
		a.decides("matter.relief")
		a.decides("matter.venue.state")
	}
}

// each asks for the rows of a list: where there is none, one of its facts shows as the gap.
func (a asker) each(list string, where *condition, none *[]node) {
	a.condition(where)
	if list != "" {
		a.fact(anyFactOf(list), none == nil)
	}
	if none != nil {
		a.nodes(*none)
	}
}

func (a asker) condition(q *condition) {
	if q == nil {
		return
	}
	a.decides(q.Has)
	a.decides(q.Lacks)
	a.decides(q.Is)
	if q.Rows != "" {
		a.decides(anyFactOf(q.Rows))
	}
	for _, list := range [][]condition{q.All, q.Any} {
		for i := range list {
			a.condition(&list[i])
		}
	}
	a.condition(q.Not)
}

func (a asker) inline(s string) {
	tokens, err := parseInline(s)
	if err != nil {
		return // Read lets none pass
	}
	a.tokens(tokens)
}

func (a asker) tokens(tokens []token) {
	for _, tk := range tokens {
		a.fact(tk.fact, !tk.optional)
		a.tokens(tk.note)
	}
}

// Citation is a source of law that a template may name.
type Citation struct {
	Key  string // as {cite.key} names it
	Text string // as the paper prints it
	Law  string // id of the row of the law data, "" where there is none
}

// Citations lists the sources of law of the template, by key.
func (t *Template) Citations() []Citation {
	var out []Citation
	for key, c := range t.Cites {
		out = append(out, Citation{key, c.Text, c.Law})
	}
	slices.SortFunc(out, func(a, b Citation) int { return cmp.Compare(a.Key, b.Key) })
	return out
}

// Label is what people call the fact, in English or ("es") Spanish.
func (a Ask) Label(lang string) string {
	f, ok := cases.FactByPath(a.Fact)
	switch {
	case !ok:
		return a.Fact
	case lang == "es":
		return f.LabelES
	}
	return f.Label
}
