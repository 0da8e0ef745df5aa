package ui

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// diffKinds in the order in which they want a person.
var diffKinds = []forms.DiffKind{forms.DiffNew, forms.DiffGone, forms.DiffChanged, forms.DiffRenamed, forms.DiffMoved, forms.DiffSame}

// editions sets a blank of an edition that the program does not know beside the nearest one it does:
// what moved, what is gone, what is new.
type editions struct {
	a        *App
	id       string // of the blank
	side     *forms.SideBySide
	list     *kit.DataList[forms.DiffRow]
	all      bool // fields that stayed the same are listed, too
	pills    [2]*kit.NavItem
	old, new *preview
	title    *kit.Para
	note     *fyne.Container
	chosen   *kit.Para
	over     *fyne.Container // the pills
	empty    *fyne.Container // in the place of the list
	page     *fyne.Container
}

func newEditions(a *App, id string) *editions {
	s := &editions{a: a, id: id, note: kit.VStack(0), empty: kit.Stack()}
	s.title = kit.NewBoldPara("", theme.Title, theme.Ink)
	s.chosen = kit.NewPara("", theme.Small, theme.Muted)
	s.old = newPreview(a, a.vault, lang.T("editions.nooldblank"))
	s.new = newPreview(a, a.vault, lang.T("forms.nopage"))
	for _, p := range []*preview{s.old, s.new} {
		p.view.Zoomable(lang.T("preview.larger"), lang.T("preview.whole"))
		p.onSpot = s.onSpot
	}
	words := kit.ListWords{Count: func(shown, all int) string { return lang.T("fields.count", "shown", shown, "all", all) }}
	s.list = kit.NewDataList(words, diffKey, func(r *forms.DiffRow) string { return kit.Fold(diffLabel(r)) },
		kit.Column[forms.DiffRow]{Title: lang.T("fields.field"), Width: -1, Cell: func(r *forms.DiffRow) kit.Cell {
			return kit.Cell{Main: diffLabel(r), Sub: diffPlaces(r), Bold: r.Kind != forms.DiffSame}
		}},
		kit.Column[forms.DiffRow]{Title: lang.T("editions.what"), Width: 124, Kind: kit.Chips, Cell: func(r *forms.DiffRow) kit.Cell {
			return kit.Cell{Main: lang.T("editions.kind." + string(r.Kind)), Tone: diffTone(r.Kind)}
		}})
	s.list.Keep = func(r *forms.DiffRow) bool { return s.all || r.Kind != forms.DiffSame }
	s.list.OnSelect = s.choose
	s.list.Empty = s.empty
	s.pills[0] = kit.NewPill(lang.T("editions.changes"), func() { s.narrow(false) })
	s.pills[1] = kit.NewPill(lang.T("fields.all"), func() { s.narrow(true) })
	return s
}

func diffTone(k forms.DiffKind) theme.Tone {
	switch k {
	case forms.DiffNew:
		return theme.Info
	case forms.DiffGone, forms.DiffChanged:
		return theme.Bad
	case forms.DiffSame:
		return theme.Neutral
	}
	return theme.Warn
}

func diffKey(r *forms.DiffRow) string {
	if r.New != nil {
		return "new " + r.New.Name
	}
	return "old " + r.Old.Name
}

// diffLabel is what a field is called: by what the page of the known edition prints, else by the end
// of its tooltip, because tooltips begin with the whole way to the field.
func diffLabel(r *forms.DiffRow) string {
	if r.Row != nil && r.Row.Print.Label != "" {
		return r.Row.Print.Label
	}
	for _, f := range []*forms.DiffField{r.New, r.Old} {
		if f != nil && f.Label != "" {
			return lastWords(f.Label, 48)
		}
	}
	return lang.T("map.nolabel")
}

// lastWords is the end of a text, from the beginning of a word on.
func lastWords(s string, most int) string {
	letters := []rune(s)
	if len(letters) <= most {
		return s
	}
	_, end, _ := strings.Cut(string(letters[len(letters)-most:]), " ")
	return "… " + end
}

// diffPlaces are the pages in both editions.
func diffPlaces(r *forms.DiffRow) string {
	at := func(f *forms.DiffField) string {
		if f == nil || f.Page == 0 {
			return "–"
		}
		return lang.T("fields.page", "n", f.Page)
	}
	if r.New != nil && r.Old != nil && r.New.Page == r.Old.Page {
		return at(r.New)
	}
	return at(r.Old) + " → " + at(r.New)
}

