package ui

import (
	"context"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/law"
	"github.com/harborfile/harborfile/cases/law/pack"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// lawPackCard takes new law data from a file, goes back from them, and checks a version that was downloaded.
type lawPackCard struct {
	card *kit.Card
	a    *App
	now  *kit.Para
	note *fyne.Container
	back *kit.Button
	sets []pack.Set
}

func newLawPackCard(a *App) *lawPackCard {
	c := &lawPackCard{a: a, now: kit.NewPara("", theme.Body, theme.Ink), note: kit.VStack(6)}
	c.note.Hide()
	c.back = kit.NewButton(kit.Quiet, nil, lang.T("lawpack.back"), c.onBack)
	c.back.Hide()
	c.card = panelCard(lang.T("lawpack.head"), kit.VStack(4, c.now, muted(lang.T("lawpack.words"))), c.note,
		kit.Flow(8, kit.NewButton(kit.Plain, stock.FolderOpenIcon(), lang.T("lawpack.choose"), c.onChoose), c.back),
		kit.NewLine(),
		muted(lang.T("update.words")),
		kit.Flow(8, kit.NewButton(kit.Plain, stock.SearchIcon(), lang.T("update.choose"), a.onUpdate)))
	return c
}

// load reads what lies on the shelf, aside: every set is checked whole.
func (c *lawPackCard) load() {
	shelf := c.a.opt.Law
	if shelf == nil {
		c.show(nil)
		return
	}
	var sets []pack.Set
	c.a.jobs.aside(func(context.Context, cases.Progress) (err error) {
		sets, err = shelf.List()
		return err
	}, func(err error) {
		if err == nil {
			c.show(sets)
		}
	})
}

func (c *lawPackCard) show(sets []pack.Set) {
	c.sets = sets
	words, next, back := lang.T("lawpack.own"), "", false
	for _, s := range sets {
		back = back || s.AsOf > law.BuiltInAsOf && s.State != pack.Aside
		if s.State != pack.InUse {
			continue
		}
		if !s.BuiltIn && s.AsOf == law.AsOf() {
			words = lang.T("lawpack.installed", "when", lang.Stamp(s.Installed.Format("2006-01-02T15:04:05Z07:00")), "key", s.KeyID)
		}
		if s.AsOf != law.AsOf() {
			next = lang.T("lawpack.next", "date", lang.Date(cases.Date(s.AsOf)))
		}
	}
	c.now.Set(words)
	c.note.Objects = nil
	if told := c.a.opt.Law.told(); told != "" {
		c.note.Add(kit.NewNote(theme.Warn, stock.WarningIcon(), lang.T("lawpack.passed"), kit.NewPara(told, theme.Body, theme.Warn.Fg())))
	}
	if next != "" {
		c.note.Add(kit.NewNote(theme.Info, stock.InfoIcon(), lang.T("lawpack.restart"), kit.NewPara(next, theme.Body, theme.Info.Fg())))
	}
	c.note.Hidden, c.back.Hidden = len(c.note.Objects) == 0, !back
	c.card.Refresh()
}

// onChoose asks for a file and shows what it would change.
func (c *lawPackCard) onChoose() {
	a := c.a
	a.openFiles(lang.T("lawpack.choose"), false, func(paths []string) { a.lookAtLaw(paths[0]) })
}

func (a *App) lookAtLaw(path string) {
	v := a.vault
	if a.opt.Law == nil {
		return
	}
	var l *lawLook
	a.jobs.run(lang.T("lawpack.reading"), func(ctx context.Context, _ cases.Progress) error {
		raw, err := pack.ReadFile(path)
		if err == nil {
			l, err = readLawLook(ctx, a, v, raw)
		}
		return err
	}, func(err error) {
		if err != nil {
			a.fail(err, nil)
			return
		}
		a.lawLook = l
		a.Go(Route{Place: toLaw})
	})
}

// dropLaw looks at a file of law data that was dropped on the window. Anything else does nothing here, as everywhere
// that takes no files.
func (a *App) dropLaw(paths []string) {
	if len(paths) == 1 && strings.EqualFold(filepath.Ext(paths[0]), pack.Suffix) && a.window.Canvas().Overlays().Top() == nil {
		a.lookAtLaw(paths[0])
	}
}

func (s *settings) onDrop(paths []string) { s.a.dropLaw(paths) }

func (s *lawPackPage) onDrop(paths []string) { s.a.dropLaw(paths) }

// onBack asks, and then puts the newest installed law data aside.
func (c *lawPackCard) onBack() {
	a := c.a
	kit.Ask(a.window.Canvas(), lang.T("lawpack.back.head"), lang.T("lawpack.back.words"), nil,
		kit.Answer{Label: lang.T("lawpack.back.yes"), Do: func() {
			if _, err := a.opt.Law.Back(); err != nil {
				a.fail(err, nil)
				return
			}
			a.toast(lang.T("lawpack.back.done"))
			c.load()
		}},
		kit.Answer{Label: lang.T("ask.no")})
}
