package kit

import (
	"fyne.io/fyne/v2"
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
	in := Pad(TopRow(2, []float32{-1, 18}, words, more), 1, 0, 1, 0)
	return s.draw(s, in, 4, func() face {
		words.Set(s.words)
		return face{}
	})
}

var _ fyne.Focusable = (*Said)(nil)
