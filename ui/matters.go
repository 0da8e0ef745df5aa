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

// matterRow is one line of the list, made once when the list is read.
type matterRow struct {
	matter  cases.Matter
	client  cases.Client
	name    string
	dates   []cases.Deadline // written down, done or not
	facts   []cases.Deadline // that follow from facts and are not written down
	next    *cases.Deadline  // nearest open one of both
	words   string           // distance of the next date
	tone    theme.Tone
	packets int

	fold, nameKey, dueKey string // for search and sorting
}

// matters is the list of all matters, with what one needs before opening one at its side.
type matters struct {
	a     *App
	list  *kit.DataList[matterRow]
	find  *kit.Entry
	pills map[cases.Kind]*kit.NavItem
	flow  *fyne.Container
	side  *matterSide
	page  *fyne.Container

	filter  cases.MatterFilter
	words   []string                             // of the filter, folded
	passes  func(*cases.Matter, cases.Date) bool // the rest of the filter, on the day the list was read
	filters *matterFilters
	many    *pickBar
	kept    *keptViews
	staff   []cases.Attorney
	none    *fyne.Container // no matter is there yet
	hidden  *fyne.Container // the filter lets none through
}

// matterList is what the page shows, as it is read.
type matterList struct {
	rows  []*matterRow
	staff []cases.Attorney
	views []cases.ListView
}

func newMatters(a *App) *matters {
	s := &matters{a: a, pills: map[cases.Kind]*kit.NavItem{}, side: newMatterSide(a)}
	s.find = kit.NewSearch(lang.T("matters.find"), s.onFind)
	words := kit.ListWords{Keys: lang.T("list.keys"), Count: func(shown, all int) string {
		if shown < all {
			return lang.N("matters.some", all, "shown", shown)
		}
		return lang.N("matters.count", all)
	}}
	s.list = kit.NewDataList(words, func(r *matterRow) string { return r.matter.ID }, func(r *matterRow) string { return r.nameKey }, s.columns()...)
	s.list.OnSelect, s.list.OnOpen, s.list.Keep = s.side.show, s.open, s.keep
	s.list.Menu, s.list.Many, s.list.OnSort = s.menu, true, func() { s.filters.show() }
	s.many = s.pickBar()
	s.list.Bar, s.list.OnPick = s.many.row, func() { s.many.show(len(s.list.Picked())) }
	s.none = kit.NewEmptyState(stock.FolderOpenIcon(), lang.T("lists.matters.first"), lang.T("lists.matters.first.words"), "", nil)
	s.hidden = kit.NewEmptyState(stock.SearchIcon(), lang.T("matters.none"), lang.T("matters.none.words"), lang.T("lists.clear"), s.clearFilter)
	s.list.Empty = container.NewStack(s.none, s.hidden)
	s.flow = kit.Flow(4)
	for _, k := range append([]cases.Kind{""}, allKinds...) {
		label := lang.T("matters.all")
		if k != "" {
			label = lang.T("matters.kind." + string(k))
		}
		s.pills[k] = kit.NewPill(label, func() { s.choose(k) })
		s.flow.Add(s.pills[k])
	}
	s.pills[""].Select(true)
	s.passes = s.filter.On(a.today())
	s.kept = &keptViews{a: a, shown: s.shown, use: s.useView, reload: s.load}
	s.filters = newMatterFilters(s)
	return s
}

func (s *matters) columns() []kit.Column[matterRow] {
	return []kit.Column[matterRow]{
		{Title: lang.T("matters.client"), Width: -1, Cell: func(r *matterRow) kit.Cell {
			return kit.Cell{Main: r.name, Sub: dotted(r.matter.Number, r.matter.Title), Bold: true}
		}, Order: func(a, b *matterRow) int { return cmp.Compare(a.nameKey, b.nameKey) }},
		{Title: lang.T("matters.stage"), Width: 122, Kind: kit.Chips, Spare: true, Cell: func(r *matterRow) kit.Cell {
			return kit.Cell{Main: stageWords(r.matter.Stage), Tone: stageTone(r.matter.Stage)}
		}, Order: func(a, b *matterRow) int { return cmp.Compare(a.matter.Stage, b.matter.Stage) }},
		{Title: lang.T("matters.next"), Width: 176, Cell: func(r *matterRow) kit.Cell {
			if r.next == nil {
				return kit.Cell{Main: lang.T("matters.nodate"), MainRole: theme.Muted}
			}
			c := kit.Cell{Main: lang.Date(r.next.Day()), Sub: r.words}
			if r.tone != theme.Neutral {
				c.SubRole, c.SubBold = r.tone.Fg(), true
			}
			return c
		}, Order: func(a, b *matterRow) int { return cmp.Compare(a.dueKey, b.dueKey) }},
	}
}

