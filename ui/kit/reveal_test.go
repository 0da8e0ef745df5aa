package kit

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
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

// inSight demands that the part of o between two of its heights lies between two heights of the window.
func inSight(t *testing.T, what string, o fyne.CanvasObject, from, to, top, bottom float32) {
	t.Helper()
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o).Y
	if at+from < top || at+to > bottom {
		t.Errorf("%s is at %.0f to %.0f, and %.0f to %.0f can be seen", what, at+from, at+to, top, bottom)
	}
}

// TestTabIsSeenInAQuestion: what lies in a question that scrolls is scrolled into view, as on a page.
func TestTabIsSeenInAQuestion(t *testing.T) {
	look(t, &theme.Theme{})
	w := window(t, VStack(8, NewButton(Plain, nil, "Under it", nil)), 600, 400)
	fields := VStack(8)
	for i := range 12 {
		fields.Add(NewField(fmt.Sprint("field", i), "Field", ""))
	}
	body := Tall(420, Scroll(fields))
	Ask(w.Canvas(), "Question", "", body, Answer{Label: "No"})
	driver, scrolled := fyne.CurrentApp().Driver(), false
	for range 12 {
		w.Canvas().FocusNext()
		o, ok := w.Canvas().Focused().(*Entry)
		if !ok {
			t.Fatalf("the focus is on %T", w.Canvas().Focused())
		}
		top := driver.AbsolutePositionForObject(body).Y
		inSight(t, "the field", o, 0, o.Size().Height, top, top+body.Size().Height)
		scrolled = scrolled || body.Objects[0].(*fyne.Container).Objects[0].(*ScrollView).Offset.Y > 0
	}
	if !scrolled {
		t.Error("the question does not scroll: nothing is told")
	}
}

// TestARowIsSeenInAHighList: with large text a list is higher than the view; the row that the keys lead to is seen.
func TestARowIsSeenInAHighList(t *testing.T) {
	look(t, &theme.Theme{})
	d := peopleList(people(40))
	w := window(t, Scroll(VStack(8, Tall(900, d), NewButton(Plain, nil, "After", nil))), 600, 300)
	d.Select(0)
	d.Focus(w.Canvas())
	for _, key := range []fyne.KeyName{fyne.KeyDown, fyne.KeyPageDown, fyne.KeyUp, fyne.KeyEnd, fyne.KeyUp, fyne.KeyHome} {
		hit(w, key)
		top, bottom := rowPlace(&d.list.List, d.index())
		inSight(t, "the row after "+string(key), d.list, top, bottom, 0, 300)
	}
}

// TestAHighListStaysUnderTheMouse: the second press of two is on the same row.
func TestAHighListStaysUnderTheMouse(t *testing.T) {
	look(t, &theme.Theme{})
	d := peopleList(people(40))
	page := Scroll(VStack(8, Tall(100, NewButton(Plain, nil, "Before", nil)), Tall(260, d)))
	window(t, page, 600, 300)
	d.list.tapped(1, 0)
	if at := page.Objects[0].(*ScrollView).Offset.Y; at != 0 || canvasOf(d).Focused() != fyne.Focusable(d.list) {
		t.Errorf("the page went to %.0f, the focus is on %T", at, canvasOf(d).Focused())
	}
}

// TestTheLineThatIsWrittenOnIsSeen: in a text that is higher than the view the cursor stays in sight.
func TestTheLineThatIsWrittenOnIsSeen(t *testing.T) {
	look(t, &theme.Theme{})
	field := NewArea("text", "Text", "", 8).Fill()
	field.Set(strings.Repeat("A line of words.\n", 30))
	page := Scroll(VStack(8, Tall(100, NewField("before", "Before", "")), Tall(800, field)))
	w := window(t, page, 500, 300)
	e := field.Input().(*Entry)
	w.Canvas().Focus(e)
	for line, key := range []fyne.KeyName{fyne.KeyDown, fyne.KeyDown, fyne.KeyPageDown, fyne.KeyUp, fyne.KeyPageUp, fyne.KeyDown} {
		hit(w, key)
		inSight(t, fmt.Sprintf("the cursor after key %d (%s)", line, key), e, e.CursorPosition().Y-e.face.scroll.Offset.Y, e.CursorPosition().Y-e.face.scroll.Offset.Y+e.face.line(), 0, 300)
	}
	for range 20 {
		hit(w, fyne.KeyDown)
	}
	inSight(t, "the cursor further down", e, e.CursorPosition().Y, e.CursorPosition().Y+e.face.line(), 0, 300)
	w.Canvas().Unfocus()
	page.Objects[0].(*ScrollView).ScrollToOffset(fyne.NewPos(0, 150)) // the cursor is out of sight, as after the wheel
	before := fyne.CurrentApp().Driver().AbsolutePositionForObject(e).Y
	e.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(60, 150-before)}, Button: desktop.MouseButtonPrimary})
	if after := fyne.CurrentApp().Driver().AbsolutePositionForObject(e).Y; after != before || !e.focused {
		t.Errorf("the mouse moved the text from %.0f to %.0f", before, after)
	}
}

// TestADayIsSeenInAHighMonth: the chosen day is seen where the sheet is higher than the view.
func TestADayIsSeenInAHighMonth(t *testing.T) {
	look(t, &theme.Theme{})
	m := NewMonth(make([]string, 7))
	m.OnPick = func(day int) { m.Set(m.Days(), min(max(day, 0), 41)) }
	m.Set(make([]MonthDay, 42), 0)
	w := window(t, Scroll(VStack(8, Tall(900, m))), 600, 300)
	w.Canvas().Focus(m)
	for _, key := range []fyne.KeyName{fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyUp, fyne.KeyUp, fyne.KeyUp, fyne.KeyUp} {
		hit(w, key)
		at, one := m.cell(m.Chosen(), m.Size())
		inSight(t, "the day", m, at.Y, at.Y+one.Height, 0, 300)
	}
}
