package ui

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// area is a rectangle of the window.
type area struct{ left, top, right, bottom float32 }

func areaOf(at fyne.Position, s fyne.Size) area {
	return area{at.X, at.Y, at.X + s.Width, at.Y + s.Height}
}

// drawnText is one line of text as it is painted.
type drawnText struct {
	words string // as drawn
	whole string // as meant; the same unless it was shortened
	row   bool   // drawn by a row of a list, which shortens by design
	ink   area   // of its letters
	room  area   // the window, or the scrolled page that it lies on
	box   area   // the innermost widget that holds it
	pane  int    // texts of one pane lie beside each other, of different panes maybe above
}

// drawing collects the texts of a tree.
type drawing struct {
	texts []drawnText
	panes int
}

// slack is how far letters may stand over an edge before an eye sees it, in units of the window.
const slack = 1.5

// collect goes down the visible tree. room is what the eye can reach, box the innermost widget so far.
func (d *drawing) collect(o fyne.CanvasObject, at fyne.Position, room, box area, whole string, row bool, pane int) {
	if o == nil || !o.Visible() {
		return
	}
	at = at.Add(o.Position())
	switch w := o.(type) {
	case *canvas.Text:
		d.text(w, at, room, box, whole, row, pane)
	case *kit.Entry: // scrolls by itself
	case *kit.Text:
		d.children(w, at, room, box, w.Words(), row, pane)
	case *kit.Para:
		d.children(w, at, room, box, "", row, pane)
	case *kit.Chip:
		d.children(w, at, room, areaOf(at, w.Size()), w.Words(), row, pane)
	case *kit.Card:
		if w.Shadow { // a toast: it goes away by itself
			d.panes++
			pane = d.panes
		}
		d.children(w, at, room, areaOf(at, w.Size()), whole, row, pane)
	case *fyne.Container:
		for _, child := range w.Objects {
			d.collect(child, at, room, box, whole, row, pane)
		}
	case *container.Scroll:
		d.scroll(w, at, whole, row)
	case *kit.ScrollView:
		d.scroll(&w.Scroll, at, whole, row)
	case *widget.List:
		d.panes++
		d.children(w, at, areaOf(at, w.Size()), areaOf(at, w.Size()), whole, true, d.panes)
	case fyne.Widget:
		d.children(w, at, room, areaOf(at, w.Size()), whole, row, pane)
	}
}

// scroll goes on in a page that is larger than its place: it is read from its beginning to its end.
func (d *drawing) scroll(w *container.Scroll, at fyne.Position, whole string, row bool) {
	d.panes++
	page := areaOf(at, w.Content.Size())
	if w.Direction == container.ScrollVerticalOnly {
		page.right = at.X + w.Size().Width
	}
	d.collect(w.Content, at.Subtract(w.Content.Position()), page, page, whole, row, d.panes)
}

func (d *drawing) children(w fyne.Widget, at fyne.Position, room, box area, whole string, row bool, pane int) {
	for _, child := range test.WidgetRenderer(w).Objects() {
		d.collect(child, at, room, box, whole, row, pane)
	}
}

func (d *drawing) text(w *canvas.Text, at fyne.Position, room, box area, whole string, row bool, pane int) {
	if strings.TrimSpace(w.Text) == "" {
		return
	}
	m, s := fyne.MeasureText(w.Text, w.TextSize, w.TextStyle), w.Size()
	switch w.Alignment {
	case fyne.TextAlignCenter:
		at.X += (s.Width - m.Width) / 2
	case fyne.TextAlignTrailing:
		at.X += s.Width - m.Width
	}
	at.Y += (s.Height - m.Height) / 2
	if whole == "" {
		whole = w.Text
	}
	d.texts = append(d.texts, drawnText{w.Text, whole, row, areaOf(at, m), room, box, pane})
}

