package forms

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/draft"
	"github.com/harborfile/harborfile/forms/fill"
)

// TestOurFormsInSpanish: what a client reads is printed in Spanish for a client whose best language it is, with the same
// fields, the same answers and the same values.
func TestOurFormsInSpanish(t *testing.T) {
	for _, id := range internal {
		own, ok := OwnForm(id)
		if !ok {
			t.Fatal(id)
		}
		s := snapshotOf(t, cases.RecordRelief)
		if english := own.For(s.Client); english.tmpl.Language != "en" {
			t.Errorf("%s is in %s for a client whose best language is English", id, english.tmpl.Language)
		}
		s.Client.Languages = []string{"Spanish", "English"}
		es := own.For(s.Client)
		if es.tmpl.Language != "es" || es.Edition.Form != own.Edition.Form || es.Edition.Edition != own.Edition.Edition || es.Edition.Title != own.Edition.Title {
			t.Fatalf("%s: %+v", id, es.Edition)
		}
		blank, err := es.Blank()
		if err != nil {
			t.Fatal(err)
		}
		form, err := fill.Open(blank)
		if err != nil {
			t.Fatal(err)
		}
		m, _ := es.Edition.Map()
		if err := m.fits(form.Fields()); err != nil {
			t.Error(err)
		}
		theSameFields(t, own, form)
		p, err := Prepare(t.Context(), s, &es.Edition, blank, Options{Today: today})
		if err != nil {
			t.Fatal(err)
		}
		first, err := own.Blank()
		if err != nil {
			t.Fatal(err)
		}
		q, err := Prepare(t.Context(), s, &own.Edition, first, Options{Today: today})
		if err != nil {
			t.Fatal(err)
		}
		if m, _ := own.Edition.Map(); m.spanish {
			t.Error("the English map took the language of the Spanish one")
		}
		if len(p.Values) != len(q.Values) || bytes.Equal(p.Draft, q.Draft) {
			t.Errorf("%s: %d values in Spanish, %d in English", id, len(p.Values), len(q.Values))
		}
		for name, v := range q.Values {
			if p.Values[name] != v {
				t.Errorf("%s %s is %v in Spanish, %v in English", id, name, p.Values[name], v)
			}
		}
	}
}

// theSameFields asks that a Spanish form has the fields of the English one, with words of its own beside each.
func theSameFields(t *testing.T, own Own, es *fill.Form) {
	t.Helper()
	raw, err := own.Blank()
	if err != nil {
		t.Fatal(err)
	}
	en, err := fill.Open(raw)
	if err != nil {
		t.Fatal(err)
	}
	if len(en.Fields()) != len(es.Fields()) {
		t.Fatalf("%s: %d fields in English, %d in Spanish", own.ID, len(en.Fields()), len(es.Fields()))
	}
	for i, f := range en.Fields() {
		g := es.Fields()[i]
		if f.Name != g.Name || f.Type != g.Type || f.Max != g.Max || f.Multiline != g.Multiline || !slices.Equal(f.Options, g.Options) {
			t.Errorf("%s: %s differs: %+v, %+v", own.ID, f.Name, f, g)
		}
		if strings.EqualFold(f.Tooltip, g.Tooltip) {
			t.Errorf("%s: %s is called %q in both languages", own.ID, f.Name, f.Tooltip)
		}
	}
}

// TestFurtherSheetsInSpanish: what has no room on a Spanish form goes on in Spanish; the vault keeps the sheet under the
// name that the window knows.
func TestFurtherSheetsInSpanish(t *testing.T) {
	own, _ := OwnForm("client-intake")
	s := snapshotOf(t, cases.RecordRelief)
	s.Client.Languages = []string{"español"}
	for range 40 {
		s.Client.OtherNames = append(s.Client.OtherNames, cases.Name{Given: "María Guadalupe", Family: "Ejemplo de la Muestra"})
	}
	es := own.For(s.Client)
	blank, err := es.Blank()
	if err != nil {
		t.Fatal(err)
	}
	p, err := Prepare(t.Context(), s, &es.Edition, blank, Options{Today: today})
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Addendum) == 0 {
		t.Fatal("the text has room on the form")
	}
	m, _ := es.Edition.Map()
	pdf, err := draft.Render(addendum(s, m, es.Edition, "", p.Addendum))
	if err != nil {
		t.Fatal(err)
	}
	if keep := os.Getenv("HARBORFILE_KEEP"); keep != "" {
		for name, raw := range map[string][]byte{"sheet-es.pdf": pdf, "intake-es-filled.pdf": p.Draft} {
			if err := os.WriteFile(filepath.Join(keep, name), raw, 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	if m.sheetWords().lang != "es" || !strings.HasPrefix(m.sheetWords().title, "Hoja") {
		t.Errorf("the sheet is %+v", m.sheetWords())
	}
	for _, id := range internal {
		own, _ := OwnForm(id)
		m, _ := own.Edition.Map()
		heads := []string{m.Addendum.Title}
		for _, r := range m.Repeats {
			heads = append(heads, r.Title)
		}
		for _, head := range heads {
			if addedIn[head] == "" {
				t.Errorf("%s: %q has no Spanish", id, head)
			}
		}
	}
}
