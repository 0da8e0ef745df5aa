package forms

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/fill"
)

// officeNotice says whose map is used.
func officeNotice(rec cases.FormMap) string {
	said := "Mapped by your office"
	if rec.From != "" {
		said = "Mapped by another office (" + rec.From + ")"
		if rec.Theirs != "" {
			said += ", signed off there by " + rec.Theirs
		}
	}
	if rec.By != "" {
		return fmt.Sprintf("%s; signed off here by %s on %s.", said, rec.By, rec.On)
	}
	return said + ". Nobody here has signed it off yet: compare every page with the facts before filing."
}

// ReadFormMap reads a map that the office keeps.
func ReadFormMap(ctx context.Context, d Desk, rec cases.FormMap) (*Map, error) {
	raw, err := readBlob(ctx, d, rec.File)
	if err != nil {
		return nil, err
	}
	return ReadMap(raw)
}

// StoreMap keeps a map that a person works on, finished or not. A new map has a record without an id. What was signed
// off before has to be signed off anew once a decision changed.
//
// The error names what is wrong with the map, or is that of the desk.
func StoreMap(ctx context.Context, d Desk, rec cases.FormMap, m *Map, now time.Time) (cases.FormMap, error) {
	if m.Pinned == nil {
		return rec, fmt.Errorf("%w: %s %s is pinned to no blank", ErrMapMismatch, m.Form, m.Edition)
	}
	if err := m.Check(); err != nil {
		return rec, err
	}
	text := m.Write()
	if rec.ID == "" {
		rec.ID = cases.NewID()
	} else if before, err := readBlob(ctx, d, rec.File); err == nil && !bytes.Equal(before, text) {
		rec.By, rec.On = "", ""
	}
	rec.Form, rec.Edition, rec.Title, rec.About = m.Form, m.Edition, m.Pinned.Title, m.About
	rec.SHA256, rec.Names, rec.Open = m.Pinned.SHA256, m.Pinned.Names, m.Count(Undecided)
	rec.When = now.UTC().Format(time.RFC3339)
	_, err := keep(ctx, d, cases.OfficeStream, text, func(b cases.Blob) []cases.Record {
		rec.File = b
		return []cases.Record{&rec}
	})
	return rec, err
}

// ErrUndecided says that a map has rows which nobody has decided, so that it cannot be signed off.
var ErrUndecided error = undecided{}

type undecided struct{}

func (undecided) Error() string { return "rows of the map are not decided yet" }

// Explain says what happened, whether the data is safe, and what to do now.
func (undecided) Explain(lang string) (what, safe, do string) {
	if lang == "es" {
		return "Hay campos de este mapa que nadie ha decidido todavía.", "Lo que decidió está guardado.", "Decida los campos que faltan y firme después."
	}
	return "Some fields of this map are not decided yet.", "What you decided is kept.", "Decide the fields that are left, then sign off."
}

// SignOff records that a person of the office compared every row of a map with the page. The error is ErrUndecided while
// rows are open.
func SignOff(ctx context.Context, d Desk, rec cases.FormMap, by string, now time.Time) (cases.FormMap, error) {
	if rec.Open > 0 {
		return rec, ErrUndecided
	}
	rec.By, rec.On = strings.TrimSpace(by), cases.DateOf(now)
	return rec, d.Write(ctx, &rec)
}

// ShareMap writes a map for another office: who signed it off and in which office stands in it, nothing of any client.
func ShareMap(ctx context.Context, d Desk, rec cases.FormMap, office string) ([]byte, error) {
	m, err := ReadFormMap(ctx, d, rec)
	if err != nil {
		return nil, err
	}
	if m.Pinned == nil {
		return nil, fmt.Errorf("%w: %s %s is pinned to no blank", ErrMapMismatch, m.Form, m.Edition)
	}
	pin := *m.Pinned
	pin.Office = cmp.Or(strings.TrimSpace(office), unnamedOffice)
	m.Pinned, m.Verified = &pin, Verified{By: rec.By, On: string(rec.On)}
	return m.Write(), nil
}

// maxMap is far above the text of every map; the largest of the library has under 300 KB. Text of a strange kind takes
// 300 times its size to read, so that more would not do.
const maxMap = 1 << 20

// TakeMap takes in a map that another office shared, or that was written outside the window, for a blank that this
// office has. It is not signed off here.
//
// A file that is no map, or has a mistake, and one that fits no blank of this office are a *MapNotOurs. A map that gives
// a form another reader than it has is ErrMapReader. A blank that has a map of another origin already is ErrMapThere:
// nobody's work is written over. The other errors are those of the desk and of fill.Open.
func TakeMap(ctx context.Context, d Desk, have Library, file io.Reader, now time.Time) (cases.FormMap, error) {
	raw, err := io.ReadAll(io.LimitReader(file, maxMap+1))
	if err != nil {
		return cases.FormMap{}, fmt.Errorf("read the map: %w", err)
	}
	if len(raw) > maxMap {
		return cases.FormMap{}, &MapNotOurs{}
	}
	m, err := ReadMap(raw)
	if err != nil || m.Pinned == nil {
		return cases.FormMap{}, &MapNotOurs{Cause: err}
	}
	for _, b := range have.Blanks {
		fits, err := m.isFor(ctx, d, b)
		if err != nil {
			return cases.FormMap{}, err
		}
		if !fits {
			continue
		}
		if !m.hasReaderOf(b) {
			return cases.FormMap{}, ErrMapReader
		}
		from := cmp.Or(strings.TrimSpace(m.Pinned.Office), unnamedOffice)
		rec, there := have.MapFor(b)
		if there && rec.From != from {
			return rec, ErrMapThere
		}
		rec.From, rec.Theirs, rec.By, rec.On = from, "", "", ""
		if m.Verified.By != "" {
			rec.Theirs = joinSentences(m.Verified.By, m.Verified.On)
		}
		pin := *m.Pinned
		if !slices.Contains(pin.SHA256, b.SHA256) { // another copy of the same edition
			pin.SHA256 = append(slices.Clone(pin.SHA256), b.SHA256)
		}
		m.Pinned = &pin
		return StoreMap(ctx, d, rec, m, now)
	}
	return cases.FormMap{}, &MapNotOurs{Form: m.Form, Edition: m.Edition}
}

