package ui

import (
	"errors"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/ui/theme"
)

// twoClocks stand until they are moved.
type twoClocks struct {
	wall    time.Time
	running time.Duration
}

// pass moves both clocks on in steps of a tick, as in a program that runs, and looks at them each time.
func (c *twoClocks) pass(a *App, d time.Duration) {
	for ; d > 0; d -= tickEvery {
		c.wall, c.running = c.wall.Add(tickEvery), c.running+tickEvery
		a.idle.tick()
	}
}

// watched is an open window whose clocks a test moves.
func watched(t *testing.T) (*App, *twoClocks) {
	t.Helper()
	c := &twoClocks{wall: clock()}
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	a.opt.Clocks = vault.Clocks{Wall: func() time.Time { return c.wall }, Running: func() time.Duration { return c.running }}
	a.idle.begin()
	return a, c
}

func TestIdleLocks(t *testing.T) {
	a, c := watched(t)
	c.pass(a, defaultIdle-time.Minute)
	if a.vault == nil {
		t.Fatal("locked before the time")
	}
	a.onKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	c.pass(a, defaultIdle-time.Minute)
	if a.vault == nil {
		t.Fatal("a key does not count as a sign of life")
	}
	c.pass(a, 2*time.Minute)
	wants(t, a, "The vault is locked")
	c.pass(a, time.Hour) // nothing is open, nothing happens
	reopen(t, a)
	c.pass(a, defaultIdle-time.Minute)
	if a.vault == nil {
		t.Error("locked too early after it was opened again")
	}
}

// TestTheMouseIsASignOfLife: who reads and moves the mouse is there, at the door and inside.
func TestTheMouseIsASignOfLife(t *testing.T) {
	a, c := watched(t)
	for range 2 {
		c.pass(a, defaultIdle-time.Minute)
		if a.vault == nil {
			t.Fatal("locked although the mouse moved")
		}
		test.MoveMouse(a.window.Canvas(), fyne.NewPos(1276, 6))
		test.MoveMouse(a.window.Canvas(), fyne.NewPos(1274, 8))
	}
}

// TestSleepLocks: a sleep is found by the clocks, at the next tick or at the first touch, also while work runs;
// a long work alone is not idle time.
func TestSleepLocks(t *testing.T) {
	for name, look := range map[string]func(*App){
		"tick":  func(a *App) { a.idle.tick() },
		"touch": func(a *App) { a.onKey(&fyne.KeyEvent{Name: fyne.KeyDown}) },
		"busy": func(a *App) {
			a.jobs.running = []*job{{title: "Working", cancel: func() {}, over: make(chan struct{})}}
			a.idle.tick()
		},
	} {
		a, c := watched(t)
		c.pass(a, time.Minute)
		c.wall = c.wall.Add(time.Minute) // the running clock stood still
		look(a)
		a.jobs.running = nil
		if a.vault != nil {
			t.Errorf("%s: a sleep of a minute does not lock", name)
		}
	}
	a, c := watched(t)
	a.jobs.running = []*job{{title: "Working", cancel: func() {}, over: make(chan struct{})}}
	c.pass(a, 3*defaultIdle)
	a.jobs.running = nil
	if a.vault == nil {
		t.Error("a long work locks the window")
	}
}

// TestSessionLocks: the system's word locks at once, and is told when everything is put away.
func TestSessionLocks(t *testing.T) {
	a, _ := watched(t)
	v, away := a.vault, false
	a.idle.session(func() {
		away = true
		if _, err := v.Search(t.Context(), "x", 1); !errors.Is(err, cases.ErrLocked) {
			t.Errorf("told before the vault was closed: %v", err)
		}
	})
	if !away || a.vault != nil {
		t.Error("the session was locked and the vault is open")
	}
	again := false
	a.idle.session(func() { again = true })
	if !again {
		t.Error("with nothing open the system waits for nothing")
	}
	wants(t, a, "The vault is locked")
}

func TestHideGoesBlank(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	a.showFind()
	a.onKey(&fyne.KeyEvent{Name: fyne.KeyF12})
	if a.vault != nil || strings.Trim(page(a), " |") != "" || a.window.Title() != "Harborfile" {
		t.Errorf("after F12 the window says %q", page(a))
	}
	a.onKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	wants(t, a, "The vault is locked")
}

func TestEscapeClosesTheTopThingOnly(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	a.showFind()
	a.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if a.window.Canvas().Overlays().Top() != nil || a.vault == nil {
		t.Error("Escape does not close the search")
	}
}

// TestFailSaysWhatSafeAndDo: words of the table, a field's words beside the field, silence for a
// cancel, a reference for what nobody knows.
func TestFailSaysWhatSafeAndDo(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	a.fail(cases.ErrNoSpace, nil)
	wants(t, a, "The disk is full.", "Make some room")
	closeDialog(a)
	a.fail(errors.New("open /home/ana/secret.pdf"), nil)
	wants(t, a, "Reference ")
	if strings.Contains(page(a), "secret") {
		t.Error("an error's own text is on screen")
	}
	closeDialog(a)
	a.fail(nil, nil)
	if a.window.Canvas().Overlays().Top() != nil {
		t.Error("nothing went wrong and a dialog is open")
	}
}

// TestOneVaultOneWindow: a second program gets words, and the first keeps the vault.
func TestOneVaultOneWindow(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	b := start(t, a.opt.Dir, theme.Theme{Mode: theme.Light}, "en")
	fieldsOf(b)[0].Set(passphrase.Reveal())
	press(t, b, "Open")
	wants(t, b, "open in another")
	if _, err := a.vault.Check(t.Context(), cases.NoProgress); err != nil {
		t.Errorf("the first window lost its vault: %v", err)
	}
}
