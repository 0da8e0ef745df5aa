package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"github.com/harborfile/harborfile/ui/theme"
)

// Column describes one column of a DataList.
type Column[T any] struct {
	Title string
	Width float32 // as in Cols.W, but never 0
	Kind  Kind
	Cell  func(*T) Cell
	Order func(a, b *T) int // nil: the column does not sort
	Spare bool              // gives way when the first column gets too narrow to read
}

// ListWords are the texts of a list, already translated.
type ListWords struct {
	Count func(shown, all int) string // "12 of 128 matters"
	Keys  string                      // the hint at the right of the foot; may be empty
}

// DataList is the master list: header with sorting, whole-row selection, keyboard, count.
// Rows are pointers to plain values held in memory; nothing is loaded while scrolling.
// After changing Keep call Apply: the selected record stays selected.
type DataList[T any] struct {
	widget.BaseWidget
	Key      func(*T) string // identity
	Find     func(*T) string // what typed letters jump to, folded with Fold
	OnSelect func(*T)
	Menu     func(*T) []MenuItem // right click, menu key, Shift+F10; each entry has another way too
	OnOpen   func(*T)            // Enter, or a second click on the selected row
	OnSort   func()              // the rows were sorted on another column, or turned round
	OnMove   func(step int)      // Alt+Up (-1) and Alt+Down (1)
	OnDrag   func(r *T, n int)   // a row was dragged n rows down, or up where n is below 0
	CanDrag  func(*T) bool       // which rows can be dragged; nil: all
	Keep     func(*T) bool       // filter; nil keeps all
	Empty    fyne.CanvasObject   // shown when no row is left
	Rows     []*T                // as shown
	Many     bool                // several rows can be picked; see Picked
	OnPick   func()              // the picked rows changed
	Bar      fyne.CanvasObject   // what can be done with the picked rows: shown while there are any

	all      []*T
	inOrder  []*T // all of them sorted, in a long list; nil: not yet
	sorted   int  // column, or -1 for the order given
	desc     bool
	words    ListWords
	selected string // key of the selected record
	picked   map[string]bool
	anchor   string  // key of the record that Shift picks from
	begun    bool    // it was sorted and had a row selected
	back     float32 // how far down to scroll when there are rows, or below 0
	cols     []Column[T]
	layout   *Cols
	list     *keyList[T]
	head     []*headCell
	count    *Text
	box      *Card
	bar      *fyne.Container   // around Bar
	drop     *canvas.Rectangle // where a dragged row would go
}

// NewDataList makes an empty list. Columns are fixed for its life.
func NewDataList[T any](words ListWords, key, find func(*T) string, cols ...Column[T]) *DataList[T] {
	d := &DataList[T]{words: words, Key: key, Find: find, cols: cols, sorted: -1, back: -1,
		count: NewText("", theme.Small, theme.Muted).Whole(), drop: canvas.NewRectangle(nil)}
	d.drop.Hide()
	d.layout = &Cols{Gap: 14, X: 12, Y: 7}
	kinds := make([]Kind, len(cols))
	for i, c := range cols {
		d.layout.W, kinds[i] = append(d.layout.W, c.Width), c.Kind
		d.layout.Spare = append(d.layout.Spare, c.Spare)
		d.head = append(d.head, newHeadCell(d, i))
	}
	d.list = newKeyList(d, kinds)
	d.Empty = container.NewWithoutLayout()
	d.ExtendBaseWidget(d)
	return d
}

// SetRows replaces the records.
func (d *DataList[T]) SetRows(rows []*T) {
	d.all, d.inOrder = rows, nil
	d.Apply()
}

// SortBy sorts on a column; the same column again turns the order round.
func (d *DataList[T]) SortBy(col int) {
	d.desc = col == d.sorted && !d.desc
	d.sorted, d.inOrder = col, nil
	d.Apply()
	for _, h := range d.head {
		h.Refresh()
	}
	if d.OnSort != nil {
		d.OnSort()
	}
}

// Sorted is the column the rows are sorted on, below 0 for the order given, and whether downwards.
func (d *DataList[T]) Sorted() (col int, desc bool) { return d.sorted, d.desc }

// SortAs sorts on a column, downwards or not.
func (d *DataList[T]) SortAs(col int, desc bool) {
	d.sorted, d.desc = col, !desc
	d.SortBy(col)
}

