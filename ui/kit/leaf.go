package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"github.com/harborfile/harborfile/ui/theme"
)

// leafView scrolls a sheet that is larger than its place, and turns the page where there is nothing left to scroll.
type leafView struct {
	container.Scroll
	turn   func(step int)
	rolled float32 // since the last turn
}

func newLeafView(o fyne.CanvasObject) *leafView {
	v := &leafView{turn: func(int) {}}
	v.Content, v.Direction = o, container.ScrollBoth
	v.ExtendBaseWidget(v)
	return v
}

// leafRoll is how far the wheel is rolled for one page: one notch of a mouse, a short stroke on a pad.
const leafRoll = 9

// Scrolled implements fyne.Scrollable.
func (v *leafView) Scrolled(e *fyne.ScrollEvent) {
	before := v.Offset
	if v.Scroll.Scrolled(e); v.Offset != before || e.Scrolled.DY == 0 {
		v.rolled = 0
		return
	}
	if v.rolled*e.Scrolled.DY < 0 {
		v.rolled = 0 // the other way round
	}
	if v.rolled += e.Scrolled.DY; v.rolled >= leafRoll {
		v.rolled = 0
		v.turn(-1)
	} else if v.rolled <= -leafRoll {
		v.rolled = 0
		v.turn(1)
	}
}

// leafBar is where a page stands among all pages: it is dragged or pressed to go far, and with the keyboard on it the
// arrows, Page Up, Page Down, Home and End turn pages.
type leafBar struct {
	widget.BaseWidget
	pages, at int
	turn      func(page int)
	focused   bool
	hover     bool
}

func newLeafBar(turn func(page int)) *leafBar {
	b := &leafBar{turn: turn}
	b.ExtendBaseWidget(b)
	return b
}

// set says how many pages there are and which one is shown, 0 the first.
func (b *leafBar) set(at, pages int) {
	if b.at != at || b.pages != pages {
		b.at, b.pages = at, pages
		b.Refresh()
	}
}

// goTo turns to the page at a place of the bar.
func (b *leafBar) goTo(x float32) {
	const edge = leafThumb / 2
	if b.pages < 2 || b.Size().Width <= 2*edge {
		return
	}
	part := min(max((x-edge)/(b.Size().Width-2*edge), 0), 1)
	if page := int(part*float32(b.pages-1) + 0.5); page != b.at {
		b.turn(page)
	}
}

// Tapped implements fyne.Tappable.
func (b *leafBar) Tapped(e *fyne.PointEvent) { b.goTo(e.Position.X) }

// Dragged implements fyne.Draggable.
func (b *leafBar) Dragged(e *fyne.DragEvent) { b.goTo(e.Position.X) }

// DragEnd implements fyne.Draggable.
func (b *leafBar) DragEnd() {}

// MouseIn implements desktop.Hoverable.
func (b *leafBar) MouseIn(*desktop.MouseEvent) { b.hover = true; b.Refresh() }

// MouseMoved implements desktop.Hoverable.
func (b *leafBar) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (b *leafBar) MouseOut() { b.hover = false; b.Refresh() }

// FocusGained implements fyne.Focusable.
func (b *leafBar) FocusGained() {
	b.focused = true
	b.Refresh()
	reveal(b)
}

// FocusLost implements fyne.Focusable.
func (b *leafBar) FocusLost() { b.focused = false; b.Refresh() }

// TypedRune implements fyne.Focusable.
func (b *leafBar) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (b *leafBar) TypedKey(e *fyne.KeyEvent) {
	passKey(b, e)
	if to := turned(e.Name, b.at, b.pages); to != b.at {
		b.turn(to)
	}
}

// Sizes of the bar.
const (
	leafThumb = 28
	leafHigh  = 16
)

// CreateRenderer implements fyne.Widget.
func (b *leafBar) CreateRenderer() fyne.WidgetRenderer {
	track, thumb := canvas.NewRectangle(nil), canvas.NewRectangle(nil)
	track.CornerRadius, thumb.CornerRadius = 2, 4
	layout := func(s fyne.Size) {
		track.Move(fyne.NewPos(0, s.Height/2-2))
		track.Resize(fyne.NewSize(s.Width, 4))
		x := float32(0)
		if b.pages > 1 {
			x = (s.Width - leafThumb) * float32(b.at) / float32(b.pages-1)
		}
		thumb.Move(fyne.NewPos(x, s.Height/2-4))
		thumb.Resize(fyne.NewSize(leafThumb, 8))
	}
	refresh := func() {
		track.FillColor, thumb.FillColor, thumb.StrokeWidth = colour(b, theme.Border), colour(b, theme.Muted), 0
		if b.hover || b.focused {
			thumb.FillColor = colour(b, theme.Accent)
		}
		if b.focused {
			thumb.StrokeColor, thumb.StrokeWidth = colour(b, theme.Ink), 2
		}
		layout(b.Size())
		canvas.Refresh(b)
	}
	return draw(func() fyne.Size { return fyne.NewSize(3*leafThumb, leafHigh) }, layout, refresh, track, thumb)
}
