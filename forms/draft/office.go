package draft

import (
	"cmp"
	"slices"

	"github.com/harborfile/harborfile/cases"
)

// ReadOffice reads a template that an office keeps. Errors are of type Mistakes: an office may keep one that it has not
// finished, and a later version of the program may know other facts.
func ReadOffice(rec cases.OfficeTemplate) (*Template, error) {
	t, err := Read([]byte(rec.Text))
	if err != nil {
		return nil, err
	}
	_, known := TemplateByID(t.ID)
	t.Office, t.Replaces = true, known
	return t, nil
}

// Known lists the program's templates with those of an office in the order of their matters' packets. A template of the
// office takes the place of the program's of the same id. One that cannot be read is left out: the program's stands then.
func Known(own []cases.OfficeTemplate) []Template {
	list := Templates()
	for _, rec := range own {
		t, err := ReadOffice(rec)
		if err != nil {
			continue
		}
		list = append(slices.DeleteFunc(list, func(have Template) bool { return have.ID == t.ID }), *t)
	}
	slices.SortFunc(list, func(a, b Template) int {
		return cmp.Or(cmp.Compare(a.Order, b.Order), cmp.Compare(a.ID, b.ID))
	})
	return list
}

// Find finds a template by its permanent id, the office's own before the program's.
func Find(own []cases.OfficeTemplate, id string) (Template, bool) {
	for _, rec := range slices.Backward(own) { // the newest of two, as Known has it
		if rec.Template != id {
			continue
		}
		if t, err := ReadOffice(rec); err == nil && t.ID == id {
			return *t, true
		}
	}
	return TemplateByID(id)
}

// origin tells the attorney that a paper is made from a template of the office.
func (t *Template) origin() []string {
	switch {
	case t.Replaces:
		return []string{"This paper is made from your office's own template. It stands in the place of the program's template of the same id."}
	case t.Office:
		return []string{"This paper is made from your office's own template. Its statements of law are the office's; the tests of the program do not know them."}
	}
	return nil
}

// Text is the YAML of one of the program's templates, as an office may take it for its own.
func Text(id string) ([]byte, bool) {
	name, ok := theTexts()[id]
	if !ok {
		return nil, false
	}
	raw, err := templateFiles.ReadFile(name)
	return raw, err == nil
}
