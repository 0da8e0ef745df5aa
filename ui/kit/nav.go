package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/harborfile/harborfile/ui/theme"
)

// NavItem is a sidebar row (icon, label, a count or key hint) or, without icon, a pill in a
// row of filters.
type NavItem struct {
	press
	icon        fyne.Resource
	label, note string
	selected    bool
}

// NewNavItem makes a sidebar row.
func NewNavItem(icon fyne.Resource, label, note string, tap func()) *NavItem {
	n := &NavItem{icon: icon, label: label, note: note}
	n.OnTap = tap
	n.ExtendBaseWidget(n)
	return n
}

// NewPill makes a filter; note is its count.
func NewPill(label string, tap func()) *NavItem { return NewNavItem(nil, label, "", tap) }

// Select marks the entry as the one shown.
func (n *NavItem) Select(on bool) {
	if n.selected != on {
		n.selected = on
		n.Refresh()
	}
}

// Label is the words of the entry.
func (n *NavItem) Label() string { return n.label }

// Note changes the count or key hint. Refresh the parent of a pill: its width follows.
func (n *NavItem) Note(note string) {
	if n.note != note {
		n.note = note
		n.Refresh()
	}
}

// CreateRenderer implements fyne.Widget.
func (n *NavItem) CreateRenderer() fyne.WidgetRenderer {
	label, note := NewText(n.label, theme.Body, theme.Ink), NewText(n.note, theme.Small, theme.Muted).Whole()
	if n.icon == nil {
		note = NewText(n.note, theme.Body, theme.Muted).Whole()
	}
	var row *fyne.Container
	sync := func() face {
		label.Paint(n.label, theme.Ink, n.selected)
		if note.Words() != n.note || note.Hidden != (n.note == "") {
			note.Set(n.note)
			note.Hidden = n.note == ""
			row.Layout.Layout(row.Objects, row.Size()) // else a count that comes later lies on the icon
		}
		if n.selected {
			return face{fill: theme.NavSel, selected: true}
		}
		return face{}
	}
	if n.icon == nil {
		row = Row(7, []float32{0, 0}, label.Whole(), note)
		return n.draw(n, Pad(row, 5, 12, 5, 12), 14*theme.Zoom(), sync)
	}
	row = Row(10, []float32{18, -1, 0}, NewIcon(n.icon, theme.Ink), label, note)
	return n.draw(n, Pad(row, 7, 10, 7, 10), 6, sync)
}

// Result is one line of a search: what was found, and a smaller line about it.
type Result struct {
	press
	head, sub string
}

// NewResult makes a line that does something when pressed.
func NewResult(head, sub string, tap func()) *Result {
	r := &Result{head: head, sub: sub}
	r.OnTap = tap
	r.ExtendBaseWidget(r)
	return r
}

// Label is what was found.
func (r *Result) Label() string { return r.head }

// CreateRenderer implements fyne.Widget.
func (r *Result) CreateRenderer() fyne.WidgetRenderer {
	in := Pad(VStack(1, NewBold(r.head, theme.Body, theme.Ink), NewText(r.sub, theme.Small, theme.Muted)), 6, 10, 6, 10)
	return r.draw(r, in, 6, func() face { return face{} })
}

// Tab is one entry of a tab strip: a word, underlined in the accent while its page is shown.
type Tab struct {
	press
	label    string
	selected bool
}

// NewTabs makes a strip of tabs that goes on to a second line when it has to.
// The function selects one of them by index; it does not call pick.
func NewTabs(labels []string, pick func(int)) (strip *fyne.Container, selectTab func(int)) {
	tabs := make([]*Tab, len(labels))
	strip = Flow(4)
	for i, label := range labels {
		tabs[i] = &Tab{label: label}
		tabs[i].OnTap = func() { pick(i) }
		tabs[i].ExtendBaseWidget(tabs[i])
		strip.Add(tabs[i])
	}
	return strip, func(chosen int) {
		for i, t := range tabs {
			if t.selected != (i == chosen) {
				t.selected = i == chosen
				t.Refresh()
			}
		}
	}
}

// Set changes the word. Refresh the strip: the tab's width follows.
func (t *Tab) Set(label string) {
	if t.label != label {
		t.label = label
		t.Refresh()
	}
}

// Label is the word on the tab.
func (t *Tab) Label() string { return t.label }

// CreateRenderer implements fyne.Widget.
func (t *Tab) CreateRenderer() fyne.WidgetRenderer {
	// Both weights are measured, so that the strip does not move when another tab is chosen.
	label := NewText(t.label, theme.Body, theme.Muted).Align(fyne.TextAlignCenter)
	room := NewBold(t.label, theme.Body, theme.Muted).Whole()
	room.Hide()
	line := canvas.NewRectangle(nil)
	line.CornerRadius = 1
	body := Pad(&fyne.Container{Layout: tabFace{}, Objects: []fyne.CanvasObject{room, label, line}}, 0, 8, 0, 8)
	return t.draw(t, body, 6, func() face {
		role := theme.Muted
		if t.selected {
			role = theme.Ink
		}
		label.Paint(t.label, role, t.selected)
		room.Set(t.label)
		line.FillColor, line.Hidden = colour(t, theme.Accent), !t.selected
		return face{selected: t.selected}
	})
}

// tabFace lays out a tab: the word over its underline.
type tabFace struct{}

func (tabFace) MinSize(o []fyne.CanvasObject) fyne.Size {
	return o[0].MinSize().AddWidthHeight(2, 16)
}

func (tabFace) Layout(o []fyne.CanvasObject, s fyne.Size) {
	h := o[0].MinSize().Height
	o[1].Move(fyne.NewPos(0, (s.Height-h)/2))
	o[1].Resize(fyne.NewSize(s.Width, h))
	o[2].Move(fyne.NewPos(0, s.Height-2))
	o[2].Resize(fyne.NewSize(s.Width, 2))
}
