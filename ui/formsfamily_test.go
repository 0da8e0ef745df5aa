package ui

import (
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// TestFormsAboutARelative: a form about a member of the family has a row for each person who joins the petition, and one
// that asks for whom it is while nobody does.
func TestFormsAboutARelative(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	m := matterOf(t, a, cases.Immigration)
	s, err := a.vault.Snapshot(t.Context(), m.ID)
	if err != nil {
		t.Fatal(err)
	}
	s.Matter.Forms = []string{"I-914A"}
	s.Client.Family = []cases.Relative{{ID: "r1", Name: cases.Name{Given: "Ana", Family: "Example"}}, {ID: "r2", Name: cases.Name{Given: "Luis", Family: "Example"}}}
	s.Matter.Petition, s.Forms = nil, nil
	rows := formRows(s)
	if len(rows) != 1 || !rows[0].nobody() {
		t.Fatalf("nobody joins: %+v", rows)
	}
	s.Client.Family[0].Derivative, s.Client.Family[1].Derivative = cases.DerivativeWanted, cases.DerivativeFiled
	rows = formRows(s)
	if len(rows) != 2 || rows[0].name() != "I-914A · Ana Example" || rows[1].relative != "r2" || rows[1].nobody() {
		t.Fatalf("two join: %+v", rows)
	}
	s.Client.Family[1].Derivative = ""
	s.Forms = []cases.FilledForm{{ID: "f", MatterID: m.ID, Form: "I-914A", Edition: "01/20/25", Relative: "r2"}}
	if rows = formRows(s); len(rows) != 2 || rows[1].filled == nil || rows[1].who != "Luis Example" {
		t.Errorf("a form that was filled for somebody stays in the list: %+v", rows)
	}
}

// TestAddAForm adds a form of the library to a matter and takes it off again.
func TestAddAForm(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	a.Go(Route{Place: toMatter, ID: firstMatter(t, a), Tab: tabForms})
	before := len(current(t, a).snap.Matter.Forms)
	press(t, a, lang.T("forms.add"))
	typing(t, a, "DV-105")
	if got := current(t, a).snap.Matter.Forms; len(got) != before+1 || got[before] != "DV-105" {
		t.Fatalf("the forms of the matter: %v", got)
	}
	tab := current(t, a).tabs[tabForms].(*formsTab)
	tab.list.SelectKey("DV-105 ")
	wants(t, a, forms.EditionsOf("DV-105")[0].Title)
	press(t, a, lang.T("forms.off"))
	if got := current(t, a).snap.Matter.Forms; len(got) != before {
		t.Errorf("the forms of the matter: %v", got)
	}
}
