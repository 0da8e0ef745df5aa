package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/ui/theme"
)

// NewEmptyState says what belongs here and offers the one next step; action may be "".
func NewEmptyState(icon fyne.Resource, head, line, action string, tap func()) *fyne.Container {
	picture := container.NewCenter(container.NewGridWrap(fyne.NewSquareSize(36), NewIcon(icon, stock.ColorNameDisabled)))
	state := VStack(6, picture,
		NewBoldPara(head, theme.Sub, theme.Ink).Align(fyne.TextAlignCenter),
		NewPara(line, theme.Body, theme.Muted).Align(fyne.TextAlignCenter))
	if action != "" {
		state.Add(Pad(container.NewCenter(NewButton(Plain, nil, action, tap)), 8, 0, 0, 0))
	}
	return Pad(state, 24, 24, 24, 24)
}
