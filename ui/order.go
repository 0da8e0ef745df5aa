package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/law"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// copyOrder is a matter whose order can be changed without touching what is shown.
func copyOrder(m *cases.Matter) *cases.Matter {
	c, o := *m, cases.Order{}
	if m.Order != nil {
		o = *m.Order
	}
	o.Copies = slices.Clone(o.Copies)
	c.Order = &o
	return &c
}

// newOrder is a protective order from the request to its renewal.
func newOrder(a *App, store bookStore) tab {
	type M = cases.Matter
	p := &pageOf[M]{}
	p.rows = func(s *cases.Snapshot) []*M { return []*M{copyOrder(&s.Matter)} }
	respondent := inOffer("matter.order.respondent", func(m *M) *string { return &m.Order.Respondent })
	relief := inOffer("matter.relief", func(m *M) *string { return &m.Relief })
	page := &offering[M]{pageOf: p, offer: func(s *cases.Snapshot) {
		respondent.field.Offer(partyNames(s))
		relief.field.Offer(orderLaws(s))
	}}
	p.book = newBook(a, store, bookSpec[M]{words: "order.", one: true, copy: copyOrder,
		lines: []line[M]{
			heading[M]("order.asked"),
			row(relief, inWords("matter.venue.state", func(m *M) *string { return &m.Venue.State })),
			row(respondent),
			row(inWords("matter.order.relationship", func(m *M) *string { return &m.Order.Relationship }), inYesNo("matter.order.livedTogether", func(m *M) *bool { return &m.Order.LivedTogether })),
			row(inLines("matter.order.relief", 4, func(m *M) *[]string { return &m.Order.Relief })),
			row(inLines("matter.order.stayAway", 3, func(m *M) *[]string { return &m.Order.StayAway })),
			row(inNumber("matter.order.yards", func(m *M) *int { return &m.Order.Yards }), inList("matter.order.children", func(m *M) *[]string { return &m.Order.Children })),
			heading[M]("order.stages"),
			row(inTerm("matter.order.stage", cases.OrderStages(), func(m *M) *string { return &m.Order.Stage }), inDay(a, "matter.order.filed", func(m *M) *cases.Date { return &m.Order.Filed })),
			row(inDay(a, "matter.order.temporary", func(m *M) *cases.Date { return &m.Order.Temporary }), inDay(a, "matter.order.temporaryExpires", func(m *M) *cases.Date { return &m.Order.TemporaryExpires })),
			row(inDay(a, "matter.order.hearing", func(m *M) *cases.Date { return &m.Order.Hearing }), inWords("matter.order.hearingTime", func(m *M) *string { return &m.Order.HearingTime })),
			row(inWords("matter.order.hearingPlace", func(m *M) *string { return &m.Order.HearingPlace })),
			heading[M]("order.service"),
			row(inDay(a, "matter.order.served", func(m *M) *cases.Date { return &m.Order.Served }), inWords("matter.order.serviceBy", func(m *M) *string { return &m.Order.ServiceBy })),
			row(inDay(a, "matter.order.serviceProof", func(m *M) *cases.Date { return &m.Order.ServiceProof })),
			heading[M]("order.final"),
			row(inDay(a, "matter.order.issued", func(m *M) *cases.Date { return &m.Order.Issued }), inDay(a, "matter.order.expires", func(m *M) *cases.Date { return &m.Order.Expires })),
			row(inYesNo("matter.order.permanent", func(m *M) *bool { return &m.Order.Permanent })),
			row(inDay(a, "matter.order.renewalFiled", func(m *M) *cases.Date { return &m.Order.RenewalFiled }), inDay(a, "matter.order.renewalHearing", func(m *M) *cases.Date { return &m.Order.RenewalHearing })),
			heading[M]("order.arms"),
			row(inTerm("matter.order.firearms", cases.YesNoNotKnown(), func(m *M) *string { return &m.Order.Firearms }), inYesNo("matter.order.firearmsAsked", func(m *M) *bool { return &m.Order.FirearmsAsked })),
			row(inDay(a, "matter.order.firearmsGiven", func(m *M) *cases.Date { return &m.Order.FirearmsGiven })),
		},
		save: func(m *M) ([]cases.Record, error) { return []cases.Record{m}, m.Check() },
		extra: func(m *M) []fyne.CanvasObject {
			return []fyne.CanvasObject{copySet(a, p.book, m)}
		},
	})
	return page
}

// orderLaws are the kinds of order of the state in which the matter is filed, or all of them.
func orderLaws(s *cases.Snapshot) (ids, names []string) {
	ids, names = []string{""}, []string{"–"}
	list := law.OrderLawsOf(s.Matter.Venue.State)
	if len(list) == 0 {
		list = law.OrderLaws()
	}
	for _, l := range list {
		ids, names = append(ids, l.ID), append(names, lang.Law(l.Title))
	}
	return ids, names
}

