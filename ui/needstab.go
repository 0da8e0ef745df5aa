package ui

import (
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// newNeedsTab is what a client needs beside the case, kind by kind.
func newNeedsTab(a *App, store bookStore, at int) tab {
	return newParts(a, at,
		part{"need.part", func() tab { return newNeeds(a, store) }},
		part{"idpaper.part", func() tab { return newIDPapers(a, store) }},
		part{"policereport.part", func() tab { return newReports(a, store) }},
		part{"loss.part", func() tab { return newLosses(a, store) }},
		part{"remedy.part", func() tab { return newRemedies(a, store) }},
		part{"benefit.part", func() tab { return newBenefits(a, store) }},
		part{"evaluation.part", func() tab { return newEvaluations(a, store) }},
		part{"safetyplan.part", func() tab { return newSafetyPlans(a, store) }})
}

// simple fills in what the books of this tab share: a record that is kept and taken away by itself.
func simple[T any](spec bookSpec[T], id func(*T) string, record func(*T) (cases.Record, error)) bookSpec[T] {
	spec.id = id
	spec.save = func(r *T) ([]cases.Record, error) {
		rec, err := record(r)
		return []cases.Record{rec}, err
	}
	spec.drop = func(r *T) (write, remove []cases.Record) {
		rec, _ := record(r)
		return nil, []cases.Record{rec}
	}
	if spec.find == nil {
		spec.find = func(*T) string { return "" }
	}
	return spec
}

// newIDPapers follows missing papers until they are in hand.
func newIDPapers(a *App, store bookStore) tab {
	type R = cases.IDPaper
	p := &pageOf[R]{}
	p.rows = func(s *cases.Snapshot) []*R { return pointers(s.IDPapers) }
	p.book = newBook(a, store, simple(bookSpec[R]{words: "idpaper.", icon: stock.DocumentIcon(),
		cols: []kit.Column[R]{
			{Title: lang.T("idpaper.kind"), Width: -1, Cell: func(r *R) kit.Cell {
				return kit.Cell{Main: term(cases.IDPaperKinds(), r.Kind), Sub: r.Issuer, Bold: true}
			}},
			{Title: lang.T("idpaper.status"), Width: 150, Kind: kit.Chips, Cell: func(r *R) kit.Cell {
				c := kit.Cell{Main: lang.T("idpaper.missing"), Tone: theme.Warn}
				if r.Status != "" {
					c = kit.Cell{Main: term(cases.IDPaperSteps(), r.Status), Tone: theme.Info}
				}
				if !r.Open() {
					c.Tone = theme.Good
				}
				return c
			}},
		},
		lines: []line[R]{
			row(inTerm("idpaper.kind", cases.IDPaperKinds(), func(r *R) *string { return &r.Kind }), inTerm("idpaper.status", cases.IDPaperSteps(), func(r *R) *string { return &r.Status })),
			row(inWords("idpaper.heldBy", func(r *R) *string { return &r.HeldBy }), inWords("idpaper.issuer", func(r *R) *string { return &r.Issuer })),
			row(inDay(a, "idpaper.letter", func(r *R) *cases.Date { return &r.Letter }), inDay(a, "idpaper.asked", func(r *R) *cases.Date { return &r.Asked })),
			row(inCents("idpaper.fee", func(r *R) *cases.Cents { return &r.Fee }), inYesNo("idpaper.waived", func(r *R) *bool { return &r.Waived })),
			row(inDay(a, "idpaper.expected", func(r *R) *cases.Date { return &r.Expected }), inDay(a, "idpaper.received", func(r *R) *cases.Date { return &r.Received })),
			row(inDay(a, "idpaper.expires", func(r *R) *cases.Date { return &r.Expires })),
			row(inArea("idpaper.note", 2, func(r *R) *string { return &r.Note })),
		},
		fresh: func() *R { return &R{ID: cases.NewID(), ClientID: p.snap.Client.ID, Kind: cases.IDPaperKinds()[0].ID} },
	}, func(r *R) string { return r.ID }, func(r *R) (cases.Record, error) { return r, r.Check() }))
	return p
}

// newReports is the log of police reports: only those that the client chose to make or that exist already.
func newReports(a *App, store bookStore) tab {
	type R = cases.PoliceReport
	p := &pageOf[R]{}
	p.rows = func(s *cases.Snapshot) []*R { return pointers(s.Reports) }
	p.book = newBook(a, store, simple(bookSpec[R]{words: "policereport.", icon: stock.DocumentIcon(),
		cols: []kit.Column[R]{
			{Title: lang.T("policereport.agency"), Width: -1, Cell: func(r *R) kit.Cell { return kit.Cell{Main: r.Agency, Sub: dotted(r.Number, r.Officer), Bold: true} }},
			{Title: lang.T("policereport.on"), Width: 120, Cell: func(r *R) kit.Cell { return kit.Cell{Main: lang.Date(r.On)} }},
		},
		lines: []line[R]{
			row(inWords("policereport.agency", func(r *R) *string { return &r.Agency }), inWords("policereport.number", func(r *R) *string { return &r.Number })),
			row(inWords("policereport.officer", func(r *R) *string { return &r.Officer }), inWords("policereport.phone", func(r *R) *string { return &r.Phone })),
			row(inDay(a, "policereport.on", func(r *R) *cases.Date { return &r.On }), inWords("policereport.by", func(r *R) *string { return &r.By })),
			row(inWords("policereport.about", func(r *R) *string { return &r.About })),
			row(inDay(a, "policereport.asked", func(r *R) *cases.Date { return &r.Asked }), inDay(a, "policereport.received", func(r *R) *cases.Date { return &r.Received })),
			row(inArea("policereport.note", 2, func(r *R) *string { return &r.Note })),
		},
		fresh: func() *R { return &R{ID: cases.NewID(), ClientID: p.snap.Client.ID} },
	}, func(r *R) string { return r.ID }, func(r *R) (cases.Record, error) { return r, r.Check() }))
	return p
}

// newBenefits follows eligibility letters: asked, in hand, and until when they help.
func newBenefits(a *App, store bookStore) tab {
	type R = cases.Benefit
	p := &pageOf[R]{}
	p.rows = func(s *cases.Snapshot) []*R { return pointers(s.Benefits) }
	p.book = newBook(a, store, simple(bookSpec[R]{words: "benefit.", icon: stock.MailComposeIcon(),
		cols: []kit.Column[R]{
			{Title: lang.T("benefit.kind"), Width: -1, Cell: func(r *R) kit.Cell {
				return kit.Cell{Main: term(cases.BenefitKinds(), r.Kind), Sub: dotted(term(cases.BenefitAnswers(), r.Answer), r.Number), Bold: true}
			}},
			{Title: lang.T("benefit.renew"), Width: 124, Cell: func(r *R) kit.Cell { return dueCell(a, r.Renew, "") }},
		},
		lines: []line[R]{
			row(inTerm("benefit.kind", cases.BenefitKinds(), func(r *R) *string { return &r.Kind }), inTerm("benefit.answer", cases.BenefitAnswers(), func(r *R) *string { return &r.Answer })),
			row(inDay(a, "benefit.asked", func(r *R) *cases.Date { return &r.Asked }), inDay(a, "benefit.letter", func(r *R) *cases.Date { return &r.Letter })),
			row(inDay(a, "benefit.starts", func(r *R) *cases.Date { return &r.Starts }), inDay(a, "benefit.ends", func(r *R) *cases.Date { return &r.Ends })),
			row(inDay(a, "benefit.renew", func(r *R) *cases.Date { return &r.Renew }), inDay(a, "benefit.appealBy", func(r *R) *cases.Date { return &r.AppealBy })),
			row(inWords("benefit.number", func(r *R) *string { return &r.Number })),
			row(inArea("benefit.note", 2, func(r *R) *string { return &r.Note })),
		},
		fresh: func() *R { return &R{ID: cases.NewID(), ClientID: p.snap.Client.ID, Kind: cases.BenefitKinds()[0].ID} },
	}, func(r *R) string { return r.ID }, func(r *R) (cases.Record, error) { return r, r.Check() }))
	return p
}
