package forms

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/fill"
)

// Imported is what became of a file that the user brought.
type Imported struct {
	Blank   cases.Blank
	Edition Edition // with how it was recognised and what to know about it
	Already bool    // the very same file was there before; at most its map is newly known
	// Differs says how the blank differs from what is published about its fields. The map is not used then.
	Differs []Difference
	// Diff compares a blank of an edition that the program does not know with the nearest one it does; nil without one.
	Diff *Diff
}

// Import takes a blank form into the office's library: it is recognised, prepared once for filling, and sealed. have
// is what the office has so far; the same file is not stored twice. An edition that the program does not know is
// stored too, with a notice and with what changed against the nearest known one: it can be filled by hand, or mapped.
//
// The errors are those of fill.Open (but not fill.ErrNoForm) and of the desk.
func Import(ctx context.Context, d Desk, have Library, file io.Reader, now time.Time) (*Imported, error) {
	raw, err := io.ReadAll(io.LimitReader(file, maxBlank+1))
	if err != nil {
		return nil, fmt.Errorf("read the form: %w", err)
	}
	if len(raw) > maxBlank {
		return nil, fill.ErrTooLarge
	}
	e, form, err := Recognise(raw)
	if err != nil && !errors.Is(err, fill.ErrNoForm) {
		return nil, err
	}
	sha := form.Info().SHA256
	out := &Imported{Edition: *e}
	out.compare(form.Fields())
	mapID, err := out.mapID(ctx, d, have, form.Fields())
	if err != nil {
		return nil, err
	}
	for _, b := range have.Blanks {
		if b.SHA256 != sha {
			continue
		}
		out.Blank, out.Already = b, true
		if b.Map != mapID { // the program knows more than at the first import
			out.Blank.Map = mapID
			if err := d.Write(ctx, &out.Blank); err != nil {
				return nil, fmt.Errorf("keep the form: %w", err)
			}
		}
		out.office(have)
		return out, nil
	}
	clean, err := form.Normalise()
	if err != nil {
		return nil, err
	}
	original, err := keep(ctx, d, cases.OfficeStream, raw, nil)
	if err != nil {
		return nil, fmt.Errorf("keep the form: %w", err)
	}
	b := cases.Blank{ID: cases.NewID(), Form: e.Form, Edition: e.Edition, SHA256: sha, Original: original, Map: mapID, Imported: now.UTC().Format(time.RFC3339)}
	_, err = keep(ctx, d, cases.OfficeStream, clean, func(made cases.Blob) []cases.Record {
		b.Normalised = made
		return []cases.Record{&b}
	})
	if err != nil {
		return nil, fmt.Errorf("keep the form: %w", err)
	}
	out.Blank = b
	out.office(have)
	return out, nil
}

// mapID is the id of the map for the blank, the library's or one that the office made of another copy; "" for none.
func (i *Imported) mapID(ctx context.Context, d Desk, have Library, fields []fill.Field) (string, error) {
	if i.Edition.Mapped {
		return i.Edition.ID, nil
	}
	return have.mapOfCopy(ctx, d, &i.Edition, fields)
}

// compare holds the fields of the blank against the map that was written without it, or against the nearest edition.
func (i *Imported) compare(fields []fill.Field) {
	e := &i.Edition
	if m, ok := publishedMap(e.ID); ok {
		if i.Differs = m.differences(fields); len(i.Differs) > 0 {
			e.Mapped, e.Source, e.Notice = false, "", differsNotice(i.Differs)
			return
		}
		e.Notice = joinSentences(e.Notice, publishedNotice)
		return
	}
	if old, m, ok := Nearest(e.Form, fields); ok && !e.Mapped {
		i.Diff = CompareEditions(m, nil, fields)
		i.Diff.Old, i.Diff.New = old.Edition, e.Edition
	}
}

// office adds the map that the office itself has of the blank.
func (i *Imported) office(have Library) {
	if !i.Edition.Mapped {
		i.Edition = have.withOfficeMap(i.Edition, i.Blank)
	}
}
