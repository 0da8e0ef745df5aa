package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"github.com/harborfile/harborfile/ui/lang"
)

// TestDrawingCard: what draws is offered where there is a choice, and said where the graphics card left none.
func TestDrawingCard(t *testing.T) {
	for name, c := range map[string]struct {
		choice, forced bool
		says           string
		offers         bool
	}{
		"no choice":       {false, false, "drawing.own", false},
		"both":            {true, false, "drawing.words", true},
		"the card cannot": {true, true, "launch.forced", true},
	} {
		a := New(test.NewTempApp(t), Options{Dir: t.TempDir(), Now: clock, Inline: true, KDF: cheap, SoftDrawing: c.choice, SoftForced: c.forced})
		a.window.SetContent(newDrawingCard(a))
		said := words(a.window.Content())
		if !strings.Contains(said, lang.T(c.says)) || strings.Contains(said, lang.T("drawing.soft")) != c.offers {
			t.Errorf("%s: it says %s", name, said)
		}
	}
}

// TestChooseSoft: what was chosen before the window stood is in the settings.
func TestChooseSoft(t *testing.T) {
	fy := test.NewTempApp(t)
	if DrawsSoft(fy) {
		t.Fatal("the processor draws without being asked to")
	}
	ChooseSoft(fy)
	if !DrawsSoft(fy) {
		t.Error("the choice is not kept")
	}
}
