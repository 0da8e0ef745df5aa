package forms

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/fill"
)

// Library is what an office has: blanks that it imported, and maps that it made or got from another office.
type Library struct {
	Blanks []cases.Blank
	Maps   []cases.FormMap
}

// libraryOf is the library as a snapshot shows it.
func libraryOf(s *cases.Snapshot) Library { return Library{Blanks: s.Blanks, Maps: s.Maps} }

// MapSource says where the map of an edition comes from. The empty source is no map.
type MapSource string

// The sources of maps. Those of the program's own library were compared with the agency's blank, page by page.
const (
	FromLibrary   MapSource = "library"
	FromPublished MapSource = "published" // written without a blank: its pages are to be checked
	FromOffice    MapSource = "office"
)

// EditionOf is the edition of a stored blank, as this program and the office know it now.
func (l Library) EditionOf(b cases.Blank) Edition {
	id := b.Map // of a map of the library
	if rec, own := l.MapFor(b); own && rec.ID == id {
		id = ""
	}
	for _, e := range theRegistry().editions {
		switch {
		case e.ID == id:
			return e.as(howKnown(e, b), e.notice())
		case id == "" && slices.Contains(e.SHA256, b.SHA256) && e.Source != FromPublished:
			return l.withOfficeMap(e.as(ByFile, e.notice()), b) // imported before the program had this map
		}
	}
	for _, e := range theRegistry().editions {
		if id == "" && sameForm(e.Form, b.Form) && sameEdition(e.Edition, b.Edition) {
			return l.withOfficeMap(e.byText(b.SHA256), b)
		}
	}
	return l.withOfficeMap(unknown(fill.Info{Form: b.Form, Edition: b.Edition, SHA256: b.SHA256}, 0), b)
}

// howKnown is how a stored blank was recognised: it had a map then, so it was not by the printed text.
func howKnown(e Edition, b cases.Blank) string {
	if slices.Contains(e.SHA256, b.SHA256) {
		return ByFile
	}
	return ByNames
}

// withOfficeMap adds what the office's own map of a blank says, if there is one.
func (l Library) withOfficeMap(e Edition, b cases.Blank) Edition {
	rec, ok := l.MapFor(b)
	if !ok || e.Mapped {
		return e
	}
	said := officeNotice(rec)
	if !slices.Contains(rec.SHA256, b.SHA256) {
		said = joinSentences(anotherCopy, said)
	}
	e.Mapped, e.Source, e.Notice = true, FromOffice, joinSentences(e.notice(), said)
	e.Form, e.Edition, e.Title = rec.Form, cmp.Or(e.Edition, rec.Edition), cmp.Or(e.Title, rec.Title)
	return e
}

// MapFor finds the office's own map of a blank: of that very file, or of a copy that it was found to fit at its import.
func (l Library) MapFor(b cases.Blank) (rec cases.FormMap, ok bool) {
	for _, m := range l.Maps {
		if slices.Contains(m.SHA256, b.SHA256) || b.Map != "" && m.ID == b.Map {
			return m, true
		}
	}
	return rec, false
}

// mapOfCopy finds the office's map of a blank that is another copy of the edition it was made from: the same printed
// edition, and the same fields in the same places. The id is "" when there is none.
func (l Library) mapOfCopy(ctx context.Context, d Desk, e *Edition, fields []fill.Field) (id string, err error) {
	names := nameHash(fields)
	for _, rec := range l.Maps {
		if len(fields) == 0 || rec.Names != names || !sameForm(rec.Form, e.Form) || !sameEdition(rec.Edition, e.Edition) {
			continue
		}
		m, err := ReadFormMap(ctx, d, rec)
		if err != nil {
			return "", err
		}
		if m.fits(fields) == nil {
			return rec.ID, nil
		}
	}
	return "", nil
}

// BlankFor picks the blank to use for a form: one with a map before one without, then a newest known edition, then the
// one imported last.
func (l Library) BlankFor(form string) (cases.Blank, bool) {
	var best cases.Blank
	rank := func(b cases.Blank) (int, string) {
		e, n := l.EditionOf(b), 0
		if e.Mapped {
			n += 4
		}
		if e.NewestKnown {
			n += 2
		}
		if e.Fields > 0 { // the version for print comes last
			n++
		}
		return n, b.Imported
	}
	for _, b := range l.Blanks {
		if rec, mapped := l.MapFor(b); !sameForm(b.Form, form) && !(mapped && sameForm(rec.Form, form)) {
			continue // a blank whose number nobody could read has the name that the office gave it
		}
		n, when := rank(b)
		m, before := rank(best)
		if best.ID == "" || n > m || n == m && when > before {
			best = b
		}
	}
	return best, best.ID != ""
}

// Open reads a stored blank and its edition, the office's own map and the places of a published one included.
func (l Library) Open(ctx context.Context, d Desk, b cases.Blank) (e Edition, blank []byte, err error) {
	e = l.EditionOf(b)
	from := b.Normalised
	if from.ID == "" {
		from = b.Original
	}
	if blank, err = readBlob(ctx, d, from); err != nil {
		return e, nil, err
	}
	switch e.Source {
	case FromOffice:
		rec, _ := l.MapFor(b)
		e.given, err = ReadFormMap(ctx, d, rec)
	case FromPublished:
		err = e.locate(blank, b)
	}
	return e, blank, err
}

// locate takes the places of a published map's rows from the blank.
func (e *Edition) locate(blank []byte, b cases.Blank) error {
	m, ok := e.Map()
	if !ok {
		return nil
	}
	form, err := fill.Open(blank)
	if err != nil && !errors.Is(err, fill.ErrNoForm) {
		return err
	}
	if e.given, err = m.located(form.Fields()); err != nil {
		return fmt.Errorf("%s %s: %w", e.Form, e.Edition, err)
	}
	e.ToCheck = uncheckedPages(e.given, b)
	if len(e.ToCheck) > 0 {
		e.Notice = joinSentences(e.Notice, publishedNotice)
	}
	return nil
}
