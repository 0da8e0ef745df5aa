package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/ui/theme"
)

// Said is a small quiet line under a field that can be pressed for a menu: where a question stands.
type Said struct {
	press
	words string
}

// NewSaid makes the line; tap opens what can be answered.
func NewSaid(words string, tap func()) *Said {
	s := &Said{words: words}
	s.OnTap = tap
	s.ExtendBaseWidget(s)
	return s
}

// Words are what the line says.
func (s *Said) Words() string { return s.words }

// CreateRenderer implements fyne.Widget.
func (s *Said) CreateRenderer() fyne.WidgetRenderer {
	words, more := NewPara(s.words, theme.Small, theme.Muted), NewIcon(stock.MenuDropDownIcon(), theme.Muted)
	in := Pad(container.New(saidFace{}, words, more), 1, 0, 1, 0)
	return s.draw(s, in, 4, func() face {
		words.Set(s.words)
		return face{}
	})
}

// saidFace sets the arrow right behind words that fit in a line: at the far end of a wide field it would belong to nothing.
type saidFace struct{}

const saidArrow = 20

func (saidFace) MinSize(o []fyne.CanvasObject) fyne.Size {
	a, b := o[0].MinSize(), o[1].MinSize()
	return fyne.NewSize(a.Width+saidArrow*theme.Zoom(), max(a.Height, b.Height))
}

func (saidFace) Layout(o []fyne.CanvasObject, s fyne.Size) {
	p, arrow := o[0].(*Para), saidArrow*theme.Zoom()
	w := min(fyne.MeasureText(p.words, size(p, p.size), p.style).Width+2, s.Width-arrow)
	p.Move(fyne.NewPos(0, 0))
	p.Resize(fyne.NewSize(w, s.Height))
	o[1].Move(fyne.NewPos(w, 0))
	o[1].Resize(fyne.NewSize(arrow, o[1].MinSize().Height))
}

var _ fyne.Focusable = (*Said)(nil)