// unnamedOffice stands for the office of a shared map that does not say whose it is: never for this office, whose own
// map such a file would replace.
const unnamedOffice = "an office that is not named"

// ErrMapThere says that the office has a map of its own, or of a third office, for the blank of a shared map.
var ErrMapThere error = mapThere{}

type mapThere struct{}

func (mapThere) Error() string { return "the office has another map for this blank" }

// Explain says what happened, whether the data is safe, and what to do now.
func (mapThere) Explain(lang string) (what, safe, do string) {
	if lang == "es" {
		return "Esta oficina ya tiene otro mapa para el mismo formulario.", "No se cambió nada.", "Compare los dos. Si prefiere el nuevo, quite primero el que tiene."
	}
	return "This office already has another map for the same form.", "Nothing was changed.", "Compare the two. If you want the new one, remove the one you have first."
}

// hasReaderOf says whether a map gives a form the reader that the program knows for it. Who reads a form decides which
// places of a client may stand in it, so that nobody changes it from outside.
func (m *Map) hasReaderOf(b cases.Blank) bool {
	for _, e := range EditionsOf(b.Form) {
		if known, ok := e.Map(); ok && known.Recipient != m.Recipient {
			return false
		}
	}
	return true
}

// ErrMapReader says that a shared map gives a form another reader than it has.
var ErrMapReader error = mapReader{}

type mapReader struct{}

func (mapReader) Error() string { return "the map gives the form another reader than it has" }

// Explain says what happened, whether the data is safe, and what to do now.
func (mapReader) Explain(lang string) (what, safe, do string) {
	if lang == "es" {
		return "Según este mapa, el formulario lo lee alguien distinto de quien lo recibe, y de eso depende qué direcciones pueden aparecer en él.", "No se cambió nada.",
			"Pida a la otra oficina que corrija en el mapa quién lee el formulario."
	}
	return "By this map somebody else reads the form than the one who gets it, and that decides which addresses may stand in it.", "Nothing was changed.",
		"Ask the other office to correct in the map who reads the form."
}

// RemoveMap takes away a map that the office made or got. Forms that were filled from it stay as they are.
func RemoveMap(ctx context.Context, d Desk, rec cases.FormMap) error { return d.Delete(ctx, rec) }

// isFor says whether a blank of the office is the one that a map is pinned to: the same file, or a copy of the same
// edition with the very same fields in the same places.
func (m *Map) isFor(ctx context.Context, d Desk, b cases.Blank) (bool, error) {
	if b.Edition != "" && len(EditionsOf(b.Form)) > 0 && (!sameForm(m.Form, b.Form) || !sameEdition(m.Edition, b.Edition)) {
		return false, nil // of a form that the program knows, whatever else the map says it is pinned to
	}
	same := slices.Contains(m.Pinned.SHA256, b.SHA256)
	if !same && (!sameForm(m.Form, b.Form) || !sameEdition(m.Edition, b.Edition)) {
		return false, nil
	}
	raw, err := readBlob(ctx, d, b.Original)
	if err != nil {
		return false, err
	}
	form, err := fill.Open(raw)
	if err != nil && !errors.Is(err, fill.ErrNoForm) {
		return false, err
	}
	if !same && (len(form.Fields()) == 0 || nameHash(form.Fields()) != m.Pinned.Names) {
		return false, nil
	}
	return len(form.Pages()) == m.Pinned.Pages && m.fits(form.Fields()) == nil && m.onPages(form.Pages()) == nil, nil
}

// MapNotOurs says that a shared map cannot be used in this office: no map at all, or made for a blank that is not here.
type MapNotOurs struct {
	Form, Edition string // that the map is for; empty when the file is no map
	Cause         error
}

func (e *MapNotOurs) Error() string {
	if e.Form == "" {
		return "the file is no form map that can be read"
	}
	return fmt.Sprintf("the map is for another blank of %s %s than those of this office", e.Form, e.Edition)
}

func (e *MapNotOurs) Unwrap() error { return e.Cause }

// Explain says what happened, whether the data is safe, and what to do now.
func (e *MapNotOurs) Explain(lang string) (what, safe, do string) {
	switch {
	case lang == "es" && e.Form == "":
		return "Este archivo no es un mapa de formulario que se pueda leer.", "No se cambió nada.", "Pida a la otra oficina que exporte el mapa de nuevo."
	case lang == "es":
		return fmt.Sprintf("Este mapa es del formulario %s, edición %s, y esta oficina no tiene ese mismo formulario en blanco.", e.Form, e.Edition), "No se cambió nada.",
			"Importe primero el formulario en blanco de esa edición desde la página de la agencia."
	case e.Form == "":
		return "This file is not a form map that can be read.", "Nothing was changed.", "Ask the other office to export the map again."
	}
	return fmt.Sprintf("This map is for %s, edition %s, and this office does not have that very blank.", e.Form, e.Edition), "Nothing was changed.",
		"Import the blank of that edition from the agency's page first."
}
