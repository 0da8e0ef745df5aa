package ui

import (
	"context"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
)

// newClient writes down somebody who is here for the first time: one name is enough, no matter is
// needed, and the name is looked for in every other file first.
func (a *App) newClient() {
	given := kit.NewField("client.name.given", factLabel("client.name.given"), "")
	family := kit.NewField("client.name.family", factLabel("client.name.family"), "")
	born := kit.NewReadField("client.birthDate", factLabel("client.birthDate"), lang.T("facts.date.hint"), a.understood)
	body := kit.VStack(12, kit.TopRow(12, []float32{-1, -1}, given, family), born)
	kit.Ask(a.window.Canvas(), lang.T("clients.new"), lang.T("new.name.hint"), body,
		kit.Answer{Label: lang.T("new.save"), Do: func() {
			c := cases.Client{ID: cases.NewID(), Name: cases.Name{Given: given.Value(), Family: family.Value()}}
			c.BirthDate, _ = lang.ReadDate(born.Value(), a.opt.Now())
			c = cases.Tidied(c)
			if err := c.Check(); err != nil {
				a.fail(err, nil)
				return
			}
			a.checkName(c.Name.Full(), c.BirthDate, func() { a.beginClient(c) })
		}}, kit.Answer{Label: lang.T("ask.no")})
	a.window.Canvas().Focus(given.Input())
}

func (a *App) beginClient(c cases.Client) {
	v, rec := a.vault, &c
	changed := noting(rec)
	a.jobs.run("", func(ctx context.Context, _ cases.Progress) error { return v.Write(ctx, rec) }, func(err error) {
		if err != nil {
			a.fail(err, nil)
			return
		}
		a.Go(Route{Place: toClient, ID: c.ID})
		a.saved(lang.T("clients.begun"), changed())
	})
}
