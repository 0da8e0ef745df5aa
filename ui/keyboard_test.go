package ui

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/theme"
)

// reachable demands of the screen that is shown: Tab reaches everything that can be pressed or written in, whatever has
// the focus is in sight, and a ring of 2 units is around it.
func reachable(t *testing.T, a *App, name string) {
	t.Helper()
	c := a.window.Canvas()
	c.Unfocus()
	reached := map[fyne.Focusable]bool{}
	for range 600 {
		c.FocusNext()
		f := c.Focused()
		if f == nil {
			t.Errorf("%s: Tab leads nowhere", name)
			return
		}
		if reached[f] {
			break
		}
		reached[f] = true
		if what := marked(a, f); what != "" {
			t.Errorf("%s: with the focus on %s: %s", name, called(f), what)
		}
	}
	for _, d := range inOrder(front(a), c.Size()) {
		if f, ok := d.o.(fyne.Focusable); ok && !isOff(f) && !reached[f] {
			t.Errorf("%s: Tab does not reach %s", name, called(f))
		}
		if by := mouseOnly(d.o); by {
			t.Errorf("%s: %T can be pressed with the mouse only", name, d.o)
		}
	}
	c.Unfocus()
}

// marked says what is not right about the sight of f, which has the focus; "" is nothing.
func marked(a *App, f fyne.Focusable) string {
	window := a.window.Canvas().Size()
	painted := inOrder(front(a), window)
	var at *drawn
	for i := range painted {
		if painted[i].o == f.(fyne.CanvasObject) {
			at = &painted[i]
		}
	}
	switch {
	case at == nil:
		return "it is not in what is shown"
	case at.all.at.X < -1 || at.all.right() > window.Width+1:
		return fmt.Sprintf("it lies at %v, %v, outside the window", at.all.at, at.all.size)
	case at.all.size.Height < window.Height/2 && !(box{size: window}).holds(at.all, 1):
		return fmt.Sprintf("it lies at %v, %v, and not all of it in the window", at.all.at, at.all.size)
	case at.seen.size.Height < min(at.all.size.Height, window.Height/4)-1: // large text makes a list higher than its view
		return fmt.Sprintf("only %.0f of its %.0f units can be seen", at.seen.size.Height, at.all.size.Height)
	}
	for _, d := range painted {
		ring, ok := d.o.(*canvas.Rectangle)
		if ok && ring.StrokeWidth >= 2 && ring.StrokeColor != nil && around(d.all, at.all) {
			return ""
		}
	}
	return "no ring is around it"
}

// around reports whether a ring is the ring of an object: as large, the edge of the card that a list fills, or around the
// day that is chosen in a month.
func around(ring, o box) bool {
	if o.holds(ring, 1) {
		return true
	}
	z := theme.Zoom()
	return ring.holds(o, 2) && ring.size.Width <= o.size.Width+20*z && ring.size.Height <= o.size.Height+150*z
}

// called is a name for a widget in a message.
func called(o any) string {
	switch w := o.(type) {
	case interface{ Label() string }:
		return fmt.Sprintf("%T %q", o, w.Label())
	case interface{ Words() string }:
		return fmt.Sprintf("%T %q", o, w.Words())
	}
	return fmt.Sprintf("%T", o)
}

func isOff(f fyne.Focusable) bool {
	off, ok := f.(fyne.Disableable)
	return ok && off.Disabled()
}

// mouseOnly reports whether a tap does something here that no key does. Rows of a list, the bars of a scroll view and a
// page are pressed with the mouse and have other ways beside them.
func mouseOnly(o fyne.CanvasObject) bool {
	if _, taps := o.(fyne.Tappable); !taps {
		return false
	}
	if _, keys := o.(fyne.Focusable); keys {
		return false
	}
	switch o.(type) {
	case *container.Scroll, *widget.PopUp:
		return false
	case *kit.SpanLine: // what a bar opens stands in the list beside it, which Tab reaches
		return false
	}
	switch fmt.Sprintf("%T", o) {
	case "*widget.scrollBarArea", "*widget.OverlayContainer", "*widget.listItem", "*kit.sheet", "*kit.row", "*widget.passwordRevealer":
		return false
	}
	return true
}
