package ui

import (
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
)

// newServicePage is who has to receive a record-relief motion: certificates of service and proposed orders are made from
// these rows.
func newServicePage(a *App, store bookStore) tab {
	type R = ofClient[cases.Serve]
	p := &pageOf[R]{}
	p.rows = func(s *cases.Snapshot) []*R { return inClient(copyRecord(&s.Matter).Record.Service) }
	put := func(change func([]cases.Serve) []cases.Serve) *cases.Matter {
		m := copyRecord(&p.snap.Matter)
		m.Record.Service = change(m.Record.Service)
		return m
	}
	p.book = newBook(a, store, listed(bookSpec[R]{words: "service.", icon: stock.MailSendIcon(),
		find: func(r *R) string { return kit.Fold(r.rec.Whom) },
		cols: []kit.Column[R]{
			{Title: lang.T("service.whom"), Width: -1, Cell: func(r *R) kit.Cell {
				return kit.Cell{Main: orDash(r.rec.Whom), Sub: dotted(r.rec.Address, r.rec.How), Bold: true}
			}},
			{Title: lang.T("service.on"), Width: 130, Cell: func(r *R) kit.Cell { return kit.Cell{Main: orDash(lang.Date(r.rec.Served))} }},
		},
		lines: []line[R]{
			row(inWords("matter.record.service.whom", func(r *R) *string { return &r.rec.Whom })),
			row(inWords("matter.record.service.address", func(r *R) *string { return &r.rec.Address })),
			row(inWords("matter.record.service.how", func(r *R) *string { return &r.rec.How }), inDay(a, "matter.record.service.served", func(r *R) *cases.Date { return &r.rec.Served })),
			row(inWords("matter.record.service.court", func(r *R) *string { return &r.rec.Court })),
		},
		save: func(r *R) ([]cases.Record, error) {
			m := put(r.put)
			return []cases.Record{m}, m.Check()
		},
		drop: func(r *R) (write, remove []cases.Record) { return []cases.Record{put(r.out)}, nil },
	}))
	return p
}
