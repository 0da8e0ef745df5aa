package pack

import (
	"cmp"
	"errors"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/harborfile/harborfile/cases/law"
)

// A Change is one row of the law data that differs between two sets: a row of record relief, a rule for a date, a
// calendar, the rules of a court for packets.
type Change struct {
	ID     string  `json:"id"`
	What   What    `json:"what"`
	Kind   string  `json:"kind"` // of the row, as in the data: vacatur, deadline, calendar, filing_rules
	Place  string  `json:"place"`
	Title  string  `json:"title"`
	Was    Level   `json:"was,omitzero"` // of the row before; zero where it is new
	Is     Level   `json:"is,omitzero"`  // of the row now; zero where it is gone
	Fields []Field `json:"fields"`       // what differs, beside the level
}

// What became of a row.
type What string

// The three.
const (
	Added   What = "added"
	Changed What = "changed"
	Removed What = "removed"
)

// Level is how far a row was checked, and when.
type Level struct {
	Confidence law.Confidence `json:"confidence"`
	AsOf       string         `json:"asOf"`
}

// Surer reports whether the row counts as better checked than before, which a reader wants to look at first.
func (c Change) Surer() bool {
	rank := map[law.Confidence]int{law.Unverified: 1, law.Secondary: 2, law.Verified: 3}
	return c.What == Changed && rank[c.Is.Confidence] > rank[c.Was.Confidence] && rank[c.Was.Confidence] > 0
}

// Field is one fact of a row before and now, in the words of the data. Was is "" for a new fact, Is for one that is gone.
type Field struct {
	Name string `json:"name"` // as in the data: facts.days
	Was  string `json:"was"`
	Is   string `json:"is"`
}

// Compare lists the rows that differ: changed ones first, then new ones, then those that are gone; within each in the
// order of their ids. Worked dates are left out, since they prove the data and say nothing of their own.
func Compare(before, now *law.Data) ([]Change, error) {
	return compareFiles(before.Files(), now.Files())
}

func compareFiles(before, now fs.FS) ([]Change, error) {
	old, err := rowsOf(before)
	if err != nil {
		return nil, err
	}
	rows, err := rowsOf(now)
	if err != nil {
		return nil, err
	}
	var out []Change
	for id, r := range rows {
		was, ok := old[id]
		c := r.change(Changed)
		if !ok {
			c.What = Added
		}
		c.Was, c.Is, c.Fields = was.level(), r.level(), differ(was.facts, r.facts)
		if c.What == Added || len(c.Fields) > 0 || c.Was != c.Is {
			out = append(out, c)
		}
	}
	for id, r := range old {
		if _, ok := rows[id]; !ok {
			c := r.change(Removed)
			c.Was, c.Fields = r.level(), []Field{}
			out = append(out, c)
		}
	}
	slices.SortFunc(out, func(a, b Change) int {
		return cmp.Or(cmp.Compare(rankOf(a.What), rankOf(b.What)), strings.Compare(a.ID, b.ID))
	})
	return out, nil
}

func rankOf(w What) int { return slices.Index([]What{Changed, Added, Removed}, w) }

// row is one row of a set with its facts laid flat.
type row struct {
	kind  string
	facts map[string]string
}

func (r row) change(w What) Change {
	return Change{ID: cmp.Or(r.facts["id"], r.facts["pack"]), What: w, Kind: r.kind, Place: r.facts["jurisdiction"], Title: r.facts["title"]}
}

func (r row) level() Level {
	return Level{law.Confidence(r.facts["confidence"]), r.facts["as_of"]}
}

// differ lists the facts that are not the same in both. The level of a row is shown by itself.
func differ(was, is map[string]string) []Field {
	out := []Field{}
	for name, text := range is {
		if was[name] != text {
			out = append(out, Field{name, was[name], text})
		}
	}
	for name, text := range was {
		if _, ok := is[name]; !ok {
			out = append(out, Field{name, text, ""})
		}
	}
	out = slices.DeleteFunc(out, func(f Field) bool { return f.Name == "as_of" || f.Name == "confidence" })
	slices.SortFunc(out, func(a, b Field) int { return strings.Compare(a.Name, b.Name) })
	return out
}

// rowsOf reads every row of a set by its id, in the words of its files.
func rowsOf(files fs.FS) (map[string]row, error) {
	out := map[string]row{}
	names, err := law.RowFiles(files)
	if err != nil {
		return nil, err
	}
	venues, err := fs.Glob(files, "venues/*.yaml")
	if err != nil {
		return nil, err
	}
	for _, name := range append(names, venues...) {
		if name == "data/examples.yaml" {
			continue
		}
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		var doc yaml.Node
		if err := yaml.Unmarshal(text, &doc); err != nil {
			return nil, err
		}
		if len(doc.Content) != 1 {
			return nil, errors.New(name + " holds nothing")
		}
		collect(out, doc.Content[0])
	}
	return out, nil
}

// collect takes the rows out of one file: those of its list, or the file itself where it is a court's rules.
func collect(into map[string]row, top *yaml.Node) {
	for i := 0; i+1 < len(top.Content); i += 2 {
		switch top.Content[i].Value {
		case "records", "sets":
			for _, n := range top.Content[i+1].Content {
				r := row{facts: map[string]string{}}
				flatten(r.facts, "", n)
				r.kind = cmp.Or(r.facts["kind"], "calendar")
				into[r.facts["id"]] = r
			}
			return
		}
	}
	r := row{"filing_rules", map[string]string{}}
	flatten(r.facts, "", top)
	into[r.facts["pack"]] = r
}

// flatten lays a row flat: facts.hearing.within_days. The items of a list are told apart by the name each has; a list
// of words is one fact.
func flatten(into map[string]string, path string, n *yaml.Node) {
	switch n.Kind {
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			flatten(into, joined(path, n.Content[i].Value), n.Content[i+1])
		}
	case yaml.SequenceNode:
		var words []string
		named := map[string]bool{}
		for i, item := range n.Content {
			if item.Kind == yaml.ScalarNode {
				words = append(words, item.Value)
				continue
			}
			name := nameOf(item)
			if name == "" || named[name] { // two of one name would hide each other
				name = strings.TrimSpace(name + " " + strconv.Itoa(i+1))
			}
			named[name] = true
			flatten(into, joined(path, name), item)
		}
		if len(words) > 0 {
			into[path] = strings.Join(words, "; ")
		}
	default:
		into[path] = n.Value
	}
}

func joined(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}

// nameOf is what tells an item of a list from the others, its id or the key it is found by; "" where it has none.
func nameOf(n *yaml.Node) string {
	for _, key := range []string{"id", "method", "parameter", "name", "leads_to", "text"} {
		for i := 0; i+1 < len(n.Content); i += 2 {
			if n.Content[i].Value == key && n.Content[i+1].Kind == yaml.ScalarNode && len(n.Content[i+1].Value) < 60 {
				return n.Content[i+1].Value
			}
		}
	}
	return ""
}
