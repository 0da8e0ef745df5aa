package ui

import (
	"fyne.io/fyne/v2"

	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// prefSoft says that the window is drawn by the processor. The program reads it before it makes its window.
const prefSoft = "draw.software"

// DrawsSoft reports whether the person asked for drawing without the graphics card.
func DrawsSoft(fy fyne.App) bool { return fy.Preferences().Bool(prefSoft) }

// ChooseSoft keeps in the settings that the person asked for drawing without the graphics card.
func ChooseSoft(fy fyne.App) { fy.Preferences().SetBool(prefSoft, true) }

// newDrawingCard chooses what draws the window, where this computer leaves a choice.
func newDrawingCard(a *App) *kit.Card {
	if !a.opt.SoftDrawing {
		return panelCard(lang.T("drawing.head"), muted(lang.T("drawing.own")))
	}
	card, soft := kit.NewPill(lang.T("drawing.card"), nil), kit.NewPill(lang.T("drawing.soft"), nil)
	note := kit.NewPara(lang.T("drawing.later"), theme.Small, theme.Muted)
	began := DrawsSoft(a.app)
	show := func() {
		on := DrawsSoft(a.app)
		card.Select(!on)
		soft.Select(on)
		note.Hidden = on == began
		note.Refresh()
	}
	choose := func(on bool) func() {
		return func() {
			a.app.Preferences().SetBool(prefSoft, on)
			show()
		}
	}
	card.OnTap, soft.OnTap = choose(false), choose(true)
	show()
	words := lang.T("drawing.words")
	if a.opt.SoftForced {
		words = lang.T("launch.forced")
	}
	return panelCard(lang.T("drawing.head"), muted(words), kit.Flow(6, card, soft), note)
}
