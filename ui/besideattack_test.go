package ui

import (
	"os"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// TestTwoPressesAreOneAnswer: a second press while the first is on its way to the vault is no answer to the next question,
// and no conflict with oneself.
func TestTwoPressesAreOneAnswer(t *testing.T) {
	for name, press := range map[string]func(b *beside){
		"a skip":    func(b *beside) { b.shown.(*sharedFacts).answer(cases.AnsweredSkip) },
		"an answer": func(b *beside) { b.shown.(*sharedFacts).onNext() },
		"screening": func(b *beside) { b.shown.(*sharedScreening).of.reply(cases.ScreenAnswer{Answer: cases.AnsweredSkip}) },
	} {
		a := opened(t, theme.Theme{Mode: theme.Light}, "en")
		part := shareFacts
		if name == "screening" {
			part = shareScreening
		}
		b := shareOf(t, a, cases.RecordRelief, part)
		client := b.snap.Client.ID
		if name == "an answer" {
			test.Type(fieldsOf(a)[0].Input(), "Once")
		}
		l := real(t, a)
		press(b)
		press(b)
		press(b)
		l.rests(t)
		if top := a.window.Canvas().Overlays().Top(); top != nil {
			t.Errorf("%s: the client reads %s", name, page(a))
		}
		list := sittingsOf(t, a, client)
		if n := len(list); n == 0 || len(list[n-1].Answers) != 1 {
			t.Errorf("%s: kept %+v", name, list)
		}
	}
}

// TestPauseIsBlankAtOnce: nobody waits for the disk until the words are off the screen, and a lock behind the blank page
// loses none.
func TestPauseIsBlankAtOnce(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	b := shareOf(t, a, cases.RecordRelief, shareFacts)
	client, at := b.snap.Client.ID, b.shown.place()
	test.Type(fieldsOf(a)[0].Input(), "Halfword")
	l := real(t, a)
	press(t, a, "Pause")
	if strings.Contains(page(a), "Halfword") || !strings.Contains(page(a), "There is no hurry") {
		t.Errorf("right after the press the screen says %s", page(a))
	}
	a.Lock()
	l.rests(t)
	a.jobs.inline = true
	reopen(t, a)
	s, err := a.vault.ClientSnapshot(t.Context(), client)
	if err != nil {
		t.Fatal(err)
	}
	if v, _ := cases.FactValue(s, at); v.Text != "Halfword" {
		t.Errorf("%s is %q", at, v.Text)
	}
}

// TestAPauseKeepsTheNoteOnce: what is different in a piece of the story is one note, however often the client rests.
func TestAPauseKeepsTheNoteOnce(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	b := shareOf(t, a, cases.Immigration, shareStory)
	s := b.shown.(*sharedStory)
	s.again()
	notes := func() (n int) {
		list, err := vault.List[cases.Note](t.Context(), a.vault, "")
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range list {
			if strings.Contains(x.Text, "It was winter") {
				n++
			}
		}
		return n
	}
	press(t, a, lang.T("beside.different"))
	test.Type(s.other.Input(), "It was winter")
	for range 2 {
		press(t, a, "Pause")
		press(t, a, "Go on")
	}
	test.Type(s.other.Input(), ", not summer")
	press(t, a, lang.T("beside.keepwords"))
	if n := notes(); n != 1 {
		t.Errorf("%d notes", n)
	}
}

// TestToldAnswersNameNobody: a name in the words about safe contact is not on the client's screen, neither in the list of
// what was told nor in the field where it is changed, and it stays in the file.
func TestToldAnswersNameNobody(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	m := matterOf(t, a, cases.ProtectiveOrder)
	c := storedClient(t, a, m.ClientID)
	b := shareOf(t, a, cases.ProtectiveOrder, shareFacts)
	var name string
	for _, p := range b.snap.Parties {
		if p.Veiled() {
			name = p.Name.Given
		}
	}
	a.Lock()
	reopen(t, a)
	words := "Not while " + name + " is at home"
	changeContact(&c, func(w *cases.Contact) { w.Kind, w.Value, w.Safety, w.Note = "phone", "555-0100", cases.AskFirst, words })
	if err := a.vault.Write(t.Context(), &c); err != nil {
		t.Fatal(err)
	}
	b = shareOf(t, a, cases.ProtectiveOrder, shareFacts)
	f := b.shown.(*sharedFacts)
	look := func(where string) {
		t.Helper()
		on := page(a)
		for _, field := range fieldsOf(a) {
			on += " | " + field.Value()
		}
		if strings.Contains(on, name) || !strings.Contains(on, "erson we spoke of") {
			t.Errorf("%s: %s", where, on)
		}
	}
	f.at = len(f.list)
	b.fill()
	look("told")
	for i, q := range f.list {
		if q.key == "may" {
			f.at, f.fields = i, nil
		}
	}
	b.fill()
	look("to be changed")
	lang.Use("es")
	b.mount()
	lang.Use("en")
	b.mount()
	look("after the language")
	f.fields.Get(contactVoicePath).Set("yes")
	press(t, a, "Next")
	if now := firstContact(storedClient(t, a, m.ClientID)); now.Note != words || !now.Voicemail {
		t.Errorf("stored %+v", now)
	}
}

// TestStopIsObeyed: where the vault takes nothing any more, the client can stop all the same; the desk is told why.
func TestStopIsObeyed(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	shareOf(t, a, cases.RecordRelief, shareFacts)
	test.Type(fieldsOf(a)[0].Input(), "Halfword")
	if err := a.vault.Close(); err != nil { // as a disk that is gone
		t.Fatal(err)
	}
	press(t, a, lang.T("screen.stop"))
	press(t, a, lang.T("beside.stop.anyway"))
	wants(t, a, lang.T("beside.thanks"))
	if a.vault != nil || strings.Contains(page(a), "Halfword") {
		t.Error("the conversation goes on")
	}
	press(t, a, lang.T("beside.thanks.close"))
	reopen(t, a)
	wants(t, a, lang.T("left.none"))
}

// TestNoButtonLeadsFromTheClientToTheDesk presses everything that can be pressed on the first page of each part of the shared
// view, and with HARBORFILE_LONG what comes then too; F12 works from whatever has the focus afterwards.
func TestNoButtonLeadsFromTheClientToTheDesk(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	pressed := 0
	for _, part := range []string{shareAll, shareFacts, shareStory, shareScreening, shareExhibits} {
		to := func(steps ...int) bool {
			b, ok := a.screen.(*beside)
			if !ok {
				if a.vault == nil {
					reopen(t, a)
					closeDialog(a)
				}
				b = shareOf(t, a, cases.ProtectiveOrder, part)
			}
			for over := a.window.Canvas().Overlays(); over.Top() != nil; {
				over.Remove(over.Top())
			}
			b.resting = false
			b.open(part)
			for _, i := range steps {
				all := pressable(a)
				if i >= len(all) {
					return false
				}
				test.Tap(all[i])
				pressed++
				if a.shell != nil {
					t.Fatalf("%s, %v leads to the desk: %s", part, steps, page(a))
				}
			}
			return true
		}
		for i := 0; to(i); i++ {
			for j := 0; os.Getenv("HARBORFILE_LONG") != "" && a.vault != nil && to(i, j); j++ {
			}
		}
		to()
		if f := a.window.Canvas().Focused(); f != nil {
			f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyF12})
		} else {
			a.onKey(&fyne.KeyEvent{Name: fyne.KeyF12})
		}
		if a.vault != nil || strings.Trim(page(a), " |") != "" || a.window.Canvas().Overlays().Top() != nil {
			t.Fatalf("%s: F12 leaves %s", part, page(a))
		}
		a.onKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	}
	if pressed < 25 {
		t.Errorf("only %d presses", pressed)
	}
}

// pressable is everything on top that takes a press.
func pressable(a *App) (out []fyne.Tappable) {
	root := a.window.Content()
	if top := a.window.Canvas().Overlays().Top(); top != nil {
		root = top
	}
	each(root, func(o fyne.CanvasObject) {
		if b, ok := o.(*kit.Button); ok && b.Off {
			return
		}
		if p, ok := o.(fyne.Tappable); ok {
			out = append(out, p)
		}
	})
	return out
}
