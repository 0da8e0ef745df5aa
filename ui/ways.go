package ui

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// ways shows how the vault opens, adds or replaces a way in, and makes a new recovery sheet.
type ways struct {
	a      *App
	choice *wayChoice
	save   *kit.Button
	sheet  *kit.Button
	weaker *kit.Button // takes the passphrase alone away
	slots  []string
	have   *fyne.Container
	about  *kit.Para // of the recovery sheet
	page   *fyne.Container
}

func newWays(a *App) *ways {
	w := &ways{a: a, have: kit.VStack(6), about: kit.NewPara("", theme.Body, theme.Ink)}
	w.choice = newWayChoice(a, w.onSave)
	w.choice.set(wayBoth)
	w.save = kit.NewButton(kit.Primary, nil, lang.T("newway.save"), w.onSave)
	w.sheet = kit.NewButton(kit.Plain, stock.DocumentIcon(), lang.T("ways.sheet"), w.onSheet)
	w.weaker = kit.NewButton(kit.Plain, nil, lang.T("ways.remove"), w.onWeaker)
	w.weaker.Hide()
	return w
}

// Content lays the page out.
func (w *ways) Content() fyne.CanvasObject {
	card := func(head string, rows ...fyne.CanvasObject) fyne.CanvasObject {
		return kit.NewCard(20, kit.VStack(14, append([]fyne.CanvasObject{kit.NewBoldPara(head, theme.Sub, theme.Ink)}, rows...)...))
	}
	w.page = kit.Masonry(380, 16,
		kit.VStack(16, card(lang.T("ways.have"), w.have, kit.Flow(0, w.weaker)), card(lang.T("ways.recovery"), w.about, kit.Flow(0, w.sheet))),
		card(lang.T("ways.new"), w.choice.body, kit.Flow(8, w.save)))
	back := kit.NewButton(kit.Quiet, stock.NavigateBackIcon(), lang.T("nav.settings"), func() { w.a.Go(Route{Place: toSettings}) })
	head := kit.VStack(6, kit.Flow(0, back), kit.NewBoldPara(lang.T("nav.ways"), theme.Title, theme.Ink))
	return kit.Frame(14, head, kit.Scroll(kit.Pad(w.page, 0, 0, 8, 0)), nil)
}

func (w *ways) load() {
	dir := w.a.opt.Dir
	var slots []string
	w.a.jobs.run("", func(context.Context, cases.Progress) (err error) {
		slots, err = vault.Slots(dir)
		return err
	}, func(err error) {
		if err != nil {
			w.a.fail(err, nil)
			return
		}
		w.show(slots)
	})
}

func (w *ways) show(slots []string) {
	w.slots = slots
	showSlots(w.have, slots)
	keyring := slices.Contains(slots, "device") || slices.Contains(slots, "device-passphrase")
	w.weaker.Hidden = !keyring || !slices.Contains(slots, "passphrase")
	key := "ways.nosheet"
	if w.hasSheet() {
		key = "ways.hassheet"
	}
	w.about.Set(lang.T(key))
	w.page.Refresh()
}

// showSlots names the ways into a vault, one under the other.
func showSlots(have *fyne.Container, slots []string) {
	have.Objects = nil
	for _, kind := range slots {
		have.Add(kit.TopRow(10, []float32{18, -1}, kit.NewIcon(stock.ConfirmIcon(), theme.Done),
			kit.NewPara(lang.T("ways.kind."+kind), theme.Body, theme.Ink)))
	}
}

func (w *ways) hasSheet() bool { return slices.Contains(w.slots, "recovery") }

// onSave makes the chosen way in.
func (w *ways) onSave() {
	way, ok := w.choice.read()
	if !ok || w.save.Off {
		return
	}
	w.save.Allow(false)
	v, cost := w.a.vault, w.a.opt.KDF
	w.a.jobs.run("", func(context.Context, cases.Progress) error { return addWay(v, way, cost) }, func(err error) {
		w.save.Allow(true)
		if err != nil {
			w.a.fail(err, nil)
			return
		}
		w.choice.clear()
		w.a.reload()
		w.a.toast(lang.T("newway.done"))
	})
}

// onWeaker stops the passphrase alone from opening the vault; the keyring, with or without one, stays.
func (w *ways) onWeaker() {
	v := w.a.vault
	kit.Ask(w.a.window.Canvas(), lang.T("ways.remove.head"), lang.T("ways.remove.words"), nil,
		kit.Answer{Label: lang.T("ways.remove"), Do: func() {
			w.a.jobs.run("", func(context.Context, cases.Progress) error { return v.RemovePassphrase() }, func(err error) {
				if err != nil {
					w.a.fail(err, nil)
					return
				}
				w.a.reload()
				w.a.toast(lang.T("ways.removed"))
			})
		}},
		kit.Answer{Label: lang.T("ways.remove.keep")})
}

// onSheet makes a new code. Where there is a sheet already, it stops opening the vault: that is asked first.
func (w *ways) onSheet() {
	if !w.hasSheet() {
		w.renew()
		return
	}
	kit.Ask(w.a.window.Canvas(), lang.T("ways.replace"), lang.T("ways.replace.words"), nil,
		kit.Answer{Label: lang.T("ways.replace.yes"), Do: w.renew},
		kit.Answer{Label: lang.T("ways.replace.no")})
}

func (w *ways) renew() {
	if w.sheet.Off {
		return
	}
	w.sheet.Allow(false)
	v := w.a.vault
	var code vault.RecoveryCode
	w.a.jobs.run("", func(ctx context.Context, _ cases.Progress) (err error) {
		if _, err = decided(ctx, v, func(s *cases.Settings) { s.SheetOpen = true }); err != nil {
			return err
		}
		code, err = v.NewRecoveryCode()
		return err
	}, func(err error) {
		w.sheet.Allow(true)
		if err != nil {
			w.a.fail(err, nil)
			return
		}
		w.a.beside(func(back func()) { w.a.showRecoverySheet(code, back) })
	})
}

// beside puts a page of the doorway in the place of the shell; back brings the shell again.
func (a *App) beside(show func(back func())) {
	route := a.route
	a.dropScreen()
	a.shell = nil
	show(func() {
		a.remount = nil
		a.shell = newShell(a)
		a.window.SetContent(a.shell.content)
		a.show(route)
	})
}
