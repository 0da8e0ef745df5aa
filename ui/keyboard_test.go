package ui

import (
	"testing"

	"fyne.io/fyne/v2"

	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/theme"
)

// TestEverythingByKeyboard: on the pages of safety, Tab reaches each button and each field that can be used.
func TestEverythingByKeyboard(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	for _, v := range safetyViews(t) {
		closeDialog(a)
		a.window.Canvas().Unfocus()
		v.open(a)
		root := a.window.Content()
		if top := a.window.Canvas().Overlays().Top(); top != nil {
			root = top
		}
		reached := map[fyne.Focusable]bool{}
		for range 120 {
			a.window.Canvas().FocusNext()
			reached[a.window.Canvas().Focused()] = true
		}
		each(root, func(o fyne.CanvasObject) {
			switch w := o.(type) {
			case *kit.Button:
				if !w.Off && !reached[w] {
					t.Errorf("%s: Tab does not reach %q", v.name, w.Label())
				}
			case *kit.Entry:
				if !w.Disabled() && !reached[w] {
					t.Errorf("%s: Tab does not reach a field with %q", v.name, w.Text)
				}
			}
		})
	}
}
