package forms

import (
	"context"
	"errors"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/fill"
)

// SideBySide is a blank of an edition without a map of ours, held against the nearest edition that has one.
type SideBySide struct {
	*Diff
	Old Edition
	New Edition
	// OldBlank is the blank of the older edition where the office has it; its ID is empty where not.
	OldBlank cases.Blank
}

// CompareBlank compares a stored blank with the nearest edition that has a map. It is nil when no edition of that form
// has one, or when the blank has the very map.
//
// The errors are those of the desk and of fill.Open.
func CompareBlank(ctx context.Context, d Desk, have Library, b cases.Blank) (*SideBySide, error) {
	fields, err := fieldsOf(ctx, d, b)
	if err != nil {
		return nil, err
	}
	e := have.EditionOf(b)
	old, m, ok := Nearest(e.Form, fields)
	if !ok || old.ID == b.Map {
		return nil, nil
	}
	s := &SideBySide{Old: old, New: e}
	var before []fill.Field
	for _, o := range have.Blanks {
		if o.Map == old.ID && s.OldBlank.ID == "" {
			if before, err = fieldsOf(ctx, d, o); err != nil {
				return nil, err
			}
			s.OldBlank = o
		}
	}
	s.Diff = CompareEditions(m, before, fields)
	s.Diff.Old, s.Diff.New = old.Edition, e.Edition
	return s, nil
}

func fieldsOf(ctx context.Context, d Desk, b cases.Blank) ([]fill.Field, error) {
	raw, err := readBlob(ctx, d, b.Original)
	if err != nil {
		return nil, err
	}
	form, err := fill.Open(raw)
	if err != nil && !errors.Is(err, fill.ErrNoForm) {
		return nil, err
	}
	return form.Fields(), nil
}
