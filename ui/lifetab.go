package ui

import (
	"slices"

	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
)

// newLife is the client's life as immigration and court forms ask for it, one list to a page. None
// of it is asked for before a form wants it.
func newLife(a *App, store bookStore, at int) tab {
	return newParts(a, at,
		part{"description.part", func() tab { return newDescription(a, store) }},
		part{"job.part", func() tab { return newJobPage(a, store) }},
		part{"school.part", func() tab { return newSchools(a, store) }},
		part{"marriage.part", func() tab { return newMarriages(a, store) }},
		part{"stay.part", func() tab { return newStays(a, store) }},
		part{"filing.part", func() tab { return newFilings(a, store) }},
		part{"proceeding.part", func() tab { return newProceedings(a, store) }})
}

// newJobPage is the places of work. A present one is kept private like any workplace.
func newJobPage(a *App, store bookStore) tab {
	type R = ofClient[cases.Job]
	lines := []line[R]{
		row(inWords("client.jobs.employer", func(r *R) *string { return &r.rec.Employer }), inWords("client.jobs.occupation", func(r *R) *string { return &r.rec.Occupation })),
		row(inDay(a, "client.jobs.from", func(r *R) *cases.Date { return &r.rec.From }), inDay(a, "client.jobs.to", func(r *R) *cases.Date { return &r.rec.To })),
		heading[R]("job.place"),
	}
	lines = append(lines, placeLines("client.jobs.address", func(r *R) *cases.Address { return &r.rec.Address })...)
	lines = append(lines, heading[R]("address.allow.head"), row(inReaders("client.jobs.address.allowFor", func(r *R) *[]cases.Recipient { return &r.rec.Address.AllowFor })))
	return listInClient(a, store, bookSpec[R]{words: "job.", icon: stock.StorageIcon(), lines: lines,
		find: func(r *R) string { return kit.Fold(r.rec.Employer) },
		cols: []kit.Column[R]{
			{Title: lang.T("job.what"), Width: -1, Cell: func(r *R) kit.Cell { return kit.Cell{Main: orDash(r.rec.Employer), Sub: r.rec.Occupation, Bold: true} }},
			{Title: lang.T("life.when"), Width: 130, Cell: func(r *R) kit.Cell { return spanCell(r.rec.From, r.rec.To) }},
		}}, func(c *cases.Client) *[]cases.Job { return &c.Jobs })
}

// newSchools are the schools. A present one is kept private like any school.
func newSchools(a *App, store bookStore) tab {
	type R = ofClient[cases.Schooling]
	return listInClient(a, store, bookSpec[R]{words: "school.", icon: stock.FileTextIcon(),
		find: func(r *R) string { return kit.Fold(r.rec.Name) },
		cols: []kit.Column[R]{
			{Title: lang.T("school.what"), Width: -1, Cell: func(r *R) kit.Cell {
				return kit.Cell{Main: orDash(r.rec.Name), Sub: dotted(r.rec.Kind, r.rec.Place), Bold: true}
			}},
			{Title: lang.T("life.when"), Width: 130, Cell: func(r *R) kit.Cell { return spanCell(r.rec.From, r.rec.To) }},
		},
		lines: []line[R]{
			row(inWords("client.schools.name", func(r *R) *string { return &r.rec.Name })),
			row(inWords("client.schools.kind", func(r *R) *string { return &r.rec.Kind }), inWords("client.schools.place", func(r *R) *string { return &r.rec.Place })),
			row(inDay(a, "client.schools.from", func(r *R) *cases.Date { return &r.rec.From }), inDay(a, "client.schools.to", func(r *R) *cases.Date { return &r.rec.To })),
			heading[R]("address.allow.head"),
			row(inReaders("client.schools.allowFor", func(r *R) *[]cases.Recipient { return &r.rec.AllowFor })),
		}}, func(c *cases.Client) *[]cases.Schooling { return &c.Schools })
}

