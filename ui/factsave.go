package ui

import (
	"context"
	"errors"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
)

func (f *facts) onEdit() { f.mark() }

// typed is what stands in every field now.
func (f *facts) typed() map[string]string {
	out := map[string]string{}
	for _, field := range f.form {
		out[field.Path] = field.Value()
	}
	return out
}

// mark looks whether something is unsaved, and says so.
func (f *facts) mark() {
	f.edited = false
	for path, v := range f.typed() {
		f.edited = f.edited || v != f.shown[path]
	}
	words := lang.T("facts.saved")
	if f.edited {
		words = lang.T("facts.unsaved")
	}
	f.state.Set(words)
	f.save.Enable(f.edited && f.writing == nil)
	f.undo.Enable(f.edited && f.writing == nil)
}

func (f *facts) onUndo() {
	f.form.Clear()
	for path, v := range f.shown {
		f.form.Get(path).Set(v)
	}
	f.mark()
}

func (f *facts) onSave() { f.saveThen(func() {}) }

func (f *facts) saveThen(then func()) {
	switch {
	case f.writing != nil:
		return // pressed twice
	case !f.edited:
		then()
		return
	}
	f.form.Clear()
	c, m, ok := f.read()
	if !ok {
		return
	}
	for _, err := range []error{c.Check(), m.Check()} {
		if err != nil {
			f.a.fail(err, f.form)
			return
		}
	}
	written := f.typed()
	f.writing = []cases.Record{&c, &m}
	changed := noting(&c, &m)
	f.mark()
	f.a.jobs.run("", func(ctx context.Context, _ cases.Progress) error {
		return f.store.Write(ctx, &c, &m)
	}, func(err error) {
		f.writing = nil
		if err != nil {
			f.mark()
			f.a.fail(err, f.form)
			if errors.Is(err, cases.ErrConflict) {
				f.a.reload() // the newer facts come in around the typed ones
			}
			return
		}
		f.wrote(c, m, written)
		f.a.saved(lang.T("facts.done"), changed())
		if !f.edited { // nothing was typed meanwhile
			then()
		}
	})
}

// wrote takes over what was saved, so that the next save starts from it. Words typed while the
// vault was writing are newer, and stay.
func (f *facts) wrote(c cases.Client, m cases.Matter, written map[string]string) {
	s := *f.snap
	s.Client, s.Matter = c, m
	f.snap, f.shown = &s, written
	f.mark()
	f.a.reload()
}

// leave asks about unsaved words.
func (f *facts) leave(goOn func()) {
	if !f.edited {
		goOn()
		return
	}
	kit.Ask(f.a.window.Canvas(), lang.T("facts.leave"), lang.T("facts.leave.words"), nil,
		kit.Answer{Label: lang.T("facts.discard"), Do: func() { f.onUndo(); goOn() }},
		kit.Answer{Label: lang.T("facts.saveandgo"), Do: func() { f.saveThen(goOn) }},
		kit.Answer{Label: lang.T("facts.stay")})
}

// unsaved implements typist. What no record can hold as it stands (half a date, half a number) is
// taken back and named.
func (f *facts) unsaved() (records []cases.Record, lost []string) {
	switch {
	case f.writing != nil:
		return f.writing, nil
	case !f.edited:
		return nil, nil
	}
	for range f.form {
		c, m, ok := f.read()
		err := errors.Join(c.Check(), m.Check())
		if ok && err == nil {
			return []cases.Record{&c, &m}, lost
		}
		path := "client.birthDate"
		var at *cases.FieldError
		if errors.As(err, &at) {
			path = at.Field
		}
		field := f.form.Get(path)
		if field == nil || field.Value() == f.shown[path] {
			return nil, f.changed()
		}
		lost = append(lost, field.Label())
		field.Set(f.shown[path])
	}
	return nil, f.changed()
}

// changed are the labels of the fields with unsaved words.
func (f *facts) changed() (labels []string) {
	for _, field := range f.form {
		if field.Value() != f.shown[field.Path] {
			labels = append(labels, field.Label())
		}
	}
	return labels
}
