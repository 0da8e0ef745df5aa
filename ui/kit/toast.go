package kit

import (
	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/ui/theme"
)

// NewToast confirms something that is done; it never carries a problem or a question.
func NewToast(words string) *Card { return toast(toastRow(words)) }

// NewActionToast is NewToast with one thing to do about it, such as taking it back: beside the words where both fit in a
// line, else under them.
func NewActionToast(words, label string, do func()) *Card {
	action := NewButton(Quiet, nil, label, do)
	row := toastRow(words)
	line := NewText(words, theme.Body, theme.Ink).Whole().MinSize().Width + action.MinSize().Width + (18+2*toastGap+2*toastPad)*theme.Zoom()
	if line <= toastWidth*theme.Zoom() {
		return toast(Row(toastGap, []float32{-1, 0}, row, action))
	}
	return toast(VStack(2, row, Row(0, []float32{0}, Pad(action, 0, 0, 0, 18*theme.Zoom()))))
}

func toastRow(words string) *fyne.Container {
	return TopRow(toastGap, []float32{18, -1}, NewIcon(stock.ConfirmIcon(), theme.Done), NewPara(words, theme.Body, theme.Ink))
}

func toast(row fyne.CanvasObject) *Card {
	box := NewBox(theme.Overlay, theme.Border, 8, 0, Pad(row, 9, toastPad, 9, toastPad))
	box.Shadow = true
	return box
}

const (
	toastWidth = 184 // of the column that a toast stands in, at 100 %
	toastGap   = 8
	toastPad   = 12
)

// WithToasts makes a column of a head, a list that scrolls and a foot, and the place of its one toast between list and
// foot: there it lies on nothing that is pressed, and moves nothing unless the list needs the room.
func WithToasts(gap float32, head, list, foot fyne.CanvasObject) (column, spot *fyne.Container) {
	in := &toastSpot{}
	spot = &fyne.Container{Layout: in, Hidden: true}
	in.column = Frame(gap, head, Scroll(list), VStack(gap, spot, foot))
	return in.column, spot
}

// ShowToast replaces what the place of a toast shows; nil takes it away.
func ShowToast(spot *fyne.Container, t *Card) {
	column := spot.Layout.(*toastSpot).column
	spot.Objects, spot.Hidden = nil, t == nil
	if t != nil {
		highAt(t, column.Size().Width) // else it asks for the height of words in one line, and lies on what is under it
		spot.Objects = []fyne.CanvasObject{t}
	}
	column.Refresh()
}

type toastSpot struct {
	vstack
	column *fyne.Container // laid out anew when a toast comes or goes
}
