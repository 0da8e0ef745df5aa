package kit

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	stock "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/harborfile/harborfile/ui/theme"
)

// PagePreview shows one page of a paper as pixels on a sunken ground, with the page number and
// the way to the next. It asks for pages through Turn and is given them with Put; it knows
// nothing of files.
type PagePreview struct {
	widget.BaseWidget
	Turn  func(page int)               // show page, 0 is the first
	Words func(page, pages int) string // "Page 3 of 38"

	page, pages int
	sheet       *sheet
	number      *Text
	back, next  *Button
	bar         *fyne.Container
	note        *fyne.Container // instead of a page
}

// NewPagePreview makes an empty preview; empty is shown until there are pages.
func NewPagePreview(words func(page, pages int) string, empty fyne.CanvasObject) *PagePreview {
	p := &PagePreview{Words: words, sheet: newSheet(), note: container.NewStack(empty)}
	p.number = NewText("", theme.Small, theme.Muted).Whole().Align(fyne.TextAlignCenter)
	p.back = NewButton(Plain, stock.NavigateBackIcon(), "", func() { p.Go(p.page - 1) })
	p.next = NewButton(Plain, stock.NavigateNextIcon(), "", func() { p.Go(p.page + 1) })
	p.bar = Row(10, []float32{0, -1, 0}, p.back, p.number, p.next)
	p.ExtendBaseWidget(p)
	p.Pages(0)
	return p
}

// Pages says how many pages there are and forgets the picture shown; 0 shows the empty words.
func (p *PagePreview) Pages(n int) {
	p.pages, p.page = n, 0
	p.sheet.show(nil)
	p.note.Hidden, p.bar.Hidden, p.sheet.Hidden = n > 0, n == 0, n == 0
	p.sync()
}

// Count is the number of pages.
func (p *PagePreview) Count() int { return p.pages }

// Page is the page asked for last, 0 is the first.
func (p *PagePreview) Page() int { return p.page }

// Go turns to a page and asks for it.
func (p *PagePreview) Go(page int) {
	if page < 0 || page >= p.pages {
		return
	}
	p.page = page
	p.sync()
	if p.Turn != nil {
		p.Turn(page)
	}
}

// Put puts the pixels of a page on the sheet; a page that is no longer asked for is dropped.
func (p *PagePreview) Put(page int, pixels image.Image) {
	if page == p.page && p.pages > 0 {
		p.sheet.show(pixels)
	}
}

// Shown reports whether a page is on the sheet.
func (p *PagePreview) Shown() bool { return p.sheet.pixels != nil }

func (p *PagePreview) sync() {
	p.number.Set(p.Words(p.page+1, p.pages))
	p.back.Enable(p.page > 0)
	p.next.Enable(p.page < p.pages-1)
	p.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (p *PagePreview) CreateRenderer() fyne.WidgetRenderer {
	desk := NewBox(theme.Sunken, theme.Border, 8, 0, container.NewStack(Center(300, p.note), Pad(p.sheet, 14, 14, 14, 14)))
	return widget.NewSimpleRenderer(Frame(8, nil, desk, p.bar))
}

// sheet is one page, as large as its place allows, with a soft shadow.
type sheet struct {
	widget.BaseWidget
	pixels image.Image
}

func newSheet() *sheet {
	s := &sheet{}
	s.ExtendBaseWidget(s)
	return s
}

func (s *sheet) show(pixels image.Image) {
	s.pixels = pixels
	s.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (s *sheet) CreateRenderer() fyne.WidgetRenderer {
	paper := canvas.NewRectangle(nil)
	page := &canvas.Image{FillMode: canvas.ImageFillStretch, ScaleMode: canvas.ImageScaleSmooth}
	layout := func(room fyne.Size) {
		if s.pixels == nil || room.Width <= 0 || room.Height <= 0 {
			return
		}
		b := s.pixels.Bounds()
		scale := min(room.Width/float32(b.Dx()), room.Height/float32(b.Dy()))
		fit := fyne.NewSize(float32(b.Dx())*scale, float32(b.Dy())*scale)
		at := fyne.NewPos((room.Width-fit.Width)/2, (room.Height-fit.Height)/2)
		paper.Move(at)
		paper.Resize(fit)
		page.Move(at)
		page.Resize(fit)
	}
	return draw(func() fyne.Size { return fyne.NewSize(120, 150) }, layout, func() {
		paper.FillColor = colour(s, theme.Paper)
		paper.Shadow = canvas.Shadow{Color: colour(s, theme.Shade), BlurRadius: 8, Offset: fyne.NewPos(0, 2)}
		paper.Hidden, page.Hidden = s.pixels == nil, s.pixels == nil
		page.Image = s.pixels
		layout(s.Size())
		canvas.Refresh(s)
	}, paper, page)
}
