package ui

import (
	"slices"

	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// chargeRow is one charge with the arrest it belongs to. Several charges of one arrest are several
// rows, and what is changed of the arrest is changed for all of them.
type chargeRow struct {
	arrest cases.Arrest // without its charges
	charge cases.Charge
}

// chargeRows are all charges of a matter; an arrest without one shows as a row to be completed.
func chargeRows(m cases.Matter) []*chargeRow {
	var out []*chargeRow
	if m.Record == nil {
		return nil
	}
	for _, x := range m.Record.Arrests {
		bare := x
		bare.Charges = nil
		for _, c := range x.Charges {
			out = append(out, &chargeRow{bare, c})
		}
		if len(x.Charges) == 0 {
			out = append(out, &chargeRow{bare, cases.Charge{}})
		}
	}
	return out
}

// putCharge gives the matter with the row in its place, or added.
func putCharge(m cases.Matter, r *chargeRow) cases.Matter {
	part := *m.Record
	part.Arrests = slices.Clone(part.Arrests)
	if r.charge.ID == "" {
		r.charge.ID = cases.NewID()
	}
	at := slices.IndexFunc(part.Arrests, func(x cases.Arrest) bool { return x.ID == r.arrest.ID })
	if at < 0 {
		r.arrest.ID = cases.NewID()
		x := r.arrest
		x.Charges = []cases.Charge{r.charge}
		part.Arrests = append(part.Arrests, x)
	} else {
		charges := slices.Clone(part.Arrests[at].Charges)
		k := slices.IndexFunc(charges, func(c cases.Charge) bool { return c.ID == r.charge.ID })
		if k < 0 {
			charges = append(charges, r.charge)
		} else {
			charges[k] = r.charge
		}
		part.Arrests[at] = r.arrest
		part.Arrests[at].Charges = charges
	}
	m.Record = &part
	return m
}

// dropCharge gives the matter without the row; an arrest without charges goes with its last one.
func dropCharge(m cases.Matter, r *chargeRow) cases.Matter {
	part := *m.Record
	part.Arrests = nil
	for _, x := range m.Record.Arrests {
		if x.ID == r.arrest.ID {
			x.Charges = slices.DeleteFunc(slices.Clone(x.Charges), func(c cases.Charge) bool { return c.ID == r.charge.ID })
			if len(x.Charges) == 0 {
				continue
			}
		}
		part.Arrests = append(part.Arrests, x)
	}
	m.Record = &part
	return m
}

var (
	outcomes = []string{"", "convicted by plea", "convicted by verdict", "dismissed", "acquitted", "pending", "not known"}
	levels   = []string{"", "felony", "misdemeanor", "infraction"}
)

// newCharges is every arrest and charge, whatever the court: none is left out in silence.
func newCharges(a *App, store bookStore) tab {
	type R = chargeRow
	p := &pageOf[R]{}
	p.rows = func(s *cases.Snapshot) []*R { return chargeRows(s.Matter) }
	evidence := inSeveral[R, string]("matter.record.arrests.charges.evidence", nil, nil, func(r *R) *[]string { return &r.charge.Evidence })
	page := &offering[R]{pageOf: p, offer: func(s *cases.Snapshot) { evidence.field.Offer(evidenceNames(s)) }}
	p.book = newBook(a, store, bookSpec[R]{words: "charge.", icon: stock.ListIcon(),
		id: func(r *R) string { return r.arrest.ID + "/" + r.charge.ID }, find: func(r *R) string { return kit.Fold(r.charge.Title) },
		cols: []kit.Column[R]{
			{Title: lang.T("charge.head"), Width: -1, Cell: func(r *R) kit.Cell {
				return kit.Cell{Main: orDash(dotted(r.charge.Statute, r.charge.Title)), Sub: dotted(r.charge.Court, r.charge.Docket, r.arrest.State), Bold: true}
			}},
			{Title: lang.T("charge.arrested"), Width: 118, Cell: func(r *R) kit.Cell { return kit.Cell{Main: lang.Date(r.arrest.Date), Sub: r.arrest.Agency} },
				Order: func(a, b *R) int { return compareDates(a.arrest.Date, b.arrest.Date) }},
			{Title: lang.T("charge.outcome"), Width: 140, Kind: kit.Chips, Spare: true, Cell: func(r *R) kit.Cell {
				tone := theme.Neutral
				if r.charge.Disposition.Outcome == "" || r.charge.Disposition.Outcome == "not known" {
					tone = theme.Warn
				}
				return kit.Cell{Main: lang.T("outcome." + orText(r.charge.Disposition.Outcome, "not known")), Tone: tone}
			}},
		},
		lines: []line[R]{
			row(inWords("matter.record.arrests.charges.statute", func(r *R) *string { return &r.charge.Statute }), inWords("matter.record.arrests.charges.title", func(r *R) *string { return &r.charge.Title })),
			row(inChoice("matter.record.arrests.charges.level", "level.", levels, func(r *R) *string { return &r.charge.Level }), inDay(a, "matter.record.arrests.charges.conduct", func(r *R) *cases.Date { return &r.charge.Conduct })),
			row(inWords("matter.record.arrests.charges.court", func(r *R) *string { return &r.charge.Court }), inWords("matter.record.arrests.charges.docket", func(r *R) *string { return &r.charge.Docket })),
			row(inWords("matter.record.arrests.charges.state", func(r *R) *string { return &r.charge.State }), inWords("matter.record.arrests.charges.county", func(r *R) *string { return &r.charge.County })),
			row(inChoice("matter.record.arrests.charges.disposition.outcome", "outcome.", outcomes, func(r *R) *string { return &r.charge.Disposition.Outcome }),
				inDay(a, "matter.record.arrests.charges.disposition.date", func(r *R) *cases.Date { return &r.charge.Disposition.Date })),
			row(inWords("matter.record.arrests.charges.disposition.sentence", func(r *R) *string { return &r.charge.Disposition.Sentence })),
			row(inTerm("matter.record.arrests.charges.plea", cases.Pleas(), func(r *R) *string { return &r.charge.Plea }),
				inDay(a, "matter.record.arrests.charges.convicted", func(r *R) *cases.Date { return &r.charge.Convicted })),
			row(inYesNo("matter.record.arrests.charges.probation", func(r *R) *bool { return &r.charge.Probation }),
				inDay(a, "matter.record.arrests.charges.probationEnds", func(r *R) *cases.Date { return &r.charge.ProbationEnds })),
			heading[R]("charge.federal"),
			row(inTerm("matter.record.arrests.charges.violent", cases.YesNoNotKnown(), func(r *R) *string { return &r.charge.Violent }),
				inTerm("matter.record.arrests.charges.childHarmed", cases.YesNoNotKnown(), func(r *R) *string { return &r.charge.ChildHarmed })),
			heading[R]("charge.arrest"),
			row(inDay(a, "matter.record.arrests.date", func(r *R) *cases.Date { return &r.arrest.Date }), inWords("matter.record.arrests.agency", func(r *R) *string { return &r.arrest.Agency })),
			row(inWords("matter.record.arrests.place", func(r *R) *string { return &r.arrest.Place }), inWords("matter.record.arrests.state", func(r *R) *string { return &r.arrest.State })),
			row(inWords("matter.record.arrests.county", func(r *R) *string { return &r.arrest.County }), inNumber("matter.record.arrests.age", func(r *R) *int { return &r.arrest.Age })),
			heading[R]("charge.nexus"),
			row(inArea("matter.record.arrests.charges.link", 3, func(r *R) *string { return &r.charge.Link })),
			row(inTerms("matter.record.arrests.charges.tags", cases.Coercions(), func(r *R) *[]string { return &r.charge.Tags })),
			row(evidence),
		},
		fresh: func() *R { return &R{arrest: cases.Arrest{State: p.snap.Matter.Venue.State}} },
		save: func(r *R) ([]cases.Record, error) {
			m := putCharge(p.snap.Matter, r)
			return []cases.Record{&m}, m.Check()
		},
		drop: func(r *R) (write, remove []cases.Record) {
			m := dropCharge(p.snap.Matter, r)
			return []cases.Record{&m}, nil
		},
	})
	return page
}

// evidenceNames are the originals of a matter, for boxes to tick.
func evidenceNames(s *cases.Snapshot) (ids, names []string) {
	for _, e := range s.Evidence {
		ids, names = append(ids, e.ID), append(names, e.Title)
	}
	return ids, names
}
