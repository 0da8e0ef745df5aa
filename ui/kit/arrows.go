package kit

import (
	"fyne.io/fyne/v2"

	"github.com/harborfile/harborfile/ui/theme"
)

// ArrowPad is a button with which the arrow keys move something on a page while it has the focus. Pressing it, or Space,
// turns from moving to making larger and smaller, and back.
type ArrowPad struct {
	press
	OnArrow func(dx, dy int, sizes bool) // one step right and down; sizes: the far corner, not the whole

	moves, sizing string // words while it moves, and while it changes the size
	sizes         bool
}

// NewArrowPad makes a pad with its words for both ways.
func NewArrowPad(moves, sizing string) *ArrowPad {
	p := &ArrowPad{moves: moves, sizing: sizing}
	p.OnTap = func() {
		p.sizes = !p.sizes
		p.Refresh()
	}
	p.ExtendBaseWidget(p)
	return p
}

// Label is what the pad does now.
func (p *ArrowPad) Label() string {
	if p.sizes {
		return p.sizing
	}
	return p.moves
}

// Allow says whether there is something to move.
func (p *ArrowPad) Allow(on bool) {
	p.Off = !on
	p.Refresh()
}

// Disabled implements fyne.Disableable: where nothing can be moved, Tab goes past.
func (p *ArrowPad) Disabled() bool { return p.Off }

// Disable implements fyne.Disableable.
func (p *ArrowPad) Disable() { p.Allow(false) }

// Enable implements fyne.Disableable.
func (p *ArrowPad) Enable() { p.Allow(true) }

// TypedKey implements fyne.Focusable.
func (p *ArrowPad) TypedKey(e *fyne.KeyEvent) {
	step := map[fyne.KeyName][2]int{fyne.KeyLeft: {-1, 0}, fyne.KeyRight: {1, 0}, fyne.KeyUp: {0, -1}, fyne.KeyDown: {0, 1}}
	if by, ok := step[e.Name]; ok && !p.Off && p.OnArrow != nil {
		p.OnArrow(by[0], by[1], p.sizes)
	}
	p.press.TypedKey(e)
}

// CreateRenderer implements fyne.Widget.
func (p *ArrowPad) CreateRenderer() fyne.WidgetRenderer {
	words := NewText(p.Label(), theme.Small, theme.Ink)
	return p.draw(p, Pad(words, 6, 10, 6, 10), 6, func() face {
		role := theme.Ink
		if p.Off {
			role = theme.Muted
		}
		words.Paint(p.Label(), role, false)
		return face{fill: theme.Sunken}
	})
}
