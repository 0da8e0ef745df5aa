package ui

import (
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
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// loop is the window's goroutine for a test in which jobs really run beside it: the test's own.
type loop struct {
	a    *App
	todo chan func()
}

// real lets the jobs of an open window run on goroutines of their own from now on.
func real(t *testing.T, a *App) *loop {
	t.Helper()
	l := &loop{a, make(chan func(), 10000)}
	a.jobs.inline, a.jobs.ui = false, func(do func()) { l.todo <- do }
	t.Cleanup(func() {
		l.until(t, "all work ends", func() bool { return len(a.jobs.running) == 0 && len(a.shutting) == 0 })
		a.jobs.inline = true
	})
	return l
}

// until does what comes from other goroutines until something is so.
func (l *loop) until(t *testing.T, what string, so func() bool) {
	t.Helper()
	late := time.After(30 * time.Second)
	for !so() {
		select {
		case do := <-l.todo:
			do()
		case <-time.After(10 * time.Millisecond): // what is waited for need not end in a message
		case <-late:
			t.Fatalf("waited for: %s; on screen: %s", what, page(l.a))
		}
	}
}

// rests waits until nothing is being read or closed.
func (l *loop) rests(t *testing.T) {
	t.Helper()
	l.until(t, "the window rests", func() bool { return len(l.a.jobs.running) == 0 && len(l.a.shutting) == 0 && len(l.todo) == 0 })
}

// begun waits until the work with a title runs.
func (l *loop) begun(t *testing.T, title string) {
	t.Helper()
	l.until(t, title, func() bool { return l.a.jobs.runs(title) })
}

// whole opens the vault of a window that was locked or closed, and has every part of it read.
func whole(t *testing.T, dir string) *vault.Vault {
	t.Helper()
	v, err := vault.Open(t.Context(), dir, vault.Unlock{Passphrase: passphrase})
	if err != nil {
		t.Fatalf("after the work was cut the vault does not open: %v", err)
	}
	t.Cleanup(func() { v.Close() })
	if r, err := v.Check(t.Context(), cases.NoProgress); err != nil || !r.OK() {
		t.Fatalf("after the work was cut: %v, %v", r.Problems, err)
	}
	return v
}

// bigFile is a file that takes a while to take in.
func bigFile(t *testing.T) string {
	t.Helper()
	content := make([]byte, 24<<20)
	rand.Read(content)
	path := filepath.Join(t.TempDir(), "recording.bin")
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// endings are the ways in which a person leaves work that is under way; each returns when the vault is closed.
var endings = map[string]func(*testing.T, *loop){
	"lock": func(t *testing.T, l *loop) {
		l.a.Lock()
		l.rests(t)
		wants(t, l.a, "The vault is locked")
	},
	"hide": func(t *testing.T, l *loop) {
		l.a.onKey(&fyne.KeyEvent{Name: fyne.KeyF12})
		if strings.Trim(page(l.a), " |") != "" {
			t.Errorf("work is running, and after F12 the window says %q", page(l.a))
		}
		l.rests(t)
	},
	"quit": func(t *testing.T, l *loop) {
		l.a.quit()
		wants(t, l.a, "Something is still running")
		press(t, l.a, "Stop it and close")
		l.rests(t)
	},
}

// TestWorkThatIsCutLosesNothing locks, hides and closes the window in the middle of a build, a batch, an import and a
// backup, all of them real: the vault opens again whole, what was there is there, and no half of a file is left.
func TestWorkThatIsCutLosesNothing(t *testing.T) {
	for name, c := range map[string]struct {
		ending string
		title  string
		begin  func(t *testing.T, a *App, out string)
	}{
		"build":  {"lock", lang.T("packet.building"), func(t *testing.T, a *App, _ string) { a.screen.(builder).onBuild() }},
		"batch":  {"hide", lang.T("batch.making"), func(t *testing.T, a *App, out string) { a.screen.(*batch).make(out) }},
		"import": {"quit", lang.N("evidence.adding", 1), func(t *testing.T, a *App, _ string) { a.onDrop([]fyne.URI{&fileURI{path: bigFile(t)}}) }},
		"backup": {"lock", lang.T("backup.doing"), func(t *testing.T, a *App, out string) {
			a.pickers.save = func(context.Context, string, string) (string, error) { return filepath.Join(out, "a.backup"), nil }
			a.backUp(func(bool) {})
		}},
	} {
		t.Run(name+", "+c.ending, func(t *testing.T) {
			a := opened(t, theme.Theme{Mode: theme.Light}, "en")
			dir, out := a.opt.Dir, t.TempDir()
			id := firstMatter(t, a)
			a.Go(Route{Place: toMatter, ID: id, Tab: map[string]int{"build": tabPacket, "import": tabEvidence}[name]})
			if name == "batch" {
				a.Go(Route{Place: toBatch})
			}
			matters, evidence := records(t, a.vault, id)
			l := real(t, a)
			c.begin(t, a, out)
			l.begun(t, c.title)
			endings[c.ending](t, l)
			if a.vault != nil || a.jobs.busy() {
				t.Fatal("the vault is open, or work still runs")
			}
			now, items := records(t, whole(t, dir), id)
			if now != matters || items != evidence && items != evidence+1 {
				t.Errorf("%d matters with %d items; there were %d with %d", now, items, matters, evidence)
			}
			left, err := filepath.Glob(filepath.Join(out, "*"))
			if err != nil || name == "backup" && len(left) > 1 {
				t.Errorf("left behind: %v, %v", left, err)
			}
			if hidden, _ := filepath.Glob(filepath.Join(out, ".harborfile-*")); len(hidden) > 0 {
				t.Errorf("halves of files are left: %v", hidden)
			}
		})
	}
}

// records counts the matters, and the evidence of one.
func records(t *testing.T, v *vault.Vault, matter string) (matters, evidence int) {
	t.Helper()
	all, err := vault.List[cases.Matter](t.Context(), v, "")
	if err != nil {
		t.Fatal(err)
	}
	items, err := vault.List[cases.EvidenceItem](t.Context(), v, cases.MatterStream(matter))
	if err != nil {
		t.Fatal(err)
	}
	return len(all), len(items)
}

// TestBackWhileWorkRuns: who goes to another page leaves the work running, with its row; it comes to its end.
func TestBackWhileWorkRuns(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	id := firstMatter(t, a)
	a.Go(Route{Place: toMatter, ID: id, Tab: tabEvidence})
	_, before := records(t, a.vault, id)
	l := real(t, a)
	a.onDrop([]fyne.URI{&fileURI{path: bigFile(t)}})
	l.begun(t, lang.N("evidence.adding", 1))
	a.Back()
	wants(t, a, lang.N("evidence.adding", 1), "Cancel")
	l.rests(t)
	if _, after := records(t, a.vault, id); after != before+1 {
		t.Errorf("%d items, there were %d", after, before)
	}
	a.Forward()
	l.rests(t)
	wants(t, a, "recording")
}

// TestCancelOnTheRow: Cancel ends the work, the row says so and goes, and nobody is told of a trouble.
func TestCancelOnTheRow(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	l := real(t, a)
	stopped := make(chan struct{})
	result := error(nil)
	a.jobs.run("A long piece of work", func(ctx context.Context, _ cases.Progress) error {
		<-ctx.Done()
		<-stopped
		return ctx.Err()
	}, func(err error) {
		result = err
		a.fail(err, nil)
	})
	press(t, a, "Cancel")
	l.until(t, "the row says it is stopping", func() bool { return strings.Contains(page(a), lang.T("work.stopping")) })
	close(stopped)
	l.rests(t)
	if !errors.Is(result, context.Canceled) || a.window.Canvas().Overlays().Top() != nil || strings.Contains(page(a), "A long piece of work") {
		t.Errorf("after Cancel: %v; %s", result, page(a))
	}
}

// TestSlowWorkShowsItself: reading that takes long gets a row with Cancel, what is quick and what nobody waits for
// gets none.
func TestSlowWorkShowsItself(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	l := real(t, a)
	a.jobs.late = 30 * time.Millisecond
	end := make(chan struct{})
	wait := func(ctx context.Context, _ cases.Progress) error {
		select {
		case <-ctx.Done():
		case <-end:
		}
		return ctx.Err()
	}
	a.jobs.aside(wait, func(error) {})
	a.jobs.run("", func(context.Context, cases.Progress) error { return nil }, func(error) {})
	time.Sleep(100 * time.Millisecond)
	l.until(t, "the quick work ends", func() bool { return len(a.jobs.running) == 1 })
	if strings.Contains(page(a), lang.T("work.slow")) {
		t.Error("quick work, or work that nobody waits for, has a row")
	}
	a.jobs.run("", wait, func(error) {})
	l.until(t, "the row of slow work", func() bool { return strings.Contains(page(a), lang.T("work.slow")) })
	if a.jobs.busy() {
		t.Error("a page that reads slowly would keep the window from closing")
	}
	press(t, a, "Cancel")
	close(end)
	l.rests(t)
	if strings.Contains(page(a), lang.T("work.slow")) {
		t.Error("the row stays")
	}
}

// TestTheNumberBesideToday is there from the first moment, follows a change after a while, and goes at the lock.
func TestTheNumberBesideToday(t *testing.T) {
	a, c := watched(t)
	before := a.counted[toToday]
	id := firstMatter(t, a)
	d := cases.Deadline{ID: cases.NewID(), MatterID: id, Title: "File the reply", Due: cases.DateOf(clock().AddDate(0, 0, 3))}
	if err := a.vault.Write(t.Context(), &d); err != nil {
		t.Fatal(err)
	}
	c.pass(a, recountAfter)
	a.Go(Route{Place: toClients})
	if now := a.counted[toToday]; now != before+1 {
		t.Errorf("%d days press, there were %d", now, before)
	}
	if note := a.shell.note(toToday); note != lang.T("number", "n", before+1) {
		t.Errorf("beside Today stands %q", note)
	}
	a.Lock()
	if a.counted != nil {
		t.Error("the number is still known behind the lock")
	}
}
