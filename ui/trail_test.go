package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/theme"
)

// mostScrolled is the part of the page that can be scrolled furthest.
func mostScrolled(t *testing.T, a *App) *kit.ScrollView {
	t.Helper()
	var most *kit.ScrollView
	room := func(s *kit.ScrollView) float32 { return s.Content.Size().Height - s.Size().Height }
	each(a.shell.page, func(o fyne.CanvasObject) {
		if s, ok := o.(*kit.ScrollView); ok && (most == nil || room(s) > room(most)) {
			most = s
		}
	})
	if most == nil || room(most) < 50 {
		t.Fatalf("nothing to scroll on %+v", a.route)
	}
	return most
}

func altKey(a *App, name fyne.KeyName) {
	a.shortcuts.TypedShortcut(&desktop.CustomShortcut{KeyName: name, Modifier: fyne.KeyModifierAlt})
}

// TestBackFindsThePageAsItWas: back, forward, and a change of looks keep how far a page was scrolled;
// a page that one goes to anew opens at its top.
func TestBackFindsThePageAsItWas(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light, Zoom: 1}, "en")
	a.window.Resize(fyne.NewSize(1000, 620))
	for _, id := range []string{"matter.overview", "matter.facts", "client.person"} {
		visit(t, a, id)
		deep, at := mostScrolled(t, a), a.route
		deep.ScrollToOffset(fyne.NewPos(0, 40))
		a.Go(Route{Place: toSettings})
		mostScrolled(t, a).ScrollToOffset(fyne.NewPos(0, 30))
		altKey(a, fyne.KeyLeft)
		if a.route != at {
			t.Fatalf("%s: back leads to %+v", id, a.route)
		}
		if y := mostScrolled(t, a).Offset.Y; y != 40 {
			t.Errorf("%s: after back the page stands at %.0f", id, y)
		}
		a.setLook(theme.Dark, 1, "en")
		if y := mostScrolled(t, a).Offset.Y; y != 40 {
			t.Errorf("%s: in other colours the page stands at %.0f", id, y)
		}
		altKey(a, fyne.KeyRight)
		if y := mostScrolled(t, a).Offset.Y; a.route.Place != toSettings || y != 30 {
			t.Errorf("%s: after forward %q stands at %.0f", id, a.route.Place, y)
		}
		a.Go(at)
		if y := mostScrolled(t, a).Offset.Y; y != 0 {
			t.Errorf("%s: the page opens anew at %.0f", id, y)
		}
	}
}

// TestNoWayBackOverALock: what was open before a lock is not found by going back after it.
func TestNoWayBackOverALock(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	visit(t, a, "matter.facts")
	a.Go(Route{Place: toClients})
	a.Back()
	a.Lock()
	a.Back()
	a.Forward()
	if a.past != nil || a.ahead != nil || a.waiting != nil {
		t.Error("the way is still known behind the lock")
	}
	reopen(t, a)
	at := a.route
	a.Back()
	a.Forward()
	if a.route != at {
		t.Errorf("after the lock one comes to %+v", a.route)
	}
}
