package forms

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
)

// A form about a relative is filled once for each of them who joins the petition, each anew under its own id, with that
// person's own facts and answers, and no name in its title.
func TestOneFormForEachRelative(t *testing.T) {
	knowPublished(t)
	d := desk(t)
	matter := withFamily(t, d)
	if _, err := Import(t.Context(), d, Library{}, bytes.NewReader(publishedBlank(t, nil)), today); err != nil {
		t.Fatal(err)
	}
	first, err := PrepareMatter(t.Context(), d, matter, MatterOptions{Now: today})
	if err != nil || len(first.Filled) != 2 || len(first.Nobody) > 0 {
		t.Fatalf("%+v, %v", first, err)
	}
	s, err := d.Snapshot(t.Context(), matter)
	if err != nil || len(s.Forms) != 2 || Fillable(s) != 2 {
		t.Fatalf("%d forms stored, %v", len(s.Forms), err)
	}
	const family, yes = "form1[0].P1[0].Family[0]", "form1[0].P1[0].Yes[0]"
	for i, want := range []struct {
		name string
		yes  any
		ask  int
	}{{"Muster", true, 0}, {"Beispiel", nil, 1}} {
		f := first.Filled[i]
		child := s.Client.Family[i+1]
		if f.Values[family] != want.name || f.Values[yes] != want.yes || len(f.Report.Ask) != want.ask || f.Record.Relative != child.ID {
			t.Errorf("%d: %v, asks %v", i, f.Values, f.Report.Ask)
		}
		if strings.Contains(f.Record.Title, want.name) || !strings.Contains(f.Record.Title, "family member") {
			t.Errorf("the title is %q", f.Record.Title)
		}
		stored, err := ReadReport(t.Context(), d, f.Record)
		if err != nil || stored == nil || stored.Filled != f.Report.Filled || len(stored.Ask) != want.ask {
			t.Errorf("the stored report: %+v, %v", stored, err)
		}
	}
	s.Client.Family[2].Name.Family = "Modelo"
	if err := d.Write(t.Context(), &s.Client); err != nil {
		t.Fatal(err)
	}
	if s, err = d.Snapshot(t.Context(), matter); err != nil {
		t.Fatal(err)
	}
	if stale := StaleForms(s); len(stale) != 1 || stale[0].Form.Relative != s.Client.Family[2].ID || !slices.Contains(stale[0].Changed, "relative.name.family") {
		t.Errorf("stale: %+v", stale)
	}
	again, err := PrepareMatter(t.Context(), d, matter, MatterOptions{Now: today})
	if err != nil || len(again.Filled) != 2 {
		t.Fatal(err)
	}
	for i := range again.Filled {
		if again.Filled[i].Record.ID != first.Filled[i].Record.ID {
			t.Errorf("%d: filled a second time, not anew", i)
		}
	}
	if again.Filled[1].Values[family] != "Modelo" || !slices.Contains(again.Filled[1].Report.Changed, "relative.name.family") || len(again.Filled[0].Report.Changed) > 0 {
		t.Errorf("changed: %v and %v", again.Filled[0].Report.Changed, again.Filled[1].Report.Changed)
	}
}

// A map of the office's own making may be about a relative, too.
func TestOfficeMapAboutARelative(t *testing.T) {
	d, s, _ := begun(t, officeBlank(t, "03/03/26", nil))
	s.Map.About = AboutRelative
	if err := s.Map.Set("f1", Field{Status: Mapped, From: "relative.name.family"}); err != nil {
		t.Fatal(err)
	}
	if _, err := StoreMap(t.Context(), d, cases.FormMap{}, s.Map, today); err != nil {
		t.Fatal(err)
	}
	v := d.(*vault.Vault)
	matter := withFamily(t, v)
	snap, err := v.Snapshot(t.Context(), matter)
	if err != nil {
		t.Fatal(err)
	}
	snap.Matter.Forms = []string{"ZZ-770"}
	if err := v.Write(t.Context(), &snap.Matter); err != nil {
		t.Fatal(err)
	}
	done, err := PrepareMatter(t.Context(), d, matter, MatterOptions{Now: today})
	if err != nil || len(done.Filled) != 2 || done.Filled[0].Values["f1"] != "Muster" || done.Filled[1].Values["f1"] != "Beispiel" {
		t.Errorf("%+v, %v", done, err)
	}
}

// One form asked for by itself needs to know whom it is about, unless there is only one.
func TestWhichRelative(t *testing.T) {
	knowPublished(t)
	d := desk(t)
	matter := withFamily(t, d)
	if _, err := Import(t.Context(), d, Library{}, bytes.NewReader(publishedBlank(t, nil)), today); err != nil {
		t.Fatal(err)
	}
	var which *WhichRelative
	if _, err := PrepareForm(t.Context(), d, matter, "t-914a", MatterOptions{Now: today}); !errors.As(err, &which) || which.Of != 2 || cases.Explain(err, "es").Empty() {
		t.Errorf("nobody named: %v", err)
	}
	if _, err := PrepareForm(t.Context(), d, matter, "T-914A", MatterOptions{Now: today, Relative: "nobody"}); !errors.As(err, &which) {
		t.Errorf("a stranger: %v", err)
	}
	s, err := d.Snapshot(t.Context(), matter)
	if err != nil {
		t.Fatal(err)
	}
	mother := s.Client.Family[0].ID
	f, err := PrepareForm(t.Context(), d, matter, "T-914A", MatterOptions{Now: today, Relative: mother})
	if err != nil || f.Record.Relative != mother {
		t.Fatalf("the mother, asked for by id: %v", err)
	}
	for i := range s.Client.Family {
		s.Client.Family[i].Derivative = ""
	}
	if err := d.Write(t.Context(), &s.Client); err != nil {
		t.Fatal(err)
	}
	done, err := PrepareMatter(t.Context(), d, matter, MatterOptions{Now: today})
	if err != nil || !slices.Equal(done.Nobody, []string{"T-914A"}) || len(done.Filled) != 0 {
		t.Errorf("nobody joins: %+v, %v", done, err)
	}
}

// The petition's own list names relatives with the form that is filed for them.
func TestRelativesOfThePetition(t *testing.T) {
	s := &cases.Snapshot{Client: cases.Client{Family: []cases.Relative{{ID: "a"}, {ID: "b", Derivative: cases.DerivativeWanted}, {ID: "c"}, {Derivative: cases.DerivativeWanted}}},
		Matter: cases.Matter{Petition: &cases.Petition{PetitionExtras: cases.PetitionExtras{Derivatives: []cases.FamilyFiling{{Relative: "a", Form: "I-914A"}, {Relative: "c", Form: "I-918A"}}}}}}
	for form, want := range map[string][]string{"i-914a": {"a", "b"}, "I-918A": {"b", "c"}} {
		if got := idsOf(RelativesFor(s, form)); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", form, got, want)
		}
	}
}
