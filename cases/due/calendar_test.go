package due

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/harborfile/harborfile/cases"
	"pgregory.net/rapid"
)

var wroteAt = time.Date(2026, 11, 22, 9, 30, 0, 0, time.FixedZone("", -8*3600))

func TestWriteCalendar(t *testing.T) {
	matters := []cases.Matter{{ID: "02", Number: "2026-014"}, {ID: "01", Number: "Rosa Exampleton"}}
	list := []cases.Deadline{
		{ID: "d1", MatterID: "02", Title: "Trafficking motion of Rosa", Due: "2026-12-10", CheckedBy: []string{"RE", "CM"}},
		{ID: "d2", MatterID: "01", Title: "Answer", Due: "2026-12-31", Printed: "2026-12-28"},
		{ID: "d3", MatterID: "01", Due: "2026-12-31", Done: "2026-11-01"},
		{ID: "d4", MatterID: "01", Due: "2026-12"},
	}
	var b strings.Builder
	if err := WriteCalendar(&b, list, Labels(matters), wroteAt); err != nil {
		t.Fatal(err)
	}
	want := strings.ReplaceAll(`BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Harborfile//Calendar//EN
CALSCALE:GREGORIAN
BEGIN:VEVENT
UID:d1
DTSTAMP:20261122T173000Z
DTSTART;VALUE=DATE:20261210
DTEND;VALUE=DATE:20261211
SUMMARY:Matter no. 2026-014
CLASS:PRIVATE
TRANSP:TRANSPARENT
END:VEVENT
BEGIN:VEVENT
UID:d2
DTSTAMP:20261122T173000Z
DTSTART;VALUE=DATE:20261228
DTEND;VALUE=DATE:20261229
SUMMARY:Matter 001 (to be checked)
CLASS:PRIVATE
TRANSP:TRANSPARENT
END:VEVENT
END:VCALENDAR
`, "\n", "\r\n")
	if b.String() != want {
		t.Errorf("got\n%s", b.String())
	}
}

// Whatever the records hold, the file reads back as one event per open deadline, with the labels alone as words.
func TestCalendarReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var list []cases.Deadline
		var matters []cases.Matter
		want := map[string]string{}
		for i := range rapid.IntRange(0, 6).Draw(t, "matters") {
			matters = append(matters, cases.Matter{ID: fmt.Sprint(i), Number: rapid.OneOf(rapid.StringMatching(`[0-9]{0,40}`), rapid.String()).Draw(t, "number")})
		}
		for i := range rapid.IntRange(0, 12).Draw(t, "n") {
			day := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, rapid.IntRange(0, 9000).Draw(t, "day"))
			d := cases.Deadline{ID: fmt.Sprintf("%s%d", strings.Repeat("n", rapid.IntRange(1, 200).Draw(t, "long")), i), MatterID: fmt.Sprint(rapid.IntRange(0, 6).Draw(t, "of")),
				Title: rapid.String().Draw(t, "title"), Due: cases.DateOf(day)}
			list = append(list, d)
			want[d.ID] = day.Format("20060102")
		}
		var b strings.Builder
		if err := WriteCalendar(&b, list, Labels(matters), wroteAt); err != nil {
			t.Fatal(err)
		}
		got := map[string]string{}
		for _, e := range readCalendar(t, b.String()) {
			got[e["UID"]] = e["DTSTART;VALUE=DATE"]
			if !neutral.MatchString(e["SUMMARY"]) {
				t.Fatalf("the title says %q", e["SUMMARY"])
			}
		}
		if !maps.Equal(got, want) {
			t.Fatalf("got %v, want %v", got, want)
		}
	})
}

var neutral = regexp.MustCompile(`^Matter( [0-9]{3}| no\. [0-9-]+)?( \(to be checked\))?$`)

// readCalendar is a strict reader of its own: lines end with CR LF, none is longer than 75 octets, blocks are nested.
func readCalendar(t *rapid.T, text string) (events []map[string]string) {
	for _, l := range strings.SplitAfter(text, "\r\n") {
		if len(l) > 77 || l != "" && !strings.HasSuffix(l, "\r\n") || strings.ContainsAny(strings.TrimSuffix(l, "\r\n"), "\r\n") {
			t.Fatalf("not a line of a calendar: %q", l)
		}
	}
	var open []string
	for _, l := range strings.Split(strings.TrimSuffix(strings.ReplaceAll(text, "\r\n ", ""), "\r\n"), "\r\n") {
		name, value, ok := strings.Cut(l, ":")
		switch {
		case !ok:
			t.Fatalf("no name: %q", l)
		case name == "BEGIN":
			open = append(open, value)
			if value == "VEVENT" {
				events = append(events, map[string]string{})
			}
		case name == "END":
			if len(open) == 0 || open[len(open)-1] != value {
				t.Fatalf("%q ends what did not begin", value)
			}
			open = open[:len(open)-1]
		case slices.Contains(open, "VEVENT"):
			events[len(events)-1][name] = strings.NewReplacer(`\\`, `\`, `\;`, ";", `\,`, ",", `\n`, "\n").Replace(value)
		}
	}
	if len(open) != 0 {
		t.Fatalf("%q does not end", open)
	}
	return events
}