// newMarriages are the marriages that have ended; the present one stands on the page of papers.
func newMarriages(a *App, store bookStore) tab {
	type R = ofClient[cases.Marriage]
	return listInClient(a, store, bookSpec[R]{words: "marriage.", icon: stock.AccountIcon(),
		find: func(r *R) string { return kit.Fold(r.rec.Name.Full()) },
		cols: []kit.Column[R]{
			{Title: lang.T("clients.name"), Width: -1, Cell: func(r *R) kit.Cell {
				return kit.Cell{Main: orDash(r.rec.Name.Sorted()), Sub: term(cases.MarriageEnds(), r.rec.How), Bold: true}
			}},
			{Title: lang.T("life.when"), Width: 130, Cell: func(r *R) kit.Cell { return spanCell(r.rec.Married, r.rec.Ended) }},
		},
		lines: []line[R]{
			row(inWords("client.marriages.name.given", func(r *R) *string { return &r.rec.Name.Given }), inWords("client.marriages.name.middle", func(r *R) *string { return &r.rec.Name.Middle })),
			row(inWords("client.marriages.name.family", func(r *R) *string { return &r.rec.Name.Family })),
			row(inDay(a, "client.marriages.birthDate", func(r *R) *cases.Date { return &r.rec.BirthDate }), inWords("client.marriages.birthCountry", func(r *R) *string { return &r.rec.BirthCountry })),
			heading[R]("marriage.wedding"),
			row(inDay(a, "client.marriages.married", func(r *R) *cases.Date { return &r.rec.Married }), inWords("client.marriages.city", func(r *R) *string { return &r.rec.City })),
			row(inWords("client.marriages.state", func(r *R) *string { return &r.rec.State }), inWords("client.marriages.country", func(r *R) *string { return &r.rec.Country })),
			heading[R]("marriage.end"),
			row(inTerm("client.marriages.how", cases.MarriageEnds(), func(r *R) *string { return &r.rec.How }), inDay(a, "client.marriages.ended", func(r *R) *cases.Date { return &r.rec.Ended })),
			row(inWords("client.marriages.endedCity", func(r *R) *string { return &r.rec.EndedCity }), inWords("client.marriages.endedState", func(r *R) *string { return &r.rec.EndedState })),
			row(inWords("client.marriages.endedCountry", func(r *R) *string { return &r.rec.EndedCountry })),
		}}, func(c *cases.Client) *[]cases.Marriage { return &c.Marriages })
}

// newStays are earlier stays in the country; the last entry stands on the page of papers.
func newStays(a *App, store bookStore) tab {
	type R = ofClient[cases.Entry]
	lines := slices.Concat(entryLines(a, "client.entries", func(r *R) *cases.Entry { return &r.rec }),
		[]line[R]{row(inDay(a, "client.entries.left", func(r *R) *cases.Date { return &r.rec.Left }))})
	return listInClient(a, store, bookSpec[R]{words: "stay.", icon: stock.HistoryIcon(), lines: lines,
		find: func(r *R) string { return kit.Fold(r.rec.City) },
		cols: []kit.Column[R]{
			{Title: lang.T("stay.what"), Width: -1, Cell: func(r *R) kit.Cell {
				return kit.Cell{Main: orDash(dotted(r.rec.City, r.rec.State)), Sub: dotted(r.rec.Status, term(cases.EntryManners(), r.rec.Manner)), Bold: true}
			}},
			{Title: lang.T("life.when"), Width: 130, Cell: func(r *R) kit.Cell { return kit.Cell{Main: orDash(lang.Date(r.rec.Date)), Sub: lang.Date(r.rec.Left)} }},
		}}, func(c *cases.Client) *[]cases.Entry { return &c.Entries })
}

