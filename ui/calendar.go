package ui

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// calendar shows the days of all matters: as an agenda, or as the sheet of a month. At its side stands how a day was
// reached and what can be done with it.
type calendar struct {
	a     *App
	data  calendarData
	list  *kit.DataList[dayRow]
	month *calendarMonth
	find  *kit.Entry
	words []string // typed into find, folded
	who   *kit.Field
	span  *kit.Field
	kind  dayKind
	pills map[dayKind]*kit.NavItem
	views [2]*kit.NavItem
	at    int // of the views: 0 the agenda, 1 the month
	flow  *fyne.Container
	side  *fyne.Container
	card  *kit.Card
	main  *fyne.Container
	page  *fyne.Container
}

// The days that the agenda shows.
const (
	spanOpen   = "open"
	spanSoon   = "soon"
	spanPassed = "passed"
	spanDone   = "done"
)

// spanAhead is how many days “soon” looks ahead.
const spanAhead = 30

func newCalendar(a *App, r Route) *calendar {
	s := &calendar{a: a, at: min(max(r.Part, 0), 1), pills: map[dayKind]*kit.NavItem{}, side: kit.VStack(14), main: container.NewStack()}
	s.find = kit.NewSearch(lang.T("calendar.find"), func(typed string) {
		s.words = folded(typed)
		s.fill()
	})
	words := kit.ListWords{Keys: lang.T("list.keys"), Count: func(shown, all int) string {
		return lang.N("calendar.count", shown)
	}}
	s.list = kit.NewDataList(words, func(r *dayRow) string { return r.id }, func(r *dayRow) string { return r.fold }, s.columns()...)
	s.list.Keep, s.list.OnSelect, s.list.OnOpen = s.keep, s.choose, func(r *dayRow) { a.Go(r.to) }
	s.list.Empty = kit.NewEmptyState(stock.CalendarIcon(), lang.T("calendar.none"), lang.T("calendar.none.words"), "", nil)
	s.month = newCalendarMonth(s)
	s.who = kit.NewChoice("calendar.who", lang.T("calendar.who"), "", []string{""}, []string{lang.T("calendar.everyone")})
	s.who.OnChange = s.fill
	spans := []string{spanOpen, spanSoon, spanPassed, spanDone}
	s.span = kit.NewChoice("calendar.span", lang.T("calendar.span"), "", spans, []string{lang.T("calendar.span.open"),
		lang.T("calendar.span.soon", "n", spanAhead), lang.T("calendar.span.passed"), lang.T("calendar.span.done")})
	s.span.Set(spanOpen)
	s.span.OnChange = s.fill
	s.makePills()
	return s
}

func (s *calendar) makePills() {
	s.flow = kit.Flow(4)
	for i, key := range []string{"calendar.agenda", "calendar.month"} {
		s.views[i] = kit.NewPill(lang.T(key), func() { s.turnView(i) })
		s.flow.Add(s.views[i])
	}
	s.flow.Add(kit.NewText("·", theme.Body, theme.Muted).Whole())
	for _, k := range append([]dayKind{""}, dayKinds...) {
		key := "calendar.all"
		if k != "" {
			key = "calendar.kinds." + string(k)
		}
		s.pills[k] = kit.NewPill(lang.T(key), func() { s.narrow(k) })
		s.flow.Add(s.pills[k])
	}
}

func (s *calendar) columns() []kit.Column[dayRow] {
	return []kit.Column[dayRow]{
		{Title: lang.T("deadline.day"), Width: 128, Cell: s.dayCell},
		{Title: lang.T("deadline.what"), Width: -1, Cell: func(r *dayRow) kit.Cell {
			return kit.Cell{Main: r.title, Sub: dotted(r.name(), r.forWhom), Bold: true}
		}},
		{Title: lang.T("calendar.kind"), Width: 132, Kind: kit.Chips, Spare: true, Cell: (*dayRow).chip},
	}
}

// dayCell is the day with how far it is; one that passed without an entry says so.
func (s *calendar) dayCell(r *dayRow) kit.Cell {
	c := kit.Cell{Main: lang.Date(r.day), Bold: true}
	if r.done {
		return kit.Cell{Main: c.Main, MainRole: theme.Muted}
	}
	words, days, ok := lang.Distance(r.day, s.a.opt.Now())
	c.Sub = words
	if tone := dueTone(days); ok && tone != theme.Neutral {
		c.SubRole, c.SubBold = tone.Fg(), true
	}
	return c
}

// Content lays the page out.
func (s *calendar) Content() fyne.CanvasObject {
	file := kit.NewButton(kit.Plain, stock.DownloadIcon(), lang.T("deadline.calendar"), s.onFile)
	print := kit.NewButton(kit.Plain, stock.DocumentPrintIcon(), lang.T("calendar.print"), s.onPrint)
	head := kit.Head(300, kit.Row(10, []float32{-1, -1.1}, kit.NewBold(lang.T("nav.calendar"), theme.Title, theme.Ink), s.find), file, print)
	filters := kit.Narrow(560, kit.TopRow(14, []float32{-1, -1}, s.who, s.span))
	s.card = kit.NewCard(16, kit.Scroll(kit.Pad(s.side, 0, 12, 0, 0)))
	body := kit.Frame(12, kit.VStack(12, head, filters, s.flow), s.main, nil)
	s.page = container.New(&kit.Cols{W: []float32{-1, 340}, Gap: 16, Drop: 470, Fill: true}, body, s.card)
	s.showView()
	return s.page
}

