package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// TestTrainingFromTheFirstPage: practice opens the invented office under a banner, a lock only pauses it, and leaving
// wipes it.
func TestTrainingFromTheFirstPage(t *testing.T) {
	home := filepath.Join(t.TempDir(), "vault")
	a := start(t, home, theme.Theme{Mode: theme.Light}, "en")
	press(t, a, "Practice with invented people")
	wants(t, a, "everybody here is invented", "Waits for review")
	for _, r := range []Route{{Place: toMatters}, {Place: toClinic}, {Place: toSettings}, {Place: toMatter, ID: firstMatter(t, a)}} {
		a.Go(r)
		wants(t, a, "everybody here is invented")
	}
	if vault.Exists(home) || !vault.Exists(trainingDir(home)) {
		t.Fatal("practice is not in a folder of its own")
	}
	c := cases.Client{ID: cases.NewID(), Name: cases.Name{Family: "Written", Given: "In Practice"}}
	if err := a.vault.Write(t.Context(), &c); err != nil {
		t.Fatal(err)
	}
	a.Lock()
	wants(t, a, "Practice is locked")
	press(t, a, "Go on with practice")
	a.Go(Route{Place: toClients})
	wants(t, a, "Written, In Practice")
	a.Hide()
	a.onKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	wants(t, a, "Practice is locked")
	press(t, a, "Leave practice")
	wants(t, a, "A new vault")
	wipedTraining(t, a, home)
}

func wipedTraining(t *testing.T, a *App, home string) {
	t.Helper()
	if _, err := os.Lstat(trainingDir(home)); !os.IsNotExist(err) {
		t.Errorf("the folder of practice is still there: %v", err)
	}
	if a.training != nil || a.opt.Dir != home {
		t.Errorf("the window thinks it is in practice: %q", a.opt.Dir)
	}
}

// TestTrainingFromTheSettings: the office's vault is closed meanwhile, untouched, and opens again afterwards.
func TestTrainingFromTheSettings(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "es")
	home, own := a.opt.Dir, a.vault
	a.Go(Route{Place: toSettings})
	press(t, a, lang.T("training.start"))
	wants(t, a, lang.T("training.banner"))
	if _, err := own.Newest(t.Context()); err == nil {
		t.Error("the office's vault is open during practice")
	}
	a.Go(Route{Place: toSettings})
	press(t, a, lang.T("training.leave"))
	wants(t, a, lang.T("unlock.head"))
	wipedTraining(t, a, home)
	reopen(t, a)
	if strings.Contains(page(a), lang.T("training.banner")) {
		t.Error("the banner is still there")
	}
}

// TestQuitEndsTraining, and what a crash left of one is wiped at the next start.
func TestQuitEndsTraining(t *testing.T) {
	home := filepath.Join(t.TempDir(), "vault")
	a := start(t, home, theme.Theme{Mode: theme.Light}, "en")
	a.startTraining()
	a.quit()
	wipedTraining(t, a, home)

	if err := markPractice(trainingDir(home)); err != nil {
		t.Fatal(err)
	}
	v, _, err := vault.Create(t.Context(), trainingDir(home), vault.CreateOptions{Unlock: vault.Unlock{Passphrase: passphrase}, KDF: cheap})
	if err != nil {
		t.Fatal(err)
	}
	b := start(t, home, theme.Theme{Mode: theme.Light}, "en") // another window is in practice: it stays
	if !vault.Exists(trainingDir(home)) {
		t.Fatal("a practice that is open elsewhere was wiped")
	}
	if err := v.Close(); err != nil {
		t.Fatal(err)
	}
	b.Begin()
	wipedTraining(t, b, home)
}

// TestTrainingThatCannotBe: where no folder can be made, the way back is shown with the reason.
func TestTrainingThatCannotBe(t *testing.T) {
	home := filepath.Join(t.TempDir(), "vault")
	if err := os.WriteFile(trainingDir(home), []byte("a file of that name"), 0o600); err != nil {
		t.Fatal(err)
	}
	a := start(t, home, theme.Theme{Mode: theme.Light}, "en")
	press(t, a, "Practice with invented people")
	if a.training != nil || a.opt.Dir != home || a.window.Canvas().Overlays().Top() == nil {
		t.Errorf("nothing is said: %s", page(a))
	}
}

// TestARealVaultIsNoPractice: a vault that somebody keeps in a folder of practice's name is not wiped, at the start of the
// program or by a practice.
func TestARealVaultIsNoPractice(t *testing.T) {
	home := filepath.Join(t.TempDir(), "clinic")
	real := home + "-practice"
	v, _, err := vault.Create(t.Context(), real, vault.CreateOptions{Unlock: vault.Unlock{Passphrase: passphrase}, KDF: cheap})
	if err != nil {
		t.Fatal(err)
	}
	if err := v.Close(); err != nil {
		t.Fatal(err)
	}
	a := start(t, home, theme.Theme{Mode: theme.Light}, "en")
	press(t, a, "Practice with invented people")
	wants(t, a, "everybody here is invented")
	if a.opt.Dir == real {
		t.Error("practice is in the folder of another vault")
	}
	a.quit()
	wipedTraining(t, a, home)
	if v, err = vault.Open(t.Context(), real, vault.Unlock{Passphrase: passphrase}); err != nil {
		t.Fatalf("the vault of others does not open any more: %v", err)
	}
	v.Close()
}

// TestHideWhilePracticeIsMade: what comes after Escape is the way into the office's own vault, never a first page on the
// folder of practice.
func TestHideWhilePracticeIsMade(t *testing.T) {
	home := filepath.Join(t.TempDir(), "vault")
	a := start(t, home, theme.Theme{Mode: theme.Light}, "en")
	l := real(t, a)
	a.startTraining()
	l.until(t, "the practice is being made", func() bool { return a.training != nil })
	a.Hide()
	a.onKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	l.rests(t)
	l.until(t, "a page", func() bool { return a.wiping == nil && strings.Trim(page(a), " |") != "" })
	if a.training != nil && !vault.Exists(a.opt.Dir) || a.training == nil && a.opt.Dir != home {
		t.Errorf("in practice: %v, folder %q: %s", a.training != nil, filepath.Base(a.opt.Dir), page(a))
	}
	if a.training != nil {
		press(t, a, "Leave practice")
		l.rests(t)
		l.until(t, "practice is wiped", func() bool { return a.training == nil })
	}
	wipedTraining(t, a, home)
}

// TestHideWhilePracticeIsWiped: the page stays blank until Escape, and nothing is wiped twice at once.
func TestHideWhilePracticeIsWiped(t *testing.T) {
	for _, early := range []bool{false, true} { // Escape after the wipe, and in its middle
		home := filepath.Join(t.TempDir(), "vault")
		a := start(t, home, theme.Theme{Mode: theme.Light}, "en")
		press(t, a, "Practice with invented people")
		l := real(t, a)
		a.leaveTraining()
		l.until(t, "the wipe", func() bool { return a.wiping != nil })
		a.Hide()
		if early {
			a.onKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
		}
		l.until(t, "the end of the wipe", func() bool { return a.training == nil && len(a.shutting) == 0 })
		if !early {
			if strings.Trim(page(a), " |") != "" {
				t.Errorf("the hidden window says %s", page(a))
			}
			a.onKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
		}
		l.rests(t)
		wants(t, a, "A new vault")
		if a.window.Canvas().Overlays().Top() != nil {
			t.Errorf("a dialog: %s", page(a))
		}
		wipedTraining(t, a, home)
	}
}
