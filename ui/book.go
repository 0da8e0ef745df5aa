package ui

import (
	"context"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// bookStore is what a book writes through.
type bookStore interface {
	Write(ctx context.Context, recs ...cases.Record) error
	Delete(ctx context.Context, recs ...cases.Record) error
}

// bookSpec says what a book is of: how a record is listed, asked for and written. A record may be a
// part of a larger one: save gives what the vault keeps.
type bookSpec[T any] struct {
	words string        // how the keys of its texts begin, with the dot: none, none.words, new, words, count
	icon  fyne.Resource // of the empty list
	id    func(*T) string
	find  func(*T) string // what typed letters jump to
	cols  []kit.Column[T]
	lines []line[T]
	fresh func() *T // a record to begin with; nil: the list is only read
	save  func(*T) ([]cases.Record, error)
	drop  func(*T) (write, remove []cases.Record) // takes a mistaken record away; nil: it cannot be
	extra func(*T) []fyne.CanvasObject            // what stands under the fields of a record that is kept
	over  fyne.CanvasObject                       // a filter above the list; nil: none
	lead  bool                                    // extra stands above the fields
	share float32                                 // width of the form, the list being 1; 0 means 1
	copy  func(*T) *T                             // of a record that points at parts of itself; nil: a plain copy
	one   bool                                    // there is exactly one record: the form is the page, a card under each heading
}

// book is the plain page of the practice: the records of one kind in a list, and beside it the form
// of the chosen one. What is typed is kept by itself, as on the page of facts.
type book[T any] struct {
	keeping
	spec   bookSpec[T]
	list   *kit.DataList[T]
	chosen *T   // as the vault has it, or a new one
	moved  bool // a record is being taken away: a row of the list may stand for another one until it is read again

	away              *kit.Button
	extra, body, card *fyne.Container
	panes, side       *fyne.Container // list and form; the form's half, which an empty list does without
	scroll            *fyne.Container
	nothing           *fyne.Container
}

func newBook[T any](a *App, store bookStore, spec bookSpec[T]) *book[T] {
	b := &book[T]{keeping: newKeeping(a, store), spec: spec, extra: kit.VStack(14)}
	b.collect, b.values, b.back = b.collected, b.chosenValues, b.reselect
	b.list = kit.NewDataList(kit.ListWords{Count: func(shown, all int) string {
		return lang.N(spec.words+"count", all)
	}}, spec.id, spec.find, spec.cols...)
	action := lang.T(spec.words + "new")
	if spec.fresh == nil {
		action = ""
	}
	if spec.one {
		spec.id, spec.find = func(*T) string { return "one" }, func(*T) string { return "" }
		b.spec = spec
	}
	b.list.Empty = kit.NewEmptyState(spec.icon, lang.T(spec.words+"none"), lang.T(spec.words+"none.words"), action, b.onNew)
	b.list.OnSelect, b.list.Menu = b.choose, b.menu
	for _, l := range spec.lines {
		for _, in := range l.in {
			b.watch(in.field)
		}
	}
	b.save = kit.NewButton(kit.Plain, nil, lang.T("facts.save"), b.onSave)
	b.undo = kit.NewButton(kit.Quiet, nil, lang.T("facts.undo"), b.onUndo)
	b.away = kit.NewButton(kit.Quiet, nil, lang.T("book.remove"), b.onRemove)
	b.away.Hidden = spec.drop == nil
	return b
}

// Content lays the page out: the list with its one action above it, the form beside it.
func (b *book[T]) Content() fyne.CanvasObject {
	if b.spec.one {
		return b.single()
	}
	head := kit.Head(120, kit.Pad(kit.NewPara(lang.T(b.spec.words+"words"), theme.Small, theme.Muted), 0, 0, 8, 0))
	if b.spec.fresh != nil {
		head.Add(kit.NewButton(kit.Plain, stock.ContentAddIcon(), lang.T(b.spec.words+"new"), b.onNew))
	}
	if b.spec.over != nil {
		head = kit.VStack(8, head, b.spec.over)
	}
	b.body = kit.VStack(18, lay(b.spec.lines), b.extra)
	if b.spec.lead {
		b.body = kit.VStack(18, b.extra, lay(b.spec.lines))
	}
	b.scroll = kit.Scroll(kit.Pad(b.body, 0, 6, 4, 0))
	foot := kit.Row(8, []float32{-1, 0, 0, 0}, b.state, b.away, b.undo, b.save)
	if b.spec.save == nil {
		foot.Hide()
	}
	b.card = kit.Frame(10, nil, b.scroll, foot)
	b.frame = b.card
	b.nothing = kit.Center(360, kit.NewPara(lang.T("book.choose"), theme.Body, theme.Muted).Align(fyne.TextAlignCenter))
	b.side = kit.Stack(kit.NewCard(16, kit.Stack(b.card, b.nothing)))
	share := b.spec.share
	if share == 0 {
		share = 1
	}
	b.panes = kit.LowPanes(330, share, kit.Frame(12, head, b.list, nil), b.side)
	b.reveal()
	return b.panes
}

// single is the page of a book with one record.
func (b *book[T]) single() fyne.CanvasObject {
	cards := kit.Masonry(430, 16)
	var part []line[T]
	end := func() {
		if len(part) > 0 {
			cards.Add(kit.NewCard(20, lay(part)))
		}
		part = nil
	}
	for _, l := range b.spec.lines {
		if l.head != "" {
			end()
		}
		part = append(part, l)
	}
	end()
	b.body = kit.VStack(18, cards, b.extra)
	b.scroll = kit.Scroll(kit.Pad(b.body, 0, 0, 8, 0))
	b.frame = kit.Frame(12, nil, b.scroll, kit.Row(8, []float32{-1, 0, 0}, b.state, b.undo, b.save))
	return b.frame
}

// reveal shows the form when a record is chosen.
func (b *book[T]) reveal() {
	if b.card == nil {
		return
	}
	b.card.Hidden, b.nothing.Hidden = b.chosen == nil, b.chosen != nil
	b.away.Hidden = b.spec.drop == nil || b.fresh
	b.card.Refresh()
	b.nothing.Refresh()
	if alone := b.chosen == nil && b.spec.over == nil && len(b.list.Rows) == 0; alone != b.side.Hidden {
		b.side.Hidden = alone
		kit.Relay(b.panes)
	}
}

// set puts the records of the vault into the list. Words that are typed and not saved stay.
func (b *book[T]) set(rows []*T) {
	if b.writing != nil {
		return // the end of the writing shows what came of it
	}
	b.moved = false
	if !b.spec.one {
		b.list.SetRows(rows)
	}
	if b.fresh {
		b.mark()
		return
	}
	var now *T
	for _, r := range rows {
		if b.chosen != nil && b.spec.id(r) == b.spec.id(b.chosen) {
			now = r
		}
	}
	switch {
	case now != nil:
		b.show(now)
	case b.edited && b.chosen != nil:
		b.mark() // taken out elsewhere meanwhile; the typed words stay until the person decides
	case b.spec.one && len(rows) > 0:
		b.take(rows[0], false)
	case len(b.list.Rows) > 0:
		b.edited = false
		b.list.Select(0)
		b.take(b.list.Rows[0], false)
	default:
		b.take(nil, false)
	}
}

// narrow applies the list's filter. A record that it leaves out is not shown in the form either.
func (b *book[T]) narrow() {
	b.list.Apply()
	switch {
	case b.chosen == nil || b.list.Keep(b.chosen):
	case len(b.list.Rows) > 0:
		b.list.SelectKey(b.spec.id(b.list.Rows[0]))
		b.take(b.list.Rows[0], false)
	default:
		b.take(nil, false)
	}
}

// show shows a record as it is now, around words that are typed.
func (b *book[T]) show(r *T) {
	b.chosen = r
	b.renew(b.valuesOf(r))
	b.showExtra()
	b.mark()
	b.reveal()
}

// take puts a record into the form; nil empties it.
func (b *book[T]) take(r *T, fresh bool) {
	b.chosen, b.fresh = r, fresh
	b.fill(b.chosenValues())
	b.showExtra()
	b.mark()
	b.reveal()
}

// chosenValues are the words for the chosen record, by path.
func (b *book[T]) chosenValues() map[string]string {
	if b.chosen == nil {
		return map[string]string{}
	}
	return b.valuesOf(b.chosen)
}

func (b *book[T]) valuesOf(r *T) map[string]string {
	out := map[string]string{}
	for _, l := range b.spec.lines {
		for _, in := range l.in {
			out[in.field.Path] = in.get(r)
		}
	}
	return out
}

// showExtra builds anew what stands under the fields. Whoever had the keyboard on it keeps it: a save
// that nobody asked for must not take it away.
func (b *book[T]) showExtra() {
	c := b.a.window.Canvas()
	at := kit.FocusIn(c, b.extra)
	b.extra.Objects = nil
	if b.chosen != nil && !b.fresh && b.spec.extra != nil {
		b.extra.Objects = b.spec.extra(b.chosen)
	}
	b.extra.Hidden = len(b.extra.Objects) == 0
	b.extra.Refresh()
	if b.scroll != nil {
		b.scroll.Refresh()
	}
	kit.FocusAt(c, b.extra, at)
}

// choose follows the list once what is typed is kept; what cannot be kept is asked about first.
func (b *book[T]) choose(r *T) {
	if b.moved {
		return // entries of a list are known by their place, and places are changing
	}
	if b.chosen != nil && b.spec.id(r) == b.spec.id(b.chosen) {
		return
	}
	b.leave(func() {
		b.take(r, false)
		b.list.Hold(b.spec.id(r))
		b.list.SelectKey(b.spec.id(r))
	})
}

// reselect marks the record in the form again: one wanted to go to another, and stays.
func (b *book[T]) reselect() {
	if b.chosen != nil && !b.fresh && !b.spec.one {
		b.list.SelectKey(b.spec.id(b.chosen))
	}
}

// onNew begins a record (Ctrl+N).
func (b *book[T]) onNew() {
	if b.spec.fresh == nil {
		return
	}
	b.leave(func() {
		b.take(b.spec.fresh(), true)
		if c := b.a.window.Canvas(); len(b.form) > 0 {
			if to := b.form[0].Input(); to != nil {
				c.Focus(to)
			}
		}
	})
}
