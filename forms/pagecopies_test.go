package forms

import (
	"errors"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/fill"
)

// manyNames is a client with more other names than Part 9 of the I-914 has room for.
func manyNames(t *testing.T, n int) *cases.Snapshot {
	t.Helper()
	s := snapshotOf(t, cases.Immigration)
	s.Client.OtherNames = s.Client.OtherNames[:0]
	for range n {
		s.Client.OtherNames = append(s.Client.OtherNames, cases.Name{Given: "Longinus", Middle: "Example", Family: "Beispielsweise-Mustermann"})
	}
	return s
}

// Further pages are copies of the form's own page: its print, the client's name and number, fields under names of their
// own, and the gate sees every text in its place.
func TestCopiesOfTheFormsOwnPage(t *testing.T) {
	const id = "uscis-i-914-2025-01-20"
	e := edition(t, id)
	e.Recognised = ByFile
	s := manyNames(t, 100)
	p, err := Prepare(t.Context(), s, e, blank(t, "uscis-i-914"), Options{Today: today, Viewer: viewer(t)})
	if err != nil {
		t.Fatal(err)
	}
	if p.Filing == nil || len(p.Report.Gate) > 0 || !p.Report.Checked || len(p.Addendum) > 0 {
		t.Fatalf("why %q, gate %v, %d texts on a sheet", p.Report.Why, p.Report.Gate, len(p.Addendum))
	}
	look(t, "copies", p.Filing)
	form, err := fill.Open(p.Draft)
	if err != nil {
		t.Fatal(err)
	}
	copies := len(form.Pages()) - e.Pages
	if copies < 1 {
		t.Fatalf("%d pages", len(form.Pages()))
	}
	var names []string
	for _, f := range form.Fields() {
		names = append(names, f.Name)
		if strings.HasPrefix(f.Name, "ADD1_") && strings.HasSuffix(f.Name, "FamilyName[0]") && !strings.EqualFold(f.Value, s.Client.Name.Family) {
			t.Errorf("%s says %q", f.Name, f.Value)
		}
	}
	slices.Sort(names)
	if len(slices.Compact(slices.Clone(names))) != len(names) {
		t.Error("two fields have one name")
	}
	if copyName(1, "a.b[0]") != "ADD1_a_b[0]" || !slices.ContainsFunc(names, func(n string) bool { return strings.HasPrefix(n, "ADD1_") }) {
		t.Error("the fields of a copy have no names of their own")
	}
	flat, err := fill.Open(p.Filing)
	if !errors.Is(err, fill.ErrNoForm) || len(flat.Pages()) != len(form.Pages()) {
		t.Errorf("the filing copy: %v", err)
	}
}

// What a box shows and what is told further is what was given, for every field, whatever is written there: tried with
// long texts in fields chosen at random, over forms with and without a part for more text.
func TestShownAndRestIsInput(t *testing.T) {
	needBlanks(t)
	random := rand.New(rand.NewPCG(8, 4))
	for _, id := range []string{"uscis-i-914-2025-01-20", "ca-dv-100-2025-01-01", "ca-clets-001-2025-01-01"} {
		m, ok := edition(t, id).Map()
		if !ok {
			t.Fatalf("%s has no map", id)
		}
		set := fill.Values{}
		form := openBlank(t, blankFiles[id])
		for _, f := range form.Fields() {
			row, ok := m.Field(f.Name)
			takes := ok && row.Status != Never && row.Same == "" && f.Type == fill.Text && !f.Comb && !m.isEntry(f.Name)
			if takes && random.IntN(20) == 0 {
				set[f.Name] = longText(random, 60+random.IntN(900))
			}
		}
		given := len(set)
		j := newJob(m, edition(t, id), form, blank(t, blankFiles[id]), snapshotOf(t, kindOf(id)), Options{Today: today})
		j.vals = &values{set: set, facts: map[string]string{}}
		if err := j.place.run(nil); err != nil {
			t.Fatal(err)
		}
		r, err := j.draft(j.place.pointers)
		if err != nil {
			t.Fatal(err)
		}
		short := map[string]bool{}
		for _, o := range r.Overflow {
			row, _ := j.m.Field(o.Field)
			if strings.HasPrefix(o.Field, "ADD") || row != nil && m.isEntry(o.Field) {
				continue // told in the entry's own text
			}
			short[o.Field] = true
			told := o.Shown
			for _, f := range slices.Concat(j.place.placed, j.place.sheet) {
				if f.field == o.Field {
					told += " " + f.Text
				}
			}
			if got, want := letterByLetter(told), letterByLetter(set[o.Field].(string)); got != want {
				t.Errorf("%s %s: shown and told %q, given %q", id, o.Field, got, want)
			}
		}
		for _, f := range slices.Concat(j.place.placed, j.place.sheet) {
			if f.field != "" && !short[f.field] {
				t.Errorf("%s %s: told further although its box shows all", id, f.field)
			}
		}
		t.Logf("%s: %d fields, %d of them too small, %d entries, %d on a sheet", id, given, len(short), len(j.place.placed), len(j.place.sheet))
	}
}

// isEntry says whether a field belongs to the form's own part for more text.
func (m *Map) isEntry(name string) bool {
	return slices.ContainsFunc(m.Continue, func(b Block) bool { return name == b.Page || name == b.Part || name == b.Item || name == b.Text })
}

// letterByLetter leaves blanks out: a word that alone is wider than its box goes on within the word.
func letterByLetter(s string) string { return strings.Join(strings.Fields(s), "") }

func longText(r *rand.Rand, n int) string {
	list := []string{"harbor", "Núñez", "with", "a", "Straße", "of", "unreasonably-long-hyphenated-words", "Nguyễn", "and", "then", "12/24/2025,", "(again)"}
	var b strings.Builder
	for b.Len() < n {
		b.WriteString(list[r.IntN(len(list))] + " ")
	}
	return strings.TrimSpace(b.String())
}
