package ui

import (
	"context"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/contradict"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// contradictions is what the file says in two places and does not agree: for the attorney alone, on
// no paper, and behind a press, so that it is not on a screen the client happens to see.
type contradictions struct {
	a     *App
	store bookStore
	snap  *cases.Snapshot
	open  bool
	body  *fyne.Container
	page  *fyne.Container
	found []contradict.Finding
}

func newContradictions(a *App, store bookStore) tab {
	return &contradictions{a: a, store: store, body: kit.VStack(14)}
}

// Content lays the page out.
func (c *contradictions) Content() fyne.CanvasObject {
	c.page = kit.Scroll(kit.Pad(c.body, 0, 0, 8, 0))
	return c.page
}

func (c *contradictions) show(s *cases.Snapshot) {
	c.snap = s
	if !c.open {
		c.set(kit.NewEmptyState(stock.VisibilityOffIcon(), lang.T("differ.closed"), lang.T("differ.closed.words"), lang.T("differ.show"), c.onShow))
		return
	}
	c.find()
}

func (c *contradictions) set(o ...fyne.CanvasObject) {
	c.body.Objects = o
	c.body.Refresh()
	c.page.Refresh()
}

func (c *contradictions) onShow() {
	c.open = true
	c.find()
}

// onHide closes the page again.
func (c *contradictions) onHide() {
	c.open = false
	c.show(c.snap)
}

// find compares all matters of the client.
func (c *contradictions) find() {
	v, client, today := c.a.vault, c.snap.Client.ID, c.a.today()
	c.a.jobs.run("", func(ctx context.Context, _ cases.Progress) error {
		all, err := vault.List[cases.Matter](ctx, v, "")
		if err != nil {
			return err
		}
		var snaps []*cases.Snapshot
		for _, m := range all {
			if m.ClientID != client {
				continue
			}
			s, err := v.Snapshot(ctx, m.ID)
			if err != nil {
				return err
			}
			snaps = append(snaps, s)
		}
		c.found = contradict.Find(today, snaps...)
		return nil
	}, func(err error) {
		if err != nil {
			c.a.fail(err, nil)
			return
		}
		c.list()
	})
}

func (c *contradictions) list() {
	if !c.open {
		return // closed again while it was looking
	}
	hide := kit.NewButton(kit.Plain, stock.VisibilityOffIcon(), lang.T("differ.hide"), c.onHide)
	words := lang.T("differ.none")
	if len(c.found) > 0 {
		words = lang.N("differ.count", len(c.found))
	}
	out := []fyne.CanvasObject{kit.Row(12, []float32{-1, 0}, kit.NewPara(words, theme.Body, theme.Ink), hide),
		kit.NewPara(lang.T("differ.words"), theme.Small, theme.Muted)}
	for _, f := range c.found {
		out = append(out, c.card(f))
	}
	c.set(out...)
}

// card is one pair, both values side by side.
func (c *contradictions) card(f contradict.Finding) fyne.CanvasObject {
	about, advice := f.About, f.Advice
	if lang.Code() == "es" {
		about, advice = f.AboutES, f.ES
	}
	body := kit.VStack(10, kit.NewBoldPara(upper(about), theme.Body, theme.Ink),
		kit.TopRow(16, []float32{-1, -1}, side(f.A), side(f.B)), kit.NewPara(advice, theme.Small, theme.Muted))
	if f.Decided != nil {
		body.Add(kit.NewPara(dotted(lang.T("differ.decided."+f.Decided.Decision), lang.Date(f.Decided.On), f.Decided.Words), theme.Small, theme.Good.Fg()))
		return kit.NewCard(16, body)
	}
	body.Add(kit.Flow(8,
		kit.NewButton(kit.Plain, nil, lang.T("differ.explain"), func() { c.onDecide(f, contradict.Explain) }),
		kit.NewButton(kit.Plain, nil, lang.T("differ.fix"), func() { c.onDecide(f, contradict.Fix) })))
	return kit.NewCard(16, body)
}

func side(s contradict.Side) fyne.CanvasObject {
	from := s.Source
	if lang.Code() == "es" {
		from = s.SourceES
	}
	return kit.VStack(2, kit.NewPara(s.Value, theme.Body, theme.Ink), kit.NewPara(from, theme.Small, theme.Muted))
}

// onDecide writes down what the attorney decided about a pair.
func (c *contradictions) onDecide(f contradict.Finding, what string) {
	field := kit.NewField("explained.words", lang.T("explained.words"), lang.T("hint.explained.words"))
	c.a.askFor(lang.T("differ."+what), lang.T("differ.decide.words"), field, lang.T("facts.save"), func(words string) error {
		e := cases.Explained{ID: cases.NewID(), ClientID: c.snap.Client.ID, Finding: f.Key, Decision: what, Words: words,
			By: c.snap.Attorney.Name.Full(), On: c.a.today()}
		if err := e.Check(); err != nil {
			return err
		}
		c.a.jobs.run("", func(ctx context.Context, _ cases.Progress) error { return c.store.Write(ctx, &e) }, func(err error) {
			if err != nil {
				c.a.fail(err, nil)
				return
			}
			c.a.reload()
		})
		return nil
	})
}
