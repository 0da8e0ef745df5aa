package ui

import (
	"context"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/guide"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// resources are hotlines, agencies, guides and groups, at hand without a network. A row of the
// program is changed by saving it: the office's own then stands in its place.
type resources struct {
	*book[cases.Resource]
	find *kit.Entry
	fold []string
}

func newResources(a *App) *resources {
	s := &resources{}
	type R = cases.Resource
	s.find = kit.NewSearch(lang.T("resource.find"), func(typed string) {
		s.fold = folded(typed)
		s.list.Apply()
	})
	s.book = newBook(a, a.vault, bookSpec[R]{words: "resource.", icon: stock.InfoIcon(),
		id: func(r *R) string { return r.ID }, find: func(r *R) string { return kit.Fold(r.Title) },
		cols: []kit.Column[R]{
			{Title: lang.T("resource.title"), Width: -1, Cell: func(r *R) kit.Cell {
				return kit.Cell{Main: r.Title, Sub: dotted(term(cases.ResourceKinds(), r.Kind), lang.Law(r.Purpose)), Bold: true}
			}, Order: func(a, b *R) int { return compareFolded(a.Title, b.Title) }},
			{Title: lang.T("resource.reach"), Width: 150, Cell: func(r *R) kit.Cell { return kit.Cell{Main: orText(r.Phone, r.Website), Sub: r.Text} }},
			{Title: lang.T("resource.lastChecked"), Width: 128, Spare: true, Cell: func(r *R) kit.Cell {
				c := kit.Cell{Main: lang.Date(r.LastChecked), Sub: r.CheckedBy}
				if guide.Unchecked(*r, a.today()) {
					c.MainRole = theme.Warn.Fg()
				}
				return c
			}},
		},
		lines: []line[R]{
			row(inWords("resource.title", func(r *R) *string { return &r.Title })),
			row(inTerm("resource.kind", cases.ResourceKinds(), func(r *R) *string { return &r.Kind }), inWords("resource.place", func(r *R) *string { return &r.Place })),
			row(inArea("resource.purpose", 2, func(r *R) *string { return &r.Purpose })),
			row(inWords("resource.phone", func(r *R) *string { return &r.Phone }), inWords("resource.text", func(r *R) *string { return &r.Text })),
			row(inWords("resource.tty", func(r *R) *string { return &r.TTY }), inWords("resource.email", func(r *R) *string { return &r.Email })),
			row(inWords("resource.website", func(r *R) *string { return &r.Website })),
			row(inArea("resource.contact", 2, func(r *R) *string { return &r.Contact })),
			row(inDay(a, "resource.lastChecked", func(r *R) *cases.Date { return &r.LastChecked }), inWords("resource.checkedBy", func(r *R) *string { return &r.CheckedBy })),
			row(inYesNo("resource.hidden", func(r *R) *bool { return &r.Hidden })),
			row(inArea("resource.note", 2, func(r *R) *string { return &r.Note })),
		},
		fresh: func() *R { return &R{ID: cases.NewID(), Kind: cases.ResourceKinds()[0].ID} },
		save:  func(r *R) ([]cases.Record, error) { return []cases.Record{r}, r.Check() },
		extra: s.extra,
	})
	s.list.Keep = func(r *R) bool { return holds(kit.Fold(dotted(r.Title, r.Purpose, r.Place)), s.fold) }
	return s
}

// Content lays the page out.
func (s *resources) Content() fyne.CanvasObject {
	sheets := kit.NewButton(kit.Plain, stock.DocumentPrintIcon(), lang.T("sheet.print"), s.a.onSheets)
	head := kit.Row(10, []float32{-1, 0, -1}, kit.NewBold(lang.T("nav.resources"), theme.Title, theme.Ink), sheets, s.find)
	return kit.Frame(12, head, s.book.Content(), nil)
}

func (s *resources) load() {
	v := s.a.vault
	var own []cases.Resource
	s.a.jobs.run("", func(ctx context.Context, _ cases.Progress) (err error) {
		own, err = vault.List[cases.Resource](ctx, v, cases.OfficeStream)
		return err
	}, func(err error) {
		if err != nil {
			s.a.fail(err, nil)
			return
		}
		s.set(pointers(guide.Resources(own, true)))
	})
}

func (s *resources) extra(r *cases.Resource) []fyne.CanvasObject {
	words := lang.T("resource.own")
	if r.Revision() == "" {
		words = lang.T("resource.builtin")
	}
	now := kit.NewButton(kit.Plain, stock.ConfirmIcon(), lang.T("resource.checked"), func() {
		checked := *r
		checked.LastChecked = s.a.today()
		s.write([]cases.Record{&checked}, nil, func() {})
	})
	return []fyne.CanvasObject{kit.NewPara(words, theme.Small, theme.Muted), kit.Flow(8, now)}
}

func (s *resources) focusFind(c fyne.Canvas) { c.Focus(s.find) }