// entryLines are the fields of one entry into the country.
func entryLines[T any](a *App, path string, at func(*T) *cases.Entry) []line[T] {
	type E = cases.Entry
	w := func(name string, of func(*E) *string) input[T] {
		return onText(kit.NewField(path+"."+name, lang.T("entry."+name), ""), func(r *T) *string { return of(at(r)) })
	}
	d := func(name string, of func(*E) *cases.Date) input[T] {
		return inDay(a, path+"."+name, func(r *T) *cases.Date { return of(at(r)) })
	}
	return []line[T]{
		row(d("date", func(e *E) *cases.Date { return &e.Date }), inTerm(path+".manner", cases.EntryManners(), func(r *T) *string { return &at(r).Manner })),
		row(w("city", func(e *E) *string { return &e.City }), w("state", func(e *E) *string { return &e.State })),
		row(w("status", func(e *E) *string { return &e.Status }), w("i94", func(e *E) *string { return &e.I94 })),
		row(d("expires", func(e *E) *cases.Date { return &e.Expires }), w("country", func(e *E) *string { return &e.Country })),
	}
}

// newFilings are immigration forms that were filed before, here or by anybody else.
func newFilings(a *App, store bookStore) tab {
	type R = ofClient[cases.Filing]
	return listInClient(a, store, bookSpec[R]{words: "filing.", icon: stock.DocumentIcon(),
		find: func(r *R) string { return kit.Fold(r.rec.Form) },
		cols: []kit.Column[R]{
			{Title: lang.T("filing.what"), Width: -1, Cell: func(r *R) kit.Cell {
				return kit.Cell{Main: orDash(r.rec.Form), Sub: dotted(r.rec.Receipt, r.rec.Outcome), Bold: true}
			}},
			{Title: lang.T("life.when"), Width: 130, Cell: func(r *R) kit.Cell { return kit.Cell{Main: orDash(lang.Date(r.rec.Filed))} }},
		},
		lines: []line[R]{
			row(inWords("client.filings.form", func(r *R) *string { return &r.rec.Form }), inWords("client.filings.receipt", func(r *R) *string { return &r.rec.Receipt })),
			row(inDay(a, "client.filings.filed", func(r *R) *cases.Date { return &r.rec.Filed }), inWords("client.filings.place", func(r *R) *string { return &r.rec.Place })),
			row(inWords("client.filings.outcome", func(r *R) *string { return &r.rec.Outcome })),
			row(inWords("client.filings.for", func(r *R) *string { return &r.rec.For })),
		}}, func(c *cases.Client) *[]cases.Filing { return &c.Filings })
}

// newProceedings are immigration proceedings, past and present.
func newProceedings(a *App, store bookStore) tab {
	type R = ofClient[cases.Proceeding]
	return listInClient(a, store, bookSpec[R]{words: "proceeding.", icon: stock.ListIcon(),
		find: func(r *R) string { return kit.Fold(r.rec.Court) },
		cols: []kit.Column[R]{
			{Title: lang.T("proceeding.what"), Width: -1, Cell: func(r *R) kit.Cell {
				return kit.Cell{Main: orDash(term(cases.ProceedingKinds(), r.rec.Kind)), Sub: dotted(r.rec.Court, r.rec.Outcome), Bold: true}
			}},
			{Title: lang.T("life.when"), Width: 130, Cell: func(r *R) kit.Cell { return spanCell(r.rec.From, r.rec.To) }},
		},
		lines: []line[R]{
			row(inTerm("client.proceedings.kind", cases.ProceedingKinds(), func(r *R) *string { return &r.rec.Kind }), inWords("client.proceedings.court", func(r *R) *string { return &r.rec.Court })),
			row(inWords("client.proceedings.place", func(r *R) *string { return &r.rec.Place })),
			row(inDay(a, "client.proceedings.from", func(r *R) *cases.Date { return &r.rec.From }), inDay(a, "client.proceedings.to", func(r *R) *cases.Date { return &r.rec.To })),
			row(inWords("client.proceedings.outcome", func(r *R) *string { return &r.rec.Outcome })),
		}}, func(c *cases.Client) *[]cases.Proceeding { return &c.Proceedings })
}
