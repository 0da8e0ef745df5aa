package rows

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/harborfile/harborfile/cases"
)

// Order says which of two numbers of a date is the day, where both could be. The empty Order asks: such a row is set
// aside.
type Order string

// The orders of a date in numbers.
const (
	Ask        Order = ""
	MonthFirst Order = "mdy" // 05/12/2019 is May 12
	DayFirst   Order = "dmy" // 05/12/2019 is December 5
)

// readDate reads a date as tables write them: 2019-05-12, 5/12/2019, 12 May 2019, May 12, 2019, 05/2019, 2019. why is
// empty where it was read.
func readDate(s string, order Order) (d cases.Date, why *cases.Term) {
	s = strings.TrimSpace(s)
	if s == "" {
		return "", nil
	}
	if d, err := cases.ParseDate(s); err == nil {
		return d, nil
	}
	if at, _, ok := strings.Cut(s, "T"); ok && len(at) == 10 { // 2019-05-12T00:00:00
		s = at
	}
	if at, rest, ok := strings.Cut(s, " "); ok && strings.Contains(rest, ":") { // a time of day behind the date
		s = at
	}
	parts := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("/.-, ", r) })
	day, month, year, why := inOrder(parts, order)
	if why != nil {
		return "", why
	}
	text := year
	if month != "" {
		text += "-" + two(month)
	}
	if day != "" {
		text += "-" + two(day)
	}
	d, err := cases.ParseDate(text)
	if err != nil {
		return "", &noDay
	}
	return d, nil
}

var (
	noDay     = cases.Term{ID: "no day", EN: "This is no day of the calendar.", ES: "Este no es un día del calendario."}
	twoWays   = cases.Term{ID: "two ways", EN: "This day can be read in two ways. Say which number is the day, with --dates mdy or --dates dmy.", ES: "Este día se puede leer de dos maneras. Diga qué número es el día, con --dates mdy o --dates dmy."}
	shortYear = cases.Term{ID: "short year", EN: "Write the year with four digits.", ES: "Escriba el año con cuatro cifras."}
	future    = cases.Term{ID: "future", EN: "This day has not come yet.", ES: "Este día todavía no ha llegado."}
)

// inOrder finds day, month and year among two or three parts.
func inOrder(parts []string, order Order) (day, month, year string, why *cases.Term) {
	switch {
	case len(parts) == 2 && monthName(parts[0]) != "" && number(parts[1]) && len(parts[1]) == 4: // May 2019
		return "", monthName(parts[0]), parts[1], nil
	case len(parts) == 2 && number(parts[0]) && number(parts[1]) && len(parts[1]) == 4: // 05/2019
		return "", parts[0], parts[1], nil
	case len(parts) == 5 && plain(parts[1]) == "de" && plain(parts[3]) == "de": // 12 de mayo de 2019
		parts = []string{parts[0], parts[2], parts[4]}
	}
	if len(parts) != 3 {
		return "", "", "", &noDay
	}
	a, b, c := parts[0], parts[1], parts[2]
	switch {
	case monthName(a) != "" && number(b) && number(c):
		return b, monthName(a), c, fourDigits(c)
	case monthName(b) != "" && number(a) && number(c):
		return a, monthName(b), c, fourDigits(c)
	case !number(a) || !number(b) || !number(c):
		return "", "", "", &noDay
	case len(a) == 4:
		return c, b, a, nil
	}
	if why := fourDigits(c); why != nil {
		return "", "", "", why
	}
	x, _ := strconv.Atoi(a)
	y, _ := strconv.Atoi(b)
	switch {
	case order == MonthFirst, order == Ask && y > 12, order == Ask && x == y:
		return b, a, c, nil
	case order == DayFirst, order == Ask && x > 12:
		return a, b, c, nil
	}
	return "", "", "", &twoWays
}

func fourDigits(year string) *cases.Term {
	if len(year) != 4 {
		return &shortYear
	}
	return nil
}

func number(s string) bool {
	for _, r := range s {
		if r < '0' || r > '9' {
			return false
		}
	}
	return len(s) > 0 && len(s) <= 4
}

func two(s string) string {
	if len(s) == 1 {
		return "0" + s
	}
	return s
}

var months = [12][]string{{"january", "enero"}, {"february", "febrero"}, {"march", "marzo"}, {"april", "abril"}, {"may", "mayo"}, {"june", "junio"},
	{"july", "julio"}, {"august", "agosto"}, {"september", "septiembre", "setiembre"}, {"october", "octubre"}, {"november", "noviembre"}, {"december", "diciembre"}}

// monthName gives the number of a month by its name, or by its first three letters or more; "" for anything else.
func monthName(s string) string {
	s = plain(s)
	if len(s) < 3 || !unicode.IsLetter(rune(s[0])) {
		return ""
	}
	for i, names := range months {
		for _, n := range names {
			if strings.HasPrefix(n, s) {
				return strconv.Itoa(i + 1)
			}
		}
	}
	return ""
}
