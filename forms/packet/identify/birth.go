package identify

import (
	"strconv"
	"strings"
	"time"

	"github.com/harborfile/harborfile/cases/pattern"
)

// months by the first letters that tell them in English and Spanish.
var months = map[string]time.Month{
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
	"ene": 1, "abr": 4, "ago": 8, "set": 9, "dic": 12,
}

const monthWord = `(january|february|march|april|may|june|july|august|september|october|november|december|` +
	`enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre|setiembre|octubre|noviembre|diciembre|` +
	`jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|ene|abr|ago|set|dic)\b\.?`

const monthShort = `(jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec|ene|abr|ago|set|dic)`

// The writings of a date: each names the groups of day, month and year.
var dateShapes = []struct {
	re               *pattern.Pattern
	day, month, year int
	yearFirst        bool
}{
	{pattern.Must(`(?i)` + monthWord + ` ?(\d{1,2})(?:st|nd|rd|th)?\.? ?,? ?(?:del? )?(?:of )?(\d{4})\b`), 2, 1, 3, false},
	{pattern.Must(`(?i)\b(\d{1,2})(?:st|nd|rd|th|o|\?)? ?[-./]? ?(?:de |del |of |day of )?` + monthWord + ` ?[-./]?,? ?(?:del? |of )?(\d{4}|\d{2})\b`), 1, 2, 3, false},
	{pattern.Must(`\b(\d{4}) ?[-./] ?(\d{1,2}) ?[-./] ?(\d{1,2})\b`), 3, 2, 1, true},
	{pattern.Must(`\b(\d{1,2}) ?[-./] ?(\d{1,2}) ?[-./] ?(\d{4}|\d{2})\b`), 2, 1, 3, false},
	{pattern.Must(`(?i)\b` + monthWord + ` ?[-./] ?(\d{1,2}) ?[-./] ?(\d{4}|\d{2})\b`), 2, 1, 3, false},
	{pattern.Must(`(?i)\b` + monthWord + ` ?(\d{1,2})(?:st|nd|rd|th)?,? ?(?:['?]|of the year |\()(\d{4}|\d{2})\b`), 2, 1, 3, false}, // ’91
	{pattern.Must(`(?i)\b(\d{4}),? ?[-./]? ?` + monthWord + ` ?[-./]? ?(\d{1,2})\b`), 3, 2, 1, true},
	{pattern.Must(`(?i)\b(\d{1,2})` + monthShort + `(\d{4}|\d{2})\b`), 1, 2, 3, false},
	{pattern.Must(`(?i)\b` + monthShort + `(\d{1,2}),? ?(\d{4})\b`), 2, 1, 3, false},
	{pattern.Must(`\b(\d \d|\d\d) {1,2}(\d \d|\d\d) {1,2}(\d \d \d \d|\d{4})\b`), 2, 1, 3, false}, // a box for each digit
	{pattern.Must(`\b(\d\d)(\d\d)((?:19|20)\d\d)\b`), 2, 1, 3, false},
	{pattern.Must(`\b((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\b`), 3, 2, 1, true}, // criminal histories
}

// looseShapes is the number of those in dateShapes before the ones that are dates only where the file knows the day, or
// where the word of birth stands right before them.
const looseShapes = 9

var (
	birthWords = pattern.Must(`(?i)\bborn\b|\bbirth|\bd\.? ?o\.? ?b\b|\bnacid|\bnacio\b|\bnacim|\bnac\.|\bf\. ?nac|\bbday\b`)
	// The date follows the word within the same clause.
	birthSays = pattern.Must(`(?i)(?:\bborn\b|\bbirth(?:day|date)?\b|\bd\.? ?o\.? ?b\b|\bnacid[oa]s?\b|\bnacio\b|\bnacimiento\b|\bnac\.|\bbday\b)[^;!0-9]{0,40}$`)
)

// Births finds dates of birth in flat text: any date shortly after or before a word that says so, and the days that are
// known, wherever they stand. The year stays.
func Births(text []byte, known Known) []Hit {
	var out []Hit
	taken := map[int]bool{}
	spans := birthSpans(text, known)
	for n, shape := range dateShapes {
		for _, at := range inSpans(shape.re, text, spans) {
			if taken[at[0]] || taken[-at[1]] {
				continue
			}
			part := func(i int) string {
				return strings.ReplaceAll(string(text[at[2*i]:at[2*i+1]]), " ", "")
			}
			sure := known.Days[dayOf(part(shape.year), part(shape.month), part(shape.day))] ||
				monthNumber(part(shape.month)) <= 12 && known.Days[dayOf(part(shape.year), part(shape.day), part(shape.month))]
			told := near(birthSays, text, at[:2], 45, 0) || n < looseShapes && near(birthWords, text, at[:2], 45, 22)
			if !sure && !told {
				continue
			}
			taken[at[0]], taken[-at[1]] = true, true
			from, to := at[0], at[2*shape.year]
			if shape.yearFirst {
				from, to = at[2*shape.year+1], at[1]
			}
			out = append(out, Hit{Birth, from, to, !sure && !near(birthSays, text, at[:2], 60, 0)})
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

// Day is a day as numbers.
type Day struct{ Year, Month, Day int }

// dayOf reads the parts of a date. Of a year in two digits only these count.
func dayOf(year, month, day string) Day {
	y, _ := strconv.Atoi(year)
	d, _ := strconv.Atoi(day)
	if n, err := strconv.Atoi(day); err != nil || n > 31 {
		d = 0
	}
	return Day{y, monthNumber(month), d}
}

// Person adds what is known of one person: a Social Security number, and the day of birth as YYYY-MM-DD; what is empty
// or incomplete adds nothing.
func (k *Known) Person(ssn, birth string) {
	if k.Numbers == nil {
		k.Numbers, k.Days = map[string]bool{}, map[Day]bool{}
	}
	if d := Digits([]byte(ssn)); len(d) == 9 {
		k.Numbers[d] = true
	}
	if t, err := time.Parse(time.DateOnly, birth); err == nil {
		k.Days[Day{t.Year(), int(t.Month()), t.Day()}] = true
		k.Days[Day{t.Year() % 100, int(t.Month()), t.Day()}] = true
	}
}
