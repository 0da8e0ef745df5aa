package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/theme"
)

// tasksOf opens the tasks of a matter that has two of them.
func tasksOf(t *testing.T, a *App) *book[cases.Task] {
	t.Helper()
	m := matterOf(t, a, cases.RecordRelief)
	one := cases.Task{ID: "t1", ClientID: m.ClientID, MatterID: m.ID, What: "First thing", Due: "2026-11-23"}
	two := cases.Task{ID: "t2", ClientID: m.ClientID, MatterID: m.ID, What: "Second thing"}
	if err := a.vault.Write(t.Context(), one, two); err != nil {
		t.Fatal(err)
	}
	a.Go(Route{Place: toMatter, ID: m.ID, Tab: tabWork})
	return current(t, a).tabs[tabWork].(*parts).current().(*offering[cases.Task]).book
}

func stored(t *testing.T, a *App, id string) cases.Task {
	t.Helper()
	k, err := vault.Get[cases.Task](t.Context(), a.vault, id)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// TestBookKeepsWhatIsTyped: another line, another page and another place find the words saved without a question; half
// a date is asked about, and everything beside it is saved.
func TestBookKeepsWhatIsTyped(t *testing.T) {
	for name, go_ := range map[string]func(*App, *book[cases.Task]){
		"another line":  func(_ *App, b *book[cases.Task]) { b.list.Select(1) },
		"another page":  func(a *App, _ *book[cases.Task]) { pick(t, a, "Notes") },
		"another tab":   func(a *App, _ *book[cases.Task]) { press(t, a, "Packet") },
		"another place": func(a *App, _ *book[cases.Task]) { a.Go(Route{Place: toClients}) },
		"a new record":  func(_ *App, b *book[cases.Task]) { b.onNew() },
	} {
		t.Run(name, func(t *testing.T) {
			a := opened(t, theme.Theme{Mode: theme.Light}, "en")
			b := tasksOf(t, a)
			b.list.Select(0)
			fill(t, a, "task.what", "Changed")
			fill(t, a, "task.due", "the 41st of")
			go_(a, b)
			wants(t, a, "There are unsaved words", "“By which day” does not read")
			press(t, a, "Keep editing")
			if b.chosen.ID != "t1" || b.list.Selected().ID != "t1" || b.form.Get("task.due").Value() != "the 41st of" {
				t.Fatalf("the words are gone: %s", page(a))
			}
			if k := stored(t, a, "t1"); k.What != "Changed" || k.Due != "2026-11-23" {
				t.Errorf("beside half a date is stored %+v", k)
			}
			fill(t, a, "task.due", "11/30/2026")
			fill(t, a, "task.what", "Changed again")
			go_(a, b)
			if a.window.Canvas().Overlays().Top() != nil {
				t.Errorf("words that can be saved are asked about: %s", page(a))
			}
			if k := stored(t, a, "t1"); k.What != "Changed again" || k.Due != "2026-11-30" {
				t.Errorf("stored %+v", k)
			}
			if name == "another line" && (b.chosen.ID != "t2" || b.list.Selected().ID != "t2") {
				t.Errorf("the form shows %s, the list marks %s", b.chosen.ID, b.list.Selected().ID)
			}
		})
	}
}

// TestBookKeepsWordsAtLock: what is typed is in the vault after a lock; half a date is named.
func TestBookKeepsWordsAtLock(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	b := tasksOf(t, a)
	b.list.Select(0)
	fill(t, a, "task.what", "Typed before the lock")
	fill(t, a, "task.due", "the 41st of")
	a.Lock()
	if strings.Contains(page(a), "Typed before") {
		t.Error("the words are still on the screen")
	}
	reopen(t, a)
	wants(t, a, "Most of what was typed", "By which day")
	closeDialog(a)
	if k := stored(t, a, "t1"); k.What != "Typed before the lock" || k.Due != "2026-11-23" {
		t.Errorf("after the lock: %+v", k)
	}
}

// TestBookMeetsAnotherWriter: what was typed stays, what changed elsewhere comes in around it, and the
// second press saves.
func TestBookMeetsAnotherWriter(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	b := tasksOf(t, a)
	b.list.Select(0)
	other := stored(t, a, "t1")
	other.What, other.For = "Elsewhere", "AQ"
	if err := a.vault.Write(t.Context(), other); err != nil {
		t.Fatal(err)
	}
	fill(t, a, "task.what", "Mine")
	press(t, a, "Save")
	wants(t, a, cases.Explain(cases.ErrConflict, "en").What)
	closeDialog(a)
	if what := b.form.Get("task.what"); what.Value() != "Mine" || !strings.Contains(what.Note(), "Elsewhere") || b.form.Get("task.for").Value() != "AQ" {
		t.Fatalf("the form says %q, %q", what.Value(), what.Note())
	}
	press(t, a, "Save")
	if k := stored(t, a, "t1"); k.What != "Mine" || k.For != "AQ" {
		t.Errorf("stored %+v", k)
	}
}

// TestBookTakesOutAndUndoes: an entry made by mistake goes after a question; undo of a field brings
// the saved words back; a form without words says what it needs beside the field.
func TestBookTakesOutAndUndoes(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	b := tasksOf(t, a)
	b.list.Select(1)
	press(t, a, "Take out")
	press(t, a, "Keep it")
	if len(b.list.Rows) != 2 {
		t.Fatal("it went although it was kept")
	}
	press(t, a, "Take out")
	press(t, a, "Take it out")
	if len(b.list.Rows) != 1 || b.list.Rows[0].ID != "t1" {
		t.Fatalf("%d rows", len(b.list.Rows))
	}
	fill(t, a, "task.what", "Other")
	test.Tap(b.undo) // the toast of the removal has an Undo of its own
	if got := b.form.Get("task.what").Value(); got != "First thing" || b.edited {
		t.Errorf("after undo: %q", got)
	}
	shortcut(a, fyne.KeyN, ctrl) // Ctrl+N begins a record of this page
	if !b.fresh {
		t.Fatal("Ctrl+N begins nothing")
	}
	press(t, a, "Save")
	if note := b.form.Get("task.what").Note(); !strings.Contains(note, "what is to be done") {
		t.Errorf("beside the field stands %q", note)
	}
}

// TestScreeningAsksNothingTwice: an answered question does not come again, a skipped one only in
// another conversation, and after a hard one there is a pause.
func TestScreeningAsksNothingTwice(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	visit(t, a, "client.screening")
	s := a.screen.(*person).tabs[tabScreening].(*screening)
	press(t, a, "Begin")
	seen := map[string]bool{}
	paused := false
	for s.sitting != nil {
		if s.pause {
			paused = true
			wants(t, a, "There is no hurry")
			press(t, a, "Go on")
			continue
		}
		if seen[s.step.ID] {
			t.Fatalf("%s is asked twice", s.step.ID)
		}
		seen[s.step.ID] = true
		switch len(seen) {
		case 1:
			press(t, a, "Yes") // it is safe to talk now; otherwise nothing else is asked
		case 2:
			press(t, a, "Skip")
		default:
			press(t, a, "Not sure")
		}
	}
	if len(seen) < 5 || !paused {
		t.Fatalf("%d questions were asked, paused: %v", len(seen), paused)
	}
	wants(t, a, "Options to discuss")
}

// TestContradictionsStayClosed: nothing of them is on the screen before the attorney asks.
func TestContradictionsStayClosed(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	m := matterOf(t, a, cases.Immigration)
	c, err := vault.Get[cases.Client](t.Context(), a.vault, m.ClientID)
	if err != nil {
		t.Fatal(err)
	}
	event := cases.LifeEvent{ID: "e1", ClientID: c.ID, Title: "Birth", Category: "birth-family", From: "1985-01-02"}
	if err := a.vault.Write(t.Context(), event); err != nil {
		t.Fatal(err)
	}
	a.Go(Route{Place: toMatter, ID: m.ID, Tab: tabStory, Part: 3})
	wants(t, a, "Attorney only")
	if strings.Contains(page(a), "1985") {
		t.Fatal("a value is on the screen unasked")
	}
	press(t, a, "Show")
	wants(t, a, "Close again", "Memory works like that")
	press(t, a, "Close again")
	wants(t, a, "Attorney only")
}

// TestChecksOfAField: several values are chosen with Space, and come back in the order offered.
func TestChecksOfAField(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(&theme.Theme{Mode: theme.Light, Zoom: 1})
	changed := 0
	f := kit.NewChecks("x", "Label", "", []string{"a", "b", "c"}, []string{"A", "B", "C"})
	f.OnChange = func() { changed++ }
	f.Set("c\ngone")
	f.Input().TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	if got := f.Value(); got != "a\nc\ngone" || changed != 1 {
		t.Errorf("%q after %d changes", got, changed)
	}
	f.Offer([]string{"b", "a"}, []string{"B", "A"})
	if got := f.Value(); got != "a\nc\ngone" {
		t.Errorf("a new offer changes the value to %q", got)
	}
}
