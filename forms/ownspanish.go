package forms

import (
	"slices"
	"sync"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/fill"
)

// For is the form as this client reads it. Number, edition, title and fields are the same in every language; only what
// the blank prints differs, and where its fields lie.
func (o Own) For(c cases.Client) Own {
	if o.spanish != nil && c.SpeaksSpanish() {
		return o.spanish()
	}
	return o
}

// with adds the Spanish form, where there is one. It is laid out when it is first asked for.
func (o Own) with(all []fill.Template) Own {
	i := slices.IndexFunc(all, func(t fill.Template) bool { return t.ID == o.ID+"-es" })
	if i < 0 {
		return o
	}
	english := o
	o.spanish = sync.OnceValue(func() Own {
		es := english
		es.tmpl = all[i]
		if english.Edition.given != nil {
			es.Edition.given = english.Edition.given.onto(all[i])
		}
		return es
	})
	return o
}

// addedIn are the words that a further sheet of our own forms begins with, in Spanish.
var addedIn = map[string]string{
	"Further information": "Información adicional", "Further family members": "Más familiares", "Further cases": "Más casos",
}

// onto is the map of a form for its Spanish blank: the same rows, in the places and with the printed words of that blank.
// The template is part of the program and its tests lay it out, so a fault in it is one of the program.
func (m *Map) onto(t fill.Template) *Map {
	pdf, err := fill.New(t)
	if err != nil {
		panic(err)
	}
	form, err := fill.Open(pdf)
	if err != nil {
		panic(err)
	}
	out := *m
	out.spanish = true
	out.Fields = slices.Clone(m.Fields)
	for _, f := range form.Fields() {
		if i, ok := m.byName[f.Name]; ok {
			row := &out.Fields[i]
			row.At, row.Print.Label = At{Page: f.Page, Rect: f.Rect}, t.Label(f.Name)
		}
	}
	out.Repeats = slices.Clone(m.Repeats)
	for i := range out.Repeats {
		out.Repeats[i].Title = addedIn[m.Repeats[i].Title]
	}
	out.Addendum.Title = addedIn[m.Addendum.Title]
	return &out
}
