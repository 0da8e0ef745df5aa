package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"github.com/harborfile/harborfile/ui/theme"
)

// Line is a hairline between two parts of a card.
type Line struct{ widget.BaseWidget }

// NewLine makes a hairline as wide as its place.
func NewLine() *Line {
	l := &Line{}
	l.ExtendBaseWidget(l)
	return l
}

// CreateRenderer implements fyne.Widget.
func (l *Line) CreateRenderer() fyne.WidgetRenderer {
	rule := canvas.NewRectangle(nil)
	return draw(func() fyne.Size { return fyne.NewSize(1, 1) }, func(s fyne.Size) { rule.Resize(s) }, func() {
		rule.FillColor = colour(l, theme.Line)
		rule.Refresh()
	}, rule)
}
