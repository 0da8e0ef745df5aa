package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/theme"
)

// take chooses an entry of the open menu.
func take(t *testing.T, a *App, label string) {
	t.Helper()
	var found *kit.MenuEntry
	each(a.window.Canvas().Overlays().Top(), func(o fyne.CanvasObject) {
		if e, ok := o.(*kit.MenuEntry); ok && e.Label() == label {
			found = e
		}
	})
	if found == nil || found.Off {
		t.Fatalf("the menu has no %q; on screen: %s", label, page(a))
	}
	test.Tap(found)
}

// drop opens the menu of the button whose words begin so.
func drop(t *testing.T, a *App, begins string) {
	t.Helper()
	var found *kit.MenuButton
	each(a.window.Content(), func(o fyne.CanvasObject) {
		if b, ok := o.(*kit.MenuButton); ok && strings.HasPrefix(b.Label(), begins) {
			found = b
		}
	})
	if found == nil {
		t.Fatalf("no button begins with %q; on screen: %s", begins, page(a))
	}
	test.Tap(found)
}

func listOfMatters(t *testing.T, a *App) *matters {
	t.Helper()
	a.Go(Route{Place: toMatters})
	s, ok := a.screen.(*matters)
	if !ok {
		t.Fatal("the list of matters is not shown")
	}
	return s
}

func TestMatterSearchFindsWhatPeopleType(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	s := listOfMatters(t, a)
	for _, typed := range []string{"ejemplo", "mena star", "JIMENA", "federal"} { // family name, alias, chosen name, title
		if test.Type(s.find, typed); len(s.list.Rows) == 0 || len(s.list.Rows) == 3 {
			t.Errorf("%q shows %d of 3", typed, len(s.list.Rows))
		}
		s.find.SetText("")
	}
	for _, r := range s.list.Rows {
		for _, typed := range []string{r.matter.Number, r.matter.Venue.Docket, r.matter.Venue.Court} {
			if s.onFind(typed); typed != "" && !showsMatter(s, r.matter.ID) {
				t.Errorf("%q does not show its own matter", typed)
			}
		}
	}
	s.onFind("no such words")
	wants(t, a, "No matter here")
	press(t, a, "Clear filters")
	if len(s.list.Rows) != 3 || s.find.Text != "" {
		t.Errorf("%d rows, the search still says %q", len(s.list.Rows), s.find.Text)
	}
}

func showsMatter(s *matters, id string) bool {
	for _, r := range s.list.Rows {
		if r.matter.ID == id {
			return true
		}
	}
	return false
}

// The filters narrow the list, a view keeps them under a name in the vault, and Back finds them again.
func TestFiltersAndViews(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	s := listOfMatters(t, a)
	stage := s.list.Rows[0].matter.Stage
	want := 0
	for _, r := range s.list.Rows {
		if r.matter.Stage == stage {
			want++
		}
	}
	drop(t, a, "Stage")
	take(t, a, stageWords(stage))
	wants(t, a, "Stage: "+stageWords(stage))
	if len(s.list.Rows) != want {
		t.Fatalf("%d rows, want %d", len(s.list.Rows), want)
	}
	s.list.SortBy(0)
	drop(t, a, "Views")
	take(t, a, "Keep this view…")
	test.Type(a.window.Canvas().Focused(), "Mine to write")
	press(t, a, "Keep it")
	wants(t, a, "The view is kept.", "Views: Mine to write")

	a.Go(Route{Place: toClients})
	a.Back()
	s = a.screen.(*matters)
	if s.filter.Stage != stage || len(s.list.Rows) != want {
		t.Errorf("back from another page the filter is %+v, %d rows", s.filter, len(s.list.Rows))
	}
	if col, _ := s.list.Sorted(); col != 0 {
		t.Errorf("back from another page it is sorted on %d", col)
	}

	s = listOfMatters(t, a) // begins anew
	if len(s.list.Rows) != 3 {
		t.Fatalf("%d rows on a new page", len(s.list.Rows))
	}
	drop(t, a, "Views")
	take(t, a, "Mine to write")
	if col, desc := s.list.Sorted(); len(s.list.Rows) != want || col != 0 || desc {
		t.Errorf("the view shows %d rows, sorted on %d, %v", len(s.list.Rows), col, desc)
	}
	stored, err := vault.List[cases.ListView](t.Context(), a.vault, cases.OfficeStream)
	if err != nil || len(stored) != 1 || stored[0].Name != "Mine to write" {
		t.Fatalf("%+v, %v", stored, err)
	}
	drop(t, a, "Views")
	take(t, a, "Remove the view “Mine to write”")
	if s = a.screen.(*matters); len(s.kept.views) != 0 {
		t.Errorf("%d views after it was removed", len(s.kept.views))
	}
	press(t, a, "Undo")
	if s = a.screen.(*matters); len(s.kept.views) != 1 {
		t.Errorf("%d views after the undo", len(s.kept.views))
	}
}

