package lang

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// monthNamed is the month that a word begins in either language ("nov", "noviembre"), or 0.
func monthNamed(word string) int {
	word = strings.TrimSuffix(word, ".")
	if len(word) < 3 || strings.ContainsAny(word, "0123456789") {
		return 0
	}
	for i, name := range []string{"jan ene", "feb", "mar", "apr abr", "may", "jun", "jul", "aug ago", "sep set", "oct", "nov", "dec dic"} {
		for _, short := range strings.Fields(name) {
			if strings.HasPrefix(word, short) {
				return i + 1
			}
		}
	}
	return 0
}

// datePieces joins day, month and year. month is 0 when it stands among the numbers, at monthAt.
func datePieces(numbers []string, month, monthAt int, today time.Time) (string, bool) {
	n := make([]int, len(numbers))
	for i, s := range numbers {
		v, err := strconv.Atoi(s)
		if err != nil {
			return "", false
		}
		n[i] = v
	}
	year := func(i int) int { return wholeYear(numbers[i], n[i], today) }
	switch {
	case month == 0 && len(n) == 3 && len(numbers[0]) == 4:
		return fmt.Sprintf("%04d-%02d-%02d", n[0], n[1], n[2]), true
	case month == 0 && len(n) == 3:
		return fmt.Sprintf("%04d-%02d-%02d", year(2), n[monthAt], n[1-monthAt]), true
	case month == 0 && len(n) == 2 && len(numbers[1]) == 4:
		return fmt.Sprintf("%04d-%02d", n[1], n[0]), true
	case month > 0 && len(n) == 2:
		return fmt.Sprintf("%04d-%02d-%02d", year(1), month, n[0]), true
	case month > 0 && len(n) == 1 && len(numbers[0]) == 4:
		return fmt.Sprintf("%04d-%02d", n[0], month), true
	}
	return "", false
}

// wholeYear completes a year of two digits: this century up to the coming year, else the last.
func wholeYear(s string, n int, today time.Time) int {
	if len(s) != 2 {
		return n
	}
	year := today.Year()/100*100 + n
	if year > today.Year()+1 {
		year -= 100
	}
	return year
}
