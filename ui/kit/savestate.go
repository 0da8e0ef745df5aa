package kit

import (
	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/harborfile/harborfile/ui/theme"
)

// SaveState is the line that says whether what is typed is kept: quiet words, with a sign beside
// them that is not colour alone. It wraps; refresh the parent container after a change.
type SaveState struct {
	widget.BaseWidget
	icon  *Icon
	words *Para
}

// NewSaveState makes the line without words.
func NewSaveState() *SaveState {
	s := &SaveState{icon: NewIcon(nil, theme.Muted), words: NewPara("", theme.Small, theme.Muted)}
	s.ExtendBaseWidget(s)
	return s
}

// Kept says that everything is saved.
func (s *SaveState) Kept(words string) { s.say(stock.ConfirmIcon(), theme.Done, words, theme.Muted) }

// Open says that something is typed and not saved yet, which needs nothing from anybody.
func (s *SaveState) Open(words string) {
	s.say(stock.DocumentCreateIcon(), theme.Muted, words, theme.Muted)
}

// Held says what is not saved, and why: it waits for the person.
func (s *SaveState) Held(words string) {
	s.say(stock.InfoIcon(), theme.Warn.Fg(), words, theme.Warn.Fg())
}

// Words are what the line says now.
func (s *SaveState) Words() string { return s.words.Words() }

func (s *SaveState) say(icon fyne.Resource, role fyne.ThemeColorName, words string, ink fyne.ThemeColorName) {
	if s.words.Words() == words && s.icon.role == role {
		return
	}
	if words == "" {
		icon = nil
	}
	s.icon.Set(icon, role)
	s.words.Paint(words, ink)
	s.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (s *SaveState) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(Row(6, []float32{0, -1}, s.icon, s.words))
}