// clipped says what cannot be read as it was meant under root: texts over the edge of the window, of their page or of
// their own box, texts above other texts, and words of the program that end in "…".
func clipped(root fyne.CanvasObject) []string {
	var d drawing
	all := areaOf(fyne.NewPos(0, 0), root.Size())
	d.collect(root, fyne.NewPos(0, 0), all, all, "", false, 0)
	var out []string
	for i, t := range d.texts {
		switch {
		case t.ink.left < t.room.left-slack || t.ink.right > t.room.right+slack:
			out = append(out, fmt.Sprintf("%q goes over the edge of its page: %.0f to %.0f of %.0f to %.0f", t.whole, t.ink.left, t.ink.right, t.room.left, t.room.right))
		case !t.row && (t.ink.top < t.room.top-slack || t.ink.bottom > t.room.bottom+slack):
			out = append(out, fmt.Sprintf("%q is cut by the end of its page: %.0f to %.0f of %.0f to %.0f", t.whole, t.ink.top, t.ink.bottom, t.room.top, t.room.bottom))
		case !t.row && (t.ink.left < t.box.left-slack || t.ink.right > t.box.right+slack || t.ink.top < t.box.top-3 || t.ink.bottom > t.box.bottom+3):
			out = append(out, fmt.Sprintf("%q is larger than what holds it: %v in %v", t.whole, t.ink, t.box))
		case !t.row && strings.HasSuffix(t.words, "…") && !strings.HasSuffix(t.whole, "…") && ours(t.whole):
			out = append(out, fmt.Sprintf("%q is shortened to %q", t.whole, t.words))
		}
		for _, other := range d.texts[:i] {
			if other.pane == t.pane && other.ink.over(t.ink) {
				out = append(out, fmt.Sprintf("%q and %q stand above one another", other.whole, t.whole))
			}
		}
	}
	return out
}

// over reports whether letters of two texts meet. The lines of a text may touch.
func (a area) over(b area) bool {
	width := min(a.right, b.right) - max(a.left, b.left)
	height := min(a.bottom, b.bottom) - max(a.top, b.top)
	return width > 2 && height > 0.3*min(a.bottom-a.top, b.bottom-b.top)
}

// ours reports whether words are a text of the catalogues, and not a name or a word of the client.
func ours(words string) bool {
	for _, key := range lang.Keys(lang.Code()) {
		if text := lang.In(lang.Code(), key); text == words {
			return true
		}
	}
	return false
}

// whatIsClipped is clipped for the window and for what lies above it.
func whatIsClipped(a *App) []string {
	out := clipped(a.window.Content())
	for _, top := range a.window.Canvas().Overlays().List() {
		if p, ok := top.(*widget.PopUp); ok {
			out = append(out, clipped(p.Content)...)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// laidOut lays the window out anew. The real driver does so whenever something wants more room than before, the one of
// the tests only when the size of the window changes.
func laidOut(a *App) {
	a.window.Resize(fyne.NewSize(1270, 790))
	a.window.Resize(fyne.NewSize(1280, 800))
}

// TestNothingIsClipped goes over every screen in both languages and all text sizes. The usual run looks at Spanish in the
// size that most people keep, in TestSpanishOnEveryScreen.
func TestNothingIsClipped(t *testing.T) {
	if os.Getenv("HARBORFILE_LONG") == "" {
		t.Skip("HARBORFILE_LONG is not set: the other languages and text sizes are left out")
	}
	for _, c := range []struct {
		code string
		zoom float32
	}{{"es", 1.5}, {"es", 2}, {"en", 1}, {"en", 1.5}, {"en", 2}} {
		a := opened(t, theme.Theme{Mode: theme.Light, Zoom: c.zoom}, c.code)
		for _, v := range views(t) {
			v.open(a)
			laidOut(a)
			for _, what := range whatIsClipped(a) {
				t.Errorf("%s %.1f %s: %s", c.code, c.zoom, v.name, what)
			}
			closeDialog(a)
		}
	}
}
