package kit

import (
	"strings"
	"time"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	stock "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
	"golang.org/x/text/unicode/norm"

	"github.com/harborfile/harborfile/ui/theme"
)

// keyList is widget.List with the keys a desktop list needs. It leaves out List's own focus
// highlight, which would mark a second row beside the selected one.
type keyList[T any] struct {
	widget.List
	d     *DataList[T]
	typed string
	last  time.Time
}

func newKeyList[T any](d *DataList[T], kinds []Kind) *keyList[T] {
	l := &keyList[T]{d: d}
	l.Length = func() int { return len(d.Rows) }
	l.CreateItem = func() fyne.CanvasObject { return newRow(kinds, d.layout) }
	l.UpdateItem = func(i int, o fyne.CanvasObject) {
		o.(*row).show(func(col int) Cell { return d.cols[col].Cell(d.Rows[i]) })
		o.(*row).pulling = func(rows int) { l.pull(i, o.(*row), rows) }
		o.(*row).dragged = func(rows int) { l.drag(i, rows) }
	}
	l.OnSelected = func(i int) {
		if d.quiet {
			return
		}
		d.selected = d.Key(d.Rows[i])
		if d.OnSelect != nil {
			d.OnSelect(d.Rows[i])
		}
	}
	l.ExtendBaseWidget(l)
	return l
}

// Resize implements fyne.CanvasObject. A row that was selected before the list had its size is
// brought into view when it gets one.
func (l *keyList[T]) Resize(s fyne.Size) {
	before := l.Size().Height
	l.List.Resize(s)
	if at := l.d.index(); at >= 0 && before < 2*l.MinSize().Height {
		l.ScrollTo(at)
	}
}

// drag is the end of dragging row i so many rows down.
func (l *keyList[T]) drag(i, rows int) {
	l.d.drop.Hide()
	if rows != 0 && l.movable(i) {
		l.d.OnDrag(l.d.Rows[i], rows)
	}
}

func (l *keyList[T]) movable(i int) bool {
	return l.d.OnDrag != nil && i < len(l.d.Rows) && (l.d.CanDrag == nil || l.d.CanDrag(l.d.Rows[i]))
}

// pull shows where row i would go if it were let go now: a line between the rows.
func (l *keyList[T]) pull(i int, o *row, rows int) {
	line := l.d.drop
	if line.Hidden = rows == 0 || !l.movable(i); line.Hidden {
		line.Refresh()
		return
	}
	gap := l.Theme().Size(stock.SizeNamePadding)
	at := float32(i+rows)*(o.Size().Height+gap) - l.GetScrollOffset()
	if rows > 0 {
		at += o.Size().Height + gap
	}
	at = min(max(at-gap/2, 0), l.Size().Height-dropHigh)
	line.FillColor = colour(l, theme.Accent)
	line.Move(l.Position().AddXY(0, at-dropHigh/2+3))
	line.Resize(fyne.NewSize(l.Size().Width, dropHigh))
	line.Refresh()
}

// dropHigh is the thickness of the line between rows where a dragged one would go.
const dropHigh = 3

// DoubleTapped opens the selected row: the first tap of a double click has selected it.
func (l *keyList[T]) DoubleTapped(*fyne.PointEvent) { l.open() }

func (l *keyList[T]) open() {
	if at := l.d.index(); at >= 0 && l.d.OnOpen != nil {
		l.d.OnOpen(l.d.Rows[at])
	}
}

// TypedShortcut implements fyne.Shortcutable: Alt with an arrow moves the chosen row.
func (l *keyList[T]) TypedShortcut(s fyne.Shortcut) {
	key, ok := s.(*desktop.CustomShortcut)
	if ok && key.Modifier == fyne.KeyModifierAlt && l.d.OnMove != nil {
		switch key.KeyName {
		case fyne.KeyUp:
			l.d.OnMove(-1)
			return
		case fyne.KeyDown:
			l.d.OnMove(1)
			return
		}
	}
	// A focused widget that takes shortcuts keeps them from the window: they are passed on.
	if c := canvasOf(l); c != nil {
		c.(fyne.Shortcutable).TypedShortcut(s)
	}
}

// FocusGained implements fyne.Focusable: the ring is around the whole list.
func (l *keyList[T]) FocusGained() { l.ring(theme.Accent, 2) }

