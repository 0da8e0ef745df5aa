package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"fyne.io/fyne/v2/test"
)

// TestLateCountHasItsPlace: a count that comes while the entry stands is drawn behind the label, not on the icon.
func TestLateCountHasItsPlace(t *testing.T) {
	test.NewTempApp(t)
	n := NewNavItem(stock.CalendarIcon(), "Today", "", nil)
	w := test.NewWindow(n)
	defer w.Close()
	w.Resize(fyne.NewSize(200, 40))
	n.Note("3")
	driver := fyne.CurrentApp().Driver()
	var label, note float32
	var walk func(o fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if x, ok := o.(*Text); ok {
			switch x.Words() {
			case "Today":
				label = driver.AbsolutePositionForObject(x).X
			case "3":
				note = driver.AbsolutePositionForObject(x).X
			}
		}
		switch x := o.(type) {
		case *fyne.Container:
			for _, c := range x.Objects {
				walk(c)
			}
		case fyne.Widget:
			for _, c := range test.WidgetRenderer(x).Objects() {
				walk(c)
			}
		}
	}
	walk(n)
	if note <= label {
		t.Errorf("the count is at %.0f, the label at %.0f", note, label)
	}
}
