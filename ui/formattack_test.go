package ui

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms"
	pdf "github.com/harborfile/harborfile/forms/fill"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// busyDesk is the vault with something that happens while it writes for the first time.
type busyDesk struct {
	forms.Desk
	meanwhile func()
}

func (d *busyDesk) Write(ctx context.Context, recs ...cases.Record) error {
	if do := d.meanwhile; do != nil {
		d.meanwhile = nil
		do()
	}
	return d.Desk.Write(ctx, recs...)
}

// typedInto chooses the line of a typed answer and types into it.
func typedInto(t *testing.T, s *formSheet, words string) (key string) {
	t.Helper()
	key = lineKey(s.holding("why"))
	s.turn(sheetAll)
	s.list.SelectKey(key)
	s.answer.focus()
	test.Type(s.answer.field.Input(), words)
	return key
}

// TestTypingGoesOnAfterAPause: the pause saves the words, and what is typed next stands behind them.
func TestTypingGoesOnAfterAPause(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	s := courtSheet(t, a)
	typedInto(t, s, "For the ")
	s.answer.commit(func() {}) // what the pause does
	to, ok := a.window.Canvas().Focused().(*kit.Entry)
	if !ok {
		t.Fatal("the keyboard is gone after the pause")
	}
	for _, r := range "file" {
		to.TypedRune(r)
	}
	if got := sheetIn(t, a).answer.field.Value(); got != "For the file" {
		t.Errorf("the answer reads %q", got)
	}
	if chip := page(a); !strings.Contains(chip, lang.T("fields.state.filled")) {
		t.Error("the card does not say that the line is answered")
	}
}

// TestFillWaitsForTheAnswer: a form that is prepared while an answer is on its way into the vault holds the answer.
func TestFillWaitsForTheAnswer(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	s := courtSheet(t, a)
	typedInto(t, s, "Typed last")
	s.store = &busyDesk{Desk: s.store, meanwhile: func() { press(t, a, lang.T("fields.fill")) }}
	s.answer.commit(func() {})
	s = sheetIn(t, a)
	if s.row.filled == nil {
		t.Fatal("the form is not prepared")
	}
	raw, err := readAll(t.Context(), a.vault, s.row.filled.Draft.ID)
	if err != nil {
		t.Fatal(err)
	}
	form, err := pdf.Open(raw)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range form.Fields() {
		if f.Name == "why" && f.Value != "Typed last" {
			t.Errorf("the paper says %q", f.Value)
		}
	}
}

// TestUndoOfAnAnswerShowsItsForm: an answer that was saved on the way to another page is taken back in sight.
func TestUndoOfAnAnswerShowsItsForm(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	s := courtSheet(t, a)
	typedInto(t, s, "Typed and left")
	id := a.route.ID
	s.store = &busyDesk{Desk: s.store, meanwhile: func() { a.Go(Route{Place: toClients}) }}
	s.answer.commit(func() {})
	if a.route.Place != toClients {
		t.Fatal("still on the form")
	}
	a.onUndo()
	if a.route.Place != toMatter || a.route.ID != id {
		t.Errorf("undo changed a matter that is not in sight, on %+v", a.route)
	}
}

// TestOldPauseAfterALock: a pause that was begun before a lock saves nothing and says nothing after it.
func TestOldPauseAfterALock(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	s := courtSheet(t, a)
	typedInto(t, s, "Half a ")
	beat := s.answer.beat
	a.Lock()
	reopen(t, a)
	s.answer.paused(beat)
	if top := a.window.Canvas().Overlays().Top(); top != nil {
		t.Errorf("the old form says: %s", words(top))
	}
}

// TestMapScreenBeforeItsMapIsRead: no key and no press does harm while the blank is being read, or when it cannot be.
func TestMapScreenBeforeItsMapIsRead(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	a.Go(Route{Place: toMapForm, ID: "no such blank"})
	closeDialog(a)
	s := a.screen.(*mapForm)
	each(a.window.Content(), func(o fyne.CanvasObject) {
		if b, ok := o.(*kit.Button); ok && !b.Off && (b.Label() == lang.T("map.sign") || b.Label() == lang.T("map.export") || b.Label() == lang.T("map.remove")) {
			t.Errorf("%q can be pressed without a map", b.Label())
		}
	})
	s.onReader()
	s.askName()
	s.onDraw()
	s.onSpot("family")
	s.next()
	s.narrow(false)
	s.onSave()
	if top := a.window.Canvas().Overlays().Top(); top != nil {
		t.Errorf("without a map: %s", words(top))
	}
}

