package kit

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"github.com/harborfile/harborfile/ui/theme"
)

// drawnText is what a text shows, cut or whole.
func drawnText(x *Text) string {
	return test.WidgetRenderer(x).Objects()[0].(*canvas.Text).Text
}

// TestTabGoesWhereItIsSeen: whatever Tab reaches in a page that is higher than the window is scrolled into view, up and
// down, in views within views.
func TestTabGoesWhereItIsSeen(t *testing.T) {
	look(t, &theme.Theme{})
	inner, outer := VStack(8), VStack(8)
	for i := range 12 {
		inner.Add(NewField(fmt.Sprint("inner", i), "Inner", ""))
	}
	outer.Add(NewCard(12, Tall(120, Scroll(inner))))
	for i := range 12 {
		outer.Add(NewButton(Plain, nil, fmt.Sprint("Button ", i), nil))
		outer.Add(NewCheck(fmt.Sprint("Check ", i), false, nil))
	}
	page := Scroll(outer)
	w := window(t, page, 400, 300)
	reached := 0
	for _, next := range []func(){w.Canvas().FocusNext, w.Canvas().FocusPrevious} {
		for range 36 {
			next()
			o := w.Canvas().Focused().(fyne.CanvasObject)
			at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
			if at.Y < 0 || at.Y+o.Size().Height > 300 {
				t.Fatalf("the focus is at %.0f to %.0f, the window ends at 300", at.Y, at.Y+o.Size().Height)
			}
			reached++
		}
	}
	if reached != 72 || page.Objects[0].(*ScrollView).Content.Size().Height < 900 {
		t.Errorf("reached %d; the page is not high enough to tell anything", reached)
	}
}

// TestAViewShowsThatItGoesOn: a hairline stands where content is cut, and none where it ends; Fyne's shadows are gone.
func TestAViewShowsThatItGoesOn(t *testing.T) {
	look(t, &theme.Theme{})
	page := Scroll(NewBox(theme.Surface, "", 0, 0, Tall(900, VStack(0))))
	window(t, page, 300, 200)
	view := page.Objects[0].(*ScrollView)
	lines := func() (above, below bool) {
		o := test.WidgetRenderer(view).Objects()
		return o[1].Visible(), o[2].Visible()
	}
	for _, c := range []struct {
		to           float32
		above, below bool
	}{{0, false, true}, {300, true, true}, {5000, true, false}} {
		view.ScrollToOffset(fyne.NewPos(0, c.to))
		if above, below := lines(); above != c.above || below != c.below {
			t.Errorf("at %.0f: above %v, below %v", c.to, above, below)
		}
	}
	if n := len(test.WidgetRenderer(view).Objects()); n != 5 { // the content, two lines, two bars
		t.Errorf("%d objects are drawn", n)
	}
}

// TestTabGoesPastWhatIsOff: a button that does nothing now is no stop of the Tab key, nor is a column that does not sort.
func TestTabGoesPastWhatIsOff(t *testing.T) {
	look(t, &theme.Theme{})
	first, off, last := NewButton(Plain, nil, "First", nil), NewButton(Plain, nil, "Off", nil), NewButton(Plain, nil, "Last", nil)
	pad := NewArrowPad("Moves", "Sizes")
	off.Allow(false)
	pad.Allow(false)
	w := window(t, VStack(8, first, off, pad, Tall(200, peopleList(people(3))), last), 700, 400)
	stops := 0
	for range 9 {
		w.Canvas().FocusNext()
		now := w.Canvas().Focused()
		if now == fyne.Focusable(last) {
			break
		}
		if stops++; now == fyne.Focusable(off) || now == fyne.Focusable(pad) {
			t.Errorf("Tab stopped at %T, which is off", now)
		}
		if head, ok := now.(*headCell); ok && head.Off {
			t.Errorf("Tab stopped at the column %s, which does not sort", head.title)
		}
	}
	if stops != 3 { // the first button, the column that sorts, the rows
		t.Errorf("%d stops before the last button", stops)
	}
	off.Allow(true)
	w.Canvas().Focus(first)
	if w.Canvas().FocusNext(); w.Canvas().Focused() != fyne.Focusable(off) {
		t.Error("a button that works again is not reached")
	}
}
