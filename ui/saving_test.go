package ui

import (
	"context"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/ui/theme"
)

// TestASaveWritesOnlyWhatWasEdited: the field of the interpreter shows words made from several answers. A save of
// something else leaves them alone, and so does the change log.
func TestASaveWritesOnlyWhatWasEdited(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	f := factsOf(t, a)
	c := f.snap.Client
	c.Interpreter, c.Interpreting = "", cases.Interpreting{Language: "Mam", Gender: "woman"}
	c.Languages = []string{"Mam, of the coast", "Spanish"}
	c.Contacts = []cases.Contact{{Kind: "mobile", Value: "555-0100"}} // no word on its safety
	if err := a.vault.Write(t.Context(), &c); err != nil {
		t.Fatal(err)
	}
	f = factsOf(t, a)
	if got := f.form.Get("client.interpreter").Value(); !strings.Contains(got, "Mam") {
		t.Fatalf("the field says %q", got)
	}
	before, err := a.vault.History(t.Context(), "client", c.ID)
	if err != nil {
		t.Fatal(err)
	}
	f.form.Get("client.birthCity").Set("Elsewhere")
	f.onEdit()
	press(t, a, "Save")
	after, err := a.vault.History(t.Context(), "client", c.ID)
	if err != nil || len(after) != len(before)+1 {
		t.Errorf("%d changes for one edited field, %v", len(after)-len(before), err)
	}
	now, err := vault.Get[cases.Client](t.Context(), a.vault, c.ID)
	if err != nil || now.BirthCity != "Elsewhere" || now.Interpreter != "" || !slices.Equal(now.Languages, c.Languages) || now.Contacts[0] != c.Contacts[0] {
		t.Errorf("stored %+v, %v", now, err)
	}
	f.form.Get("client.interpreter").Set("A Mam interpreter, a woman")
	f.onEdit()
	press(t, a, "Save")
	if now, _ := vault.Get[cases.Client](t.Context(), a.vault, c.ID); now.Interpreter != "A Mam interpreter, a woman" {
		t.Errorf("an edited field is stored as %q", now.Interpreter)
	}
}

// TestASaveIsTidied: control characters and spaces around a text, as a paste brings them, do not get into the vault.
func TestASaveIsTidied(t *testing.T) {
	const pasted = "\u00a0Zz\x00can\x07ary \t"
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	f := factsOf(t, a)
	f.form.Get("client.birthCity").Set(pasted)
	f.onEdit()
	press(t, a, "Save")
	if c, err := vault.Get[cases.Client](t.Context(), a.vault, f.snap.Client.ID); err != nil || c.BirthCity != "Zzcanary" {
		t.Errorf("the facts store %q, %v", c.BirthCity, err)
	}
	if got := f.form.Get("client.birthCity").Value(); got != "Zzcanary" || f.edited {
		t.Errorf("the field says %q, unsaved %v", got, f.edited)
	}

	a.Go(Route{Place: toNewMatter})
	s := a.screen.(*newMatterScreen)
	s.family.Set(pasted)
	s.title.Set(pasted)
	s.onSave()
	m := current(t, a).snap
	if m.Matter.Title != "Zzcanary" || m.Client.Name.Family != "Zzcanary" {
		t.Errorf("a new matter stores %q of %q", m.Matter.Title, m.Client.Name.Family)
	}

	a.Go(Route{Place: toMatter, ID: m.Matter.ID, Tab: tabWork, Part: 1})
	shortcut(a, fyne.KeyN, ctrl)
	fieldsOf(a).Get("note.text").Set(pasted)
	press(t, a, "Save")
	notes, err := vault.List[cases.Note](t.Context(), a.vault, cases.MatterStream(m.Matter.ID))
	if err != nil || len(notes) != 1 || notes[0].Text != "Zzcanary" {
		t.Errorf("a page of notes stores %+v, %v", notes, err)
	}
}

