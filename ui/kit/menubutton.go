package kit

import (
	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/ui/theme"
)

// MenuButton opens a menu under itself. It is quiet until something of its menu is chosen; then it
// looks like a chosen pill and says what.
type MenuButton struct {
	press
	label string
	on    bool
}

// NewMenuButton makes a button with the entries of its menu, asked for anew at each opening.
func NewMenuButton(label string, items func() []MenuItem) *MenuButton {
	b := &MenuButton{label: label}
	b.OnTap = func() { ShowMenuUnder(b, items()...) }
	b.ExtendBaseWidget(b)
	return b
}

// Label is the words of the button.
func (b *MenuButton) Label() string { return b.label }

// Set changes the words, and whether something is chosen. Refresh the parent: the width follows.
func (b *MenuButton) Set(label string, on bool) {
	if b.label != label || b.on != on {
		b.label, b.on = label, on
		b.Refresh()
	}
}

// TypedKey implements fyne.Focusable: the arrow down opens too.
func (b *MenuButton) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyDown {
		b.Tapped(nil)
		return
	}
	b.press.TypedKey(e)
}

// CreateRenderer implements fyne.Widget.
func (b *MenuButton) CreateRenderer() fyne.WidgetRenderer {
	words, arrow := NewText(b.label, theme.Body, theme.Ink).Whole(), NewIcon(stock.MenuDropDownIcon(), theme.Muted)
	return b.draw(b, Pad(Row(2, []float32{0, 0}, words, arrow), 4, 6, 4, 12), 14*theme.Zoom(), func() face {
		words.Paint(b.label, theme.Ink, b.on)
		if b.on {
			return face{fill: theme.NavSel, selected: true}
		}
		return face{}
	})
}
