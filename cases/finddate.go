package cases

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// DateIn is one day, month or year that a text names, and where in the text it stands (byte offsets).
type DateIn struct {
	Date       Date
	Start, End int
}

// DatesIn finds the dates that a text names, in English and Spanish, in the order in which they stand: 2018-06-22,
// 06/22/2018 (month first, as papers in the United States write; day first where it can only be so), 20180622, June 22,
// 2018, 22 June 2018, June 2018, 22 de junio de 2018, junio de 2018, and a year alone. What no calendar has is no date.
func DatesIn(text string) []DateIn {
	var out []DateIn
	taken := func(a, b int) bool {
		return slices.ContainsFunc(out, func(d DateIn) bool { return a < d.End && d.Start < b })
	}
	for _, p := range datePatterns() {
		for from := 0; from < len(text); {
			at := p.re.FindStringSubmatchIndex(text[from:])
			if at == nil {
				break
			}
			start, end := from+at[2], from+at[3]
			if d := p.read(groups(text[from:], at)); d != "" && !taken(start, end) && !goesOn(text[end:]) {
				out = append(out, DateIn{d, start, end})
			}
			from = end // the letter behind one date may stand in front of the next
		}
	}
	slices.SortFunc(out, func(a, b DateIn) int { return a.Start - b.Start })
	return out
}

// groups are the parts of a match behind the whole date.
func groups(text string, at []int) []string {
	var parts []string
	for i := 4; i < len(at); i += 2 {
		part := ""
		if at[i] >= 0 {
			part = text[at[i]:at[i+1]]
		}
		parts = append(parts, part)
	}
	return parts
}

// goesOn reports whether more of a number follows: 2019 in 2019-13-01 is no year.
func goesOn(rest string) bool {
	return len(rest) >= 2 && (rest[0] == '-' || rest[0] == '/') && rest[1] >= '0' && rest[1] <= '9'
}

// datePattern is one way of writing a date. Group 1 of re is the whole date, the further groups its parts.
type datePattern struct {
	re   *regexp.Regexp
	read func(parts []string) Date
}

const (
	monthsEN = `jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?\.?|july?\.?|aug(?:ust|\.)?|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?`
	monthsES = `enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre|octubre|noviembre|diciembre`
	anyMonth = `(` + monthsES + `|` + monthsEN + `)`
	year4    = `((?:19|20)\d\d)`
)

var datePatterns = sync.OnceValue(func() []datePattern {
	whole := func(s string) *regexp.Regexp {
		return regexp.MustCompile(`(?i)(?:^|[^\pL\pN.,$#/-])(` + s + `)(?:$|[^\pL\pN]|T\d)`)
	}
	return []datePattern{
		{whole(year4 + `[-/.](\d\d?)[-/.](\d\d?)`), func(p []string) Date { return dateFrom(p[0], p[1], p[2]) }},
		{whole(`(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d\d)`), func(p []string) Date { return numericDate(p[0], p[1], p[2]) }},
		{whole(year4 + `(\d\d)(\d\d)`), func(p []string) Date { return dateFrom(p[0], p[1], p[2]) }},
		{whole(anyMonth + ` +(\d{1,2})(?:st|nd|rd|th)?,? +` + year4), func(p []string) Date { return dateFrom(p[2], monthNumber(p[0]), p[1]) }},
		{whole(`(\d{1,2})(?:st|nd|rd|th)?(?: +de| +of)? +` + anyMonth + `\.?,?(?: +del?)? +` + year4), func(p []string) Date { return dateFrom(p[2], monthNumber(p[1]), p[0]) }},
		{whole(`(\d{1,2})-` + anyMonth + `-` + year4), func(p []string) Date { return dateFrom(p[2], monthNumber(p[1]), p[0]) }},
		{whole(anyMonth + `,?(?: +de| +del| +of)? +` + year4), func(p []string) Date { return dateFrom(p[1], monthNumber(p[0]), "") }},
		{whole(`(\d{1,2})/` + year4), func(p []string) Date { return dateFrom(p[1], p[0], "") }},
		{whole(year4 + `-(\d\d)`), func(p []string) Date { return dateFrom(p[0], p[1], "") }},
		{whole(year4), func(p []string) Date { return dateFrom(p[0], "", "") }},
	}
})

// numericDate reads 06/22/2018 and 22/06/2018. Two figures of a year are this century up to thirty, else the last.
func numericDate(a, b, year string) Date {
	if len(year) == 2 {
		century := "19"
		if year <= "30" {
			century = "20"
		}
		year = century + year
	}
	if d := dateFrom(year, a, b); d != "" {
		return d
	}
	return dateFrom(year, b, a)
}

func dateFrom(year, month, day string) Date {
	s := year
	for _, part := range []string{month, day} {
		if part == "" {
			break
		}
		n, err := strconv.Atoi(part)
		if err != nil {
			return ""
		}
		s += fmt.Sprintf("-%02d", n)
	}
	d, err := ParseDate(s)
	if err != nil {
		return ""
	}
	return d
}

// monthNumber gives 1 to 12 for a month's name or its first letters, "0" for none.
func monthNumber(name string) string {
	name = strings.ToLower(strings.TrimSuffix(name, "."))
	for i, es := range strings.Split("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre", " ") {
		en := strings.ToLower(time.Month(i + 1).String())
		if name == es || name == "setiembre" && es == "septiembre" || len(name) >= 3 && strings.HasPrefix(en, name) {
			return strconv.Itoa(i + 1)
		}
	}
	return "0"
}
