package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/harborfile/harborfile/ui/theme"
)

// The layouts of this file rearrange what they hold when the window is narrow or the text large.

// Flow sets children in lines like words: filters, tabs and buttons go on to a second line
// when the text is large or the window is narrow.
func Flow(gap float32, o ...fyne.CanvasObject) *fyne.Container {
	return container.New(&flow{gap: gap}, o...)
}

type flow struct {
	gap, width float32 // width of the last layout
}

// place returns where each child goes, in the middle of its line, and how high all lines are.
func (f *flow) place(objects []fyne.CanvasObject, width float32) ([]fyne.Position, float32) {
	at := make([]fyne.Position, len(objects))
	x, y, line, begin := float32(0), float32(0), float32(0), 0
	middle := func(end int) {
		for i := begin; i < end; i++ {
			if objects[i].Visible() {
				at[i].Y += (line - objects[i].MinSize().Height) / 2
			}
		}
		begin = end
	}
	for i, o := range objects {
		if !o.Visible() {
			continue
		}
		m := o.MinSize()
		if x > 0 && x+m.Width > width+0.5 {
			middle(i)
			x, y, line = 0, y+line+f.gap, 0
		}
		at[i] = fyne.NewPos(x, y)
		x, line = x+m.Width+f.gap, max(line, m.Height)
	}
	middle(len(objects))
	return at, y + line
}

func (f *flow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var s fyne.Size
	for _, o := range objects {
		if o.Visible() {
			s = s.Max(o.MinSize())
		}
	}
	if f.width > 0 {
		_, s.Height = f.place(objects, f.width)
	}
	return s
}

func (f *flow) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	f.width = s.Width
	at, _ := f.place(objects, s.Width)
	for i, o := range objects {
		m := o.MinSize()
		o.Move(at[i])
		o.Resize(fyne.NewSize(min(m.Width, s.Width), m.Height))
	}
}

// Head is the row at the top of a page: first takes the width that the buttons leave. When that
// would be less than least (grows with the text zoom), the buttons go under it.
func Head(least float32, first fyne.CanvasObject, buttons ...fyne.CanvasObject) *fyne.Container {
	return container.New(&headRow{least: least}, append([]fyne.CanvasObject{first}, buttons...)...)
}

type headRow struct {
	least  float32
	flow   flow
	height float32 // of the last layout
}

const headGap = 8

// rest is the width that the buttons leave in one line, and how high that line is.
func (h *headRow) rest(o []fyne.CanvasObject, width float32) (rest, height float32) {
	rest = width
	for _, b := range o[1:] {
		m := b.MinSize()
		rest -= m.Width + headGap
		height = max(height, m.Height)
	}
	return rest, height
}

func (h *headRow) MinSize(o []fyne.CanvasObject) fyne.Size {
	var s fyne.Size
	for _, c := range o {
		s = s.Max(c.MinSize())
	}
	return fyne.NewSize(s.Width, max(s.Height, h.height))
}

func (h *headRow) Layout(o []fyne.CanvasObject, s fyne.Size) {
	rest, line := h.rest(o, s.Width)
	if rest < h.least*theme.Zoom() {
		top := highAt(o[0], s.Width)
		o[0].Move(fyne.NewPos(0, 0))
		o[0].Resize(fyne.NewSize(s.Width, top))
		h.flow.gap = headGap
		at, _ := h.flow.place(o[1:], s.Width)
		h.height = top
		for i, b := range o[1:] {
			m := b.MinSize()
			b.Move(at[i].AddXY(0, top+headGap))
			b.Resize(m)
			h.height = max(h.height, at[i].Y+top+headGap+m.Height)
		}
		return
	}
	first := highAt(o[0], rest)
	h.height = max(first, line)
	o[0].Move(fyne.NewPos(0, h.height-first))
	o[0].Resize(fyne.NewSize(rest, first))
	x := rest + headGap
	for _, b := range o[1:] {
		m := b.MinSize()
		b.Move(fyne.NewPos(x, h.height-m.Height))
		b.Resize(m)
		x += m.Width + headGap
	}
}

// Masonry sets cards in as many columns as have at least the width least (grows with the text
// zoom), each card under the shortest column so far, so that reading order stays near tree order.
func Masonry(least, gap float32, o ...fyne.CanvasObject) *fyne.Container {
	return container.New(&masonry{least: least, gap: gap}, o...)
}

type masonry struct {
	least, gap float32
	height     float32 // of the last layout
}

func (m *masonry) MinSize(objects []fyne.CanvasObject) fyne.Size {
	s := fyne.NewSize(0, m.height)
	for _, o := range objects {
		s.Width = max(s.Width, o.MinSize().Width)
	}
	return s
}

func (m *masonry) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	n := max(1, int((s.Width+m.gap)/(m.least*theme.Zoom()+m.gap)))
	n = min(n, max(1, len(objects)))
	width := (s.Width - m.gap*float32(n-1)) / float32(n)
	ends := make([]float32, n)
	m.height = 0
	for _, o := range objects {
		at := 0
		for i := range ends {
			if ends[i] < ends[at] {
				at = i
			}
		}
		h := highAt(o, width)
		o.Move(fyne.NewPos(float32(at)*(width+m.gap), ends[at]))
		o.Resize(fyne.NewSize(width, h))
		m.height = max(m.height, ends[at]+h)
		ends[at] += h + m.gap
	}
}
