package redact

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

// months by the first letters that tell them in English and Spanish.
var months = map[string]time.Month{
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
	"ene": 1, "abr": 4, "ago": 8, "set": 9, "dic": 12,
}

const monthWord = `(january|february|march|april|may|june|july|august|september|october|november|december|` +
	`enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre|setiembre|octubre|noviembre|diciembre|` +
	`jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|ene|abr|ago|set|dic)\b\.?`

// The writings of a date: each names the groups of day, month and year.
var dateShapes = []struct {
	re               *regexp.Regexp
	day, month, year int
	yearFirst        bool
}{
	{regexp.MustCompile(`(?i)` + monthWord + ` ?(\d{1,2})(?:st|nd|rd|th)?\.? ?,? ?(?:del? )?(?:of )?(\d{4})\b`), 2, 1, 3, false},
	{regexp.MustCompile(`(?i)\b(\d{1,2})(?:st|nd|rd|th|o|\?)? ?[-./]? ?(?:de |del |of |day of )?` + monthWord + ` ?[-./]?,? ?(?:del? |of )?(\d{4}|\d{2})\b`), 1, 2, 3, false},
	{regexp.MustCompile(`\b(\d{4}) ?[-./] ?(\d{1,2}) ?[-./] ?(\d{1,2})\b`), 3, 2, 1, true},
	{regexp.MustCompile(`\b(\d{1,2}) ?[-./] ?(\d{1,2}) ?[-./] ?(\d{4}|\d{2})\b`), 2, 1, 3, false},
	{regexp.MustCompile(`\b(\d \d|\d\d) {1,2}(\d \d|\d\d) {1,2}(\d \d \d \d|\d{4})\b`), 2, 1, 3, false}, // a box for each digit
	{regexp.MustCompile(`\b(\d\d)(\d\d)(\d{4})\b`), 2, 1, 3, false},
}

// looseShapes are the numbers of dateShapes that are dates only where the file knows the day.
const looseShapes = 4

var birthWords = regexp.MustCompile(`(?i)\bborn\b|\bbirth|\bd\.? ?o\.? ?b\b|\bnacid|\bnacio\b|\bnacim|\bnac\.|\bf\. ?nac|\bbday\b`)

// births finds dates of birth: any date shortly after or before a word that says so, and the dates the file knows,
// wherever they stand. The year stays.
func (k *known) births(f flat) []hit {
	var out []hit
	taken := map[int]bool{}
	for n, shape := range dateShapes {
		for _, at := range shape.re.FindAllSubmatchIndex(f.text, -1) {
			if taken[at[0]] {
				continue
			}
			part := func(i int) string {
				return strings.ReplaceAll(string(f.text[at[2*i]:at[2*i+1]]), " ", "")
			}
			known := k.days[day(part(shape.year), part(shape.month), part(shape.day))] ||
				monthNumber(part(shape.month)) <= 12 && k.days[day(part(shape.year), part(shape.day), part(shape.month))]
			told := n < looseShapes && near(birthWords, f.text, at[:2], 45, 22)
			if !known && !told {
				continue
			}
			taken[at[0]] = true
			from, to := at[0], at[2*shape.year]
			if shape.yearFirst {
				from, to = at[2*shape.year+1], at[1]
			}
			out = append(out, hit{f.glyphsOf(from, to), Birth})
		}
	}
	return out
}

func monthNumber(s string) int {
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	if len(s) >= 3 {
		return int(months[strings.ToLower(s[:3])])
	}
	return 0
}

// calendarDay is a day as numbers.
type calendarDay struct{ year, month, day int }

// day reads the parts of a date. Of a year in two digits only these count.
func day(year, month, day string) calendarDay {
	y, _ := strconv.Atoi(year)
	d, _ := strconv.Atoi(day)
	if n, err := strconv.Atoi(day); err != nil || n > 31 {
		d = 0
	}
	return calendarDay{y, monthNumber(month), d}
}
