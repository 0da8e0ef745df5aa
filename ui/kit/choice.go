package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/ui/theme"
)

// choice is one value out of a few, picked from a menu; it looks like the text fields beside it.
type choice struct {
	press
	values, words []string
	value         string
	changed       func()
}

func newChoice(values, words []string, changed func()) *choice {
	c := &choice{values: values, words: words, changed: changed}
	c.OnTap = c.open
	c.ExtendBaseWidget(c)
	return c
}

func (c *choice) set(v string) {
	c.value = v
	c.Refresh()
}

func (c *choice) pick(v string) {
	if v != c.value {
		c.set(v)
		c.changed()
	}
}

// open shows the menu under the field.
func (c *choice) open() {
	items := make([]MenuItem, len(c.words))
	for i, words := range c.words {
		items[i] = MenuItem{Label: words, Do: func() { c.pick(c.values[i]) }}.Chosen(c.values[i] == c.value)
	}
	ShowMenuUnder(c, items...)
}

// TypedKey implements fyne.Focusable: arrows step through the values without the menu.
func (c *choice) TypedKey(e *fyne.KeyEvent) {
	step := map[fyne.KeyName]int{fyne.KeyDown: 1, fyne.KeyUp: -1}[e.Name]
	if step == 0 {
		c.press.TypedKey(e)
		return
	}
	to := min(max(slices.Index(c.values, c.value)+step, 0), len(c.values)-1)
	c.pick(c.values[to])
}

// CreateRenderer implements fyne.Widget.
func (c *choice) CreateRenderer() fyne.WidgetRenderer {
	words, arrow := NewText("", theme.Body, theme.Ink), NewIcon(stock.MenuDropDownIcon(), theme.Muted)
	edge := canvas.NewRectangle(nil)
	edge.CornerRadius, edge.StrokeWidth = 6, 1
	// The edge lies where Fyne draws that of a text field, so that the two stand in one line.
	in := &fyne.Container{Layout: stack{}, Objects: []fyne.CanvasObject{Pad(edge, 0.5, 1, 1, 0.5), Pad(Row(8, []float32{-1, 0}, words, arrow), 7, 8, 7, 8)}}
	return c.draw(c, in, 6, func() face {
		shown := "–"
		if i := slices.Index(c.values, c.value); i >= 0 {
			shown = c.words[i]
		}
		words.Set(shown)
		edge.FillColor, edge.StrokeColor = colour(c, theme.InputFill), colour(c, theme.InputEdge)
		return face{}
	})
}

// stack gives every child the whole place.
type stack struct{}

func (stack) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var s fyne.Size
	for _, o := range objects {
		s = s.Max(o.MinSize())
	}
	return s
}

func (stack) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	for _, o := range objects {
		o.Resize(s)
	}
}
