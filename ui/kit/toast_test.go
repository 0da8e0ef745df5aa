package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/harborfile/harborfile/ui/theme"
)

// TestToastHasTheRoomOfItsWords: words of two lines ask for two lines from the first, and the foot stands below them.
func TestToastHasTheRoomOfItsWords(t *testing.T) {
	test.NewApp().Settings().SetTheme(&theme.Theme{})
	foot := NewButton(Plain, nil, "Lock now", nil)
	column, spot := WithToasts(4, NewText("head", theme.Body, theme.Ink), VStack(0), foot)
	w := test.NewWindow(column)
	w.Resize(fyne.NewSize(180, 400))
	for _, words := range []string{"Saved", "The list lies in the folder that was chosen, with a name that says nothing."} {
		toast := NewToast(words)
		ShowToast(spot, toast)
		if has, asks := toast.Size().Height, toast.MinSize().Height; has < asks {
			t.Errorf("%q has %.0f of the %.0f it asks for", words, has, asks)
		}
		where := func(o fyne.CanvasObject) float32 { return fyne.CurrentApp().Driver().AbsolutePositionForObject(o).Y }
		if end := where(toast) + toast.MinSize().Height; end > where(foot) {
			t.Errorf("%q ends at %.0f, and the foot begins at %.0f", words, end, where(foot))
		}
	}
}
