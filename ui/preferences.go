package ui

import (
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// The preferences file is clear text in the user's profile. It holds how the window looks and
// nothing else: no folder, no name, nothing recent.
const (
	prefMode = "look.mode"
	prefZoom = "look.zoom"
	prefLang = "look.language"
)

func (a *App) readPreferences() {
	p := a.app.Preferences()
	a.theme.Mode = theme.Mode(min(max(p.IntWithFallback(prefMode, int(theme.Auto)), int(theme.Auto)), int(theme.Contrast)))
	a.theme.Zoom = float32(min(max(p.FloatWithFallback(prefZoom, 1), 1), 2))
	lang.Use(p.StringWithFallback(prefLang, lang.Code()))
}

func (a *App) savePreferences() {
	p := a.app.Preferences()
	p.SetInt(prefMode, int(a.theme.Mode))
	p.SetFloat(prefZoom, float64(a.theme.Zoom))
	p.SetString(prefLang, a.deskLanguage())
	a.savePlace()
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
