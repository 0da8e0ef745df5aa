package ui

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// input ties one field of a form to one place in a record. put returns false for words that do not
// read as what the place holds.
type input[T any] struct {
	field *kit.Field
	get   func(*T) string
	put   func(*T, string) bool
}

// line is a row of a form: fields side by side, or a heading over the rows that follow.
type line[T any] struct {
	head string
	in   []input[T]
}

// row sets fields side by side; two at most stay readable.
func row[T any](in ...input[T]) line[T] { return line[T]{in: in} }

// heading is a line with the text of a key.
func heading[T any](key string) line[T] { return line[T]{head: lang.T(key)} }

// label is what a field is called: by the text that has the field's path for its key, else by the
// registry of facts, whose labels are written to stand alone.
func label(path string) string {
	if _, ok := cases.FactByPath(path); ok && lang.In("en", path) == "" {
		return factLabel(path)
	}
	return lang.T(path)
}

// hint is what stands under a field; most need nothing.
func hint(path string) string {
	if key := "hint." + path; lang.In("en", key) != "" {
		return lang.T(key)
	}
	return ""
}

// inWords is one line of text.
func inWords[T any](path string, at func(*T) *string) input[T] {
	return onText(kit.NewField(path, label(path), hint(path)), at)
}

// inArea is text of several lines.
func inArea[T any](path string, high int, at func(*T) *string) input[T] {
	return onText(kit.NewArea(path, label(path), hint(path), high), at)
}

func onText[T any](f *kit.Field, at func(*T) *string) input[T] {
	return input[T]{f, func(r *T) string { return strings.TrimSpace(*at(r)) },
		func(r *T, typed string) bool { *at(r) = typed; return true }}
}

// inDay is a date as far as it is known, with its weekday under the field.
func inDay[T any](a *App, path string, at func(*T) *cases.Date) input[T] {
	f := kit.NewReadField(path, label(path), hint(path), a.understood)
	return input[T]{f, func(r *T) string { return string(*at(r)) }, func(r *T, typed string) (ok bool) {
		d, ok := lang.ReadDate(typed, a.opt.Now())
		if ok {
			*at(r) = d
		}
		return ok
	}}
}

// inNumber is a number without a sign; an empty field is zero.
func inNumber[T any](path string, at func(*T) *int) input[T] {
	return input[T]{kit.NewField(path, label(path), hint(path)).WholeOnly(), func(r *T) string {
		if *at(r) == 0 {
			return ""
		}
		return strconv.Itoa(*at(r))
	}, func(r *T, typed string) bool {
		*at(r) = 0
		if typed == "" {
			return true
		}
		n, err := strconv.Atoi(typed)
		*at(r) = max(0, n)
		return err == nil && n >= 0
	}}
}

// understood says how a typed date was read, with its weekday where the day is known.
func (a *App) understood(typed string) string {
	d, ok := lang.ReadDate(typed, a.opt.Now())
	switch {
	case !ok:
		return lang.T("facts.date.unread")
	case d == "":
		return ""
	}
	return lang.Weekday(d)
}

// lay sets the lines of a form under each other.
func lay[T any](lines []line[T]) *fyne.Container {
	body := kit.VStack(14)
	for _, l := range lines {
		if l.head != "" {
			body.Add(kit.Pad(kit.NewBoldPara(l.head, theme.Body, theme.Ink), 6, 0, 0, 0))
			continue
		}
		w, fields := make([]float32, len(l.in)), make([]fyne.CanvasObject, len(l.in))
		for i, in := range l.in {
			w[i], fields[i] = -1, in.field
		}
		if len(fields) == 1 {
			body.Add(fields[0])
			continue
		}
		body.Add(kit.TopRow(12, w, fields...))
	}
	return body
}
