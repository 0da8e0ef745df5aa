package ui

import (
	"slices"

	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
)

// newTimeline is the whole life as far as it was told: before, during and after.
func newTimeline(a *App, store bookStore) tab {
	type E = cases.LifeEvent
	p := &pageOf[E]{}
	p.rows = func(s *cases.Snapshot) []*E {
		list := pointers(s.Timeline)
		slices.SortStableFunc(list, func(a, b *E) int { return compareDates(a.From, b.From) })
		return list
	}
	p.book = newBook(a, store, bookSpec[E]{words: "timeline.", icon: stock.HistoryIcon(),
		id: func(e *E) string { return e.ID }, find: func(e *E) string { return kit.Fold(e.Title) },
		cols: []kit.Column[E]{
			{Title: lang.T("timeline.when"), Width: 150, Cell: func(e *E) kit.Cell {
				return kit.Cell{Main: lang.Date(e.From), Sub: lang.T("timeline.phase." + orText(string(e.Phase), "open"))}
			}, Order: func(a, b *E) int { return compareDates(a.From, b.From) }},
			{Title: lang.T("timeline.what.head"), Width: -1, Cell: func(e *E) kit.Cell {
				return kit.Cell{Main: e.Title, Sub: dotted(term(cases.LifeCategories(), e.Category), e.Place), Bold: true}
			}},
		},
		lines: []line[E]{
			row(inWords("timeline.title", func(e *E) *string { return &e.Title })),
			row(inChoice("timeline.phase", "timeline.phase.", []cases.Phase{"", cases.Before, cases.During, cases.After}, func(e *E) *cases.Phase { return &e.Phase }),
				inTerm("timeline.category", cases.LifeCategories(), func(e *E) *string { return &e.Category })),
			row(inDay(a, "timeline.from", func(e *E) *cases.Date { return &e.From }), inDay(a, "timeline.to", func(e *E) *cases.Date { return &e.To })),
			row(inWords("timeline.place", func(e *E) *string { return &e.Place })),
			row(inArea("timeline.what", 4, func(e *E) *string { return &e.What })),
			row(inWords("timeline.source", func(e *E) *string { return &e.Source })),
			row(inYesNo("timeline.privileged", func(e *E) *bool { return &e.Privileged })),
			row(inTerms("timeline.tags", cases.Coercions(), func(e *E) *[]string { return &e.Tags })),
		},
		fresh: func() *E { return &E{ID: cases.NewID(), ClientID: p.snap.Client.ID} },
		save:  func(e *E) ([]cases.Record, error) { return []cases.Record{e}, e.Check() },
		drop:  func(e *E) (write, remove []cases.Record) { return nil, []cases.Record{e} },
	})
	return p
}

// compareDates orders days as far as they are known; an unknown one comes last.
func compareDates(a, b cases.Date) int {
	x, _, ok1 := a.Span()
	y, _, ok2 := b.Span()
	switch {
	case ok1 && ok2 && x < y:
		return -1
	case ok1 && ok2 && x > y:
		return 1
	case ok1 == ok2:
		return 0
	case ok1:
		return -1
	}
	return 1
}

// newExploitations is what was done to the client and when: labor and sex alike, told once for every
// matter.
func newExploitations(a *App, store bookStore) tab {
	type X = cases.Exploitation
	p := &pageOf[X]{}
	p.rows = func(s *cases.Snapshot) []*X { return pointers(s.Exploitations) }
	party := input[X]{kit.NewChoice("exploitation.party", label("exploitation.party"), "", nil, nil),
		func(x *X) string { return x.Party }, func(x *X, v string) bool { x.Party = v; return true }}
	page := &offering[X]{pageOf: p, offer: func(s *cases.Snapshot) { party.field.Offer(partyNames(s)) }}
	p.book = newBook(a, store, bookSpec[X]{words: "exploitation.", icon: stock.ListIcon(),
		id: func(x *X) string { return x.ID }, find: func(x *X) string { return "" },
		cols: []kit.Column[X]{
			{Title: lang.T("exploitation.kind"), Width: -1, Cell: func(x *X) kit.Cell {
				return kit.Cell{Main: orDash(termList(cases.TraffickingTypes(), x.Types)), Sub: termList(cases.Sectors(), x.Sectors), Bold: true}
			}},
			{Title: lang.T("timeline.when"), Width: 170, Cell: func(x *X) kit.Cell { return kit.Cell{Main: orDash(spanWords(x.From, x.To)), Sub: x.Place} }},
		},
		lines: []line[X]{
			row(inDay(a, "exploitation.from", func(x *X) *cases.Date { return &x.From }), inDay(a, "exploitation.to", func(x *X) *cases.Date { return &x.To })),
			row(inDay(a, "exploitation.exitEnd", func(x *X) *cases.Date { return &x.ExitEnd }),
				inTerm("exploitation.under18", cases.YesNoNotKnown(), func(x *X) *string { return &x.Under18 })),
			row(inWords("exploitation.place", func(x *X) *string { return &x.Place }), party),
			row(inTerms("exploitation.types", cases.TraffickingTypes(), func(x *X) *[]string { return &x.Types })),
			row(inTerms("exploitation.sectors", cases.Sectors(), func(x *X) *[]string { return &x.Sectors })),
			row(inTerms("exploitation.tags", cases.Coercions(), func(x *X) *[]string { return &x.Tags })),
			row(inArea("exploitation.note", 3, func(x *X) *string { return &x.Note })),
		},
		fresh: func() *X { return &X{ID: cases.NewID(), ClientID: p.snap.Client.ID} },
		save:  func(x *X) ([]cases.Record, error) { return []cases.Record{x}, x.Check() },
		drop:  func(x *X) (write, remove []cases.Record) { return nil, []cases.Record{x} },
	})
	return page
}

// offering is a page whose choices come from the snapshot.
type offering[T any] struct {
	*pageOf[T]
	offer func(*cases.Snapshot)
}

func (o *offering[T]) show(s *cases.Snapshot) {
	o.offer(s)
	o.pageOf.show(s)
}

// partyNames are the other people of the client's file, for a choice; the first is nobody.
func partyNames(s *cases.Snapshot) (ids, names []string) {
	ids, names = []string{""}, []string{"–"}
	for _, p := range s.Parties {
		ids, names = append(ids, p.ID), append(names, p.Name.Full())
	}
	return ids, names
}

// termList is entries of a typed list in words.
func termList(terms []cases.Term, ids []string) string {
	out := ""
	for i, id := range ids {
		if i > 0 {
			out += ", "
		}
		out += cases.Words(terms, id, lang.Code())
	}
	return out
}
