package ui

import (
	"fyne.io/fyne/v2"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// newPersonPage is what stands in the client's record beyond the facts that every form asks: the
// door the client came through, what an interpreter needs, what to keep in mind, and a minor's
// guardian.
func newPersonPage(a *App, store bookStore) tab {
	type C = cases.Client
	p := &pageOf[C]{}
	p.rows = func(s *cases.Snapshot) []*C { return []*C{&s.Client} }
	p.book = newBook(a, store, bookSpec[C]{words: "person.", one: true,
		lines: []line[C]{
			heading[C]("person.names"),
			row(inWords("client.name.given", func(c *C) *string { return &c.Name.Given }), inWords("client.name.family", func(c *C) *string { return &c.Name.Family })),
			row(inWords("client.chosenName", func(c *C) *string { return &c.ChosenName }), inWords("client.pronouns", func(c *C) *string { return &c.Pronouns })),
			row(inWords("client.nativeName", func(c *C) *string { return &c.NativeName }), inDay(a, "client.birthDate", func(c *C) *cases.Date { return &c.BirthDate })),
			heading[C]("person.language"),
			row(inList("client.languages", func(c *C) *[]string { return &c.Languages }), inWords("client.interpreting.language", func(c *C) *string { return &c.Interpreting.Language })),
			row(inChoice("client.interpreting.gender", "gender.", []string{"", "woman", "man"}, func(c *C) *string { return &c.Interpreting.Gender }),
				inWords("client.interpreting.notes", func(c *C) *string { return &c.Interpreting.Notes })),
			row(inYesNo("client.interpreting.asl", func(c *C) *bool { return &c.Interpreting.ASL }), inYesNo("client.interpreting.deaf", func(c *C) *bool { return &c.Interpreting.Deaf })),
			row(inArea("client.culture", 2, func(c *C) *string { return &c.Culture })),
			heading[C]("person.referral"),
			row(inTerm("client.referral.source", cases.ReferralSources(), func(c *C) *cases.ReferralSource { return &c.Referral.Source }),
				inWords("client.referral.who", func(c *C) *string { return &c.Referral.Who })),
			row(inDay(a, "client.referral.on", func(c *C) *cases.Date { return &c.Referral.On }), inWords("client.referral.note", func(c *C) *string { return &c.Referral.Note })),
			row(inTerms("client.referral.mayShare", cases.Shareables(), func(c *C) *[]cases.Shareable { return &c.Referral.MayShare })),
			heading[C]("person.minor.head"),
			row(inYesNo("client.minor", func(c *C) *bool { return &c.Minor }), inWords("client.consentsAlone", func(c *C) *string { return &c.ConsentsAlone })),
			row(inWords("client.guarding.name.given", func(c *C) *string { return &c.Guarding.Name.Given }), inWords("client.guarding.name.family", func(c *C) *string { return &c.Guarding.Name.Family })),
			row(inWords("client.guarding.relation", func(c *C) *string { return &c.Guarding.Relation }), inDay(a, "client.guarding.consent", func(c *C) *cases.Date { return &c.Guarding.Consent })),
			row(inYesNo("client.guarding.harmed", func(c *C) *bool { return &c.Guarding.Harmed })),
			heading[C]("person.work.head"),
			row(inWords("client.work", func(c *C) *string { return &c.Work }), inWords("client.immigrationNow", func(c *C) *string { return &c.ImmigrationNow })),
			row(inLines("client.secretWords", 2, func(c *C) *[]string { return &c.SecretWords })),
		},
		save: func(c *C) ([]cases.Record, error) { return []cases.Record{c}, c.Check() },
		extra: func(*C) []fyne.CanvasObject {
			return []fyne.CanvasObject{kit.NewPara(lang.T("person.once"), theme.Small, theme.Muted)}
		},
	})
	return p
}
