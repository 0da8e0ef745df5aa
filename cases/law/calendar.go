package law

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"time"
)

// Calendar is the closed days of one court system: rules, not lists, so that every year can be computed.
type Calendar struct {
	ID           string       `yaml:"id"`
	Set          string       `yaml:"set"` // the name by which time methods ask for it
	Jurisdiction string       `yaml:"jurisdiction"`
	Title        string       `yaml:"title"`
	Citation     []string     `yaml:"citation"`
	TextRead     []TextRead   `yaml:"text_read,omitempty"`
	AsOf         string       `yaml:"as_of"`
	Confidence   Confidence   `yaml:"confidence"`
	Usable       bool         `yaml:"usable_for_dates"`
	Observance   Observance   `yaml:"observance,omitempty"`
	CheckedYears []int        `yaml:"checked_years,omitempty"` // years whose published list was read; empty where the statute itself was read
	ExtraDays    []ExtraDay   `yaml:"possible_extra_days,omitempty"`
	Days         []HolidayRow `yaml:"days,omitempty"`
	Notes        []string     `yaml:"notes,omitempty"`
}

// ExtraDay is a closing that no rule foresees.
type ExtraDay struct {
	Text   string   `yaml:"text"`
	Around []string `yaml:"around,omitempty"` // month-day on which a reader is warned of it
}

// Observance says where a fixed holiday goes that falls on a weekend.
type Observance struct {
	Saturday SaturdayRule `yaml:"saturday"`
	// SaturdaySettled is false where it is open whether the Friday before a Saturday holiday is a closed day for a
	// period (5 U.S.C. 6103(b) is a rule for employees). Such a Friday is not treated as closed; it is flagged.
	SaturdaySettled bool       `yaml:"saturday_settled"`
	Sunday          SundayRule `yaml:"sunday"`
}

// SaturdayRule says where a holiday on a Saturday is kept.
type SaturdayRule string

func (SaturdayRule) oneOf() []string { return []string{"preceding_friday", "none"} }

// SundayRule says where a holiday on a Sunday is kept.
type SundayRule string

func (SundayRule) oneOf() []string { return []string{"following_monday", "none"} }

// HolidayRow is one holiday as a rule.
type HolidayRow struct {
	ID         string      `yaml:"id"`
	Name       string      `yaml:"name"`
	Short      string      `yaml:"short,omitempty"` // as a chain of steps prints it
	Type       HolidayType `yaml:"type"`
	Month      int         `yaml:"month,omitempty"`
	Day        int         `yaml:"day,omitempty"`
	Weekday    WeekdayName `yaml:"weekday,omitempty"`
	N          int         `yaml:"n,omitempty"`           // which of the month, 1 to 5
	After      string      `yaml:"after,omitempty"`       // name of another holiday of the same calendar
	OffsetDays int         `yaml:"offset_days,omitempty"` // from that one
	FromYear   int         `yaml:"from_year,omitempty"`   // first year in which it is kept
	Confidence Confidence  `yaml:"confidence"`
}

// HolidayType is the rule by which a holiday finds its day.
type HolidayType string

func (HolidayType) oneOf() []string {
	return []string{"fixed", "nth_weekday", "last_weekday", "day_after", "general_election"}
}

// WeekdayName is a weekday in lower case.
type WeekdayName string

func (WeekdayName) oneOf() []string { return slices.Sorted(maps.Keys(weekdays)) }

var weekdays = map[string]time.Weekday{
	"sunday": time.Sunday, "monday": time.Monday, "tuesday": time.Tuesday, "wednesday": time.Wednesday,
	"thursday": time.Thursday, "friday": time.Friday, "saturday": time.Saturday,
}

func (h HolidayRow) shown() string {
	if h.Short != "" {
		return h.Short
	}
	return h.Name
}

// Holiday is one closed day of a year.
type Holiday struct {
	Day  time.Time
	Name string
	// Open marks the Friday of which it is not settled whether a period may end on it.
	Open bool
}

