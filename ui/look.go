package ui

import (
	"fyne.io/fyne/v2"

	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// showLook offers theme, text size and language in a dialog; the same stands in the settings.
func (a *App) showLook() {
	var shut func()
	shut = kit.Ask(a.window.Canvas(), lang.T("nav.look"), "", a.lookRows(func() { shut() }), kit.Answer{Label: lang.T("fail.close")})
}

// lookRows are the choices of theme, text size and language. A choice is shown at once, after chosen.
func (a *App) lookRows(chosen func()) *fyne.Container {
	modes := []theme.Mode{theme.Auto, theme.Light, theme.Dark, theme.Contrast}
	mode, zoom, language := kit.Flow(4), kit.Flow(4), kit.Flow(4)
	pill := func(row *fyne.Container, words string, on bool, m theme.Mode, z float32, code string) {
		p := kit.NewPill(words, func() {
			a.leaving(func() {
				chosen()
				a.setLook(m, z, code)
			})
		})
		p.Select(on)
		row.Add(p)
	}
	now, size, code := a.theme.Mode, a.theme.Zoom, lang.Code()
	for i, key := range []string{"look.auto", "look.light", "look.dark", "look.contrast"} {
		pill(mode, lang.T(key), now == modes[i], modes[i], size, code)
	}
	for _, z := range theme.Zooms {
		pill(zoom, lang.T("look.zoom", "percent", int(z*100)), size == z, now, z, code)
	}
	for _, other := range lang.Languages {
		pill(language, lang.In(other, "language.own"), code == other, now, size, other)
	}
	return kit.VStack(14, section(lang.T("look.colours"), mode), section(lang.T("look.size"), zoom), section(lang.T("look.language"), language))
}
