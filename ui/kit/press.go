package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"github.com/harborfile/harborfile/ui/theme"
)

// press is what everything one can press shares: hover, focus ring, tap, Space and Enter.
type press struct {
	widget.BaseWidget
	OnTap    func()
	OnEscape func() // Escape while this has the focus; nil: nothing
	Off      bool   // shown, but does nothing

	hover, focused bool
	self           fyne.Widget // the widget around this, once drawn
}

// Tapped implements fyne.Tappable.
func (p *press) Tapped(*fyne.PointEvent) {
	if p.OnTap != nil && !p.Off {
		p.OnTap()
	}
}

// MouseIn implements desktop.Hoverable.
func (p *press) MouseIn(*desktop.MouseEvent) { p.hover = true; p.Refresh() }

// MouseMoved implements desktop.Hoverable.
func (p *press) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (p *press) MouseOut() { p.hover = false; p.Refresh() }

// FocusGained implements fyne.Focusable.
func (p *press) FocusGained() {
	p.focused = true
	p.Refresh()
	if p.self != nil {
		reveal(p.self)
	}
}

// FocusLost implements fyne.Focusable.
func (p *press) FocusLost() { p.focused = false; p.Refresh() }

// TypedRune implements fyne.Focusable.
func (p *press) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (p *press) TypedKey(e *fyne.KeyEvent) {
	if p.self != nil {
		passKey(p.self, e)
	}
	switch e.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		p.Tapped(nil)
	case fyne.KeyEscape:
		if p.OnEscape != nil {
			p.OnEscape()
		}
	}
}

// face is how a pressable looks now: fill "" is none.
type face struct {
	fill, ring fyne.ThemeColorName
	selected   bool
}

// draw shows in over a box of its own; the focus ring is always 2 units wide.
// sync brings the inner objects up to date and says how the box looks.
func (p *press) draw(w fyne.Widget, in fyne.CanvasObject, radius float32, sync func() face) fyne.WidgetRenderer {
	p.self = w
	box, veil := canvas.NewRectangle(nil), canvas.NewRectangle(nil)
	box.CornerRadius, veil.CornerRadius = radius, radius
	layout := func(s fyne.Size) {
		box.Resize(s)
		veil.Resize(s)
		in.Resize(s)
	}
	refresh := func() {
		f := sync()
		box.FillColor, veil.FillColor, veil.StrokeWidth = nil, nil, 0
		if f.fill != "" {
			box.FillColor = colour(w, f.fill)
		}
		if p.hover && !p.Off && !f.selected {
			veil.FillColor = colour(w, theme.Hover)
		}
		if p.focused {
			ring := theme.Accent
			if f.ring != "" {
				ring = f.ring
			}
			veil.StrokeColor, veil.StrokeWidth = colour(w, ring), 2
		}
		layout(w.Size())
		canvas.Refresh(w)
	}
	return draw(in.MinSize, layout, refresh, box, veil, in)
}
