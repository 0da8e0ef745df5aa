package forms

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/harborfile/harborfile/cases"
)

// index finds rows by name.
func (m *Map) index() {
	m.byName = make(map[string]int, len(m.Fields))
	for i, f := range m.Fields {
		m.byName[f.Name] = i
	}
}

// twice names the first field that has two rows.
func (m *Map) twice() string {
	for i, f := range m.Fields {
		if m.byName[f.Name] != i {
			return fmt.Sprintf("field %q stands twice", f.Name)
		}
	}
	return ""
}

// Set gives a row another decision. Its name, place, drawing and type stay as they are; the words that the page prints
// stay unless other ones are given. A decision with a mistake is an error and changes nothing.
func (m *Map) Set(name string, to Field) error {
	i, ok := m.byName[name]
	if !ok {
		return fmt.Errorf("no field %q", name)
	}
	was := m.Fields[i]
	to.Name, to.At, to.Type, to.Draw = was.Name, was.At, was.Type, was.Draw
	if to.Print == (Print{}) {
		to.Print = was.Print
	}
	m.Fields[i] = to
	if err := m.checkField(&m.Fields[i]); err != nil {
		m.Fields[i] = was
		return err
	}
	return nil
}

// AddBox adds a row for a box to be laid over a page, after the last row of that page. Its name is made here.
func (m *Map) AddBox(at At, d Draw, label string) (*Field, error) {
	if err := d.check(at.Rect); err != nil {
		return nil, err
	}
	if m.Pinned == nil || at.Page < 1 || at.Page > m.Pinned.Pages {
		return nil, fmt.Errorf("no page %d", at.Page)
	}
	if m.byName == nil {
		m.index()
	}
	row := Field{At: at, Draw: &d, Print: Print{Label: label}, Status: Undecided}
	for n := 1; ; n++ {
		row.Name = fmt.Sprintf("p%d.box%d", at.Page, n)
		if _, taken := m.byName[row.Name]; !taken {
			break
		}
	}
	i := slices.IndexFunc(m.Fields, func(f Field) bool { return f.At.Page > at.Page })
	if i < 0 {
		i = len(m.Fields)
	}
	m.Fields = slices.Insert(m.Fields, i, row)
	m.index()
	return &m.Fields[i], nil
}

// RemoveBox takes away a row that was added for a box. Fields of the form itself stay.
func (m *Map) RemoveBox(name string) bool {
	i, ok := m.byName[name]
	if !ok || m.Fields[i].Draw == nil {
		return false
	}
	m.Fields = slices.Delete(m.Fields, i, i+1)
	for g := range m.Groups {
		m.Groups[g].Fields = slices.DeleteFunc(m.Groups[g].Fields, func(n string) bool { return n == name })
	}
	m.Groups = slices.DeleteFunc(m.Groups, func(g Group) bool { return len(g.Fields) < 2 })
	for i := range m.Fields {
		if m.Fields[i].Same == name {
			f := &m.Fields[i]
			*f = Field{Name: f.Name, At: f.At, Print: f.Print, Draw: f.Draw, Status: Undecided}
		}
	}
	m.index()
	return true
}

// FactsFor lists the facts that a map may read, those whose label shares most words with the given ones first. A fact of
// a list is given for its first row. Where a shelter is, no map reads.
func FactsFor(words string) []cases.Fact {
	have := strings.Fields(bare(words))
	type rated struct {
		fact  cases.Fact
		score float64
	}
	var all []rated
	for _, f := range cases.Facts() {
		if f.Place == cases.Shelter {
			continue
		}
		if f.Repeats() {
			row, ok := cases.FactByPath(strings.ReplaceAll(f.Path, "[]", "[0]"))
			if !ok {
				continue
			}
			f = row
		}
		label := strings.Fields(bare(f.Label))
		n := 0
		for _, w := range label {
			if slices.Contains(have, w) {
				n++
			}
		}
		all = append(all, rated{f, float64(n*n) / float64(max(1, len(label)))})
	}
	slices.SortStableFunc(all, func(a, b rated) int { return cmp.Compare(b.score, a.score) })
	out := make([]cases.Fact, len(all))
	for i, r := range all {
		out[i] = r.fact
	}
	return out
}
