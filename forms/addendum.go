package forms

import (
	"context"
	"fmt"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/draft"
)

// addendumPrefix begins Document.Template of the sheets that continue a form.
const addendumPrefix = "addendum."

// addendum is the sheet for texts that found no room in a form: the applicant's name and number, and for each text the
// page, part and item it belongs to, and a line to sign and date, as USCIS asks for on every attached sheet.
func addendum(s *cases.Snapshot, m *Map, e Edition, texts []Further) *draft.Document {
	title := "Addendum to Form " + e.Form
	d := &draft.Document{Title: title, Footer: title, Lang: "en", Look: draft.Letter}
	add := func(b draft.Block) { d.Blocks = append(d.Blocks, b) }
	add(draft.Title{Text: draft.Plain(title)})
	if m.Addendum.Title != "" {
		add(draft.Heading{Level: 1, Text: draft.Plain(m.Addendum.Title)})
	}
	add(draft.Paragraph{Text: draft.Plain("Name: " + s.Client.Name.Full())})
	if n := s.Client.ANumber; n != "" && m.Recipient == cases.USCIS {
		add(draft.Paragraph{Text: draft.Plain("A-Number: A" + strings.Repeat("0", max(0, 9-len(n))) + n)})
	}
	if n := s.Matter.Venue.Docket; n != "" && m.Recipient != cases.USCIS {
		add(draft.Paragraph{Text: draft.Plain("Case number: " + n)})
	}
	for _, f := range texts {
		head := Item{Page: f.Page, Part: f.Part, Item: f.Item}.where()
		if f.Label != "" {
			head += ": " + strings.TrimRight(f.Label, ":")
		}
		add(draft.Heading{Level: 2, Text: draft.Plain(head)})
		for _, p := range strings.Split(f.Text, "\n") {
			if p = strings.TrimSpace(p); p != "" {
				add(draft.Paragraph{Text: draft.Plain(p)})
			}
		}
	}
	add(draft.Signature{Lines: []draft.Rich{draft.Plain(s.Client.Name.Full())}, Dated: true})
	return d
}

// storeAddendum keeps the sheet of a form as a document of the matter, and takes away one that is no longer needed.
func storeAddendum(ctx context.Context, d Desk, s *cases.Snapshot, p *Prepared, when string) error {
	rec := cases.Document{ID: cases.NewID(), MatterID: s.Matter.ID}
	found := false
	for _, old := range s.Documents {
		if old.Template == addendumPrefix+p.Edition.ID {
			rec, found = old, true
		}
	}
	switch {
	case len(p.Addendum) == 0 && found:
		return d.Delete(ctx, rec)
	case len(p.Addendum) == 0:
		return nil
	}
	m, _ := p.Edition.Map()
	doc := addendum(s, m, p.Edition, p.Addendum)
	pdf, err := draft.Render(doc)
	if err != nil {
		return fmt.Errorf("addendum: %w", err)
	}
	rec.Template, rec.Title, rec.When, rec.Facts = addendumPrefix+p.Edition.ID, doc.Title, when, p.Facts
	_, err = keep(ctx, d, cases.MatterStream(s.Matter.ID), pdf, func(b cases.Blob) []cases.Record {
		rec.PDF = b
		return []cases.Record{&rec}
	})
	return err
}
