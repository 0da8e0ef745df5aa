package kit

import (
	"time"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/ui/theme"
)

// tapped chooses a row by the mouse: Ctrl adds it to the others or takes it away, Shift picks all
// rows up to it, and a second tap soon after opens it.
func (l *keyList[T]) tapped(i int, held fyne.KeyModifier) {
	if i >= len(l.d.Rows) {
		return // the rows changed between the press and the release
	}
	l.focus()
	key := l.d.Key(l.d.Rows[i])
	again := key == l.tapAt && held == 0 && time.Since(l.tapWhen) < fyne.CurrentApp().Driver().DoubleTapDelay()
	l.tapAt, l.tapWhen = key, time.Now()
	switch {
	case l.d.Many && held&fyne.KeyModifierShortcutDefault != 0:
		l.d.pick(i)
	case l.d.Many && held&fyne.KeyModifierShift != 0:
		l.d.stretch(i)
	default:
		l.d.PickNone()
		l.d.Select(i)
	}
	if again {
		l.tapAt = ""
		l.open()
	}
}

// asked shows the menu of a row where the mouse is. A row that is not one of the picked ones is
// chosen first, so that the menu is about what is seen to be chosen.
func (l *keyList[T]) asked(i int, at fyne.Position) {
	if i >= len(l.d.Rows) {
		return
	}
	l.focus()
	if !l.d.picked[l.d.Key(l.d.Rows[i])] {
		l.d.PickNone()
	}
	l.d.Select(i)
	l.show(i, at)
}

// menu shows the menu of a row from the keyboard, at the row.
func (l *keyList[T]) menu(i int) {
	if i < 0 || l.d.Menu == nil {
		return
	}
	l.ScrollTo(i)
	_, bottom := rowPlace(&l.List, i)
	l.show(i, fyne.CurrentApp().Driver().AbsolutePositionForObject(l).AddXY(menuInset, bottom-menuEdge))
}

// menuInset is how far from the edge of a row its menu opens when no mouse says where.
const menuInset = 40

func (l *keyList[T]) show(i int, at fyne.Position) {
	if l.d.Menu != nil {
		ShowMenu(canvasOf(l), at, l.d.Menu(l.d.Rows[i])...)
	}
}

func (l *keyList[T]) focus() {
	if c := canvasOf(l); c != nil {
		l.pressed = true
		c.Focus(l)
		l.pressed = false
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
