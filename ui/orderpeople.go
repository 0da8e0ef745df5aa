package ui

import (
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
)

// newProtected are the people whom an order is to protect beside the client.
func newProtected(a *App, store bookStore) tab {
	type R = ofClient[cases.ProtectedPerson]
	return listInOrder(a, store, bookSpec[R]{words: "protected.", icon: stock.AccountIcon(),
		find: func(r *R) string { return kit.Fold(r.rec.Name) },
		cols: []kit.Column[R]{
			{Title: lang.T("clients.name"), Width: -1, Cell: func(r *R) kit.Cell { return kit.Cell{Main: orDash(r.rec.Name), Sub: r.rec.Relation, Bold: true} }},
		},
		lines: []line[R]{
			row(inWords("matter.order.protected.name", func(r *R) *string { return &r.rec.Name })),
			row(inWords("matter.order.protected.relation", func(r *R) *string { return &r.rec.Relation }), inNumber("matter.order.protected.age", func(r *R) *int { return &r.rec.Age })),
			row(inChoice("matter.order.protected.sex", "sex.", sexes, func(r *R) *string { return &r.rec.Sex }), inYesNo("matter.order.protected.livesWith", func(r *R) *bool { return &r.rec.LivesWith })),
			row(inArea("matter.order.protected.why", 3, func(r *R) *string { return &r.rec.Why })),
		}}, func(o *cases.Order) *[]cases.ProtectedPerson { return &o.Protected })
}

// newOrderMinors are the children whom an order speaks of, for the forms about custody.
func newOrderMinors(a *App, store bookStore) tab {
	type R = ofClient[cases.OrderMinor]
	return listInOrder(a, store, bookSpec[R]{words: "minors.", icon: stock.AccountIcon(),
		find: func(r *R) string { return kit.Fold(r.rec.Name) },
		cols: []kit.Column[R]{
			{Title: lang.T("clients.name"), Width: -1, Cell: func(r *R) kit.Cell {
				return kit.Cell{Main: orDash(r.rec.Name), Sub: dotted(r.rec.Relation, lang.Date(r.rec.BirthDate)), Bold: true}
			}},
		},
		lines: []line[R]{
			row(inWords("matter.order.minors.name", func(r *R) *string { return &r.rec.Name })),
			row(inDay(a, "matter.order.minors.birthDate", func(r *R) *cases.Date { return &r.rec.BirthDate }), inWords("matter.order.minors.relation", func(r *R) *string { return &r.rec.Relation })),
			row(inYesNo("matter.order.minors.shared", func(r *R) *bool { return &r.rec.Shared })),
			row(inWords("matter.order.minors.livesNow", func(r *R) *string { return &r.rec.LivesNow }), inDay(a, "matter.order.minors.since", func(r *R) *cases.Date { return &r.rec.Since })),
		}}, func(o *cases.Order) *[]cases.OrderMinor { return &o.Minors })
}

// newOtherCases are other court cases between the same people, or about the same children.
func newOtherCases(a *App, store bookStore) tab {
	type R = ofClient[cases.OtherCase]
	return listInOrder(a, store, bookSpec[R]{words: "othercase.", icon: stock.DocumentIcon(),
		find: func(r *R) string { return kit.Fold(r.rec.Court) },
		cols: []kit.Column[R]{
			{Title: lang.T("othercase.what"), Width: -1, Cell: func(r *R) kit.Cell {
				return kit.Cell{Main: orDash(term(cases.OtherCaseKinds(), r.rec.Kind)), Sub: dotted(r.rec.Court, r.rec.Number), Bold: true}
			}},
			{Title: lang.T("life.when"), Width: 130, Cell: func(r *R) kit.Cell { return kit.Cell{Main: orDash(lang.Date(r.rec.Filed))} }},
		},
		lines: []line[R]{
			row(inTerm("matter.order.otherCases.kind", cases.OtherCaseKinds(), func(r *R) *string { return &r.rec.Kind }), inWords("matter.order.otherCases.number", func(r *R) *string { return &r.rec.Number })),
			row(inWords("matter.order.otherCases.court", func(r *R) *string { return &r.rec.Court }), inWords("matter.order.otherCases.state", func(r *R) *string { return &r.rec.State })),
			row(inDay(a, "matter.order.otherCases.filed", func(r *R) *cases.Date { return &r.rec.Filed })),
		}}, func(o *cases.Order) *[]cases.OtherCase { return &o.OtherCases })
}
