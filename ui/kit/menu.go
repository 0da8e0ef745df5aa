package kit

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	stock "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/harborfile/harborfile/ui/theme"
)

// MenuItem is one entry of a menu. An entry without a label is a line between two groups.
// Whatever an entry does has another way on the page: a menu is a shorter one.
type MenuItem struct {
	Label string
	Icon  fyne.Resource
	Do    func()
	Off   bool       // shown, but not possible now
	Bad   bool       // takes something away: its words have the tone for that
	More  []MenuItem // opens these in place of the menu; Do is not called

	now bool // holds now: the keyboard begins here
}

// Chosen marks the entry that holds now with a check mark.
func (it MenuItem) Chosen(now bool) MenuItem {
	if now {
		it.Icon, it.now = stock.ConfirmIcon(), true
	}
	return it
}

const (
	menuLeast = 180 // width of the narrowest menu at 100 %
	menuEdge  = 6   // what stays free between a menu and the edge of the window
)

// MenuOf makes a menu of the buttons under o, in their order: a menu of what stands on the page beside
// can then never say anything else. Buttons without words are left out.
func MenuOf(o fyne.CanvasObject) (items []MenuItem) {
	switch w := o.(type) {
	case *Button:
		if w.label != "" && w.Visible() {
			return []MenuItem{{Label: w.label, Icon: w.icon, Off: w.Off, Do: func() { w.Tapped(nil) }}}
		}
	case *fyne.Container:
		for _, child := range w.Objects {
			items = append(items, MenuOf(child)...)
		}
	case *Card:
		return MenuOf(w.Content)
	}
	return items
}

// ShowMenu shows entries at a place in the window, moved so far that all of it is in sight. The
// entry that holds now, or the first that can be chosen, has the keyboard: arrows, Home, End and letters move, Enter or
// Space choose, Escape and a press elsewhere close without a choice.
func ShowMenu(c fyne.Canvas, at fyne.Position, items ...MenuItem) {
	showMenu(c, at, fyne.Size{}, items)
}

// ShowMenuUnder shows entries under a button or a field, as wide as it is at least, or above it where there is no room
// below.
func ShowMenuUnder(o fyne.CanvasObject, items ...MenuItem) {
	if c := canvasOf(o); c != nil {
		showMenu(c, fyne.CurrentApp().Driver().AbsolutePositionForObject(o).AddXY(0, o.Size().Height), o.Size(), items)
	}
}

// showMenu opens downwards from a place, or upwards from over what stands above it there.
func showMenu(c fyne.Canvas, at fyne.Position, above fyne.Size, items []MenuItem) {
	if c == nil || len(items) == 0 {
		return
	}
	m := &menu{canvas: c, at: at, above: above}
	body := m.build(items)
	size := body.MinSize().Max(fyne.NewSize(max(menuLeast*theme.Zoom(), above.Width), 0))
	room := c.Size().SubtractWidthHeight(2*menuEdge, 2*menuEdge)
	if size.Height > room.Height { // a window that is lower than the menu scrolls it
		size.Height = room.Height
		body = container.NewVScroll(body)
	}
	size.Width = min(size.Width, room.Width)
	if at.Y+size.Height > c.Size().Height-menuEdge {
		at.Y -= size.Height + above.Height
	}
	at.X = min(max(at.X, menuEdge), c.Size().Width-size.Width-menuEdge)
	at.Y = min(max(at.Y, menuEdge), c.Size().Height-size.Height-menuEdge)
	m.over = widget.NewPopUp(body, c)
	m.over.Resize(size)
	m.over.ShowAtPosition(at)
	m.step(max(slices.IndexFunc(m.entries, func(e *MenuEntry) bool { return e.item.now }), 0)-1, 1)
}

// menu is an open menu.
type menu struct {
	canvas  fyne.Canvas
	at      fyne.Position // where it was asked for
	above   fyne.Size
	over    *widget.PopUp
	entries []*MenuEntry
}