// First sorts on a column and selects the first row when the list shows rows for the first time.
// A list that was brought back to where it was left keeps its order. Below 0 nothing is sorted.
func (d *DataList[T]) First(col int) {
	if len(d.all) == 0 {
		return
	}
	if !d.begun && col >= 0 {
		d.SortBy(col)
	}
	if d.begun = true; d.index() < 0 {
		d.Select(0)
	}
}

// Select selects the row nearest to i and scrolls to it.
func (d *DataList[T]) Select(i int) {
	if len(d.Rows) == 0 {
		return
	}
	i = min(max(i, 0), len(d.Rows)-1)
	key := d.Key(d.Rows[i])
	same := key == d.selected
	d.selected = key
	if len(d.picked) == 0 {
		d.anchor = key
	}
	d.list.ScrollTo(i)
	if !same && d.OnSelect != nil {
		d.OnSelect(d.Rows[i])
	}
}

// SelectKey selects the record with a key, if it is shown.
func (d *DataList[T]) SelectKey(key string) {
	if i := slices.IndexFunc(d.Rows, func(r *T) bool { return d.Key(r) == key }); i >= 0 {
		d.Select(i)
	}
}

// Hold keeps the record with a key selected from the next SetRows on, whether it is shown yet or not.
func (d *DataList[T]) Hold(key string) { d.selected = key }

// Selected is the selected record, or nil.
func (d *DataList[T]) Selected() *T {
	if i := d.index(); i >= 0 {
		return d.Rows[i]
	}
	return nil
}

// ScrollTo brings row i into view without selecting it.
func (d *DataList[T]) ScrollTo(i int) { d.list.ScrollTo(i) }

// Focus gives the list the keyboard.
func (d *DataList[T]) Focus(c fyne.Canvas) { c.Focus(d.list) }

// Apply filters, sorts, and shows the rows again.
func (d *DataList[T]) Apply() {
	d.Rows = make([]*T, 0, len(d.all))
	for _, r := range d.ordered() {
		if d.Keep == nil || d.Keep(r) {
			d.Rows = append(d.Rows, r)
		}
	}
	d.dropUnseen()
	if i := d.index(); i >= 0 && !d.comeBack() {
		d.list.ScrollTo(i)
	}
	d.count.Set(d.words.Count(len(d.Rows), len(d.all)))
	if d.Empty.Hide(); len(d.Rows) == 0 {
		d.Empty.Show()
	}
	d.list.Refresh()
}

// longList is from how many records on their order is kept: sorting them at each letter of a search
// would be felt. The records of a shorter list may change under it, and are sorted each time.
const longList = 1000

// ordered are all records in the order shown.
func (d *DataList[T]) ordered() []*T {
	if d.sorted < 0 || d.cols[d.sorted].Order == nil {
		return d.all
	}
	if d.inOrder != nil && len(d.all) >= longList {
		return d.inOrder
	}
	order := d.cols[d.sorted].Order
	d.inOrder = slices.Clone(d.all)
	slices.SortStableFunc(d.inOrder, func(a, b *T) int {
		if d.desc {
			a, b = b, a
		}
		return order(a, b)
	})
	return d.inOrder
}

// index is the selected row, or -1.
func (d *DataList[T]) index() int { return d.indexOf(d.selected) }

// indexOf is the row of a key, or -1.
func (d *DataList[T]) indexOf(key string) int {
	return slices.IndexFunc(d.Rows, func(r *T) bool { return d.Key(r) == key })
}

// CreateRenderer implements fyne.Widget.
func (d *DataList[T]) CreateRenderer() fyne.WidgetRenderer {
	titles := container.New(listHead{d.layout})
	for _, h := range d.head {
		titles.Add(h)
	}
	head := VStack(0, Pad(titles, 0, 3, 0, 3), NewLine())
	keys := NewText(d.words.Keys, theme.Small, theme.Muted).Align(fyne.TextAlignTrailing)
	d.bar = Pad(container.NewStack(), 8, 12, 2, 12)
	foot := VStack(0, NewLine(), d.bar, Pad(Row(12, []float32{0, -1}, d.count, keys), 6, 15, 7, 15))
	body := container.NewStack(Pad(d.list, 3, 3, 3, 3), Center(420, d.Empty), container.NewWithoutLayout(d.drop))
	d.showBar()
	d.box = NewCard(1, Frame(0, head, body, foot))
	return widget.NewSimpleRenderer(d.box)
}
