package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"github.com/harborfile/harborfile/ui/theme"
)

// Chip is a small status label: a dot in the tone's colour, and words that carry the meaning.
type Chip struct {
	widget.BaseWidget
	words string
	tone  theme.Tone
}

// NewChip makes a chip.
func NewChip(words string, tone theme.Tone) *Chip {
	c := &Chip{words: words, tone: tone}
	c.ExtendBaseWidget(c)
	return c
}

// Words is the text on the chip.
func (c *Chip) Words() string { return c.words }

// Set changes words and tone. Refresh the parent container: the chip's width follows its words.
func (c *Chip) Set(words string, tone theme.Tone) {
	if words != c.words || tone != c.tone {
		c.words, c.tone = words, tone
		c.Refresh()
	}
}

// CreateRenderer implements fyne.Widget.
func (c *Chip) CreateRenderer() fyne.WidgetRenderer {
	f := newChipFace()
	least := func() fyne.Size { return f.least(c.words, size(c, theme.Small)) }
	layout := func(s fyne.Size) { f.place(fyne.NewPos(0, 0), s) }
	refresh := func() {
		f.paint(c, c.words, c.tone)
		layout(c.Size())
		canvas.Refresh(c)
	}
	return draw(least, layout, refresh, f.box, f.dot, f.line)
}

// chipFace is the drawing of a chip, shared with list rows, which draw it without a widget.
type chipFace struct {
	box  *canvas.Rectangle
	dot  *canvas.Circle
	line *canvas.Text
}

func newChipFace() *chipFace {
	f := &chipFace{canvas.NewRectangle(nil), canvas.NewCircle(nil), canvas.NewText("", nil)}
	f.line.TextStyle.Bold = true
	return f
}

const chipEdge, chipDot = 9, 6 // outer padding and size of the dot

func (f *chipFace) least(words string, letter float32) fyne.Size {
	m := fyne.MeasureText(words, letter, f.line.TextStyle)
	return m.AddWidthHeight(2*chipEdge+chipDot+5, 7)
}

func (f *chipFace) paint(w fyne.Widget, words string, tone theme.Tone) {
	f.box.FillColor, f.dot.FillColor = colour(w, tone.Bg()), colour(w, tone.Fg())
	f.line.Text, f.line.Color, f.line.TextSize = words, f.dot.FillColor, size(w, theme.Small)
}

// place sets the chip at the left of s, centred in its height, and cuts words that do not fit.
func (f *chipFace) place(at fyne.Position, s fyne.Size) {
	m := f.least(f.line.Text, f.line.TextSize)
	if m.Width > s.Width && s.Width > 0 {
		f.line.Text = shorten(f.line.Text, s.Width-2*chipEdge-chipDot-5, f.line.TextSize, f.line.TextStyle)
		m.Width = s.Width
	}
	y := at.Y + (s.Height-m.Height)/2
	f.box.CornerRadius = m.Height / 2
	f.box.Move(fyne.NewPos(at.X, y))
	f.box.Resize(m)
	f.dot.Move(fyne.NewPos(at.X+chipEdge, y+(m.Height-chipDot)/2))
	f.dot.Resize(fyne.NewSquareSize(chipDot))
	f.line.Move(fyne.NewPos(at.X+chipEdge+chipDot+5, y))
	f.line.Resize(fyne.NewSize(m.Width-2*chipEdge-chipDot-5, m.Height))
}
