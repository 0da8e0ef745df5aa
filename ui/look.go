package ui

import (
	"fyne.io/fyne/v2"

	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// showLook offers theme, text size and language. A choice is shown at once.
func (a *App) showLook() {
	modes := []theme.Mode{theme.Auto, theme.Light, theme.Dark, theme.Contrast}
	mode, zoom := kit.Flow(4), kit.Flow(4)
	language := kit.Flow(4)
	var shut func()
	pick := func(m theme.Mode, z float32, code string) func() {
		return func() {
			a.leaving(func() {
				shut()
				a.setLook(m, z, code)
			})
		}
	}
	pill := func(row *fyne.Container, words string, on bool, tap func()) {
		p := kit.NewPill(words, tap)
		p.Select(on)
		row.Add(p)
	}
	for i, key := range []string{"look.auto", "look.light", "look.dark", "look.contrast"} {
		pill(mode, lang.T(key), a.theme.Mode == modes[i], pick(modes[i], a.theme.Zoom, lang.Code()))
	}
	for _, z := range theme.Zooms {
		pill(zoom, lang.T("look.zoom", "percent", int(z*100)), a.theme.Zoom == z, pick(a.theme.Mode, z, lang.Code()))
	}
	for _, code := range lang.Languages {
		pill(language, lang.In(code, "language.own"), lang.Code() == code, pick(a.theme.Mode, a.theme.Zoom, code))
	}
	body := kit.VStack(14, section(lang.T("look.colours"), mode), section(lang.T("look.size"), zoom), section(lang.T("look.language"), language))
	shut = kit.Ask(a.window.Canvas(), lang.T("nav.look"), "", body, kit.Answer{Label: lang.T("fail.close")})
}
