package ui

import (
	"testing"

	"fyne.io/fyne/v2"

	"github.com/harborfile/harborfile/ui/theme"
)

// TestAToastLiesOnNothing: what confirms that something is done never lies on anything that can be pressed, with short
// words and long ones, small letters and large ones.
func TestAToastLiesOnNothing(t *testing.T) {
	for _, l := range []look{looks[0], {"large", theme.Theme{Mode: theme.Light, Zoom: 2}, "es", small}} {
		a := opened(t, l.theme, l.language)
		a.window.Resize(l.size)
		undo := func(words string) { a.toastWith(words, "Undo", func() {}) }
		for _, c := range []struct {
			words string
			show  func(string)
		}{{"Saved", undo}, {"One place was found, nothing is newly marked", undo}, {"The list lies in the folder that was chosen.", a.toast}} {
			a.hideToast()
			c.show(c.words)
			toast := a.shell.toasts.Objects[0]
			at := fyne.CurrentApp().Driver().AbsolutePositionForObject(toast)
			here := box{at: at, size: toast.Size()}
			if !(box{size: l.size}).holds(here, 0) || here.size.Height < 20 {
				t.Errorf("%s: %q stands at %v, %v", l.name, c.words, at, here.size)
			}
			for _, d := range inOrder(a.window.Content(), l.size) {
				both := here.and(d.seen).size
				if _, press := d.o.(fyne.Focusable); press && !here.holds(d.all, 0) && both.Width > 0 && both.Height > 0 {
					t.Errorf("%s: %q lies on %s", l.name, c.words, called(d.o))
				}
			}
		}
	}
}