// Content lays the page out.
func (s *matters) Content() fyne.CanvasObject {
	add := kit.NewButton(kit.Primary, stock.ContentAddIcon(), lang.T("matters.new"), func() { s.a.Go(Route{Place: toNewMatter}) })
	title := kit.NewBold(lang.T("nav.matters"), theme.Title, theme.Ink)
	many := kit.NewButton(kit.Plain, stock.DocumentIcon(), lang.T("batch.title"), func() { s.packets(s.list.Picked()) })
	head := kit.Head(300, kit.Row(10, []float32{-1, -1.1}, title, s.find), many, add)
	main := kit.Frame(12, kit.VStack(12, head, kit.VStack(4, s.flow, s.filters.flow)), s.list, nil)
	s.page = container.New(&kit.Cols{W: []float32{-1, 340}, Gap: 16, Drop: 470, Fill: true}, main, s.side.card)
	return s.page
}

func (s *matters) load() {
	var list matterList
	v, today := s.a.vault, s.a.opt.Now()
	s.a.jobs.run("", func(ctx context.Context, _ cases.Progress) (err error) {
		list, err = readMatterList(ctx, v)
		for _, r := range list.rows {
			r.measure(today)
		}
		return err
	}, func(err error) {
		if err != nil {
			s.a.fail(err, nil)
			return
		}
		s.show(list)
	})
}

// show puts rows on the screen; a record that was selected stays so, else the first is.
func (s *matters) show(list matterList) {
	s.staff, s.kept.views = list.staff, list.views
	count := map[cases.Kind]int{"": len(list.rows)}
	for _, r := range list.rows {
		count[r.matter.Kind]++
	}
	for k, p := range s.pills {
		p.Note(lang.T("number", "n", count[k]))
	}
	s.none.Hidden, s.hidden.Hidden = len(list.rows) > 0, len(list.rows) == 0
	s.passes = s.filter.On(s.a.today())
	s.list.SetRows(list.rows)
	s.list.First(usualSort)
	s.filters.show()
	s.page.Refresh() // the filters may take another line
	s.side.show(s.list.Selected())
	if s.a.window.Canvas().Focused() == nil {
		s.list.Focus(s.a.window.Canvas())
	}
}

func (s *matters) choose(k cases.Kind) {
	s.filter.Kind = k
	s.refilter()
}

func (s *matters) onFind(typed string) {
	s.filter.Words, s.words = typed, folded(typed)
	s.filters.show()
	s.list.Apply()
	s.side.show(s.list.Selected())
}

func (s *matters) open(r *matterRow) { s.a.Go(Route{Place: toMatter, ID: r.matter.ID}) }

func (s *matters) focusFind(c fyne.Canvas) { c.Focus(s.find) }

// readMatterList reads the matters, who works in the office, and the views it keeps.
func readMatterList(ctx context.Context, v *vault.Vault) (l matterList, err error) {
	if l.rows, err = readMatters(ctx, v); err != nil {
		return l, err
	}
	if l.staff, err = readStaff(ctx, v); err != nil {
		return l, err
	}
	l.views, err = readViews(ctx, v, cases.ListOfMatters)
	return l, err
}

// readStaff reads who works in the office, by name.
func readStaff(ctx context.Context, v *vault.Vault) ([]cases.Attorney, error) {
	staff, err := vault.List[cases.Attorney](ctx, v, cases.OfficeStream)
	slices.SortFunc(staff, func(a, b cases.Attorney) int { return compareFolded(a.Name.Sorted(), b.Name.Sorted()) })
	return staff, err
}

// readMatters reads every matter with its client, nearest open date and packets.
func readMatters(ctx context.Context, v *vault.Vault) ([]*matterRow, error) {
	all, err := vault.List[cases.Matter](ctx, v, "")
	if err != nil {
		return nil, err
	}
	people, err := vault.List[cases.Client](ctx, v, "")
	if err != nil {
		return nil, err
	}
	dates, err := vault.List[cases.Deadline](ctx, v, "")
	if err != nil {
		return nil, err
	}
	packets, err := vault.List[cases.Packet](ctx, v, "")
	if err != nil {
		return nil, err
	}
	byID := map[string]*matterRow{}
	clients := map[string]cases.Client{}
	for _, c := range people {
		clients[c.ID] = c
	}
	rows := make([]*matterRow, 0, len(all))
	for _, m := range all {
		r := &matterRow{matter: m, client: clients[m.ClientID]}
		rows, byID[m.ID] = append(rows, r), r
	}
	for _, d := range dates {
		if r := byID[d.MatterID]; r != nil {
			r.dates = append(r.dates, d)
		}
	}
	for _, r := range rows {
		r.facts = factDays(r.matter, r.client, r.dates)
	}
	for _, p := range packets {
		if r := byID[p.MatterID]; r != nil {
			r.packets++
		}
	}
	return rows, nil
}

// nearer is the open deadline that comes first; a done one and one without a day never win.
func nearer(a, b *cases.Deadline) *cases.Deadline {
	switch {
	case b.Done != "" || b.Day() == "":
		return a
	case a == nil || b.Day() < a.Day():
		return b
	}
	return a
}

// dotted joins what is there with a middle dot.
func dotted(parts ...string) string {
	var there []string
	for _, p := range parts {
		if p != "" {
			there = append(there, p)
		}
	}
	return strings.Join(there, " · ")
}

// holds reports whether every word stands somewhere in a folded text.
func holds(fold string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(fold, w) {
			return false
		}
	}
	return true
}

// folded are the typed words in the form that rows are searched in.
func folded(typed string) []string { return strings.Fields(kit.Fold(typed)) }
