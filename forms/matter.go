package forms

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/fill"
	"github.com/harborfile/harborfile/forms/pdfview"
)

// MatterOptions of PrepareMatter, PrepareForm and DraftMatter.
type MatterOptions struct {
	Now    time.Time       // zero = now
	Viewer *pdfview.Viewer // for the comparison with the blank; nil leaves it out
	Fonts  []*fill.Font
	By     string // who does it, for the versions of papers
	All    bool   // DraftMatter drafts every paper that fits, also those that a person has to add
	// Relative is the id of the member of the client's family that a form is about, for PrepareForm of such a form.
	Relative string
}

func (o MatterOptions) now() time.Time {
	if o.Now.IsZero() {
		return time.Now()
	}
	return o.Now
}

// Filled is one form of a matter as it was prepared and stored.
type Filled struct {
	Record cases.FilledForm
	*Prepared
}

// PreparedMatter is what PrepareMatter did.
type PreparedMatter struct {
	Filled  []Filled  // in filing order
	Missing []Missing // forms whose blank is not there
	Nobody  []string  // forms about a relative while no relative is to join the petition
}

// PrepareMatter fills every form that the matter files and stores the results; a form that was filled before is filled
// anew under its own id. A form about a person who is no longer in the client's family list goes, with its sheet; the
// vault's history has it. Nothing else of the matter changes.
func PrepareMatter(ctx context.Context, d Desk, matterID string, o MatterOptions) (*PreparedMatter, error) {
	s, err := d.Snapshot(ctx, matterID)
	if err != nil {
		return nil, err
	}
	if err := dropGone(ctx, d, s); err != nil {
		return nil, err
	}
	out := &PreparedMatter{Missing: MissingForms(s)}
	for i, name := range s.Matter.Forms {
		if err := ctx.Err(); err != nil {
			return out, err
		}
		about := []string{""}
		if AboutARelative(s, name) {
			if about = idsOf(RelativesFor(s, name)); len(about) == 0 {
				out.Nobody = append(out.Nobody, name)
			}
		}
		for _, relative := range about {
			o.Relative = relative
			f, err := prepareOne(ctx, d, s, name, i+1, o)
			if err != nil {
				return out, fmt.Errorf("prepare form %s: %w", name, err)
			}
			if f != nil {
				out.Filled = append(out.Filled, *f)
			}
		}
	}
	return out, nil
}

// PrepareForm fills one form of a matter and stores the result. It may be a form that the matter does not list; it then
// comes after the others. When the blank is not there, the error is a *MissingBlank; when the form is about a relative
// and o.Relative does not say which, a *WhichRelative.
func PrepareForm(ctx context.Context, d Desk, matterID, form string, o MatterOptions) (*Filled, error) {
	s, err := d.Snapshot(ctx, matterID)
	if err != nil {
		return nil, err
	}
	order := len(s.Matter.Forms) + 1
	for i, name := range s.Matter.Forms {
		if sameForm(name, form) || letters(name) == letters(form) {
			order = i + 1
		}
	}
	if o.Relative, err = relativeFor(s, form, o.Relative); err != nil {
		return nil, err
	}
	f, err := prepareOne(ctx, d, s, form, order, o)
	if err != nil {
		return nil, fmt.Errorf("prepare form %s: %w", form, err)
	}
	if f == nil {
		return nil, &MissingBlank{missing(form)}
	}
	return f, nil
}

// MissingBlank says that a form cannot be filled because its blank was not imported.
type MissingBlank struct{ Missing Missing }

func (e *MissingBlank) Error() string { return e.Missing.String() }

