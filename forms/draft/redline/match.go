package redline

import (
	"strings"
	"unicode"
)

// step is one step of an alignment: places in both lists, -1 where one has none.
type step struct{ before, after int }

// mostCells bounds the table that align fills; beyond it what differs is taken as a whole.
const mostCells = 9_000_000

// align finds the longest run of things that stay, in order.
func align(n, m int, same func(i, j int) bool) []step {
	head := 0
	for head < n && head < m && same(head, head) {
		head++
	}
	tail := 0
	for tail < n-head && tail < m-head && same(n-1-tail, m-1-tail) {
		tail++
	}
	var out []step
	for i := range head {
		out = append(out, step{i, i})
	}
	out = append(out, between(head, n-tail, head, m-tail, same)...)
	for k := tail; k > 0; k-- {
		out = append(out, step{n - k, m - k})
	}
	return out
}

// between aligns what is left between the common beginning and the common end.
func between(i0, i1, j0, j1 int, same func(i, j int) bool) []step {
	n, m := i1-i0, j1-j0
	var out []step
	if n == 0 || m == 0 || n*m > mostCells {
		for i := i0; i < i1; i++ {
			out = append(out, step{i, -1})
		}
		for j := j0; j < j1; j++ {
			out = append(out, step{-1, j})
		}
		return out
	}
	width := m + 1
	best := make([]int32, (n+1)*width)
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			if same(i0+i, j0+j) {
				best[i*width+j] = best[(i+1)*width+j+1] + 1
			} else {
				best[i*width+j] = max(best[(i+1)*width+j], best[i*width+j+1])
			}
		}
	}
	for i, j := 0, 0; i < n || j < m; {
		switch {
		case i < n && j < m && same(i0+i, j0+j):
			out = append(out, step{i0 + i, j0 + j})
			i, j = i+1, j+1
		case i < n && (j == m || best[(i+1)*width+j] >= best[i*width+j+1]):
			out = append(out, step{i0 + i, -1})
			i++
		default:
			out = append(out, step{-1, j0 + j})
			j++
		}
	}
	return out
}

// folded is a text as it is compared: word processors change quotes, hyphens and spaces by themselves.
func folded(s string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case '‘', '’', '‛':
			return '\''
		case '“', '”', '‟':
			return '"'
		case '\u2011':
			return '-'
		}
		if unicode.IsSpace(r) {
			return ' '
		}
		return r
	}, s)
}

// tokens cuts a text into words, spaces and signs.
func tokens(s string) []string {
	var out []string
	kind := func(r rune) int {
		switch {
		case unicode.IsSpace(r):
			return 1
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			return 2
		}
		return 0 // each sign by itself
	}
	from, last := 0, -1
	for i, r := range s {
		k := kind(r)
		if last >= 0 && (k != last || k == 0) {
			out = append(out, s[from:i])
			from = i
		}
		last = k
	}
	if from < len(s) {
		out = append(out, s[from:])
	}
	return out
}

// alike is how much of two texts is the same words, from 0 to 1.
func alike(a, b map[string]int) float64 {
	total, common := 0, 0
	for w, n := range a {
		total += n
		common += min(n, b[w])
	}
	for _, n := range b {
		total += n
	}
	if total == 0 {
		return 0
	}
	return 2 * float64(common) / float64(total)
}

// bag counts the words of a text.
func bag(s string) map[string]int {
	out := map[string]int{}
	for _, w := range strings.FieldsFunc(strings.ToLower(folded(s)), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		out[w]++
	}
	return out
}