// build lays the entries under each other, in a box with an edge: in high contrast the colours of
// menu and page are the same.
func (m *menu) build(items []MenuItem) fyne.CanvasObject {
	list := VStack(0)
	icons := false
	for _, it := range items {
		icons = icons || it.Icon != nil
	}
	for _, it := range items {
		if it.Label == "" {
			list.Add(Pad(NewLine(), 4, 6, 4, 6))
			continue
		}
		e := newMenuEntry(m, len(m.entries), it, icons)
		m.entries = append(m.entries, e)
		list.Add(e)
	}
	return NewBox(theme.Overlay, theme.Border, 8, 0, Pad(list, 5, 5, 5, 5))
}

// step gives the keyboard to the next entry that can be chosen, going round at the ends.
func (m *menu) step(from, by int) {
	n := len(m.entries)
	for i := 1; i <= n; i++ {
		if at := ((from+by*i)%n + n) % n; !m.entries[at].Off {
			m.canvas.Focus(m.entries[at])
			return
		}
	}
	if n > 0 { // nothing can be chosen now: Escape still has to arrive
		m.canvas.Focus(m.entries[0])
	}
}

// letter goes to the next entry that begins with it.
func (m *menu) letter(from int, r rune) {
	want := Fold(string(r))
	for i := 1; i <= len(m.entries); i++ {
		e := m.entries[(from+i)%len(m.entries)]
		if !e.Off && strings.HasPrefix(Fold(e.item.Label), want) {
			m.canvas.Focus(e)
			return
		}
	}
}

// MenuEntry is one line of an open menu.
type MenuEntry struct {
	press
	m     *menu
	at    int
	item  MenuItem
	icons bool // some entry has an icon: the words of all begin at the same place
}

func newMenuEntry(m *menu, at int, it MenuItem, icons bool) *MenuEntry {
	e := &MenuEntry{m: m, at: at, item: it, icons: icons}
	e.Off = it.Off
	e.OnEscape = m.shut
	e.OnTap = func() {
		m.shut()
		switch {
		case len(it.More) > 0:
			showMenu(m.canvas, m.at, m.above, it.More)
		case it.Do != nil:
			it.Do()
		}
	}
	e.ExtendBaseWidget(e)
	return e
}

func (m *menu) shut() { m.over.Hide() }

// Label is the words of the entry.
func (e *MenuEntry) Label() string { return e.item.Label }

// TypedKey implements fyne.Focusable.
func (e *MenuEntry) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyDown:
		e.m.step(e.at, 1)
	case fyne.KeyUp:
		e.m.step(e.at, -1)
	case fyne.KeyHome, fyne.KeyPageUp:
		e.m.step(-1, 1)
	case fyne.KeyEnd, fyne.KeyPageDown:
		e.m.step(len(e.m.entries), -1)
	default:
		e.press.TypedKey(k)
		return
	}
	passKey(e, k)
}

// TypedRune implements fyne.Focusable.
func (e *MenuEntry) TypedRune(r rune) {
	if r != ' ' { // Space chooses
		e.m.letter(e.at, r)
	}
}

// CreateRenderer implements fyne.Widget.
func (e *MenuEntry) CreateRenderer() fyne.WidgetRenderer {
	role := theme.Ink
	switch {
	case e.Off:
		role = theme.Muted
	case e.item.Bad:
		role = theme.Bad.Fg()
	}
	in := fyne.CanvasObject(NewText(e.item.Label, theme.Body, role).Whole())
	if e.icons {
		in = Row(10, []float32{18, 0}, NewIcon(e.item.Icon, role), in)
	}
	if len(e.item.More) > 0 {
		in = Row(8, []float32{-1, 0}, in, NewIcon(stock.MenuExpandIcon(), theme.Muted))
	}
	return e.draw(e, Pad(in, 6, 16, 6, 10), 5, func() face { return face{} })
}
