package forms

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/draft"
)

// addendumPrefix begins Document.Template of the sheets that continue a form.
const addendumPrefix = "addendum."

// addendumOf is the Template of the sheet that continues a form of an edition, and of one relative where it is about one.
func addendumOf(e Edition, relative string) string {
	id := addendumPrefix + cmp.Or(e.ID, letters(e.Form)+"-"+letters(e.Edition))
	if relative != "" {
		id += "/" + relative
	}
	return id
}

// SheetTitle begins the title under which the vault keeps a sheet that continues a form; the number of the form follows.
const SheetTitle = "Addendum to Form "

// sheetWords are the words on such a sheet.
type sheetWords struct {
	lang, title, name, member, aNumber, docket string
	where                                      func(Item) string
}

// sheetWords are in the language of the form: a client reads both.
func (m *Map) sheetWords() sheetWords {
	if m.spanish {
		return sheetWords{"es", "Hoja anexa al formulario ", "Nombre: ", "Familiar: ", "Número A: A", "Número de caso: ", func(i Item) string {
			head := fmt.Sprintf("Página %d", i.Page)
			if i.Item != "" {
				head += ", punto " + i.Item
			}
			return head
		}}
	}
	return sheetWords{"en", SheetTitle, "Name: ", "Family member: ", "A-Number: A", "Case number: ", Item.where}
}

// addendum is the sheet for texts that found no room in a form: the applicant's name and number, and for each text the
// page, part and item it belongs to, and a line to sign and date, as USCIS asks for on every attached sheet. The sheet of
// a form about a relative names that person, too, so that two of them are not mixed up.
func addendum(s *cases.Snapshot, m *Map, e Edition, relative string, texts []Further) *draft.Document {
	say := m.sheetWords()
	title := say.title + e.Form + numbered(s, relative)
	d := &draft.Document{Title: title, Footer: title, Lang: say.lang, Look: draft.Letter}
	add := func(b draft.Block) { d.Blocks = append(d.Blocks, b) }
	add(draft.Title{Text: draft.Plain(title)})
	if m.Addendum.Title != "" {
		add(draft.Heading{Level: 1, Text: draft.Plain(m.Addendum.Title)})
	}
	add(draft.Paragraph{Text: draft.Plain(say.name + s.Client.Name.Full())})
	if name, _ := cases.FactValue(s.In(cases.Paper{Relative: relative}), "relative.name.full"); !name.Empty() {
		add(draft.Paragraph{Text: draft.Plain(say.member + name.String())})
	}
	if n := s.Client.ANumber; n != "" && m.Recipient == cases.USCIS {
		add(draft.Paragraph{Text: draft.Plain(say.aNumber + strings.Repeat("0", max(0, 9-len(n))) + n)})
	}
	if n := s.Matter.Venue.Docket; n != "" && m.Recipient != cases.USCIS {
		add(draft.Paragraph{Text: draft.Plain(say.docket + n)})
	}
	for _, f := range texts {
		head := say.where(Item{Page: f.Page, Part: f.Part, Item: f.Item})
		if f.Label != "" {
			head += ": " + strings.TrimRight(f.Label, ":")
		}
		if mark, ok := m.Addendum.markOf(f.Item); ok && mark.Title != "" {
			head = mark.Title // as the form itself asks the sheet to be headed
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

// sealAddendum seals the sheet of a form, and gives its record; nil where the form needs none. The record is written
// with that of the form, so that no form points to a sheet which is not there.
func sealAddendum(ctx context.Context, d Desk, s *cases.Snapshot, p *Prepared, f cases.FilledForm) (*cases.Document, error) {
	if len(p.Addendum) == 0 {
		return nil, nil
	}
	rec := cases.Document{ID: cases.NewID(), MatterID: s.Matter.ID}
	template := addendumOf(p.Edition, f.Relative)
	for _, old := range s.Documents {
		if old.Template == template {
			rec = old
		}
	}
	m, _ := p.Edition.Map()
	doc := addendum(s, m, p.Edition, f.Relative, p.Addendum)
	pdf, err := draft.Render(doc)
	if err != nil {
		return nil, fmt.Errorf("addendum: %w", err)
	}
	rec.Template, rec.Title, rec.When, rec.Facts = template, SheetTitle+p.Edition.Form+numbered(s, f.Relative), f.When, p.Facts
	rec.PDF, err = keep(ctx, d, cases.MatterStream(s.Matter.ID), pdf, nil)
	return &rec, err
}

// dropAddenda takes away the sheets that a form had and needs no more: the sheet of an earlier filling, or of another
// edition of the form.
func dropAddenda(ctx context.Context, d Desk, s *cases.Snapshot, p *Prepared, f cases.FilledForm) error {
	now := addendumOf(p.Edition, f.Relative)
	known := map[string]bool{}
	for _, e := range EditionsOf(f.Form) {
		known[addendumOf(e, f.Relative)] = true
	}
	continues := func(template string) bool { // also an edition that only the office knows
		of, relative, _ := strings.Cut(template, "/")
		return known[template] || relative == f.Relative && strings.HasPrefix(of, addendumPrefix+letters(f.Form)+"-")
	}
	var gone []cases.Record
	for _, old := range s.Documents {
		if old.Template == now && len(p.Addendum) == 0 || old.Template != now && continues(old.Template) {
			gone = append(gone, old)
		}
	}
	if len(gone) == 0 {
		return nil
	}
	return d.Delete(ctx, gone...)
}
