package ui

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/forms/draft"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// withFile puts a file into the first matter, and gives the matter's id.
func withFile(t *testing.T, a *App, name string, content []byte) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(file, content, 0o600); err != nil {
		t.Fatal(err)
	}
	id := firstMatter(t, a)
	a.Go(Route{Place: toMatter, ID: id, Tab: tabEvidence})
	a.onDrop([]fyne.URI{&fileURI{path: file}})
	return id
}

// TestQuietGivesRoomBack: a minute without a touch gives the room of deleted evidence to the disk; a touch before that
// puts it off. A deletion in the window gives it back at once.
func TestQuietGivesRoomBack(t *testing.T) {
	big := make([]byte, 3<<20)
	rand.Read(big)
	a, c := watched(t)
	id := withFile(t, a, "big.bin", big)
	a.Go(Route{Place: toMatters})
	if _, err := a.vault.Destroy(t.Context(), id, nil); err != nil {
		t.Fatal(err)
	}
	left := func() int64 {
		info, err := os.Stat(filepath.Join(a.opt.Dir, "evidence.db"))
		if err != nil {
			t.Fatal(err)
		}
		return info.Size()
	}
	before := left()
	c.pass(a, 50*time.Second)
	a.onKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	c.pass(a, 50*time.Second)
	if !a.idle.given && left() < before {
		t.Fatal("given back while somebody was there")
	}
	c.pass(a, 20*time.Second)
	if n, err := a.vault.GiveBack(t.Context()); err != nil || n != 0 || !a.idle.given {
		t.Errorf("%d bytes were not given back after a quiet minute, %v", n, err)
	}
}

func TestDeletingGivesRoomBack(t *testing.T) {
	big := make([]byte, 3<<20)
	rand.Read(big)
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	id := withFile(t, a, "big.bin", big)
	a.Go(Route{Place: toMatter, ID: id})
	m := current(t, a).snap.Matter
	press(t, a, "Delete for good")
	press(t, a, "Go on")
	dialogFields(t, a).Get("matter.number").Set(confirmWord(m))
	press(t, a, "Delete for good")
	wants(t, a, "Deleted for good")
	if n, err := a.vault.GiveBack(t.Context()); err != nil || n != 0 {
		t.Errorf("%d bytes were not given back, %v", n, err)
	}
}

// TestRenewTheEvidenceKey: old blocks of evidence.db are dead afterwards, and every original reads.
func TestRenewTheEvidenceKey(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	read := func() []byte {
		raw, err := os.ReadFile(filepath.Join(a.opt.Dir, "evidence.db"))
		if err != nil {
			t.Fatal(err)
		}
		return raw
	}
	before := read()
	a.Go(Route{Place: toSettings})
	press(t, a, "Renew the key of the evidence")
	wants(t, a, "as much free room")
	press(t, a, "Not now")
	if !bytes.Equal(read(), before) {
		t.Fatal("renewed although the person said no")
	}
	press(t, a, "Renew the key of the evidence")
	press(t, a, "Renew the key of the evidence")
	wants(t, a, "The key of the evidence is renewed")
	if bytes.Contains(read(), before[4096:8192]) {
		t.Error("old blocks are still there")
	}
	if r, err := a.vault.Check(t.Context(), cases.NoProgress); err != nil || !r.OK() {
		t.Errorf("afterwards: %v, %v", r.Problems, err)
	}
}

// TestFindAWordInAPDF: a PDF that was added as evidence is found by a word that stands in it.
func TestFindAWordInAPDF(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	paper, err := draft.Render(draft.DestructionCertificate(cases.Destruction{MatterID: cases.NewID(), Begun: "2026-11-21T10:00:00Z"}, "Zzpapertown Clinic", "en"))
	if err != nil {
		t.Fatal(err)
	}
	id := withFile(t, a, "scan.pdf", paper)
	a.Go(Route{Place: toMatters})
	a.showFind()
	entry, ok := a.window.Canvas().Focused().(*kit.Entry)
	if !ok {
		t.Fatal("the search has no focus")
	}
	entry.SetText("zzpapert") // while it is typed
	if !strings.Contains(strings.ToLower(page(a)), "zzpapertown") {
		t.Fatalf("not found: %s", page(a))
	}
	entry.OnSubmitted("")
	if a.route.Place != toMatter || a.route.ID != id {
		t.Errorf("Enter leads to %+v", a.route)
	}
}

// TestCutWorkIsTold: who opens the vault again hears which work the lock ended, and nothing of work that was whole.
func TestCutWorkIsTold(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	over := make(chan struct{})
	close(over)
	ended := func(title string, err error) *job {
		return &job{title: title, cancel: func() {}, over: over, err: err}
	}
	a.jobs.running = []*job{ended(lang.T("backup.doing"), context.Canceled), ended(lang.T("check.doing"), nil), ended("", context.Canceled)}
	a.Lock()
	a.jobs.running = nil
	reopen(t, a)
	wants(t, a, "The lock ended work", lang.T("backup.doing"))
	if strings.Contains(page(a), lang.T("check.doing")) {
		t.Error("whole work is named too")
	}
	closeDialog(a)
	a.Lock()
	reopen(t, a)
	if a.window.Canvas().Overlays().Top() != nil {
		t.Errorf("told twice: %s", page(a))
	}
}

// TestSessionLocksWhileOpening: the system locks the session in the moment in which the vault is being opened.
func TestSessionLocksWhileOpening(t *testing.T) {
	a := start(t, copyVault(t), theme.Theme{Mode: theme.Light}, "en")
	turn := a.jobs.turn
	a.opening = true
	told := false
	a.idle.session(func() { told = true })
	if !told || a.jobs.turn == turn {
		t.Error("what is being opened opens behind the lock")
	}
	wants(t, a, "The vault is locked")
	reopen(t, a)
	for range 200 { // a flood of signals
		a.idle.session(func() {})
	}
	wants(t, a, "The vault is locked")
	reopen(t, a)
	wants(t, a, "Waits for review")
}