// TestLockKeepsAnAnswerHalfTyped: the client's words in a conversation outlast a lock, a pause and an early stop.
func TestLockKeepsAnAnswerHalfTyped(t *testing.T) {
	for name, leave := range map[string]func(*App, *screening){
		"lock":  func(a *App, _ *screening) { a.Lock(); reopen(t, a) },
		"pause": func(_ *App, s *screening) { s.onPause() },
		"stop":  func(a *App, _ *screening) { press(t, a, "Stop for today") },
	} {
		a := opened(t, theme.Theme{Mode: theme.Light}, "en")
		visit(t, a, "client.screening")
		client := a.route.ID
		s := a.screen.(*person).tabs[tabScreening].(*screening)
		press(t, a, "Begin")
		for n := 0; s.sitting != nil && s.answer == nil && n < 60; n++ {
			switch {
			case s.pause:
				press(t, a, "Go on")
			case n == 0:
				press(t, a, "Yes")
			default:
				press(t, a, "Not sure")
			}
		}
		if s.answer == nil {
			t.Fatal("no question is answered in a field")
		}
		question, typed := s.step.ID, "2019"
		if len(s.step.Choices) > 0 {
			typed = s.step.Choices[0].ID
		}
		s.answer.Set(typed)
		if name == "pause" {
			a.Go(Route{Place: toMatters})
			wants(t, a, "There are unsaved words")
			press(t, a, "Keep editing")
		}
		leave(a, s)
		all, err := vault.List[cases.Sitting](t.Context(), a.vault, cases.ClientStream(client))
		if err != nil || len(all) != 1 {
			t.Fatalf("%s: %d conversations, %v", name, len(all), err)
		}
		last := all[0].Answers[len(all[0].Answers)-1]
		if last.Question != question || last.Words+strings.Join(last.Chosen, "")+string(last.Date) == "" && len(last.Numbers) == 0 {
			t.Errorf("%s: kept %+v, wanted the answer to %s", name, last, question)
		}
	}
}

// TestUndoShowsWhatItTakesBack: from the page of another matter, Ctrl+Z goes where the save was made.
func TestUndoShowsWhatItTakesBack(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	f := factsOf(t, a)
	first := f.snap.Matter.ID
	city := f.form.Get("client.birthCity").Value()
	f.form.Get("client.birthCity").Set("Changed")
	f.onEdit()
	press(t, a, "Save")
	other := matterOf(t, a, "")
	for _, k := range []cases.Kind{cases.RecordRelief, cases.ProtectiveOrder, cases.Immigration} {
		if m := matterOf(t, a, k); m.ID != first {
			other = m
		}
	}
	a.Go(Route{Place: toMatter, ID: other.ID})
	undoKey(a)
	if a.route.ID != first || a.route.Tab != tabFacts {
		t.Errorf("taken back out of sight: on screen is %+v", a.route)
	}
	if got := current(t, a).tabs[tabFacts].(*facts).form.Get("client.birthCity").Value(); got != city {
		t.Errorf("the field says %q", got)
	}
	a.Back()
	if a.route.ID != other.ID {
		t.Error("Back does not lead to where the person was")
	}
}

// TestUndoInAFieldKeepsToItsRecord: a field that was filled with another record does not bring the letters of the one
// before back.
func TestUndoInAFieldKeepsToItsRecord(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	f := factsOf(t, a)
	field := f.form.Get("client.birthCity")
	a.window.Canvas().Focus(field.Input())
	test.Type(field.Input(), "zz")
	field.Set("Another record")
	undoKey(a)
	if got := field.Value(); got != "Another record" {
		t.Errorf("Ctrl+Z in the field brings %q", got)
	}
}

// removing lets a test look on while a record is taken away.
type removing struct {
	*vault.Vault
	meanwhile func()
}

func (r removing) Delete(ctx context.Context, recs ...cases.Record) error {
	r.meanwhile()
	return r.Vault.Delete(ctx, recs...)
}

// TestLockWhileRemoving: what is being taken away is not written once more by a lock in that moment.
func TestLockWhileRemoving(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	a.Go(Route{Place: toMatter, ID: firstMatter(t, a), Tab: tabWork, Part: 1})
	shortcut(a, fyne.KeyN, ctrl)
	fieldsOf(a).Get("note.text").Set("Written by mistake")
	press(t, a, "Save")
	b := current(t, a).tabs[tabWork].(*parts).current().(*pageOf[cases.Note]).book
	looked := false
	b.store = removing{a.vault, func() {
		looked = true
		if records, _ := b.unsaved(); len(records) != 0 {
			t.Error("a lock would write the removed record again")
		}
	}}
	b.onRemove()
	press(t, a, "Take it out")
	if !looked || len(b.list.Rows) != 0 {
		t.Errorf("looked %v, %d rows are left", looked, len(b.list.Rows))
	}
}