// TestMapScreenLeftWhileReading: a blank that is read when its screen is gone asks nothing over another page.
func TestMapScreenLeftWhileReading(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	s := mapScreen(t, a, courtForm(t))
	closeDialog(a)
	again := newMapForm(a, s.id)
	again.Content()
	a.Go(Route{Place: toClients})
	again.load()
	if top := a.window.Canvas().Overlays().Top(); top != nil || again.preview.blob != "" {
		t.Errorf("over the page of clients: %s", page(a))
	}
}

// TestQuestionIsNotForgotten: a question that is typed and not decided on is asked about before another field takes its place.
func TestQuestionIsNotForgotten(t *testing.T) {
	for name, away := range map[string]func(*App, *mapForm){
		"another row":      func(_ *App, s *mapForm) { s.list.SelectKey("given") },
		"a box":            func(_ *App, s *mapForm) { s.preview.view.OnMark("given") },
		"not now":          func(a *App, _ *mapForm) { press(t, a, lang.T("map.skip")) },
		"the other filter": func(a *App, _ *mapForm) { s := a.screen.(*mapForm); s.narrow(!s.open) },
	} {
		t.Run(name, func(t *testing.T) {
			a := opened(t, theme.Theme{Mode: theme.Light}, "en")
			s := mapScreen(t, a, courtForm(t))
			fill(t, a, "map.name", "QX-7")
			press(t, a, lang.T("map.name.use"))
			s.at(t, "why")
			pick(t, a, lang.T("map.way.ask"))
			fill(t, a, "map.question", "What is it for?")
			away(a, s)
			wants(t, a, lang.T("map.leave"))
			press(t, a, lang.T("facts.stay"))
			if s.edit.key() != "why" || s.edit.form.Get("map.question").Value() != "What is it for?" || s.list.Selected() == nil || s.list.Selected().Name != "why" {
				t.Errorf("the question is gone: %s", page(a))
			}
		})
	}
}

// TestHalfADateWaits: a pause in the middle of a date neither saves half of it nor finds fault with it.
func TestHalfADateWaits(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	s := courtSheet(t, a)
	line := s.holding("born")
	s.turn(sheetAll)
	s.list.SelectKey(lineKey(line))
	s.answer.focus()
	for _, half := range []string{"06/", "01/20"} {
		test.Type(s.answer.field.Input(), half)
		s.answer.paused(s.answer.beat)
	}
	if got := s.answer.field.Value(); got != "06/01/20" || s.answer.field.Note() == lang.T("facts.date.unread") || s.line(lineKey(line)).Typed != "" {
		t.Errorf("after the pause: %q, %q, kept %q", got, s.answer.field.Note(), s.line(lineKey(line)).Typed)
	}
	test.Type(s.answer.field.Input(), "26")
	s.answer.commit(func() {})
	if got := sheetIn(t, a).line(lineKey(line)).Typed; !strings.Contains(got, "2026") {
		t.Errorf("kept %q", got)
	}
}

// TestAnswerStaysWhenItCannotBeSaved: words that the vault did not take stay in their field.
func TestAnswerStaysWhenItCannotBeSaved(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	s := courtSheet(t, a)
	typedInto(t, s, "Typed on a full disk")
	s.store = &fullDesk{s.store}
	s.answer.commit(func() {})
	closeDialog(a)
	if s := sheetIn(t, a); s.answer.field.Value() != "Typed on a full disk" || !s.answer.dirty() {
		t.Errorf("the field says %q", s.answer.field.Value())
	}
}

// fullDesk is the vault on a disk without room.
type fullDesk struct{ forms.Desk }

func (fullDesk) Write(context.Context, ...cases.Record) error { return cases.ErrNoSpace }

