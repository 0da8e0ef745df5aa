package ui

import (
	"cmp"
	"context"
	"slices"
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
	a    *App
	list *kit.DataList[clientRow]
	find *kit.Entry
	side *fyne.Container
	card *kit.Card
	page *fyne.Container

	view    cases.ListView                           // the filter
	words   []string                                 // of the filter, folded
	passes  func(*cases.Client, []cases.Matter) bool // the rest of the filter
	filters *clientFilters
	kept    *keptViews
	many    *pickBar
	staff   []cases.Attorney
	spoken  []string        // languages of the clients, each once
	none    *fyne.Container // nobody is there yet
	hidden  *fyne.Container // the filter lets nobody through
}

// clientList is what the page shows, as it is read.
type clientList struct {
	rows  []*clientRow
	staff []cases.Attorney
	views []cases.ListView
}

func newClients(a *App) *clients {
	s := &clients{a: a, side: kit.VStack(18), view: cases.ListView{List: cases.ListOfClients}}
	s.find = kit.NewSearch(lang.T("clients.find"), s.onFind)
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
	s.list.OnSelect, s.list.Menu, s.list.Keep = s.choose, s.menu, s.keep
	s.list.Many, s.list.OnSort = true, func() { s.filters.show() }
	s.many = newPickBar("lists.clients.picked", s.list.PickNone, kit.NewButton(kit.Plain, stock.DocumentIcon(), lang.T("batch.title"), s.packets))
	s.list.Bar, s.list.OnPick = s.many.row, func() { s.many.show(len(s.list.Picked())) }
	s.list.OnOpen = func(r *clientRow) { a.Go(Route{Place: toClient, ID: r.client.ID}) }
	s.none = kit.NewEmptyState(stock.AccountIcon(), lang.T("lists.clients.first"), lang.T("lists.clients.first.words"), "", nil)
	s.hidden = kit.NewEmptyState(stock.SearchIcon(), lang.T("clients.none"), lang.T("clients.none.words"), lang.T("lists.clear"), s.clearFilter)
	s.list.Empty = container.NewStack(s.none, s.hidden)
	s.passes = s.view.OnClient("")
	s.kept = &keptViews{a: a, shown: s.shown, use: s.useView, reload: s.load}
	s.filters = newClientFilters(s)
	return s
}

// Content lays the page out.
func (s *clients) Content() fyne.CanvasObject {
	add := kit.NewButton(kit.Primary, stock.ContentAddIcon(), lang.T("clients.new"), s.a.newClient)
	head := kit.Head(300, kit.Row(10, []float32{-1, -1.1}, kit.NewBold(lang.T("nav.clients"), theme.Title, theme.Ink), s.find), add)
	s.card = kit.NewCard(16, kit.Scroll(s.side))
	main := kit.Frame(12, kit.VStack(8, head, s.filters.flow), s.list, nil)
	s.page = container.New(&kit.Cols{W: []float32{-1, 340}, Gap: 16, Drop: 470, Fill: true}, main, s.card)
	return s.page
}

func (s *clients) load() {
	v := s.a.vault
	fetch(s.a, func(ctx context.Context) (clientList, error) { return readClientList(ctx, v) }, s.show)
}

// readClientList reads the clients, who works in the office, and the views it keeps.
func readClientList(ctx context.Context, v *vault.Vault) (l clientList, err error) {
	if l.rows, err = readClients(ctx, v); err != nil {
		return l, err
	}
	if l.staff, err = readStaff(ctx, v); err != nil {
		return l, err
	}
	l.views, err = readViews(ctx, v, cases.ListOfClients)
	return l, err
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
	of := map[string][]cases.Matter{}
	for _, m := range all {
		of[m.ClientID] = append(of[m.ClientID], m)
	}
	var rows []*clientRow
	for _, c := range people {
		r := &clientRow{client: c, name: listName(c), matters: of[c.ID]}
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

func (s *clients) show(list clientList) {
	s.staff, s.kept.views, s.spoken = list.staff, list.views, nil
	for _, r := range list.rows {
		for _, l := range r.client.Languages {
			if !slices.Contains(s.spoken, l) {
				s.spoken = append(s.spoken, l)
			}
		}
	}
	slices.SortFunc(s.spoken, compareFolded)
	s.none.Hidden, s.hidden.Hidden = len(list.rows) > 0, len(list.rows) == 0
	s.list.SetRows(list.rows)
	s.list.First(0)
	s.filters.show()
	s.choose(s.list.Selected())
}

func (s *clients) onFind(typed string) {
	s.view.Words, s.words = typed, folded(typed)
	s.filters.show()
	s.list.Apply()
	s.choose(s.list.Selected())
}

// choose fills the panel at the side; with nobody it is empty.
func (s *clients) choose(r *clientRow) {
	if r == nil {
		s.side.Objects = nil
		s.side.Refresh()
		return
	}
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

// mark is what the page keeps for coming back, beside the place in its list: the filter.
func (s *clients) mark() any { return s.view }

func (s *clients) restore(was any) {
	if v, ok := was.(cases.ListView); ok {
		s.view = v
		s.refilter()
	}
}

func (s *clients) focusFind(c fyne.Canvas) { c.Focus(s.find) }

// onNew begins a client (Ctrl+N).
func (s *clients) onNew() { s.a.newClient() }
