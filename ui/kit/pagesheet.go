package kit

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"github.com/harborfile/harborfile/ui/theme"
)

// Mark is a place on a page, in shares of the page's width and height from its top left corner.
// Several marks may have one id: the boxes of one question.
type Mark struct {
	ID         string
	X, Y, W, H float32
	Role       fyne.ThemeColorName // one of theme.PaperAsk, PaperDone, PaperRest
}

// sheet is one page with a soft shadow: as large as its place allows, or twice that.
type sheet struct {
	widget.BaseWidget
	pixels image.Image
	large  bool
	room   fyne.Size // the place in which the whole page fits
	marks  []Mark
	chosen string
	press  func(id string)
	over   bool // the mouse is over a mark

	draws func(x, y, w, h float32) // a rectangle was drawn, in shares of the page; nil: none can be
	from  *fyne.Position           // where the drawing began
	to    fyne.Position
}

func newSheet() *sheet {
	s := &sheet{press: func(string) {}}
	s.ExtendBaseWidget(s)
	return s
}

// sheetEdge is the ground left free around a page.
const sheetEdge = 8

func (s *sheet) show(pixels image.Image) {
	s.pixels = pixels
	s.Refresh()
}

func (s *sheet) mark(marks []Mark, chosen string) {
	s.marks, s.chosen = marks, chosen
	s.Refresh()
}

// paper is where the page lies within the sheet.
func (s *sheet) paper() (at fyne.Position, fit fyne.Size) {
	room := s.Size().SubtractWidthHeight(2*sheetEdge, 2*sheetEdge)
	if s.pixels == nil || room.Width <= 0 || room.Height <= 0 {
		return at, fit
	}
	b := s.pixels.Bounds()
	scale := min(room.Width/float32(b.Dx()), room.Height/float32(b.Dy()))
	fit = fyne.NewSize(float32(b.Dx())*scale, float32(b.Dy())*scale)
	return fyne.NewPos((s.Size().Width-fit.Width)/2, (s.Size().Height-fit.Height)/2), fit
}

// place is where a mark lies within the sheet.
func (s *sheet) place(m Mark) (fyne.Position, fyne.Size) {
	at, fit := s.paper()
	return at.AddXY(m.X*fit.Width, m.Y*fit.Height), fyne.NewSize(m.W*fit.Width, m.H*fit.Height)
}

// hit is the smallest mark at a point, with a little room around it for small boxes.
func (s *sheet) hit(at fyne.Position) (id string, ok bool) {
	const slack = 3
	best := float32(0)
	for _, m := range s.marks {
		p, size := s.place(m)
		inside := at.X >= p.X-slack && at.X <= p.X+size.Width+slack && at.Y >= p.Y-slack && at.Y <= p.Y+size.Height+slack
		if area := size.Width * size.Height; inside && (!ok || area < best) {
			id, ok, best = m.ID, true, area
		}
	}
	return id, ok
}

// Tapped implements fyne.Tappable.
func (s *sheet) Tapped(e *fyne.PointEvent) {
	if id, ok := s.hit(e.Position); ok {
		s.press(id)
	}
}

// Dragged implements fyne.Draggable: a rectangle is drawn where that is asked for.
func (s *sheet) Dragged(e *fyne.DragEvent) {
	if s.draws == nil {
		return
	}
	if s.from == nil {
		at := e.Position.SubtractXY(e.Dragged.DX, e.Dragged.DY)
		s.from = &at
	}
	s.to = e.Position
	s.Refresh()
}

// DragEnd implements fyne.Draggable.
func (s *sheet) DragEnd() {
	if s.from == nil || s.draws == nil {
		return
	}
	at, size := s.drawing()
	s.from = nil
	page, fit := s.paper()
	if fit.Width > 0 && size.Width >= 3 && size.Height >= 3 {
		s.draws((at.X-page.X)/fit.Width, (at.Y-page.Y)/fit.Height, size.Width/fit.Width, size.Height/fit.Height)
	}
	s.Refresh()
}

// drawing is the rectangle that is being drawn, kept on the page.
func (s *sheet) drawing() (fyne.Position, fyne.Size) {
	page, fit := s.paper()
	clip := func(p fyne.Position) fyne.Position {
		return fyne.NewPos(min(max(p.X, page.X), page.X+fit.Width), min(max(p.Y, page.Y), page.Y+fit.Height))
	}
	a, b := clip(*s.from), clip(s.to)
	return fyne.NewPos(min(a.X, b.X), min(a.Y, b.Y)), fyne.NewSize(max(a.X, b.X)-min(a.X, b.X), max(a.Y, b.Y)-min(a.Y, b.Y))
}

