package ui

import (
	"context"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// todayAhead is how many days ahead the page of today looks.
const todayAhead = 14

// todayPage is what is due and what waits for whom.
type todayPage struct {
	a     *App
	cards *fyne.Container
	first *kit.Button // opens what presses most
	head  *fyne.Container
	page  *fyne.Container
	body  *fyne.Container
}

func newToday(a *App) *todayPage { return &todayPage{a: a, cards: kit.Masonry(400, 16)} }

// Content lays the page out.
func (s *todayPage) Content() fyne.CanvasObject {
	s.first = kit.NewButton(kit.Primary, stock.NavigateNextIcon(), lang.T("today.first"), func() {})
	s.first.Hide()
	words := kit.VStack(2, kit.NewBoldPara(upper(lang.Weekday(s.a.today())), theme.Title, theme.Ink),
		kit.NewPara(lang.T("today.words"), theme.Small, theme.Muted))
	s.head = kit.Head(300, words, s.first)
	s.page = kit.Scroll(kit.Pad(s.cards, 0, 0, 8, 0))
	s.body = kit.Frame(16, s.head, s.page, nil)
	return s.body
}

func (s *todayPage) load() {
	v, now := s.a.vault, s.a.opt.Now()
	fetch(s.a, func(ctx context.Context) (todayList, error) {
		return readToday(ctx, v, now, cases.DateOf(now.AddDate(0, 0, todayAhead)))
	}, s.show)
}

func (s *todayPage) show(t todayList) {
	s.a.count(toToday, t.pressing())
	s.cards.Objects = nil
	for _, part := range []struct {
		key    string
		list   []todayLine
		always bool
	}{{"today.passed", t.passed, false}, {"today.dates", t.dates, true}, {"today.us", t.us, true}, {"today.client", append(t.client, t.dormant...), false},
		{"today.review", t.review, false}, {"today.agency", append(t.agency, t.filed...), false}, {"today.ready", t.ready, false},
		{"today.needs", t.needs, false}, {"today.releases", t.releases, false}} {
		if len(part.list) > 0 || part.always && !t.empty() {
			later := t.later
			if part.key != "today.dates" {
				later = nil
			}
			s.cards.Add(s.card(part.key, part.list, later))
		}
	}
	if t.empty() {
		s.cards.Add(s.begin(t))
	}
	to, some := t.first()
	s.first.OnTap = func() { s.a.Go(to) }
	if s.first.Hide(); some {
		s.first.Show()
	}
	s.head.Refresh()
	s.cards.Refresh()
	s.page.Refresh()
	s.body.Refresh()
}

// begin is the page while nothing waits: what can be done, the first steps while nobody is in the files.
func (s *todayPage) begin(t todayList) fyne.CanvasObject {
	step := func(name string, do func()) fyne.CanvasObject {
		return kit.NewResult(lang.T("today.step."+name), lang.T("today.why."+name), do)
	}
	visit := func(to place) func() { return func() { s.a.Go(Route{Place: to}) } }
	head := lang.T("today.clear")
	if t.matters == 0 {
		head = lang.T("today.new")
	}
	list := kit.VStack(2, kit.NewBoldPara(head, theme.Sub, theme.Ink))
	if t.matters == 0 {
		list.Add(kit.Pad(kit.NewPara(lang.T("today.clear.new"), theme.Body, theme.Muted), 2, 0, 8, 0))
		list.Add(step("office", visit(toOffice)))
		list.Add(step("client", s.a.newClient))
		list.Add(step("forms", visit(toLibrary)))
	} else {
		list.Add(kit.Pad(kit.NewPara(lang.T("today.clear.words", "n", todayAhead), theme.Body, theme.Muted), 2, 0, 8, 0))
		list.Add(step("matters", visit(toMatters)))
		list.Add(step("calendar", visit(toCalendar)))
	}
	list.Add(step("backup", visit(toSettings)))
	return kit.NewCard(16, list)
}

// todayShown is how many lines of a kind are shown before "and more".
const todayShown = 8

func (s *todayPage) card(key string, list []todayLine, later *todayLine) fyne.CanvasObject {
	head := kit.Row(8, []float32{-1, 0}, kit.NewBoldPara(lang.T(key), theme.Body, theme.Ink),
		kit.NewText(lang.T("number", "n", len(list)), theme.Body, theme.Muted).Whole())
	body := kit.VStack(2, head)
	if len(list) == 0 && later != nil {
		body.Add(kit.Pad(kit.NewPara(lang.T("today.later", "n", todayAhead), theme.Body, theme.Muted), 4, 0, 4, 0))
		body.Add(s.line(*later))
	} else if len(list) == 0 {
		body.Add(kit.Pad(kit.NewPara(lang.T("today.nothing"), theme.Body, theme.Muted), 4, 0, 4, 0))
	}
	for i, l := range list {
		if i == todayShown {
			body.Add(kit.NewResult(lang.N("today.more", len(list)-todayShown), lang.T("today.all"), func() { s.a.Go(Route{Place: moreOf(key)}) }))
			break
		}
		body.Add(s.line(l))
	}
	return kit.NewCard(16, body)
}

// moreOf is where the lines are that a card has no room for.
func moreOf(key string) place {
	if key == "today.dates" || key == "today.passed" || key == "today.us" {
		return toCalendar
	}
	return toMatters
}

// line is one thing that waits; one that passed without an entry has the way to make the entry.
func (s *todayPage) line(l todayLine) fyne.CanvasObject {
	open := kit.NewResult(l.words, l.note, func() { s.a.Go(l.to) })
	if l.day == "" {
		return open
	}
	words, days, _ := lang.Distance(l.day, s.a.opt.Now())
	row := kit.Row(8, []float32{-1, 0}, open, kit.NewChip(words, dueTone(days)))
	if l.passed == nil {
		return row
	}
	record := kit.NewButton(kit.Quiet, nil, lang.T("calendar.done"), func() { s.a.recordDone(l.passed) })
	return kit.VStack(0, row, kit.Pad(kit.Flow(0, record), 0, 0, 4, 0))
}
