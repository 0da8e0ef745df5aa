package ui

import (
	"context"
	"errors"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// officeCard adds and removes the key of the office: a supervising attorney who can open the vault
// and its backups when nobody else can.
type officeCard struct {
	card   *kit.Card
	a      *App
	have   *kit.Para
	key    *kit.Field
	save   *kit.Button
	remove *kit.Button
}

func newOfficeCard(a *App) *officeCard {
	c := &officeCard{a: a, have: kit.NewPara("", theme.Body, theme.Ink)}
	c.key = kit.NewField("office.key", lang.T("office.key"), lang.T("office.key.hint")).Enter(c.onSave)
	c.save = kit.NewButton(kit.Plain, nil, lang.T("office.save"), c.onSave)
	c.remove = kit.NewButton(kit.Plain, nil, lang.T("office.remove"), c.onRemove)
	c.card = panelCard(lang.T("office.key.head"), kit.VStack(4, c.have, muted(lang.T("office.words"))), c.key, kit.Flow(8, c.save, c.remove))
	return c
}

func (c *officeCard) show(now safety) {
	words := lang.T("office.none")
	if now.office != "" {
		words = lang.T("office.has", "key", shortKey(now.office))
	}
	c.have.Set(words)
	c.remove.Hidden = now.office == ""
}

// shortKey is enough of a public key to tell it from another.
func shortKey(key string) string {
	if len(key) <= 24 {
		return key
	}
	return key[:14] + "…" + key[len(key)-6:]
}

func (c *officeCard) onSave() {
	key := c.key.Value()
	if key == "" {
		c.key.Problem(lang.T("office.empty"))
		return
	}
	c.change(func(v *vault.Vault) error { return v.AddOffice(key) }, lang.T("office.added"))
}

func (c *officeCard) onRemove() {
	kit.Ask(c.a.window.Canvas(), lang.T("office.remove.head"), lang.T("office.remove.words"), nil,
		kit.Answer{Label: lang.T("office.remove"), Do: func() {
			c.change((*vault.Vault).RemoveOffice, lang.T("office.removed"))
		}},
		kit.Answer{Label: lang.T("office.keep")})
}

func (c *officeCard) change(do func(*vault.Vault) error, done string) {
	if c.save.Off {
		return // pressed twice
	}
	c.save.Allow(false)
	c.remove.Allow(false)
	a, v := c.a, c.a.vault
	a.jobs.run("", func(context.Context, cases.Progress) error { return do(v) }, func(err error) {
		c.save.Allow(true)
		c.remove.Allow(true)
		var key *vault.OfficeKeyError
		switch {
		case errors.As(err, &key):
			c.key.Problem(cases.Explain(err, lang.Code()).Sentence())
		case err != nil:
			a.fail(err, nil)
		default:
			c.key.Set("")
			a.reload()
			a.toast(done)
		}
	})
}
