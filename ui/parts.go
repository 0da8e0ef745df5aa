package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
)

// part is one page of a tab that has several.
type part struct {
	key  string // of its name in the catalogues
	make func() tab
}

// parts is a tab with several pages under a row of pills, one shown at a time. A page is built when
// it is first shown.
type parts struct {
	a     *App
	list  []part
	pages []tab
	made  []fyne.CanvasObject
	pills []*kit.NavItem
	page  *fyne.Container
	snap  *cases.Snapshot
	at    int
}

func newParts(a *App, at int, list ...part) *parts {
	p := &parts{a: a, list: list, pages: make([]tab, len(list)), made: make([]fyne.CanvasObject, len(list)), page: container.NewStack()}
	if at > 0 && at < len(list) {
		p.at = at
	}
	for i, l := range list {
		p.pills = append(p.pills, kit.NewPill(lang.T(l.key), func() { p.choose(i) }))
	}
	return p
}

// Content lays the page out.
func (p *parts) Content() fyne.CanvasObject {
	row := kit.Flow(4)
	for _, pill := range p.pills {
		row.Add(pill)
	}
	return kit.Frame(12, row, p.page, nil)
}

func (p *parts) show(s *cases.Snapshot) {
	p.snap = s
	p.open(p.at)
}

// choose goes to another page as to any other place: unsaved words are asked about, and Back comes
// here again.
func (p *parts) choose(i int) {
	if i == p.at || p.snap == nil {
		return
	}
	p.leave(func() {
		p.a.remember()
		p.a.route.Part = i
		p.open(i)
	})
}

func (p *parts) open(i int) {
	p.at = i
	for n, pill := range p.pills {
		pill.Select(n == i)
	}
	if p.pages[i] == nil {
		p.pages[i] = p.list[i].make()
		p.made[i] = p.pages[i].Content()
	}
	p.page.Objects = []fyne.CanvasObject{p.made[i]}
	p.pages[i].show(p.snap)
	p.page.Refresh()
}

// current is the page that is shown, nil before anything was.
func (p *parts) current() tab { return p.pages[p.at] }

func (p *parts) leave(goOn func()) {
	if l, ok := p.current().(leaver); ok {
		l.leave(goOn)
		return
	}
	goOn()
}

func (p *parts) unsaved() ([]cases.Record, []string) {
	if t, ok := p.current().(typist); ok {
		return t.unsaved()
	}
	return nil, nil
}

func (p *parts) onSave() {
	if k, ok := p.current().(keeper); ok {
		k.onSave()
	}
}

func (p *parts) onNew() {
	if n, ok := p.current().(beginner); ok {
		n.onNew()
	}
}

func (p *parts) close() {
	for _, t := range p.pages {
		if c, ok := t.(closer); ok {
			c.close()
		}
	}
}

// pageOf is a tab that shows one book; rows are the records of a snapshot that belong in it.
type pageOf[T any] struct {
	*book[T]
	rows func(*cases.Snapshot) []*T
	snap *cases.Snapshot
}

func (p *pageOf[T]) show(s *cases.Snapshot) {
	p.snap = s
	p.set(p.rows(s))
}

// pointers are the places of a list's records, for a book.
func pointers[T any](list []T) []*T {
	out := make([]*T, len(list))
	for i := range list {
		out[i] = &list[i]
	}
	return out
}
