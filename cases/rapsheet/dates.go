package rapsheet

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/harborfile/harborfile/cases"
)

// A day is a date found in a line, with the place where it stood.
type day struct {
	date     cases.Date
	from, to int
	century  bool // the year had two digits
	turned   bool // the day stood before the month
}

var (
	isoDay     = regexp.MustCompile(`\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\b`)
	packedDay  = regexp.MustCompile(`\b((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\b`)
	usDay      = regexp.MustCompile(`\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})\b`)
	monthFirst = regexp.MustCompile(`(?i)\b([a-z]{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b`)
	dayFirst   = regexp.MustCompile(`(?i)\b(\d{1,2})[-\s](?:de\s+)?([a-z]{3,10})\.?[-\s,]+(?:de\s+)?(\d{4})\b`)
	monthYear  = regexp.MustCompile(`(?i)\b(?:(\d{1,2})/(\d{4})|([a-z]{3,10})\.?,?\s+(\d{4}))\b`)
)

var months = []string{"jan ene", "feb", "mar", "apr abr", "may", "jun", "jul", "aug ago", "sep set", "oct", "nov", "dec dic"}

// month is the number of a month's name in English or Spanish, 0 for another word.
func month(word string) int {
	word = strings.ToLower(word)
	full := "january february march april may june july august september october november december sept " +
		"enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre"
	if len(word) > 3 && !strings.Contains(" "+full+" ", " "+word+" ") {
		return 0
	}
	for i, starts := range months {
		for _, s := range strings.Fields(starts) {
			if strings.HasPrefix(word, s) {
				return i + 1
			}
		}
	}
	return 0
}

// firstDay finds the first full date of a text, and where there is none, the first month with its year.
func firstDay(s string) (day, bool) {
	best, found := day{}, false
	try := func(m []int, year, mon, dom string) {
		if m == nil || found && m[0] >= best.from {
			return
		}
		if d, ok := makeDay(year, mon, dom); ok {
			d.from, d.to = m[0], m[1]
			best, found = d, true
		}
	}
	part := func(m []int, i int) string { return s[m[2*i]:m[2*i+1]] }
	if m := isoDay.FindStringSubmatchIndex(s); m != nil {
		try(m, part(m, 1), part(m, 2), part(m, 3))
	}
	if m := packedDay.FindStringSubmatchIndex(s); m != nil {
		try(m, part(m, 1), part(m, 2), part(m, 3))
	}
	for _, m := range usDay.FindAllStringSubmatchIndex(s, 4) {
		try(m, part(m, 3), part(m, 1), part(m, 2))
	}
	if m := monthFirst.FindStringSubmatchIndex(s); m != nil && month(part(m, 1)) > 0 {
		try(m, part(m, 3), strconv.Itoa(month(part(m, 1))), part(m, 2))
	}
	if m := dayFirst.FindStringSubmatchIndex(s); m != nil && month(part(m, 2)) > 0 {
		try(m, part(m, 3), strconv.Itoa(month(part(m, 2))), part(m, 1))
	}
	if found {
		return best, true
	}
	return firstMonth(s)
}

// firstMonth finds a month with its year; a year alone is too easily part of a number.
func firstMonth(s string) (day, bool) {
	for _, m := range monthYear.FindAllStringSubmatchIndex(s, 4) {
		var text string
		if m[2] >= 0 {
			n, _ := strconv.Atoi(s[m[2]:m[3]])
			text = fmt.Sprintf("%s-%02d", s[m[4]:m[5]], n)
		} else if n := month(s[m[6]:m[7]]); n > 0 {
			text = fmt.Sprintf("%s-%02d", s[m[8]:m[9]], n)
		}
		if d, err := cases.ParseDate(text); err == nil && d != "" {
			return day{date: d, from: m[0], to: m[1]}, true
		}
	}
	return day{}, false
}

// makeDay puts a date together. Sheets of the United States print the month first; where that gives no day, the other
// order is tried.
func makeDay(year, mon, dom string) (day, bool) {
	var d day
	if len(year) == 2 {
		d.century = true
		if year > "39" {
			year = "19" + year
		} else {
			year = "20" + year
		}
	}
	m, _ := strconv.Atoi(mon)
	n, _ := strconv.Atoi(dom)
	if m > 12 && n <= 12 {
		m, n, d.turned = n, m, true
	}
	date, err := cases.ParseDate(fmt.Sprintf("%s-%02d-%02d", year, m, n))
	d.date = date
	return d, err == nil && date != ""
}
