package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/harborfile/harborfile/ui/theme"
)

// The layouts here work in two passes: they give a child its width, then ask how high it wants
// to be. Fyne's own ask first, and so cut wrapped text.

// highAt is the height o wants at a width.
func highAt(o fyne.CanvasObject, width float32) float32 {
	if s := o.Size(); s.Width != width {
		o.Resize(fyne.NewSize(width, s.Height))
	}
	return o.MinSize().Height
}

// VStack puts objects under each other with an exact gap; hidden ones take no room.
func VStack(gap float32, o ...fyne.CanvasObject) *fyne.Container {
	return container.New(vstack(gap), o...)
}

type vstack float32

func (gap vstack) MinSize(objects []fyne.CanvasObject) fyne.Size {
	s := fyne.NewSize(0, -float32(gap))
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		m := o.MinSize()
		s = fyne.NewSize(max(s.Width, m.Width), s.Height+m.Height+float32(gap))
	}
	return fyne.NewSize(s.Width, max(0, s.Height))
}

func (gap vstack) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	y := float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		h := highAt(o, s.Width)
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(s.Width, h))
		y += h + float32(gap)
	}
}

// Cols lays children side by side. W: >0 a fixed width (grows with the text zoom), 0 natural,
// <0 a share of the rest. Children are centred vertically, at the top with Top, or stretched
// with Fill. When the first child would get less than Drop, the last one is hidden: a side
// panel gives way to the list.
type Cols struct {
	W         []float32
	Gap, X, Y float32 // X, Y: padding inside the row
	Drop      float32
	Fill, Top bool
	Spare     []bool // in lists: columns that give way to the first
}

// Row is Cols as a container.
func Row(gap float32, w []float32, o ...fyne.CanvasObject) *fyne.Container {
	return container.New(&Cols{W: w, Gap: gap}, o...)
}

// TopRow is Row with every child at the top.
func TopRow(gap float32, w []float32, o ...fyne.CanvasObject) *fyne.Container {
	return container.New(&Cols{W: w, Gap: gap, Top: true}, o...)
}

func (l *Cols) width(i int, o fyne.CanvasObject) float32 {
	if l.W[i] == 0 {
		return o.MinSize().Width
	}
	return l.W[i] * theme.Zoom()
}

// MinSize implements fyne.Layout.
func (l *Cols) MinSize(objects []fyne.CanvasObject) fyne.Size {
	s, shown := fyne.NewSize(2*l.X, 0), 0
	for i, o := range objects {
		if !o.Visible() || l.Drop > 0 && i == len(objects)-1 {
			continue
		}
		m := o.MinSize()
		s.Height = max(s.Height, m.Height)
		if s.Width += max(l.width(i, o), 0); l.W[i] < 0 {
			s.Width += m.Width
		}
		shown++
	}
	return s.AddWidthHeight(l.Gap*float32(max(0, shown-1)), 2*l.Y)
}

// Layout implements fyne.Layout.
func (l *Cols) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	if last := len(objects) - 1; l.Drop > 0 {
		objects[last].Show()
		if free, _ := l.free(objects, s.Width); free < l.Drop*theme.Zoom() {
			objects[last].Hide()
		}
	}
	free, shares := l.free(objects, s.Width)
	x := l.X
	for i, o := range objects {
		if !o.Visible() {
			continue
		}
		w := l.width(i, o)
		if w < 0 {
			w = max(0, free*w/-shares)
		}
		y, h := l.Y, s.Height-2*l.Y
		if !l.Fill {
			h = min(h, highAt(o, w))
		}
		if !l.Fill && !l.Top {
			y = (s.Height - h) / 2
		}
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, h))
		x += w + l.Gap
	}
}

// free is the width left for the shares, and the sum of the shares.
func (l *Cols) free(objects []fyne.CanvasObject, width float32) (free, shares float32) {
	free, shown := width-2*l.X, 0
	for i, o := range objects {
		if !o.Visible() {
			continue
		}
		shown++
		if w := l.width(i, o); w > 0 {
			free -= w
		} else {
			shares -= w
		}
	}
	return free - l.Gap*float32(max(0, shown-1)), shares
}