func TestEveryFilterHasItsRows(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	s := listOfMatters(t, a)
	all := s.list.Rows
	for _, who := range []string{cases.Nobody, s.staff[0].ID} {
		s.filter = cases.MatterFilter{Who: who}
		s.refilter()
		for _, r := range all {
			m := r.matter
			works := who == m.Attorney || who == m.Advocate || who == m.Supervisor
			if who == cases.Nobody {
				works = m.Attorney+m.Advocate+m.Supervisor == ""
			}
			if works != showsMatter(s, m.ID) {
				t.Errorf("who %q: %s is shown: %v", who, m.Number, !works)
			}
		}
	}
	shown := 0
	for _, d := range []cases.DueIn{cases.DuePassed, cases.DueMonth, cases.DueNone} {
		s.filter = cases.MatterFilter{Due: d}
		s.refilter()
		shown += len(s.list.Rows)
	}
	if shown == 0 {
		t.Error("no date filter shows anything")
	}
}

// One change of several matters is one save, one undo, and leaves what it does not fit.
func TestChangingManyMatters(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	s := listOfMatters(t, a)
	resting := s.list.Rows[0].matter
	asleep, err := resting.Sleep(a.today(), "")
	if err != nil {
		t.Fatal(err)
	}
	if err := a.vault.Write(t.Context(), &asleep); err != nil {
		t.Fatal(err)
	}
	s = listOfMatters(t, a)
	before := stages(t, a)
	s.list.Focus(a.window.Canvas())
	a.window.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
	wants(t, a, "3 matters chosen")
	s.change(s.list.Picked(), func(m cases.Matter) (cases.Matter, error) { return m.MoveTo(cases.Decided) })
	wants(t, a, "2 matters changed. 1 stays as it is")
	after := stages(t, a)
	for id, stage := range after {
		if want := cases.Decided; id != resting.ID && stage != want || id == resting.ID && stage != cases.Dormant {
			t.Errorf("%s is at %s", id, stage)
		}
	}
	press(t, a, "Undo")
	if got := stages(t, a); !same(got, before) {
		t.Errorf("after the undo: %v, before the change: %v", got, before)
	}
}

func stages(t *testing.T, a *App) map[string]cases.Stage {
	t.Helper()
	all, err := vault.List[cases.Matter](t.Context(), a.vault, "")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]cases.Stage{}
	for _, m := range all {
		out[m.ID] = m.Stage
	}
	return out
}

func same(a, b map[string]cases.Stage) bool {
	for id, s := range a {
		if b[id] != s {
			return false
		}
	}
	return len(a) == len(b)
}

// The menu of a row is opened by key, leads into the next one, and does what it says.
func TestMatterMenu(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	s := listOfMatters(t, a)
	s.list.Select(1)
	id := s.list.Selected().matter.ID
	s.list.Focus(a.window.Canvas())
	a.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: desktop.KeyMenu})
	take(t, a, "Attorney")
	name := ""
	for _, w := range s.staff {
		if w.Role != "advocate" {
			name = w.Name.Full()
		}
	}
	take(t, a, name)
	got, err := vault.Get[cases.Matter](t.Context(), a.vault, id)
	if err != nil || whoIs(s.staff, got.Attorney) != name {
		t.Fatalf("the attorney is %q, %v", got.Attorney, err)
	}
	s = a.screen.(*matters)
	s.list.Focus(a.window.Canvas())
	a.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: desktop.KeyMenu})
	take(t, a, "Open at")
	take(t, a, "Forms")
	if a.route.Place != toMatter || a.route.ID != id || a.route.Tab != tabForms {
		t.Errorf("the menu leads to %+v", a.route)
	}
	s = listOfMatters(t, a)
	s.list.PickAll()
	press(t, a, "Make packets")
	if a.route.Place != toBatch || strings.Count(a.route.ID, ",") != 2 {
		t.Errorf("the bar leads to %+v", a.route)
	}
}

// listViews are the pictures of the lists: picked rows, a menu, and filters that are set.
func listViews(t *testing.T) []struct {
	name string
	open func(*App)
} {
	return []struct {
		name string
		open func(*App)
	}{
		{"matters-picked", func(a *App) { listOfMatters(t, a).list.PickAll() }},
		{"matters-menu", func(a *App) {
			s := listOfMatters(t, a)
			s.list.Focus(a.window.Canvas())
			a.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: desktop.KeyMenu})
		}},
		{"matters-filtered", func(a *App) {
			s := listOfMatters(t, a)
			s.filter = cases.MatterFilter{Stage: cases.Drafting, Who: s.staff[0].ID, Due: cases.DueMonth}
			s.refilter()
		}},
		{"choice-menu", func(a *App) {
			visit(t, a, "matter.facts")
			if to := fieldsOf(a).Get(contactSafetyPath); to != nil {
				to.Input().(fyne.Tappable).Tapped(nil)
			}
		}},
	}
}
