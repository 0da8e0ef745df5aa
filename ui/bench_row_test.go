package ui

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cmd/dev/benchrow"
	"github.com/harborfile/harborfile/ui/theme"
)

// manyMatterRows are so many invented matters, as the list reads them.
func manyMatterRows(n int) []*matterRow {
	family := []string{"Amaru", "Bekele", "Castellanos", "Dragić", "Étienne", "Goldberg", "Huynh", "Ikonen", "Jatta"}
	given := []string{"Ana", "Bilal", "Chidi", "Dalia", "Emeka", "Farida", "Gabriel", "Hoa"}
	today := clock()
	rows := make([]*matterRow, n)
	for i := range rows {
		c := cases.Client{ID: fmt.Sprint("c", i), Name: cases.Name{Family: family[i%len(family)], Given: given[i%len(given)], Middle: string(rune('A' + i%26))},
			OtherNames: []cases.Name{{Family: family[(i+3)%len(family)], Given: given[(i+5)%len(given)]}}}
		m := cases.Matter{ID: fmt.Sprint("m", i), ClientID: c.ID, Kind: allKinds[i%len(allKinds)], Number: fmt.Sprintf("26-%05d", i),
			Title: "Record relief, federal", Stage: cases.Stages()[i%len(cases.Stages())], Venue: cases.Venue{Court: "Superior Court of California", Docket: fmt.Sprintf("26CR%06d", i)}}
		r := &matterRow{matter: m, client: c}
		if i%3 != 0 {
			r.next = &cases.Deadline{ID: fmt.Sprint("d", i), Due: cases.DateOf(today.AddDate(0, 0, i%300-20))}
		}
		r.measure(today)
		rows[i] = r
	}
	return rows
}

// benchMatters is the page of the list in a window, with so many matters.
func benchMatters(b *testing.B, n int) (*matters, fyne.Window) {
	b.Helper()
	a := New(test.NewTempApp(b), Options{Dir: b.TempDir(), Now: clock, Inline: true})
	s := newMatters(a)
	a.window.SetContent(s.Content())
	a.window.Resize(fyne.NewSize(1280, 800))
	s.show(matterList{rows: manyMatterRows(n)})
	return s, a.window
}

// benchRows is the number of matters that the window is measured with.
const benchRows = 10_000

// A far jump in the list of matters, beside a stock list of one label a row in a window of the same size.
func BenchmarkRowListJump(b *testing.B) {
	s, _ := benchMatters(b, benchRows)
	test.NewTempApp(b).Settings().SetTheme(&theme.Theme{})
	rows := s.list.Rows
	stock := widget.NewList(func() int { return len(rows) }, func() fyne.CanvasObject { return widget.NewLabel("") },
		func(i int, o fyne.CanvasObject) { o.(*widget.Label).SetText(rows[i].name) })
	w := test.NewTempWindow(b, stock)
	w.Resize(fyne.NewSize(660, 560))
	jump := func(to func(int)) float64 {
		start := time.Now()
		for i := range 100 {
			to(i * 997 % len(rows))
		}
		return float64(time.Since(start).Microseconds()) / 1000 / 100
	}
	var ours, peer []float64
	for range 9 {
		ours = append(ours, jump(s.list.ScrollTo))
		peer = append(peer, jump(stock.ScrollTo))
	}
	o, p := median(ours), median(peer)
	benchrow.Against("far jump over 10,000 matters, stock list of one label, median of 9, ms", o, p, "<= 1.5", o/p <= 1.5).Put(b)
}

// A typed letter in the search over the list, until the rows that are left stand in the list, in order.
func BenchmarkRowKeystroke(b *testing.B) {
	s, _ := benchMatters(b, benchRows)
	const typed = "etienne 26cr"
	took := make([][]float64, 2*len(typed)) // of each key, forth and back, in milliseconds
	key := func(i int, press func()) {
		start := time.Now()
		press()
		took[i] = append(took[i], millis(time.Since(start)))
	}
	for range 5 {
		for i, r := range typed {
			key(i, func() { s.find.TypedRune(r) })
		}
		for i := range typed {
			key(len(typed)+i, func() { s.find.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace}) })
		}
	}
	if len(s.list.Rows) != benchRows {
		b.Fatalf("%d rows after the search was emptied", len(s.list.Rows))
	}
	ms := 0.0
	for _, runs := range took {
		ms = max(ms, median(runs))
	}
	benchrow.Alone("search keystroke to refreshed list, 10,000 matters, slowest key, median of 5, ms", ms, "<= 100", ms <= 100).Put(b)

	var sorts []float64
	for range 5 {
		start := time.Now()
		s.list.SortBy(0) // forth and back
		sorts = append(sorts, millis(time.Since(start)))
	}
	sorted := median(sorts)
	benchrow.Alone("10,000 matters sorted by name, median of 5, ms", sorted, "<= 200", sorted <= 200).Put(b)
}

// A letter typed into Ctrl+K of an office with ten thousand matters, their people and their dates.
func BenchmarkRowFind(b *testing.B) {
	var goals []*goal
	for i := range 3 * benchRows {
		goals = append(goals, newGoal(goalMatter, fmt.Sprint(i), fmt.Sprintf("Family%d, Given", i), "26-0183 · Order of protection", nil, "more words to look in"))
	}
	var took []float64
	for range 9 {
		start := time.Now()
		if len(ranked(goals, folded("giv ord"), nil, findLimit)) != findLimit {
			b.Fatal("nothing found")
		}
		took = append(took, millis(time.Since(start)))
	}
	ms := median(took)
	benchrow.Alone("30,000 places of Ctrl+K ranked at a letter, median of 9, ms", ms, "<= 100", ms <= 100).Put(b)
}

func millis(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// median is the middle of an odd number of measurements.
func median(list []float64) float64 {
	list = slices.Sorted(slices.Values(list))
	return list[len(list)/2]
}
