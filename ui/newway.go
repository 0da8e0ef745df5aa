package ui

import (
	"context"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// newWay comes after the recovery code has opened a vault: the usual way in is lost or belongs to
// another computer, so a new one is made before the work goes on.
type newWay struct {
	a      *App
	first  first
	choice *wayChoice
	save   *kit.Button
}

func (a *App) showNewWay(f first) {
	n := &newWay{a: a, first: f}
	n.choice = newWayChoice(a, n.onSave)
	n.save = kit.NewButton(kit.Primary, nil, lang.T("newway.save"), n.onSave)
	a.remount = func() { a.showNewWay(f) }
	later := kit.NewButton(kit.Quiet, nil, lang.T("newway.later"), n.goOn)
	a.window.SetContent(doorway(a, kit.NewCard(24, kit.VStack(14,
		kit.VStack(4, kit.NewBoldPara(lang.T("newway.head"), theme.Title, theme.Ink), kit.NewPara(lang.T("newway.words"), theme.Body, theme.Muted)),
		n.choice.body, kit.Flow(8, n.save, later)))))
	n.choice.choose(wayBoth)
}

func (n *newWay) goOn() { n.a.enter(n.a.vault, n.first) }

func (n *newWay) onSave() {
	way, ok := n.choice.read()
	if !ok || n.save.Off {
		return
	}
	n.save.Allow(false)
	v, cost := n.a.vault, n.a.opt.KDF
	n.a.jobs.run("", func(context.Context, cases.Progress) error { return addWay(v, way, cost) }, func(err error) {
		n.save.Allow(true)
		if err != nil {
			n.a.fail(err, nil)
			return
		}
		n.choice.clear()
		n.goOn()
		n.a.toast(lang.T("newway.done"))
	})
}