// MouseIn implements desktop.Hoverable.
func (s *sheet) MouseIn(e *desktop.MouseEvent) { s.MouseMoved(e) }

// MouseMoved implements desktop.Hoverable.
func (s *sheet) MouseMoved(e *desktop.MouseEvent) { _, s.over = s.hit(e.Position) }

// MouseOut implements desktop.Hoverable.
func (s *sheet) MouseOut() { s.over = false }

// Cursor implements desktop.Cursorable.
func (s *sheet) Cursor() desktop.Cursor {
	switch {
	case s.draws != nil:
		return desktop.CrosshairCursor
	case s.over:
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// CreateRenderer implements fyne.Widget.
func (s *sheet) CreateRenderer() fyne.WidgetRenderer {
	paper := canvas.NewRectangle(nil)
	page := &canvas.Image{FillMode: canvas.ImageFillStretch, ScaleMode: canvas.ImageScaleSmooth}
	r := &drawn{objects: []fyne.CanvasObject{paper, page}}
	r.min = func() fyne.Size {
		if s.large {
			return fyne.NewSize(2*s.room.Width, 2*s.room.Height)
		}
		return fyne.NewSize(120, 150)
	}
	r.layout = func(fyne.Size) {
		at, fit := s.paper()
		paper.Move(at)
		paper.Resize(fit)
		page.Move(at)
		page.Resize(fit)
		for i, o := range r.objects[2:] {
			var p fyne.Position
			var size fyne.Size
			if i < len(s.marks) {
				p, size = s.place(s.marks[i])
			} else {
				p, size = s.drawing()
			}
			o.Move(p)
			o.Resize(size)
		}
	}
	r.refresh = func() {
		paper.FillColor = colour(s, theme.Paper)
		paper.Shadow = canvas.Shadow{Color: colour(s, theme.Shade), BlurRadius: 8, Offset: fyne.NewPos(0, 2)}
		paper.Hidden, page.Hidden = s.pixels == nil, s.pixels == nil
		page.Image = s.pixels
		s.frames(r)
		r.layout(s.Size())
		canvas.Refresh(s)
	}
	r.refresh()
	return r
}

// frames makes one frame for each mark, and one for the rectangle that is being drawn.
func (s *sheet) frames(r *drawn) {
	r.objects = r.objects[:2]
	if s.pixels == nil {
		return
	}
	add := func(role fyne.ThemeColorName, width float32) {
		f := canvas.NewRectangle(colour(s, theme.PaperFill(role)))
		f.StrokeColor, f.StrokeWidth, f.CornerRadius = colour(s, role), width, 2
		r.objects = append(r.objects, f)
	}
	for _, m := range s.marks {
		if m.ID == s.chosen {
			add(theme.PaperHere, 2)
		} else {
			add(m.Role, 1)
		}
	}
	if s.from != nil {
		add(theme.PaperHere, 2)
	}
}

// desk is the place of a sheet: it scrolls when the sheet is large.
type desk struct {
	widget.BaseWidget
	sheet *sheet
	view  *leafView
}

func newDesk(s *sheet) *desk {
	d := &desk{sheet: s, view: newLeafView(s)}
	d.ExtendBaseWidget(d)
	return d
}

// reveal scrolls the chosen mark into the middle, where the sheet is large.
func (d *desk) reveal() {
	s := d.sheet
	if !s.large {
		return
	}
	for _, m := range s.marks {
		if m.ID != s.chosen {
			continue
		}
		at, size := s.place(m)
		room := d.view.Size()
		d.view.Offset = fyne.NewPos(
			min(max(0, at.X+size.Width/2-room.Width/2), max(0, s.Size().Width-room.Width)),
			min(max(0, at.Y+size.Height/2-room.Height/2), max(0, s.Size().Height-room.Height)))
		d.view.Refresh()
		return
	}
}

// CreateRenderer implements fyne.Widget.
func (d *desk) CreateRenderer() fyne.WidgetRenderer {
	layout := func(size fyne.Size) {
		d.sheet.room = size
		d.view.Resize(size)
	}
	return draw(func() fyne.Size { return fyne.NewSize(120, 150) }, layout, func() {
		layout(d.Size())
		if !d.sheet.large {
			d.view.Offset = fyne.Position{}
		}
		d.view.Refresh()
		d.reveal()
	}, d.view)
}
