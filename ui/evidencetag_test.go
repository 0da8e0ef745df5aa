package ui

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/plan"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/theme"
)

// TestEvidenceIsFiledUnderAPoint: from the item's own card, where what it is by its kind stays, and back again.
func TestEvidenceIsFiledUnderAPoint(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light, Zoom: 1}, "en")
	m := matterOf(t, a, cases.Immigration)
	a.Go(Route{Place: toMatter, ID: m.ID, Tab: tabEvidence})
	e := current(t, a).tabs[tabEvidence].(*evidence)
	i := *e.list.Selected()
	if len(i.Proves) < 2 || len(e.plan.Elements) < 3 {
		t.Fatalf("the sample shows %v of %d points", i.Proves, len(e.plan.Elements))
	}
	wants(t, a, "What it speaks for")
	at := slices.IndexFunc(e.plan.Elements, func(x plan.Element) bool { return !slices.Contains(i.Proves, x.ID) })
	press(t, a, "Choose what it speaks for")
	each(a.window.Canvas().Overlays().Top(), func(o fyne.CanvasObject) {
		if c, ok := o.(*kit.Check); ok && c.Label() == elementWords(e.plan.Elements[at]) {
			c.Tapped(nil)
		}
	})
	press(t, a, "Save")
	now, err := vault.Get[cases.EvidenceItem](context.Background(), a.vault, i.ID)
	if err != nil || !slices.Contains(now.Proves, e.plan.Elements[at].ID) {
		t.Fatalf("it is filed under %v, %v", now.Proves, err)
	}
	for _, had := range i.Proves {
		if !slices.Contains(now.Proves, had) {
			t.Errorf("it is no longer filed under %s", had)
		}
	}
	a.onUndo()
	if now, _ = vault.Get[cases.EvidenceItem](context.Background(), a.vault, i.ID); !slices.Equal(now.Proves, i.Proves) {
		t.Errorf("taken back, it is filed under %v and not %v", now.Proves, i.Proves)
	}
}

// TestDropOnAPoint: a file dropped on a point of the plan comes into the vault under it; beside the points it goes to the
// evidence as ever.
func TestDropOnAPoint(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light, Zoom: 1}, "en")
	m := matterOf(t, a, cases.Immigration)
	a.Go(Route{Place: toMatter, ID: m.ID, Tab: tabKind, Part: planPart[m.Kind]})
	page, ok := current(t, a).tabs[tabKind].(*parts).current().(*planPage)
	if !ok {
		t.Fatal("the plan is not shown")
	}
	file := filepath.Join(t.TempDir(), "Pay slip.txt")
	if err := os.WriteFile(file, []byte("A pay slip of the fictional person."), 0o600); err != nil {
		t.Fatal(err)
	}
	first := page.snap.Evidence
	var id string
	for element, card := range page.cards {
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(card).AddXY(20, 8)
		if got, ok := page.elementAt(at); ok {
			if got != element {
				t.Fatalf("%s lies where %s is", got, element)
			}
			id, a.dropAt = element, at
		}
	}
	a.onDrop([]fyne.URI{&fileURI{path: file}})
	list, err := vault.List[cases.EvidenceItem](context.Background(), a.vault, cases.MatterStream(m.ID))
	if err != nil || len(list) != len(first)+1 {
		t.Fatalf("%d originals, before there were %d, %v", len(list), len(first), err)
	}
	if n := slices.IndexFunc(list, func(x cases.EvidenceItem) bool { return x.Title == "Pay slip" }); n < 0 || !slices.Contains(list[n].Proves, id) {
		t.Errorf("it is not filed under %s", id)
	}
	if a.route.Tab != tabKind {
		t.Error("the drop led away from the plan")
	}
	a.dropAt = fyne.NewPos(1, 1)
	a.onDrop([]fyne.URI{&fileURI{path: file}})
	if a.route.Tab != tabEvidence {
		t.Error("a drop beside the points did not go to the evidence")
	}
}

// TestFilingFromThePointItself: on the page of the points, what is filed under a point by its kind alone is not marked by
// hand when somebody looks and saves, and what is marked by hand goes away again.
func TestFilingFromThePointItself(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light, Zoom: 1}, "en")
	m := matterOf(t, a, cases.Immigration)
	whole, err := a.vault.Snapshot(context.Background(), m.ID)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range plan.For(whole).Elements { // one original is of a kind that speaks for a point
		if i := whole.Evidence[0]; len(e.Kinds) > 0 && !slices.Contains(i.Proves, e.ID) {
			i.Proves = append(slices.Clone(i.Proves), e.Kinds[0].ID)
			if err := a.vault.Write(context.Background(), &i); err != nil {
				t.Fatal(err)
			}
			break
		}
	}
	a.Go(Route{Place: toMatter, ID: m.ID, Tab: tabKind, Part: planPart[m.Kind]})
	page := current(t, a).tabs[tabKind].(*parts).current().(*planPage)
	proves := func() map[string][]string {
		list, err := vault.List[cases.EvidenceItem](context.Background(), a.vault, cases.MatterStream(m.ID))
		if err != nil {
			t.Fatal(err)
		}
		out := map[string][]string{}
		for _, i := range list {
			out[i.ID] = i.Proves
		}
		return out
	}
	before, byKind := proves(), false
	for _, e := range plan.For(page.snap).Elements {
		for _, p := range e.Have {
			byKind = byKind || !slices.Contains(before[p.ID], e.ID)
		}
		page.onFile(e)
		press(t, a, "Save")
	}
	if !byKind {
		t.Fatal("the sample has nothing under a point by its kind alone: this proves nothing")
	}
	for id, now := range proves() {
		if !slices.Equal(now, before[id]) {
			t.Errorf("looking and saving filed it under %v, before %v", now, before[id])
		}
	}
	e := plan.For(page.snap).Elements[0]
	id := page.snap.Evidence[0].ID
	page.file(e.ID, []string{id})
	if !slices.Contains(proves()[id], e.ID) {
		t.Fatal("it is not filed")
	}
	page = current(t, a).tabs[tabKind].(*parts).current().(*planPage)
	page.file(e.ID, nil)
	if slices.Contains(proves()[id], e.ID) {
		t.Error("it is still filed")
	}
}
