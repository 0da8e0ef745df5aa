package ui

import (
	"slices"

	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
)

// onNew adds a form to those that the matter files (Ctrl+N).
func (f *formsTab) onNew() {
	if f.sheet != nil || f.snap == nil {
		return
	}
	numbers, items := offeredForms(f.snap)
	shut := func() {}
	pick := newPicker(lang.T("library.find"), items, func(i int) {
		shut()
		f.setForms(append(slices.Clone(f.snap.Matter.Forms), numbers[i]))
	})
	over := f.a.window.Canvas()
	shut = kit.Ask(over, lang.T("forms.add"), lang.T("forms.add.words"), pick.view, kit.Answer{Label: lang.T("ask.no")})
	over.Focus(pick.find)
}

// offeredForms are the forms that a matter may add: those of the library, by number.
func offeredForms(s *cases.Snapshot) (numbers []string, items []pickItem) {
	add := func(number, title, note string) {
		named := func(name string) bool { return formNumber(name) == number }
		if number == "" || slices.Contains(numbers, number) || slices.ContainsFunc(s.Matter.Forms, named) {
			return
		}
		numbers = append(numbers, number)
		items = append(items, pickItem{icon: stock.DocumentIcon(), head: dotted(number, title), note: note, fold: kit.Fold(dotted(number, title, note))})
	}
	for _, b := range s.Blanks {
		add(b.Form, titleOf(b.Form), lang.T("forms.add.here"))
	}
	for _, o := range forms.OwnForms() {
		add(o.Edition.Form, paperTitle(o.Edition.Title), "")
	}
	for _, e := range forms.Editions() {
		add(e.Form, e.Title, "")
	}
	return numbers, items
}

// setForms keeps which forms the matter files.
func (f *formsTab) setForms(list []string) {
	m := f.snap.Matter
	m.Forms = list
	noted := noting(&m)
	write(f.a, f.store, &m, func() {
		f.a.reload()
		f.a.saved(lang.T("facts.done"), noted())
	})
}

// takeOff takes a form off the list of those that the matter files; a filled copy stays.
func (f *formsTab) takeOff(r *formRow) {
	f.setForms(slices.DeleteFunc(slices.Clone(f.snap.Matter.Forms), func(name string) bool { return formNumber(name) == r.form }))
}

// named says that the matter files the form.
func (f *formsTab) named(r *formRow) bool {
	return slices.ContainsFunc(f.snap.Matter.Forms, func(name string) bool { return formNumber(name) == r.form })
}
