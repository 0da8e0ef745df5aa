package forms

import (
	"path"
	"strings"
	"sync"
	"unicode"

	"github.com/harborfile/harborfile/forms/fill"
	"github.com/harborfile/harborfile/forms/templates"
)

// Own is one of the program's own forms: it needs no blank.
type Own struct {
	ID      string // client-intake, release-of-information, ...
	Edition Edition
	tmpl    fill.Template
	spanish func() Own // the same form for a client who reads Spanish; nil where nobody but the office reads it
}

// Blank makes the empty form. The same template always gives the same bytes.
func (o Own) Blank() ([]byte, error) { return fill.New(o.tmpl) }

var theOwn = sync.OnceValues(func() ([]Own, error) {
	all, err := templates.All()
	if err != nil {
		return nil, err
	}
	var out []Own
	for _, t := range all {
		if t.Language != "en" {
			continue
		}
		e := Edition{ID: "own-" + t.ID, Form: t.Number, Title: t.Title, Agency: "your own office", Edition: t.Edition,
			NewestKnown: true, AsOf: theRegistry().asOf, Known: true, Recognised: ByFile}
		if raw, err := library.ReadFile(path.Join("library", e.ID, "map.yaml")); err == nil {
			m, err := ReadMap(raw)
			if err != nil {
				return nil, err
			}
			e.Mapped, e.Source, e.given = true, FromLibrary, m
		}
		out = append(out, Own{ID: t.ID, Edition: e, tmpl: t}.with(all))
	}
	return out, nil
})

// OwnForms lists the program's own forms.
func OwnForms() []Own {
	own, err := theOwn()
	if err != nil {
		panic(err) // the files are part of the program and its tests read them
	}
	return own
}

// OwnForm finds one of the program's own forms by its id, number or title, as people write it.
func OwnForm(name string) (Own, bool) {
	for _, o := range OwnForms() {
		if letters(name) == letters(o.ID) || letters(name) == letters(o.tmpl.Title) || sameForm(name, o.tmpl.Number) {
			return o, true
		}
	}
	return Own{}, false
}

// own says whether this is one of the program's own forms.
func (e *Edition) own() bool { return strings.HasPrefix(e.ID, "own-") }

// letters is what is left of a title without case, blanks and punctuation: an apostrophe is typed in two ways.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}
