package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/harborfile/harborfile/ui/theme"
)

// Panes sets two objects side by side, the second share times as wide as the first. When the
// first would get less than least (grows with the text zoom), they stand under each other and the
// whole scrolls: at 200 % a list and a page do not fit beside each other on a small screen.
func Panes(least, share float32, first, second fyne.CanvasObject) *fyne.Container {
	return Scroll(container.New(&panes{least: least, share: share, high: paneFirst}, first, second))
}

// LowPanes is Panes whose first object stays low when the two stand under each other: a list of a
// few lines over a form.
func LowPanes(least, share float32, first, second fyne.CanvasObject) *fyne.Container {
	return Scroll(container.New(&panes{least: least, share: share, high: paneLow}, first, second))
}

// WorkPanes is Panes whose first object stays high when the two stand under each other: a list with
// a card to work on under it.
func WorkPanes(least, share float32, first, second fyne.CanvasObject) *fyne.Container {
	return Scroll(container.New(&panes{least: least, share: share, high: paneWork}, first, second))
}

type panes struct {
	least, share, high float32
	narrow             bool // as laid out last
}

// Heights of the two when they stand under each other, at 100 %.
const (
	panesGap   = 16
	paneFirst  = 330
	paneLow    = 200
	paneWork   = 600
	paneSecond = 380
)

func (p *panes) heights() (first, second float32) {
	return p.high * theme.Zoom(), paneSecond * theme.Zoom()
}

// Relay lays panes out anew, when one of the two was shown or hidden.
func Relay(c *fyne.Container) {
	c.Objects[0].(*ScrollView).Content.(*fyne.Container).Objects[0].Refresh()
	c.Refresh()
}

func (p *panes) MinSize(o []fyne.CanvasObject) fyne.Size {
	if !o[1].Visible() {
		return o[0].MinSize()
	}
	a, b := o[0].MinSize(), o[1].MinSize()
	if !p.narrow {
		return fyne.NewSize(max(a.Width, b.Width), max(a.Height, b.Height))
	}
	first, second := p.heights()
	return fyne.NewSize(max(a.Width, b.Width), max(first, a.Height)+panesGap+second)
}

func (p *panes) Layout(o []fyne.CanvasObject, s fyne.Size) {
	left := (s.Width - panesGap) / (1 + p.share)
	p.narrow = o[1].Visible() && left < p.least*theme.Zoom()
	switch {
	case !o[1].Visible():
		o[0].Move(fyne.NewPos(0, 0))
		o[0].Resize(s)
	case p.narrow:
		first, second := p.heights()
		first = max(first, o[0].MinSize().Height)
		o[0].Move(fyne.NewPos(0, 0))
		o[0].Resize(fyne.NewSize(s.Width, first))
		o[1].Move(fyne.NewPos(0, first+panesGap))
		o[1].Resize(fyne.NewSize(s.Width, max(second, s.Height-first-panesGap)))
	default:
		o[0].Move(fyne.NewPos(0, 0))
		o[0].Resize(fyne.NewSize(left, s.Height))
		o[1].Move(fyne.NewPos(left+panesGap, 0))
		o[1].Resize(fyne.NewSize(s.Width-left-panesGap, s.Height))
	}
}
