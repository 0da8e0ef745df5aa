package ui

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/ui/theme"
)

// openCalendar brings an open window to the calendar.
func openCalendar(t *testing.T, a *App, part int) *calendar {
	t.Helper()
	a.Go(Route{Place: toCalendar, Part: part})
	s, ok := a.screen.(*calendar)
	if !ok {
		t.Fatalf("the calendar is not shown but %T", a.screen)
	}
	return s
}

func TestCalendarShowsEveryMatterAndFilters(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light, Zoom: 1}, "en")
	ctx := context.Background()
	m := matterOf(t, a, cases.ProtectiveOrder)
	write := func(recs ...cases.Record) {
		t.Helper()
		if err := a.vault.Write(ctx, recs...); err != nil {
			t.Fatal(err)
		}
	}
	day := func(n int) cases.Date { return cases.DateOf(a.opt.Now().AddDate(0, 0, n)) }
	late := &cases.Deadline{ID: cases.NewID(), MatterID: m.ID, Title: "Late one", Due: day(-3)}
	write(late, &cases.Deadline{ID: cases.NewID(), MatterID: m.ID, Title: "Met one", Due: day(-9), Done: day(-10)},
		&cases.Task{ID: cases.NewID(), MatterID: m.ID, ClientID: m.ClientID, What: "Call the clerk", For: "Nobody Named", Due: day(2)})
	s := openCalendar(t, a, 0)
	kinds, matters := map[dayKind]bool{}, map[string]bool{}
	for i, r := range s.list.Rows {
		if kinds[r.kind] = true; r.matter != nil {
			matters[r.matter.matter.ID] = true
		}
		if i > 0 && r.day < s.list.Rows[i-1].day {
			t.Errorf("%s stands after %s", r.day, s.list.Rows[i-1].day)
		}
		if r.done {
			t.Errorf("%s is done and shown among the open", r.title)
		}
	}
	if len(kinds) != len(dayKinds) || len(matters) < 3 {
		t.Errorf("kinds %v of %d matters", kinds, len(matters))
	}
	titles := func() (out []string) {
		for _, r := range s.list.Rows {
			out = append(out, r.title)
		}
		return out
	}
	pick := func(span string) []string {
		s.span.Set(span)
		s.fill()
		return titles()
	}
	if got := pick(spanPassed); len(got) != 1 || got[0] != "Late one" {
		t.Errorf("passed: %v", got)
	}
	if got := pick(spanDone); len(got) != 1 || got[0] != "Met one" {
		t.Errorf("done: %v", got)
	}
	pick(spanOpen)
	s.narrow(dayTask)
	if got := titles(); len(got) != 1 || got[0] != "Call the clerk" {
		t.Errorf("tasks: %v", got)
	}
	s.narrow("")
	s.who.Set(m.Attorney)
	s.fill()
	for _, r := range s.list.Rows {
		if r.matter == nil || r.matter.matter.Attorney != m.Attorney {
			t.Errorf("%s is not of the attorney who was chosen", r.title)
		}
	}
	if len(s.list.Rows) == 0 {
		t.Error("the attorney of a matter has no days")
	}
	s.who.Set("")
	s.fill()

	s.list.SelectKey(late.ID)
	press(t, a, "Record what happened")
	press(t, a, "Record it")
	now, err := vault.Get[cases.Deadline](ctx, a.vault, late.ID)
	if err != nil || now.Done != a.today() {
		t.Fatalf("done on %q, %v", now.Done, err)
	}
	if s = a.screen.(*calendar); len(pick(spanPassed)) != 0 {
		t.Error("what was recorded still stands as passed")
	}
	a.onUndo()
	if now, _ = vault.Get[cases.Deadline](ctx, a.vault, late.ID); now.Done != "" {
		t.Error("the entry was not taken back")
	}
}

func TestMonthByKeys(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light, Zoom: 1}, "en")
	s := openCalendar(t, a, 1)
	c := a.window.Canvas()
	c.Focus(s.month.sheet)
	key := func(names ...fyne.KeyName) {
		for _, n := range names {
			s.month.sheet.TypedKey(&fyne.KeyEvent{Name: n})
		}
	}
	start := s.month.day
	key(fyne.KeyRight, fyne.KeyDown)
	if want := start.AddDate(0, 0, 8); !s.month.day.Equal(want) {
		t.Errorf("at %s, want %s", s.month.day, want)
	}
	key(fyne.KeyPageDown, fyne.KeyPageUp, fyne.KeyUp, fyne.KeyLeft)
	if s.month.day.Day() != start.Day() || s.month.day.Month() != start.Month() {
		t.Errorf("not back at %s but %s", start, s.month.day)
	}
	row := s.list.Rows[0]
	to, _ := row.day.Time()
	s.month.pick(noon(to))
	days := s.month.sheet.Days()
	if got := days[s.month.sheet.Chosen()]; len(got.Lines) == 0 || got.Beside {
		t.Errorf("the day of %s shows %+v", row.title, got)
	}
	if len(days)%7 != 0 {
		t.Errorf("%d days are no whole weeks", len(days))
	}
	for len(s.shownOn(cases.DateOf(s.month.day))) != 1 { // a day with one entry leads straight to it
		key(fyne.KeyRight)
	}
	key(fyne.KeyReturn)
	if _, ok := a.screen.(*matter); !ok {
		t.Fatalf("Enter led to %T", a.screen)
	}
	a.Back()
	if s, ok := a.screen.(*calendar); !ok || s.at != 1 {
		t.Error("Back does not lead to the month")
	}
}

// What leaves the calendar names nobody.
func TestCalendarLeavesWithoutNames(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light, Zoom: 1}, "en")
	s := openCalendar(t, a, 0)
	dir := t.TempDir()
	var names []string
	a.pickers.save = func(_ context.Context, _, name string) (string, error) {
		names = append(names, name)
		return filepath.Join(dir, name), nil
	}
	for _, key := range []string{"To a calendar", "Print"} {
		press(t, a, key)
		press(t, a, "Choose where")
	}
	if len(names) != 2 {
		t.Fatalf("written: %v", names)
	}
	text, err := os.ReadFile(filepath.Join(dir, "dates.ics"))
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(string(text), "BEGIN:VEVENT"); n < 5 {
		t.Errorf("%d entries in the file", n)
	}
	sheet := s.agenda()
	said := string(text)
	for _, r := range sheet.Rows {
		said += " " + strings.Join(r[:], " ")
	}
	if len(sheet.Rows) != len(s.list.Rows) {
		t.Errorf("%d rows of %d on the sheet", len(sheet.Rows), len(s.list.Rows))
	}
	for _, r := range s.list.Rows {
		for _, word := range append(strings.Fields(strings.ReplaceAll(r.whom, ",", " ")), r.title) {
			if len(word) > 3 && strings.Contains(said, word) {
				t.Errorf("%q leaves the vault", word)
			}
		}
	}
}
