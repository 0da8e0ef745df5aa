// Package kit is Harborfile's set of widgets and layouts, on the colours and sizes of ui/theme.
//
// It knows nothing of clients, matters or the vault, holds no words of its own (callers pass
// translated text), and imports no window driver, so it runs and tests without a display.
package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"
)

func colour(w fyne.Widget, role fyne.ThemeColorName) color.Color {
	return stock.ColorForWidget(role, w)
}

func size(w fyne.Widget, n fyne.ThemeSizeName) float32 { return stock.SizeForWidget(n, w) }

// drawn is a widget renderer made of three functions.
type drawn struct {
	objects []fyne.CanvasObject
	min     func() fyne.Size
	layout  func(fyne.Size)
	refresh func()
}

// draw builds a renderer. refresh re-reads the theme: Fyne calls it when the theme changes.
func draw(min func() fyne.Size, layout func(fyne.Size), refresh func(), o ...fyne.CanvasObject) *drawn {
	refresh()
	return &drawn{objects: o, min: min, layout: layout, refresh: refresh}
}

func (d *drawn) Destroy()                     {}
func (d *drawn) Objects() []fyne.CanvasObject { return d.objects }
func (d *drawn) MinSize() fyne.Size           { return d.min() }
func (d *drawn) Layout(s fyne.Size)           { d.layout(s) }
func (d *drawn) Refresh()                     { d.refresh() }
