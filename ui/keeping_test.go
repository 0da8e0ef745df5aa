package ui

import (
	"context"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/theme"
)

// storedClient is the client as the vault has it.
func storedClient(t *testing.T, a *App, id string) cases.Client {
	t.Helper()
	c, err := vault.Get[cases.Client](t.Context(), a.vault, id)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// into puts the keyboard into an empty field.
func into(a *App, f *kit.Field) *kit.Entry {
	entry := f.Input().(*kit.Entry)
	f.Set("")
	a.window.Canvas().Focus(entry)
	return entry
}

// TestAPauseSaves: words are in the vault when nobody types for a moment, without a word about it but the line under
// the form; the space at the end, the cursor and the keyboard stay where they are.
func TestAPauseSaves(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	f := factsOf(t, a)
	id, city := f.snap.Client.ID, f.form.Get("client.birthCity")
	entry := into(a, city)
	test.Type(entry, "San ")
	early := f.beat
	if storedClient(t, a, id).BirthCity == "San" {
		t.Fatal("saved with every key")
	}
	test.Type(entry, "Mig ")
	f.paused(early)
	if strings.HasPrefix(storedClient(t, a, id).BirthCity, "San") {
		t.Fatal("saved although somebody typed on")
	}
	f.paused(f.beat)
	if got := storedClient(t, a, id).BirthCity; got != "San Mig" {
		t.Fatalf("after a pause is stored %q", got)
	}
	if entry.Text != "San Mig " || a.window.Canvas().Focused() != fyne.Focusable(entry) || entry.CursorColumn != 8 {
		t.Errorf("the field says %q, cursor at %d", entry.Text, entry.CursorColumn)
	}
	if len(a.shell.toasts.Objects) != 0 || a.window.Canvas().Overlays().Top() != nil {
		t.Error("a save by itself interrupts")
	}
	if want := "Saved " + clock().Format("15:04"); f.state.Words() != want {
		t.Errorf("the line says %q, not %q", f.state.Words(), want)
	}
	test.Type(entry, "uel")
	f.paused(f.beat)
	if got := storedClient(t, a, id).BirthCity; got != "San Mig uel" {
		t.Errorf("stored %q", got)
	}
}

// TestHalfADateIsNotSaved: a year on the way to a date is a date too. It waits until the field is left; what does not
// read then waits on, and is named.
func TestHalfADateIsNotSaved(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	f := factsOf(t, a)
	id, birth, city := f.snap.Client.ID, f.form.Get("client.birthDate"), f.form.Get("client.birthCity")
	before := storedClient(t, a, id).BirthDate
	city.Set("Beside")
	entry := into(a, birth)
	test.Type(entry, "2001")
	f.paused(f.beat)
	if c := storedClient(t, a, id); c.BirthDate != before || c.BirthCity != "Beside" {
		t.Fatalf("in the middle of a date is stored %q, %q", c.BirthDate, c.BirthCity)
	}
	if f.state.Words() != "Changed, not saved yet" {
		t.Errorf("the line says %q to somebody who types", f.state.Words())
	}
	test.Type(entry, "-02-31")
	a.window.Canvas().Unfocus()
	f.paused(f.beat)
	if storedClient(t, a, id).BirthDate != before || !strings.Contains(f.state.Words(), "Not saved yet: “Date of birth”") {
		t.Errorf("the line says %q", f.state.Words())
	}
	entry = into(a, birth)
	test.Type(entry, "2001-02-28")
	a.window.Canvas().Unfocus()
	f.paused(f.beat)
	if got := storedClient(t, a, id).BirthDate; got != "2001-02-28" || f.edited {
		t.Errorf("stored %q, unsaved %v", got, f.edited)
	}
}

// TestOneStretchIsOneUndo: a name that was saved in three pauses goes in one step, comes back in one, and is one row of
// the history with its steps. The next field is a step of its own.
func TestOneStretchIsOneUndo(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	f := factsOf(t, a)
	id := f.snap.Client.ID
	city := f.form.Get("client.birthCity")
	entry := into(a, city)
	for _, part := range []string{"Zz", "zca", "nary"} {
		test.Type(entry, part)
		f.paused(f.beat)
	}
	a.window.Canvas().Unfocus()
	dialect := f.form.Get("client.dialect")
	entry = into(a, dialect)
	test.Type(entry, "Mam")
	f.paused(f.beat)
	a.window.Canvas().Unfocus()
	undoKey(a)
	if c := storedClient(t, a, id); c.Dialect == "Mam" || c.BirthCity != "Zzzcanary" {
		t.Fatalf("one step takes back %q and leaves %q", c.Dialect, c.BirthCity)
	}
	entry = into(a, city)
	for _, part := range []string{"One", "Two"} {
		test.Type(entry, part)
		f.paused(f.beat)
	}
	a.window.Canvas().Unfocus()
	test.Tap(f.undo)
	if c := storedClient(t, a, id); c.BirthCity != "Zzzcanary" || city.Value() != "Zzzcanary" {
		t.Fatalf("after Undo %q, the field says %q", c.BirthCity, city.Value())
	}
	undoKey(a)
	if c := storedClient(t, a, id); c.BirthCity != "OneTwo" {
		t.Errorf("brought back %q", c.BirthCity)
	}
	a.Go(Route{Place: toHistory, ID: f.snap.Matter.ID})
	rows, steps := 0, 0
	for _, r := range a.screen.(*history).list.Rows {
		if r.fact == factLabel("client.birthCity") && strings.Contains(r.after, "OneTwo") {
			rows, steps = rows+1, len(r.steps)
		}
	}
	if rows != 1 || steps < 5 {
		t.Errorf("%d rows for one stretch of typing, %d steps in it", rows, steps)
	}
}

// TestAPauseAfterALock: a save that was due when the window locked writes nothing into the vault that is opened next.
func TestAPauseAfterALock(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	f := factsOf(t, a)
	id := f.snap.Client.ID
	f.form.Get("client.birthCity").Set("Typed")
	f.onEdit()
	a.Lock()
	reopen(t, a)
	closeDialog(a)
	f.form.Get("client.birthCity").Set("From before")
	f.paused(f.beat)
	if got := storedClient(t, a, id).BirthCity; got != "Typed" {
		t.Errorf("stored %q", got)
	}
}

// TestAPauseMeetsAnotherWriter: what changed elsewhere comes in around the typed words without a question; where both
// changed the same field, it waits for the person.
func TestAPauseMeetsAnotherWriter(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	f := factsOf(t, a)
	id := f.snap.Client.ID
	other := storedClient(t, a, id)
	other.Dialect = "Elsewhere"
	if err := a.vault.Write(t.Context(), &other); err != nil {
		t.Fatal(err)
	}
	city := f.form.Get("client.birthCity")
	city.Set("Mine")
	f.onEdit()
	f.paused(f.beat)
	f.paused(f.beat)
	if c := storedClient(t, a, id); c.BirthCity != "Mine" || c.Dialect != "Elsewhere" || a.window.Canvas().Overlays().Top() != nil {
		t.Fatalf("stored %q, %q", c.BirthCity, c.Dialect)
	}
	other = storedClient(t, a, id)
	other.BirthCity = "Theirs"
	if err := a.vault.Write(t.Context(), &other); err != nil {
		t.Fatal(err)
	}
	city.Set("Mine again")
	f.onEdit()
	f.paused(f.beat)
	f.paused(f.beat)
	if got := storedClient(t, a, id).BirthCity; got != "Theirs" || !strings.Contains(f.state.Words(), "changed elsewhere") || !strings.Contains(city.Note(), "Theirs") {
		t.Fatalf("stored %q; the line says %q, the field %q", got, f.state.Words(), city.Note())
	}
	a.Go(Route{Place: toMatters})
	wants(t, a, "There are unsaved words", "changed elsewhere")
	press(t, a, "Save and go on")
	if got := storedClient(t, a, id).BirthCity; got != "Mine again" || a.route.Place != toMatters {
		t.Errorf("stored %q, on screen is %q", got, a.route.Place)
	}
}

// fullDisk takes no words.
type fullDisk struct{ *vault.Vault }

func (fullDisk) Write(context.Context, ...cases.Record) error { return cases.ErrNoSpace }

// TestAPauseThatCannotSave: the line says why, nothing pops up while somebody types; leaving says it plainly and stays.
func TestAPauseThatCannotSave(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	f := factsOf(t, a)
	f.store = fullDisk{a.vault}
	f.form.Get("client.birthCity").Set("Typed")
	f.onEdit()
	f.paused(f.beat)
	if a.window.Canvas().Overlays().Top() != nil || f.state.Words() != "Not saved yet: The disk is full." {
		t.Errorf("the line says %q", f.state.Words())
	}
	a.Go(Route{Place: toMatters})
	wants(t, a, "The disk is full.", "Make some room")
	closeDialog(a)
	if a.route.Place != toMatter || f.form.Get("client.birthCity").Value() != "Typed" {
		t.Fatal("the page was left without its words")
	}
	f.store = a.vault
	a.Go(Route{Place: toMatters})
	if a.route.Place != toMatters || storedClient(t, a, f.snap.Client.ID).BirthCity != "Typed" {
		t.Error("with room on the disk it is not saved")
	}
}

// TestANewRecordIsSavedOnce: a note that is begun is one record however often the pause comes; an empty one is none; a
// task without its words says what it waits for.
func TestANewRecordIsSavedOnce(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	a.Go(Route{Place: toMatter, ID: firstMatter(t, a), Tab: tabWork, Part: 1})
	b := current(t, a).tabs[tabWork].(*parts).current().(*pageOf[cases.Note]).book
	shortcut(a, fyne.KeyN, ctrl)
	b.paused(b.beat)
	if len(b.list.Rows) != 0 || !b.fresh {
		t.Fatalf("%d empty notes are saved", len(b.list.Rows))
	}
	entry := b.form.Get("note.text").Input().(*kit.Entry)
	for _, part := range []string{"A talk", " on the", " phone"} {
		test.Type(entry, part)
		b.paused(b.beat)
	}
	if len(b.list.Rows) != 1 || b.list.Rows[0].Text != "A talk on the phone" || b.list.Selected() == nil || entry.Text != "A talk on the phone" {
		t.Fatalf("%d notes; the field says %q", len(b.list.Rows), entry.Text)
	}
	k := tasksOf(t, a)
	shortcut(a, fyne.KeyN, ctrl)
	k.form.Get("task.for").Set("AQ")
	k.typed(nil)
	k.paused(k.beat)
	if !strings.Contains(k.state.Words(), "what is to be done") || len(k.list.Rows) != 2 {
		t.Errorf("the line says %q over %d tasks", k.state.Words(), len(k.list.Rows))
	}
}

// TestTheKeyboardStaysThroughASave: what stands under the fields is built anew by a save; the button that had the
// keyboard has it again.
func TestTheKeyboardStaysThroughASave(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	m := matterOf(t, a, cases.RecordRelief)
	r := cases.Release{ID: "r1", ClientID: m.ClientID, MatterID: m.ID, Recipient: cases.Prosecutor, Whom: "First Program", Purpose: "A bed", Items: []string{"x"}}
	if err := a.vault.Write(t.Context(), r); err != nil {
		t.Fatal(err)
	}
	a.Go(Route{Place: toMatter, ID: m.ID, Tab: tabReleases})
	s := current(t, a).tabs[tabReleases].(*parts).current().(*releases)
	all := func() *kit.Button {
		var found *kit.Button
		each(s.book.extra, func(o fyne.CanvasObject) {
			if b, ok := o.(*kit.Button); ok && found == nil {
				found = b
			}
		})
		return found
	}
	s.form.Get("release.purpose").Set("Two beds")
	s.typed(nil)
	before := all()
	a.window.Canvas().Focus(before)
	s.paused(s.beat)
	after := all()
	if before == after {
		t.Fatal("the buttons were not built anew, so this shows nothing")
	}
	if now := a.window.Canvas().Focused(); now != fyne.Focusable(after) {
		t.Errorf("the keyboard is at %T", now)
	}
}

// TestStretchesOfTheHistory: one row for each stretch of typing in one fact on one computer.
func TestStretchesOfTheHistory(t *testing.T) {
	at := func(minute int) string {
		return clock().Add(time.Duration(minute) * time.Minute).UTC().Format(time.RFC3339)
	}
	row := func(field, computer string, minute int, before, after string) *historyRow {
		return &historyRow{id: field + after, field: field, computer: computer, when: at(minute), before: before, after: after}
	}
	got := stretches([]*historyRow{
		row("city", "A", 0, "", "S"), row("dialect", "A", 1, "", "M"), row("city", "A", 2, "S", "San"), row("city", "A", 9, "San", "San M"),
		row("city", "A", 20, "San M", "Santa"), row("city", "B", 21, "Santa", "Else"),
		row(deletedField, "A", 22, "", "gone"), row(deletedField, "A", 23, "", "back"),
	})
	var out []string
	for _, r := range got {
		out = append(out, r.field+" "+r.before+">"+r.after)
	}
	want := "city >San M, dialect >M, city San M>Santa, city Santa>Else, _del >gone, _del >back"
	if strings.Join(out, ", ") != want {
		t.Errorf("%s", strings.Join(out, ", "))
	}
	if len(got[0].steps) != 3 {
		t.Errorf("%d steps", len(got[0].steps))
	}
}
