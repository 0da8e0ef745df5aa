package ui

import (
	"context"
	"image"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/cases/veil"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// beside is the view that the client shares: the whole window, one thing at a time, large. Nothing of the desk is in it:
// no sidebar, no notes, no strategy. Marked people have no name, pictures stay blurred until the client asks. It ends in
// the lock, so that no key leads from here to the desk.
type beside struct {
	a       *App
	of      Route // the matter, or the client where no matter is open
	snap    *cases.Snapshot
	matters []cases.Matter // of the client, for the screening
	veil    *veil.Veil
	large   float32 // times the text size of the desk
	code    string  // the desk's language
	shown   shared  // nil: the page that says how it goes
	resting bool
	kept    bool                      // what was begun before the rest is in the vault
	writing bool                      // an answer is on its way to the vault: another press of its button does nothing
	over    bool                      // the last words are written
	held    map[string]*cases.Sitting // the conversations of today, by what they are about
	blurs   map[string]image.Image    // of exhibits that have a picture; nil for one that has none
	body    *fyne.Container           // what is shown now
	bar     *fyne.Container           // pause and stop
	page    *fyne.Container
}

// shared is one part of the view. fill shows what is to be seen now.
type shared interface {
	fill()
	unsaved() (records []cases.Record, lost []string)
	place() string // where the conversation is, for going on another day
	kind() string  // of the sitting
	close()
}

// The parts one can begin with.
const (
	shareAll       = ""
	shareFacts     = "facts"
	shareStory     = "story"
	shareScreening = "screening"
	shareExhibits  = "exhibits"
)

// Text in the shared view is that many times as large as at the desk.
const (
	sharedLarge  = 1.5
	sharedLarger = 2
)

// share begins the shared view of a matter or a client with one of its parts. Work that is running has to end first: what
// it would say is meant for the desk.
func (a *App) share(of Route, first string) {
	if a.shell == nil || a.vault == nil {
		return
	}
	a.leaving(func() {
		if a.jobs.busy() {
			kit.Ask(a.window.Canvas(), lang.T("beside.busy"), lang.T("beside.busy.words"), nil, kit.Answer{Label: lang.T("fail.close")})
			return
		}
		b := &beside{a: a, of: of, large: sharedLarge, code: lang.Code(), held: map[string]*cases.Sitting{}, blurs: map[string]image.Image{}}
		b.read(func() {
			if a.shell == nil {
				return // a lock came first
			}
			b.begin(first)
		})
	})
}

// begin takes the window. What the desk had shown, and what is still on its way to it, is dropped.
func (b *beside) begin(first string) {
	a := b.a
	a.jobs.leave()
	a.jobs.ceaseAside() // a file dialog of the desk shows names of files
	a.dropScreen()
	for over := a.window.Canvas().Overlays(); over.Top() != nil; {
		over.Remove(over.Top())
	}
	a.shell, a.route, a.past, a.ahead, a.undo = nil, Route{}, nil, nil, nil
	a.screen, a.remount = b, b.mount
	b.mount()
	b.open(first)
}

// read fetches what is shown; then goes on.
func (b *beside) read(then func()) {
	v, id := b.a.vault, b.of.ID
	var s *cases.Snapshot
	var mine []cases.Matter
	b.a.jobs.run("", func(ctx context.Context, _ cases.Progress) (err error) {
		if b.of.Place == toMatter {
			s, err = v.Snapshot(ctx, id)
		} else {
			s, err = v.ClientSnapshot(ctx, id)
		}
		if err != nil {
			return err
		}
		all, err := vault.List[cases.Matter](ctx, v, "")
		mine = slices.DeleteFunc(all, func(m cases.Matter) bool { return m.ClientID != s.Client.ID })
		return err
	}, func(err error) {
		if err != nil {
			b.a.fail(err, nil)
			return
		}
		b.snap, b.matters, b.veil = s, mine, veil.Of(s)
		then()
	})
}

// Content implements screen; the view takes the window by itself.
func (b *beside) Content() fyne.CanvasObject { return b.page }

func (b *beside) load() { b.read(b.fill) }

// mount builds the window anew, also after a change of text size or language.
func (b *beside) mount() {
	a := b.a
	large := *a.theme
	large.Zoom = max(1, large.Zoom) * b.large
	a.app.Settings().SetTheme(&large)
	b.body = container.NewStack()
	b.bar = kit.VStack(0)
	b.page = container.NewStack(
		kit.NewBox(theme.Canvas, "", 0, 0, container.NewWithoutLayout()), kit.NewSense(a.idle.touch),
		kit.Pad(kit.Frame(12, b.bar, b.body, nil), 16, 24, 16, 24))
	a.window.SetContent(b.page)
	b.fill()
}

// set shows objects under each other in a column that is easy to read.
func (b *beside) set(objects ...fyne.CanvasObject) {
	b.put(kit.Scroll(kit.Center(600, kit.Pad(kit.VStack(16, objects...), 8, 4, 16, 4))))
}

// put shows one object in the whole place.
func (b *beside) put(o fyne.CanvasObject) {
	b.body.Objects = []fyne.CanvasObject{o}
	b.body.Refresh()
	b.bar.Refresh()
	b.page.Refresh()
}

// fill shows the part that is open, or how it goes.
func (b *beside) fill() {
	switch {
	case b.resting:
		b.rest()
	case b.shown == nil:
		b.ways()
		b.cover()
	default:
		b.ways()
		b.shown.fill()
	}
}

// ways are always there: pause, and stop for today.
func (b *beside) ways() {
	back := kit.Flow(0)
	if b.shown != nil {
		back.Add(kit.NewButton(kit.Quiet, stock.NavigateBackIcon(), lang.T("beside.else"), func() { b.leavePart(func() { b.open(shareAll) }) }))
	}
	b.bar.Objects = []fyne.CanvasObject{kit.Head(160, back, kit.NewButton(kit.Plain, stock.MediaPauseIcon(), lang.T("screen.pause"), b.onPause),
		kit.NewButton(kit.Plain, stock.MediaStopIcon(), lang.T("screen.stop"), b.onStop))}
}

// open goes to a part.
func (b *beside) open(part string) {
	if b.shown != nil {
		b.shown.close()
	}
	switch part {
	case shareFacts:
		b.shown = newSharedFacts(b)
	case shareStory:
		b.shown = newSharedStory(b)
	case shareScreening:
		b.shown = newSharedScreening(b)
	case shareExhibits:
		b.shown = newSharedExhibits(b)
	default:
		b.shown = nil
	}
	b.fill()
}

// leavePart keeps what was begun to be typed, where it reads, and goes on.
func (b *beside) leavePart(then func()) {
	var records []cases.Record
	if b.shown != nil {
		records, _ = b.shown.unsaved()
	}
	if len(records) == 0 {
		then()
		return
	}
	b.keep(then, records...)
}

// keep writes at once, and goes on with what the vault says then. What is pressed meanwhile is not taken: it would be the
// same answer a second time.
func (b *beside) keep(then func(), records ...cases.Record) {
	v := b.a.vault
	if b.writing {
		return
	}
	b.writing = true
	b.a.jobs.run("", func(ctx context.Context, _ cases.Progress) error { return v.Write(ctx, records...) }, func(err error) {
		b.writing = false
		if err != nil {
			b.a.fail(err, nil)
			return
		}
		b.read(then)
	})
}

// sitting is today's conversation about something, with one answer more.
func (b *beside) sitting(about string, answer cases.ScreenAnswer) *cases.Sitting {
	now := cases.Sitting{ID: cases.NewID(), ClientID: b.snap.Client.ID, On: b.a.today(), About: about, With: b.with(), Language: lang.Code()}
	if held := b.held[about]; held != nil {
		now = *held
	}
	now.Answers = append(slices.DeleteFunc(slices.Clone(now.Answers), func(o cases.ScreenAnswer) bool { return o.Question == answer.Question }), answer)
	now = cases.Tidied(now)
	b.held[about] = &now
	return &now
}

// with is who sits beside the client.
func (b *beside) with() string { return orText(b.snap.Attorney.Name.Full(), b.snap.Office.Name) }

// words are words of the file without the names of marked people; code is the language they are in.
func (b *beside) words(text, code string) string { return b.veil.Words(text, code) }

// rested reports that nothing is unsaved behind the page of rest.
func (b *beside) rested() bool { return b.resting && b.kept }

// unsaved implements typist.
func (b *beside) unsaved() ([]cases.Record, []string) {
	if b.shown == nil || b.rested() || b.over {
		return nil, nil
	}
	return b.shown.unsaved()
}

// close gives the desk its text size and language back.
func (b *beside) close() {
	if b.shown != nil {
		b.shown.close()
	}
	lang.Use(b.code)
	b.a.app.Settings().SetTheme(b.a.theme)
	b.snap, b.veil, b.blurs, b.held, b.matters = nil, nil, nil, nil, nil
}

// sharing reports whether the client looks at the screen.
func (a *App) sharing() bool {
	_, yes := a.screen.(*beside)
	return yes
}

// deskLanguage is the language of the window outside the shared view, which may be held in another.
func (a *App) deskLanguage() string {
	if b, ok := a.screen.(*beside); ok {
		return b.code
	}
	return lang.Code()
}