// copySet are the papers that let another state honor the order; a tick writes the day at once.
func copySet(a *App, b *book[cases.Matter], m *cases.Matter) fyne.CanvasObject {
	body := kit.VStack(4, kit.NewBoldPara(lang.T("order.copies"), theme.Body, theme.Ink), kit.NewPara(lang.T("order.copies.words"), theme.Small, theme.Muted))
	for _, t := range cases.CopySet() {
		at := slices.IndexFunc(m.Order.Copies, func(c cases.CopyHeld) bool { return c.What == t.ID })
		held := at >= 0 && m.Order.Copies[at].Held != ""
		words := t.In(lang.Code())
		if held {
			words = dotted(words, lang.Date(m.Order.Copies[at].Held))
		}
		body.Add(kit.NewCheck(words, held, func(on bool) {
			now, day := copyOrder(m), cases.Date("")
			if on {
				day = a.today()
			}
			if at >= 0 {
				now.Order.Copies[at].Held = day
			} else {
				now.Order.Copies = append(now.Order.Copies, cases.CopyHeld{What: t.ID, Held: day})
			}
			b.write([]cases.Record{now}, nil, func() {})
		}))
	}
	return kit.NewCard(20, body)
}

// newIncidents is what happened, as the client tells it. Nothing of it stands in a paper before the
// client has approved the words.
func newIncidents(a *App, store bookStore) tab {
	type R = ofClient[cases.Incident]
	p := &pageOf[R]{}
	p.rows = func(s *cases.Snapshot) []*R {
		if s.Matter.Order == nil {
			return nil
		}
		return inClient(s.Matter.Order.Incidents)
	}
	with := func(list []cases.Incident) *cases.Matter {
		m := copyOrder(&p.snap.Matter)
		m.Order.Incidents = list
		return m
	}
	evidence := inSeveral[R, string]("matter.order.incidents.evidence", nil, nil, func(r *R) *[]string { return &r.rec.Evidence })
	page := &offering[R]{pageOf: p, offer: func(s *cases.Snapshot) { evidence.field.Offer(evidenceNames(s)) }}
	p.book = newBook(a, store, bookSpec[R]{words: "incident.", icon: stock.DocumentIcon(), id: (*R).key,
		find: func(r *R) string { return kit.Fold(r.rec.What) },
		cols: []kit.Column[R]{
			{Title: lang.T("incident.when"), Width: 118, Cell: func(r *R) kit.Cell { return kit.Cell{Main: lang.Date(r.rec.Date), Sub: r.rec.Place} },
				Order: func(a, b *R) int { return compareDates(a.rec.Date, b.rec.Date) }},
			{Title: lang.T("incident.head"), Width: -1, Cell: func(r *R) kit.Cell { return kit.Cell{Main: r.rec.What, Sub: r.rec.Harm} }},
			{Title: lang.T("story.state"), Width: 126, Kind: kit.Chips, Cell: func(r *R) kit.Cell {
				if r.rec.Approved == "" {
					return kit.Cell{Main: lang.T("story.state.told"), Tone: theme.Warn}
				}
				return kit.Cell{Main: lang.T("story.state.approved"), Tone: theme.Good}
			}},
		},
		lines: []line[R]{
			row(inDay(a, "matter.order.incidents.date", func(r *R) *cases.Date { return &r.rec.Date }), inWords("matter.order.incidents.place", func(r *R) *string { return &r.rec.Place })),
			row(inArea("matter.order.incidents.what", 5, func(r *R) *string { return &r.rec.What })),
			row(inWords("matter.order.incidents.harm", func(r *R) *string { return &r.rec.Harm }), inWords("matter.order.incidents.weapon", func(r *R) *string { return &r.rec.Weapon })),
			row(inWords("matter.order.incidents.police", func(r *R) *string { return &r.rec.Police }), inWords("matter.order.incidents.witnesses", func(r *R) *string { return &r.rec.Witnesses })),
			row(inWords("matter.order.incidents.howOften", func(r *R) *string { return &r.rec.HowOften }), inDay(a, "matter.order.incidents.approved", func(r *R) *cases.Date { return &r.rec.Approved })),
			row(inTerms("matter.order.incidents.tags", cases.Coercions(), func(r *R) *[]string { return &r.rec.Tags })),
			row(evidence),
		},
		fresh: func() *R { return &R{at: -1} },
		save: func(r *R) ([]cases.Record, error) {
			m := with(r.put(p.snap.Matter.Order.Incidents))
			return []cases.Record{m}, m.Check()
		},
		drop: func(r *R) (write, remove []cases.Record) {
			return []cases.Record{with(r.out(p.snap.Matter.Order.Incidents))}, nil
		},
	})
	return page
}
