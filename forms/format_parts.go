package forms

import (
	"strings"

	"github.com/harborfile/harborfile/cases"
)

// asMonth is a date as tables of homes, schools and jobs ask for it: 05/2019. Of a day only its month and year are
// written; a year alone stays a year, and an estimate says so.
func asMonth(v cases.Value, _ place) (string, bool) {
	d := dayOf(v)
	s := strings.TrimPrefix(string(d), "~")
	if len(s) > 7 {
		s = s[:7]
	}
	month := cases.Date(s).US()
	if d.About() {
		month = "about " + month
	}
	return month, d != ""
}

// asAreaCode and asLocalPhone are the two halves of a telephone number, for forms that print the parentheses between
// them. A number of another country has no such halves.
func asAreaCode(v cases.Value, _ place) (string, bool) {
	d, ok := tenDigits(v)
	if !ok {
		return "", false
	}
	return d[:3], true
}

func asLocalPhone(v cases.Value, at place) (string, bool) {
	d, ok := tenDigits(v)
	switch {
	case !ok:
		return "", false
	case at.field.Max > 0 && at.field.Max < 8:
		return d[3:], true
	}
	return d[3:6] + "-" + d[6:], true
}

func tenDigits(v cases.Value) (string, bool) {
	d := onlyDigits(v.Text)
	if len(d) == 11 && d[0] == '1' {
		d = d[1:]
	}
	return d, len(d) == 10
}
