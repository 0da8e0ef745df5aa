package kit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/ui/theme"
)

func TestMenuByKeyboard(t *testing.T) {
	look(t, &theme.Theme{})
	for _, step := range []struct {
		keys []fyne.KeyName
		want string
	}{
		{[]fyne.KeyName{fyne.KeyReturn}, "Open"},
		{[]fyne.KeyName{fyne.KeyDown, fyne.KeySpace}, "Move"}, // over what is off, and over the line
		{[]fyne.KeyName{fyne.KeyUp, fyne.KeyReturn}, "Remove"},
		{[]fyne.KeyName{fyne.KeyEnd, fyne.KeyDown, fyne.KeyReturn}, "Open"},
		{[]fyne.KeyName{fyne.KeyEnd, fyne.KeyHome, fyne.KeyReturn}, "Open"},
		{[]fyne.KeyName{fyne.KeyDown, fyne.KeyEscape}, ""},
	} {
		got := ""
		item := func(label string) MenuItem { return MenuItem{Label: label, Do: func() { got = label }} }
		off := item("Print")
		off.Off = true
		field := newEntry()
		w := window(t, container.NewStack(field), 600, 400)
		w.Canvas().Focus(field)
		ShowMenu(w.Canvas(), fyne.NewPos(50, 50), item("Open"), off, MenuItem{}, item("Move"), item("Remove"))
		for _, k := range step.keys {
			hit(w, k)
		}
		if got != step.want || w.Canvas().Overlays().Top() != nil {
			t.Errorf("%v: chose %q, want %q; still open: %v", step.keys, got, step.want, w.Canvas().Overlays().Top() != nil)
		}
		if w.Canvas().Focused() != field {
			t.Errorf("%v: the keyboard did not come back", step.keys)
		}
	}
}

func TestMenuByLetterAndMouse(t *testing.T) {
	look(t, &theme.Theme{})
	got := ""
	items := []MenuItem{{Label: "Open", Do: func() { got = "open" }}, {Label: "Étape", Do: func() { got = "stage" }}}
	w := window(t, container.NewStack(), 600, 400)
	ShowMenu(w.Canvas(), fyne.NewPos(10, 10), items...)
	w.Canvas().Focused().TypedRune('e')
	if hit(w, fyne.KeyReturn); got != "stage" {
		t.Errorf("a letter chose %q", got)
	}
	ShowMenu(w.Canvas(), fyne.NewPos(10, 10), items...)
	test.TapCanvas(w.Canvas(), fyne.NewPos(40, 30))
	if got != "open" {
		t.Errorf("the mouse chose %q", got)
	}
	got = ""
	ShowMenu(w.Canvas(), fyne.NewPos(10, 10), items...)
	test.TapCanvas(w.Canvas(), fyne.NewPos(500, 300))
	if got != "" || w.Canvas().Overlays().Top() != nil {
		t.Errorf("a press elsewhere: chose %q, still open: %v", got, w.Canvas().Overlays().Top() != nil)
	}
}

// An entry with more opens the next menu where the first one was.
func TestMenuInMenu(t *testing.T) {
	look(t, &theme.Theme{})
	got := ""
	w := window(t, container.NewStack(), 600, 400)
	ShowMenu(w.Canvas(), fyne.NewPos(30, 40), MenuItem{Label: "Stage", More: []MenuItem{
		{Label: "Intake", Do: func() { got = "intake" }}, MenuItem{Label: "Filed", Do: func() { got = "filed" }}.Chosen(true)}})
	_, at := popped(t, w)
	hit(w, fyne.KeyReturn)
	if _, again := popped(t, w); again != at || len(w.Canvas().Overlays().List()) != 1 {
		t.Errorf("the second menu stands at %v, the first stood at %v; %d open", again, at, len(w.Canvas().Overlays().List()))
	}
	if hit(w, fyne.KeyReturn); got != "filed" { // the keyboard begins at what holds now
		t.Errorf("chose %q", got)
	}
}

// A menu never stands half outside the window, wherever it is asked for and however large the text.
func TestMenuStaysInTheWindow(t *testing.T) {
	for _, zoom := range []float32{1, 2} {
		look(t, &theme.Theme{Zoom: zoom})
		for _, many := range []int{3, 40} {
			for _, at := range []fyne.Position{{X: 0, Y: 0}, {X: 780, Y: 10}, {X: 790, Y: 590}, {X: 300, Y: 400}} {
				items := make([]MenuItem, many)
				for i := range items {
					items[i] = MenuItem{Label: strings.Repeat("word ", 1+i%4), Icon: stock.DocumentIcon()}
				}
				w := window(t, container.NewStack(), 800, 600)
				ShowMenu(w.Canvas(), at, items...)
				size, pos := popped(t, w)
				if pos.X < 0 || pos.Y < 0 || pos.X+size.Width > 800 || pos.Y+size.Height > 600 {
					t.Errorf("zoom %.0f, %d entries at %v: %v at %v", zoom, many, at, size, pos)
				}
			}
		}
	}
}

// popped is the box of the open menu.
func popped(t *testing.T, w fyne.Window) (fyne.Size, fyne.Position) {
	t.Helper()
	var size fyne.Size
	var pos fyne.Position
	visit(w.Canvas().Overlays().Top(), func(o fyne.CanvasObject) {
		if c, ok := o.(*Card); ok && size.IsZero() {
			size, pos = c.Size(), fyne.CurrentApp().Driver().AbsolutePositionForObject(c)
		}
		if c, ok := o.(*container.Scroll); ok && size.IsZero() {
			size, pos = c.Size(), fyne.CurrentApp().Driver().AbsolutePositionForObject(c)
		}
	})
	if size.IsZero() {
		t.Fatal("no menu is open")
	}
	return size, pos
}

// visit goes over every visible object, inside widgets too.
func visit(o fyne.CanvasObject, see func(fyne.CanvasObject)) {
	if o == nil || !o.Visible() {
		return
	}
	see(o)
	switch w := o.(type) {
	case *fyne.Container:
		for _, child := range w.Objects {
			visit(child, see)
		}
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(w).Objects() {
			visit(child, see)
		}
	}
}

// TestAQuestionHasAnEdge: in high contrast the page is as black as the question; only its edge tells where it ends.
func TestAQuestionHasAnEdge(t *testing.T) {
	look(t, &theme.Theme{Mode: theme.Contrast})
	edge := panel(300, NewText("Keep it?", theme.Body, theme.Ink)).Objects[0]
	box, ok := test.WidgetRenderer(edge.(fyne.Widget)).Objects()[0].(*canvas.Rectangle)
	if !ok || box.StrokeWidth < 1 || box.StrokeColor == box.FillColor {
		t.Errorf("the edge is %v", box)
	}
}
