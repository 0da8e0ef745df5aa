package ui

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/ui/theme"
	"pgregory.net/rapid"
)

// oddDays are days that calendars stumble over: leap days, the ends of years and months, changes of clocks, far ones.
var oddDays = []cases.Date{"2024-02-29", "2026-12-31", "2027-01-01", "2027-02-28", "2027-03-01", "2027-03-14", "2027-11-07",
	"2028-02-29", "2030-06-30", "2100-02-28", "2199-12-31", "1990-01-01"}

// someDay draws a day near the moment, or an odd one.
func someDay(t *rapid.T, now time.Time, name string) cases.Date {
	if rapid.IntRange(0, 3).Draw(t, name+" odd") == 0 {
		return rapid.SampledFrom(oddDays).Draw(t, name)
	}
	return cases.DateOf(now.AddDate(0, 0, rapid.IntRange(-40, 90).Draw(t, name)))
}

// someRecords draws what can stand in a calendar, for a matter and its client.
func someRecords(t *rapid.T, m cases.Matter, now time.Time) (out []cases.Record) {
	done := func(name string) cases.Date {
		if rapid.Bool().Draw(t, name+" done") {
			return cases.DateOf(now)
		}
		return ""
	}
	for n := range rapid.IntRange(1, 5).Draw(t, "deadlines") {
		d := &cases.Deadline{ID: cases.NewID(), MatterID: m.ID, Title: fmt.Sprint("Deadline ", n), Due: someDay(t, now, "due"), Done: done("deadline")}
		switch rapid.IntRange(0, 3).Draw(t, "counts") {
		case 0:
			d.Printed = someDay(t, now, "printed")
		case 1:
			d.Override, d.Reason = someDay(t, now, "override"), "the clerk said so"
		}
		out = append(out, d)
	}
	for n := range rapid.IntRange(0, 3).Draw(t, "tasks") {
		k := &cases.Task{ID: cases.NewID(), MatterID: m.ID, ClientID: m.ClientID, What: fmt.Sprint("Task ", n), Due: someDay(t, now, "task"), Done: done("task")}
		if rapid.Bool().Draw(t, "uncertain") {
			k.Due = k.Due[:7]
		}
		out = append(out, k)
	}
	for range rapid.IntRange(0, 2).Draw(t, "goals") {
		out = append(out, &cases.Goal{ID: cases.NewID(), ClientID: m.ClientID, What: "Goal", Review: someDay(t, now, "goal")})
	}
	return out
}

// TestCalendarAgreesWithTheRecords: whatever stands in the records, each open day is on its day exactly once in the
// agenda, in its month and in the file; nothing that is done is; today and the list of matters say the same.
func TestCalendarAgreesWithTheRecords(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light, Zoom: 1}, "en")
	ctx := context.Background()
	m := matterOf(t, a, cases.ProtectiveOrder)
	zones := []*time.Location{time.UTC, time.FixedZone("west", -11*3600), time.FixedZone("east", 14*3600)}
	now := a.opt.Now()
	rapid.Check(t, func(rt *rapid.T) {
		moment := time.Date(2026, 11, 22, rapid.SampledFrom([]int{0, 12, 23}).Draw(rt, "hour"), 59, 0, 0, rapid.SampledFrom(zones).Draw(rt, "zone"))
		a.opt.Now = func() time.Time { return moment }
		records := someRecords(rt, m, now)
		if err := a.vault.Write(ctx, records...); err != nil {
			rt.Fatal(err)
		}
		defer func() {
			if err := a.vault.Delete(ctx, records...); err != nil {
				rt.Fatal(err)
			}
		}()
		s := openCalendar(t, a, 0)
		s.clear()
		onDays(rt, s, records)
		sheets(rt, s)
		wrote(t, rt, s)
		agrees(rt, a, s, m.ID)
	})
}

// clear shows all that is open.
func (s *calendar) clear() {
	s.kind = ""
	s.who.Set("")
	s.span.Set(spanOpen)
	s.find.SetText("")
	s.fill()
}

