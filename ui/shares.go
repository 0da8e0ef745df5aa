package ui

import "fyne.io/fyne/v2"

// shares stacks two objects that divide the height between them; the division may change.
type shares [2]float32

const sharesGap = 12

func (sh *shares) MinSize(o []fyne.CanvasObject) fyne.Size {
	a, b := o[0].MinSize(), o[1].MinSize()
	return fyne.NewSize(max(a.Width, b.Width), a.Height+b.Height+sharesGap)
}

func (sh *shares) Layout(o []fyne.CanvasObject, s fyne.Size) {
	top := (s.Height - sharesGap) * sh[0] / (sh[0] + sh[1])
	o[0].Move(fyne.NewPos(0, 0))
	o[0].Resize(fyne.NewSize(s.Width, top))
	o[1].Move(fyne.NewPos(0, top+sharesGap))
	o[1].Resize(fyne.NewSize(s.Width, s.Height-top-sharesGap))
}
