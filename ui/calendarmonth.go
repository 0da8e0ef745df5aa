package ui

import (
	"time"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// calendarMonth is the sheet of a month in the calendar.
type calendarMonth struct {
	s       *calendar
	day     time.Time // that is chosen
	sheet   *kit.Month
	name    *kit.Text
	content *fyne.Container
}

func newCalendarMonth(s *calendar) *calendarMonth {
	m := &calendarMonth{s: s, day: noon(s.a.opt.Now()), sheet: kit.NewMonth(lang.ShortDays()), name: kit.NewBold("", theme.Sub, theme.Ink)}
	m.sheet.OnPick = func(i int) { m.pick(m.first().AddDate(0, 0, i)) }
	m.sheet.OnTurn = m.turn
	m.sheet.OnOpen = func(int) {
		if rows := s.shownOn(cases.DateOf(m.day)); len(rows) == 1 {
			s.a.Go(rows[0].to)
		} else if len(rows) > 1 {
			s.list.SelectKey(rows[0].id)
			s.turnView(0)
		}
	}
	back := kit.NewButton(kit.Plain, stock.NavigateBackIcon(), "", func() { m.turn(-1) })
	on := kit.NewButton(kit.Plain, stock.NavigateNextIcon(), "", func() { m.turn(1) })
	now := kit.NewButton(kit.Plain, nil, lang.T("calendar.today"), func() { m.pick(noon(s.a.opt.Now())) })
	m.content = kit.Frame(8, kit.Row(8, []float32{-1, 0, 0, 0}, m.name, now, back, on), kit.Scroll(m.sheet), nil)
	return m
}

// first is the Sunday with which the sheet begins.
func (m *calendarMonth) first() time.Time {
	one := m.day.AddDate(0, 0, 1-m.day.Day())
	return one.AddDate(0, 0, -int(one.Weekday()))
}

// pick chooses a day, and turns to its month.
func (m *calendarMonth) pick(day time.Time) {
	m.day = day
	m.fill()
	m.s.tell()
}

// turn goes some months on or back, to the same day of the month where it has one.
func (m *calendarMonth) turn(months int) {
	one := m.day.AddDate(0, 0, 1-m.day.Day()).AddDate(0, months, 0)
	last := one.AddDate(0, 1, -1).Day()
	m.pick(one.AddDate(0, 0, min(m.day.Day(), last)-1))
}

// turnTo chooses a day without telling of it.
func (m *calendarMonth) turnTo(day time.Time) { m.day = day }

// fill draws the month with the rows that the filters leave.
func (m *calendarMonth) fill() {
	m.name.Set(upper(lang.Month(m.day)))
	on := map[cases.Date][]kit.MonthLine{}
	for _, r := range m.s.list.Rows {
		on[r.day] = append(on[r.day], kit.MonthLine{Words: m.words(r), Tone: m.tone(r)})
	}
	var days []kit.MonthDay
	chosen, today := 0, m.s.a.today()
	first := m.first()
	for i := 0; i < 42; i++ {
		t := first.AddDate(0, 0, i)
		if i%7 == 0 && i >= 28 && t.Month() != m.day.Month() {
			break // a week of the next month alone is not shown
		}
		d := cases.DateOf(t)
		if d == cases.DateOf(m.day) {
			chosen = i
		}
		days = append(days, kit.MonthDay{Number: lang.T("number", "n", t.Day()), Beside: t.Month() != m.day.Month(), Today: d == today, Lines: on[d]})
	}
	m.sheet.Set(days, chosen)
}

// words are an entry in the little room of a day: whom it is about first.
func (m *calendarMonth) words(r *dayRow) string {
	if r.whom != "" {
		return dotted(r.whom, r.title)
	}
	return r.title
}

func (m *calendarMonth) tone(r *dayRow) theme.Tone {
	if r.done {
		return theme.Neutral
	}
	if _, days, ok := lang.Distance(r.day, m.s.a.opt.Now()); ok && r.kind != dayClock {
		if tone := dueTone(days); tone != theme.Neutral {
			return tone
		}
	}
	if r.kind == dayDeadline {
		return theme.Info
	}
	return theme.Neutral
}
