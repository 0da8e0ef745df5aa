package cases

import (
	"fmt"
	"strings"
	"time"
)

// Date is a calendar date without time of day, as much of it as is known: "2019-05-12", "2019-05" or "2019", with a
// leading "~" for "about". The empty Date means "not known". Nothing is ever filled in for a missing part.
type Date string

// ParseDate reads a Date and refuses days that no calendar has and years that no living file speaks of (ErrDate).
func ParseDate(s string) (Date, error) {
	t := strings.TrimPrefix(strings.TrimSpace(s), "~")
	for _, layout := range []string{"2006-01-02", "2006-01", "2006"} {
		if len(t) != len(layout) {
			continue
		}
		// A year such as 0206 is a slip of the pen, and it would be printed on a form as it stands.
		if day, err := time.Parse(layout, t); err == nil && day.Year() >= 1850 && day.Year() <= 2200 {
			return Date(strings.TrimSpace(s)), nil
		}
	}
	if strings.TrimSpace(s) == "" {
		return "", nil
	}
	return "", fmt.Errorf("%w: write year-month-day, or year-month, or the year alone", ErrDate)
}

// DateOf is the full date of t in t's own zone.
func DateOf(t time.Time) Date { return Date(t.Format("2006-01-02")) }

// Full reports whether day, month and year are all known and not merely "about".
func (d Date) Full() bool { return len(d) == 10 && d[0] != '~' }

// About reports whether the date was given as approximate.
func (d Date) About() bool { return strings.HasPrefix(string(d), "~") }

// Time is the start of a full date in UTC; ok is false for a partial date.
func (d Date) Time() (t time.Time, ok bool) {
	if !d.Full() {
		return time.Time{}, false
	}
	t, err := time.Parse("2006-01-02", string(d))
	return t, err == nil
}

// Valid reports whether d is empty or a date ParseDate would accept.
func (d Date) Valid() bool {
	_, err := ParseDate(string(d))
	return err == nil
}

// US renders the known part the way forms in the United States print it: 05/12/2019, 05/2019 or 2019.
func (d Date) US() string {
	s := strings.TrimPrefix(string(d), "~")
	switch len(s) {
	case 10:
		return s[5:7] + "/" + s[8:10] + "/" + s[:4]
	case 7:
		return s[5:7] + "/" + s[:4]
	}
	return s
}

// Long renders the known part in words: "May 12, 2019", "May 2019", "2019", with "about" before an approximate date.
func (d Date) Long() string {
	s, out := strings.TrimPrefix(string(d), "~"), ""
	switch len(s) {
	case 10:
		if t, err := time.Parse("2006-01-02", s); err == nil {
			out = t.Format("January 2, 2006")
		}
	case 7:
		if t, err := time.Parse("2006-01", s); err == nil {
			out = t.Format("January 2006")
		}
	default:
		out = s
	}
	if d.About() && out != "" {
		return "about " + out
	}
	return out
}