// Explain says what happened, whether the data is safe, and what to do now.
func (e *MissingBlank) Explain(lang string) (what, safe, do string) {
	if lang == "es" {
		do = "Descargue el formulario de la página de la agencia e impórtelo."
		if e.Missing.Where != "" {
			do = fmt.Sprintf("Descargue el formulario de %s (%s) e impórtelo.", e.Missing.Publisher, e.Missing.Where)
		}
		return fmt.Sprintf("El formulario en blanco %s todavía no está en la biblioteca de la oficina.", e.Missing.Form), "No se cambió nada.", do
	}
	do = "Download the form from the agency's page and import it."
	if e.Missing.Where != "" {
		do = fmt.Sprintf("Download the form from %s (%s) and import it.", e.Missing.Publisher, e.Missing.Where)
	}
	return fmt.Sprintf("The blank of %s is not in the office's library yet.", e.Missing.Form), "Nothing was changed.", do
}

// prepareOne fills one form and stores it. The result is nil when its blank is not there.
func prepareOne(ctx context.Context, d Desk, s *cases.Snapshot, name string, order int, o MatterOptions) (*Filled, error) {
	e, blank, err := blankOf(ctx, d, s, name)
	if err != nil || blank == nil {
		return nil, err
	}
	rec := cases.FilledForm{ID: cases.NewID(), MatterID: s.Matter.ID, Relative: o.Relative}
	for _, f := range s.Forms {
		if sameForm(f.Form, e.Form) && f.Relative == o.Relative {
			rec = f // its id and its revision: filled anew, not a second time
		}
	}
	p, err := Prepare(ctx, s, &e, blank, Options{Today: o.now(), Viewer: o.Viewer, Fonts: o.Fonts, Before: rec, Relative: o.Relative})
	if err != nil {
		return nil, err
	}
	rec.Form, rec.Edition, rec.Title, rec.Order = e.Form, e.Edition, e.Title+numbered(s, o.Relative), order
	if m, ok := p.Edition.Map(); ok {
		rec.For = m.Recipient
	}
	rec.Facts, rec.Open, rec.Overflow, rec.Blank = p.Facts, p.Report.Open(), len(p.Report.Overflow), p.Report.blanks()
	rec.When = o.now().UTC().Format(time.RFC3339)
	sheet, err := sealAddendum(ctx, d, s, p, rec)
	if err != nil {
		return nil, err
	}
	if err := store(ctx, d, &rec, sheet, p); err != nil {
		return nil, err
	}
	if err := dropAddenda(ctx, d, s, p, rec); err != nil {
		return nil, err
	}
	return &Filled{Record: rec, Prepared: p}, nil
}

// blankOf finds the bytes to fill: our own form, or the office's imported blank. blank is nil when there is none.
func blankOf(ctx context.Context, d Desk, s *cases.Snapshot, name string) (e Edition, blank []byte, err error) {
	if own, ok := OwnForm(name); ok {
		own = own.For(s.Client)
		blank, err = own.Blank()
		return own.Edition, blank, err
	}
	have := libraryOf(s)
	b, ok := have.BlankFor(name)
	if !ok {
		return Edition{}, nil, nil
	}
	return have.Open(ctx, d, b)
}

// store seals the report and the two copies and writes the record with the last of them, and that of the sheet that
// continues the form, so that a record never names a copy that is not there, and no form a sheet of another filling.
func store(ctx context.Context, d Desk, rec *cases.FilledForm, sheet *cases.Document, p *Prepared) error {
	stream := cases.MatterStream(rec.MatterID)
	report, err := json.Marshal(p.Report)
	if err != nil {
		return err
	}
	if rec.Report, err = keep(ctx, d, stream, report, nil); err != nil {
		return err
	}
	rec.Filing = cases.Blob{}
	if p.Filing != nil {
		b, err := keep(ctx, d, stream, p.Filing, nil)
		if err != nil {
			return err
		}
		rec.Filing = b
	}
	_, err = keep(ctx, d, stream, p.Draft, func(b cases.Blob) []cases.Record {
		rec.Draft = b
		if sheet != nil {
			return []cases.Record{sheet, rec}
		}
		return []cases.Record{rec}
	})
	return err
}
