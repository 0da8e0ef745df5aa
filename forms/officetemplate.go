package forms

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/sample"
	"github.com/harborfile/harborfile/forms/draft"
)

// ErrTemplateThere says that another template of the office has the id already.
var ErrTemplateThere error = templateThere{}

type templateThere struct{}

func (templateThere) Error() string { return "the office has a template of this id" }

// Explain says what happened, whether the data is safe, and what to do now.
func (templateThere) Explain(lang string) (what, safe, do string) {
	if lang == "es" {
		return "Su oficina ya tiene otra plantilla con este id.", "Las dos plantillas siguen como estaban.", "Ponga otro id en la primera línea, o cambie la otra plantilla."
	}
	return "Your office has another template of this id.", "Both templates are as they were.", "Write another id in the first line, or change the other template."
}

// StoreTemplate keeps a template that a person of the office wrote. rec is the record that it replaces, without an id for
// a new one; have are the office's templates. The error is draft.Mistakes, each with its line, where the text is no
// template, ErrTemplateThere, or that of the desk.
func StoreTemplate(ctx context.Context, d Desk, have []cases.OfficeTemplate, rec cases.OfficeTemplate, text string, now time.Time) (cases.OfficeTemplate, error) {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	t, err := draft.Read([]byte(text))
	if err != nil {
		return rec, err
	}
	if slices.ContainsFunc(have, func(o cases.OfficeTemplate) bool { return o.Template == t.ID && o.ID != rec.ID }) {
		return rec, ErrTemplateThere
	}
	if rec.ID == "" {
		rec.ID = cases.NewID()
	}
	rec.Template, rec.Title, rec.Text = t.ID, t.Title, text
	rec.When = now.UTC().Format(time.RFC3339)
	return rec, d.Write(ctx, &rec)
}

// TakeTemplate takes in a template from a file: one that another office shared, or that was written outside the window.
// It replaces the office's template of the same id; replaced says so.
func TakeTemplate(ctx context.Context, d Desk, have []cases.OfficeTemplate, file io.Reader, now time.Time) (rec cases.OfficeTemplate, replaced bool, err error) {
	raw, err := io.ReadAll(io.LimitReader(file, cases.MostTemplate+1))
	if err != nil {
		return rec, false, fmt.Errorf("read the template: %w", err)
	}
	t, err := draft.Read(raw)
	if err != nil {
		return rec, false, err
	}
	if i := slices.IndexFunc(have, func(o cases.OfficeTemplate) bool { return o.Template == t.ID }); i >= 0 {
		rec, replaced = have[i], true
	}
	rec, err = StoreTemplate(ctx, d, have, rec, string(raw), now)
	return rec, replaced, err
}

// RemoveTemplate takes an office's template away. Papers made from it stay; the program's template of the same id, where
// there is one, stands again.
func RemoveTemplate(ctx context.Context, d Desk, rec cases.OfficeTemplate) error {
	return d.Delete(ctx, &rec)
}

// TryTemplate builds a template as it is written now from a matter and sets it in pages, without keeping anything. The
// error is draft.Mistakes where the text is no template.
func TryTemplate(s *cases.Snapshot, text string, now time.Time) (pdf []byte, gaps []draft.Gap, err error) {
	t, err := draft.Read([]byte(text))
	if err != nil {
		return nil, nil, err
	}
	doc, gaps, err := t.Build(s.In(cases.Paper{Name: t.ID, Sort: t.Sort, For: t.ReaderIn(s.Matter.Kind), On: cases.DateOf(now)}))
	if err != nil {
		return nil, nil, err
	}
	pdf, err = draft.Render(doc)
	return pdf, gaps, err
}

// SampleFor is a matter of the sample that a template is for, so that its pages can be seen without anybody's file. The
// empty Snapshot stands for one that the sample has no matter for, or that cannot be read.
func SampleFor(text string) *cases.Snapshot {
	t, err := draft.Read([]byte(text))
	if err != nil {
		return &cases.Snapshot{}
	}
	for _, p := range t.For {
		for _, kind := range []cases.Kind{p.Kind, cases.RecordRelief} { // the second for a template of any kind
			for _, relief := range []string{p.Relief, "po.wa.ch7_105", "vac.tx"} { // the others where a purpose leaves the sample's own out
				if s, ok := sample.Asking(kind, relief); ok && t.Fits(s.Matter) {
					return s
				}
			}
		}
	}
	return &cases.Snapshot{}
}

// MistakesOf are the mistakes of a template that an error tells of, nil where it tells of something else.
func MistakesOf(err error) draft.Mistakes {
	var list draft.Mistakes
	if errors.As(err, &list) {
		return list
	}
	return nil
}
