package ui

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/theme"
)

// Lists of people, papers and dates have a menu by the keyboard, and its entries can be chosen: each does
// what the page itself offers, which the tests of the page prove.
func TestEveryListOfWorkHasAMenu(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	for id, want := range map[string]string{
		"clients": "Open client", "matter.evidence": "Verify", "matter.packet": "Move down", "matter.forms": "",
		"library": "", "matter.deadlines": "Take out", "matter.releases": "Print the form",
	} {
		t.Run(id, func(t *testing.T) {
			visit(t, a, id)
			var list fyne.Focusable
			each(a.window.Content(), func(o fyne.CanvasObject) {
				if f, ok := o.(fyne.Focusable); ok && list == nil {
					if _, sure := o.(desktop.Keyable); sure {
						if _, entry := o.(*kit.Entry); !entry {
							list = f
						}
					}
				}
			})
			if list == nil {
				t.Fatal("no list is on the page")
			}
			a.window.Canvas().Focus(list)
			list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
			list.TypedKey(&fyne.KeyEvent{Name: desktop.KeyMenu})
			got := menuLabels(a)
			closeDialog(a)
			if want != "" && !slices.Contains(got, want) || len(got) == 0 && id != "library" {
				t.Errorf("the menu has %q, not %q", got, want)
			}
		})
	}
}

// menuLabels are the entries of the open menu.
func menuLabels(a *App) (out []string) {
	each(a.window.Canvas().Overlays().Top(), func(o fyne.CanvasObject) {
		if e, ok := o.(*kit.MenuEntry); ok {
			out = append(out, e.Label())
		}
	})
	return out
}