// onDays compares the agenda with the records.
func onDays(t *rapid.T, s *calendar, records []cases.Record) {
	at := map[string][]cases.Date{}
	for i, r := range s.list.Rows {
		if r.done {
			t.Fatalf("%s is done and stands among the open", r.title)
		}
		if i > 0 && r.day < s.list.Rows[i-1].day {
			t.Fatalf("%s stands after %s", r.day, s.list.Rows[i-1].day)
		}
		at[r.id] = append(at[r.id], r.day)
	}
	for id, days := range at {
		if len(days) != 1 {
			t.Fatalf("%s stands on %v", id, days)
		}
	}
	goals := map[string]int{} // by day: a goal has no row of its own id
	for _, rec := range records {
		switch r := rec.(type) {
		case *cases.Deadline:
			if want := r.Done == ""; want != (len(at[r.ID]) == 1) || want && at[r.ID][0] != r.Day() {
				t.Fatalf("a deadline for %s, done %q, stands on %v", r.Day(), r.Done, at[r.ID])
			}
		case *cases.Task:
			if want := r.Done == "" && r.Due.Full(); want != (len(at[r.ID]) == 1) || want && at[r.ID][0] != r.Due {
				t.Fatalf("a task for %s, done %q, stands on %v", r.Due, r.Done, at[r.ID])
			}
		case *cases.Goal:
			goals[string(r.Review)]++
		}
	}
	for day, n := range goals {
		have := 0
		for _, r := range s.shownOn(cases.Date(day)) {
			if strings.Contains(r.title, "goal") {
				have++
			}
		}
		if have < n {
			t.Fatalf("%d of %d goals stand on %s", have, n, day)
		}
	}
}

// sheets turns to the month of every entry: what lies on the days of the sheet is what the agenda has.
func sheets(t *rapid.T, s *calendar) {
	s.turnView(1)
	defer s.turnView(0)
	lines, months := 0, map[string]bool{}
	for _, r := range s.list.Rows {
		if months[string(r.day[:7])] {
			continue
		}
		months[string(r.day[:7])] = true
		day, _ := r.day.Time()
		s.month.pick(noon(day))
		days := s.month.sheet.Days()
		if days[s.month.sheet.Chosen()].Number != fmt.Sprint(day.Day()) {
			t.Fatalf("%s is chosen as the %s", r.day, days[s.month.sheet.Chosen()].Number)
		}
		number := 0
		for _, d := range days {
			if d.Beside {
				continue
			}
			if number++; d.Number != fmt.Sprint(number) {
				t.Fatalf("day %d of %s reads %s", number, r.day[:7], d.Number)
			}
			lines += len(d.Lines)
		}
		if number != noon(day).AddDate(0, 1, -day.Day()).Day() && number < 28 {
			t.Fatalf("%s has %d days", r.day[:7], number)
		}
	}
	if lines != len(s.list.Rows) {
		t.Fatalf("the months show %d of %d entries", lines, len(s.list.Rows))
	}
}

// wrote reads the file for other calendars with a reader of its own.
func wrote(tt *testing.T, t *rapid.T, s *calendar) {
	dir, err := os.MkdirTemp("", "")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "dates.ics")
	s.a.pickers.save = func(context.Context, string, string) (string, error) { return path, nil }
	s.onFile()
	press(tt, s.a, "Choose where")
	var want []string
	for _, r := range s.list.Rows {
		if r.deadline != nil {
			want = append(want, string(r.day))
		}
	}
	events, err := readICS(path)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	seen := map[string]bool{}
	for _, e := range events {
		day, err := time.Parse("20060102", e["DTSTART;VALUE=DATE"])
		end, err2 := time.Parse("20060102", e["DTEND;VALUE=DATE"])
		if err != nil || err2 != nil || !end.Equal(day.AddDate(0, 0, 1)) {
			t.Fatalf("an entry lasts from %q to %q", e["DTSTART;VALUE=DATE"], e["DTEND;VALUE=DATE"])
		}
		if seen[e["UID"]] || strings.ContainsAny(e["UID"], "/. ") {
			t.Fatalf("the name of an entry is %q", e["UID"])
		}
		if !strings.HasPrefix(e["SUMMARY"], "Matter ") {
			t.Fatalf("an entry is called %q", e["SUMMARY"])
		}
		seen[e["UID"]] = true
		got = append(got, day.Format("2006-01-02"))
	}
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Fatalf("the file has %v, the agenda %v", got, want)
	}
}

// agrees compares today and the list of matters with the agenda.
func agrees(t *rapid.T, a *App, s *calendar, matterID string) {
	today, until := a.today(), cases.DateOf(a.opt.Now().AddDate(0, 0, todayAhead))
	list, err := readToday(context.Background(), a.vault, a.opt.Now(), until)
	if err != nil {
		t.Fatal(err)
	}
	passed, soon := 0, 0
	var first cases.Date
	for _, r := range s.list.Rows {
		if r.deadline == nil {
			continue
		}
		switch {
		case r.day < today:
			passed++
		case r.day <= until:
			soon++
		}
		if r.matter.matter.ID == matterID && (first == "" || r.day < first) {
			first = r.day
		}
	}
	if len(list.passed) != passed || len(list.dates) != soon {
		t.Fatalf("today has %d passed and %d soon, the agenda %d and %d", len(list.passed), len(list.dates), passed, soon)
	}
	rows, err := readMatters(context.Background(), a.vault)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		if r.matter.ID != matterID {
			continue
		}
		if r.measure(a.opt.Now()); r.due() != first {
			t.Fatalf("the list of matters says %q, the agenda %q", r.due(), first)
		}
	}
}

