package forms

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/fill"
	"github.com/harborfile/harborfile/forms/pdfview"
)

// A published map was written from what is known about a form's fields, without a blank at hand. It says names, types
// and meanings; the places come from the blank that the user imports. The blank has to have exactly these fields, and
// until a person has compared every page, whatever is filled from the map says that nobody has.

const publishedNotice = "The map of this edition was made from published lists of its fields, without the form itself. Compare every page before filing; until that is done, the copy for filing says so at its foot."

// DifferenceKind says how a blank departs from a published map.
type DifferenceKind string

// The differences between a blank and a published map. Any of them keeps the map from being used.
const (
	FieldMissing DifferenceKind = "missing" // the map has it, the blank does not
	FieldSurplus DifferenceKind = "surplus" // the blank has it, the map does not
	FieldType    DifferenceKind = "type"    // another type than the map says
)

// Difference is one field in which a blank departs from a published map.
type Difference struct {
	Kind  DifferenceKind `json:"kind"`
	Field string         `json:"field"`
	Page  int            `json:"page,omitempty"` // in the blank; 0 for a missing one
	Want  fill.Kind      `json:"want,omitempty"` // what the map says
	Have  fill.Kind      `json:"have,omitempty"` // what the blank has
}

// String is the difference as a person reads it.
func (d Difference) String() string {
	switch d.Kind {
	case FieldMissing:
		return fmt.Sprintf("the form has no field %s", d.Field)
	case FieldSurplus:
		return fmt.Sprintf("page %d has a field that is not on the list: %s", d.Page, d.Field)
	}
	return fmt.Sprintf("page %d: %s is of type %s, the list says %s", d.Page, d.Field, d.Have, d.Want)
}

// publishedMap is the map of an edition that was written without a blank, if that is what it has.
func publishedMap(id string) (*Map, bool) {
	for _, e := range theRegistry().editions {
		if e.ID == id && e.Source == FromPublished {
			return e.Map()
		}
	}
	return nil, false
}

// differences compares names and types, barcodes and push buttons aside.
func (m *Map) differences(fields []fill.Field) []Difference {
	var out []Difference
	seen := map[string]bool{}
	for _, f := range fields {
		if f.Barcode || f.Type == fill.Button {
			continue
		}
		row, ok := m.Field(f.Name)
		switch {
		case !ok:
			out = append(out, Difference{Kind: FieldSurplus, Field: f.Name, Page: f.Page, Have: f.Type})
		case row.Type != f.Type:
			out = append(out, Difference{Kind: FieldType, Field: f.Name, Page: f.Page, Want: row.Type, Have: f.Type})
		}
		seen[f.Name] = true
	}
	for i := range m.Fields {
		if row := &m.Fields[i]; !seen[row.Name] {
			out = append(out, Difference{Kind: FieldMissing, Field: row.Name, Want: row.Type})
		}
	}
	return out
}

// differsNotice says in a sentence why the map is not used, with the first differences.
func differsNotice(all []Difference) string {
	var first []string
	for _, d := range all[:min(3, len(all))] {
		first = append(first, d.String())
	}
	s := fmt.Sprintf("The fields of this file are not those that are published about this edition, so nothing is filled in by itself: %s", strings.Join(first, "; "))
	if n := len(all) - len(first); n > 0 {
		return fmt.Sprintf("%s; and %d more.", s, n)
	}
	return s + "."
}

// located is a published map with the places of a blank that has exactly its fields; otherwise the error is
// ErrMapMismatch.
func (m *Map) located(fields []fill.Field) (*Map, error) {
	if all := m.differences(fields); len(all) > 0 {
		return nil, fmt.Errorf("%w: %d differences, the first: %s", ErrMapMismatch, len(all), all[0])
	}
	out := *m
	out.Fields = slices.Clone(m.Fields)
	for _, f := range fields {
		if i, ok := m.byName[f.Name]; ok {
			out.Fields[i].At = At{Page: f.Page, Rect: f.Rect}
		}
	}
	return &out, nil
}