// Holidays lists the closed weekdays of a year in their order, with the days on which weekend holidays are kept. A
// calendar that is not established has none.
func (c Calendar) Holidays(year int) []Holiday {
	var out []Holiday
	// The New Year's Day of the next year may be kept on 31 December of this one.
	for _, y := range []int{year, year + 1} {
		for _, row := range c.Days {
			if y < row.FromYear {
				continue
			}
			if h, ok := c.kept(row, y); ok && h.Day.Year() == year {
				out = append(out, h)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Holiday) int { return a.Day.Compare(b.Day) })
	return out
}

// kept is the weekday on which a holiday closes the court in year; ok is false when it closes none.
func (c Calendar) kept(row HolidayRow, year int) (Holiday, bool) {
	day := c.on(row, year)
	if row.Type != "fixed" {
		return Holiday{Day: day, Name: row.shown()}, true
	}
	switch day.Weekday() {
	case time.Saturday:
		if c.Observance.Saturday != "preceding_friday" {
			return Holiday{}, false
		}
		return Holiday{Day: day.AddDate(0, 0, -1), Name: row.shown() + ", observed", Open: !c.Observance.SaturdaySettled}, true
	case time.Sunday:
		if c.Observance.Sunday != "following_monday" {
			return Holiday{}, false
		}
		return Holiday{Day: day.AddDate(0, 0, 1), Name: row.shown() + ", observed"}, true
	}
	return Holiday{Day: day, Name: row.shown()}, true
}

// on is the calendar day of a holiday in a year, before any observance.
func (c Calendar) on(row HolidayRow, year int) time.Time {
	month := time.Month(row.Month)
	switch row.Type {
	case "nth_weekday":
		return nthWeekday(year, month, weekdays[string(row.Weekday)], row.N)
	case "last_weekday":
		last := date(year, month+1, 0)
		return last.AddDate(0, 0, -int((last.Weekday()-weekdays[string(row.Weekday)]+7)%7))
	case "general_election": // the Tuesday after the first Monday of November
		return nthWeekday(year, time.November, time.Monday, 1).AddDate(0, 0, 1)
	case "day_after":
		for _, other := range c.Days {
			if other.Name == row.After {
				return c.on(other, year).AddDate(0, 0, row.OffsetDays)
			}
		}
	}
	return date(year, month, row.Day)
}

func nthWeekday(year int, month time.Month, day time.Weekday, n int) time.Time {
	first := date(year, month, 1)
	return first.AddDate(0, 0, int((day-first.Weekday()+7)%7)+7*(n-1))
}

func date(year int, month time.Month, day int) time.Time {
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}

// Calendars lists every calendar.
func Calendars() []Calendar { return slices.Clone(inUse().calendars.rows()) }

// CalendarOf finds a calendar by the name of its set, or by two letters of a state or US.
func CalendarOf(name string) (Calendar, bool) { return inUse().calendarOf(name) }

func (d *Data) calendarOf(name string) (Calendar, bool) {
	for _, c := range d.calendars.rows() {
		if c.Set == name || c.Jurisdiction == name {
			return c, true
		}
	}
	return Calendar{}, false
}

func readCalendars(_ *Data, text []byte) ([]Calendar, error) {
	type whole struct {
		header `yaml:",inline"`
		Sets   []Calendar `yaml:"sets"`
	}
	doc, err := document(text)
	if err != nil {
		return nil, err
	}
	if err := checkShape(doc.Content[0], reflect.TypeFor[whole](), "file"); err != nil {
		return nil, err
	}
	var f whole
	if err := doc.Decode(&f); err != nil {
		return nil, err
	}
	seen := map[string]bool{}
	for _, c := range f.Sets {
		if seen[c.Set] || seen[c.Jurisdiction] {
			return nil, fmt.Errorf("the calendar %s stands twice", c.Set)
		}
		seen[c.Set], seen[c.Jurisdiction] = true, true
		if err := c.check(); err != nil {
			return nil, fmt.Errorf("calendar %s: %w", c.Set, err)
		}
	}
	return f.Sets, nil
}

func (c Calendar) check() error {
	if !idForm.MatchString(c.ID) || !placeForm.MatchString(c.Jurisdiction) {
		return fmt.Errorf("id or jurisdiction is not well formed")
	}
	if !c.Usable {
		if len(c.Days) > 0 {
			return fmt.Errorf("a calendar that is not established has no days")
		}
		return nil
	}
	if len(c.Days) == 0 || c.Observance.Sunday == "" {
		return fmt.Errorf("a usable calendar has days and says what happens on weekends")
	}
	seen := map[string]bool{}
	for _, d := range c.Days {
		if seen[d.ID] || seen[d.Name] {
			return fmt.Errorf("the holiday %s stands twice", d.ID)
		}
		seen[d.ID], seen[d.Name] = true, true
		if err := c.checkDay(d); err != nil {
			return fmt.Errorf("%s: %w", d.ID, err)
		}
	}
	return nil
}

func (c Calendar) checkDay(d HolidayRow) error {
	bad := false
	switch d.Type {
	case "fixed":
		bad = d.Month < 1 || d.Month > 12 || d.Day < 1 || date(2025, time.Month(d.Month), d.Day).Day() != d.Day
	case "nth_weekday":
		bad = d.Month < 1 || d.Month > 12 || d.N < 1 || d.N > 4 || d.Weekday == ""
	case "last_weekday":
		bad = d.Month < 1 || d.Month > 12 || d.Weekday == ""
	case "day_after":
		bad = d.OffsetDays < 1 || !slices.ContainsFunc(c.Days, func(o HolidayRow) bool { return o.Name == d.After && o.Type != "day_after" })
	}
	if bad {
		return fmt.Errorf("the keys do not fit the type %s", d.Type)
	}
	return nil
}
