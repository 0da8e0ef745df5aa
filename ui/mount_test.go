package ui

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/ui/theme"
)

// mounted is one way in which every screen is shown, and what is looked at there. The proofs that take long run in a few
// of the ways; with HARBORFILE_LONG in all.
type mounted struct {
	mode     theme.Mode
	zoom     float32
	language string
	made     bool // also the screens that build and paint for seconds
	colours  bool // the contrast of all words on what is painted behind them
	keys     bool // Tab reaches everything, and one sees where
}

func mounts() []mounted {
	if os.Getenv("HARBORFILE_LONG") == "" {
		return []mounted{
			{mode: theme.Light, zoom: 1, language: "es", made: true, colours: true},
			{mode: theme.Light, zoom: 1.5, language: "es"},
			{mode: theme.Light, zoom: 2, language: "es"},
			{mode: theme.Dark, zoom: 1, language: "en", colours: true, keys: true},
			{mode: theme.Contrast, zoom: 2, language: "es", made: true, colours: true},
		}
	}
	var all []mounted
	for _, mode := range []theme.Mode{theme.Light, theme.Dark, theme.Contrast} {
		for _, zoom := range []float32{1, 1.5, 2} {
			language := map[bool]string{true: "en", false: "es"}[mode == theme.Dark]
			all = append(all, mounted{mode: mode, zoom: zoom, language: language, made: true, colours: true, keys: true})
		}
	}
	return all
}

// TestEveryScreenMounts shows every screen in every theme and text size at both window sizes, and
// demands that its least size fits the window: what does not fit would be cut.
func TestEveryScreenMounts(t *testing.T) {
	for _, m := range mounts() {
		t.Run(fmt.Sprintf("mode %d zoom %.1f %s", m.mode, m.zoom, m.language), func(t *testing.T) {
			a := opened(t, theme.Theme{Mode: m.mode, Zoom: m.zoom}, m.language)
			for _, v := range views(t) {
				if !m.made && (strings.HasPrefix(v.name, "packet-") || strings.HasPrefix(v.name, "redact-")) {
					continue
				}
				a.window.Canvas().Unfocus()
				v.open(a)
				fitsWindows(t, a, v.name, m)
				a.window.Resize(fyne.NewSize(1280, 800))
				if m.colours {
					legible(t, a, v.name, m.mode)
				}
				if m.keys {
					reachable(t, a, v.name)
				}
				closeDialog(a)
			}
		})
	}
}

// fitsWindows demands that a screen and its dialog fit the windows that are promised to hold them.
func fitsWindows(t *testing.T, a *App, name string, m mounted) {
	t.Helper()
	for _, size := range []fyne.Size{fyne.NewSize(800, 600), fyne.NewSize(1280, 800), fyne.NewSize(1920, 1080)} {
		if size.Width < 1000 && (m.zoom > 1 || m.mode != theme.Light) {
			continue // a small window with large text scrolls, and is not promised to hold all
		}
		a.window.Resize(size)
		if least := a.window.Content().MinSize(); least.Width > size.Width || least.Height > size.Height {
			t.Errorf("%s needs %.0f x %.0f, the window has %.0f x %.0f", name, least.Width, least.Height, size.Width, size.Height)
		}
		if top := a.window.Canvas().Overlays().Top(); top != nil {
			if least := top.MinSize(); least.Width > size.Width || least.Height > size.Height {
				t.Errorf("%s: its dialog needs %.0f x %.0f", name, least.Width, least.Height)
			}
		}
	}
}

// front is what a person works in: the dialog, where one is open.
func front(a *App) fyne.CanvasObject {
	if top := a.window.Canvas().Overlays().Top(); top != nil {
		return top
	}
	return a.window.Content()
}

// legible demands of every text its contrast against what is really painted behind it.
func legible(t *testing.T, a *App, name string, mode theme.Mode) {
	t.Helper()
	least, off := 4.5, 4.0 // what cannot be used is exempt from the rule; its words stay readable all the same
	if mode == theme.Contrast {
		least, off = 7, 7
	}
	th, seen := fyne.CurrentApp().Settings().Theme(), 0
	painted := inOrder(front(a), a.window.Canvas().Size())
	for i, d := range painted {
		words, ok := d.o.(*canvas.Text)
		if !ok || strings.TrimSpace(words.Text) == "" || d.seen.size.Width < 1 || d.seen.size.Height < 1 {
			continue
		}
		behind, plain := ground(painted[:i], ofWords(words, d.seen), th.Color(theme.Canvas, 0))
		if !plain {
			continue
		}
		want := least
		if words.Color == th.Color(stock.ColorNameDisabled, 0) {
			want = off
		}
		seen++
		if got := contrast(over(words.Color, behind), behind); got < want {
			t.Errorf("%s: %q has contrast %.1f, want %.1f (%v on %v)", name, words.Text, got, want, words.Color, behind)
		}
	}
	if seen == 0 {
		t.Errorf("%s: no words were found to look at", name)
	}
}

// ofWords is the middle of the words themselves, which may be shorter than the place they have.
func ofWords(words *canvas.Text, place box) fyne.Position {
	wide := min(fyne.MeasureText(words.Text, words.TextSize, words.TextStyle).Width, place.size.Width)
	at := place.middle()
	switch words.Alignment {
	case fyne.TextAlignLeading:
		at.X = place.at.X + wide/2
	case fyne.TextAlignTrailing:
		at.X = place.right() - wide/2
	}
	return at
}
