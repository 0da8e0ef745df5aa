package kit

import (
	"cmp"
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"github.com/harborfile/harborfile/ui/theme"
)

type person struct{ name, number, stage, fold string }

func people(n int) []*person {
	first := []string{"Amaru", "Bekele", "Castellanos", "Dragić", "Étienne", "Goldberg", "Huynh"}
	out := make([]*person, n)
	for i := range out {
		name := fmt.Sprintf("%s, %c", first[i%len(first)], 'A'+i%26)
		out[i] = &person{name, fmt.Sprintf("26-%04d", i), []string{"Drafting", "Ready to file"}[i%2], Fold(name)}
	}
	return out
}

func peopleList(rows []*person) *DataList[person] {
	words := ListWords{Count: func(shown, all int) string { return fmt.Sprintf("%d of %d", shown, all) }, Keys: "Enter opens"}
	d := NewDataList(words, func(p *person) string { return p.number }, func(p *person) string { return p.fold },
		Column[person]{Title: "Client", Width: -1, Cell: func(p *person) Cell { return Cell{Main: p.name, Sub: p.number, Bold: true} },
			Order: func(a, b *person) int { return cmp.Compare(a.fold, b.fold) }},
		Column[person]{Title: "Stage", Width: 130, Kind: Chips, Cell: func(p *person) Cell { return Cell{Main: p.stage, Tone: theme.Info} }},
		Column[person]{Title: "Date", Width: 150, Cell: func(p *person) Cell { return Cell{Main: "Nov 24, 2026", Sub: "in 3 days"} }})
	d.SetRows(rows)
	return d
}

func TestListByKeyboard(t *testing.T) {
	look(t, &theme.Theme{})
	d := peopleList(people(50))
	w := window(t, d, 700, 500)
	opened := ""
	d.OnOpen = func(p *person) { opened = p.number }
	d.Focus(w.Canvas())
	for _, step := range []struct {
		name string
		do   func()
		want string
	}{
		{"first", func() { hit(w, fyne.KeyHome) }, "26-0000"},
		{"down", func() { hit(w, fyne.KeyDown) }, "26-0001"},
		{"end", func() { hit(w, fyne.KeyEnd) }, "26-0049"},
		{"a letter with an accent", func() { w.Canvas().Focused().TypedRune('e') }, "26-0004"},
		{"sorted down, first", func() { d.SortBy(0); d.SortBy(0); hit(w, fyne.KeyHome) }, "26-0048"},
		{"nothing left", func() { d.Keep = func(*person) bool { return false }; d.Apply() }, ""},
	} {
		opened = ""
		step.do()
		if hit(w, fyne.KeyReturn); opened != step.want {
			t.Errorf("%s: opened %q, want %q", step.name, opened, step.want)
		}
	}
	if !d.Empty.Visible() {
		t.Error("no words for the empty list")
	}
}

func TestSelectionSurvivesFilterAndSort(t *testing.T) {
	look(t, &theme.Theme{})
	d := peopleList(people(50))
	window(t, d, 700, 500)
	d.SelectKey("26-0007")
	picked := 0
	d.OnSelect = func(*person) { picked++ }
	d.Keep = func(p *person) bool { return strings.HasPrefix(p.name, "Amaru") }
	d.Apply()
	d.SortBy(0)
	if s := d.Selected(); s == nil || s.number != "26-0007" || picked != 0 {
		t.Errorf("selected %v, reported %d times", s, picked)
	}
	if got := d.count.Words(); got != "8 of 50" {
		t.Errorf("count says %q", got)
	}
}

// BenchmarkJump compares a far jump in 10,000 rows with a stock list of one label per row.
// BenchmarkKeystroke filters 10,000 rows and shows the rest.
func BenchmarkJump(b *testing.B) {
	test.NewApp().Settings().SetTheme(&theme.Theme{})
	rows := people(10000)
	stock := widget.NewList(func() int { return len(rows) }, func() fyne.CanvasObject { return widget.NewLabel("") },
		func(i int, o fyne.CanvasObject) { o.(*widget.Label).SetText(rows[i].name) })
	d := peopleList(rows)
	for name, list := range map[string]struct {
		o  fyne.CanvasObject
		to func(int)
	}{"stock": {stock, stock.ScrollTo}, "datalist": {d, d.ScrollTo}} {
		w := test.NewWindow(list.o)
		w.Resize(fyne.NewSize(700, 700))
		b.Run(name, func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				list.to(i * 997 % len(rows))
			}
		})
		w.Close()
	}
}

func BenchmarkKeystroke(b *testing.B) {
	test.NewApp().Settings().SetTheme(&theme.Theme{})
	d := peopleList(people(10000))
	w := test.NewWindow(d)
	defer w.Close()
	w.Resize(fyne.NewSize(700, 700))
	for i := 0; b.Loop(); i++ {
		part := []string{"e", "et", "eti", "etie"}[i%4]
		d.Keep = func(p *person) bool { return strings.Contains(p.fold, part) }
		d.Apply()
	}
}