// TestFormScreensAtTwiceTheText: at 200 % in Spanish nothing of the forms screens is wider than the window, and what can be
// done with a form is still there.
func TestFormScreensAtTwiceTheText(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Dark, Zoom: 2}, "es")
	officialBlank(t, a, "uscis-i-589.pdf", laterForm)
	id := officialBlank(t, a, "uscis-i-589-old.pdf", laterForm).ID // of an edition that nobody has a map of
	a.Go(Route{Place: toLibrary})
	s := a.screen.(*library)
	for _, r := range s.list.Rows {
		if r.blank != nil && r.blank.ID == id {
			s.list.SelectKey(r.key())
		}
	}
	inside(t, a)
	wants(t, a, lang.T("library.mapit"))
	for _, place := range []place{toMapForm, toPages} {
		a.Go(Route{Place: place, ID: id})
		closeDialog(a)
		inside(t, a)
	}
}

// TestEditionsAtTwiceTheText: two editions stand under each other where there is no room beside.
func TestEditionsAtTwiceTheText(t *testing.T) {
	known, older := sharedForm("uscis-i-589.pdf"), sharedForm("uscis-i-589-old.pdf")
	if !exists(known) || !exists(older) {
		t.Skipf("no official forms in %s", filepath.Dir(known))
	}
	a := opened(t, theme.Theme{Mode: theme.Light, Zoom: 2}, "es")
	imported(t, a, known)
	a.Go(Route{Place: toEditions, ID: imported(t, a, older).ID})
	wants(t, a, lang.T("editions.warn"))
	inside(t, a)
}

// inside says which text stands beyond the right edge of the window.
func inside(t *testing.T, a *App) {
	t.Helper()
	wide := a.window.Canvas().Size().Width
	each(a.window.Content(), func(o fyne.CanvasObject) {
		if b, ok := o.(*kit.Button); ok {
			if at := fyne.CurrentApp().Driver().AbsolutePositionForObject(b); at.X+b.Size().Width > wide+1 {
				t.Errorf("%q ends at %.0f of %.0f, on %s", b.Label(), at.X+b.Size().Width, wide, a.route.Place)
			}
		}
	})
}

// TestDoubleClickOnAnAnswer: two quick presses on an answer choose it; a press later on takes it back.
func TestDoubleClickOnAnAnswer(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	s := courtSheet(t, a)
	s.turn(sheetAll)
	s.list.SelectKey(lineKey(s.holding("before_yes")))
	kept := func() string { return current(t, a).snap.Matter.Answers["qx-7.before"] }
	for range 2 {
		pick(t, a, lang.T("answer.yes"))
	}
	if kept() != "yes" {
		t.Fatalf("after a double click the answer is %q", kept())
	}
	s.answer.pressed = time.Time{}
	pick(t, a, lang.T("answer.yes"))
	if kept() != "" {
		t.Errorf("a later press leaves %q", kept())
	}
}

// TestLastDecisionIsShown: the card of the field that was decided last says so.
func TestLastDecisionIsShown(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	s := mapScreen(t, a, courtForm(t))
	fill(t, a, "map.name", "QX-7")
	press(t, a, lang.T("map.name.use"))
	for i := range s.m.Fields {
		if f := &s.m.Fields[i]; f.Name != "why" && f.Status == forms.Undecided {
			if err := s.decide(s.byHand(f, forms.ReasonOffice)); err != nil {
				t.Fatal(err)
			}
		}
	}
	s.at(t, "why")
	pick(t, a, lang.T("map.way.ask"))
	fill(t, a, "map.question", "What for?")
	press(t, a, lang.T("map.decide"))
	if card := words(s.edit.card); s.m.Count(forms.Undecided) != 0 || strings.Contains(card, lang.T("map.state.open")) {
		t.Errorf("the card says %s", card)
	}
}

// TestFormOfSomebodyWhoIsGone: a form about a person who was taken off the family list does not read as the client's own.
func TestFormOfSomebodyWhoIsGone(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	a.Go(Route{Place: toMatter, ID: firstMatter(t, a)})
	snap := *current(t, a).snap
	if r := newFormRow(&snap, "I-914A", snap.Client.Family[0].ID); r.who != snap.Client.Family[0].Name.Full() {
		t.Fatalf("the form is for %q", r.who)
	}
	who := snap.Client.Family[0].ID
	snap.Client.Family = nil
	if r := newFormRow(&snap, "I-914A", who); !strings.Contains(r.name(), lang.T("forms.whom.gone")) {
		t.Errorf("the form is called %q", r.name())
	}
}

