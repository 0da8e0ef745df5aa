package draft

import (
	"bytes"
	"errors"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/forms/draft/pdfw"
	"github.com/harborfile/harborfile/forms/draft/text"
)

// wide is a table of n columns with the words of a nexus chart in them.
func wide(n int) Table {
	head := []string{"No.", "Arrest date", "Jurisdiction", "Charge and statute", "Disposition", "Sentence", "Instruction", "Documentation", "Exhibit"}
	cells := []string{"1", "03/14/2012", "San Bernardino", "Cal. Penal Code § 647(b) misdemeanor", "convicted", "36 months of probation", "told to go there", "Police report, court docket", "C"}
	var t Table
	var row []Rich
	for i := range n {
		t.Head = append(t.Head, Plain(head[i%len(head)]))
		row = append(row, Plain(cells[i%len(cells)]))
	}
	t.Rows = [][]Rich{row, row, row}
	return t
}

// A table of many columns breaks no word and no day in the middle: its letters become smaller before that.
func TestWordsInColumnsStayWhole(t *testing.T) {
	for _, lk := range []Look{Pleading, Letter, Chart} {
		for n := 2; n <= 9; n++ {
			pages, err := laidOut(&Document{Look: lk, Blocks: []Block{wide(n)}})
			if err != nil {
				t.Fatal(err)
			}
			checkMargins(t, pages, lookOf(lk))
			for _, p := range slices.Concat(pages...) {
				for i, c := range p.f.cells {
					for k, l := range c.lines[:max(len(c.lines)-1, 0)] {
						if s := l.Text(); !strings.HasSuffix(s, " ") && !strings.HasSuffix(s, "\u00a0") {
							t.Errorf("%s, column %d of %d: line %d ends with %q", lk, i+1, n, k+1, s)
						}
					}
				}
			}
		}
	}
}

// A column may be as narrow as the template says, down to its words.
func TestWidthsAreKept(t *testing.T) {
	c := compiled(&Document{Look: Pleading}, pdfw.New(&bytes.Buffer{}))
	words := [][]Rich{{Plain("1"), Plain("words of no great length"), Plain("March 14")}}
	for _, rel := range [][]float64{{5, 75, 20}, {5, 75, 20.5}, {8, 60, 32}} {
		got := c.columnsOf(Table{Rows: words, Widths: rel}, 3)
		sum := rel[0] + rel[1] + rel[2]
		for i, w := range got.widths {
			if math.Abs(w-rel[i]/sum*c.measure()) > 5 {
				t.Errorf("%v gave %v", rel, got.widths)
			}
		}
	}
	for _, rel := range [][]float64{{math.NaN(), 1, 1}, {math.Inf(1), 1, 1}, {-1, -2, 0}, {1, 2}} {
		for _, w := range c.columnsOf(Table{Rows: words, Widths: rel}, 3).widths {
			if math.Abs(w-c.measure()/3) > 0.01 {
				t.Errorf("%v gave a column of %v", rel, w)
			}
		}
	}
}

// A table that no page has room for is turned away; it used to lose its words over the edge of the page.
func TestTooManyColumns(t *testing.T) {
	for _, lk := range everyLook {
		for _, n := range []int{33, 39, 45, 200} {
			if _, err := Render(&Document{Look: lk, Blocks: []Block{wide(n)}}); !errors.Is(err, text.ErrTooNarrow) {
				t.Errorf("%s, %d columns: %v", lk, n, err)
			}
		}
	}
}

// A table may go on overleaf after its first row where that row is tall, and takes a tall last row overleaf alone: else a
// heading with a table of three rows leaves half a page empty.
func TestTallRowsPart(t *testing.T) {
	tall, short := []Rich{Plain("A"), Plain(words(60))}, []Rich{Plain("A"), Plain("one line")}
	for _, c := range []struct {
		rows  [][]Rich
		apart bool
	}{{[][]Rich{tall, tall, tall}, true}, {[][]Rich{short, short, short}, false}, {[][]Rich{tall, short, short}, true}, {[][]Rich{short, tall}, false}} {
		kept := true
		comp := compiled(&Document{Look: Pleading, Blocks: []Block{Table{Rows: c.rows}}}, pdfw.New(&bytes.Buffer{}))
		for _, f := range comp.flows[:len(comp.flows)-1] {
			kept = kept && f.keep
		}
		if kept == c.apart {
			t.Errorf("%d rows, the first of %d lines: kept whole %t", len(c.rows), comp.flows[0].rows(), kept)
		}
	}
}
