package kit

import (
	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/ui/theme"
)

// headCell is a column title that sorts when pressed.
type headCell struct {
	press
	title string
	state func() (sorted, desc bool)
}

func newHeadCell[T any](d *DataList[T], i int) *headCell {
	sorts := d.cols[i].Order != nil
	h := &headCell{title: d.cols[i].Title, state: func() (bool, bool) { return sorts && d.sorted == i, d.desc }}
	h.Off = !sorts
	h.OnTap = func() { d.SortBy(i) }
	h.ExtendBaseWidget(h)
	return h
}

// Disabled implements fyne.Disableable: Tab goes past a column that does not sort.
func (h *headCell) Disabled() bool { return h.Off }

// Disable implements fyne.Disableable.
func (h *headCell) Disable() { h.Off = true }

// Enable implements fyne.Disableable.
func (h *headCell) Enable() { h.Off = false }

// CreateRenderer implements fyne.Widget.
func (h *headCell) CreateRenderer() fyne.WidgetRenderer {
	words, icon := NewBold(h.title, theme.Small, theme.Muted), NewIcon(nil, theme.Ink)
	title := &fyne.Container{Layout: headFace{}, Objects: []fyne.CanvasObject{words, icon}}
	return h.draw(h, Pad(title, 2, 0, 2, 0), 4, func() face {
		sorted, desc := h.state()
		role := theme.Muted
		switch {
		case sorted && desc:
			icon.Set(stock.MenuDropDownIcon(), theme.Ink)
		case sorted:
			icon.Set(stock.MenuDropUpIcon(), theme.Ink)
		}
		if icon.Hidden = !sorted; sorted {
			role = theme.Ink
		}
		words.Paint(h.title, role, true)
		title.Layout.Layout(title.Objects, title.Size())
		return face{}
	})
}

// headFace sets a column title and, right behind its words, the arrow of the sorted column.
type headFace struct{}

func (headFace) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(20, max(o[0].MinSize().Height, o[1].MinSize().Height))
}

func (headFace) Layout(o []fyne.CanvasObject, s fyne.Size) {
	words, icon := o[0].(*Text), o[1].MinSize()
	w := fyne.MeasureText(words.words, size(words, words.size), words.style).Width
	w = min(w, s.Width-icon.Width)
	if !o[1].Visible() {
		w = s.Width
	}
	h := words.MinSize().Height
	words.Move(fyne.NewPos(0, (s.Height-h)/2))
	words.Resize(fyne.NewSize(w, h))
	o[1].Move(fyne.NewPos(w, (s.Height-icon.Height)/2))
	o[1].Resize(icon)
}