// pages are the pages of a map that have rows, in order.
func (m *Map) pages() []int {
	var out []int
	for i := range m.Fields {
		if p := m.Fields[i].At.Page; p > 0 && !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	slices.Sort(out)
	return out
}

// pageHash is the hash of what the map says of one page: a decision that changes later is to be checked again.
func (m *Map) pageHash(page int) string {
	w := &mapWriter{}
	for i := range m.Fields {
		if f := &m.Fields[i]; f.At.Page == page {
			w.field(f)
		}
	}
	sum := sha256.Sum256(w.out.Bytes())
	return hex.EncodeToString(sum[:])
}

// checkOf finds who compared a page, if what was compared still holds.
func (m *Map) checkOf(page int, b cases.Blank) (c cases.PageCheck, ok bool) {
	of := m.pageHash(page)
	for _, c := range b.Checked {
		if c.Page == page && c.Of == of && c.By != "" {
			return c, true
		}
	}
	return c, false
}

// uncheckedPages are the pages of a located map that nobody has compared.
func uncheckedPages(m *Map, b cases.Blank) []int {
	var out []int
	for _, page := range m.pages() {
		if _, ok := m.checkOf(page, b); !ok {
			out = append(out, page)
		}
	}
	return out
}

// PageToCheck is one page of a blank to be compared with the map.
type PageToCheck struct {
	Page    int             `json:"page"` // from 1
	Checked cases.PageCheck `json:"checked,omitzero"`
	Fields  []FieldToCheck  `json:"fields"`
}

// FieldToCheck is one box of such a page.
type FieldToCheck struct {
	Row  Field  `json:"-"`
	Name string `json:"field"`
	At   At     `json:"at"`
	Near string `json:"near,omitempty"` // words that the page prints beside the box
	Says string `json:"says"`           // what will be written there, in words
}

// PagesToCheck lists every page of a stored blank with its boxes, the printed words near them and what will be written
// in each, for a person to compare. viewer reads the printed words; without one Near stays empty. It is meant for
// published maps and works for every map.
//
// The errors are those of the desk, of fill.Open, and ErrMapMismatch.
func PagesToCheck(ctx context.Context, viewer *pdfview.Viewer, d Desk, have Library, b cases.Blank) ([]PageToCheck, error) {
	e, blank, err := have.Open(ctx, d, b)
	if err != nil {
		return nil, err
	}
	m, ok := e.Map()
	if !ok {
		return nil, nil
	}
	form, err := fill.Open(blank)
	if err != nil && !errors.Is(err, fill.ErrNoForm) {
		return nil, err
	}
	near, err := wordsNear(ctx, viewer, blank, append(slices.Clone(form.Fields()), m.drawn()...))
	if err != nil {
		return nil, err
	}
	var out []PageToCheck
	for _, page := range m.pages() {
		p := PageToCheck{Page: page}
		p.Checked, _ = m.checkOf(page, b)
		for i := range m.Fields {
			if f := m.Fields[i]; f.At.Page == page {
				p.Fields = append(p.Fields, FieldToCheck{Row: f, Name: f.Name, At: f.At, Near: near[f.Name], Says: f.Says()})
			}
		}
		out = append(out, p)
	}
	return out, nil
}

// Confirm records that a person compared pages of a blank with its map. Pages that have no box are passed over.
//
// The errors are those of the desk, of fill.Open, and ErrMapMismatch.
func Confirm(ctx context.Context, d Desk, have Library, b cases.Blank, by string, now time.Time, pages ...int) (cases.Blank, error) {
	e, _, err := have.Open(ctx, d, b)
	if err != nil {
		return b, err
	}
	m, ok := e.Map()
	if !ok {
		return b, nil
	}
	b.Checked = slices.Clone(b.Checked)
	for _, page := range pages {
		if !slices.Contains(m.pages(), page) {
			continue
		}
		b.Checked = slices.DeleteFunc(b.Checked, func(c cases.PageCheck) bool { return c.Page == page })
		b.Checked = append(b.Checked, cases.PageCheck{Page: page, By: by, On: cases.DateOf(now), Of: m.pageHash(page)})
	}
	slices.SortFunc(b.Checked, func(x, y cases.PageCheck) int { return x.Page - y.Page })
	return b, d.Write(ctx, &b)
}

// joinSentences puts two remarks together; either may be empty.
func joinSentences(a, b string) string { return strings.TrimSpace(a + " " + b) }
