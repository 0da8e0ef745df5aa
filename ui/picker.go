package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// pickItem is one thing that a picker offers.
type pickItem struct {
	icon       fyne.Resource
	head, note string
	fold       string // what typed words are looked for in, folded
	name       string // another name, folded, that is meant when it is typed whole
	late       bool   // comes after the others
}

// picker finds one of many things by typed words. Up, Down and Enter work while one types.
type picker struct {
	find  *kit.Entry
	rows  *fyne.Container
	more  *kit.Text
	view  *fyne.Container
	items []pickItem
	took  func(i int)
	base  []int // places in items, in the order in which they are offered
	hits  []int // those of base that hold the words typed
	at    int   // of the chosen hit
}

// pickerRows is how many things are shown at a time.
const pickerRows = 5

func newPicker(hint string, items []pickItem, took func(i int)) *picker {
	p := &picker{took: took, items: items, rows: kit.VStack(0), more: kit.NewText("", theme.Small, theme.Muted)}
	for i := range items {
		p.base = append(p.base, i)
	}
	p.find = kit.NewSearch(hint, func(string) { p.search() })
	p.find.OnKey = p.key
	p.find.OnSubmitted = func(string) { p.take() }
	p.view = kit.VStack(6, p.find, p.rows, p.more)
	p.search()
	return p
}

// offer begins anew, with the things in another order; those that it leaves out are not offered.
func (p *picker) offer(order []int) {
	p.base = order
	p.find.SetText("")
	p.search()
}

// search keeps the things that hold every word typed; those that begin with the words come first.
func (p *picker) search() {
	words := folded(p.find.Text)
	p.hits, p.at = p.hits[:0], 0
	for _, i := range p.base {
		if holds(p.items[i].fold, words) {
			p.hits = append(p.hits, i)
		}
	}
	typed := strings.Join(words, " ")
	rank := func(i int) int {
		head := kit.Fold(p.items[i].head)
		switch {
		case typed == "" || head == typed || p.items[i].name == typed:
			return 0
		case strings.HasPrefix(head, typed):
			return 1
		case p.items[i].late:
			return 3
		}
		return 2
	}
	slices.SortStableFunc(p.hits, func(a, b int) int { return rank(a) - rank(b) })
	p.show()
}

// show draws the rows around the chosen one.
func (p *picker) show() {
	p.rows.Objects = nil
	from := min(max(0, p.at-pickerRows/2), max(0, len(p.hits)-pickerRows))
	for n := from; n < min(from+pickerRows, len(p.hits)); n++ {
		it := p.items[p.hits[n]]
		row := kit.NewNavItem(it.icon, it.head, it.note, func() {
			p.at = n
			p.take()
		})
		row.Select(n == p.at)
		p.rows.Add(row)
	}
	p.more.Set(lang.T("pick.found", "n", len(p.hits)))
	p.rows.Refresh()
	p.view.Refresh()
}

func (p *picker) key(e *fyne.KeyEvent) bool {
	step := map[fyne.KeyName]int{fyne.KeyDown: 1, fyne.KeyUp: -1, fyne.KeyPageDown: pickerRows, fyne.KeyPageUp: -pickerRows}[e.Name]
	if step == 0 {
		return false
	}
	p.at = min(max(0, p.at+step), max(0, len(p.hits)-1))
	p.show()
	return true
}

func (p *picker) take() {
	if p.at < len(p.hits) {
		p.took(p.hits[p.at])
	}
}
