package rapsheet

import (
	"strconv"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/pattern"
)

// A day is a date found in a line, with the place where it stood.
type day struct {
	date     cases.Date
	from, to int
	century  bool // the year had two digits
	turned   bool // the day stood before the month
}

var (
	shortYear = pattern.Must(`^\d{1,2}[/.-]\d{1,2}[/.-]\d{2}$`)
	numeric   = pattern.Must(`^(\d{1,2})[/.-]\d{1,2}[/.-]\d{2,4}$`)
)

// firstDay finds the first full date of a text, and where there is none, the first month with its year. A year alone is
// too easily part of a number.
func firstDay(s string) (day, bool) {
	var month day
	for _, d := range cases.DatesIn(s) {
		written := s[d.Start:d.End]
		found := day{date: d.Date, from: d.Start, to: d.End, century: shortYear.MatchString(written)}
		if m := numeric.FindStringSubmatch(written); m != nil {
			first, err := strconv.Atoi(m[1])
			found.turned = err == nil && first > 12
		}
		switch {
		case d.Date.Full():
			return found, true
		case len(d.Date) == len("2006-01") && month.date == "":
			month = found
		}
	}
	return month, month.date != ""
}
