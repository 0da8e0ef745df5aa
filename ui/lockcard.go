package ui

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/session"
	"github.com/harborfile/harborfile/ui/theme"
)

// lockMinutes are the times that the page offers.
var lockMinutes = []int{2, 5, 10, 20, 30}

// lockCard chooses after how long the window locks, and says when else it does.
type lockCard struct {
	card  *kit.Card
	a     *App
	pills []*kit.NavItem
	weak  *kit.Card
}

func newLockCard(a *App) *lockCard {
	c := &lockCard{a: a}
	row := kit.Flow(6)
	for _, m := range lockMinutes {
		c.pills = append(c.pills, kit.NewPill(lang.T("lock.minutes", "n", m), func() { c.choose(m) }))
		row.Add(c.pills[len(c.pills)-1])
	}
	also := lang.T("lock.sleep")
	if session.Heard {
		also = lang.T("lock.session")
	}
	c.weak = kit.NewNote(theme.Warn, stock.InfoIcon(), lang.T("lock.weak.head"), kit.NewPara(lang.T("lock.weak"), theme.Small, theme.Warn.Fg()))
	c.card = panelCard(lang.T("lock.head"), kit.VStack(6, kit.NewPara(lang.T("lock.after"), theme.Small, theme.Muted), row), muted(also), c.weak)
	return c
}

func (c *lockCard) show(now safety) {
	minutes := int(c.a.lockAfter() / time.Minute)
	for i, m := range lockMinutes {
		c.pills[i].Select(m == minutes)
	}
	// A vault that the keyring alone opens is open to whoever sits at the computer.
	c.weak.Hidden = !slices.Contains(now.slots, "device")
}

func (c *lockCard) choose(minutes int) {
	a := c.a
	a.saveSettings(func(s *cases.Settings) { s.LockAfter = minutes }, func() {
		a.idle.begin()
		a.reload()
		a.toast(lang.T("lock.done", "n", minutes))
	})
}

// waysCard names the ways into the vault and leads to the page that changes them.
type waysCard struct {
	card *kit.Card
	have *fyne.Container
}

func newWaysCard(a *App) *waysCard {
	c := &waysCard{have: kit.VStack(6)}
	change := kit.NewButton(kit.Plain, nil, lang.T("settings.ways"), func() { a.Go(Route{Place: toWays}) })
	c.card = panelCard(lang.T("ways.have"), c.have, kit.Flow(8, change))
	return c
}

func (c *waysCard) show(now safety) { showSlots(c.have, now.slots) }
