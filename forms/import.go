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
	Already bool    // the very same file was there before; nothing was written
}

// Import takes a blank form into the office's library: it is recognised, prepared once for filling, and sealed. have
// are the blanks of the office so far; the same file is not stored twice. An edition that the program does not know is
// stored too, with a notice: it can be filled by hand.
//
// The errors are those of fill.Open (but not fill.ErrNoForm) and of the desk.
func Import(ctx context.Context, d Desk, have []cases.Blank, file io.Reader, now time.Time) (*Imported, error) {
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
	for _, b := range have {
		if b.SHA256 == sha {
			return &Imported{Blank: b, Edition: *e, Already: true}, nil
		}
	}
	clean, err := form.Normalise()
	if err != nil {
		return nil, err
	}
	original, err := keep(ctx, d, cases.OfficeStream, raw, nil)
	if err != nil {
		return nil, fmt.Errorf("keep the form: %w", err)
	}
	b := cases.Blank{ID: cases.NewID(), Form: e.Form, Edition: e.Edition, SHA256: sha, Original: original, Imported: now.UTC().Format(time.RFC3339)}
	if e.Mapped {
		b.Map = e.ID
	}
	_, err = keep(ctx, d, cases.OfficeStream, clean, func(made cases.Blob) []cases.Record {
		b.Normalised = made
		return []cases.Record{b}
	})
	if err != nil {
		return nil, fmt.Errorf("keep the form: %w", err)
	}
	return &Imported{Blank: b, Edition: *e}, nil
}

// editionOf is the edition of a stored blank, as the registry of this program knows it now.
func editionOf(b cases.Blank) Edition {
	for _, e := range theRegistry().editions {
		if e.ID == b.Map || b.Map == "" && sameForm(e.Form, b.Form) && sameEdition(e.Edition, b.Edition) && !e.Mapped {
			return e.as(ByFile, e.notice())
		}
	}
	return unknown(fill.Info{Form: b.Form, Edition: b.Edition, SHA256: b.SHA256}, 0)
}
