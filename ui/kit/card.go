package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"github.com/harborfile/harborfile/ui/theme"
)

// Card is a filled, rounded, optionally bordered box around one object.
type Card struct {
	widget.BaseWidget
	Fill, Stroke fyne.ThemeColorName // Stroke "" means no border
	Radius, Pad  float32
	Width        float32 // of the border; 0 means 1
	Shadow       bool
	Content      fyne.CanvasObject
}

// NewCard is the standard surface for content on a page. No card goes inside a card.
func NewCard(pad float32, o fyne.CanvasObject) *Card {
	return NewBox(theme.Surface, theme.Border, 10, pad, o)
}

// NewBox chooses fill, border role, corner radius and padding.
func NewBox(fill, stroke fyne.ThemeColorName, radius, pad float32, o fyne.CanvasObject) *Card {
	c := &Card{Fill: fill, Stroke: stroke, Radius: radius, Pad: pad, Content: o}
	c.ExtendBaseWidget(c)
	return c
}

// NewNote is a tinted box: an icon, a small heading and the words, in one tone.
func NewNote(tone theme.Tone, icon fyne.Resource, head string, body fyne.CanvasObject) *Card {
	words := VStack(1, NewBoldPara(head, theme.Small, tone.Fg()), body)
	return NewBox(tone.Bg(), "", 8, 12, TopRow(10, []float32{18, -1}, NewIcon(icon, tone.Fg()), words))
}

// CreateRenderer implements fyne.Widget.
func (c *Card) CreateRenderer() fyne.WidgetRenderer {
	box := canvas.NewRectangle(nil)
	least := func() fyne.Size { return c.Content.MinSize().AddWidthHeight(2*c.Pad, 2*c.Pad) }
	layout := func(s fyne.Size) {
		box.Resize(s)
		c.Content.Move(fyne.NewPos(c.Pad, c.Pad))
		c.Content.Resize(s.SubtractWidthHeight(2*c.Pad, 2*c.Pad))
	}
	refresh := func() {
		box.FillColor, box.CornerRadius, box.StrokeWidth = colour(c, c.Fill), c.Radius, 0
		if c.Stroke != "" {
			box.StrokeColor, box.StrokeWidth = colour(c, c.Stroke), max(1, c.Width)
		}
		if c.Shadow {
			box.Shadow = canvas.Shadow{Color: colour(c, theme.Shade), BlurRadius: 12, Offset: fyne.NewPos(0, 3)}
		}
		box.Refresh()
		c.Content.Refresh()
	}
	return draw(least, layout, refresh, box, c.Content)
}
