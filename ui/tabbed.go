package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
)

// tab is one page of a matter or of a client. It shows a snapshot; what it writes, it reports by
// reload.
type tab interface {
	Content() fyne.CanvasObject
	show(*cases.Snapshot)
}

// tabbed is a place with tabs. A tab is built when it is first shown.
type tabbed struct {
	a     *App
	build func(i, part int) tab
	part  int // page of the tab that is shown first, where that one has parts
	at    int
	snap  *cases.Snapshot
	tabs  []tab
	pages []fyne.CanvasObject
	mark  func(int)
	strip *fyne.Container
	page  *fyne.Container
	loads int // how often it was read: what an earlier reading brings back late is dropped
}

// newTabbed makes the tabs with these names; build makes the one at a place in their order.
func newTabbed(a *App, r Route, keys []string, build func(i, part int) tab) *tabbed {
	n := len(keys)
	t := &tabbed{a: a, build: build, at: min(max(r.Tab, 0), n-1), part: r.Part, page: container.NewStack(),
		tabs: make([]tab, n), pages: make([]fyne.CanvasObject, n)}
	labels := make([]string, n)
	for i, key := range keys {
		labels[i] = lang.T(key)
	}
	t.strip, t.mark = kit.NewTabs(labels, t.choose)
	return t
}

// choose goes to a tab as to any other place, so that unsaved words are asked about and Back
// comes here again.
func (t *tabbed) choose(i int) {
	if i != t.at {
		t.chooseThen(i, func() {})
	}
}

// chooseThen is choose with something to do once the tab is shown, which may be after a question.
func (t *tabbed) chooseThen(i int, then func()) {
	if t.snap == nil {
		return
	}
	if i == t.at {
		then()
		return
	}
	t.leave(func() {
		t.a.remember()
		t.a.route.Tab = i
		t.open(i)
		then()
	})
}

// turn goes to the next or the last tab, round and round.
func (t *tabbed) turn(step int) { t.choose((t.at + step + len(t.tabs)) % len(t.tabs)) }

// open shows a tab with the snapshot that is there.
func (t *tabbed) open(i int) {
	t.at = i
	t.mark(i)
	if t.tabs[i] == nil {
		t.tabs[i] = t.build(i, t.part)
		t.pages[i] = t.tabs[i].Content()
	}
	t.part, t.a.route.Part = 0, 0
	if p, ok := t.tabs[i].(*parts); ok {
		t.a.route.Part = p.at
	}
	t.page.Objects = []fyne.CanvasObject{t.pages[i]}
	t.tabs[i].show(t.snap)
	t.page.Refresh()
}

// leave asks the tab that is shown.
func (t *tabbed) leave(goOn func()) {
	if l, ok := t.tabs[t.at].(leaver); ok {
		l.leave(goOn)
		return
	}
	goOn()
}

// unsaved implements typist.
func (t *tabbed) unsaved() ([]cases.Record, []string) {
	if typed, ok := t.tabs[t.at].(typist); ok {
		return typed.unsaved()
	}
	return nil, nil
}

func (t *tabbed) onSave() {
	if k, ok := t.tabs[t.at].(keeper); ok {
		k.onSave()
	}
}

// begin begins a record on the tab that is shown; false where the tab has nothing to begin.
func (t *tabbed) begin() bool {
	n, ok := t.tabs[t.at].(beginner)
	if p, several := t.tabs[t.at].(*parts); several {
		n, ok = p.current().(beginner)
	}
	if ok {
		n.onNew()
	}
	return ok
}

// close lets go of open papers in every tab.
func (t *tabbed) close() {
	for _, page := range t.tabs {
		if c, ok := page.(closer); ok {
			c.close()
		}
	}
}
