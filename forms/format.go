package forms

import (
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/fill"
)

// A format turns a fact into the text that a form wants. ok is false when the fact is told but cannot be written that
// way: an unfinished date, a state that the drop-down does not offer. Nothing is invented to make it fit.
type format func(v cases.Value, at place) (text string, ok bool)

// place is what a format may look at beside the fact.
type place struct {
	field fill.Field
	today time.Time
}

// formats by the names that maps use. The empty name writes the fact as it is.
var formats = map[string]format{
	"":          asText,
	"upper":     func(v cases.Value, _ place) (string, bool) { return strings.ToUpper(v.String()), true },
	"date":      asDate,       // mm/dd/yyyy, only a day that is fully known
	"dateAbout": asDateAbout,  // where the form itself asks for an estimate: "about May 2019"
	"age":       asAge,        // completed years today, from a date of birth that is fully known
	"aNumber":   asANumber,    // nine digits; the form prints the A
	"digits":    asDigits,     // digits only
	"phone":     asPhone,      // ten digits where the box takes no more, else (555) 555-0100
	"zip":       asZIP,        // five digits where the box takes no more
	"alnum":     asAlnum,      // letters and digits, upper case
	"option":    asOption,     // one of the drop-down's own values
	"detail":    asDetail,     // what follows "yes:"; the box beside it says yes
	"list":      asList,       // a list joined by commas
	"feet":      asFeet,       // inches as feet and inches: 5'4"
	"initial":   asInitial,    // the first letter of a name, where the box takes no more
	"month":     asMonth,      // month and year: 05/2019
	"areaCode":  asAreaCode,   // the first three digits of a telephone number
	"phoneRest": asLocalPhone, // the seven after them: 555-0100
	"ssn":       asSSN,        // 000-00-0000, nine digits where the box takes no more
}

func asText(v cases.Value, _ place) (string, bool) {
	if v.Kind == cases.DateFact {
		return v.Date().US(), v.Date().Full()
	}
	return v.String(), true
}

// dayOf is the day that a value tells: a date on file, or an answer to a form's own question. An answer is kept as
// year-month-day, or as it was typed.
func dayOf(v cases.Value) cases.Date {
	if v.Kind == cases.DateFact {
		return v.Date()
	}
	text := strings.TrimSpace(v.Text)
	if t, err := time.Parse("1/2/2006", text); err == nil {
		text = string(cases.DateOf(t))
	}
	d, err := cases.ParseDate(text)
	if err != nil {
		return ""
	}
	return d
}

func asDate(v cases.Value, _ place) (string, bool) { return dayOf(v).US(), dayOf(v).Full() }

func asDateAbout(v cases.Value, _ place) (string, bool) {
	d := dayOf(v)
	if d.Full() {
		return d.US(), true
	}
	return d.Long(), d != ""
}

func asAge(v cases.Value, at place) (string, bool) {
	born, ok := v.Date().Time()
	if !ok || at.today.IsZero() {
		return "", false
	}
	years := at.today.Year() - born.Year()
	if at.today.Month() < born.Month() || at.today.Month() == born.Month() && at.today.Day() < born.Day() {
		years--
	}
	if years < 0 {
		return "", false
	}
	return strconv.Itoa(years), true
}

func asANumber(v cases.Value, _ place) (string, bool) {
	d := onlyDigits(v.Text)
	if len(d) < 7 || len(d) > 9 {
		return "", false
	}
	return strings.Repeat("0", 9-len(d)) + d, true
}

func asDigits(v cases.Value, _ place) (string, bool) {
	d := onlyDigits(v.Text)
	return d, d != ""
}

func asPhone(v cases.Value, at place) (string, bool) {
	d := onlyDigits(v.Text)
	if len(d) == 11 && d[0] == '1' {
		d = d[1:]
	}
	narrow := at.field.Max > 0 && at.field.Max < 14
	switch {
	case len(d) == 10 && narrow:
		return d, true
	case len(d) == 10:
		return "(" + d[:3] + ") " + d[3:6] + "-" + d[6:], true
	case narrow:
		return "", false // a shortened number would reach somebody else
	}
	return v.Text, true
}

func asSSN(v cases.Value, at place) (string, bool) {
	d, ok := asDigits(v, at)
	if !ok || len(d) != 9 || at.field.Comb || at.field.Max > 0 && at.field.Max < len("000-00-0000") {
		return d, ok
	}
	return d[:3] + "-" + d[3:5] + "-" + d[5:], true
}

func asInitial(v cases.Value, _ place) (string, bool) {
	for _, r := range strings.TrimSpace(v.Text) {
		return string(unicode.ToUpper(r)), true
	}
	return "", false
}

func asZIP(v cases.Value, at place) (string, bool) {
	d := onlyDigits(v.Text)
	if len(d) != 5 && len(d) != 9 {
		return v.Text, at.field.Max == 0 || len(v.Text) <= at.field.Max
	}
	if len(d) == 9 && (at.field.Max == 0 || at.field.Max >= 10) {
		return d[:5] + "-" + d[5:], true
	}
	return d[:5], true
}

func asAlnum(v cases.Value, _ place) (string, bool) {
	s := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToUpper(r)
		}
		return -1
	}, v.Text)
	return s, s != ""
}

// asOption finds the value in the drop-down's own list: the same state is "CA" on one form and " CA" on another.
func asOption(v cases.Value, at place) (string, bool) {
	want := plain(v.String())
	for _, o := range at.field.Options {
		if plain(o) == want {
			return o, true
		}
	}
	return "", false
}

func asDetail(v cases.Value, _ place) (string, bool) {
	s := strings.TrimSpace(v.Text)
	for _, lead := range []string{"yes:", "yes,", "yes;", "yes."} {
		if len(s) >= len(lead) && strings.EqualFold(s[:len(lead)], lead) {
			return strings.TrimSpace(s[len(lead):]), true
		}
	}
	return s, true
}

func asList(v cases.Value, _ place) (string, bool) {
	if v.Kind == cases.ListFact {
		return strings.Join(v.List, ", "), true
	}
	return v.String(), true
}

func asFeet(v cases.Value, _ place) (string, bool) {
	inches := 0
	for _, r := range onlyDigits(v.Text) {
		inches = inches*10 + int(r-'0')
	}
	if inches < 12 || inches > 107 {
		return "", false
	}
	return strconv.Itoa(inches/12) + "'" + strconv.Itoa(inches%12) + `"`, true
}

func onlyDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, s)
}
