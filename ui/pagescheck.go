package ui

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// pagesCheck is where a person compares, page by page, what a map will write with what the page asks.
// Maps that were made without the blank are used without a warning only after that.
type pagesCheck struct {
	a     *App
	id    string // of the blank
	have  forms.Library
	blank cases.Blank
	pages []forms.PageToCheck
	seen  []int // pages ticked and not confirmed yet
	at    int   // place in pages

	list    *kit.DataList[forms.FieldToCheck]
	pills   *fyne.Container
	preview *preview
	title   *kit.Para
	note    *kit.Para
	words   *kit.Para
	tick    *fyne.Container
	confirm *kit.Button
	body    *fyne.Container
}

func newPagesCheck(a *App, id string) *pagesCheck {
	s := &pagesCheck{a: a, id: id, pills: kit.Flow(4), tick: kit.VStack(4)}
	s.title = kit.NewBoldPara("", theme.Title, theme.Ink)
	s.note = kit.NewPara("", theme.Small, theme.Muted)
	s.words = kit.NewPara(lang.T("pages.words"), theme.Body, theme.Ink)
	s.preview = newPreview(a, a.vault, lang.T("forms.nopage"))
	s.preview.view.Zoomable(lang.T("preview.larger"), lang.T("preview.whole"))
	s.preview.onSpot = func(name string) { s.list.SelectKey(name) }
	words := kit.ListWords{Count: func(_, all int) string { return lang.N("pages.boxes", all) }}
	s.list = kit.NewDataList(words, func(f *forms.FieldToCheck) string { return f.Name }, func(f *forms.FieldToCheck) string { return kit.Fold(f.Near) },
		kit.Column[forms.FieldToCheck]{Title: lang.T("pages.prints"), Width: -1, Cell: func(f *forms.FieldToCheck) kit.Cell {
			return kit.Cell{Main: orText(f.Near, orText(f.Row.Print.Label, lang.T("map.nolabel"))), Sub: dotted(f.Row.Print.Part, f.Row.Print.Item)}
		}},
		kit.Column[forms.FieldToCheck]{Title: lang.T("pages.writes"), Width: -1, Cell: func(f *forms.FieldToCheck) kit.Cell {
			state, _ := decisionState(&f.Row)
			return kit.Cell{Main: decisionWords(nil, &f.Row), Sub: state}
		}})
	s.list.OnSelect = func(f *forms.FieldToCheck) { s.preview.look(f.Name) }
	s.confirm = kit.NewButton(kit.Primary, stock.ConfirmIcon(), lang.T("pages.confirm"), s.onConfirm)
	return s
}

// Content lays the page out.
func (s *pagesCheck) Content() fyne.CanvasObject {
	back := kit.NewButton(kit.Quiet, stock.NavigateBackIcon(), lang.T("nav.library"), func() { s.a.Go(Route{Place: toLibrary}) })
	top := kit.VStack(6, kit.Flow(0, back), kit.Head(240, kit.VStack(2, s.title, s.note), s.confirm),
		s.words)
	s.body = kit.Frame(8, s.pills, s.list, kit.NewCard(14, s.tick))
	return kit.Frame(12, top, kit.WorkPanes(380, 0.9, s.body, s.preview.view), nil)
}

func (s *pagesCheck) load() {
	v := s.a.vault
	viewer, err := s.a.view()
	if err != nil {
		s.a.fail(err, nil)
		return
	}
	var have forms.Library
	var blank cases.Blank
	var pages []forms.PageToCheck
	s.a.jobs.run("", func(ctx context.Context, _ cases.Progress) (err error) {
		if have, err = readLibrary(ctx, v); err != nil {
			return err
		}
		b, ok := blankByID(have, s.id)
		if !ok {
			return cases.ErrNotFound
		}
		blank = b
		pages, err = forms.PagesToCheck(ctx, viewer, v, have, b)
		return err
	}, func(err error) {
		if s.a.screen != screen(s) {
			return // nobody waits for it any more
		}
		if err != nil {
			s.a.fail(err, nil)
			return
		}
		s.have, s.blank = have, blank
		s.show(pages)
	})
}

