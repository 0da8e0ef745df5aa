package forms

import (
	"context"
	"fmt"
	"time"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/draft"
)

// Drafted is one document of a matter as it was drafted and stored.
type Drafted struct {
	Record cases.Document
	Gaps   []draft.Gap // facts that the template asked for and did not find
}

// DraftMatter drafts the usual documents of the matter and those that a person has added to it, and stores the results;
// one that was drafted before is drafted anew under its own id.
func DraftMatter(ctx context.Context, d Desk, matterID string, o MatterOptions) ([]Drafted, error) {
	s, err := d.Snapshot(ctx, matterID)
	if err != nil {
		return nil, err
	}
	fits := draft.Usual
	if o.All {
		fits = draft.For
	}
	out := []Drafted{}
	for _, t := range fits(s) {
		if err := ctx.Err(); err != nil {
			return out, err
		}
		made, err := draftOne(ctx, d, s, &t, o)
		if err != nil {
			return out, fmt.Errorf("draft %s: %w", t.ID, err)
		}
		out = append(out, made)
	}
	return out, nil
}

func draftOne(ctx context.Context, d Desk, s *cases.Snapshot, t *draft.Template, o MatterOptions) (Drafted, error) {
	doc, gaps, err := t.Build(s.In(cases.Paper{Name: t.ID, Sort: t.Sort, For: t.ReaderIn(s.Matter.Kind), On: cases.DateOf(o.now())}))
	if err != nil {
		return Drafted{}, err
	}
	pdf, err := draft.Render(doc)
	if err != nil {
		return Drafted{}, err
	}
	rec := cases.Document{ID: cases.NewID(), MatterID: s.Matter.ID}
	for _, old := range s.Documents {
		if old.Template == t.ID {
			rec = old
		}
	}
	rec.Template, rec.Title, rec.Order = t.ID, doc.Title, t.Order
	rec.For, rec.Sort, rec.Cited = doc.Reader, t.Sort, doc.Cited
	rec.Facts, rec.Notes, rec.Gaps, rec.Sources = doc.Facts, doc.Notes, nil, doc.Sources
	for _, g := range gaps {
		rec.Gaps = append(rec.Gaps, g.String())
	}
	rec.When = o.now().UTC().Format(time.RFC3339)
	rec, err = keepDraft(ctx, d, s, rec, doc, pdf, o)
	return Drafted{Record: rec, Gaps: gaps}, err
}
