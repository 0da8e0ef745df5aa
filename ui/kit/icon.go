package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	stock "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Icon is a square picture in a colour role, as high as a line of text (18 units at 100 %).
type Icon struct {
	widget.BaseWidget
	picture fyne.Resource
	role    fyne.ThemeColorName
}

// NewIcon makes an icon; the resource is one of Fyne's theme icons.
func NewIcon(picture fyne.Resource, role fyne.ThemeColorName) *Icon {
	i := &Icon{picture: picture, role: role}
	i.ExtendBaseWidget(i)
	return i
}

// Set changes picture and role.
func (i *Icon) Set(picture fyne.Resource, role fyne.ThemeColorName) {
	if i.picture != picture || i.role != role {
		i.picture, i.role = picture, role
		i.Refresh()
	}
}

// CreateRenderer implements fyne.Widget.
func (i *Icon) CreateRenderer() fyne.WidgetRenderer {
	image := &canvas.Image{FillMode: canvas.ImageFillContain}
	least := func() fyne.Size { return fyne.NewSquareSize(size(i, stock.SizeNameInlineIcon)) }
	refresh := func() {
		image.Resource = nil
		if i.picture != nil {
			image.Resource = stock.NewColoredResource(i.picture, i.role)
		}
		image.Refresh()
	}
	return draw(least, func(s fyne.Size) { image.Resize(s) }, refresh, image)
}
