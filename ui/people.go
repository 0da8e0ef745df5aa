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

// Relatives, addresses and other parts of the client's own record are lists inside it. ofClient is
// one entry of such a list with its place; a new one has the place -1.
type ofClient[T any] struct {
	at  int
	rec T
}

// inClient makes the rows of a list inside the client's record.
func inClient[T any](list []T) []*ofClient[T] {
	out := make([]*ofClient[T], len(list))
	for i, r := range list {
		out[i] = &ofClient[T]{i, r}
	}
	return out
}

// put gives the list with the entry in its place; at is the place it has then.
func (o *ofClient[T]) put(list []T) []T {
	list = slices.Clone(list)
	if o.at < 0 || o.at >= len(list) {
		o.at = len(list)
		return append(list, o.rec)
	}
	list[o.at] = o.rec
	return list
}

// out gives the list without the entry.
func (o *ofClient[T]) out(list []T) []T {
	if o.at < 0 || o.at >= len(list) {
		return list
	}
	return slices.Delete(slices.Clone(list), o.at, o.at+1)
}

// key is the entry's place, for a list on the screen.
func (o *ofClient[T]) key() string { return lang.T("number", "n", o.at) }

// newFamily is the client's family: possible derivatives, each with what the client wants for them.
func newFamily(a *App, store bookStore) tab {
	type R = ofClient[cases.Relative]
	p := &pageOf[R]{}
	p.rows = func(s *cases.Snapshot) []*R { return inClient(s.Client.Family) }
	save := func(r *R) ([]cases.Record, error) {
		c := p.snap.Client
		if r.rec.ID == "" {
			r.rec.ID = cases.NewID()
		}
		c.Family = r.put(c.Family)
		return []cases.Record{&c}, c.Check()
	}
	p.book = newBook(a, store, bookSpec[R]{words: "relative.", icon: stock.AccountIcon(), id: (*R).key,
		find: func(r *R) string { return kit.Fold(r.rec.Name.Full()) },
		cols: []kit.Column[R]{
			{Title: lang.T("clients.name"), Width: -1, Cell: func(r *R) kit.Cell {
				return kit.Cell{Main: r.rec.Name.Sorted(), Sub: dotted(relationWords(r.rec.Relation), lang.Date(r.rec.BirthDate)), Bold: true}
			}},
			{Title: lang.T("relative.derivative"), Width: 140, Kind: kit.Chips, Cell: func(r *R) kit.Cell {
				if r.rec.Derivative == "" {
					return kit.Cell{Main: lang.T("relative.nottalked"), Tone: theme.Neutral}
				}
				return kit.Cell{Main: term(cases.Derivatives(), string(r.rec.Derivative)), Tone: theme.Info}
			}},
		},
		lines: slices.Concat([]line[R]{
			row(inWords("client.family.name.given", func(r *R) *string { return &r.rec.Name.Given }), inWords("client.family.name.family", func(r *R) *string { return &r.rec.Name.Family })),
			row(inWords("client.family.name.middle", func(r *R) *string { return &r.rec.Name.Middle }), inWords("client.family.nativeName", func(r *R) *string { return &r.rec.NativeName })),
			row(inNames("client.family.otherNames", 2, func(r *R) *[]cases.Name { return &r.rec.OtherNames })),
			row(inChoice("client.family.relation", "relation.", []string{"", "spouse", "child", "mother", "father", "parent", "brother", "sister", "sibling"}, func(r *R) *string { return &r.rec.Relation }),
				inDay(a, "client.family.birthDate", func(r *R) *cases.Date { return &r.rec.BirthDate })),
			row(inChoice("client.family.sex", "sex.", sexes, func(r *R) *string { return &r.rec.Sex }),
				inChoice("client.family.maritalStatus", "marital.", maritalStatuses, func(r *R) *string { return &r.rec.MaritalStatus })),
			row(inWords("client.family.birthCity", func(r *R) *string { return &r.rec.BirthCity }), inWords("client.family.birthState", func(r *R) *string { return &r.rec.BirthState })),
			row(inWords("client.family.birthCountry", func(r *R) *string { return &r.rec.BirthCountry }), inWords("client.family.nationality", func(r *R) *string { return &r.rec.Nationality })),
			row(inYesNo("client.family.deceased", func(r *R) *bool { return &r.rec.Deceased })),
			row(inWords("client.family.aNumber", func(r *R) *string { return &r.rec.ANumber }), inWords("client.family.livesWith", func(r *R) *string { return &r.rec.LivesWith })),
			heading[R]("relative.filing"),
			row(inTerm("client.family.derivative", cases.Derivatives(), func(r *R) *cases.Derivative { return &r.rec.Derivative }),
				inYesNo("client.family.workPermit", func(r *R) *bool { return &r.rec.WorkPermit })),
			row(inYesNo("client.family.inDanger", func(r *R) *bool { return &r.rec.InDanger }), inWords("client.family.immigrationNow", func(r *R) *string { return &r.rec.ImmigrationNow })),
			row(inVeil("client.family.veil", []cases.Veil{cases.ShowName, cases.VeilName}, func(r *R) *cases.Veil { return &r.rec.Veil })),
			row(inArea("client.family.note", 3, func(r *R) *string { return &r.rec.Note })),
			heading[R]("relative.papers"),
			row(inWords("client.family.ssn", func(r *R) *string { return &r.rec.SSN }), inWords("client.family.passport.number", func(r *R) *string { return &r.rec.Passport.Number })),
			row(inWords("client.family.passport.country", func(r *R) *string { return &r.rec.Passport.Country }), inDay(a, "client.family.passport.issued", func(r *R) *cases.Date { return &r.rec.Passport.Issued })),
			row(inDay(a, "client.family.passport.expires", func(r *R) *cases.Date { return &r.rec.Passport.Expires })),
			heading[R]("relative.entry"),
		}, entryLines(a, "client.family.lastEntry", func(r *R) *cases.Entry { return &r.rec.LastEntry }), familyPlace()),
		fresh: func() *R { return &R{at: -1} },
		save:  save,
		drop: func(r *R) (write, remove []cases.Record) {
			c := p.snap.Client
			c.Family = r.out(c.Family)
			return []cases.Record{&c}, nil
		},
	})
	return p
}

