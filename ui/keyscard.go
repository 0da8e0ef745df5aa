package ui

import (
	"context"
	"runtime/debug"

	"fyne.io/fyne/v2"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
)

// keysCard renews the keys of the vault.
type keysCard struct {
	card     *kit.Card
	a        *App
	renew    *kit.Button
	evidence *kit.Button
	now      safety
}

func newKeysCard(a *App) *keysCard {
	c := &keysCard{a: a}
	c.renew = kit.NewButton(kit.Plain, nil, lang.T("renew.do"), c.onRenew)
	c.evidence = kit.NewButton(kit.Plain, nil, lang.T("renew.evidence.do"), c.onEvidence)
	c.card = panelCard(lang.T("renew.head"), muted(lang.T("renew.words")), kit.Flow(8, c.renew),
		muted(lang.T("renew.evidence.words")), kit.Flow(8, c.evidence))
	return c
}

func (c *keysCard) show(now safety) { c.now = now }

// onRenew asks for the passphrases that the new key is put behind, and renews.
func (c *keysCard) onRenew() {
	if c.renew.Off {
		return
	}
	ask := newSecretAsk(c.now)
	var body fyne.CanvasObject
	if len(ask.fields) > 0 {
		body = ask.body
	}
	kit.Ask(c.a.window.Canvas(), lang.T("renew.head"), lang.T("renew.ask"), body,
		kit.Answer{Label: lang.T("renew.do"), Do: func() {
			s, v := ask.secrets(), c.a.vault
			c.run("renew.", func(ctx context.Context) error { return v.Rotate(ctx, s) })
		}},
		kit.Answer{Label: lang.T("newway.later")})
	ask.focus(c.a)
}

// onEvidence writes the evidence afresh under a new key: that takes room and time, so it is asked
// apart.
func (c *keysCard) onEvidence() {
	if c.evidence.Off {
		return
	}
	kit.Ask(c.a.window.Canvas(), lang.T("renew.evidence.head"), lang.T("renew.evidence.ask"), nil,
		kit.Answer{Label: lang.T("renew.evidence.do"), Do: func() { c.run("renew.evidence.", c.a.vault.RotateEvidence) }},
		kit.Answer{Label: lang.T("newway.later")})
}

// run renews in a job; words is how the keys of its texts begin, with the dot.
func (c *keysCard) run(words string, work func(context.Context) error) {
	enable := func(on bool) {
		c.renew.Allow(on)
		c.evidence.Allow(on)
	}
	enable(false)
	a := c.a
	a.jobs.run(lang.T(words+"doing"), func(ctx context.Context, _ cases.Progress) error {
		defer debug.FreeOSMemory() // see App.open
		return work(ctx)
	}, func(err error) {
		enable(true)
		if err != nil {
			a.fail(err, nil)
			return
		}
		a.reload()
		a.toast(lang.T(words + "done"))
	})
}

// secretAsk asks for the passphrases that wrap a new vault key.
type secretAsk struct {
	fields             kit.Form
	device, passphrase *kit.Field
	body               *fyne.Container
}

func newSecretAsk(now safety) *secretAsk {
	s := &secretAsk{body: kit.VStack(12)}
	add := func(path, label string) *kit.Field {
		f := kit.NewSecretField(path, label, "")
		s.fields = append(s.fields, f)
		s.body.Add(f)
		return f
	}
	if now.has("device-passphrase") {
		s.device = add("vault.device", lang.T("renew.device"))
	}
	if now.has("passphrase") {
		s.passphrase = add("vault.passphrase", lang.T("unlock.passphrase"))
	}
	return s
}

func (s *secretAsk) focus(a *App) {
	if len(s.fields) > 0 {
		a.window.Canvas().Focus(s.fields[0].Input())
	}
}

// secrets are the passphrases as typed; the fields forget them.
func (s *secretAsk) secrets() (out vault.Secrets) {
	if s.device != nil {
		out.Device = cases.Secret(s.device.Value())
	}
	if s.passphrase != nil {
		out.Passphrase = cases.Secret(s.passphrase.Value())
	}
	for _, f := range s.fields {
		f.Set("")
	}
	return out
}

// given is secrets, or nil where a passphrase was left empty: the vault key then stays as it is.
func (s *secretAsk) given() *vault.Secrets {
	for _, f := range s.fields {
		if f.Value() == "" {
			return nil
		}
	}
	out := s.secrets()
	return &out
}
