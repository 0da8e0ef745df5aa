package ui

import (
	"slices"

	"github.com/harborfile/harborfile/cases"
)

// particularLines are what helps to find, serve and recognize a person, and what immigration forms
// ask about an abuser. All of it may stay empty.
func particularLines() []line[cases.Party] {
	type P = cases.Party
	w := func(path string, at func(*P) *string) input[P] { return inWords(path, at) }
	return slices.Concat([]line[P]{
		heading[P]("party.looks"),
		row(inChoice("party.sex", "sex.", sexes, func(p *P) *string { return &p.Sex }), w("party.race", func(p *P) *string { return &p.Race })),
		row(inNumber("party.heightInches", func(p *P) *int { return &p.HeightInches }), inNumber("party.weightPounds", func(p *P) *int { return &p.WeightPounds })),
		row(w("party.hair", func(p *P) *string { return &p.Hair }), w("party.eyes", func(p *P) *string { return &p.Eyes })),
		row(w("party.marks", func(p *P) *string { return &p.Marks }), w("party.language", func(p *P) *string { return &p.Language })),
		row(w("party.vehicle", func(p *P) *string { return &p.Vehicle }), w("party.weapons", func(p *P) *string { return &p.Weapons })),
		heading[P]("party.numbers"),
		row(w("party.driverLicense.number", func(p *P) *string { return &p.DriverLicense.Number }), w("party.driverLicense.state", func(p *P) *string { return &p.DriverLicense.State })),
		row(w("party.ssn", func(p *P) *string { return &p.SSN }), w("party.aNumber", func(p *P) *string { return &p.ANumber })),
		row(w("party.birthCity", func(p *P) *string { return &p.BirthCity }), w("party.birthCountry", func(p *P) *string { return &p.BirthCountry })),
		row(w("party.nationality", func(p *P) *string { return &p.Nationality }), w("party.status", func(p *P) *string { return &p.Status })),
		heading[P]("party.workAddress"),
		row(w("party.employer", func(p *P) *string { return &p.Employer }), w("party.occupation", func(p *P) *string { return &p.Occupation })),
		row(w("party.workHours", func(p *P) *string { return &p.WorkHours })),
	}, placeLines("party.workAddress", func(p *P) *cases.Address { return &p.WorkAddress }))
}
