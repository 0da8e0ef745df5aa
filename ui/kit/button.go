package kit

import (
	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/ui/theme"
)

// Weight is how much a button asks to be pressed. A page has one Primary at most.
type Weight int

// Plain is the usual button, Primary the main action of the page, Quiet has no box until hovered.
const (
	Plain Weight = iota
	Primary
	Quiet
)

// Button is a verb in words, with an icon where the icon helps.
type Button struct {
	press
	weight Weight
	label  string
	icon   fyne.Resource
}

// NewButton makes a button; icon may be nil.
func NewButton(weight Weight, icon fyne.Resource, label string, tap func()) *Button {
	b := &Button{weight: weight, label: label, icon: icon}
	b.OnTap = tap
	b.ExtendBaseWidget(b)
	return b
}

// Label is the verb on the button.
func (b *Button) Label() string { return b.label }

// Set changes the verb. Refresh the parent container when the width may change.
func (b *Button) Set(label string) {
	b.label = label
	b.Refresh()
}

// Weigh changes how much the button asks to be pressed.
func (b *Button) Weigh(w Weight) {
	if b.weight != w {
		b.weight = w
		b.Refresh()
	}
}

// Allow lets the button work, or greys it.
func (b *Button) Allow(on bool) {
	if b.Off == on {
		b.Off = !on
		b.Refresh()
	}
}

// Disabled implements fyne.Disableable: a button that is off takes no stop of the Tab key.
func (b *Button) Disabled() bool { return b.Off }

// Disable implements fyne.Disableable.
func (b *Button) Disable() { b.Allow(false) }

// Enable implements fyne.Disableable.
func (b *Button) Enable() { b.Allow(true) }

// CreateRenderer implements fyne.Widget.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	words := NewBold(b.label, theme.Body, theme.Ink).Whole().Align(fyne.TextAlignCenter)
	icon := NewIcon(b.icon, theme.Ink)
	in := fyne.CanvasObject(words)
	if b.icon != nil && b.label == "" {
		in = icon
	} else if b.icon != nil {
		in = Center(0, Row(7, []float32{0, 0}, icon, words))
	}
	high, wide := float32(8), float32(14)
	switch {
	case b.weight == Quiet:
		high, wide = 4, 6 // without a box its words line up with the text around it
	case b.label == "":
		wide = 8
	}
	return b.draw(b, Pad(in, high, wide, high, wide), 6, func() face {
		role, f := theme.Ink, face{fill: theme.ButtonFill}
		switch {
		case b.Off:
			role, f.fill = stock.ColorNameDisabled, stock.ColorNameDisabledButton
		case b.weight == Primary:
			role, f.fill, f.ring = theme.OnAccent, theme.Accent, theme.Ink
		}
		if b.weight == Quiet {
			f.fill = ""
			if !b.Off {
				role = theme.Accent
			}
		}
		words.Paint(b.label, role, true)
		icon.Set(b.icon, role)
		return f
	})
}
