package ui

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/harborfile/harborfile/ui/theme"
)

// TestEveryScreenMounts shows every screen in every theme and text size at both window sizes, and
// demands that its least size fits the window: what does not fit would be cut.
func TestEveryScreenMounts(t *testing.T) {
	sizes := []fyne.Size{fyne.NewSize(800, 600), fyne.NewSize(1280, 800), fyne.NewSize(1920, 1080)}
	for _, mode := range []theme.Mode{theme.Light, theme.Dark, theme.Contrast} {
		for _, zoom := range []float32{1, 1.5, 2} {
			if mode == theme.Dark && zoom != 1 || mode == theme.Contrast && zoom != 2 {
				continue // a theme changes colours; what takes room are the text size and the language
			}
			language := "en"
			if mode == theme.Light || zoom == 2 {
				language = "es" // the longer words
			}
			t.Run(fmt.Sprintf("mode %d zoom %.1f %s", mode, zoom, language), func(t *testing.T) {
				a := opened(t, theme.Theme{Mode: mode, Zoom: zoom}, language)
				for _, v := range views(t) {
					if v.name == "packet-built" && (zoom < 2 || mode != theme.Contrast) {
						continue // building takes a second; the largest text is the hardest
					}
					made := strings.HasPrefix(v.name, "packet-") || strings.HasPrefix(v.name, "redact-")
					if made && mode != theme.Contrast && (mode != theme.Light || zoom > 1) {
						continue // these build and paint for seconds: in the smallest window, and in the largest text
					}
					v.open(a)
					for _, size := range sizes {
						if size.Width < 1000 && (zoom > 1 || mode != theme.Light) {
							continue // a small window with large text scrolls, and is not promised to hold all
						}
						a.window.Resize(size)
						if least := a.window.Content().MinSize(); least.Width > size.Width || least.Height > size.Height {
							t.Errorf("%s needs %.0f x %.0f, the window has %.0f x %.0f", v.name, least.Width, least.Height, size.Width, size.Height)
						}
						if top := a.window.Canvas().Overlays().Top(); top != nil {
							if least := top.MinSize(); least.Width > size.Width || least.Height > size.Height {
								t.Errorf("%s: its dialog needs %.0f x %.0f", v.name, least.Width, least.Height)
							}
						}
					}
					closeDialog(a)
				}
			})
		}
	}
}
