package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/ui/theme"
)

// NewToast confirms something that is done; it never carries a problem or a question.
func NewToast(words string) *Card {
	return toast(Row(10, []float32{18, 0}, NewIcon(stock.ConfirmIcon(), theme.Done), NewText(words, theme.Body, theme.Ink).Whole()))
}

// NewActionToast is NewToast with one thing to do about it, such as taking it back.
func NewActionToast(words, label string, do func()) *Card {
	return toast(Row(10, []float32{18, 0, 0}, NewIcon(stock.ConfirmIcon(), theme.Done),
		NewText(words, theme.Body, theme.Ink).Whole(), NewButton(Quiet, nil, label, do)))
}

func toast(row fyne.CanvasObject) *Card {
	box := NewBox(theme.Overlay, theme.Border, 8, 0, Pad(row, 9, 16, 9, 14))
	box.Shadow = true
	return box
}

// toastTop is where a toast stands: in the free band over a page's title. At the lower edge it lay on the buttons that
// lead on.
const toastTop = 8

// ToastLayer is a layer to stack above a screen; its one toast stands at the upper edge.
func ToastLayer() *fyne.Container { return container.New(toastSpot{}) }

// ShowToast replaces what the layer shows; nil takes it away.
func ShowToast(layer *fyne.Container, t *Card) {
	layer.Objects = nil
	if t != nil {
		layer.Objects = []fyne.CanvasObject{t}
	}
	layer.Refresh()
}

type toastSpot struct{}

func (toastSpot) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

func (toastSpot) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	for _, o := range objects {
		m := o.MinSize()
		m.Width = min(m.Width, s.Width-32)
		o.Move(fyne.NewPos((s.Width-m.Width)/2, toastTop))
		o.Resize(m)
	}
}
