package kit

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"github.com/harborfile/harborfile/ui/theme"
)

// PageStrip is a column of small pages with their numbers, of which only those in view are asked for. It knows nothing of
// files.
type PageStrip struct {
	widget.List
	Picture func(page int) image.Image // the small page, 0 is the first; nil while it is not there, or is not shown
	Number  func(page int) string      // as printed on the page
	OnPick  func(page int)

	pages, at int
	quiet     bool
}

// FocusGained implements fyne.Focusable.
func (s *PageStrip) FocusGained() {
	s.List.FocusGained()
	reveal(s)
}

// NewPageStrip makes an empty strip.
func NewPageStrip() *PageStrip {
	s := &PageStrip{}
	s.Length = func() int { return s.pages }
	s.CreateItem = func() fyne.CanvasObject { return newSmallPage() }
	s.UpdateItem = func(i int, o fyne.CanvasObject) {
		o.(*smallPage).set(s.Picture(i), s.Number(i), i == s.at)
	}
	s.OnSelected = func(i int) {
		if !s.quiet && s.OnPick != nil {
			s.OnPick(i)
		}
	}
	s.HideSeparators = true
	s.ExtendBaseWidget(s)
	return s
}

// Pages says how many pages there are.
func (s *PageStrip) Pages(n int) {
	s.pages, s.at = n, 0
	s.quiet = true
	if s.UnselectAll(); n > 0 {
		s.Select(0)
	}
	s.quiet = false
	s.Refresh()
}

// Count is the number of pages.
func (s *PageStrip) Count() int { return s.pages }

// Turn marks the page that is shown large, and brings it into view.
func (s *PageStrip) Turn(page int) {
	if page < 0 || page >= s.pages || page == s.at {
		return
	}
	last := s.at
	s.at = page
	s.quiet = true
	s.Select(page)
	s.quiet = false
	s.RefreshItem(last)
	s.RefreshItem(page)
}

// Redraw draws a page again whose picture has come.
func (s *PageStrip) Redraw(page int) { s.RefreshItem(page) }

// TypedKey implements fyne.Focusable: arrows, pages and ends turn the page.
func (s *PageStrip) TypedKey(e *fyne.KeyEvent) {
	passKey(s, e)
	if to := turned(e.Name, s.at, s.pages); to != s.at && s.OnPick != nil {
		s.OnPick(to)
		revealRow(s, &s.List, to)
	}
}

// turned is the page that a key leads to from one of so many: arrows go to the next, pages ten further, ends to the ends.
func turned(key fyne.KeyName, at, pages int) int {
	to := at
	switch key {
	case fyne.KeyDown, fyne.KeyRight:
		to++
	case fyne.KeyUp, fyne.KeyLeft:
		to--
	case fyne.KeyPageDown:
		to += 10
	case fyne.KeyPageUp:
		to -= 10
	case fyne.KeyHome:
		to = 0
	case fyne.KeyEnd:
		to = pages - 1
	default:
		return at
	}
	return min(max(to, 0), max(pages-1, 0))
}

// Sizes of a small page, at 100 %.
const (
	smallHigh = 96
	smallWide = 74
)

// smallPage is one page of a strip.
type smallPage struct {
	widget.BaseWidget
	paper  *canvas.Rectangle
	pixels *canvas.Image
	number *Text
	shown  bool
}

func newSmallPage() *smallPage {
	p := &smallPage{paper: canvas.NewRectangle(nil), pixels: &canvas.Image{FillMode: canvas.ImageFillContain, ScaleMode: canvas.ImageScaleSmooth},
		number: NewText("", theme.Small, theme.Muted).Whole().Align(fyne.TextAlignCenter)}
	p.ExtendBaseWidget(p)
	return p
}

func (p *smallPage) set(m image.Image, number string, shown bool) {
	p.pixels.Image, p.shown = m, shown
	p.number.Set(number)
	p.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (p *smallPage) CreateRenderer() fyne.WidgetRenderer { return &smallPageRenderer{p} }

type smallPageRenderer struct{ p *smallPage }

func (r *smallPageRenderer) Destroy() {}

func (r *smallPageRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.p.paper, r.p.pixels, r.p.number}
}

func (r *smallPageRenderer) MinSize() fyne.Size {
	z := theme.Zoom()
	return fyne.NewSize(smallWide*z+14, smallHigh*z+8+r.p.number.MinSize().Height)
}

func (r *smallPageRenderer) Layout(s fyne.Size) {
	high := s.Height - 8 - r.p.number.MinSize().Height
	wide := high * smallWide / smallHigh
	r.p.paper.Move(fyne.NewPos((s.Width-wide)/2, 4))
	r.p.paper.Resize(fyne.NewSize(wide, high))
	r.p.pixels.Move(fyne.NewPos((s.Width-wide)/2+2, 6))
	r.p.pixels.Resize(fyne.NewSize(wide-4, high-4))
	r.p.number.Move(fyne.NewPos(0, high+5))
	r.p.number.Resize(fyne.NewSize(s.Width, r.p.number.MinSize().Height))
}

func (r *smallPageRenderer) Refresh() {
	edge, width := theme.Border, float32(1)
	if r.p.shown {
		edge, width = theme.Accent, 2
	}
	r.p.paper.FillColor, r.p.paper.StrokeColor, r.p.paper.StrokeWidth = colour(r.p, theme.Surface), colour(r.p, edge), width
	r.p.paper.Refresh()
	r.p.pixels.Hidden = r.p.pixels.Image == nil
	r.p.pixels.Refresh()
	r.Layout(r.p.Size())
}
