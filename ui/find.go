package ui

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// findLimit is how many goals are offered at once.
const findLimit = 12

// find goes anywhere and does anything by a few letters (Ctrl+K): the tabs of what is open, what can be done,
// places, matters, clients, dates, exhibits, forms, settings, and words inside the records.
type find struct {
	a       *App
	read    findable
	ready   bool // the vault was read
	here    []*goal
	there   []*goal // of what was read
	shown   []*goal
	at      int // which of them Enter takes
	entry   *kit.Entry
	results *fyne.Container
	room    *fyne.Container
	shut    func()
	typed   string
	cease   func() // gives up the search that is under way
}

// showFind opens the search over the window.
func (a *App) showFind() {
	if a.shell == nil {
		return
	}
	f := &find{a: a, here: a.goalsHere(), results: kit.VStack(1), cease: func() {}}
	f.entry = kit.NewSearch(lang.T("find.any"), f.onType)
	f.entry.OnSubmitted = func(string) { f.take() }
	f.entry.OnKey = f.onKey
	f.room = kit.Scroll(f.results)
	close := kit.NewButton(kit.Quiet, nil, lang.T("fail.close"), func() { f.shut() })
	foot := kit.Row(8, []float32{-1, 0}, kit.NewPara(lang.T("find.keys"), theme.Small, theme.Muted), close)
	f.shut = kit.Over(a.window.Canvas(), 560, 400, f.entry, f.room, foot)
	a.window.Canvas().Focus(f.entry)
	f.offer()
	v, now, open := a.vault, a.opt.Now(), ""
	if a.route.Place == toMatter {
		open = a.route.ID
	}
	a.jobs.aside(func(ctx context.Context, _ cases.Progress) (err error) {
		if f.read, err = readFindable(ctx, v, open); err == nil {
			f.read.measure(now)
		}
		return err
	}, func(err error) {
		if err != nil {
			f.shut()
			a.fail(err, nil)
			return
		}
		f.ready, f.there = true, f.read.goals(a)
		f.onType(f.typed)
	})
}

// onType offers what fits the words, and looks inside the records for them.
func (f *find) onType(typed string) {
	f.typed = typed
	f.cease()
	f.cease = func() {}
	f.offer()
	if f.ready && len([]rune(typed)) >= 3 && len(f.shown) < findLimit {
		f.search(typed)
	}
}

// offer shows the goals that fit; before a letter is typed, what was used last and what is near.
func (f *find) offer() {
	words := folded(f.typed)
	all := slices.Concat(f.here, f.there)
	if len(words) > 0 {
		f.show(ranked(all, words, f.a.recent, findLimit))
		return
	}
	var near []*goal
	for _, id := range f.a.recent {
		if i := slices.IndexFunc(all, func(g *goal) bool { return g.id == id }); i >= 0 {
			near = append(near, all[i])
		}
	}
	for _, g := range f.here {
		if len(near) < findLimit && g.kind != goalSetting && !slices.Contains(near, g) {
			near = append(near, g)
		}
	}
	f.show(near)
}

// search looks inside the records; an answer to letters typed since is dropped.
func (f *find) search(typed string) {
	v := f.a.vault
	var hits []cases.Hit
	f.cease = f.a.jobs.aside(func(ctx context.Context, _ cases.Progress) (err error) {
		hits, err = v.Search(ctx, typed, findLimit)
		return err
	}, func(err error) {
		if err != nil || f.typed != typed {
			return
		}
		list := f.shown
		for _, g := range f.read.inside(f.a, hits) {
			same := func(o *goal) bool { return o.id == g.id || o.kind == goalMatter && o.head == g.head }
			if len(list) < findLimit && !slices.ContainsFunc(list, same) {
				list = append(list, g)
			}
		}
		f.show(list)
	})
}

// show puts goals on the screen; the first is the one that Enter takes.
func (f *find) show(goals []*goal) {
	f.shown, f.at = goals, 0
	f.results.Objects = nil
	for i, g := range goals {
		h := kit.NewHit(g.head, g.sub, lang.T(g.kind), func() {
			f.at = i
			f.take()
		})
		h.Select(i == 0)
		f.results.Add(h)
	}
	if len(goals) == 0 {
		f.results.Add(kit.Pad(kit.NewPara(lang.T("find.none"), theme.Body, theme.Muted), 8, 10, 8, 10))
	}
	f.results.Refresh()
	f.view().ScrollToTop()
	f.room.Refresh()
}

func (f *find) view() *kit.ScrollView { return f.room.Objects[0].(*kit.ScrollView) }

// onKey moves among the goals while the words keep the cursor.
func (f *find) onKey(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyDown:
		f.mark(f.at + 1)
	case fyne.KeyUp:
		f.mark(f.at - 1)
	case fyne.KeyPageDown:
		f.mark(min(f.at+5, len(f.shown)-1))
	case fyne.KeyPageUp:
		f.mark(max(f.at-5, 0))
	default:
		return false
	}
	return true
}

// mark chooses a goal, round and round, and brings it into view.
func (f *find) mark(i int) {
	n := len(f.shown)
	if n == 0 {
		return
	}
	f.results.Objects[f.at].(*kit.Hit).Select(false)
	f.at = (i + n) % n
	row := f.results.Objects[f.at].(*kit.Hit)
	row.Select(true)
	view := f.view()
	top, low := row.Position().Y, row.Position().Y+row.Size().Height+8
	switch {
	case top < view.Offset.Y:
		view.ScrollToOffset(fyne.NewPos(0, top))
	case low > view.Offset.Y+view.Size().Height:
		view.ScrollToOffset(fyne.NewPos(0, low-view.Size().Height))
	}
}

// take goes to the chosen goal.
func (f *find) take() {
	if f.at >= len(f.shown) {
		return
	}
	g := f.shown[f.at]
	f.cease()
	f.shut()
	if g.kind != goalInside { // found by what stands in it: the words are not kept
		f.a.use(g.id)
	}
	g.do()
}
