package ui

import (
	"slices"

	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

func newWorkTab(a *App, store bookStore, at int) tab {
	return newParts(a, at,
		part{"task.part", func() tab { return newTasks(a, store) }},
		part{"note.part", func() tab { return newNotes(a, store) }},
		part{"review.part", func() tab { return newReview(a, store) }},
		part{"time.part", func() tab { return newTimes(a, store) }})
}

// newTasks is what is to be done in a matter, by whom, and what each waits for.
func newTasks(a *App, store bookStore) tab {
	type T = cases.Task
	p := &pageOf[T]{}
	p.rows = func(s *cases.Snapshot) []*T {
		list := slices.DeleteFunc(cases.TasksInOrder(s.Tasks), func(t T) bool { return t.MatterID == "" && t.ClientID == "" })
		return pointers(list)
	}
	waits := inSeveral[T, string]("task.blockedBy", nil, nil, func(t *T) *[]string { return &t.BlockedBy })
	page := &offering[T]{pageOf: p, offer: func(s *cases.Snapshot) {
		var ids, texts []string
		for _, t := range s.Tasks {
			if t.Done == "" {
				ids, texts = append(ids, t.ID), append(texts, t.What)
			}
		}
		waits.field.Offer(ids, texts)
	}}
	p.book = newBook(a, store, bookSpec[T]{words: "task.", icon: stock.ListIcon(),
		id: func(t *T) string { return t.ID }, find: func(t *T) string { return kit.Fold(t.What) },
		cols: []kit.Column[T]{
			{Title: lang.T("task.head"), Width: -1, Cell: func(t *T) kit.Cell { return kit.Cell{Main: t.What, Sub: t.For, Bold: t.Done == ""} }},
			{Title: lang.T("task.due.head"), Width: 116, Cell: func(t *T) kit.Cell { return dueCell(a, t.Due, t.Done) }},
			{Title: lang.T("task.state"), Width: 116, Kind: kit.Chips, Spare: true, Cell: func(t *T) kit.Cell { return taskChip(t, p.snap.Tasks) }},
		},
		lines: []line[T]{
			row(inWords("task.what", func(t *T) *string { return &t.What })),
			row(inWords("task.for", func(t *T) *string { return &t.For }), inDay(a, "task.due", func(t *T) *cases.Date { return &t.Due })),
			row(inDay(a, "task.done", func(t *T) *cases.Date { return &t.Done })),
			row(inArea("task.note", 2, func(t *T) *string { return &t.Note })),
			row(waits),
		},
		fresh: func() *T { return &T{ID: cases.NewID(), ClientID: p.snap.Client.ID, MatterID: p.snap.Matter.ID} },
		save:  func(t *T) ([]cases.Record, error) { return []cases.Record{t}, t.Check() },
		drop:  func(t *T) (write, remove []cases.Record) { return nil, []cases.Record{t} },
	})
	return page
}

// dueCell is a day by which something is wanted, with how far it is while it is open.
func dueCell(a *App, day, done cases.Date) kit.Cell {
	if day == "" {
		return kit.Cell{Main: "–"}
	}
	words, days, ok := lang.Distance(day, a.opt.Now())
	c := kit.Cell{Main: lang.Date(day)}
	if ok && done == "" {
		c.Sub = words
		if tone := dueTone(days); tone != theme.Neutral {
			c.SubRole, c.SubBold = tone.Fg(), true
		}
	}
	return c
}

func taskChip(t *cases.Task, all []cases.Task) kit.Cell {
	switch {
	case t.Done != "":
		return kit.Cell{Main: lang.T("task.isdone"), Tone: theme.Good}
	case len(t.Waiting(all)) > 0:
		return kit.Cell{Main: lang.T("task.waits"), Tone: theme.Neutral}
	}
	return kit.Cell{Main: lang.T("task.open"), Tone: theme.Info}
}

// newNotes are notes for the people at work on a file. None of them stands in a packet.
func newNotes(a *App, store bookStore) tab {
	type N = cases.Note
	p, reader := &pageOf[N]{}, ""
	p.rows = func(s *cases.Snapshot) []*N {
		list := pointers(s.Notes)
		slices.SortStableFunc(list, func(a, b *N) int { return compareDates(b.On, a.On) })
		return list
	}
	p.book = newBook(a, store, bookSpec[N]{words: "note.", icon: stock.DocumentCreateIcon(),
		over: readers(func(role string, then func()) {
			p.leave(func() {
				reader = role
				p.narrow()
				then()
			})
		}),
		id: func(n *N) string { return n.ID }, find: func(n *N) string { return kit.Fold(n.Text) },
		cols: []kit.Column[N]{
			{Title: lang.T("note.head"), Width: -1, Cell: func(n *N) kit.Cell { return kit.Cell{Main: n.Text, Sub: noteSub(n)} }},
			{Title: lang.T("note.whose"), Width: 150, Kind: kit.Chips, Cell: noteChip},
		},
		lines: []line[N]{
			row(inChoice("note.kind", "note.kind.", cases.NoteKinds(), func(n *N) *cases.NoteKind { return &n.Kind }),
				inYesNo("note.privileged", func(n *N) *bool { return &n.Privileged })),
			row(inDay(a, "note.on", func(n *N) *cases.Date { return &n.On }), inWords("note.by", func(n *N) *string { return &n.By })),
			row(inArea("note.text", 8, func(n *N) *string { return &n.Text })),
		},
		fresh: func() *N {
			return &N{ID: cases.NewID(), ClientID: p.snap.Client.ID, MatterID: p.snap.Matter.ID, Kind: cases.FileNote, On: a.today()}
		},
		save: func(n *N) ([]cases.Record, error) { return []cases.Record{n}, n.Check() },
		drop: func(n *N) (write, remove []cases.Record) { return nil, []cases.Record{n} },
	})
	p.list.Keep = func(n *N) bool { return reader == "" || n.ReadBy(reader) }
	return p
}

// newTimes is the time that was worked on a matter, for pro bono hours.
func newTimes(a *App, store bookStore) tab {
	type T = cases.TimeEntry
	p := &pageOf[T]{}
	p.rows = func(s *cases.Snapshot) []*T { return pointers(s.Times) }
	p.book = newBook(a, store, timeSpec(a, func() *T {
		return &T{ID: cases.NewID(), ClientID: p.snap.Client.ID, MatterID: p.snap.Matter.ID, On: a.today(), ProBono: true}
	}))
	return p
}

// timeSpec is a book of worked time; fresh makes an entry for the place it stands in.
func timeSpec(a *App, fresh func() *cases.TimeEntry) bookSpec[cases.TimeEntry] {
	type T = cases.TimeEntry
	return bookSpec[T]{words: "time.", icon: stock.HistoryIcon(),
		id: func(t *T) string { return t.ID }, find: func(t *T) string { return kit.Fold(t.Who) },
		cols: []kit.Column[T]{
			{Title: lang.T("time.on"), Width: 110, Cell: func(t *T) kit.Cell { return kit.Cell{Main: lang.Date(t.On), Sub: t.Who} },
				Order: func(a, b *T) int { return compareDates(a.On, b.On) }},
			{Title: lang.T("time.what"), Width: -1, Cell: func(t *T) kit.Cell { return kit.Cell{Main: t.What} }},
			{Title: lang.T("time.hours"), Width: 76, Cell: func(t *T) kit.Cell { return kit.Cell{Main: cases.HoursShown(t.Minutes)} }},
		},
		lines: []line[T]{
			row(inWords("time.who", func(t *T) *string { return &t.Who }), inDay(a, "time.on", func(t *T) *cases.Date { return &t.On })),
			row(inNumber("time.minutes", func(t *T) *int { return &t.Minutes }), inYesNo("time.proBono", func(t *T) *bool { return &t.ProBono })),
			row(inWords("time.what", func(t *T) *string { return &t.What })),
		},
		fresh: fresh,
		save:  func(t *T) ([]cases.Record, error) { return []cases.Record{t}, t.Check() },
		drop:  func(t *T) (write, remove []cases.Record) { return nil, []cases.Record{t} },
	}
}
