package kit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"github.com/harborfile/harborfile/ui/theme"
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

// told remembers what a field handed to the window.
type told struct{ words []string }

func (h *told) TypedShortcut(s fyne.Shortcut) { h.words = append(h.words, s.(Copied).Words) }

// TestACopyGoesThroughTheWindow: the words of a copy and of a cut reach the window and not the clipboard, and a cut
// takes them out of the field.
func TestACopyGoesThroughTheWindow(t *testing.T) {
	app := test.NewTempApp(t)
	app.Clipboard().SetContent("before")
	h := &told{}
	for _, s := range []fyne.Shortcut{&fyne.ShortcutCopy{Clipboard: app.Clipboard()}, &fyne.ShortcutCut{Clipboard: app.Clipboard()}} {
		e := newEntry()
		e.SetText("Zzcanary")
		e.TypedShortcut(&fyne.ShortcutSelectAll{})
		e.Entry.TypedShortcut(handed(s, h))
		if _, cut := s.(*fyne.ShortcutCut); cut != (e.Text == "") {
			t.Errorf("the field says %q", e.Text)
		}
	}
	if got := app.Clipboard().Content(); len(h.words) != 2 || h.words[0] != "Zzcanary" || h.words[1] != "Zzcanary" || got != "before" {
		t.Errorf("the window was handed %q, the clipboard says %q", h.words, got)
	}
}

// TestLongWordsInAField: words that do not fit end in "…" while nobody writes and are whole while somebody does; a field
// keeps the mouse wheel from the page only where there is text to scroll.
func TestLongWordsInAField(t *testing.T) {
	look(t, &theme.Theme{})
	long := strings.Repeat("many words in one line ", 20)
	for name, c := range map[string]struct {
		o            fyne.CanvasObject
		text         string
		cut, scrolls bool
	}{
		"short":         {NewField("a", "A", ""), "few", false, false},
		"long":          {NewField("a", "A", ""), long, true, false},
		"a search":      {o: NewSearch(long, func(string) {}), cut: true},
		"short area":    {NewArea("a", "A", "", 3), "one\ntwo", false, false},
		"long area":     {NewArea("a", "A", "", 3), long, false, true},
		"a long secret": {NewSecretField("a", "A", ""), long, false, false},
	} {
		e, ok := c.o.(*Entry)
		if !ok {
			e = c.o.(*Field).input.(*Entry)
		}
		w := window(t, VStack(0, c.o), 240, 120)
		if c.text != "" {
			e.SetText(c.text)
		}
		cut, scrolls := inField(e)
		if cut != c.cut || scrolls != c.scrolls {
			t.Errorf("%s: cut %v, scrolls %v", name, cut, scrolls)
		}
		w.Canvas().Focus(e)
		if cut, _ := inField(e); cut {
			t.Errorf("%s: cut while somebody writes", name)
		}
		w.Canvas().Unfocus()
		if cut, _ := inField(e); cut != c.cut {
			t.Errorf("%s: after writing, cut %v", name, cut)
		}
	}
}

// inField says whether the words are cut with "…", and whether they lie in a scroll view.
func inField(e *Entry) (cut, scrolls bool) {
	for _, o := range test.WidgetRenderer(e).Objects() {
		switch w := o.(type) {
		case *Text:
			cut = strings.HasSuffix(drawnText(w), "…")
		case *container.Scroll:
			scrolls = true
		}
	}
	return cut, scrolls
}

// TestAnAreaGrowsWithItsWords: while one writes lines, the field gets higher and what stands below moves down; after ten
// lines it scrolls; when lines go it gets lower again.
func TestAnAreaGrowsWithItsWords(t *testing.T) {
	look(t, &theme.Theme{})
	area, below := NewArea("a", "Words", "", 2), NewText("below", theme.Body, theme.Ink)
	w := window(t, Scroll(VStack(8, area, below)), 300, 600)
	e := area.input.(*Entry)
	w.Canvas().Focus(e)
	least := e.Size().Height
	heights := map[int]float32{}
	for _, n := range []int{1, 5, 10, 30, 2} {
		e.SetText(strings.Repeat("line\n", n-1) + "line")
		heights[n] = e.Size().Height
		if end := area.Position().Y + area.Size().Height; below.Position().Y < end {
			t.Errorf("%d lines: what stands below begins at %.0f, the field ends at %.0f", n, below.Position().Y, end)
		}
	}
	if heights[1] != least || heights[5] <= least || heights[10] <= heights[5] || heights[30] > heights[10]+4 || heights[2] != least {
		t.Errorf("least %.0f, heights by lines %v", least, heights)
	}
}
