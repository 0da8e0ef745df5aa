package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Over shows something over the window without asking a question: a head, a body of so high a place, which gets
// less where the window is low, and a foot. Escape closes it, as does the function.
func Over(c fyne.Canvas, width, high float32, head, body, foot fyne.CanvasObject) (shut func()) {
	parts := VStack(10, head, Tall(high, body), foot)
	all := panel(width, Pad(parts, 14, 16, 10, 16))
	lower(parts, parts.Objects[1], c, all.MinSize().Height)
	over := widget.NewModalPopUp(all, c)
	over.Show()
	return over.Hide
}
