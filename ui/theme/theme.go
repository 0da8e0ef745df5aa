// Package theme is Harborfile's look as data: one table of colours for light, dark and
// high contrast, one table of sizes, and the faces. It knows no widget and no client.
package theme

import (
	"image/color"

	"eliasnaur.com/font/roboto/robotoitalic"
	"eliasnaur.com/font/roboto/robotomedium"
	"eliasnaur.com/font/roboto/robotoregular"
	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"
)

// Mode picks a column of the palette.
type Mode int

// Auto follows the system's light or dark setting; the others are fixed.
const (
	Auto Mode = iota - 1
	Light
	Dark
	Contrast
)

// Text sizes, in Fyne units at 100 %: body 13.5, small 12 (never less), sub-heading 16, title 22.
const (
	Body                     = stock.SizeNameText
	Sub                      = stock.SizeNameSubHeadingText
	Small fyne.ThemeSizeName = "harbor-small"
	Title fyne.ThemeSizeName = "harbor-title"
	// Mark is the size of the recovery code and other text that is copied by hand.
	Mark fyne.ThemeSizeName = "harbor-mark"
)

var sizes = map[fyne.ThemeSizeName]float32{
	Body: 13.5, Small: 12, Sub: 16, Title: 22, Mark: 17,
	stock.SizeNameCaptionText: 12, stock.SizeNameHeadingText: 22, stock.SizeNameInlineIcon: 18,
	stock.SizeNamePadding: 4, stock.SizeNameInnerPadding: 8,
	stock.SizeNameInputRadius: 6, stock.SizeNameButtonRadius: 6, stock.SizeNameSelectionRadius: 6,
	stock.SizeNameSplitThickness: 3, stock.SizeNameScrollBar: 10, stock.SizeNameScrollBarSmall: 4,
}

// zoomed are the sizes that grow with the text; paddings and radii stay.
var zoomed = map[fyne.ThemeSizeName]bool{
	Body: true, Small: true, Sub: true, Title: true, Mark: true, stock.SizeNameCaptionText: true,
	stock.SizeNameHeadingText: true, stock.SizeNameInlineIcon: true,
}

// Zooms are the text sizes a person can choose, as factors.
var Zooms = []float32{1, 1.25, 1.5, 2}

var (
	regular = fyne.NewStaticResource("regular.ttf", robotoregular.TTF)
	medium  = fyne.NewStaticResource("medium.ttf", robotomedium.TTF)
	italic  = fyne.NewStaticResource("italic.ttf", robotoitalic.TTF)
)

// Theme implements fyne.Theme. Zoom 0 means 1.
type Theme struct {
	Mode Mode
	Zoom float32
}

// Color looks a role up; a role of Fyne's that the palette does not name falls back to Fyne's own.
func (t *Theme) Color(n fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	m := t.Mode
	if m == Auto {
		m = Light
		if v == stock.VariantDark {
			m = Dark
		}
	}
	if c, ok := palette[n]; ok {
		return rgba(c[m])
	}
	if m == Light {
		return stock.DefaultTheme().Color(n, stock.VariantLight)
	}
	return stock.DefaultTheme().Color(n, stock.VariantDark)
}

// Font gives Medium where Fyne asks for bold: headings stay calm.
func (t *Theme) Font(s fyne.TextStyle) fyne.Resource {
	switch {
	case s.Monospace, s.Symbol:
		return stock.DefaultTheme().Font(s)
	case s.Bold:
		return medium
	case s.Italic:
		return italic
	}
	return regular
}

// Icon is Fyne's own icon set.
func (t *Theme) Icon(n fyne.ThemeIconName) fyne.Resource { return stock.DefaultTheme().Icon(n) }

// Size is in Fyne units; text and inline icons grow with Zoom.
func (t *Theme) Size(n fyne.ThemeSizeName) float32 {
	v, ok := sizes[n]
	if !ok {
		return stock.DefaultTheme().Size(n)
	}
	if t.Zoom > 0 && zoomed[n] {
		v *= t.Zoom
	}
	return v
}

// Zoom is the factor in force now. Fixed widths are multiplied by it, so that a column
// keeps holding the text it was made for.
func Zoom() float32 { return stock.Size(Body) / sizes[Body] }
