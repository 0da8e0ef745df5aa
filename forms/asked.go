package forms

import (
	"slices"
	"strings"

	"github.com/harborfile/harborfile/cases"
)

// asked reads what conditions look at. An answer counts only while the form still asks for it: where "no visits" was
// answered after the days of the visits, the days are neither written nor asked about.
type asked struct {
	s    *cases.Snapshot
	rows map[string][]*Field // by the answer that they ask for
	open map[string]bool     // being worked out, so that a circle of conditions ends
}

func (m *Map) asked(s *cases.Snapshot) *asked {
	a := &asked{s: s, rows: map[string][]*Field{}, open: map[string]bool{}}
	for i := range m.Fields {
		f := &m.Fields[i]
		a.note(f, f.From)
		for _, src := range f.Any {
			a.note(f, src.From)
		}
	}
	return a
}

func (a *asked) note(f *Field, path string) {
	if strings.HasPrefix(path, cases.AnswerPrefix) {
		a.rows[path] = append(a.rows[path], f)
	}
}

// fact is the value of a fact, and nothing for an answer whose own question is closed.
func (a *asked) fact(path string) cases.Value {
	if rows := a.rows[path]; len(rows) > 0 && !a.open[path] {
		a.open[path] = true
		defer delete(a.open, path)
		if !slices.ContainsFunc(rows, a.holds) {
			return cases.Value{}
		}
	}
	v, _ := cases.FactValue(a.s, path)
	return v
}

// holds says whether a field is to be filled at all.
func (a *asked) holds(f *Field) bool { return f.When.holds(a.fact) }
