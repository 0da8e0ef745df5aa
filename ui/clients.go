package ui

import (
	"cmp"
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// clientRow is one person with that person's matters.
type clientRow struct {
	client  cases.Client
	matters []cases.Matter
	name    string
	fold    string // what is searched
	nameKey string // what sorts, and what typed letters jump to
}

// clients is the list of people; at its side, how to reach the chosen one and the way into each
// matter.
type clients struct {
	a     *App
	list  *kit.DataList[clientRow]
	find  *kit.Entry
	words []string
	side  *fyne.Container
	card  *kit.Card
}

func newClients(a *App) *clients {
	s := &clients{a: a, side: kit.VStack(18)}
	s.find = kit.NewSearch(lang.T("clients.find"), func(typed string) {
		s.words = folded(typed)
		s.list.Apply()
	})
	words := kit.ListWords{Keys: lang.T("list.keys"), Count: func(shown, all int) string {
		if shown < all {
			return lang.N("clients.some", all, "shown", shown)
		}
		return lang.N("clients.count", all)
	}}
	s.list = kit.NewDataList(words, func(r *clientRow) string { return r.client.ID }, func(r *clientRow) string { return r.nameKey },
		kit.Column[clientRow]{Title: lang.T("clients.name"), Width: -1.4, Cell: func(r *clientRow) kit.Cell {
			return kit.Cell{Main: r.name, Sub: dotted(r.client.Name.Full(), r.client.Pronouns), Bold: true}
		}, Order: func(a, b *clientRow) int { return cmp.Compare(a.nameKey, b.nameKey) }},
		kit.Column[clientRow]{Title: lang.T("clients.birth"), Width: 120, Cell: func(r *clientRow) kit.Cell {
			return kit.Cell{Main: lang.Date(r.client.BirthDate)}
		}, Order: func(a, b *clientRow) int { return cmp.Compare(a.client.BirthDate, b.client.BirthDate) }},
		kit.Column[clientRow]{Title: lang.T("clients.languages"), Width: -1, Spare: true, Cell: func(r *clientRow) kit.Cell {
			return kit.Cell{Main: orDash(strings.Join(r.client.Languages, ", "))}
		}},
		kit.Column[clientRow]{Title: lang.T("nav.matters"), Width: 80, Spare: true, Cell: func(r *clientRow) kit.Cell {
			return kit.Cell{Main: lang.T("number", "n", len(r.matters))}
		}})
	s.list.Keep = func(r *clientRow) bool {
		return holds(r.fold, s.words)
	}
	s.list.OnSelect, s.list.Menu = s.choose, s.menu
	s.list.OnOpen = func(r *clientRow) { a.Go(Route{Place: toClient, ID: r.client.ID}) }
	s.list.Empty = kit.NewEmptyState(stock.AccountIcon(), lang.T("clients.none"), lang.T("clients.none.words"), "", nil)
	return s
}

// Content lays the page out.
func (s *clients) Content() fyne.CanvasObject {
	add := kit.NewButton(kit.Primary, stock.ContentAddIcon(), lang.T("clients.new"), s.a.newClient)
	head := kit.Head(300, kit.Row(10, []float32{-1, -1.1}, kit.NewBold(lang.T("nav.clients"), theme.Title, theme.Ink), s.find), add)
	s.card = kit.NewCard(16, kit.Scroll(s.side))
	main := kit.Frame(12, head, s.list, nil)
	return container.New(&kit.Cols{W: []float32{-1, 340}, Gap: 16, Drop: 470, Fill: true}, main, s.card)
}

func (s *clients) load() {
	var rows []*clientRow
	v := s.a.vault
	s.a.jobs.run("", func(ctx context.Context, _ cases.Progress) (err error) {
		rows, err = readClients(ctx, v)
		return err
	}, func(err error) {
		if err != nil {
			s.a.fail(err, nil)
			return
		}
		s.show(rows)
	})
}

func readClients(ctx context.Context, v *vault.Vault) ([]*clientRow, error) {
	people, err := vault.List[cases.Client](ctx, v, "")
	if err != nil {
		return nil, err
	}
	all, err := vault.List[cases.Matter](ctx, v, "")
	if err != nil {
		return nil, err
	}
	var rows []*clientRow
	for _, c := range people {
		r := &clientRow{client: c, name: listName(c)}
		for _, m := range all {
			if m.ClientID == c.ID {
				r.matters = append(r.matters, m)
			}
		}
		known := []string{r.name, c.Name.Full(), c.NativeName}
		for _, n := range c.OtherNames {
			known = append(known, n.Full())
		}
		for _, m := range r.matters {
			known = append(known, m.Number)
		}
		r.fold, r.nameKey = kit.Fold(dotted(known...)), kit.Fold(r.name)
		rows = append(rows, r)
	}
	return rows, nil
}

func (s *clients) show(rows []*clientRow) {
	s.list.SetRows(rows)
	s.list.First(0)
	if r := s.list.Selected(); r != nil {
		s.choose(r)
	}
}

// choose fills the panel at the side.
func (s *clients) choose(r *clientRow) {
	s.side.Objects = []fyne.CanvasObject{
		kit.VStack(3, kit.NewBoldPara(r.name, theme.Sub, theme.Ink), kit.NewPara(dotted(r.client.Name.Full(), r.client.Pronouns), theme.Small, theme.Muted)),
		kit.NewNote(theme.Warn, stock.InfoIcon(), lang.T("contact.safe"), kit.NewPara(contactWords(r.client), theme.Body, theme.Warn.Fg())),
	}
	s.side.Add(kit.Flow(0, kit.NewButton(kit.Primary, nil, lang.T("clients.place"), func() { s.a.Go(Route{Place: toClient, ID: r.client.ID}) })))
	list := section(lang.T("nav.matters"))
	for i, m := range r.matters {
		if i > 0 {
			list.Add(kit.NewLine())
		}
		open := kit.NewButton(kit.Plain, nil, lang.T("clients.open"), func() { s.a.Go(Route{Place: toMatter, ID: m.ID}) })
		list.Add(kit.Pad(kit.Row(10, []float32{-1, 0}, kit.VStack(2, kit.NewPara(m.Title, theme.Body, theme.Ink),
			kit.NewPara(dotted(kindWords(m.Kind), stageWords(m.Stage)), theme.Small, theme.Muted)), open), 6, 0, 6, 0))
	}
	s.side.Add(list)
	s.side.Refresh()
	if s.card != nil {
		s.card.Refresh()
	}
}

// mark is what the page keeps for coming back, beside the place in its list: the words of the search.
func (s *clients) mark() any { return s.find.Text }

func (s *clients) restore(was any) {
	if typed, ok := was.(string); ok {
		s.find.SetText(typed)
	}
}

func (s *clients) focusFind(c fyne.Canvas) { c.Focus(s.find) }

// onNew begins a client (Ctrl+N).
func (s *clients) onNew() { s.a.newClient() }