func (s *calendar) load() {
	v := s.a.vault
	fetch(s.a, func(ctx context.Context) (calendarData, error) { return readCalendar(ctx, v) }, s.show)
}

func (s *calendar) show(data calendarData) {
	s.data = data
	ids, names := []string{""}, []string{lang.T("calendar.everyone")}
	for _, p := range data.staff {
		if name := p.Name.Full(); name != "" {
			ids, names = append(ids, p.ID), append(names, name)
		}
	}
	s.who.Offer(ids, names)
	s.fill()
	if s.a.window.Canvas().Focused() == nil && s.at == 0 {
		s.list.Focus(s.a.window.Canvas())
	}
}

// fill shows what the filters leave, in the view that is chosen.
func (s *calendar) fill() {
	count := map[dayKind]int{}
	for _, r := range s.data.rows {
		if s.fits(r) {
			count[r.kind]++
			count[""]++
		}
	}
	for k, p := range s.pills {
		p.Select(k == s.kind)
		p.Note(lang.T("number", "n", count[k]))
	}
	s.flow.Refresh()
	had := s.list.Selected()
	s.list.SetRows(s.data.rows)
	if had == nil || s.list.Selected() == nil {
		s.list.Select(s.next())
	}
	s.month.fill()
	s.tell()
	s.page.Refresh() // the filters may take another line
}

// next is the place of the first row from today on.
func (s *calendar) next() int {
	for i, r := range s.list.Rows {
		if r.day >= s.a.today() {
			return i
		}
	}
	return 0
}

// fits is the filter but for the kind: who works on it, which days, and every typed word somewhere in the line.
func (s *calendar) fits(r *dayRow) bool {
	if id := s.who.Value(); id != "" && !r.works(id, s.personOf(id)) {
		return false
	}
	today := s.a.today()
	switch s.span.Value() {
	case spanSoon:
		if r.done || r.day < today || r.day > cases.DateOf(s.a.opt.Now().AddDate(0, 0, spanAhead)) {
			return false
		}
	case spanPassed:
		if r.done || r.day >= today {
			return false
		}
	case spanDone:
		if !r.done {
			return false
		}
	default:
		if r.done || r.kind == dayClock && r.day < today { // a clock that ran out is no entry that is missing
			return false
		}
	}
	return holds(r.fold, s.words)
}

func (s *calendar) keep(r *dayRow) bool { return (s.kind == "" || r.kind == s.kind) && s.fits(r) }

func (s *calendar) personOf(id string) *cases.Attorney {
	for i := range s.data.staff {
		if s.data.staff[i].ID == id {
			return &s.data.staff[i]
		}
	}
	return nil
}

func (s *calendar) narrow(k dayKind) {
	s.kind = k
	s.fill()
}

// turnView shows the agenda or the month; Back comes here again.
func (s *calendar) turnView(i int) {
	if i == s.at {
		return
	}
	s.a.remember()
	s.at, s.a.route.Part = i, i
	if r := s.list.Selected(); i == 1 && r != nil {
		if t, ok := r.day.Time(); ok {
			s.month.turnTo(noon(t))
		}
	}
	s.showView()
	s.fill()
}

func (s *calendar) showView() {
	for i, pill := range s.views {
		pill.Select(i == s.at)
	}
	s.main.Objects = []fyne.CanvasObject{s.list}
	if s.at == 1 {
		s.main.Objects = []fyne.CanvasObject{s.month.content}
	}
	s.main.Refresh()
}

func (s *calendar) focusFind(c fyne.Canvas) { c.Focus(s.find) }

// shownOn are the rows of a day that the filters leave.
func (s *calendar) shownOn(day cases.Date) (out []*dayRow) {
	for _, r := range s.list.Rows {
		if r.day == day {
			out = append(out, r)
		}
	}
	return out
}

// noon is the day of a moment without its hour, so that adding days never meets a change of clocks.
func noon(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 12, 0, 0, 0, time.UTC)
}

// calendarMark is how the calendar was left.
type calendarMark struct {
	kind            dayKind
	find, who, span string
	day             time.Time
}

func (s *calendar) mark() any {
	return calendarMark{s.kind, s.find.Text, s.who.Value(), s.span.Value(), s.month.day}
}

func (s *calendar) restore(was any) {
	m, ok := was.(calendarMark)
	if !ok {
		return
	}
	s.kind, s.month.day, s.words = m.kind, m.day, folded(m.find)
	s.find.SetText(m.find)
	s.who.Set(m.who)
	s.span.Set(m.span)
	s.fill()
}
