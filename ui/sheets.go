package ui

import (
	"context"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/guide"
	"github.com/harborfile/harborfile/forms/draft"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// onSheets offers the sheets of plain words, to be handed out or filled in by hand.
func (a *App) onSheets() {
	var ids, titles []string
	for _, t := range guide.SheetIDs() {
		ids, titles = append(ids, t.ID), append(titles, t.In(lang.Code()))
	}
	which, code := kit.NewChoice("sheet.which", lang.T("sheet.which"), "", ids, titles), sheetLanguage()
	which.Set(ids[0])
	kit.Ask(a.window.Canvas(), lang.T("sheet.print"), lang.T("sheet.words"), kit.VStack(14, which, code),
		kit.Answer{Label: lang.T("sheet.save"), Do: func() {
			if s, ok := guide.SheetByID(which.Value(), code.Value()); ok {
				a.saveSheet(s)
			}
		}},
		kit.Answer{Label: lang.T("fail.close")})
}

// onSafetyPlan prints a client's own plan. Paper can be found at home, so what the client said about
// it comes first.
func (a *App) onSafetyPlan(p cases.SafetyPlan) {
	code := sheetLanguage()
	body := kit.VStack(14)
	switch p.Paper {
	case "yes":
	case "no":
		body.Add(paperNote(lang.T("sheet.plan.no")))
	default:
		body.Add(paperNote(lang.T("sheet.plan.ask")))
	}
	body.Add(code)
	kit.Ask(a.window.Canvas(), lang.T("evidence.export.head"), lang.T("sheet.plan.words"), body,
		kit.Answer{Label: lang.T("evidence.export.yes"), Do: func() { a.saveSheet(guide.SafetyPlan(p, code.Value())) }},
		kit.Answer{Label: lang.T("evidence.export.no")})
}

func paperNote(words string) fyne.CanvasObject {
	return kit.NewNote(theme.Warn, stock.WarningIcon(), lang.T("safetyplan.paper"), kit.NewPara(words, theme.Body, theme.Warn.Fg()))
}

// sheetLanguage asks for the language of a sheet; it begins with that of the window.
func sheetLanguage() *kit.Field {
	f := kit.NewChoice("sheet.language", lang.T("sheet.language"), "", []string{"en", "es"},
		[]string{lang.T("sheet.language.en"), lang.T("sheet.language.es")})
	f.Set(lang.Code())
	return f
}

// saveSheet writes a sheet as a PDF where the person says.
func (a *App) saveSheet(s guide.Sheet) {
	a.savePaper(lang.T("sheet.save"), "sheet.pdf", lang.T("sheet.done"), func(context.Context) ([]byte, error) {
		return draft.Render(draft.Sheet(s))
	})
}
