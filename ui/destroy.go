package ui

import (
	"context"
	"errors"
	"runtime/debug"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// onDestroy begins to delete a matter for good. It is asked twice: what goes and what stays, and
// then for the matter's number, so that nobody deletes the wrong one by habit.
func (a *App) onDestroy(m cases.Matter) {
	if m.LegalHold {
		a.fail(cases.ErrLegalHold, nil)
		return
	}
	kit.Ask(a.window.Canvas(), lang.T("destroy.head"), lang.T("destroy.words"), nil,
		kit.Answer{Label: lang.T("destroy.go"), Do: func() { a.askDestroy(m) }},
		kit.Answer{Label: lang.T("destroy.keep")})
}

// askDestroy is the second question. The ways into the vault say which passphrases can be asked for.
func (a *App) askDestroy(m cases.Matter) {
	dir := a.opt.Dir
	var now safety
	a.jobs.run("", func(context.Context, cases.Progress) (err error) {
		now.slots, err = vault.Slots(dir)
		return err
	}, func(err error) {
		if err != nil {
			a.fail(err, nil)
			return
		}
		a.showDestroy(m, now, "", "")
	})
}

// confirmWord is what has to be typed: the matter's own number, or a word where it has none.
func confirmWord(m cases.Matter) string {
	if m.Number != "" {
		return m.Number
	}
	return lang.T("destroy.word")
}

// showDestroy asks for the number and for the passphrases. typed and problem come from a try before.
func (a *App) showDestroy(m cases.Matter, now safety, typed, problem string) {
	word, ask := confirmWord(m), newSecretAsk(now)
	confirm := kit.NewField("matter.number", lang.T("destroy.type", "word", word), "")
	confirm.Set(typed)
	body := kit.VStack(12, confirm)
	if len(ask.fields) > 0 {
		body.Add(kit.NewPara(lang.T("destroy.pass"), theme.Body, theme.Ink))
		body.Add(ask.body)
	}
	if problem != "" {
		confirm.Problem(problem)
	}
	kit.Ask(a.window.Canvas(), lang.T("destroy.sure"), lang.T("destroy.sure.words", "matter", dotted(m.Number, m.Title)), body,
		kit.Answer{Label: lang.T("destroy.do"), Do: func() {
			if !strings.EqualFold(confirm.Value(), word) {
				a.showDestroy(m, now, confirm.Value(), lang.T("destroy.differs"))
				return
			}
			a.destroy(m, ask)
		}},
		kit.Answer{Label: lang.T("destroy.keep")})
	a.window.Canvas().Focus(confirm.Input())
}

// destroy leaves the matter's page, deletes the matter, and shows the certificate.
func (a *App) destroy(m cases.Matter, ask *secretAsk) {
	secrets := ask.given()
	a.past, a.ahead, a.undo = nil, nil, nil // no way leads back to its page
	a.show(Route{Place: toMatters})
	v := a.vault
	var d cases.Destruction
	a.jobs.whole(lang.T("destroy.doing"), func(ctx context.Context, _ cases.Progress) (err error) {
		defer debug.FreeOSMemory() // see App.open
		d, err = v.Destroy(ctx, m.ID, secrets)
		return err
	}, func(err error) {
		a.reload()
		switch {
		case errors.Is(err, cases.ErrWrongPassphrase), errors.Is(err, cases.ErrLegalHold), errors.Is(err, cases.ErrNotFound):
			a.fail(err, nil) // nothing was deleted
		case err != nil:
			words := cases.Explain(err, lang.Code())
			kit.Ask(a.window.Canvas(), lang.T("destroy.unended"), strings.TrimSpace(words.What+" "+words.Do+" "+lang.T("destroy.unended.words")), nil,
				kit.Answer{Label: lang.T("fail.close")})
		default:
			a.showCertificate(d)
			a.giveBack()
		}
	})
}

// giveBack returns the room of deleted evidence to the disk, in steps too short to notice. What a
// lock or a touch leaves undone is done in the next quiet minute.
func (a *App) giveBack() (stop func()) {
	v := a.vault
	return a.jobs.aside(func(ctx context.Context, _ cases.Progress) error {
		_, err := v.GiveBack(ctx)
		return err
	}, func(error) {})
}
