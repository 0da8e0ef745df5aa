package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	stock "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/harborfile/harborfile/ui/theme"
)

// entryFace draws a text field around Fyne's own. Fyne puts the words of every field into a scroll view, which shows a
// grey line under words that are too long, and keeps the mouse wheel from the page. Here the words lie in the field
// itself: whole where they fit, cut with "…" while nobody writes, and clipped at the edge while somebody does. Only a
// text of several lines that is longer than its place keeps the scroll view.
type entryFace struct {
	fyne.WidgetRenderer
	e      *Entry
	scroll *container.Scroll // Fyne's: it is asked for the offset, and drawn for a long text of several lines alone
	at     int               // of the scroll view among Fyne's objects
	whole  *fyne.Container   // holds the words where they fit
	window *clip             // holds the words where they do not
	short  *Text             // stands for words that do not fit while nobody writes
	ring   *canvas.Rectangle // focus, or that there is something to look at
	shown  []fyne.CanvasObject
	want   float32 // the height asked for last
}

// CreateRenderer implements fyne.Widget.
func (e *Entry) CreateRenderer() fyne.WidgetRenderer {
	base := e.Entry.CreateRenderer()
	f := &entryFace{WidgetRenderer: base, e: e, at: -1, ring: canvas.NewRectangle(nil)}
	for i, o := range base.Objects() {
		if scroll, ok := o.(*container.Scroll); ok {
			f.scroll, f.at = scroll, i
		}
	}
	f.short = NewText("", theme.Body, theme.Ink)
	f.whole = container.NewWithoutLayout(f.scroll.Content)
	f.window = newClip(f.scroll.Content)
	f.ring.CornerRadius = size(e, stock.SizeNameInputRadius)
	f.choose()
	e.face = f
	return f
}

// areaMost is how many lines a text of several lines shows before it scrolls.
const areaMost = 10

// high is the height that the words ask for.
func (f *entryFace) high() float32 {
	most := areaMost*f.line() + 2*size(f.e, stock.SizeNameInnerPadding)
	return min(most, f.scroll.Content.MinSize().Height) + 2*size(f.e, stock.SizeNameInputBorder)
}

// line is the height of one line of words.
func (f *entryFace) line() float32 {
	return fyne.MeasureText("M", size(f.e, stock.SizeNameText), f.e.TextStyle).Height
}

// Objects implements fyne.WidgetRenderer.
func (f *entryFace) Objects() []fyne.CanvasObject { return f.shown }

// Layout implements fyne.WidgetRenderer.
func (f *entryFace) Layout(s fyne.Size) {
	f.WidgetRenderer.Layout(s)
	f.ring.Move(fyne.NewSquareOffsetPos(0.5))
	f.ring.Resize(s.SubtractWidthHeight(1.5, 1.5))
	f.choose()
}

// Refresh implements fyne.WidgetRenderer.
func (f *entryFace) Refresh() {
	f.WidgetRenderer.Refresh()
	f.choose()
	if !f.e.MultiLine {
		return
	}
	// Once for each change of height: laying out refreshes this field again.
	if want := f.e.MinSize().Height; want != f.want {
		if f.want = want; f.e.focused {
			settle(f.e)
			f.e.revealCursor() // the line may have come into being only now
		}
	}
}

// choose puts the words where they fit, and draws the ring.
func (f *entryFace) choose() {
	at, room := f.scroll.Position(), f.scroll.Size()
	for _, o := range []fyne.CanvasObject{f.whole, f.window} {
		o.Move(at)
		o.Resize(room)
	}
	f.shown = append(f.shown[:0], f.WidgetRenderer.Objects()...)
	f.shown[f.at] = f.words(at, room)
	f.paintRing()
	f.shown = append(f.shown, f.ring)
}

// words is the object that shows the words.
func (f *entryFace) words(at fyne.Position, room fyne.Size) fyne.CanvasObject {
	least := f.scroll.Content.MinSize()
	switch {
	case least.Height <= room.Height+1 && least.Width <= room.Width+1:
		return f.placed(f.whole)
	case f.e.MultiLine:
		return f.scroll
	case f.e.focused || f.e.Password:
		return f.placed(f.window)
	}
	inner := size(f.e, stock.SizeNameInnerPadding)
	words, role := f.e.Text, theme.Ink
	switch {
	case words == "":
		words, role = f.e.PlaceHolder, stock.ColorNamePlaceHolder
	case f.e.Disabled():
		role = stock.ColorNameDisabled
	}
	f.short.Paint(words, role, false)
	f.short.Move(at.AddXY(inner, inner-size(f.e, stock.SizeNameInputBorder)))
	f.short.Resize(fyne.NewSize(max(0, room.Width-2*inner), f.short.MinSize().Height))
	return f.short
}

// placed brings the words to where the scroll view would have them, and o with them.
func (f *entryFace) placed(o fyne.CanvasObject) fyne.CanvasObject {
	f.scroll.Content.Move(fyne.NewPos(-f.scroll.Offset.X, -f.scroll.Offset.Y))
	return o
}

// paintRing marks the field that has the focus, and one whose words somebody has to look at.
func (f *entryFace) paintRing() {
	f.ring.StrokeWidth, f.ring.FillColor = 0, nil
	switch {
	case f.e.focused && !f.e.Disabled():
		f.ring.StrokeColor, f.ring.StrokeWidth = colour(f.e, theme.Accent), 2
	case f.e.look:
		f.ring.StrokeColor, f.ring.StrokeWidth = colour(f.e, theme.Problem), 1.5
	}
	f.ring.Refresh()
}

// clip shows the part of an object that lies within its own place.
type clip struct {
	widget.BaseWidget
	o fyne.CanvasObject
}

func newClip(o fyne.CanvasObject) *clip {
	c := &clip{o: o}
	c.ExtendBaseWidget(c)
	return c
}

// CreateRenderer implements fyne.Widget.
func (c *clip) CreateRenderer() fyne.WidgetRenderer {
	return &clipFace{*draw(func() fyne.Size { return fyne.Size{} }, func(fyne.Size) {}, func() {}, c.o)}
}

type clipFace struct{ drawn }

// IsClip tells Fyne's painters to cut what lies outside.
func (clipFace) IsClip() {}
