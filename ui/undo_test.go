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

// undoKey presses Ctrl+Z as the window driver does: a focused text field keeps it.
func undoKey(a *App) {
	if f, ok := a.window.Canvas().Focused().(*kit.Entry); ok {
		f.TypedShortcut(&fyne.ShortcutUndo{})
		return
	}
	a.shortcuts.TypedShortcut(&fyne.ShortcutUndo{})
}

func TestUndoOfASave(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	f := factsOf(t, a)
	stored := func() (city, title string) {
		c, err := vault.Get[cases.Client](t.Context(), a.vault, f.snap.Client.ID)
		if err != nil {
			t.Fatal(err)
		}
		m, err := vault.Get[cases.Matter](t.Context(), a.vault, f.snap.Matter.ID)
		if err != nil {
			t.Fatal(err)
		}
		return c.BirthCity, m.Title
	}
	city, title := stored()
	f.form.Get("client.birthCity").Set("Changed")
	f.form.Get("matter.title").Set("Changed too")
	f.onEdit()
	press(t, a, "Save")
	wants(t, a, "Saved", "Undo")
	press(t, a, "Undo") // the one of the form is grey now
	if c, m := stored(); c != city || m != title {
		t.Fatalf("after Undo: %q, %q", c, m)
	}
	if got := f.form.Get("client.birthCity").Value(); got != city {
		t.Errorf("the field says %q", got)
	}
	wants(t, a, "Taken back")
	press(t, a, "Bring it back")
	if c, m := stored(); c != "Changed" || m != "Changed too" {
		t.Errorf("brought back: %q, %q", c, m)
	}
	undoKey(a)
	a.Lock()
	reopen(t, a)
	undoKey(a) // a lock forgets
	if c, _ := stored(); c != city {
		t.Errorf("after the lock: %q", c)
	}
}

// TestUndoStaysInAField: Ctrl+Z in a field takes the letters back and leaves the vault alone.
func TestUndoStaysInAField(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	f := factsOf(t, a)
	city := f.form.Get("client.birthCity")
	city.Set("First")
	f.onEdit()
	press(t, a, "Save")
	a.window.Canvas().Focus(city.Input())
	test.Type(city.Input(), "x")
	undoKey(a)
	if c, err := vault.Get[cases.Client](t.Context(), a.vault, f.snap.Client.ID); err != nil || c.BirthCity != "First" {
		t.Errorf("stored %q, %v", c.BirthCity, err)
	}
}

// TestUndoWithUnsavedWords: what is typed and not saved yet is the last thing, and goes first; what does not read is
// asked about.
func TestUndoWithUnsavedWords(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	f := factsOf(t, a)
	dialect := f.form.Get("client.dialect").Value()
	f.form.Get("client.birthCity").Set("First")
	f.onEdit()
	press(t, a, "Save")
	f.form.Get("client.dialect").Set("Unsaved")
	f.onEdit()
	undoKey(a)
	c, err := vault.Get[cases.Client](t.Context(), a.vault, f.snap.Client.ID)
	if err != nil || c.BirthCity != "First" || c.Dialect != dialect || f.form.Get("client.dialect").Value() != dialect {
		t.Errorf("after Ctrl+Z: %q, %q, the field says %q, %v", c.BirthCity, c.Dialect, f.form.Get("client.dialect").Value(), err)
	}
	f.form.Get("client.birthDate").Set("the 41st of")
	f.onEdit()
	undoKey(a)
	wants(t, a, "There are unsaved words")
	press(t, a, "Keep editing")
	if c, _ := vault.Get[cases.Client](t.Context(), a.vault, f.snap.Client.ID); c.BirthCity != "First" {
		t.Error("undone although the person goes on editing")
	}
}

// TestUndoOfANewMatter leaves its page, which is no more.
func TestUndoOfANewMatter(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	a.Go(Route{Place: toNewMatter})
	s := a.screen.(*newMatterScreen)
	test.Type(s.family.Input(), "Begun")
	s.title.Set("Relief")
	s.onSave()
	wants(t, a, "The matter is begun")
	undoKey(a)
	if list, ok := a.screen.(*matters); !ok || len(list.list.Rows) != 3 {
		t.Errorf("after Undo: %s", page(a))
	}
	undoKey(a)
	if list, ok := a.screen.(*matters); !ok || len(list.list.Rows) != 4 {
		t.Errorf("brought back: %s", page(a))
	}
}

// TestUndoMeetsAnotherChange: what was changed elsewhere since is not overwritten.
func TestUndoMeetsAnotherChange(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	f := factsOf(t, a)
	f.form.Get("client.birthCity").Set("Mine")
	f.onEdit()
	press(t, a, "Save")
	c := f.snap.Client
	c.BirthCity = "Theirs"
	if err := a.vault.Write(t.Context(), &c); err != nil {
		t.Fatal(err)
	}
	undoKey(a)
	if words := cases.Explain(cases.ErrConflict, "en"); !strings.Contains(page(a), words.What) {
		t.Errorf("not told: %s", page(a))
	}
	if c, _ := vault.Get[cases.Client](t.Context(), a.vault, c.ID); c.BirthCity != "Theirs" {
		t.Errorf("stored %q", c.BirthCity)
	}
}

// TestHistory lists changes in the words of the facts, finds them, and hides ids.
func TestHistory(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	f := factsOf(t, a)
	f.form.Get("client.birthCity").Set("Newcity")
	f.onEdit()
	press(t, a, "Save")
	press(t, a, "History")
	h, ok := a.screen.(*history)
	if !ok {
		t.Fatalf("on screen: %s", page(a))
	}
	found := false
	for _, r := range h.list.Rows {
		if r.fact == factLabel("client.birthCity") && r.after == "Newcity" {
			found = r.before != "" && r.before != "Newcity"
			break
		}
	}
	if !found {
		t.Error("the change is not listed with the words before it")
	}
	for _, r := range h.list.Rows {
		if r.after == string(cases.ProtectiveOrder) || r.fact == "" || strings.Contains(r.after, f.snap.Client.ID) {
			t.Errorf("a row without a name, or with an id: %+v", *r)
		}
	}
	all := len(h.list.Rows)
	test.Type(h.find, "newcity")
	if len(h.list.Rows) != 1 || all < 20 {
		t.Errorf("%d of %d rows", len(h.list.Rows), all)
	}
	press(t, a, "Facts")
	if current(t, a).at != tabFacts {
		t.Error("the way back does not lead to the facts")
	}
}

// TestUndoOnAListPage: a record of a list, begun, taken away and brought back.
func TestUndoOnAListPage(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	a.Go(Route{Place: toMatter, ID: firstMatter(t, a), Tab: tabWork, Part: 1})
	count := func() int {
		notes, err := vault.List[cases.Note](t.Context(), a.vault, "")
		if err != nil {
			t.Fatal(err)
		}
		return len(notes)
	}
	before := count()
	shortcut(a, fyne.KeyN, ctrl)
	fieldsOf(a).Get("note.text").Set("Zznote")
	shortcut(a, fyne.KeyS, ctrl)
	wants(t, a, "Saved", "1 note")
	if count() != before+1 {
		t.Fatalf("%d notes, %d before", count(), before)
	}
	undoKey(a)
	if count() != before || strings.Contains(page(a), "1 note") {
		t.Errorf("after Undo %d notes: %s", count(), page(a))
	}
	undoKey(a)
	if count() != before+1 {
		t.Errorf("brought back: %d notes", count())
	}
}
