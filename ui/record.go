package ui

import (
	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/law"
	"github.com/harborfile/harborfile/ui/lang"
)

// copyRecord is a matter whose record relief can be changed without touching what is shown.
func copyRecord(m *cases.Matter) *cases.Matter {
	c, r := *m, cases.RecordReliefPart{}
	if m.Record != nil {
		r = *m.Record
	}
	c.Record = &r
	return &c
}

// newRecordPage is what a motion for record relief rests on beside its charges: the law, the time
// under control, and the days on which papers were filed and received.
func newRecordPage(a *App, store bookStore) tab {
	type M = cases.Matter
	p := &pageOf[M]{}
	p.rows = func(s *cases.Snapshot) []*M { return []*M{copyRecord(&s.Matter)} }
	relief := inOffer("matter.relief", func(m *M) *string { return &m.Relief })
	page := &offering[M]{pageOf: p, offer: func(s *cases.Snapshot) { relief.field.Offer(vacaturNames()) }}
	p.book = newBook(a, store, bookSpec[M]{words: "record.", one: true, copy: copyRecord,
		lines: []line[M]{
			heading[M]("record.law"),
			row(relief, inWords("matter.venue.state", func(m *M) *string { return &m.Venue.State })),
			heading[M]("record.time"),
			row(inDay(a, "matter.record.period.from", func(m *M) *cases.Date { return &m.Record.Period[0] }),
				inDay(a, "matter.record.period.to", func(m *M) *cases.Date { return &m.Record.Period[1] })),
			row(inDay(a, "matter.record.exitEnd", func(m *M) *cases.Date { return &m.Record.ExitEnd })),
			row(inArea("matter.record.nexus", 5, func(m *M) *string { return &m.Record.Nexus })),
			row(inArea("matter.record.notEarlier", 4, func(m *M) *string { return &m.Record.NotEarlier })),
			heading[M]("record.days"),
			row(inDay(a, "matter.record.filed", func(m *M) *cases.Date { return &m.Record.Filed }),
				inDay(a, "matter.record.served", func(m *M) *cases.Date { return &m.Record.Served })),
			row(inDay(a, "matter.record.opposed", func(m *M) *cases.Date { return &m.Record.Opposed })),
		},
		save: func(m *M) ([]cases.Record, error) { return []cases.Record{m}, m.Check() },
	})
	return page
}

// vacaturNames are the record-relief laws of every jurisdiction.
func vacaturNames() (ids, names []string) {
	ids, names = []string{""}, []string{"–"}
	for _, v := range law.Vacaturs() {
		ids, names = append(ids, v.ID), append(names, dotted(v.Jurisdiction, lang.Law(v.Title)))
	}
	return ids, names
}