func (s *pagesCheck) show(pages []forms.PageToCheck) {
	s.pages = pages
	s.title.Set(dotted(s.blank.Form, lang.T("pages.head")))
	if s.have.EditionOf(s.blank).Source != forms.FromPublished {
		s.words.Set(lang.T("pages.words.any"))
	}
	s.pills.Objects = nil
	for i, p := range pages {
		s.pills.Add(kit.NewPill(lang.T("number", "n", p.Page), func() { s.turn(i) }))
	}
	var spots []spot
	for _, p := range pages {
		for _, f := range p.Fields {
			role := theme.PaperDone
			if f.Row.Status != forms.Mapped {
				role = theme.PaperRest
			}
			spots = append(spots, spot{id: f.Name, page: f.At.Page, rect: f.At.Rect, role: role})
		}
	}
	s.preview.mark(spots, "")
	s.preview.show(s.blank.Original.ID, "application/pdf")
	s.turn(min(s.at, max(0, len(pages)-1)))
}

// done says that a page is compared, in the vault or on this screen.
func (s *pagesCheck) done(p forms.PageToCheck) bool {
	return p.Checked.By != "" || slices.Contains(s.seen, p.Page)
}

// turn shows one page with its boxes.
func (s *pagesCheck) turn(i int) {
	if i >= len(s.pages) {
		return
	}
	s.at = i
	p := s.pages[i]
	s.list.SetRows(pointers(p.Fields))
	if s.preview.view.Page() != p.Page-1 {
		s.preview.view.Go(p.Page - 1)
	}
	s.tell()
}

// tell says how many pages are compared.
func (s *pagesCheck) tell() {
	n := 0
	for i, p := range s.pages {
		pill := s.pills.Objects[i].(*kit.NavItem)
		pill.Select(i == s.at)
		mark := ""
		if s.done(p) {
			mark = "✓"
			n++
		}
		pill.Note(mark)
	}
	s.note.Set(dotted(s.blank.Edition, lang.T("pages.progress", "done", n, "all", len(s.pages))))
	s.confirm.Allow(len(s.seen) > 0)
	p := s.pages[s.at]
	s.tick.Objects = []fyne.CanvasObject{kit.NewCheck(lang.T("pages.tick", "n", p.Page), s.done(p), s.onTick)}
	if p.Checked.By != "" {
		s.tick.Add(kit.NewPara(lang.T("pages.by", "by", p.Checked.By, "on", lang.Date(p.Checked.On)), theme.Small, theme.Muted))
	}
	s.tick.Refresh()
	s.pills.Refresh()
	if s.body != nil {
		s.body.Refresh()
	}
}

// onTick notes that the page was compared and goes on to the next that was not.
func (s *pagesCheck) onTick(on bool) {
	page := s.pages[s.at].Page
	s.seen = slices.DeleteFunc(s.seen, func(n int) bool { return n == page })
	if !on {
		s.tell()
		return
	}
	s.seen = append(s.seen, page)
	for n := range s.pages {
		if i := (s.at + 1 + n) % len(s.pages); !s.done(s.pages[i]) {
			s.turn(i)
			return
		}
	}
	s.tell()
}

// onConfirm asks who compared the ticked pages.
func (s *pagesCheck) onConfirm() {
	field := kit.NewField("map.by", lang.T("map.by"), lang.T("map.by.hint"))
	slices.Sort(s.seen)
	s.a.askFor(lang.T("pages.confirm"), lang.T("pages.confirm.words", "pages", numbers(s.seen)), field, lang.T("pages.confirm"), func(name string) error {
		if name == "" {
			return noName{}
		}
		v, have, blank, seen := s.a.vault, s.have, s.blank, slices.Clone(s.seen)
		s.a.jobs.run("", func(ctx context.Context, _ cases.Progress) error {
			_, err := forms.Confirm(ctx, v, have, blank, name, s.a.opt.Now(), seen...)
			return err
		}, func(err error) {
			if err != nil {
				s.a.fail(err, nil)
				return
			}
			s.seen = nil
			s.a.reload()
			s.a.toast(lang.T("pages.confirmed"))
		})
		return nil
	})
}

// leave asks about ticks that nobody has put a name to.
func (s *pagesCheck) leave(goOn func()) {
	if len(s.seen) == 0 {
		goOn()
		return
	}
	kit.Ask(s.a.window.Canvas(), lang.T("pages.leave"), lang.T("pages.leave.words"), nil,
		kit.Answer{Label: lang.T("facts.discard"), Do: func() { s.seen = nil; goOn() }},
		kit.Answer{Label: lang.T("facts.stay")})
}

// unsaved implements typist: ticks without a name are not kept, and said to be lost.
func (s *pagesCheck) unsaved() ([]cases.Record, []string) {
	if len(s.seen) == 0 {
		return nil, nil
	}
	return nil, []string{lang.T("pages.head")}
}

func (s *pagesCheck) close() { s.preview.close() }
