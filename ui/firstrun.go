package ui

import (
	"context"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// leastPassphrase is the shortest passphrase a new vault takes, in characters.
const leastPassphrase = 12

// firstRun makes a vault: where it lies, and how it opens from now on.
type firstRun struct {
	a          *App
	keyring    bool
	ways       []*kit.NavItem
	why        *kit.Para
	pass       *kit.Field
	again      *kit.Field
	make       *kit.Button
	body       *fyne.Container
	passFields *fyne.Container
}

func (a *App) showFirstRun() {
	f := newFirstRun(a)
	a.window.SetContent(f.Content())
	f.choose(true)
}

func newFirstRun(a *App) *firstRun {
	f := &firstRun{a: a, why: kit.NewPara("", theme.Body, theme.Ink)}
	f.pass = kit.NewSecretField("vault.passphrase", lang.T("first.passphrase"), lang.T("first.passphrase.hint", "n", leastPassphrase))
	f.again = kit.NewSecretField("vault.again", lang.T("first.again"), "").Enter(f.onSave)
	f.make = kit.NewButton(kit.Primary, nil, lang.T("first.make"), f.onSave)
	f.ways = []*kit.NavItem{
		kit.NewPill(lang.T("first.keyring"), func() { f.choose(true) }),
		kit.NewPill(lang.T("first.pass"), func() { f.choose(false) }),
	}
	return f
}

// Content lays the page out.
func (f *firstRun) Content() fyne.CanvasObject {
	f.passFields = kit.VStack(12, f.pass, f.again)
	folder := kit.NewPara(f.a.opt.Dir, theme.Small, theme.Ink)
	f.body = kit.VStack(14,
		kit.VStack(4, kit.NewBoldPara(lang.T("first.head"), theme.Title, theme.Ink), kit.NewPara(lang.T("first.words"), theme.Body, theme.Muted)),
		kit.VStack(3, kit.NewPara(lang.T("first.folder"), theme.Small, theme.Muted), folder),
		kit.VStack(6, kit.NewPara(lang.T("first.way"), theme.Small, theme.Muted), kit.Flow(6, f.ways[0], f.ways[1])),
		kit.NewNote(theme.Info, stock.InfoIcon(), lang.T("first.means"), f.why),
		f.passFields,
		kit.Flow(8, f.make))
	return doorway(f.a, kit.NewCard(24, f.body))
}

// choose shows what a way in means.
func (f *firstRun) choose(keyring bool) {
	f.keyring = keyring
	f.ways[0].Select(keyring)
	f.ways[1].Select(!keyring)
	key := "first.pass.why"
	if keyring {
		key = "first.keyring.why"
	}
	f.why.Paint(lang.T(key), theme.Info.Fg())
	f.passFields.Hidden = keyring
	f.body.Refresh()
	f.a.window.Content().Refresh()
	if !keyring {
		f.a.window.Canvas().Focus(f.pass.Input())
	}
}

// read is the way in that is asked for; ok is false when a field says what is missing.
func (f *firstRun) read() (vault.Unlock, bool) {
	if f.keyring {
		return vault.Unlock{Keyring: true}, true
	}
	words := f.pass.Value()
	switch {
	case len([]rune(words)) < leastPassphrase:
		f.pass.Problem(lang.T("first.passphrase.short", "n", leastPassphrase))
		return vault.Unlock{}, false
	case words != f.again.Value():
		f.again.Problem(lang.T("first.again.differs"))
		return vault.Unlock{}, false
	}
	return vault.Unlock{Passphrase: cases.Secret(words)}, true
}

func (f *firstRun) onSave() {
	way, ok := f.read()
	if !ok {
		return
	}
	f.make.Enable(false)
	f.make.Set(lang.T("first.making"))
	var v *vault.Vault
	var code vault.RecoveryCode
	f.a.jobs.run("", func(ctx context.Context, _ cases.Progress) (err error) {
		v, code, err = vault.Create(ctx, f.a.opt.Dir, vault.CreateOptions{Unlock: way, KDF: f.a.opt.KDF, Clock: f.a.opt.Now})
		return err
	}, func(err error) {
		f.make.Enable(true)
		f.make.Set(lang.T("first.make"))
		if err != nil {
			f.a.fail(err, nil)
			return
		}
		f.a.vault = v // so that lock and quit close it
		f.a.showRecoverySheet(code)
	})
}
