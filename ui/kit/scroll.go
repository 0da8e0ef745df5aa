package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"github.com/harborfile/harborfile/ui/theme"
)

// Scroll lets content be higher than its place. Wrapped text inside is laid out for the width
// first, so that the scrolled height is right at once. The view is a little larger than its
// place on every side, so that focus rings and borders at the edge are not cut, and the bar lies
// beside the content and not on it.
func Scroll(content fyne.CanvasObject) *fyne.Container {
	return container.New(scroll{}, newView(Pad(content, overhang, overbar, overhang, overhang)))
}

// How far a view reaches over its place: on three sides, and where the bar is.
const overhang, overbar = 4, 10

type scroll struct{}

func (scroll) MinSize(o []fyne.CanvasObject) fyne.Size {
	return o[0].MinSize().SubtractWidthHeight(overhang+overbar, 0)
}

func (scroll) Layout(o []fyne.CanvasObject, s fyne.Size) {
	view := o[0].(*ScrollView)
	s = s.AddWidthHeight(overhang+overbar, 2*overhang)
	highAt(view.Content, s.Width)
	view.Move(fyne.NewPos(-overhang, -overhang))
	view.Resize(s)
	view.Refresh()
}

// ScrollView is Fyne's scroll view with a hairline where content is cut, in the place of Fyne's shadow.
type ScrollView struct{ container.Scroll }

func newView(content fyne.CanvasObject) *ScrollView {
	v := &ScrollView{}
	v.Direction, v.Content = container.ScrollVerticalOnly, content
	v.ExtendBaseWidget(v)
	return v
}

// CreateRenderer implements fyne.Widget.
func (v *ScrollView) CreateRenderer() fyne.WidgetRenderer {
	base := v.Scroll.CreateRenderer()
	f := &viewFace{WidgetRenderer: base, v: v, above: canvas.NewRectangle(nil), below: canvas.NewRectangle(nil)}
	f.shown = append(f.shown, v.Content, f.above, f.below)
	for _, o := range base.Objects()[1:] {
		if _, bar := o.(fyne.Tappable); bar { // the rest are Fyne's shadows
			f.shown = append(f.shown, o)
		}
	}
	f.edges()
	return f
}

// viewFace draws a ScrollView.
type viewFace struct {
	fyne.WidgetRenderer
	v            *ScrollView
	above, below *canvas.Rectangle
	shown        []fyne.CanvasObject
}

// Objects implements fyne.WidgetRenderer.
func (f *viewFace) Objects() []fyne.CanvasObject { return f.shown }

// Layout implements fyne.WidgetRenderer.
func (f *viewFace) Layout(s fyne.Size) {
	f.WidgetRenderer.Layout(s)
	f.edges()
}

// Refresh implements fyne.WidgetRenderer.
func (f *viewFace) Refresh() {
	f.WidgetRenderer.Refresh()
	f.shown[0] = f.v.Content
	f.edges()
}

// edges draws the hairlines where content goes on above or below.
func (f *viewFace) edges() {
	s, high := f.v.Size(), f.v.Content.Size().Height
	f.above.Hidden = f.v.Offset.Y < overhang
	f.below.Hidden = f.v.Offset.Y+s.Height > high-overhang
	for _, line := range []*canvas.Rectangle{f.above, f.below} {
		line.FillColor = colour(f.v, theme.Border)
		line.Resize(fyne.NewSize(max(0, s.Width-overhang-overbar), 1))
	}
	f.above.Move(fyne.NewPos(overhang, 0))
	f.below.Move(fyne.NewPos(overhang, s.Height-1))
}
