package ui

import (
	"context"
	"errors"
	"runtime/debug"

	"fyne.io/fyne/v2"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// dayBegin makes a vault for one clinic day on a computer that is given back: a passphrase for the day, where it is and
// for which court, and whose key opens what is handed over.
type dayBegin struct {
	a      *App
	pass   *kit.Field
	again  *kit.Field
	day    *clinicBegin
	office *kit.Field
	form   kit.Form
	make   *kit.Button
}

func (a *App) showDayBegin() {
	d := newDayBegin(a)
	a.remount = a.showDayBegin
	a.window.SetContent(d.Content())
	a.window.Canvas().Focus(d.pass.Input())
}

func newDayBegin(a *App) *dayBegin {
	d := &dayBegin{a: a, day: newClinicBegin(a, func() {})}
	d.pass = kit.NewSecretField("vault.passphrase", lang.T("daybegin.passphrase"), lang.T("first.passphrase.hint", "n", leastPassphrase))
	d.again = kit.NewSecretField("vault.again", lang.T("first.again"), "")
	d.office = kit.NewField("vault.office", lang.T("daybegin.office"), lang.T("daybegin.office.hint"))
	d.form = append(kit.Form{d.pass, d.again, d.office}, d.day.form...)
	d.make = kit.NewButton(kit.Primary, nil, lang.T("clinic.begin"), d.onSave)
	return d
}

// Content lays the page out.
func (d *dayBegin) Content() fyne.CanvasObject {
	back := kit.NewButton(kit.Quiet, nil, lang.T("restore.back"), d.a.showFirstRun)
	return doorway(d.a, kit.NewCard(24, kit.VStack(14,
		kit.VStack(4, kit.NewBoldPara(lang.T("daybegin.head"), theme.Title, theme.Ink), kit.NewPara(lang.T("daybegin.words"), theme.Body, theme.Muted)),
		kit.TopRow(12, []float32{-1, -1}, d.pass, d.again),
		d.day.place, d.day.court, kit.TopRow(12, []float32{-2, -1}, d.day.count, d.day.state),
		d.office,
		kit.Flow(8, d.make, back))))
}

func (d *dayBegin) onSave() {
	if d.make.Off {
		return
	}
	d.form.Clear()
	day := d.day.read(d.a.opt.Now())
	day.Borrowed = true
	pass := d.pass.Value()
	switch {
	case len([]rune(pass)) < leastPassphrase:
		d.pass.Problem(lang.T("first.passphrase.short", "n", leastPassphrase))
		return
	case pass != d.again.Value():
		d.again.Problem(lang.T("first.again.differs"))
		return
	}
	if err := day.Check(); err != nil {
		d.a.fail(err, d.form)
		return
	}
	d.make.Allow(false)
	d.run(day, cases.Secret(pass), d.office.Value())
}

// run makes the vault with its day. Where the office's key does not read, the vault is taken away again.
func (d *dayBegin) run(day cases.ClinicDay, pass cases.Secret, office string) {
	a := d.a
	var v *vault.Vault
	var code vault.RecoveryCode
	var f first
	drop := func() {
		if v != nil {
			v.Close()
		}
	}
	a.jobs.open("", func(ctx context.Context, _ cases.Progress) (err error) {
		defer debug.FreeOSMemory() // see App.open
		v, code, err = vault.Create(ctx, a.opt.Dir, vault.CreateOptions{Unlock: vault.Unlock{Passphrase: pass}, KDF: a.opt.KDF, Clock: a.opt.Now})
		if err != nil {
			return err
		}
		if office != "" {
			err = v.AddOffice(office)
		}
		if err == nil {
			err = v.Write(ctx, &day)
		}
		if err == nil {
			_, err = decided(ctx, v, func(s *cases.Settings) { s.SheetOpen = true })
		}
		if err == nil {
			f, err = readFirst(ctx, v)
		}
		if err != nil {
			v.Close()
			v = nil
			wipeIfThere(a.opt.Dir) // nothing was written into it yet
		}
		return err
	}, func(err error) {
		d.make.Allow(true)
		if err != nil {
			d.fail(err)
			return
		}
		d.pass.Set("")
		d.again.Set("")
		a.keep(v)
		a.day = day // from now on what is written outside is remembered
		a.showRecoverySheet(code, func() {
			f.settings.SheetOpen = false
			a.enter(v, f)
		})
	}, drop)
}

// fail puts words about the office's key beside it, and anything else in a dialog.
func (d *dayBegin) fail(err error) {
	var key *vault.OfficeKeyError
	if errors.As(err, &key) {
		d.office.Problem(cases.Explain(err, lang.Code()).Sentence())
		d.a.window.Canvas().Focus(d.office.Input())
		return
	}
	d.a.fail(err, d.form)
}
