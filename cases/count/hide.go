package count

import "slices"

// Row is one line of a table. N is nil where the number is hidden.
type Row struct {
	ID string `json:"id"`
	EN string `json:"en"`
	ES string `json:"es"`
	N  *int   `json:"n"`
}

// Table is a set of rows that part a whole: every person, or every service, stands in exactly one of them. Total is nil
// where it is hidden too.
type Table struct {
	ID    string `json:"id"`
	EN    string `json:"en"`
	ES    string `json:"es"`
	Rows  []Row  `json:"rows"`
	Total *int   `json:"total"`
}

// hide shows the numbers of a table from which nobody can be told. A number from 1 to small-1 is hidden. So that the
// total does not give a hidden number away by subtraction, the smallest shown numbers are hidden with it, all that are
// equal at once, until every hidden number has another possible value, also for a reader who knows this rule. Where no
// number above zero is left, zeros are hidden with the rest, and a total below small is hidden as well.
//
// The choice depends on the numbers alone, not on their places: exchanging two hidden numbers gives the same table, and
// that is why no hidden number can be told. small is at least 2.
func hide(counts []int, small int) (shown []*int, total *int) {
	hidden := make([]bool, len(counts))
	for i, n := range counts {
		hidden[i] = n > 0 && n < small
	}
	for slices.Contains(hidden, true) && !safe(counts, hidden, small) {
		next := smallestShown(counts, hidden)
		for i, n := range counts {
			if n == next {
				hidden[i] = true // next is 0 when nothing above it is left
			}
		}
		if next == 0 {
			for i := range hidden {
				hidden[i] = true
			}
			break
		}
	}
	if slices.Contains(hidden, true) && smallestShown(counts, hidden) == 0 {
		for i := range hidden {
			hidden[i] = true
		}
	}
	sum := 0
	shown = make([]*int, len(counts))
	for i, n := range counts {
		sum += n
		if !hidden[i] {
			shown[i] = &counts[i]
		}
	}
	if sum > 0 && sum < small {
		return make([]*int, len(counts)), nil
	}
	return shown, &sum
}

// safe reports whether the hidden numbers keep each other's secret: there are two or more, they are not all the same,
// and each could be as large as small.
func safe(counts []int, hidden []bool, small int) bool {
	var first, sum, n int
	differ := false
	for i, c := range counts {
		if !hidden[i] {
			continue
		}
		if n == 0 {
			first = c
		}
		differ = differ || c != first
		sum += c
		n++
	}
	return n >= 2 && differ && sum-(n-1) >= small
}

// smallestShown is the smallest number above zero that is not hidden yet, 0 for none.
func smallestShown(counts []int, hidden []bool) int {
	least := 0
	for i, n := range counts {
		if !hidden[i] && n > 0 && (least == 0 || n < least) {
			least = n
		}
	}
	return least
}

// hideEach hides small numbers of a list whose total is never shown, so that nothing can be subtracted.
func hideEach(counts []int, small int) []*int {
	shown := make([]*int, len(counts))
	for i, n := range counts {
		if n == 0 || n >= small {
			shown[i] = &counts[i]
		}
	}
	return shown
}
