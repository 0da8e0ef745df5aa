package kit

import (
	"image"

	"fyne.io/fyne/v2"
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
	Turn   func(page int)               // show page, 0 is the first
	Words  func(page, pages int) string // "Page 3 of 38"
	OnMark func(id string)              // a marked place was pressed
	OnSize func(large bool)             // the page is shown twice as large from now on, or whole again

	page, pages  int
	sheet        *sheet
	desk         *desk
	number       *Text
	back, next   *Button
	zoom         *Button
	leaf         *leafBar
	foot         *fyne.Container
	larger, less string // words on the button that shows the page twice as large, and back
	bar          *fyne.Container
	note         *fyne.Container // instead of a page
	empty        fyne.CanvasObject
}

// NewPagePreview makes an empty preview; empty is shown until there are pages.
func NewPagePreview(words func(page, pages int) string, empty fyne.CanvasObject) *PagePreview {
	p := &PagePreview{Words: words, sheet: newSheet(), note: container.NewStack(empty), empty: empty}
	p.number = NewText("", theme.Small, theme.Muted).Whole().Align(fyne.TextAlignCenter)
	p.back = NewButton(Plain, stock.NavigateBackIcon(), "", func() { p.Go(p.page - 1) })
	p.next = NewButton(Plain, stock.NavigateNextIcon(), "", func() { p.Go(p.page + 1) })
	p.zoom = NewButton(Plain, nil, "", func() {})
	p.zoom.Hide() // until Zoomable gives it its words
	p.bar = Row(10, []float32{0, -1, 0, 0}, p.back, p.number, p.zoom, p.next)
	p.desk = newDesk(p.sheet)
	p.desk.view.turn = func(step int) { p.Go(p.page + step) }
	p.leaf = newLeafBar(p.Go)
	p.foot = VStack(4, p.leaf, p.bar)
	p.sheet.press = func(id string) {
		if p.OnMark != nil {
			p.OnMark(id)
		}
	}
	p.ExtendBaseWidget(p)
	p.Pages(0)
	return p
}

// Pages says how many pages there are and forgets the picture shown; 0 shows the empty words.
func (p *PagePreview) Pages(n int) {
	p.pages, p.page = n, 0
	p.sheet.show(nil)
	p.foot.Hidden = n == 0
	p.Instead(nil)
	p.sync()
}

// Instead shows words or buttons in the place of the page; the way to the other pages stays. nil shows the page again.
func (p *PagePreview) Instead(o fyne.CanvasObject) {
	p.note.Hidden, p.sheet.Hidden = o == nil && p.pages > 0, o != nil || p.pages == 0
	if o == nil {
		o = p.empty
	}
	p.note.Objects = []fyne.CanvasObject{o}
	p.note.Refresh()
	p.desk.Refresh()
}

// Zoomable adds a button that shows the page twice as large; the words say what it does next.
func (p *PagePreview) Zoomable(larger, less string) *PagePreview {
	p.larger, p.less = larger, less
	p.zoom = NewButton(Plain, stock.ZoomInIcon(), larger, func() { p.Large(!p.sheet.large) })
	p.bar.Objects[2] = p.zoom
	return p
}

// Large shows the page twice as large as its place, to be scrolled, or whole again.
func (p *PagePreview) Large(on bool) {
	p.sheet.large = on
	p.zoom.icon = stock.ZoomInIcon()
	if p.zoom.Set(p.larger); on {
		p.zoom.icon = stock.ZoomFitIcon()
		p.zoom.Set(p.less)
	}
	p.bar.Refresh()
	p.desk.Refresh()
	if p.OnSize != nil {
		p.OnSize(on)
	}
}

// IsLarge reports whether the page is shown twice as large as its place.
func (p *PagePreview) IsLarge() bool { return p.sheet.large }

// Mark frames places on the page that is shown; those with the id chosen stand out, and are brought into view.
func (p *PagePreview) Mark(marks []Mark, chosen string) {
	p.sheet.mark(marks, chosen)
	p.desk.reveal()
}

// Draw lets a rectangle be drawn on the page with the mouse; drawn gets it in shares of the page's width and height, from
// its top left corner. nil ends that.
func (p *PagePreview) Draw(drawn func(x, y, w, h float32)) {
	p.sheet.draws, p.sheet.from = drawn, nil
	p.sheet.Refresh()
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
		p.Instead(nil)
		p.sheet.show(pixels)
	}
}

// Shown reports whether a page is on the sheet.
func (p *PagePreview) Shown() bool { return p.sheet.pixels != nil }

func (p *PagePreview) sync() {
	p.number.Set(p.Words(p.page+1, p.pages))
	p.leaf.set(p.page, p.pages)
	p.leaf.Hidden = p.pages < 3 // two buttons are enough for two pages
	p.back.Allow(p.page > 0)
	p.next.Allow(p.page < p.pages-1)
	p.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (p *PagePreview) CreateRenderer() fyne.WidgetRenderer {
	ground := NewBox(theme.Sunken, theme.Border, 8, 0, container.NewStack(Center(300, p.note), Pad(p.desk, 6, 6, 6, 6)))
	return widget.NewSimpleRenderer(Frame(8, nil, ground, p.foot))
}
