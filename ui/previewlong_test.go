package ui

import (
	"bytes"
	"runtime"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/draft"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/theme"
)

// longPages is how many pages the long paper has.
const longPages = 600

// TestLongPaperScrolls leafs through a paper of 600 pages with the wheel and the bar: pages come one by one, the far end
// at once, and what is kept of them stays within its bound.
func TestLongPaperScrolls(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light, Zoom: 1}, "en")
	d := &draft.Document{Title: "Long", Footer: "Long", Lang: "en", Look: draft.Letter}
	for n := range longPages {
		if n > 0 {
			d.Blocks = append(d.Blocks, draft.Break{})
		}
		d.Blocks = append(d.Blocks, draft.Paragraph{Text: draft.Plain("A page of a long paper.")})
	}
	pdf, err := draft.Render(d)
	if err != nil {
		t.Fatal(err)
	}
	b, err := a.vault.Import(t.Context(), cases.OfficeStream, bytes.NewReader(pdf), cases.NoProgress, nil)
	if err != nil {
		t.Fatal(err)
	}
	p := newPreview(a, a.vault, "")
	a.window.SetContent(p.view)
	p.show(b.ID, "application/pdf")
	if p.view.Count() != longPages || !p.view.Shown() {
		t.Fatalf("%d pages are shown", p.view.Count())
	}
	var wheel fyne.Scrollable
	var bar fyne.Focusable
	each(p.view, func(o fyne.CanvasObject) {
		if s, ok := o.(fyne.Scrollable); ok {
			wheel = s
		}
		if f, ok := o.(fyne.Focusable); ok {
			if _, button := o.(*kit.Button); !button {
				bar = f
			}
		}
	})
	if wheel == nil || bar == nil {
		t.Fatal("neither the wheel nor the keys turn pages")
	}
	runtime.GC()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	begin := time.Now()
	for range 40 {
		wheel.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -10)})
	}
	if p.view.Page() != 40 {
		t.Errorf("forty notches lead to page %d", p.view.Page()+1)
	}
	for range 3 {
		wheel.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, 10)})
	}
	if p.view.Page() != 37 {
		t.Errorf("three notches back lead to page %d", p.view.Page()+1)
	}
	bar.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	if p.view.Page() != longPages-1 || !p.view.Shown() {
		t.Errorf("End leads to page %d", p.view.Page()+1)
	}
	spent := time.Since(begin)
	runtime.GC()
	runtime.ReadMemStats(&after)
	if held := p.kept.Held(); held > keptPages {
		t.Errorf("%d bytes of pages are kept", held)
	}
	if grown := int64(after.HeapAlloc) - int64(before.HeapAlloc); grown > keptPages+16<<20 {
		t.Errorf("%d MB more in memory", grown>>20)
	}
	t.Logf("44 pages of %d in %s, %d MB of pages kept", longPages, spent.Round(time.Millisecond), p.kept.Held()>>20)
	p.close()
}
