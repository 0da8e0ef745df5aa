package ui

import (
	"errors"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/ui/theme"
)

func TestIdleLocksAndHideGoesBlank(t *testing.T) {
	now := clock()
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	a.opt.Now = func() time.Time { return now }
	a.idle.touch()
	now = now.Add(defaultIdle - time.Minute)
	a.idle.check()
	if a.vault == nil {
		t.Fatal("locked before the time")
	}
	a.onKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	now = now.Add(defaultIdle - time.Minute)
	a.idle.check()
	if a.vault == nil {
		t.Fatal("a key does not count as a sign of life")
	}
	now = now.Add(2 * time.Minute)
	a.idle.check()
	wants(t, a, "The vault is locked")

	a.open(vault.Unlock{Passphrase: passphrase}, func(err error) { t.Fatal(err) })
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
