package ui

import (
	"fyne.io/fyne/v2"

	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// The preferences file is clear text in the user's profile. It holds how the window looks and
// nothing else: no folder, no name, nothing recent.
const (
	prefMode   = "look.mode"
	prefZoom   = "look.zoom"
	prefLang   = "look.language"
	prefWidth  = "window.width"
	prefHeight = "window.height"
)

func (a *App) readPreferences() {
	p := a.app.Preferences()
	a.theme.Mode = theme.Mode(min(max(p.IntWithFallback(prefMode, int(theme.Auto)), int(theme.Auto)), int(theme.Contrast)))
	a.theme.Zoom = float32(min(max(p.FloatWithFallback(prefZoom, 1), 1), 2))
	lang.Use(p.StringWithFallback(prefLang, lang.Code()))
}

func (a *App) savePreferences() {
	p, s := a.app.Preferences(), a.window.Canvas().Size()
	p.SetInt(prefMode, int(a.theme.Mode))
	p.SetFloat(prefZoom, float64(a.theme.Zoom))
	p.SetString(prefLang, lang.Code())
	if s.Width > 400 && s.Height > 300 {
		p.SetFloat(prefWidth, float64(s.Width))
		p.SetFloat(prefHeight, float64(s.Height))
	}
}

// size is the window's size when it was closed last.
func (a *App) size() fyne.Size {
	p := a.app.Preferences()
	return fyne.NewSize(float32(p.FloatWithFallback(prefWidth, 1280)), float32(p.FloatWithFallback(prefHeight, 800)))
}

// setLook changes theme, text size or language and builds the visible screen anew.
func (a *App) setLook(mode theme.Mode, zoom float32, language string) {
	a.theme = &theme.Theme{Mode: mode, Zoom: zoom}
	lang.Use(language)
	a.app.Settings().SetTheme(a.theme)
	a.savePreferences()
	if a.shell == nil {
		if a.remount != nil {
			a.remount()
		}
		return
	}
	at := a.here()
	a.shell = newShell(a)
	a.window.SetContent(a.shell.content)
	a.showAt(at)
}
