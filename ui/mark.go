package ui

import (
	_ "embed"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

//go:embed mark.svg
var markSVG []byte

// Icon is the mark for the title bar and the taskbar. Windows and X11 take it from the window, not from the package.
func Icon() fyne.Resource { return fyne.NewStaticResource("mark.svg", markSVG) }

// mark is the program's sign: two mooring posts with their rope, an H above calm water.
// packaging/icon/harborfile.svg is the same picture; a test keeps them so.
func mark() fyne.CanvasObject {
	m := canvas.NewImageFromResource(Icon())
	m.FillMode = canvas.ImageFillContain
	return container.NewGridWrap(fyne.NewSquareSize(32), m)
}