// familyPlace is where a relative lives: a home stays secret until the client names who may see it.
func familyPlace() []line[ofClient[cases.Relative]] {
	type R = ofClient[cases.Relative]
	return slices.Concat([]line[R]{
		heading[R]("relative.place"),
		row(inTerm("client.family.address.kind", cases.AddressTerms(), func(r *R) *cases.AddressKind { return &r.rec.Address.Kind })),
	}, placeLines("client.family.address", func(r *R) *cases.Address { return &r.rec.Address }),
		[]line[R]{row(inReaders("client.family.address.allowFor", func(r *R) *[]cases.Recipient { return &r.rec.Address.AllowFor }))})
}

// relationWords is a relation in words; one that a person wrote stands as it is.
func relationWords(relation string) string {
	if key := "relation." + relation; relation != "" && lang.In("en", key) != "" {
		return lang.T(key)
	}
	return relation
}

// newPartyPage is the other people of the file: what part each has, and what each is to the client.
func newPartyPage(a *App, store bookStore) tab {
	type P = cases.Party
	p := &pageOf[P]{}
	p.rows = func(s *cases.Snapshot) []*P { return pointers(s.Parties) }
	roles := []string{"respondent", "trafficker", "abuser", "witness", "defendant"}
	p.book = newBook(a, store, bookSpec[P]{words: "party.", icon: stock.AccountIcon(),
		id: func(r *P) string { return r.ID }, find: func(r *P) string { return kit.Fold(r.Name.Full()) },
		cols: []kit.Column[P]{
			{Title: lang.T("clients.name"), Width: -1, Cell: func(r *P) kit.Cell {
				return kit.Cell{Main: r.Name.Sorted(), Sub: dotted(term(cases.Relationships(), string(r.Relation)), r.Relationship), Bold: true}
			}},
			{Title: lang.T("party.role"), Width: 150, Kind: kit.Chips, Cell: func(r *P) kit.Cell {
				return kit.Cell{Main: lang.T("role." + r.Role), Tone: theme.Neutral}
			}},
		},
		lines: slices.Concat([]line[P]{
			row(inChoice("party.role", "role.", roles, func(r *P) *string { return &r.Role }),
				inTerm("party.relation", cases.Relationships(), func(r *P) *cases.Relationship { return &r.Relation })),
			row(inWords("party.name.given", func(r *P) *string { return &r.Name.Given }), inWords("party.name.family", func(r *P) *string { return &r.Name.Family })),
			row(inWords("party.name.middle", func(r *P) *string { return &r.Name.Middle }), inWords("party.relationship", func(r *P) *string { return &r.Relationship })),
			row(inList("party.aliases", func(r *P) *[]string { return &r.Aliases }), inWords("party.nativeName", func(r *P) *string { return &r.NativeName })),
			row(inDay(a, "party.birthDate", func(r *P) *cases.Date { return &r.BirthDate }), inNumber("party.age", func(r *P) *int { return &r.Age })),
			row(inWords("party.phone", func(r *P) *string { return &r.Phone }),
				inChoice("party.contact", "contact.safety.", []cases.Safety{"", cases.Safe, cases.AskFirst, cases.Unsafe}, func(r *P) *cases.Safety { return &r.Contact })),
			row(inVeil("party.veil", []cases.Veil{"", cases.VeilName, cases.ShowName}, func(r *P) *cases.Veil { return &r.Veil })),
			heading[P]("party.address"),
		}, placeLines("party.address", func(r *P) *cases.Address { return &r.Address }), []line[P]{
			heading[P]("party.children"),
			row(inYesNo("party.childSafety", func(r *P) *bool { return &r.ChildSafety }), inYesNo("party.minor", func(r *P) *bool { return &r.Minor })),
			row(inWords("party.childNote", func(r *P) *string { return &r.ChildNote })),
			row(inArea("party.note", 3, func(r *P) *string { return &r.Note })),
		}, particularLines()),
		fresh: func() *P { return &P{ID: cases.NewID(), ClientID: p.snap.Client.ID, Role: "witness"} },
		extra: func(r *P) []fyne.CanvasObject {
			return []fyne.CanvasObject{kit.Flow(8, kit.NewButton(kit.Plain, stock.SearchIcon(), lang.T("conflict.check"), func() { a.lookFor(r) }))}
		},
		save: func(r *P) ([]cases.Record, error) { return []cases.Record{r}, r.Check() },
		drop: func(r *P) (write, remove []cases.Record) { return nil, []cases.Record{r} },
	})
	return p
}
