package ui

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// TestSheetThatNobodyWroteDown: the window locks while a new code is on screen, before anybody typed its groups. Every
// opening says so until there is a code on paper.
func TestSheetThatNobodyWroteDown(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	a.Go(Route{Place: toWays})
	press(t, a, "Make a new recovery sheet")
	press(t, a, "Make the new code")
	if len(codeOnScreen(a)) != 7 {
		t.Fatalf("no code: %s", page(a))
	}
	a.Lock()
	b := start(t, a.opt.Dir, theme.Theme{Mode: theme.Light}, "en") // another run of the program
	reopen(t, b)
	wants(t, b, "The recovery code is not on paper yet")
	press(t, b, "Change the ways to open")
	press(t, b, "Make a new recovery sheet")
	press(t, b, "Make the new code")
	groups := codeOnScreen(b)
	for _, f := range fieldsOf(b) {
		for i := range groups {
			if f.Label() == lang.T("recovery.group", "n", i+1) {
				f.Set(groups[i])
			}
		}
	}
	press(t, b, "It is written down")
	b.Lock()
	reopen(t, b)
	if b.window.Canvas().Overlays().Top() != nil {
		t.Errorf("still told: %s", page(b))
	}
}

// TestFirstSheetThatNobodyWroteDown is the same in the first minutes of a vault; the code itself, typed to open it,
// shows that it is on paper.
func TestFirstSheetThatNobodyWroteDown(t *testing.T) {
	a := start(t, filepath.Join(t.TempDir(), "office"), theme.Theme{Mode: theme.Light}, "es")
	pill(t, a, lang.T("first.pass"))
	fields := fieldsOf(a)
	fields.Get("vault.passphrase").Set(passphrase.Reveal())
	fields.Get("vault.again").Set(passphrase.Reveal())
	press(t, a, lang.T("first.make"))
	groups := codeOnScreen(a)
	a.Lock()
	reopen(t, a)
	wants(t, a, "todavía no está en papel")
	a.Lock()
	press(t, a, lang.T("unlock.recovery"))
	fieldsOf(a)[0].Set(strings.Join(groups, "-"))
	press(t, a, lang.T("unlock.open"))
	a.Lock()
	v, err := vault.Open(t.Context(), a.opt.Dir, vault.Unlock{Passphrase: passphrase})
	if err != nil {
		t.Fatal(err)
	}
	if f, err := readFirst(t.Context(), v); err != nil || f.settings.SheetOpen {
		t.Errorf("a code that was typed is not on paper: %v", err)
	}
	v.Close()
}
