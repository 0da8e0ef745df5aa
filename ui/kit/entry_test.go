package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// TestCopiedIsTold: the window hears of a copy only when words of the field really go to the clipboard.
func TestCopiedIsTold(t *testing.T) {
	test.NewTempApp(t)
	all := func(e *Entry) { e.TypedShortcut(&fyne.ShortcutSelectAll{}) }
	for name, c := range map[string]struct {
		before   func(*Entry)
		shortcut fyne.Shortcut
		want     bool
	}{
		"copy of a selection":  {all, &fyne.ShortcutCopy{}, true},
		"cut of a selection":   {all, &fyne.ShortcutCut{}, true},
		"paste":                {all, &fyne.ShortcutPaste{}, false},
		"nothing selected":     {func(*Entry) {}, &fyne.ShortcutCopy{}, false},
		"a passphrase is kept": {func(e *Entry) { e.Password = true; all(e) }, &fyne.ShortcutCopy{}, false},
	} {
		e := newEntry()
		e.SetText("Zzcanary")
		c.before(e)
		if got := e.copies(c.shortcut); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}
