package law

import (
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// The lists as the courts and 5 U.S.C. 6103 give them; "?" marks the Friday of which it is not settled whether a period
// may end on it.
func TestHolidaysOfKnownYears(t *testing.T) {
	for _, c := range []struct {
		set  string
		year int
		want string
	}{
		{"federal", 2020, "01-01 01-20 02-17 05-25 07-03? 09-07 10-12 11-11 11-26 12-25"},
		{"federal", 2026, "01-01 01-19 02-16 05-25 06-19 07-03? 09-07 10-12 11-11 11-26 12-25"},
		{"federal", 2027, "01-01 01-18 02-15 05-31 06-18? 07-05 09-06 10-11 11-11 11-25 12-24? 12-31?"},
		{"federal", 2028, "01-17 02-21 05-29 06-19 07-04 09-04 10-09 11-10? 11-23 12-25"},
		{"california", 2024, "01-01 01-15 02-12 02-19 04-01 05-27 06-19 07-04 09-02 09-27 11-11 11-28 11-29 12-25"},
		{"california", 2025, "01-01 01-20 02-12 02-17 03-31 05-26 06-19 07-04 09-01 09-26 11-11 11-27 11-28 12-25"},
		{"california", 2026, "01-01 01-19 02-12 02-16 03-31 05-25 06-19 07-03 09-07 09-25 11-11 11-26 11-27 12-25"},
		{"new_york", 2026, "01-01 01-19 02-12 02-16 05-25 06-14 06-19 09-07 10-12 11-03 11-11 11-26 12-25"},
		{"new_york", 2027, "01-01 01-18 02-12 02-15 05-31 06-13 07-05 09-06 10-11 11-02 11-11 11-25"},
		{"washington", 2026, "01-01 01-19 02-16 05-25 06-19 07-03 09-07 11-11 11-26 11-27 12-25"},
		{"washington", 2027, "01-01 01-18 02-15 05-31 06-18 07-05 09-06 11-11 11-25 11-26 12-24 12-31"},
		{"texas", 2026, ""},
	} {
		calendar, ok := CalendarOf(c.set)
		if !ok {
			t.Fatal("no calendar", c.set)
		}
		var got []string
		for _, h := range calendar.Holidays(c.year) {
			day := h.Day.Format("01-02")
			if h.Open {
				day += "?"
			}
			got = append(got, day)
		}
		if all := strings.Join(got, " "); all != c.want {
			t.Errorf("%s %d:\n%s, want\n%s", c.set, c.year, all, c.want)
		}
	}
}

// Exactly these Fridays are contested from 2026 to 2028.
func TestContestedFridays(t *testing.T) {
	calendar, _ := CalendarOf("US")
	var got []string
	for year := 2026; year <= 2028; year++ {
		for _, h := range calendar.Holidays(year) {
			if h.Open {
				got = append(got, iso(h.Day))
			}
		}
	}
	want := []string{"2026-07-03", "2027-06-18", "2027-12-24", "2027-12-31", "2028-11-10"}
	if !slices.Equal(got, want) {
		t.Errorf("contested Fridays %v, want %v", got, want)
	}
}

// In any year every holiday of a usable calendar is kept once, in order, on a weekday (Flag Day apart), at most two days
// from the day the statute names.
func TestCalendarsOfAnyYear(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		calendar := rapid.SampledFrom(Calendars()).Draw(t, "calendar")
		year := rapid.IntRange(1950, 2150).Draw(t, "year")
		days := calendar.Holidays(year)
		if calendar.Usable && len(days) < 9 {
			t.Fatalf("%s %d has only %d holidays", calendar.Set, year, len(days))
		}
		for i, h := range days {
			if h.Day.Year() != year {
				t.Fatalf("%s in the list of %d", iso(h.Day), year)
			}
			if i > 0 && h.Day.Before(days[i-1].Day) {
				t.Fatalf("%s after %s", iso(days[i-1].Day), iso(h.Day))
			}
			if wd := h.Day.Weekday(); (wd == time.Saturday || wd == time.Sunday) && h.Name != "Flag Day" {
				t.Fatalf("%s is kept on a %s", h.Name, wd)
			}
			if h.Open && h.Day.Weekday() != time.Friday {
				t.Fatalf("%s is contested on a %s", h.Name, h.Day.Weekday())
			}
		}
	})
}

func TestMonthsBeforeKeepsTheDayOrTakesTheLast(t *testing.T) {
	for _, c := range []struct{ from, want string }{
		{"2026-08-31", "2026-02-28"}, {"2028-08-31", "2028-02-29"}, {"2028-08-29", "2028-02-29"}, {"2026-08-29", "2026-02-28"},
		{"2026-03-15", "2025-09-15"}, {"2026-12-31", "2026-06-30"}, {"2027-01-31", "2026-07-31"}, {"2026-06-30", "2025-12-30"},
	} {
		from, _ := parseDay(c.from)
		if got := iso(monthsBefore(from, 6)); got != c.want {
			t.Errorf("six months before %s: %s, want %s", c.from, got, c.want)
		}
	}
}