// TestBackupOfTomorrow: where a clock was wrong, the age of the backup is not made up, and the reminder stays.
func TestBackupOfTomorrow(t *testing.T) {
	for code, words := range map[string]string{"en": "later than today", "es": "posterior a hoy"} {
		a := opened(t, theme.Theme{Mode: theme.Light}, code)
		a.backupAt = clock().AddDate(1, 0, 0)
		a.Go(Route{Place: toClients})
		wants(t, a, words, "2027")
	}
}

// TestBackupOntoAStickThatIsGone: told, the reminder stays, nothing is left behind, and the next try works.
func TestBackupOntoAStickThatIsGone(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	dir := filepath.Join(t.TempDir(), "stick")
	a.pickers.save = func(context.Context, string, string) (string, error) { return filepath.Join(dir, "a.backup"), nil }
	a.Go(Route{Place: toSettings})
	press(t, a, "Back up now")
	if a.window.Canvas().Overlays().Top() == nil || strings.Contains(page(a), "Reference") || strings.Contains(page(a), dir) {
		t.Errorf("told: %s", page(a))
	}
	closeDialog(a)
	wants(t, a, "No backup yet")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	press(t, a, "Back up now")
	wants(t, a, "Last backup: today")
	if list, err := os.ReadDir(dir); err != nil || len(list) != 1 {
		t.Errorf("in the folder: %v, %v", list, err)
	}
}

// TestRestoreWhereAVaultIs: a vault that came into the folder meanwhile is not touched.
func TestRestoreWhereAVaultIs(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	file, code := backedUpVault(t, a)
	b := start(t, filepath.Join(t.TempDir(), "new"), theme.Theme{Mode: theme.Light}, "en")
	press(t, b, "I have a backup file")
	v, _, err := vault.Create(t.Context(), b.opt.Dir, vault.CreateOptions{Unlock: vault.Unlock{Passphrase: "the words of another vault"}, KDF: cheap})
	if err != nil {
		t.Fatal(err)
	}
	v.Close()
	b.pickers.open = func(context.Context, string, bool) ([]string, error) { return []string{file}, nil }
	press(t, b, "Choose the backup file")
	pill(t, b, lang.T("first.pass"))
	fields := fieldsOf(b)
	fields.Get("vault.recovery").Set(code.Words())
	fields.Get("vault.passphrase").Set("words for the new computer")
	fields.Get("vault.again").Set("words for the new computer")
	press(t, b, "Restore")
	if b.vault != nil || b.window.Canvas().Overlays().Top() == nil || strings.Contains(page(b), "Reference") {
		t.Errorf("told: %s", page(b))
	}
	v, err = vault.Open(t.Context(), b.opt.Dir, vault.Unlock{Passphrase: "the words of another vault"})
	if err != nil {
		t.Fatalf("the vault that was there: %v", err)
	}
	v.Close()
}

// TestHoldWhileTheQuestionIsOpen: a legal hold that was set meanwhile wins over a deletion that was asked for before it.
func TestHoldWhileTheQuestionIsOpen(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	id := firstMatter(t, a)
	a.Go(Route{Place: toMatter, ID: id})
	m := current(t, a).snap.Matter
	press(t, a, "Delete for good")
	press(t, a, "Go on")
	dialogFields(t, a).Get("matter.number").Set(confirmWord(m))
	held := m
	held.LegalHold = true
	if err := a.vault.Write(t.Context(), &held); err != nil {
		t.Fatal(err)
	}
	press(t, a, "Delete for good")
	wants(t, a, cases.Explain(cases.ErrLegalHold, "en").What)
	if _, err := vault.Get[cases.Matter](t.Context(), a.vault, id); err != nil {
		t.Errorf("the matter: %v", err)
	}
}

// TestUndoDoesNotLiftAHold: that is asked, every time.
func TestUndoDoesNotLiftAHold(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	id := firstMatter(t, a)
	a.Go(Route{Place: toMatter, ID: id})
	press(t, a, "Set a legal hold")
	undoKey(a)
	if m, err := vault.Get[cases.Matter](t.Context(), a.vault, id); err != nil || !m.LegalHold {
		t.Errorf("Ctrl+Z lifts the hold: %v", err)
	}
}

// TestRealWorkIsCut: a lock in the middle of real work waits for it, leaves no call inside the vault, and notes the work.
func TestRealWorkIsCut(t *testing.T) {
	js := newJobs(false, func() {})
	v, err := vault.Open(t.Context(), copyVault(t), vault.Unlock{Passphrase: passphrase})
	if err != nil {
		t.Fatal(err)
	}
	begun := make(chan struct{})
	js.run("Checking", func(ctx context.Context, _ cases.Progress) error {
		close(begun)
		for ctx.Err() == nil {
			if _, err := v.Check(ctx, cases.NoProgress); err != nil {
				return err
			}
		}
		return ctx.Err()
	}, func(error) { t.Error("a screen that is gone was told") })
	<-begun
	cut := js.stop()(5 * time.Second)
	if len(cut) != 1 || cut[0] != "Checking" {
		t.Errorf("cut: %v", cut)
	}
	if err := v.Close(); err != nil {
		t.Error(err)
	}
	if _, err := v.Search(t.Context(), "x", 1); !errors.Is(err, cases.ErrLocked) {
		t.Errorf("after the lock: %v", err)
	}
}
