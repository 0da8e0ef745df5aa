package ui

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// checkCard reads every part of the vault and says whether it is as it was written.
type checkCard struct {
	card  *kit.Card
	a     *App
	last  *kit.Para
	check *kit.Button
	items *fyne.Container
	found *vault.Report // by this page
}

// itemsShown is how many damaged parts the page names; the rest are counted.
const itemsShown = 20

func newCheckCard(a *App) *checkCard {
	c := &checkCard{a: a, last: kit.NewPara("", theme.Body, theme.Ink), items: kit.VStack(5)}
	c.check = kit.NewButton(kit.Plain, stock.SearchIcon(), lang.T("check.now"), c.onCheck)
	c.card = panelCard(lang.T("check.head"), kit.VStack(4, c.last, muted(lang.T("check.words"))), c.items, kit.Flow(8, c.check))
	return c
}

func (c *checkCard) show(now safety) {
	words, role := lang.T("check.never"), theme.Ink
	if s := now.settings; s.Checked != "" {
		words = lang.T("check.last", "when", lang.Stamp(s.Checked))
		if s.Damaged > 0 {
			words, role = lang.N("check.lastdamaged", s.Damaged, "when", lang.Stamp(s.Checked)), theme.Bad.Fg()
		}
	}
	c.last.Paint(words, role)
	c.items.Objects = nil
	if c.found != nil {
		c.list(*c.found)
	}
	c.items.Hidden = len(c.items.Objects) == 0
}

// list says what the check of this page found.
func (c *checkCard) list(r vault.Report) {
	if r.OK() {
		c.items.Add(kit.NewNote(theme.Good, stock.ConfirmIcon(), lang.T("check.whole"), kit.NewPara(
			lang.T("check.counts", "records", r.Records, "entries", r.Entries, "files", r.Blobs), theme.Small, theme.Good.Fg())))
	} else {
		lines := kit.VStack(3, kit.NewPara(lang.T("check.damaged.words"), theme.Small, theme.Bad.Fg()))
		for i, p := range r.Problems {
			if i == itemsShown {
				lines.Add(kit.NewPara(lang.N("check.more", len(r.Problems)-i), theme.Small, theme.Bad.Fg()))
				break
			}
			lines.Add(kit.NewPara(lang.Damage(p), theme.Small, theme.Bad.Fg()))
		}
		c.items.Add(kit.NewNote(theme.Bad, stock.InfoIcon(), lang.N("check.damaged", len(r.Problems)), lines))
	}
	for _, n := range r.Notices {
		c.items.Add(kit.NewPara(lang.Damage(n), theme.Small, theme.Muted))
	}
}

func (c *checkCard) onCheck() {
	if c.check.Off {
		return
	}
	c.check.Allow(false)
	a, v := c.a, c.a.vault
	var r vault.Report
	a.jobs.run(lang.T("check.doing"), func(ctx context.Context, p cases.Progress) (err error) {
		if r, err = v.Check(ctx, p); err != nil && r.OK() {
			return err
		}
		_, err = decided(ctx, v, func(s *cases.Settings) {
			s.Checked, s.Damaged = a.opt.Now().UTC().Format(time.RFC3339), len(r.Problems)
		})
		if r.OK() {
			return err
		}
		return nil // damage is told also where it cannot be noted
	}, func(err error) {
		c.check.Allow(true)
		if err != nil {
			a.fail(err, nil)
			return
		}
		c.found = &r
		a.reload()
	})
}
