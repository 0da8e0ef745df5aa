package ui

import (
	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases/built"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// licences lists the parts that others made, and shows the terms of the chosen one whole.
type licences struct {
	a     *App
	all   []built.Licence
	list  *kit.DataList[built.Licence]
	find  *kit.Entry
	fold  []string
	name  *kit.Para
	terms *kit.Para // version and kind
	note  *kit.Para // what else there is to say, where there is something
	text  *kit.Reader
	side  *fyne.Container // of the chosen part
	panes *fyne.Container
}

func newLicences(a *App, all []built.Licence) *licences {
	s := &licences{a: a, all: all, text: kit.NewReader()}
	s.name, s.terms = kit.NewBoldPara("", theme.Sub, theme.Ink), kit.NewPara("", theme.Small, theme.Muted)
	s.note = kit.NewPara("", theme.Body, theme.Ink)
	s.find = kit.NewSearch(lang.T("licences.find"), func(typed string) {
		s.fold = folded(typed)
		s.narrow()
	})
	words := kit.ListWords{Keys: lang.T("licences.keys"), Count: func(shown, all int) string {
		if shown < all {
			return lang.T("licences.some", "shown", shown, "all", all)
		}
		return lang.N("licences.count", all)
	}}
	type L = built.Licence
	s.list = kit.NewDataList(words, func(l *L) string { return l.Name + " " + l.Version }, func(l *L) string { return kit.Fold(l.Name) },
		kit.Column[L]{Title: lang.T("licences.part"), Width: -1, Cell: func(l *L) kit.Cell {
			return kit.Cell{Main: l.Name, Sub: l.Version, Bold: true}
		}, Order: func(a, b *L) int { return compareFolded(a.Name, b.Name) }},
		kit.Column[L]{Title: lang.T("licences.kind"), Width: 128, Cell: func(l *L) kit.Cell {
			return kit.Cell{Main: l.Kind, MainRole: theme.Muted}
		}, Order: func(a, b *L) int { return compareFolded(a.Kind, b.Kind) }})
	s.list.Keep = func(l *L) bool { return holds(kit.Fold(dotted(l.Name, l.Version, l.Kind)), s.fold) }
	s.list.OnSelect = s.show
	s.list.OnOpen = func(*L) { s.a.window.Canvas().Focus(s.text) }
	s.list.Empty = kit.NewEmptyState(stock.SearchIcon(), lang.T("licences.none"), lang.T("licences.none.words"), "", nil)
	return s
}

// Content lays the page out.
func (s *licences) Content() fyne.CanvasObject {
	back := kit.NewButton(kit.Quiet, stock.NavigateBackIcon(), lang.T("nav.settings"), func() { s.a.Go(Route{Place: toSettings}) })
	title := kit.VStack(2, kit.NewBoldPara(lang.T("licences.head"), theme.Title, theme.Ink), kit.NewPara(lang.T("licences.words"), theme.Body, theme.Muted))
	head := kit.VStack(4, kit.Flow(0, back), kit.Row(16, []float32{-1, -1}, title, s.find))
	s.side = kit.Frame(10, kit.VStack(4, s.name, s.terms, s.note), s.text, nil)
	s.panes = kit.LowPanes(300, 1.4, s.list, s.side)
	return kit.Frame(12, head, s.panes, nil)
}

// narrow leaves the parts that the search names. What is found first is read while one types.
func (s *licences) narrow() {
	s.list.Apply()
	if s.list.Selected() == nil {
		s.list.Select(0)
	}
	s.side.Hidden = len(s.list.Rows) == 0
	kit.Relay(s.panes)
}

func (s *licences) load() {
	s.list.SetRows(pointers(s.all))
	s.list.First(0)
}

// show brings the terms of a part.
func (s *licences) show(l *built.Licence) {
	s.name.Set(l.Name)
	s.terms.Set(dotted(l.Version, l.Kind))
	s.note.Set(lang.LicenceNote(l.Note))
	s.note.Hidden = l.Note == ""
	s.text.Set(l.Text)
	s.side.Refresh()
}

func (s *licences) focusFind(c fyne.Canvas) { c.Focus(s.find) }
