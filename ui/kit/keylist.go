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

// keyList is widget.List with the keys and the mouse of a desktop list. It draws what is chosen by
// itself and leaves List's own selection and highlight alone: they know one row only, and would
// mark a second one beside it.
type keyList[T any] struct {
	widget.List
	d       *DataList[T]
	typed   string
	last    time.Time
	shift   bool      // held, where the driver cannot be asked
	pressed bool      // the focus comes by the mouse
	tapAt   string    // the record tapped last,
	tapWhen time.Time // and when: a second tap soon after opens it
}

func newKeyList[T any](d *DataList[T], kinds []Kind) *keyList[T] {
	l := &keyList[T]{d: d}
	l.Length = func() int { return len(d.Rows) }
	l.CreateItem = func() fyne.CanvasObject { return newRow(kinds, d.layout, l) }
	l.UpdateItem = func(i int, o fyne.CanvasObject) {
		r := o.(*row)
		r.at = i
		r.show(d.markOf(d.Rows[i]), func(col int) Cell { return d.cols[col].Cell(d.Rows[i]) })
	}
	l.ExtendBaseWidget(l)
	return l
}

// Resize implements fyne.CanvasObject. A row that was selected before the list had its size is
// brought into view when it gets one.
func (l *keyList[T]) Resize(s fyne.Size) {
	before := l.Size().Height
	l.List.Resize(s)
	if before >= 2*l.MinSize().Height || l.d.comeBack() {
		return
	}
	if at := l.d.index(); at >= 0 {
		l.ScrollTo(at)
	}
}

func (l *keyList[T]) open() {
	if at := l.d.index(); at >= 0 && l.d.OnOpen != nil {
		l.d.OnOpen(l.d.Rows[at])
	}
}

// TypedShortcut implements fyne.Shortcutable: Alt with an arrow moves the chosen row, and the key
// for everything picks every row.
func (l *keyList[T]) TypedShortcut(s fyne.Shortcut) {
	if _, all := s.(*fyne.ShortcutSelectAll); all && l.d.Many {
		l.d.PickAll()
		return
	}
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

// KeyDown implements desktop.Keyable: a plain key does not say that Shift is held.
func (l *keyList[T]) KeyDown(e *fyne.KeyEvent) { l.hold(e, true) }

// KeyUp implements desktop.Keyable.
func (l *keyList[T]) KeyUp(e *fyne.KeyEvent) { l.hold(e, false) }

func (l *keyList[T]) hold(e *fyne.KeyEvent, down bool) {
	if e.Name == desktop.KeyShiftLeft || e.Name == desktop.KeyShiftRight {
		l.shift = down
	}
}

// shifted reports whether Shift is held now.
func (l *keyList[T]) shifted() bool {
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok { // also knows of a key pressed before the focus came
		return d.CurrentKeyModifiers()&fyne.KeyModifierShift != 0
	}
	return l.shift
}

// FocusGained implements fyne.Focusable: the ring is around the whole list. A list that is pressed with the mouse stays
// where it is: it is seen, and the second press would be on another row.
func (l *keyList[T]) FocusGained() {
	l.ring(theme.Accent, 2)
	if !l.pressed {
		reveal(l)
	}
}

// FocusLost implements fyne.Focusable.
func (l *keyList[T]) FocusLost() {
	l.shift = false
	l.ring(theme.Border, 1)
}

func (l *keyList[T]) ring(role fyne.ThemeColorName, width float32) {
	if l.d.box == nil {
		return
	}
	l.d.box.Stroke, l.d.box.Width = role, width
	l.d.box.Refresh()
}

// TypedKey implements fyne.Focusable: arrows, pages, ends, Enter to open, Space to pick.
func (l *keyList[T]) TypedKey(e *fyne.KeyEvent) {
	passKey(l, e)
	at, page := l.d.index(), max(1, int(l.Size().Height/(52*theme.Zoom()))-1)
	switch e.Name {
	case fyne.KeyDown:
		l.to(at + 1)
	case fyne.KeyUp:
		l.to(at - 1)
	case fyne.KeyPageDown:
		l.to(at + page)
	case fyne.KeyPageUp:
		l.to(at - page)
	case fyne.KeyHome:
		l.to(0)
	case fyne.KeyEnd:
		l.to(len(l.d.Rows) - 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		l.open()
	case fyne.KeySpace:
		l.d.pick(at)
	case fyne.KeyEscape:
		l.d.PickNone()
	case desktop.KeyMenu:
		l.menu(at)
	case fyne.KeyF10:
		if l.shifted() {
			l.menu(at)
		}
	}
}

// to goes to a row; with Shift the rows on the way are picked.
func (l *keyList[T]) to(i int) {
	if len(l.d.Rows) == 0 {
		return
	}
	if i = min(max(i, 0), len(l.d.Rows)-1); l.d.Many && l.shifted() {
		l.d.stretch(i)
		return
	}
	l.d.Select(i)
	revealRow(l, &l.List, i)
}

// revealRow scrolls what is around o, which is a list, until a row is seen: with large text a list may be higher than the
// view.
func revealRow(o fyne.CanvasObject, l *widget.List, i int) {
	top, bottom := rowPlace(l, i)
	revealPart(o, max(0, top), min(bottom, o.Size().Height))
}

// rowPlace is where a row begins and ends, counted from the top of its list.
func rowPlace(l *widget.List, i int) (top, bottom float32) {
	high := l.MinSize().Height
	top = float32(i)*(high+l.Theme().Size(stock.SizeNamePadding)) - l.GetScrollOffset()
	return top, top + high
}

// TypedRune jumps to the next row that starts with the letters typed within one second.
func (l *keyList[T]) TypedRune(r rune) {
	if r == ' ' && l.typed == "" {
		return // Space picks
	}
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
			revealRow(l, &l.List, i)
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