// readICS reads an iCalendar file strictly, as RFC 5545 has it: lines end in CRLF, none is longer than 75 octets, a
// folded one goes on after a space, every property is one that was expected.
func readICS(path string) (events []map[string]string, err error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	if !strings.HasSuffix(string(text), "\r\n") || strings.Count(string(text), "\n") != strings.Count(string(text), "\r\n") {
		return nil, fmt.Errorf("lines do not end in CRLF")
	}
	var lines []string
	in := bufio.NewScanner(strings.NewReader(strings.ReplaceAll(string(text), "\r\n", "\n")))
	for in.Scan() {
		line := in.Text()
		if len(line) > 75 {
			return nil, fmt.Errorf("a line has %d octets", len(line))
		}
		if rest, folded := strings.CutPrefix(line, " "); folded && len(lines) > 0 {
			lines[len(lines)-1] += rest
			continue
		}
		lines = append(lines, line)
	}
	if len(lines) < 7 || lines[0] != "BEGIN:VCALENDAR" || lines[len(lines)-1] != "END:VCALENDAR" {
		return nil, fmt.Errorf("this is no calendar")
	}
	var event map[string]string
	for _, line := range lines[1 : len(lines)-1] {
		name, value, ok := strings.Cut(line, ":")
		switch {
		case !ok:
			return nil, fmt.Errorf("no property: %q", line)
		case line == "BEGIN:VEVENT" && event == nil:
			event = map[string]string{}
		case line == "END:VEVENT" && event != nil:
			events, event = append(events, event), nil
		case event == nil && slices.Contains([]string{"VERSION", "PRODID", "CALSCALE"}, name):
		case event != nil && event[name] == "" && slices.Contains([]string{"UID", "DTSTAMP", "DTSTART;VALUE=DATE", "DTEND;VALUE=DATE", "SUMMARY", "CLASS", "TRANSP"}, name):
			event[name] = value
		default:
			return nil, fmt.Errorf("unexpected: %q", line)
		}
	}
	if len(events) == 0 {
		return nil, fmt.Errorf("a calendar without an entry")
	}
	return events, nil
}

// TestADayFromFactsIsNowhereMissing: the last day to answer a notice is on the calendar, on the page of today, on the
// overview and in the list of matters before anybody has written it down, and once afterwards.
func TestADayFromFactsIsNowhereMissing(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light, Zoom: 1}, "en")
	ctx := context.Background()
	m := matterOf(t, a, cases.Immigration)
	day := cases.DateOf(a.opt.Now().AddDate(0, 0, 3))
	p := cases.Petition{Form: "I-914"}
	if m.Petition != nil {
		p = *m.Petition
	}
	p.Notices = []cases.Notice{{Kind: "RFE", Date: cases.DateOf(a.opt.Now().AddDate(0, 0, -80)), RespondBy: day}}
	m.Petition = &p
	if err := a.vault.Write(ctx, &m); err != nil {
		t.Fatal(err)
	}
	count := func() (n int) {
		for _, r := range openCalendar(t, a, 0).list.Rows {
			if r.matter != nil && r.matter.matter.ID == m.ID && r.day == day {
				n++
			}
		}
		return n
	}
	look := func(when string) {
		t.Helper()
		if n := count(); n != 1 {
			t.Errorf("%s: %d entries in the calendar", when, n)
		}
		list, err := readToday(ctx, a.vault, a.opt.Now(), cases.DateOf(a.opt.Now().AddDate(0, 0, todayAhead)))
		if err != nil || !slices.ContainsFunc(list.dates, func(l todayLine) bool { return l.to.ID == m.ID && l.day == day }) {
			t.Errorf("%s: today does not know the day, %v", when, err)
		}
	}
	look("before it is written down")
	a.Go(Route{Place: toMatter, ID: m.ID})
	wants(t, a, "in 3 days", "From the facts")
	a.Go(Route{Place: toMatter, ID: m.ID, Tab: tabDeadlines})
	press(t, a, "Write it down")
	dates, err := vault.List[cases.Deadline](ctx, a.vault, cases.MatterStream(m.ID))
	if err != nil || !slices.ContainsFunc(dates, func(d cases.Deadline) bool { return d.Day() == day }) {
		t.Fatalf("it was not written down, %v", err)
	}
	look("after it is written down")
}
