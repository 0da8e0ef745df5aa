package kit

import (
	"fyne.io/fyne/v2"

	"github.com/harborfile/harborfile/ui/theme"
)

// Hit is one line of a search that is gone through by the arrow keys: what was found, a smaller line about it,
// and at its right what kind of thing it is.
type Hit struct {
	press
	head, sub, kind string
	selected        bool
}

// NewHit makes a line that does something when pressed. sub and kind may be empty.
func NewHit(head, sub, kind string, tap func()) *Hit {
	h := &Hit{head: head, sub: sub, kind: kind}
	h.OnTap = tap
	h.ExtendBaseWidget(h)
	return h
}

// Select marks the line that Enter would take.
func (h *Hit) Select(on bool) {
	if h.selected != on {
		h.selected = on
		h.Refresh()
	}
}

// Selected reports whether Enter would take this line.
func (h *Hit) Selected() bool { return h.selected }

// Label is the words of the line.
func (h *Hit) Label() string { return h.head }

// CreateRenderer implements fyne.Widget.
func (h *Hit) CreateRenderer() fyne.WidgetRenderer {
	words := VStack(1, NewBold(h.head, theme.Body, theme.Ink))
	if h.sub != "" {
		words.Add(NewText(h.sub, theme.Small, theme.Muted))
	}
	in := Pad(Row(12, []float32{-1, 0}, words, NewText(h.kind, theme.Small, theme.Muted).Whole()), 6, 10, 6, 10)
	return h.draw(h, in, 6, func() face {
		if h.selected {
			return face{fill: theme.NavSel, selected: true}
		}
		return face{}
	})
}
