package ui

import (
	"context"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// holdCard says whether a legal hold keeps a matter, sets and lifts it, and begins the deletion for
// good of a matter that nothing holds.
func holdCard(a *App, m cases.Matter) fyne.CanvasObject {
	words, press := lang.T("hold.off"), lang.T("hold.set")
	if m.LegalHold {
		words, press = lang.T("hold.on"), lang.T("hold.lift")
	}
	body := kit.VStack(10, kit.NewBoldPara(lang.T("hold.head"), theme.Small, theme.Muted), kit.NewPara(words, theme.Body, theme.Ink))
	hold := kit.NewButton(kit.Plain, nil, press, func() { a.onHold(m) })
	gone := kit.NewButton(kit.Quiet, stock.DeleteIcon(), lang.T("destroy.do"), func() { a.onDestroy(m) })
	body.Add(kit.Flow(8, hold, gone))
	return kit.NewCard(16, body)
}

// onHold sets a legal hold at once, and lifts one after asking: a hold is set by whoever knows of a
// duty to keep, and lifted by who is responsible.
func (a *App) onHold(m cases.Matter) {
	if !m.LegalHold {
		a.setHold(m, true)
		return
	}
	kit.Ask(a.window.Canvas(), lang.T("hold.lift.head"), lang.T("hold.lift.words"), nil,
		kit.Answer{Label: lang.T("hold.lift"), Do: func() { a.setHold(m, false) }},
		kit.Answer{Label: lang.T("hold.keep")})
}

func (a *App) setHold(m cases.Matter, on bool) {
	m.LegalHold = on
	v, changed := a.vault, noting(&m)
	a.jobs.run("", func(ctx context.Context, _ cases.Progress) error { return v.Write(ctx, &m) }, func(err error) {
		if err != nil {
			a.fail(err, nil)
			a.reload()
			return
		}
		a.reload()
		if on { // Ctrl+Z does not lift it: that is asked
			a.saved(lang.T("hold.isset"), nil)
			return
		}
		a.saved(lang.T("hold.lifted"), changed())
	})
}
