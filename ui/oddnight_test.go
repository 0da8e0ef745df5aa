package ui

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/forms"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// storedMatter is a matter as the vault has it.
func storedMatter(t *testing.T, a *App, id string) cases.Matter {
	t.Helper()
	m, err := vault.Get[cases.Matter](t.Context(), a.vault, id)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// pressIn presses the button with a label in one part of the window.
func pressIn(t *testing.T, root fyne.CanvasObject, label string) {
	t.Helper()
	var found *kit.Button
	each(root, func(o fyne.CanvasObject) {
		if b, ok := o.(*kit.Button); ok && b.Label() == label {
			found = b
		}
	})
	if found == nil {
		t.Fatalf("no button says %q", label)
	}
	test.Tap(found)
}

// otherStage is an open stage that no row has.
func otherStage(rows []*matterRow) cases.Stage {
	for _, s := range openStages {
		free := true
		for _, r := range rows {
			free = free && r.matter.Stage != s
		}
		if free {
			return s
		}
	}
	return ""
}

// TestTheToastTakesBackWhatItSays: the toast of a bulk change undoes that change, though something was typed and saved
// since on another page.
func TestTheToastTakesBackWhatItSays(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	s := listOfMatters(t, a)
	rows := s.list.Rows
	to := otherStage(rows)
	s.change(rows, func(m cases.Matter) (cases.Matter, error) { m.Stage = to; return m, nil })
	f := factsOf(t, a)
	client := f.snap.Client.ID
	city := f.form.Get("client.birthCity")
	city.Set("Typed since")
	f.onEdit()
	f.paused(f.beat)
	pressIn(t, a.shell.toasts, lang.T("undo.do"))
	if got := storedClient(t, a, client).BirthCity; got != "Typed since" {
		t.Errorf("the toast took back what was typed: %q", got)
	}
	for _, r := range rows {
		if got := storedMatter(t, a, r.matter.ID).Stage; got != r.matter.Stage {
			t.Errorf("a matter stays at %s", got)
		}
	}
}

// TestUndoOfManyIsWhole: where one of many matters was changed elsewhere, Undo takes back none of them, and says so.
func TestUndoOfManyIsWhole(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	s := listOfMatters(t, a)
	rows := s.list.Rows
	to := otherStage(rows)
	s.change(rows, func(m cases.Matter) (cases.Matter, error) { m.Stage = to; return m, nil })
	for _, at := range []int{0, len(rows) - 1} { // whichever is taken back first
		m := storedMatter(t, a, rows[at].matter.ID)
		m.Title = "Changed elsewhere"
		if err := a.vault.Write(t.Context(), &m); err != nil {
			t.Fatal(err)
		}
		undoKey(a)
		for _, r := range rows {
			if got := storedMatter(t, a, r.matter.ID).Stage; got != to {
				t.Fatalf("half of a change is taken back: a matter is at %s", got)
			}
		}
		wants(t, a, cases.Explain(cases.ErrConflict, "en").What)
		closeDialog(a)
		s.change(listOfMatters(t, a).list.Rows, func(m cases.Matter) (cases.Matter, error) { m.Stage = cases.Filed; return m, nil })
		to = cases.Filed
	}
}

// slowDisk takes words once it is let.
type slowDisk struct {
	*vault.Vault
	begun chan struct{}
	let   chan error
}

func newSlowDisk(v *vault.Vault) slowDisk {
	return slowDisk{v, make(chan struct{}, 10), make(chan error, 10)}
}

func (d slowDisk) Write(ctx context.Context, recs ...cases.Record) error {
	d.begun <- struct{}{}
	select {
	case err := <-d.let:
		if err != nil {
			return err
		}
	case <-ctx.Done():
		return ctx.Err()
	}
	return d.Vault.Write(ctx, recs...)
}

// TestAClickDuringASave: who goes elsewhere while the disk is slow gets there, though the pause after the last key
// comes meanwhile; and hears of it when the disk is full.
func TestAClickDuringASave(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	f := factsOf(t, a)
	id, city := f.snap.Client.ID, f.form.Get("client.birthCity")
	l := real(t, a)
	disk := newSlowDisk(a.vault)
	f.store = disk
	city.Set("First")
	f.onEdit()
	f.paused(f.beat)
	<-disk.begun
	city.Set("Second")
	f.onEdit()
	a.Go(Route{Place: toClients})
	f.paused(f.beat) // the pause comes after the click
	disk.let <- nil
	disk.let <- nil
	l.rests(t)
	if a.route.Place != toClients {
		t.Errorf("the click is lost: on screen is %q", a.route.Place)
	}
	if got := storedClient(t, a, id).BirthCity; got != "Second" {
		t.Errorf("stored %q", got)
	}

	a.Go(Route{Place: toMatter, ID: firstMatterReal(t, a, l), Tab: tabFacts})
	l.rests(t)
	f = current(t, a).tabs[tabFacts].(*facts)
	f.store = disk
	f.form.Get("client.birthCity").Set("Third")
	f.onEdit()
	f.paused(f.beat)
	<-disk.begun
	<-disk.begun
	a.Go(Route{Place: toClients})
	disk.let <- cases.ErrNoSpace
	disk.let <- cases.ErrNoSpace
	l.rests(t)
	if a.route.Place != toMatter {
		t.Error("the page was left without its words")
	}
	wants(t, a, "The disk is full.", "Make some room")
}

func firstMatterReal(t *testing.T, a *App, l *loop) string {
	t.Helper()
	a.Go(Route{Place: toMatters})
	l.rests(t)
	return a.screen.(*matters).list.Rows[0].matter.ID
}

// TestWordsTypedDuringASaveSurviveALock: what is typed while the vault is writing the words before is kept too.
func TestWordsTypedDuringASaveSurviveALock(t *testing.T) {
	for name, then := range map[string]error{"written": nil, "cut": context.Canceled} {
		t.Run(name, func(t *testing.T) {
			a := opened(t, theme.Theme{Mode: theme.Light}, "en")
			f := factsOf(t, a)
			id, matter := f.snap.Client.ID, f.snap.Matter.ID
			l := real(t, a)
			disk := newSlowDisk(a.vault)
			f.store = disk
			f.form.Get("client.birthCity").Set("First")
			f.onEdit()
			f.paused(f.beat)
			<-disk.begun
			f.form.Get("client.birthCity").Set("First and more")
			f.form.Get("client.dialect").Set("Mam")
			f.form.Get("matter.title").Set("Another title")
			f.onEdit()
			if then == nil {
				disk.let <- nil
				for storedClient(t, a, id).BirthCity != "First" {
					time.Sleep(time.Millisecond)
				}
			}
			a.Lock()
			l.rests(t)
			a.jobs.inline = true
			reopen(t, a)
			wants(t, a, lang.T("left.kept"))
			if c := storedClient(t, a, id); c.BirthCity != "First and more" || c.Dialect != "Mam" {
				t.Errorf("stored %q, %q", c.BirthCity, c.Dialect)
			}
			if m := storedMatter(t, a, matter); m.Title != "Another title" {
				t.Errorf("stored %q", m.Title)
			}
		})
	}
}

// TestAHalfDateAtALock: the beginning of a date does not take the place of a whole one because the window locked.
func TestAHalfDateAtALock(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	f := factsOf(t, a)
	id := f.snap.Client.ID
	c := storedClient(t, a, id)
	c.BirthDate = "1994-05-12"
	if err := a.vault.Write(t.Context(), &c); err != nil {
		t.Fatal(err)
	}
	f = factsOf(t, a)
	test.Type(into(a, f.form.Get("client.birthDate")), "1994")
	f.form.Get("client.dialect").Set("Mam")
	a.Lock()
	reopen(t, a)
	if c := storedClient(t, a, id); c.BirthDate != "1994-05-12" || c.Dialect != "Mam" {
		t.Errorf("stored %q, %q", c.BirthDate, c.Dialect)
	}
	wants(t, a, factLabel("client.birthDate"))
}

// TestWordsOfAllScripts: what the vault takes from a field is what was typed, letter by letter.
func TestWordsOfAllScripts(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	f := factsOf(t, a)
	id := f.snap.Client.ID
	for _, words := range []string{
		"مریم می\u200cخواهم", "בַּת־שֶׁבַע", "👩\u200d👧\u200d👦 ❤️ 🏳️\u200d🌈", "Nguyễn Thị Ánh", "e\u0301", "க்ஷ ക്ഷ", "\u200fمرحبا\u200e abc", "𝒜 \U0001F9D1\U0001F3FE", strings.Repeat("ñandú ", 40_000) + "end",
	} {
		f.form.Get("client.birthCity").Set(words)
		f.onEdit()
		f.paused(f.beat)
		if got := storedClient(t, a, id).BirthCity; got != words {
			t.Errorf("%.40q is stored as %.40q; %s", words, got, f.state.Words())
		}
		if f.edited {
			t.Errorf("%.40q stays unsaved: %s", words, f.state.Words())
		}
	}
}

// TestAFullDiskUnderAForm: an answer that cannot be saved stays in its field, and the page stays.
func TestAFullDiskUnderAForm(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	s := courtSheet(t, a)
	line := asked(t, s, forms.AnswerText)
	s.turn(sheetAsk)
	s.list.SelectKey(lineKey(line))
	s.answer.focus()
	test.Type(s.answer.field.Input(), "Words of an hour")
	id := a.route.ID
	s.store = fullDisk{a.vault}
	for _, let := range []func(){
		func() { a.Go(Route{Place: toClients}) },
		func() { test.Tap(s.answer.after) },
		func() { s.turn(sheetAll) },
		func() { s.answer.paused(s.answer.beat) },
	} {
		let()
		wants(t, a, "The disk is full.")
		closeDialog(a)
		if a.route.Place != toMatter || s.answer.key() != lineKey(line) || s.answer.field.Value() != "Words of an hour" {
			t.Fatalf("the line was left without its words; on screen: %s", page(a))
		}
	}
	s.store = a.vault
	a.Go(Route{Place: toClients})
	m := storedMatter(t, a, id)
	if got := m.Answers[strings.TrimPrefix(line.Answer, cases.AnswerPrefix)]; got != "Words of an hour" || a.route.Place != toClients {
		t.Errorf("stored %q, on screen is %q", got, a.route.Place)
	}
}

// TestTenThousandMatters opens, filters, picks and changes ten thousand matters of a real vault, and takes it back; in
// the usual run it is a thousand.
func TestTenThousandMatters(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	n := 1000
	if os.Getenv("HARBORFILE_LONG") != "" {
		n = 10_000
	}
	var recs []cases.Record
	for i := range n {
		c := &cases.Client{ID: cases.NewID(), Name: cases.Name{Given: "Given", Family: fmt.Sprintf("Family%05d", i)}}
		recs = append(recs, c, &cases.Matter{ID: cases.NewID(), ClientID: c.ID, Kind: cases.RecordRelief, Title: fmt.Sprint("Matter ", i), Stage: cases.Intake, Record: &cases.RecordReliefPart{}})
	}
	took := func(what string, do func()) {
		at := time.Now()
		do()
		t.Logf("%s: %v", what, time.Since(at).Round(time.Millisecond))
	}
	took("write", func() {
		if err := a.vault.Write(t.Context(), recs...); err != nil {
			t.Fatal(err)
		}
	})
	var s *matters
	took("open the list", func() { s = listOfMatters(t, a) })
	took("filter", func() { s.find.SetText("family0") })
	s.find.SetText("matter ")
	took("pick all", s.list.PickAll)
	picked := s.list.Picked()
	if len(picked) != n {
		t.Fatalf("%d picked", len(picked))
	}
	took("change", func() {
		s.change(picked, func(m cases.Matter) (cases.Matter, error) { return m.MoveTo(cases.Drafting) })
	})
	s = a.screen.(*matters)
	for _, r := range s.list.Rows {
		if r.matter.Stage != cases.Drafting {
			t.Fatalf("%s is at %s", r.matter.Title, r.matter.Stage)
		}
	}
	took("undo", func() { undoKey(a) })
	s = a.screen.(*matters)
	for _, r := range s.list.Rows {
		if r.matter.Stage != cases.Intake {
			t.Fatalf("%s is at %s after undo", r.matter.Title, r.matter.Stage)
		}
	}
}

// TestARowAfterOneWasTakenAway: relatives are known by their place in the list. Whoever removes one and clicks on the
// next while the disk is slow types into the one that the form shows, and into no other.
func TestARowAfterOneWasTakenAway(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	f := factsOf(t, a)
	c := storedClient(t, a, f.snap.Client.ID)
	c.Family = nil
	for _, name := range []string{"A", "B", "C", "D"} {
		c.Family = append(c.Family, cases.Relative{ID: cases.NewID(), Name: cases.Name{Given: name, Family: "Kin"}})
	}
	if err := a.vault.Write(t.Context(), &c); err != nil {
		t.Fatal(err)
	}
	a.Go(Route{Place: toClient, ID: c.ID, Tab: tabPeople})
	b := a.screen.(*person).tabs[tabPeople].(*parts).current().(*pageOf[ofClient[cases.Relative]]).book
	l := real(t, a)
	disk := newSlowDisk(a.vault)
	b.store = disk
	b.list.Select(0)
	b.choose(b.list.Rows[0])
	press(t, a, lang.T("book.remove"))
	press(t, a, lang.T("book.remove.yes"))
	<-disk.begun
	third := b.list.Rows[2]
	b.list.Select(2)
	b.choose(third)
	disk.let <- nil
	for len(storedClient(t, a, c.ID).Family) == 4 {
		time.Sleep(time.Millisecond)
	}
	l.until(t, "the removal is told", func() bool { return b.writing == nil })
	b.list.Select(2) // the list that is shown is the one from before
	b.choose(third)
	typed := ""
	if b.chosen != nil {
		typed = b.chosen.rec.Name.Given
		b.form.Get("client.family.note").Set("A note about " + typed)
		b.typed(nil)
	}
	l.rests(t)
	disk.let <- nil
	b.paused(b.beat)
	l.rests(t)
	if b.chosen == nil || b.list.Selected() == nil || b.chosen.rec.Name != b.list.Selected().rec.Name || b.form.Get("client.family.name.given").Value() != b.chosen.rec.Name.Given {
		t.Errorf("the list and the form show two people")
	}
	var names []string
	for _, r := range storedClient(t, a, c.ID).Family {
		names = append(names, r.Name.Given)
		if r.Note != "" && !strings.HasSuffix(r.Note, " "+r.Name.Given) {
			t.Errorf("%s has %q", r.Name.Given, r.Note)
		}
	}
	if strings.Join(names, "") != "BCD" {
		t.Errorf("the family is %v", names)
	}
}

// slowReads gives a snapshot once it is let.
type slowReads struct {
	*vault.Vault
	let chan chan struct{}
}

func (d slowReads) Snapshot(ctx context.Context, id string) (*cases.Snapshot, error) {
	s, err := d.Vault.Snapshot(ctx, id)
	wait := make(chan struct{})
	d.let <- wait
	<-wait
	return s, err
}

// TestALateReadingIsDropped: of two readings of a matter the one that began last is shown, whichever comes back last.
func TestALateReadingIsDropped(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	f := factsOf(t, a)
	m := f.snap.Matter
	l := real(t, a)
	slow := slowReads{a.vault, make(chan chan struct{}, 10)}
	a.screen.(*matter).store = slow
	a.reload()
	first := <-slow.let
	m.Title = "The newest title"
	if err := a.vault.Write(t.Context(), &m); err != nil {
		t.Fatal(err)
	}
	a.reload()
	second := <-slow.let
	close(second)
	l.until(t, "the newest title", func() bool { return f.form.Get("matter.title").Value() == m.Title })
	close(first)
	l.rests(t)
	if got := f.form.Get("matter.title").Value(); got != m.Title {
		t.Errorf("an old reading is shown: %q", got)
	}
}

// TestPagesTurnedQuickly: whoever clicks through pages faster than they are read ends where the last click led, with the
// keyboard on that page and nothing said amiss.
func TestPagesTurnedQuickly(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	f := factsOf(t, a)
	m := f.snap.Matter
	l := real(t, a)
	places := []Route{{Place: toToday}, {Place: toMatters}, {Place: toClients}, {Place: toCalendar}, {Place: toLibrary}, {Place: toClinic}, {Place: toResources}, {Place: toOffice}, {Place: toSettings}}
	for tab := range tabKeys {
		places = append(places, Route{Place: toMatter, ID: m.ID, Tab: tab})
	}
	for tab := range personKeys {
		places = append(places, Route{Place: toClient, ID: m.ClientID, Tab: tab})
	}
	for round := range 3 {
		for i, r := range places {
			a.Go(r)
			if (i+round)%3 == 0 {
				a.Back()
			}
			if (i+round)%4 == 0 {
				a.Forward()
			}
			for range len(l.todo) % (2 + round) {
				(<-l.todo)()
			}
		}
	}
	last := Route{Place: toMatter, ID: m.ID, Tab: tabFacts}
	a.Go(last)
	l.rests(t)
	if a.route != last || a.window.Canvas().Overlays().Top() != nil || a.screen.(*matter).snap == nil {
		t.Errorf("on screen is %+v: %s", a.route, page(a))
	}
	if on := a.window.Canvas().Focused(); on != nil {
		found := false
		each(a.window.Content(), func(o fyne.CanvasObject) { found = found || o == on.(fyne.CanvasObject) })
		if !found {
			t.Errorf("the keyboard is on a %T of a page that is gone", on)
		}
	}
}
