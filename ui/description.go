package ui

import (
	"slices"

	"github.com/harborfile/harborfile/cases"
)

var (
	sexes           = []string{"", "female", "male", "another"}
	maritalStatuses = []string{"", "single", "married", "separated", "divorced", "widowed"}
)

// newDescription is what forms ask about the client's person beside names and birth: papers, the
// last entry, the present marriage, and the description that some forms print.
func newDescription(a *App, store bookStore) tab {
	type C = cases.Client
	p := &pageOf[C]{}
	p.rows = func(s *cases.Snapshot) []*C { return []*C{&s.Client} }
	p.book = newBook(a, store, bookSpec[C]{words: "description.", one: true,
		lines: slices.Concat(descriptionLines(), paperLines(a), []line[C]{heading[C]("description.entry")},
			entryLines(a, "client.lastEntry", func(c *C) *cases.Entry { return &c.LastEntry }), marriageLines(a)),
		save: func(c *C) ([]cases.Record, error) { return []cases.Record{c}, c.Check() },
	})
	return p
}

func descriptionLines() []line[cases.Client] {
	type C = cases.Client
	return []line[C]{
		heading[C]("description.person"),
		row(inChoice("client.sex", "sex.", sexes, func(c *C) *string { return &c.Sex }), inChoice("client.maritalStatus", "marital.", maritalStatuses, func(c *C) *string { return &c.MaritalStatus })),
		row(inNames("client.otherNames", 2, func(c *C) *[]cases.Name { return &c.OtherNames })),
		row(inWords("client.birthState", func(c *C) *string { return &c.BirthState }), inList("client.nationalities", func(c *C) *[]string { return &c.Nationalities })),
		row(inWords("client.religion", func(c *C) *string { return &c.Religion }), inWords("client.ethnicity", func(c *C) *string { return &c.Ethnicity })),
		heading[C]("description.body"),
		row(inNumber("client.physical.heightInches", func(c *C) *int { return &c.Physical.HeightInches }), inNumber("client.physical.weightPounds", func(c *C) *int { return &c.Physical.WeightPounds })),
		row(inWords("client.physical.eyes", func(c *C) *string { return &c.Physical.Eyes }), inWords("client.physical.hair", func(c *C) *string { return &c.Physical.Hair })),
		row(inWords("client.physical.race", func(c *C) *string { return &c.Physical.Race }), inYesNo("client.hispanic", func(c *C) *bool { return &c.Hispanic })),
	}
}

func paperLines(a *App) []line[cases.Client] {
	type C = cases.Client
	return []line[C]{
		heading[C]("description.papers"),
		row(inWords("client.passport.number", func(c *C) *string { return &c.Passport.Number }), inWords("client.passport.country", func(c *C) *string { return &c.Passport.Country })),
		row(inDay(a, "client.passport.issued", func(c *C) *cases.Date { return &c.Passport.Issued }), inDay(a, "client.passport.expires", func(c *C) *cases.Date { return &c.Passport.Expires })),
		row(inWords("client.travelDocument.number", func(c *C) *string { return &c.TravelDocument.Number }), inWords("client.travelDocument.country", func(c *C) *string { return &c.TravelDocument.Country })),
		row(inDay(a, "client.travelDocument.issued", func(c *C) *cases.Date { return &c.TravelDocument.Issued }), inDay(a, "client.travelDocument.expires", func(c *C) *cases.Date { return &c.TravelDocument.Expires })),
		row(inWords("client.driverLicense.number", func(c *C) *string { return &c.DriverLicense.Number }), inWords("client.driverLicense.state", func(c *C) *string { return &c.DriverLicense.State })),
		row(inWords("client.uscisAccount", func(c *C) *string { return &c.USCISAccount }), inWords("client.sevis", func(c *C) *string { return &c.SEVIS })),
	}
}

func marriageLines(a *App) []line[cases.Client] {
	type C = cases.Client
	return []line[C]{
		heading[C]("description.marriage"),
		row(inDay(a, "client.marriage.date", func(c *C) *cases.Date { return &c.Marriage.Date }), inWords("client.marriage.city", func(c *C) *string { return &c.Marriage.City })),
		row(inWords("client.marriage.state", func(c *C) *string { return &c.Marriage.State }), inWords("client.marriage.country", func(c *C) *string { return &c.Marriage.Country })),
		row(inNumber("client.timesMarried", func(c *C) *int { return &c.TimesMarried })),
	}
}
