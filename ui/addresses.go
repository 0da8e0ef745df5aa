package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// newAddresses is every place of the client, each with who may see it. A home, a shelter, a
// workplace and a school stay secret until the client names a recipient.
func newAddresses(a *App, store bookStore) tab {
	type R = ofClient[cases.Address]
	p := &pageOf[R]{}
	p.rows = func(s *cases.Snapshot) []*R { return inClient(s.Client.Addresses) }
	p.book = newBook(a, store, bookSpec[R]{words: "address.", icon: stock.HomeIcon(), id: (*R).key,
		find: func(r *R) string { return kit.Fold(r.rec.Street) },
		cols: []kit.Column[R]{
			{Title: lang.T("address.place"), Width: -1, Cell: func(r *R) kit.Cell {
				return kit.Cell{Main: term(cases.AddressTerms(), string(r.rec.Kind)), Sub: orDash(dotted(r.rec.Street, r.rec.City, r.rec.State)), Bold: true}
			}},
			{Title: lang.T("address.who"), Width: 168, Kind: kit.Chips, Cell: func(r *R) kit.Cell { return addressChip(r.rec, a.today()) }},
		},
		lines: slices.Concat([]line[R]{
			row(inTerm("client.addresses.kind", cases.AddressTerms(), func(r *R) *cases.AddressKind { return &r.rec.Kind }),
				inWords("client.addresses.inCareOf", func(r *R) *string { return &r.rec.InCareOf })),
		}, placeLines("client.addresses", func(r *R) *cases.Address { return &r.rec }), []line[R]{
			row(inDay(a, "client.addresses.from", func(r *R) *cases.Date { return &r.rec.From }), inDay(a, "client.addresses.until", func(r *R) *cases.Date { return &r.rec.Until })),
			heading[R]("address.program.head"),
			row(inWords("client.addresses.program", func(r *R) *string { return &r.rec.Program }), inDay(a, "client.addresses.expires", func(r *R) *cases.Date { return &r.rec.Expires })),
			heading[R]("address.allow.head"),
			row(inReaders("client.addresses.allowFor", func(r *R) *[]cases.Recipient { return &r.rec.AllowFor })),
		}),
		fresh: func() *R { return &R{at: -1, rec: cases.Address{Kind: cases.SafeMail}} },
		save: func(r *R) ([]cases.Record, error) {
			c := p.snap.Client
			c.Addresses = r.put(c.Addresses)
			return []cases.Record{&c}, c.Check()
		},
		drop: func(r *R) (write, remove []cases.Record) {
			c := p.snap.Client
			c.Addresses = r.out(c.Addresses)
			return []cases.Record{&c}, nil
		},
		extra: func(*R) []fyne.CanvasObject { return []fyne.CanvasObject{whoSees(p.snap.Client, a.today())} },
	})
	return p
}

// addressChip says who may see a place.
func addressChip(x cases.Address, today cases.Date) kit.Cell {
	switch {
	case x.Ended(today):
		return kit.Cell{Main: lang.T("address.ended"), Tone: theme.Neutral}
	case !x.Kind.Secret():
		return kit.Cell{Main: lang.T("address.open"), Tone: theme.Good}
	case len(x.AllowFor) > 0:
		return kit.Cell{Main: lang.N("address.some", len(x.AllowFor)), Tone: theme.Warn}
	}
	return kit.Cell{Main: lang.T("address.secret"), Tone: theme.Info}
}

// whoSees is the address that papers for each recipient would carry today.
func whoSees(c cases.Client, today cases.Date) fyne.CanvasObject {
	body := section(lang.T("address.goes"))
	for _, r := range releasable() {
		choice := c.AddressFor(r, today)
		words := choice.Reason.Words(lang.Code())
		if choice.Found {
			words = dotted(term(cases.AddressTerms(), string(choice.Address.Kind)), choice.Address.City, words)
		}
		body.Add(kit.TopRow(10, []float32{150, -1}, kit.NewPara(recipientWords(r), theme.Small, theme.Muted), kit.NewPara(words, theme.Small, theme.Ink)))
	}
	return body
}
