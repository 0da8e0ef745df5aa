package kit

import "fyne.io/fyne/v2"

// Stack gives every object the whole place, each wrapped for its width.
func Stack(o ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: stack{}, Objects: o}
}
