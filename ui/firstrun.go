package ui

import (
	"context"

	"fyne.io/fyne/v2"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// firstRun makes a vault: where it lies, and how it opens from now on.
type firstRun struct {
	a      *App
	choice *wayChoice
	make   *kit.Button
}

func (a *App) showFirstRun() {
	f := newFirstRun(a)
	a.remount = a.showFirstRun
	a.window.SetContent(f.Content())
	f.choice.choose(wayBoth)
}

func newFirstRun(a *App) *firstRun {
	f := &firstRun{a: a}
	f.choice = newWayChoice(a, f.onSave)
	f.make = kit.NewButton(kit.Primary, nil, lang.T("first.make"), f.onSave)
	return f
}

// Content lays the page out.
func (f *firstRun) Content() fyne.CanvasObject {
	backup := kit.NewButton(kit.Quiet, nil, lang.T("first.backup"), f.a.showRestore)
	folder := kit.NewPara(f.a.opt.Dir, theme.Small, theme.Ink)
	return doorway(f.a, kit.NewCard(24, kit.VStack(14,
		kit.VStack(4, kit.NewBoldPara(lang.T("first.head"), theme.Title, theme.Ink), kit.NewPara(lang.T("first.words"), theme.Body, theme.Muted)),
		kit.VStack(3, kit.NewPara(lang.T("first.folder"), theme.Small, theme.Muted), folder),
		f.choice.body,
		kit.Flow(8, f.make, backup),
		kit.NewLine(),
		kit.Flow(8, kit.NewButton(kit.Quiet, nil, lang.T("training.start"), f.a.startTraining),
			kit.NewButton(kit.Quiet, nil, lang.T("daybegin.start"), f.a.showDayBegin)))))
}

func (f *firstRun) onSave() {
	way, ok := f.choice.read()
	if !ok || f.make.Off {
		return
	}
	f.make.Allow(false)
	f.make.Set(lang.T("first.making"))
	var v *vault.Vault
	var code vault.RecoveryCode
	f.a.jobs.open("", func(ctx context.Context, _ cases.Progress) (err error) {
		v, code, err = vault.Create(ctx, f.a.opt.Dir, vault.CreateOptions{Unlock: way, KDF: f.a.opt.KDF, Clock: f.a.opt.Now})
		if err == nil {
			_, err = decided(ctx, v, func(s *cases.Settings) { s.SheetOpen = true })
		}
		return err
	}, func(err error) {
		f.make.Allow(true)
		f.make.Set(lang.T("first.make"))
		if err != nil {
			if v != nil {
				v.Close() // made, and it took no note; it opens the usual way
			}
			f.a.fail(err, nil)
			return
		}
		f.a.keep(v)
		f.a.showRecoverySheet(code, func() { f.a.enter(v, first{}) })
	}, func() {
		if v != nil {
			v.Close()
		}
	})
}
