package ui

import (
	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
)

// askFor asks for one thing over the window and does something with it. Words that do not fit bring
// the question back, with what is amiss beside the field.
func (a *App) askFor(head, words string, field *kit.Field, verb string, do func(string) error) {
	var ask func(amiss string)
	take := func() {
		err := do(cases.Tidied(field.Value()))
		if what := cases.Explain(err, lang.Code()).What; err != nil && what != "" {
			ask(what)
		}
	}
	ask = func(amiss string) {
		field.Problem(amiss)
		shut := kit.Ask(a.window.Canvas(), head, words, field, kit.Answer{Label: verb, Do: take}, kit.Answer{Label: lang.T("ask.no")})
		field.Enter(func() { shut(); take() })
		a.window.Canvas().Focus(field.Input())
	}
	ask("")
}
