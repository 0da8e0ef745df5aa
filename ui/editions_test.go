package ui

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/harborfile/harborfile/forms"
	pdf "github.com/harborfile/harborfile/forms/fill"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// laterForm is a form in an edition that comes after all known ones.
func laterForm(t *testing.T) string {
	t.Helper()
	blank, err := pdf.New(pdf.Template{ID: "later", Number: "CR-180", Edition: "02/01/27", Title: "Petition for Dismissal",
		Sections: []pdf.Section{{Blocks: []pdf.Block{{Row: []pdf.Input{{Name: "1a", Label: "Attorney"}, {Name: "2a", Label: "Defendant"}, {Name: "entirely_new", Label: "Something new"}}}}}}})
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "later.pdf")
	if err := os.WriteFile(path, blank, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestUnknownEditionIsSetBesideTheKnownOne: a blank of an edition that nobody knows is never taken for the known one. The
// window warns at import, and shows field by field what is new, gone and elsewhere.
func TestUnknownEditionIsSetBesideTheKnownOne(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	path := laterForm(t)
	a.Go(Route{Place: toLibrary})
	a.takeBlanks([]string{path}, a.reload)
	wants(t, a, "CR-180 · 02/01/27", "not in this one", "1 new box")
	press(t, a, lang.T("library.differs"))
	s := a.screen.(*editions)
	count := map[forms.DiffKind]int{}
	for _, r := range s.list.Rows {
		count[r.Kind]++
	}
	if count[forms.DiffNew] != 1 || count[forms.DiffMoved] != 2 || count[forms.DiffGone] < 20 || count[forms.DiffSame] != 0 {
		t.Errorf("what changed: %v", count)
	}
	wants(t, a, lang.T("editions.warn"), "Something new")
	s.list.SelectKey("new 2a")
	if s.new.chosen != "new 2a" || s.old.chosen != "new 2a" {
		t.Error("the field does not stand out on the pages")
	}
	press(t, a, lang.T("library.mapit"))
	if m, ok := a.screen.(*mapForm); !ok || m.m.Count(forms.Undecided) != 3 {
		t.Error("a map of the new edition begins with nothing decided")
	}
}

// TestPagesAreComparedByAPerson: ticks alone change nothing; with a name they are kept, page by page.
func TestPagesAreComparedByAPerson(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	courtSheet(t, a)
	b := courtBlank(t, a)
	a.Go(Route{Place: toPages, ID: b.ID})
	s := a.screen.(*pagesCheck)
	if len(s.pages) != 1 || len(s.list.Rows) != 10 {
		t.Fatalf("%d pages, %d boxes", len(s.pages), len(s.list.Rows))
	}
	wants(t, a, "Family name", "0 of 1 pages compared")
	s.onTick(true)
	wants(t, a, "1 of 1 pages compared")
	a.Go(Route{Place: toLibrary})
	wants(t, a, lang.T("pages.leave"))
	press(t, a, lang.T("facts.stay"))
	press(t, a, lang.T("pages.confirm"))
	fill(t, a, "map.by", "Pat Example")
	press(t, a, lang.T("pages.confirm"))
	have, err := readLibrary(t.Context(), a.vault)
	if err != nil {
		t.Fatal(err)
	}
	kept, _ := blankByID(have, b.ID)
	if len(kept.Checked) != 1 || kept.Checked[0].By != "Pat Example" {
		t.Errorf("what is kept: %+v", kept.Checked)
	}
	wants(t, a, "Compared by Pat Example")
}
