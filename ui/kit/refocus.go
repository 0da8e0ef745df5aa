package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// FocusIn is the place of the focused widget among those of o that take the keyboard, in reading
// order; -1 when the focus is elsewhere.
func FocusIn(c fyne.Canvas, o fyne.CanvasObject) int {
	now := c.Focused()
	if now == nil {
		return -1
	}
	return slices.Index(focusables(o), now)
}

// FocusAt gives the keyboard to the widget at a place that FocusIn gave, after o was built anew.
func FocusAt(c fyne.Canvas, o fyne.CanvasObject, place int) {
	if all := focusables(o); place >= 0 && place < len(all) {
		c.Focus(all[place])
	}
}

// focusables are the widgets of this package under o that take the keyboard.
func focusables(o fyne.CanvasObject) (out []fyne.Focusable) {
	switch w := o.(type) {
	case *fyne.Container:
		for _, child := range w.Objects {
			out = append(out, focusables(child)...)
		}
	case *container.Scroll:
		return focusables(w.Content)
	case *Card:
		return focusables(w.Content)
	case *Field:
		return focusables(w.input)
	case fyne.Focusable:
		if o.Visible() {
			out = append(out, w)
		}
	}
	return out
}
