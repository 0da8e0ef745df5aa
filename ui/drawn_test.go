package ui

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

// box is a rectangle of the window.
type box struct {
	at   fyne.Position
	size fyne.Size
}

func (b box) right() float32  { return b.at.X + b.size.Width }
func (b box) bottom() float32 { return b.at.Y + b.size.Height }

// and is the part of b that lies in o too.
func (b box) and(o box) box {
	at := fyne.NewPos(max(b.at.X, o.at.X), max(b.at.Y, o.at.Y))
	return box{at, fyne.NewSize(max(0, min(b.right(), o.right())-at.X), max(0, min(b.bottom(), o.bottom())-at.Y))}
}

// holds reports whether o lies in b, give or take slack.
func (b box) holds(o box, slack float32) bool {
	return o.at.X >= b.at.X-slack && o.at.Y >= b.at.Y-slack && o.right() <= b.right()+slack && o.bottom() <= b.bottom()+slack
}

func (b box) covers(p fyne.Position) bool {
	return p.X >= b.at.X && p.X < b.right() && p.Y >= b.at.Y && p.Y < b.bottom()
}

func (b box) middle() fyne.Position { return b.at.AddXY(b.size.Width/2, b.size.Height/2) }

// drawn is one object as it lies in the window; seen is what scroll views leave of it.
type drawn struct {
	o    fyne.CanvasObject
	all  box
	seen box
}

// inOrder lists every visible object under root in the order in which it is painted.
func inOrder(root fyne.CanvasObject, window fyne.Size) (out []drawn) {
	var walk func(o fyne.CanvasObject, from fyne.Position, clip box)
	walk = func(o fyne.CanvasObject, from fyne.Position, clip box) {
		if o == nil || !o.Visible() {
			return
		}
		all := box{from.Add(o.Position()), o.Size()}
		var inside []fyne.CanvasObject
		switch w := o.(type) {
		case *fyne.Container:
			inside = w.Objects
		case fyne.Widget:
			face := test.WidgetRenderer(w)
			inside = face.Objects()
			_, scrolls := o.(fyne.Scrollable)
			if _, clips := face.(interface{ IsClip() }); clips || scrolls {
				clip = clip.and(all)
			}
		}
		out = append(out, drawn{o, all, all.and(clip)})
		for _, child := range inside {
			walk(child, all.at, clip)
		}
	}
	walk(root, fyne.Position{}, box{size: window})
	return out
}

// ground is the colour behind a point: everything painted before, see-through colours mixed in. ok is false where a
// picture lies behind.
func ground(before []drawn, p fyne.Position, under color.Color) (mix color.NRGBA, ok bool) {
	mix, ok = color.NRGBAModel.Convert(under).(color.NRGBA), true
	for _, d := range before {
		if !d.seen.covers(p) {
			continue
		}
		switch o := d.o.(type) {
		case *canvas.Rectangle:
			if o.FillColor != nil {
				mix = over(o.FillColor, mix)
				ok = ok || mix.A == 255 && color.NRGBAModel.Convert(o.FillColor).(color.NRGBA).A == 255
			}
		case *canvas.Circle:
			if o.FillColor != nil { // asked about near its middle: a number on a dot
				mix = over(o.FillColor, mix)
			}
		case *canvas.Image:
			ok = ok && o.Image == nil
		}
	}
	return mix, ok
}

// over is the colour one gets by laying top over bottom.
func over(top color.Color, bottom color.NRGBA) color.NRGBA {
	t := color.NRGBAModel.Convert(top).(color.NRGBA)
	mix := func(a, b uint8) uint8 { return uint8((int(a)*int(t.A) + int(b)*(255-int(t.A)) + 127) / 255) }
	return color.NRGBA{R: mix(t.R, bottom.R), G: mix(t.G, bottom.G), B: mix(t.B, bottom.B), A: 255}
}

// contrast is the contrast ratio of WCAG 2.2 (relative luminance, section "contrast ratio").
func contrast(a, b color.Color) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(c color.Color) float64 {
	n := color.NRGBAModel.Convert(c).(color.NRGBA)
	lin := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*lin(n.R) + 0.7152*lin(n.G) + 0.0722*lin(n.B)
}
