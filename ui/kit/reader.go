package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"github.com/harborfile/harborfile/ui/theme"
)

// Reader shows a long text, such as a licence, with a keyboard: arrows, Page Up, Page Down, Home and End. It wraps the
// text once per width and draws only the lines in sight, so that a text of any length costs what a page costs.
type Reader struct {
	widget.BaseWidget
	box  *Card
	view *ScrollView
	text *longText
}

// NewReader makes an empty reader.
func NewReader() *Reader {
	r := &Reader{text: newLongText()}
	scrolled := Scroll(r.text)
	r.view = scrolled.Objects[0].(*ScrollView)
	r.text.view = r.view
	r.view.OnScrolled = func(fyne.Position) { r.text.Refresh() }
	r.box = NewBox(theme.Surface, theme.Border, 8, 12, scrolled)
	r.ExtendBaseWidget(r)
	return r
}

// Set shows another text from its beginning.
func (r *Reader) Set(words string) {
	r.text.set(words)
	r.box.Refresh()
	r.to(0)
}

// Words is the text as given.
func (r *Reader) Words() string { return r.text.words }

func (r *Reader) inside() []fyne.CanvasObject { return []fyne.CanvasObject{r.box} }

// CreateRenderer implements fyne.Widget.
func (r *Reader) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(r.box) }

// Tapped implements fyne.Tappable: a click brings the keyboard here.
func (r *Reader) Tapped(*fyne.PointEvent) {
	if c := canvasOf(r); c != nil {
		c.Focus(r)
	}
}

// FocusGained implements fyne.Focusable.
func (r *Reader) FocusGained() {
	r.ring(theme.Accent, 2)
	reveal(r)
}

// FocusLost implements fyne.Focusable.
func (r *Reader) FocusLost() { r.ring(theme.Border, 1) }

func (r *Reader) ring(role fyne.ThemeColorName, width float32) {
	r.box.Stroke, r.box.Width = role, width
	r.box.Refresh()
}

// TypedRune implements fyne.Focusable.
func (r *Reader) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (r *Reader) TypedKey(e *fyne.KeyEvent) {
	passKey(r, e)
	line, at := r.text.lineHigh(), r.view.Offset.Y
	page := max(line, r.view.Size().Height-2*line) // two lines are seen again, so that the eye finds its place
	switch e.Name {
	case fyne.KeyDown:
		r.to(at + 3*line)
	case fyne.KeyUp:
		r.to(at - 3*line)
	case fyne.KeyPageDown, fyne.KeySpace:
		r.to(at + page)
	case fyne.KeyPageUp:
		r.to(at - page)
	case fyne.KeyHome:
		r.to(0)
	case fyne.KeyEnd:
		r.to(r.view.Content.Size().Height)
	}
}

// to scrolls so far down, within the text.
func (r *Reader) to(y float32) {
	most := max(0, r.view.Content.Size().Height-r.view.Size().Height)
	r.view.ScrollToOffset(fyne.NewPos(0, min(max(0, y), most)))
	r.text.Refresh()
}

// tidy leaves what a page of text has: no line ends of other systems, no form feeds, tabs as spaces.
var tidy = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\f", "", "\t", "    ")
