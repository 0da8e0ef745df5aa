package ui

import (
	"context"
	"errors"
	"strings"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// cover says how it goes, and what there is to look at. It says nothing of the file.
func (b *beside) cover() {
	look := kit.Flow(6)
	pill := func(words string, on bool, tap func()) {
		p := kit.NewPill(words, tap)
		p.Select(on)
		look.Add(p)
	}
	for _, code := range lang.Languages {
		pill(lang.In(code, "language.own"), lang.Code() == code, func() { lang.Use(code); b.mount() })
	}
	for _, l := range []struct {
		key   string
		large float32
	}{{"beside.large", sharedLarge}, {"beside.larger", sharedLarger}} {
		pill(lang.T(l.key), b.large == l.large, func() { b.large = l.large; b.mount() })
	}
	parts := kit.VStack(14)
	offer := func(key, words, part string) {
		parts.Add(kit.Row(16, []float32{-1, 0}, kit.VStack(2, kit.NewBoldPara(lang.T(key), theme.Body, theme.Ink), kit.NewPara(lang.T(words), theme.Small, theme.Muted)),
			kit.NewButton(kit.Plain, nil, lang.T("beside.look"), func() { b.open(part) })))
	}
	offer("beside.facts", "beside.facts.words", shareFacts)
	if len(b.snap.Story) > 0 {
		offer("beside.story", "beside.story.words", shareStory)
	}
	offer("beside.screening", "beside.screening.words", shareScreening)
	if len(b.snap.Evidence) > 0 {
		offer("beside.exhibits", "beside.exhibits.words", shareExhibits)
	}
	b.set(kit.NewBoldPara(lang.T("beside.head"), theme.Title, theme.Ink), kit.NewPara(lang.T("beside.words"), theme.Body, theme.Ink),
		kit.NewCard(20, parts), look, kit.NewPara(lang.T("beside.hide"), theme.Small, theme.Muted))
}

// onPause rests at once, and keeps what was begun behind the blank page.
func (b *beside) onPause() {
	if e, ok := b.shown.(*sharedExhibits); ok {
		e.blurAgain()
	}
	b.resting, b.kept = true, false
	b.fill()
	b.leavePart(func() { b.kept = true })
}

// rest is a calm page: nothing of the file is on it, and no clock runs.
func (b *beside) rest() {
	b.bar.Objects = nil
	b.put(kit.Center(520, kit.VStack(20,
		kit.NewBoldPara(lang.T("beside.rest"), theme.Title, theme.Ink).Align(fyne.TextAlignCenter),
		kit.NewPara(lang.T("beside.rest.words"), theme.Body, theme.Muted).Align(fyne.TextAlignCenter),
		kit.Center(0, kit.Row(10, []float32{0, 0},
			kit.NewButton(kit.Primary, nil, lang.T("screen.rest.on"), func() { b.resting = false; b.fill() }),
			kit.NewButton(kit.Plain, nil, lang.T("screen.stop"), b.onStop))))))
}

// onStop ends the conversation for today: what was said is kept, the place too, and the vault is locked before the page of
// thanks is shown.
func (b *beside) onStop() {
	a := b.a
	var records []cases.Record
	if b.shown != nil && !b.rested() {
		records, _ = b.shown.unsaved()
	}
	about, at := "", ""
	if b.shown != nil {
		about, at = b.shown.kind(), b.shown.place()
	}
	for of, held := range b.held {
		now := *held
		if now.Stopped = of == about && at != ""; now.Stopped {
			now.Place = at
		}
		records = append(withoutSitting(records, now.ID), &now)
	}
	v := a.vault
	a.jobs.run("", func(ctx context.Context, _ cases.Progress) error {
		if len(records) == 0 {
			return nil
		}
		return v.Write(ctx, records...)
	}, func(err error) {
		if err != nil && !errors.Is(err, context.Canceled) {
			words := cases.Explain(err, lang.Code())
			kit.Ask(a.window.Canvas(), words.What, strings.TrimSpace(words.Safe+" "+words.Do), nil,
				kit.Answer{Label: lang.T("beside.stop.anyway"), Do: func() { b.away(leftover{err: err}) }}, kit.Answer{Label: lang.T("fail.close")})
			return
		}
		b.away(leftover{})
	})
}

// away closes the vault and thanks. What could not be kept is told at the desk, to who opens the vault again.
func (b *beside) away(left leftover) {
	a, code := b.a, lang.Code()
	b.over = true // nothing is left to be saved by the lock
	a.left.add(left)
	a.shut(func() { a.showThanks(code) })
}

// withoutSitting leaves out an earlier form of a sitting: it is written once.
func withoutSitting(records []cases.Record, id string) []cases.Record {
	var out []cases.Record
	for _, r := range records {
		if r.Key().Row != id {
			out = append(out, r)
		}
	}
	return out
}

// showThanks is the end of a conversation, over a vault that is locked. The next step is the way in.
func (a *App) showThanks(code string) {
	a.remount = func() { a.showThanks(code) }
	say := func(key string) string { return lang.In(code, key) }
	done := kit.NewButton(kit.Primary, stock.ConfirmIcon(), say("beside.thanks.close"), a.showUnlock)
	a.window.SetContent(doorway(a, kit.NewCard(28, kit.VStack(16,
		kit.NewBoldPara(say("beside.thanks"), theme.Title, theme.Ink), kit.NewPara(say("beside.thanks.words"), theme.Sub, theme.Ink), kit.Flow(8, done)))))
}