// FocusLost implements fyne.Focusable.
func (l *keyList[T]) FocusLost() { l.ring(theme.Border, 1) }

func (l *keyList[T]) ring(role fyne.ThemeColorName, width float32) {
	if l.d.box == nil {
		return
	}
	l.d.box.Stroke, l.d.box.Width = role, width
	l.d.box.Refresh()
}

// TypedKey implements fyne.Focusable: arrows, pages, ends, and Enter to open.
func (l *keyList[T]) TypedKey(e *fyne.KeyEvent) {
	passKey(l, e)
	at, page := l.d.index(), max(1, int(l.Size().Height/(52*theme.Zoom()))-1)
	switch e.Name {
	case fyne.KeyDown:
		l.d.Select(at + 1)
	case fyne.KeyUp:
		l.d.Select(at - 1)
	case fyne.KeyPageDown:
		l.d.Select(at + page)
	case fyne.KeyPageUp:
		l.d.Select(at - page)
	case fyne.KeyHome:
		l.d.Select(0)
	case fyne.KeyEnd:
		l.d.Select(len(l.d.Rows) - 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		l.open()
	}
}

// TypedRune jumps to the next row that starts with the letters typed within one second.
func (l *keyList[T]) TypedRune(r rune) {
	if time.Since(l.last) > time.Second {
		l.typed = ""
	}
	l.last, l.typed = time.Now(), l.typed+Fold(string(r))
	from := max(0, l.d.index())
	if len(l.typed) == 1 {
		from++ // the same letter again moves on to the next match
	}
	for n := range l.d.Rows {
		i := (from + n) % len(l.d.Rows)
		if strings.HasPrefix(l.d.Find(l.d.Rows[i]), l.typed) {
			l.d.Select(i)
			return
		}
	}
}

// Fold makes text comparable for searching: lower case, no accents, so that "etienne" finds
// "Étienne". Fold records once, not on every keystroke.
func Fold(s string) string {
	plain := true
	for i := range len(s) {
		plain = plain && s[i] < 0x80
	}
	if plain {
		return strings.ToLower(s)
	}
	return strings.ToLower(strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(s)))
}

// headCell is a column title that sorts when pressed.
type headCell struct {
	press
	title string
	state func() (sorted, desc bool)
}

func newHeadCell[T any](d *DataList[T], i int) *headCell {
	sorts := d.cols[i].Order != nil
	h := &headCell{title: d.cols[i].Title, state: func() (bool, bool) { return sorts && d.sorted == i, d.desc }}
	h.Off = !sorts
	h.OnTap = func() { d.SortBy(i) }
	h.ExtendBaseWidget(h)
	return h
}

// CreateRenderer implements fyne.Widget.
func (h *headCell) CreateRenderer() fyne.WidgetRenderer {
	words, icon := NewBold(h.title, theme.Small, theme.Muted), NewIcon(nil, theme.Ink)
	title := &fyne.Container{Layout: headFace{}, Objects: []fyne.CanvasObject{words, icon}}
	return h.draw(h, Pad(title, 2, 0, 2, 0), 4, func() face {
		sorted, desc := h.state()
		role := theme.Muted
		switch {
		case sorted && desc:
			icon.Set(stock.MenuDropDownIcon(), theme.Ink)
		case sorted:
			icon.Set(stock.MenuDropUpIcon(), theme.Ink)
		}
		if icon.Hidden = !sorted; sorted {
			role = theme.Ink
		}
		words.Paint(h.title, role, true)
		title.Layout.Layout(title.Objects, title.Size())
		return face{}
	})
}

// headFace sets a column title and, right behind its words, the arrow of the sorted column.
type headFace struct{}

func (headFace) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(20, max(o[0].MinSize().Height, o[1].MinSize().Height))
}

func (headFace) Layout(o []fyne.CanvasObject, s fyne.Size) {
	words, icon := o[0].(*Text), o[1].MinSize()
	w := fyne.MeasureText(words.words, size(words, words.size), words.style).Width
	w = min(w, s.Width-icon.Width)
	if !o[1].Visible() {
		w = s.Width
	}
	h := words.MinSize().Height
	words.Move(fyne.NewPos(0, (s.Height-h)/2))
	words.Resize(fyne.NewSize(w, h))
	o[1].Move(fyne.NewPos(w, (s.Height-icon.Height)/2))
	o[1].Resize(icon)
}
