package ui

import (
	"errors"
	"regexp"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
)

// mark looks whether something is unsaved, and says so.
func (b *book[T]) mark() {
	b.keeping.mark()
	b.away.Allow(b.writing == nil)
}

// collected is the record as the fields say, without those that are held back.
func (b *book[T]) collected(held map[string]string) collected {
	r, bad := b.read(held)
	if bad != nil {
		return collected{bad: bad}
	}
	records, err := b.spec.save(r)
	if err = inForm(err); err != nil {
		return collected{bad: b.blame(err), err: err}
	}
	return collected{records: records, kept: func() {
		b.chosen = r
		b.list.Hold(b.spec.id(r))
	}}
}

// read is the record as the fields say, tidied, and the first field whose words do not read.
func (b *book[T]) read(held map[string]string) (r *T, bad *kit.Field) {
	r = b.copied()
	for _, l := range b.spec.lines {
		for _, in := range l.in {
			path, v := in.field.Path, in.field.Value()
			if _, out := held[path]; out || !b.fresh && v == b.shown[path] {
				continue // nobody touched it: what a field shows in other words is not written back
			}
			if !in.put(r, v) && bad == nil {
				bad = in.field
			}
		}
	}
	tidy := cases.Tidied(*r)
	return &tidy, bad
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
	b.keeping.onUndo()
}

func (b *book[T]) onSave() {
	if b.chosen != nil && b.spec.save != nil {
		b.keeping.onSave()
	}
}

// write stores records and takes others away, because a button was pressed; then the page is read again.
func (b *book[T]) write(records, remove []cases.Record, done func()) {
	b.moved = true
	b.send(records, remove, func(changed []change, err error) {
		if err != nil {
			b.moved = false
			b.failed(atSave, err)
			return
		}
		b.a.saved(lang.T("facts.done"), changed)
		done()
		b.a.reload()
	})
}

// onRemove takes a record away after asking: a list entry made by mistake. Its history stays.
func (b *book[T]) onRemove() {
	if b.chosen == nil || b.fresh || b.spec.drop == nil {
		return
	}
	id := b.spec.id(b.chosen)
	kit.Ask(b.a.window.Canvas(), lang.T("book.remove.head"), lang.T("book.remove.words"), nil,
		kit.Answer{Label: lang.T("book.remove.yes"), Do: func() {
			b.settled(func() {
				if b.chosen != nil && b.spec.id(b.chosen) == id {
					write, remove := b.spec.drop(b.chosen)
					b.write(write, remove, func() { b.take(nil, false) })
				}
			})
		}},
		kit.Answer{Label: lang.T("book.remove.no")})
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
