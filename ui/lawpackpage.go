package ui

import (
	"context"
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

// lawPackPage shows what new law data change, before a person takes them: each row with how far it was checked, and
// the open dates that would come out otherwise.
type lawPackPage struct {
	a      *App
	look   *lawLook
	taking bool
}

// changesShown is how many rows the page draws; harborctl lists all.
const changesShown = 150

func newLawPackPage(a *App) *lawPackPage { return &lawPackPage{a: a, look: a.lawLook} }

// Content lays the page out.
func (s *lawPackPage) Content() fyne.CanvasObject {
	head := kit.NewBoldPara(lang.T("lawpack.page"), theme.Title, theme.Ink)
	leave := func() {
		s.a.lawLook = nil
		s.a.Go(Route{Place: toSettings})
	}
	if s.look == nil { // the window was locked meanwhile
		return kit.Frame(14, head, kit.NewEmptyState(stock.FolderOpenIcon(), lang.T("lawpack.none"), lang.T("lawpack.none.words"), lang.T("lawpack.tosettings"), leave), nil)
	}
	body := kit.VStack(16, s.about(), s.dates(), s.rows())
	foot := kit.Flow(8, kit.NewButton(kit.Primary, nil, lang.T("lawpack.take"), s.onTake), kit.NewButton(kit.Plain, nil, lang.T("lawpack.leave"), leave))
	return kit.Frame(14, head, kit.Scroll(kit.Pad(body, 0, 0, 8, 0)), foot)
}

// load has nothing to fetch: what the page shows was read when the file was chosen.
func (s *lawPackPage) load() {}

// about says what the file is and who signed it.
func (s *lawPackPage) about() fyne.CanvasObject {
	p := s.look.pack
	rows := kit.VStack(6,
		pair(lang.T("lawpack.of"), lang.Date(cases.Date(p.AsOf))),
		pair(lang.T("lawpack.beside"), lang.Date(cases.Date(law.AsOf()))),
		pair(lang.T("lawpack.key"), lang.T("lawpack.key.words", "key", p.KeyID)))
	for _, n := range p.NotesIn(lang.Code()) {
		rows.Add(kit.NewPara(n, theme.Body, theme.Ink))
	}
	if len(p.Data.Spanish()) == 0 {
		rows.Add(muted(lang.T("lawpack.nospanish")))
	}
	return kit.NewCard(20, rows)
}

// dates lists the open dates that come out otherwise.
func (s *lawPackPage) dates() fyne.CanvasObject {
	if len(s.look.moved) == 0 {
		return kit.NewNote(theme.Good, stock.ConfirmIcon(), lang.T("lawpack.dates.none"), kit.NewPara(lang.T("lawpack.dates.stay"), theme.Body, theme.Good.Fg()))
	}
	lines := kit.VStack(6, kit.NewPara(lang.T("lawpack.dates.words"), theme.Body, theme.Warn.Fg()))
	for _, m := range s.look.moved {
		now := lang.T("lawpack.dates.ask")
		switch {
		case m.DayStays():
			now = lang.T("lawpack.dates.beside")
		case m.Now.Due != "":
			now = lang.T("lawpack.dates.now", "date", lang.Weekday(cases.Date(m.Now.Due)))
		}
		lines.Add(kit.NewPara(dotted(s.look.matters[m.Deadline.MatterID], deadlineTitle(&m.Deadline),
			lang.T("lawpack.dates.noted", "date", lang.Weekday(m.Deadline.Day())), now), theme.Body, theme.Ink))
	}
	return kit.NewNote(theme.Warn, stock.WarningIcon(), lang.N("lawpack.dates", len(s.look.moved)), lines)
}

// rows lists what changes, row by row.
func (s *lawPackPage) rows() fyne.CanvasObject {
	col := kit.VStack(12, kit.NewBoldPara(lang.N("lawpack.rows", len(s.look.changes)), theme.Sub, theme.Ink), muted(lang.T("lawpack.names")))
	for i, c := range s.look.changes {
		if i == changesShown {
			col.Add(muted(lang.N("lawpack.more", len(s.look.changes)-i)))
			break
		}
		col.Add(kit.NewLine())
		col.Add(changeRow(c))
	}
	return kit.NewCard(20, col)
}

// changeRow is one row of the law data before and now.
func changeRow(c pack.Change) fyne.CanvasObject {
	row := kit.VStack(4, kit.NewBoldPara(changeTitle(c), theme.Body, theme.Ink),
		kit.NewPara(dotted(lang.T("lawpack."+string(c.What)), c.Place, c.ID), theme.Small, theme.Muted))
	level := func(l pack.Level) string {
		return dotted(lang.Date(cases.Date(l.AsOf)), confidence(string(l.Confidence)))
	}
	if c.What != pack.Removed {
		row.Add(pair(lang.T("lawpack.now"), level(c.Is)))
	}
	if c.What != pack.Added && c.Was != c.Is {
		row.Add(pair(lang.T("lawpack.before"), level(c.Was)))
	}
	if c.Surer() {
		row.Add(kit.NewPara(lang.T("lawpack.surer"), theme.Body, theme.Info.Fg()))
	}
	if c.What != pack.Changed {
		return row
	}
	for _, f := range c.Fields {
		row.Add(pair(dataName(f.Name), lang.T("lawpack.wasnow", "was", orNone(f.Was), "now", orNone(f.Is))))
	}
	return row
}

// changeTitle is the name of a row in the words of the window. The titles of dates are not among the texts of the law.
func changeTitle(c pack.Change) string {
	rule, _ := law.DeadlineByID(c.ID)
	return lang.Law(lang.Deadline(c.ID, c.Title, rule.Title))
}

// dataName is a fact's name in the words of the window; one that has none there stands as the data write it, without
// the signs between its words.
func dataName(name string) string {
	if words := lang.In(lang.Code(), "lawpack.fact."+strings.TrimPrefix(name, "facts.")); words != "" {
		return words
	}
	return strings.NewReplacer("_", " ", ".", ", ").Replace(strings.TrimPrefix(name, "facts."))
}

func orNone(words string) string {
	if words == "" {
		return lang.T("lawpack.nothing")
	}
	return lang.Law(words)
}

// onTake installs what the page shows.
func (s *lawPackPage) onTake() {
	if s.taking { // a second press would be told that they are in use already
		return
	}
	a, raw := s.a, s.look.raw
	s.taking = true
	a.jobs.whole(lang.T("lawpack.taking"), func(context.Context, cases.Progress) error {
		_, err := a.opt.Law.Install(raw, a.opt.Now())
		return err
	}, func(err error) {
		s.taking = false
		if err != nil {
			a.fail(err, nil)
			return
		}
		a.lawLook = nil
		a.Go(Route{Place: toSettings})
		kit.Ask(a.window.Canvas(), lang.T("lawpack.done"), lang.T("lawpack.done.words"), nil, kit.Answer{Label: lang.T("fail.close")})
	})
}
