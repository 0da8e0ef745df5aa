package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/ui/theme"
)

func TestClientsAreFilteredAndKept(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	a.Go(Route{Place: toClients})
	s := a.screen.(*clients)
	all := len(s.list.Rows)
	drop(t, a, "Language")
	take(t, a, "Ukrainian")
	wants(t, a, "Language: Ukrainian")
	if len(s.list.Rows) != 1 || s.list.Rows[0].client.Languages[0] != "Ukrainian" {
		t.Fatalf("%d rows of %d", len(s.list.Rows), all)
	}
	drop(t, a, "Kind of matter")
	take(t, a, "Immigration")
	if len(s.list.Rows) != 0 {
		t.Errorf("%d rows: both filters hold together", len(s.list.Rows))
	}
	press(t, a, "Clear filters")
	if len(s.list.Rows) != all {
		t.Errorf("%d rows of %d after the filters were cleared", len(s.list.Rows), all)
	}
	drop(t, a, "Stage")
	take(t, a, "No matter")
	if len(s.list.Rows) != 0 {
		t.Errorf("%d clients without a matter in the sample", len(s.list.Rows))
	}
	press(t, a, "Clear filters")

	drop(t, a, "Kind of matter")
	take(t, a, "Immigration")
	s.list.SortBy(1)
	drop(t, a, "Views")
	take(t, a, "Keep this view…")
	test.Type(a.window.Canvas().Focused(), "Visas")
	press(t, a, "Keep it")
	wants(t, a, "Views: Visas")

	a.Go(Route{Place: toMatters})
	if m := a.screen.(*matters); len(m.kept.views) != 0 {
		t.Errorf("the list of matters has %d views of the clients", len(m.kept.views))
	}
	a.Back()
	s = a.screen.(*clients)
	if s.view.Kind != cases.Immigration || len(s.list.Rows) != 1 {
		t.Errorf("back from another page the filter is %+v", s.view)
	}
	a.Go(Route{Place: toClients})
	s = a.screen.(*clients)
	if len(s.list.Rows) != all {
		t.Errorf("%d rows on a new page", len(s.list.Rows))
	}
	drop(t, a, "Views")
	take(t, a, "Visas")
	if col, _ := s.list.Sorted(); col != 1 || len(s.list.Rows) != 1 {
		t.Errorf("the view shows %d rows, sorted on %d", len(s.list.Rows), col)
	}
	drop(t, a, "Views")
	take(t, a, "Remove the view “Visas”")
	if s = a.screen.(*clients); len(s.kept.views) != 0 {
		t.Errorf("%d views after it was removed", len(s.kept.views))
	}
}

func TestPacketsForPickedClients(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	a.Go(Route{Place: toClients})
	s := a.screen.(*clients)
	s.list.PickAll()
	wants(t, a, "3 clients chosen")
	press(t, a, "Make packets")
	if ids := strings.Split(a.route.ID, ","); a.route.Place != toBatch || len(ids) != 3 {
		t.Errorf("leads to %+v", a.route)
	}
}