// Content lays the page out.
func (s *editions) Content() fyne.CanvasObject {
	back := kit.NewButton(kit.Quiet, stock.NavigateBackIcon(), lang.T("nav.library"), func() { s.a.Go(Route{Place: toLibrary}) })
	mapIt := kit.NewButton(kit.Primary, stock.DocumentCreateIcon(), lang.T("library.mapit"), func() { s.a.Go(Route{Place: toMapForm, ID: s.id}) })
	top := kit.VStack(8, kit.Flow(0, back), kit.Head(240, s.title, mapIt), s.note)
	s.over = kit.Flow(4, s.pills[0], s.pills[1])
	left := kit.Frame(8, s.over, s.list, s.chosen)
	pair := kit.Panes(240, 1, column("editions.old", s.old), column("editions.new", s.new))
	s.page = kit.Frame(12, top, kit.Panes(340, 1.7, left, pair), nil)
	return s.page
}

// column is one edition's pages under its name.
func column(key string, p *preview) fyne.CanvasObject {
	return kit.Frame(6, kit.NewBoldPara(lang.T(key), theme.Small, theme.Muted), p.view, nil)
}

func (s *editions) load() {
	v := s.a.vault
	var side *forms.SideBySide
	var blank cases.Blank
	s.a.jobs.run("", func(ctx context.Context, _ cases.Progress) error {
		have, err := readLibrary(ctx, v)
		if err != nil {
			return err
		}
		b, ok := blankByID(have, s.id)
		if !ok {
			return cases.ErrNotFound
		}
		blank = b
		side, err = forms.CompareBlank(ctx, v, have, b)
		return err
	}, func(err error) {
		if s.a.screen != screen(s) {
			return // nobody waits for it any more
		}
		if err != nil {
			s.a.fail(err, nil)
			return
		}
		s.show(side, blank)
	})
}

func (s *editions) show(side *forms.SideBySide, blank cases.Blank) {
	s.side = side
	s.title.Set(dotted(orText(blank.Form, lang.T("library.unnamed")), blank.Edition))
	s.new.show(blank.Original.ID, "application/pdf")
	if side == nil {
		s.note.Objects = []fyne.CanvasObject{kit.NewNote(theme.Info, stock.InfoIcon(), lang.T("editions.none"), kit.NewPara(lang.T("fields.nomap.words"), theme.Body, theme.Info.Fg()))}
		s.page.Refresh()
		return
	}
	words := kit.VStack(2, kit.NewPara(lang.T("editions.warn"), theme.Body, theme.Warn.Fg()), kit.NewBoldPara(diffCounts(side.Diff), theme.Body, theme.Warn.Fg()))
	s.note.Objects = []fyne.CanvasObject{kit.NewNote(theme.Warn, stock.WarningIcon(), lang.T("editions.head", "old", side.Diff.Old, "new", side.Diff.New), words)}
	s.page.Refresh()
	s.empty.Objects = []fyne.CanvasObject{kit.NewEmptyState(stock.ConfirmIcon(), lang.T("editions.alike"), lang.T("editions.alike.words"), "", nil)}
	s.old.show(side.OldBlank.Original.ID, "application/pdf")
	s.list.SetRows(pointers(side.Rows))
	same := side.Count(forms.DiffSame)
	s.pills[0].Note(lang.T("number", "n", len(side.Rows)-same))
	s.pills[1].Note(lang.T("number", "n", len(side.Rows)))
	s.frames()
	s.narrow(false)
}

func (s *editions) narrow(all bool) {
	s.all = all
	s.pills[0].Select(!all)
	s.pills[1].Select(all)
	s.over.Refresh()
	s.list.Apply()
	if len(s.list.Rows) > 0 {
		s.list.Select(0)
	}
}

// frames marks the boxes that changed, each on the pages of its own edition.
func (s *editions) frames() {
	var before, after []spot
	for i := range s.side.Rows {
		r := &s.side.Rows[i]
		role := theme.PaperAsk
		if r.Kind == forms.DiffSame {
			role = theme.PaperRest
		}
		if r.Old != nil {
			before = append(before, spot{id: diffKey(r), page: r.Old.Page, rect: r.Old.Rect, role: role})
		}
		if r.New != nil {
			after = append(after, spot{id: diffKey(r), page: r.New.Page, rect: r.New.Rect, role: role})
		}
	}
	s.old.mark(before, "")
	s.new.mark(after, "")
}

// choose shows a field in both editions.
func (s *editions) choose(r *forms.DiffRow) {
	s.old.look(diffKey(r))
	s.new.look(diffKey(r))
	s.chosen.Set("")
	if r.Row != nil {
		s.chosen.Set(lang.T("editions.decided", "what", decisionWords(nil, r.Row)))
	}
	s.page.Refresh()
}

func (s *editions) onSpot(id string) {
	for i := range s.side.Rows {
		if r := &s.side.Rows[i]; diffKey(r) == id {
			if !s.all && r.Kind == forms.DiffSame {
				s.narrow(true)
			}
			s.list.SelectKey(id)
		}
	}
}

func (s *editions) close() {
	s.old.close()
	s.new.close()
}