// Pad adds padding: top, right, bottom, left, as in CSS.
func Pad(o fyne.CanvasObject, top, right, bottom, left float32) *fyne.Container {
	return container.New(&pad{top, right, bottom, left}, o)
}

type pad struct{ top, right, bottom, left float32 }

func (p *pad) MinSize(o []fyne.CanvasObject) fyne.Size {
	return o[0].MinSize().AddWidthHeight(p.left+p.right, p.top+p.bottom)
}

func (p *pad) Layout(o []fyne.CanvasObject, s fyne.Size) {
	o[0].Move(fyne.NewPos(p.left, p.top))
	o[0].Resize(s.SubtractWidthHeight(p.left+p.right, p.top+p.bottom))
}

// Frame puts head above and foot below a body that takes the rest. Each of the two may be nil.
func Frame(gap float32, head, body, foot fyne.CanvasObject) *fyne.Container {
	f := &frame{gap: gap, head: head != nil, foot: foot != nil}
	c := container.New(f, body)
	if f.head {
		c.Objects = append(c.Objects, head)
	}
	if f.foot {
		c.Objects = append(c.Objects, foot)
	}
	return c
}

type frame struct {
	gap        float32
	head, foot bool
}

// parts are body, head and foot; a hidden or absent one is nil.
func (f *frame) parts(o []fyne.CanvasObject) (body, head, foot fyne.CanvasObject) {
	body = o[0]
	if f.head && o[1].Visible() {
		head = o[1]
	}
	if last := o[len(o)-1]; f.foot && last.Visible() {
		foot = last
	}
	return body, head, foot
}

func (f *frame) MinSize(o []fyne.CanvasObject) fyne.Size {
	body, head, foot := f.parts(o)
	s := body.MinSize()
	for _, edge := range []fyne.CanvasObject{head, foot} {
		if edge != nil {
			m := edge.MinSize()
			s = fyne.NewSize(max(s.Width, m.Width), s.Height+m.Height+f.gap)
		}
	}
	return s
}

func (f *frame) Layout(o []fyne.CanvasObject, s fyne.Size) {
	body, head, foot := f.parts(o)
	top, bottom := float32(0), s.Height
	if head != nil {
		h := highAt(head, s.Width)
		head.Move(fyne.NewPos(0, 0))
		head.Resize(fyne.NewSize(s.Width, h))
		top = h + f.gap
	}
	if foot != nil {
		h := highAt(foot, s.Width)
		foot.Move(fyne.NewPos(0, s.Height-h))
		foot.Resize(fyne.NewSize(s.Width, h))
		bottom = s.Height - h - f.gap
	}
	body.Move(fyne.NewPos(0, top))
	body.Resize(fyne.NewSize(s.Width, max(0, bottom-top)))
}

// Center puts o in the middle at its least size but no wider than width (0: no bound);
// the width grows with the text zoom.
func Center(width float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(center(width), o)
}

type center float32

func (c center) MinSize(o []fyne.CanvasObject) fyne.Size {
	if !o[0].Visible() {
		return fyne.Size{}
	}
	return o[0].MinSize()
}

func (c center) Layout(o []fyne.CanvasObject, s fyne.Size) {
	w := o[0].MinSize().Width
	if c > 0 {
		w = float32(c) * theme.Zoom()
	}
	w = min(w, s.Width)
	h := min(highAt(o[0], w), s.Height)
	o[0].Move(fyne.NewPos((s.Width-w)/2, max(0, (s.Height-h)/2)))
	o[0].Resize(fyne.NewSize(w, h))
}

// Narrow keeps o at the left, no wider than width (grows with the text zoom): a form column
// on a wide screen stays readable.
func Narrow(width float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(narrow(width), o)
}

type narrow float32

func (c narrow) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].MinSize() }

func (c narrow) Layout(o []fyne.CanvasObject, s fyne.Size) {
	w := min(s.Width, float32(c)*theme.Zoom())
	o[0].Move(fyne.NewPos(0, 0))
	o[0].Resize(fyne.NewSize(w, s.Height))
}
