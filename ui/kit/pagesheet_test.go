package kit

import (
	"fmt"
	"image"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/harborfile/harborfile/ui/theme"
)

// TestMarksOnAPage: a press finds the smallest mark at its point, also when the page is shown larger, and a rectangle that
// is drawn comes back in shares of the page.
func TestMarksOnAPage(t *testing.T) {
	test.NewTempApp(t)
	p := NewPagePreview(func(n, of int) string { return fmt.Sprint(n, of) }, NewText("", theme.Body, theme.Ink)).Zoomable("Larger", "Whole")
	w := test.NewTempWindow(t, p)
	w.Resize(fyne.NewSize(500, 700))
	p.Pages(1)
	p.Go(0)
	p.Put(0, image.NewRGBA(image.Rect(0, 0, 850, 1100)))
	pressed := ""
	p.OnMark = func(id string) { pressed = id }
	for _, large := range []bool{false, true} {
		p.Large(large)
		p.Mark([]Mark{{ID: "table", X: 0.1, Y: 0.1, W: 0.8, H: 0.5, Role: theme.PaperRest}, {ID: "cell", X: 0.4, Y: 0.3, W: 0.1, H: 0.05, Role: theme.PaperAsk}}, "cell")
		at, fit := p.sheet.paper()
		tap := func(x, y float32) string {
			pressed = ""
			p.sheet.Tapped(&fyne.PointEvent{Position: at.AddXY(x*fit.Width, y*fit.Height)})
			return pressed
		}
		for _, c := range []struct {
			x, y float32
			want string
		}{{0.45, 0.32, "cell"}, {0.2, 0.2, "table"}, {0.5, 0.9, ""}} {
			if got := tap(c.x, c.y); got != c.want {
				t.Errorf("large %v: a press at %v, %v finds %q, not %q", large, c.x, c.y, got, c.want)
			}
		}
		if wide := p.sheet.Size().Width > 500; wide != large {
			t.Errorf("large %v: the page is %v wide", large, p.sheet.Size().Width)
		}
		var drawn [4]float32
		p.Draw(func(x, y, w, h float32) { drawn = [4]float32{x, y, w, h} })
		p.sheet.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: at.AddXY(0.5*fit.Width, 0.5*fit.Height)},
			Dragged: fyne.Delta{DX: 0.25 * fit.Width, DY: 0.1 * fit.Height}})
		p.sheet.DragEnd()
		p.Draw(nil)
		for i, want := range [4]float32{0.25, 0.4, 0.25, 0.1} {
			if d := drawn[i] - want; d > 0.01 || d < -0.01 {
				t.Errorf("large %v: drawn %v", large, drawn)
			}
		}
	}
}
