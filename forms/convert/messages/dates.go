package messages

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/harborfile/harborfile/forms/convert/remark"
)

// stamp is a date and time as three numbers and a time of day, before it is known which number is the day.
type stamp struct {
	a, b, c    int
	yearFirst  bool // a has four digits
	dots       bool // written with dots, as only countries with the day first do
	hour       int  // 0 to 23
	min, sec   int
	unreadable bool // a time of day there is not, such as 25:00
}

// order is how a whole file writes its dates.
type order struct{ dayFirst, monthFirst bool } // both false: not settled

// settle decides from all dates of a file whether the day or the month comes first: a number above 12 can only be a day;
// else the order of the messages in time may allow only one reading. What it was decided by is said.
func settle(all []stamp) (order, remark.Kind, int) {
	first, second, open := 0, 0, 0
	if yearsFirst(all) {
		return order{}, "", 0
	}
	for _, s := range all {
		switch {
		case s.yearFirst:
		case s.a > 12:
			first++
		case s.b > 12:
			second++
		case s.a != s.b:
			open++
		}
	}
	switch {
	case first > 0 && second > 0:
		return order{}, remark.BothOrders, first + second
	case first > 0:
		return order{dayFirst: true}, remark.DayFirst, first
	case second > 0:
		return order{monthFirst: true}, remark.MonthFirst, second
	case open == 0:
		return order{dayFirst: true}, "", 0 // every date reads the same either way
	}
	day, month := backward(all, order{dayFirst: true}), backward(all, order{monthFirst: true})
	switch {
	case dotted(all):
		return order{dayFirst: true}, remark.DayByDots, open
	case day == 0 && month > 0:
		return order{dayFirst: true}, remark.DayByOrder, open
	case month == 0 && day > 0:
		return order{monthFirst: true}, remark.MonthByOrder, open
	}
	return order{}, remark.DayOrMonth, open
}

// yearsFirst turns round dates that begin with a year of two digits: "24/03/14, 24/03/15" is two days of one March and
// not the 24th of March in two years.
func yearsFirst(all []stamp) bool {
	var days, years []int
	for _, s := range all {
		if s.unreadable {
			continue
		}
		if s.yearFirst || s.a <= 12 || s.a > 99 || s.b > 12 || s.c < 1 || s.c > 31 {
			return false
		}
		days, years = append(days, s.c), append(years, s.a)
	}
	if len(days) < 2 {
		return false
	}
	overDays, overYears := slices.Max(days)-slices.Min(days), slices.Max(years)-slices.Min(years)
	if overDays == 0 || overYears > 1 || overYears == 1 && overDays == 1 { // the last may be a Christmas and the January after it
		return false
	}
	for i := range all {
		if !all[i].unreadable {
			all[i].a, all[i].yearFirst = all[i].a+2000, true
		}
	}
	return true
}

func dotted(all []stamp) bool {
	for _, s := range all {
		if !s.dots {
			return false
		}
	}
	return true
}

// backward counts the messages that would lie before the one above them.
func backward(all []stamp, o order) int {
	n, last := 0, ""
	for _, s := range all {
		at := s.local(o)
		if at == "" {
			continue
		}
		n += count(at[:10] < last)
		last = at[:10]
	}
	return n
}

// local is the stamp as 2024-02-01T22:05:11; "" where the order is not settled or there is no such day.
func (s stamp) local(o order) string {
	y, m, d := s.c, s.b, s.a
	switch {
	case s.yearFirst:
		y, m, d = s.a, s.b, s.c
	case o.monthFirst:
		m, d = s.a, s.b
	case o.dayFirst, s.a == s.b:
	case s.b > 12: // a file with both: this date shows its own order
		m, d = s.a, s.b
	case s.a > 12:
	default:
		return ""
	}
	if y < 100 {
		y += 2000
	}
	t := time.Date(y, time.Month(m), d, s.hour, s.min, s.sec, 0, time.UTC)
	if s.unreadable || m < 1 || m > 12 || t.Day() != d || y < 1900 || y > 9999 {
		return ""
	}
	return t.Format("2006-01-02T15:04:05")
}

// newStamp reads the parts of a stamp as written; half is the mark of the half of the day, "" in 24 hours.
func newStamp(a, b, c, clock, half, between string) stamp {
	s := stamp{a: number(a), b: number(b), c: number(c), yearFirst: len(digits(a)) == 4, dots: between == "."}
	parts := strings.FieldsFunc(clock, func(r rune) bool { return r == ':' || r == '.' })
	for i, at := range []*int{&s.hour, &s.min, &s.sec} {
		if i < len(parts) {
			*at = number(parts[i])
		}
	}
	switch half := halfOf(half); {
	case half == "":
	case s.hour < 1 || s.hour > 12:
		s.unreadable = s.hour > 12 && half == "am"
	case half == "pm" && s.hour < 12:
		s.hour += 12
	case half == "am" && s.hour == 12:
		s.hour = 0
	}
	s.unreadable = s.unreadable || s.hour > 23 || s.min > 59 || s.sec > 60
	return s
}

// halfOf reads the mark of the half of the day in the ways phones write it.
func halfOf(s string) string {
	letters := strings.Map(func(r rune) rune {
		if r == '.' || r == ' ' || r == '\u202f' || r == '\u00a0' || r == '\u200e' {
			return -1
		}
		return r
	}, strings.ToLower(s))
	switch letters {
	case "am", "a", "ص", "上午", "午前", "오전", "fm", "vorm", "de", "пп":
		return "am"
	case "pm", "p", "م", "下午", "午後", "오후", "em", "nachm", "du":
		return "pm"
	}
	return ""
}

// digits turns the digits of other scripts into ours.
func digits(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '٠' && r <= '٩':
			return '0' + r - '٠'
		case r >= '۰' && r <= '۹':
			return '0' + r - '۰'
		case r >= '०' && r <= '९':
			return '0' + r - '०'
		}
		return r
	}, s)
}

func number(s string) int {
	n, err := strconv.Atoi(digits(s))
	if err != nil {
		return -1
	}
	return n
}

// millis sets the time of an entry from milliseconds since 1970, which is a moment everywhere; it stands in UTC.
func (e *Entry) millis(ms int64) bool {
	if ms <= 0 || ms > 253402300799000 {
		return false
	}
	e.at(time.UnixMilli(ms).UTC())
	return true
}

func (e *Entry) at(t time.Time) {
	e.Time, e.Local = t, t.Format("2006-01-02T15:04:05")
	e.Day, e.Clock = t.Format("2006-01-02"), t.Format("15:04:05")
	zone := "UTC"
	if _, off := t.Zone(); off != 0 {
		zone = t.Format("-07:00")
	}
	e.Clock += " " + zone
	e.When = e.Day + " " + e.Clock
}

// dayWords says a settled day in full, so that nobody has to guess: "Thursday, 1 February 2024".
func dayWords(local string, lang string) string {
	t, err := time.Parse("2006-01-02", local[:min(10, len(local))])
	if err != nil {
		return ""
	}
	if lang == "es" {
		return fmt.Sprintf("%s, %d de %s de %d", weekdays[t.Weekday()], t.Day(), months[t.Month()-1], t.Year())
	}
	return t.Format("Monday, 2 January 2006")
}

// DayWords is the day of an entry in full in "en" or "es"; "" where the file does not settle it.
func (e *Entry) DayWords(lang string) string {
	if e.Local == "" {
		return ""
	}
	return dayWords(e.Local, lang)
}

var weekdays = []string{"domingo", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado"}
var months = []string{"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"}
