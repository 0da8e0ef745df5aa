package count

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// key is a table as its reader sees it.
func key(shown []*int, total *int) string {
	var b strings.Builder
	for _, n := range append(slices.Clone(shown), total) {
		if n == nil {
			b.WriteString("? ")
		} else {
			fmt.Fprintf(&b, "%d ", *n)
		}
	}
	return b.String()
}

// Every table of up to four rows is made, and the reader knows the rule: from what is shown, no hidden number and no
// hidden total can be told, because another table looks the same.
func TestSubtractionTellsNothing(t *testing.T) {
	for _, c := range []struct{ rows, most, small int }{{1, 30, 5}, {2, 24, 5}, {3, 16, 5}, {3, 14, 4}, {3, 12, 3}, {4, 11, 5}, {4, 9, 3}} {
		type seen struct {
			values [][2]int // least and most of each row
			totals [2]int
		}
		byKey := map[string]*seen{}
		each(c.rows, c.most, func(counts []int) {
			shown, total := hide(slices.Clone(counts), c.small)
			sum := 0
			for _, n := range counts {
				sum += n
			}
			k := key(shown, total)
			s := byKey[k]
			if s == nil {
				s = &seen{totals: [2]int{sum, sum}}
				for _, n := range counts {
					s.values = append(s.values, [2]int{n, n})
				}
				byKey[k] = s
			}
			s.totals = [2]int{min(s.totals[0], sum), max(s.totals[1], sum)}
			for i, n := range counts {
				s.values[i] = [2]int{min(s.values[i][0], n), max(s.values[i][1], n)}
				if shown[i] == nil && n >= c.small && total != nil && sum == n {
					t.Fatalf("%v: the only number above zero is hidden though the total shows it", counts)
				}
				if shown[i] != nil && n > 0 && n < c.small {
					t.Fatalf("%v: the small number %d is shown", counts, n)
				}
			}
			if total != nil && sum > 0 && sum < c.small {
				t.Fatalf("%v: the small total is shown", counts)
			}
		})
		for k, s := range byKey {
			fields := strings.Fields(k)
			for i, v := range s.values {
				if fields[i] == "?" && v[0] == v[1] {
					t.Errorf("%d rows, small below %d: %q gives away that row %d is %d", c.rows, c.small, k, i, v[0])
				}
			}
			if fields[c.rows] == "?" && s.totals[0] == s.totals[1] {
				t.Errorf("%d rows, small below %d: %q gives the total %d away", c.rows, c.small, k, s.totals[0])
			}
		}
	}
}

func each(rows, most int, see func([]int)) {
	counts := make([]int, rows)
	for {
		see(counts)
		i := 0
		for i < rows && counts[i] == most {
			counts[i] = 0
			i++
		}
		if i == rows {
			return
		}
		counts[i]++
	}
}

// What is shown adds up: with nothing hidden to the total, else to less than it.
func TestTotalsAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		counts := rapid.SliceOfN(rapid.IntRange(0, 60), 1, 12).Draw(t, "counts")
		small := rapid.IntRange(2, 12).Draw(t, "small")
		want := 0
		for _, n := range counts {
			want += n
		}
		shown, total := hide(slices.Clone(counts), small)
		got, hidden := 0, 0
		for i, n := range shown {
			switch {
			case n == nil:
				hidden++
			case *n != counts[i]:
				t.Fatalf("row %d says %d, not %d", i, *n, counts[i])
			default:
				got += *n
			}
		}
		switch {
		case total == nil:
			if want >= small || got != 0 {
				t.Fatalf("%v: the total %d is hidden, %d shown", counts, want, got)
			}
		case *total != want:
			t.Fatalf("the total says %d, not %d", *total, want)
		case hidden == 1 && len(counts) > 1:
			t.Fatalf("%v: one number alone is hidden", counts)
		case hidden == 0 && got != want:
			t.Fatalf("%v: the rows add up to %d, not %d", counts, got, want)
		}
	})
}
