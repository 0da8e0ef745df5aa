package ui

import "github.com/harborfile/harborfile/cases"

// newCrimePage is the crime that a U petition rests on. It is a page of its own: the list of crimes
// is hard to read, and nobody needs to see it who does not ask for it.
func newCrimePage(a *App, store bookStore) tab {
	type M = cases.Matter
	p := &pageOf[M]{}
	p.rows = func(s *cases.Snapshot) []*M { return []*M{copyPetition(&s.Matter)} }
	p.book = newBook(a, store, bookSpec[M]{words: "crime.", one: true, copy: copyPetition,
		lines: []line[M]{
			heading[M]("crime.report"),
			row(inWords("matter.petition.lawEnforcement", func(m *M) *string { return &m.Petition.LawEnforcement }), inWords("matter.petition.crimeStatute", func(m *M) *string { return &m.Petition.CrimeStatute })),
			row(inDay(a, "matter.petition.crimeFrom", func(m *M) *cases.Date { return &m.Petition.CrimeFrom }), inDay(a, "matter.petition.crimeTo", func(m *M) *cases.Date { return &m.Petition.CrimeTo })),
			heading[M]("crime.list"),
			row(inTerms("matter.petition.crimes", cases.QualifyingCrimes(), func(m *M) *[]string { return &m.Petition.Crimes })),
		},
		save: func(m *M) ([]cases.Record, error) { return []cases.Record{m}, m.Check() },
	})
	return p
}