// countedStore is the vault with something that happens while it opens a paper for the first time.
type countedStore struct {
	blobStore
	open      int // papers that are open
	meanwhile func()
}

type countedBlob struct {
	cases.ReaderAtCloser
	of *countedStore
}

func (b countedBlob) Close() error {
	b.of.open--
	return b.ReaderAtCloser.Close()
}

func (s *countedStore) OpenBlob(ctx context.Context, id string) (cases.ReaderAtCloser, error) {
	if do := s.meanwhile; do != nil {
		s.meanwhile = nil
		do()
	}
	r, err := s.blobStore.OpenBlob(ctx, id)
	if err != nil {
		return nil, err
	}
	s.open++
	return countedBlob{r, s}, nil
}

// TestQuickClicksOnPapers: whoever clicks to another paper and back while the first is being opened sees the one asked for
// last, and no paper stays open.
func TestQuickClicksOnPapers(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	one, two := imported(t, a, courtForm(t)).Original.ID, imported(t, a, laterForm(t)).Original.ID
	for name, back := range map[string]string{"to another": two, "and back": one} {
		store := &countedStore{blobStore: a.vault}
		p := newPreview(a, store, "")
		store.meanwhile = func() {
			p.show(two, "application/pdf")
			p.show(back, "application/pdf")
		}
		p.show(one, "application/pdf")
		if p.blob != back || store.open != 1 || !p.view.Shown() {
			t.Errorf("%s: %d papers are open, shown %v", name, store.open, p.view.Shown())
		}
		if p.close(); store.open != 0 || p.view.Shown() {
			t.Errorf("%s: %d papers stay open", name, store.open)
		}
	}
}

// TestNameOfAFormIsShort: a name that would fill the window, and none, bring the question back with what fits.
func TestNameOfAFormIsShort(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	s := mapScreen(t, a, courtForm(t))
	before := s.blank.Form
	for _, name := range []string{strings.Repeat("long name ", 9), ""} {
		fill(t, a, "map.name", name)
		press(t, a, lang.T("map.name.use"))
		wants(t, a, lang.T("map.name.short", "n", longestName))
		if s.blank.Form != before {
			t.Fatalf("the form is called %q", s.blank.Form)
		}
	}
	fill(t, a, "map.name", "QX-7")
	press(t, a, lang.T("map.name.use"))
	if s.blank.Form != "QX-7" || a.window.Canvas().Overlays().Top() != nil {
		t.Errorf("the form is called %q; %s", s.blank.Form, page(a))
	}
}

// TestImportedMapIsTakenBack: a map from a file that takes the place of one that was there goes again with undo.
func TestImportedMapIsTakenBack(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	s := mapScreen(t, a, courtForm(t))
	fill(t, a, "map.name", "QX-7")
	press(t, a, lang.T("map.name.use"))
	f, _ := s.m.Field("family")
	s.rec.From = "Harbor Legal Clinic" // as if the map had come from there
	if err := s.decide(s.byFact(f, "client.name.family", nil)); err != nil {
		t.Fatal(err)
	}
	newer, pin := *s.m, *s.m.Pinned
	pin.Office = s.rec.From
	newer.Pinned, newer.Fields = &pin, slices.Clone(s.m.Fields)
	if err := newer.Set("family", s.byFact(f, "client.name.given", nil)); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "form-map.yaml")
	if err := os.WriteFile(file, newer.Write(), 0o600); err != nil {
		t.Fatal(err)
	}
	a.pickers.open = func(context.Context, string, bool) ([]string, error) { return []string{file}, nil }
	press(t, a, lang.T("map.import"))
	stands := func() string {
		f, _ := a.screen.(*mapForm).m.Field("family")
		return f.From
	}
	if stands() != "client.name.given" {
		t.Fatalf("the map from the file says %q; %s", stands(), page(a))
	}
	a.onUndo()
	if stands() != "client.name.family" {
		t.Errorf("after undo the map says %q", stands())
	}
}
