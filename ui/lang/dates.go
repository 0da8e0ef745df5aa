package lang

import (
	"strings"
	"time"

	"github.com/harborfile/harborfile/cases"
)

var months = map[string][]string{
	"en": {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
	"es": {"ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"},
}

var weekdays = map[string][]string{
	"en": {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"},
	"es": {"domingo", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado"},
}

// Date says as much of a date as is known: "Nov 24, 2026", "Nov 2026", "2026"; in Spanish
// "24 nov 2026". The empty date is "not known".
func Date(d cases.Date) string {
	s := strings.TrimPrefix(string(d), "~")
	if s == "" {
		return T("date.unknown")
	}
	out := s
	switch len(s) {
	case len("2006-01-02"):
		if t, err := time.Parse("2006-01-02", s); err == nil {
			out = day(t)
		}
	case len("2006-01"):
		if t, err := time.Parse("2006-01", s); err == nil {
			out = months[Code()][t.Month()-1] + t.Format(" 2006")
		}
	}
	if d.About() {
		return T("date.about", "date", out)
	}
	return out
}

func day(t time.Time) string {
	month := months[Code()][t.Month()-1]
	if Code() == "es" {
		return t.Format("2 ") + month + t.Format(" 2006")
	}
	return month + t.Format(" 2, 2006")
}

// Weekday is Date with the day of the week before it, where the whole day is known.
func Weekday(d cases.Date) string {
	t, ok := d.Time()
	if !ok {
		return Date(d)
	}
	return weekdays[Code()][t.Weekday()] + ", " + day(t)
}

// Stamp is the day and the time of a moment in the computer's zone: "Nov 24, 2026, 14:05".
func Stamp(rfc3339 string) string {
	t, err := time.Parse(time.RFC3339, rfc3339)
	if err != nil {
		return ""
	}
	t = t.Local()
	return day(t) + ", " + t.Format("15:04")
}

// Distance says how far a full date is from today: "today", "in 3 days", "3 days ago".
// Days is negative in the past; ok is false for a date that is not a full day.
func Distance(d cases.Date, today time.Time) (words string, days int, ok bool) {
	t, ok := d.Time()
	if !ok {
		return "", 0, false
	}
	start := time.Date(today.Year(), today.Month(), today.Day(), 0, 0, 0, 0, time.UTC)
	days = int(t.Sub(start).Hours() / 24)
	switch {
	case days == 0:
		words = T("date.today")
	case days == 1:
		words = T("date.tomorrow")
	case days == -1:
		words = T("date.yesterday")
	case days > 0:
		words = T("date.in", "n", days)
	default:
		words = T("date.ago", "n", -days)
	}
	return words, days, true
}

// ReadDate understands what people type for a date: year-month-day as stored, and in the order
// of the language in use with a month by number or name: "11/24/26", "Nov 24 2026", "24 nov 2026",
// "11/2026", "2026", with "about" or "~" before an approximate one. Two-digit years are this
// century up to the coming year, else the last one. ok is false for what is no date.
func ReadDate(text string, today time.Time) (d cases.Date, ok bool) {
	s := strings.ToLower(strings.TrimSpace(text))
	about := ""
	for _, w := range []string{"~", "about ", "circa ", "ca. ", "c. ", "hacia ", "aprox. ", "aproximadamente "} {
		if rest, found := strings.CutPrefix(s, w); found {
			about, s = "~", strings.TrimSpace(rest)
			break
		}
	}
	if s == "" {
		return "", about == ""
	}
	if _, err := cases.ParseDate(s); err == nil {
		return cases.Date(about + s), true
	}
	s, ok = plainDate(s, today)
	if !ok {
		return "", false
	}
	if _, err := cases.ParseDate(s); err != nil {
		return "", false
	}
	return cases.Date(about + s), true
}

// plainDate turns the parts of a typed date into year-month-day or year-month.
func plainDate(s string, today time.Time) (string, bool) {
	parts := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("/.-, \u00a0", r) })
	var numbers []string
	month, monthAt := 0, -1
	for _, p := range parts {
		switch m := monthNamed(p); {
		case p == "de" || p == "of" || p == "del":
		case m > 0 && month == 0:
			month, monthAt = m, len(numbers)
		default:
			numbers = append(numbers, p)
		}
	}
	if month == 0 && len(numbers) == 3 { // a month by number stands where the language puts it
		monthAt = 0
		if Code() == "es" {
			monthAt = 1
		}
		if len(numbers[0]) == 4 {
			monthAt = 1
		}
	}
	return datePieces(numbers, month, monthAt, today)
}
