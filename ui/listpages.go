package ui

import (
	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
)

// listInClient is the page of one list inside the client's record; at gives the list.
func listInClient[T any](a *App, store bookStore, spec bookSpec[ofClient[T]], at func(*cases.Client) *[]T) tab {
	p := &pageOf[ofClient[T]]{}
	p.rows = func(s *cases.Snapshot) []*ofClient[T] { c := s.Client; return inClient(*at(&c)) }
	put := func(change func([]T) []T) *cases.Client {
		c := p.snap.Client
		*at(&c) = change(*at(&c))
		return &c
	}
	spec.save = func(r *ofClient[T]) ([]cases.Record, error) {
		c := put(r.put)
		return []cases.Record{c}, c.Check()
	}
	spec.drop = func(r *ofClient[T]) (write, remove []cases.Record) { return []cases.Record{put(r.out)}, nil }
	p.book = newBook(a, store, listed(spec))
	return p
}

// listInOrder is the page of one list inside a matter's protective order.
func listInOrder[T any](a *App, store bookStore, spec bookSpec[ofClient[T]], at func(*cases.Order) *[]T) tab {
	p := &pageOf[ofClient[T]]{}
	p.rows = func(s *cases.Snapshot) []*ofClient[T] { return inClient(*at(copyOrder(&s.Matter).Order)) }
	put := func(change func([]T) []T) *cases.Matter {
		m := copyOrder(&p.snap.Matter)
		*at(m.Order) = change(*at(m.Order))
		return m
	}
	spec.save = func(r *ofClient[T]) ([]cases.Record, error) {
		m := put(r.put)
		return []cases.Record{m}, m.Check()
	}
	spec.drop = func(r *ofClient[T]) (write, remove []cases.Record) { return []cases.Record{put(r.out)}, nil }
	p.book = newBook(a, store, listed(spec))
	return p
}

// listed fills in what every list inside a record has.
func listed[T any](spec bookSpec[ofClient[T]]) bookSpec[ofClient[T]] {
	spec.id = (*ofClient[T]).key
	if spec.fresh == nil {
		spec.fresh = func() *ofClient[T] { return &ofClient[T]{at: -1} }
	}
	return spec
}

// placeLines are the parts of one place: those of the United States first, then those of other countries.
func placeLines[T any](path string, at func(*T) *cases.Address) []line[T] {
	w := func(name string, of func(*cases.Address) *string) input[T] {
		return onText(kit.NewField(path+"."+name, lang.T("place."+name), ""), func(r *T) *string { return of(at(r)) })
	}
	type A = cases.Address
	kinds := []string{"", "APT", "STE", "FLR"}
	words := []string{"–"}
	for _, k := range kinds[1:] {
		words = append(words, lang.T("unit."+k))
	}
	unit := kit.NewChoice(path+".unitKind", lang.T("place.unitKind"), "", kinds, words)
	return []line[T]{
		row(w("street", func(x *A) *string { return &x.Street })),
		row(input[T]{unit, func(r *T) string { return at(r).UnitKind }, func(r *T, v string) bool { at(r).UnitKind = v; return true }},
			w("unit", func(x *A) *string { return &x.Unit })),
		row(w("city", func(x *A) *string { return &x.City }), w("county", func(x *A) *string { return &x.County })),
		row(w("state", func(x *A) *string { return &x.State }), w("zip", func(x *A) *string { return &x.ZIP })),
		row(w("province", func(x *A) *string { return &x.Province }), w("postalCode", func(x *A) *string { return &x.PostalCode })),
		row(w("country", func(x *A) *string { return &x.Country })),
	}
}

// inReaders are the recipients whom the client names on a place.
func inReaders[T any](path string, at func(*T) *[]cases.Recipient) input[T] {
	var recipients []cases.Recipient
	var texts []string
	for _, r := range releasable() {
		recipients, texts = append(recipients, r), append(texts, recipientWords(r))
	}
	return inSeveral(path, recipients, texts, at)
}

// spanCell is a time as a list shows it.
func spanCell(from, to cases.Date) kit.Cell {
	end := lang.T("life.now")
	if to != "" {
		end = lang.Date(to)
	}
	return kit.Cell{Main: orDash(lang.Date(from)), Sub: end}
}
