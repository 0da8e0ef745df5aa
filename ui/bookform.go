package ui

import (
	"context"
	"errors"
	"regexp"
	"slices"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
)

// mark looks whether something is unsaved, and says so.
func (b *book[T]) mark() {
	b.edited = false
	for _, f := range b.form {
		b.edited = b.edited || f.Value() != b.shown[f.Path]
	}
	words := lang.T("facts.saved")
	switch {
	case b.edited:
		words = lang.T("facts.unsaved")
	case b.fresh:
		words = lang.T("book.fresh")
	}
	b.state.Set(words)
	idle := b.writing == nil
	b.save.Enable((b.edited || b.fresh) && idle)
	b.undo.Enable((b.edited || b.fresh) && idle)
	b.away.Enable(idle)
}

// read is the record as the fields say, tidied; ok is false where a field holds words that do not read,
// and the field says so.
func (b *book[T]) read() (r *T, ok bool) {
	r, ok = b.copied(), true
	for _, l := range b.spec.lines {
		for _, in := range l.in {
			v := in.field.Value()
			if !b.fresh && v == b.shown[in.field.Path] {
				continue // nobody touched it: what a field shows in other words is not written back
			}
			if !in.put(r, v) {
				in.field.Problem(notRead(in.field))
				ok = false
			}
		}
	}
	tidy := cases.Tidied(*r)
	return &tidy, ok
}

// copied is the chosen record, to be changed without touching what is shown.
func (b *book[T]) copied() *T {
	if b.spec.copy != nil {
		return b.spec.copy(b.chosen)
	}
	c := *b.chosen
	return &c
}

// notRead says what a field waits for when its words do not read.
func notRead(f *kit.Field) string {
	if note := f.Reading(); note != "" {
		return note
	}
	return lang.T("book.number")
}

func (b *book[T]) onUndo() {
	if b.fresh {
		b.fresh, b.chosen = false, nil
		b.edited = false
		if r := b.list.Selected(); r != nil {
			b.take(r, false)
			return
		}
		b.take(nil, false)
		return
	}
	b.form.Clear()
	for _, f := range b.form {
		f.Set(b.shown[f.Path])
	}
	b.mark()
}

func (b *book[T]) onSave() { b.saveThen(func() {}) }

// saveThen writes the record and goes on when nothing was typed meanwhile.
func (b *book[T]) saveThen(then func()) {
	switch {
	case b.writing != nil || b.chosen == nil || b.spec.save == nil:
		return // pressed twice, or nothing to save
	case !b.edited && !b.fresh:
		then()
		return
	}
	b.form.Clear()
	r, ok := b.read()
	if !ok {
		return
	}
	records, err := b.spec.save(r)
	if err != nil {
		b.a.fail(inForm(err), b.form)
		return
	}
	typed := b.typed()
	b.write(records, nil, func() {
		b.chosen, b.fresh, b.shown = r, false, typed
		b.mark()
		b.list.Hold(b.spec.id(r))
		if !b.edited {
			then()
		}
	})
}

// write stores records and takes others away, in a job; then the page is read again.
func (b *book[T]) write(records, remove []cases.Record, done func()) {
	b.writing = append([]cases.Record{}, records...) // not what goes: a lock would write it again
	b.mark()
	changed := noting(slices.Concat(records, remove)...)
	b.a.jobs.run("", func(ctx context.Context, _ cases.Progress) error {
		if len(records) > 0 {
			if err := b.store.Write(ctx, records...); err != nil {
				return err
			}
		}
		if len(remove) > 0 {
			return b.store.Delete(ctx, remove...)
		}
		return nil
	}, func(err error) {
		b.writing = nil
		if err != nil {
			b.mark()
			b.a.fail(err, b.form)
			if errors.Is(err, cases.ErrConflict) {
				b.a.reload()
			}
			return
		}
		b.a.saved(lang.T("facts.done"), changed())
		done()
		b.a.reload()
	})
}

func (b *book[T]) typed() map[string]string {
	out := map[string]string{}
	for _, f := range b.form {
		out[f.Path] = f.Value()
	}
	return out
}

// onRemove takes a record away after asking: a list entry made by mistake. Its history stays.
func (b *book[T]) onRemove() {
	if b.chosen == nil || b.fresh || b.spec.drop == nil {
		return
	}
	gone := b.chosen
	kit.Ask(b.a.window.Canvas(), lang.T("book.remove.head"), lang.T("book.remove.words"), nil,
		kit.Answer{Label: lang.T("book.remove.yes"), Do: func() {
			write, remove := b.spec.drop(gone)
			b.write(write, remove, func() { b.take(nil, false) })
		}},
		kit.Answer{Label: lang.T("book.remove.no")})
}

// leave asks about unsaved words.
func (b *book[T]) leave(goOn func()) {
	if !b.edited {
		b.fresh = false
		goOn()
		return
	}
	kit.Ask(b.a.window.Canvas(), lang.T("facts.leave"), lang.T("facts.leave.words"), nil,
		kit.Answer{Label: lang.T("facts.discard"), Do: func() { b.onUndo(); goOn() }},
		kit.Answer{Label: lang.T("facts.saveandgo"), Do: func() { b.saveThen(goOn) }},
		kit.Answer{Label: lang.T("facts.stay")})
}

// unsaved implements typist. What no record can hold as it stands is taken back and named.
func (b *book[T]) unsaved() (records []cases.Record, lost []string) {
	switch {
	case b.writing != nil:
		return b.writing, nil
	case !b.edited || b.chosen == nil:
		return nil, nil
	}
	for range b.form {
		r, ok := b.read()
		var err error
		if records, err = b.spec.save(r); ok && err == nil {
			return records, lost
		}
		field := b.amiss(err)
		if field == nil || field.Value() == b.shown[field.Path] {
			break
		}
		lost = append(lost, field.Label())
		field.Set(b.shown[field.Path])
	}
	return nil, append(lost, b.changed()...)
}

// rowIndex is the place of an entry in a list, as paths of facts write it.
var rowIndex = regexp.MustCompile(`\[\d+\]`)

// inForm names the field of a form that an error is about: an entry of a list has one form, whatever
// its place in the list.
func inForm(err error) error {
	var at *cases.FieldError
	if errors.As(err, &at) {
		return &cases.FieldError{Field: rowIndex.ReplaceAllString(at.Field, ""), Msg: at.Msg}
	}
	return err
}

// amiss is the field that an error names, or the first whose words do not read.
func (b *book[T]) amiss(err error) *kit.Field {
	var at *cases.FieldError
	if errors.As(inForm(err), &at) {
		return b.form.Get(at.Field)
	}
	probe := b.copied()
	for _, l := range b.spec.lines {
		for _, in := range l.in {
			if !in.put(probe, in.field.Value()) {
				return in.field
			}
		}
	}
	return nil
}

// changed are the labels of the fields with unsaved words.
func (b *book[T]) changed() (labels []string) {
	for _, f := range b.form {
		if f.Value() != b.shown[f.Path] {
			labels = append(labels, f.Label())
		}
	}
	return labels
}
