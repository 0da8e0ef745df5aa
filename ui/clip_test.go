package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/theme"
)

// TestClipboard: what was copied here is gone after a lock; what another program put there stays.
func TestClipboard(t *testing.T) {
	for name, c := range map[string]struct {
		copies bool
		then   string // put there by another program afterwards
		want   string
	}{
		"copied here":              {true, "", ""},
		"copied here, then theirs": {true, "theirs", "theirs"},
		"never copied":             {false, "theirs", "theirs"},
	} {
		a := opened(t, theme.Theme{Mode: theme.Light}, "en")
		board := a.app.Clipboard()
		board.SetContent("before")
		entry := factsOf(t, a).form.Get("client.birthCity").Input().(interface {
			fyne.Focusable
			fyne.Shortcutable
		})
		test.Type(entry, "Zzcanary")
		a.window.Canvas().Focus(entry)
		if c.copies {
			entry.TypedShortcut(&fyne.ShortcutSelectAll{})
		}
		entry.TypedShortcut(&fyne.ShortcutCopy{Clipboard: board})
		if c.copies && board.Content() == "before" {
			t.Fatalf("%s: nothing was copied", name)
		}
		if c.copies { // the canvas of the tests passes no shortcut on; kit tests when a field tells
			a.shortcuts.TypedShortcut(kit.Copied{Words: board.Content()})
		}
		if c.then != "" {
			board.SetContent(c.then)
		}
		a.Lock()
		if got := board.Content(); got != c.want {
			t.Errorf("%s: after the lock the clipboard says %q", name, got)
		}
	}
}
