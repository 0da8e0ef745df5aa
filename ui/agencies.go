package ui

import (
	"strings"

	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
)

// newAgencies is the bodies the office works with, has to serve, or asks for a certification.
func newAgencies(a *App, store bookStore, place *officePlace) tab {
	type A = cases.Agency
	p := &pageOf[A]{rows: func(*cases.Snapshot) []*A { return pointers(place.data.agencies) }}
	p.book = newBook(a, store, bookSpec[A]{words: "agency.", icon: stock.HomeIcon(),
		id: func(r *A) string { return r.ID }, find: func(r *A) string { return kit.Fold(r.Name) },
		cols: []kit.Column[A]{
			{Title: lang.T("agency.name"), Width: -1, Cell: func(r *A) kit.Cell { return kit.Cell{Main: r.Name, Sub: r.SafeWay, Bold: true} },
				Order: func(a, b *A) int { return compareFolded(a.Name, b.Name) }},
			{Title: lang.T("agency.kind"), Width: 160, Cell: func(r *A) kit.Cell { return kit.Cell{Main: term(cases.AgencyKinds(), string(r.Kind)), Sub: r.Phone} }},
		},
		lines: []line[A]{
			row(inWords("agency.name", func(r *A) *string { return &r.Name }), inList("agency.otherNames", func(r *A) *[]string { return &r.OtherName })),
			row(inTerm("agency.kind", cases.AgencyKinds(), func(r *A) *cases.AgencyKind { return &r.Kind }), inYesNo("agency.certifies", func(r *A) *bool { return &r.Certifies })),
			row(inWords("agency.phone", func(r *A) *string { return &r.Phone }), inWords("agency.email", func(r *A) *string { return &r.Email })),
			row(inWords("agency.address.street", func(r *A) *string { return &r.Address.Street }), inWords("agency.address.city", func(r *A) *string { return &r.Address.City })),
			row(inWords("agency.address.state", func(r *A) *string { return &r.Address.State }), inWords("agency.address.zip", func(r *A) *string { return &r.Address.ZIP })),
			row(inArea("agency.safeWay", 2, func(r *A) *string { return &r.SafeWay })),
			row(inArea("agency.note", 2, func(r *A) *string { return &r.Note })),
		},
		fresh: func() *A { return &A{ID: cases.NewID(), Kind: cases.PoliceAgency} },
		save:  func(r *A) ([]cases.Record, error) { return []cases.Record{r}, r.Check() },
		drop:  func(r *A) (write, remove []cases.Record) { return nil, []cases.Record{r} },
	})
	return p
}

// newContacts is the people at those agencies.
func newContacts(a *App, store bookStore, place *officePlace) tab {
	type P = cases.AgencyPerson
	p := &pageOf[P]{rows: func(*cases.Snapshot) []*P { return pointers(place.data.contacts) }}
	agency := inOffer("agencyPerson.agencyId", func(r *P) *string { return &r.AgencyID })
	name := func(id string) string {
		for _, x := range place.data.agencies {
			if x.ID == id {
				return x.Name
			}
		}
		return ""
	}
	page := &offering[P]{pageOf: p, offer: func(*cases.Snapshot) {
		ids, names := []string{""}, []string{"–"}
		for _, x := range place.data.agencies {
			ids, names = append(ids, x.ID), append(names, x.Name)
		}
		agency.field.Offer(ids, names)
	}}
	p.book = newBook(a, store, bookSpec[P]{words: "agencyPerson.", icon: stock.AccountIcon(),
		id: func(r *P) string { return r.ID }, find: func(r *P) string { return kit.Fold(r.Name.Sorted()) },
		cols: []kit.Column[P]{
			{Title: lang.T("clients.name"), Width: -1, Cell: func(r *P) kit.Cell {
				return kit.Cell{Main: r.Name.Sorted(), Sub: dotted(r.Title, name(r.AgencyID)), Bold: true}
			}, Order: func(a, b *P) int { return strings.Compare(kit.Fold(a.Name.Sorted()), kit.Fold(b.Name.Sorted())) }},
			{Title: lang.T("agencyPerson.phone"), Width: 150, Cell: func(r *P) kit.Cell { return kit.Cell{Main: r.Phone, Sub: r.Unit} }},
		},
		lines: []line[P]{
			row(agency),
			row(inWords("agencyPerson.name.given", func(r *P) *string { return &r.Name.Given }), inWords("agencyPerson.name.family", func(r *P) *string { return &r.Name.Family })),
			row(inWords("agencyPerson.title", func(r *P) *string { return &r.Title }), inWords("agencyPerson.unit", func(r *P) *string { return &r.Unit })),
			row(inWords("agencyPerson.phone", func(r *P) *string { return &r.Phone }), inWords("agencyPerson.email", func(r *P) *string { return &r.Email })),
			row(inYesNo("agencyPerson.certifies", func(r *P) *bool { return &r.Certifies }), inDay(a, "agencyPerson.left", func(r *P) *cases.Date { return &r.Left })),
			row(inArea("agencyPerson.note", 2, func(r *P) *string { return &r.Note })),
		},
		fresh: func() *P { return &P{ID: cases.NewID()} },
		save:  func(r *P) ([]cases.Record, error) { return []cases.Record{r}, r.Check() },
		drop:  func(r *P) (write, remove []cases.Record) { return nil, []cases.Record{r} },
	})
	return page
}
