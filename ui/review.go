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

// review is who works on a matter and how far it is: stage, people, the supervisor's sign-off, the
// pause for a client who will come back, and the closing.
type review struct {
	pageOf[cases.Matter]
	people []*kit.Field
}

func newReview(a *App, store bookStore) tab {
	s := &review{}
	type M = cases.Matter
	s.rows = func(snap *cases.Snapshot) []*M { return []*M{&snap.Matter} }
	attorney := inOffer("matter.attorney", func(m *M) *string { return &m.Attorney })
	advocate := inOffer("matter.advocate", func(m *M) *string { return &m.Advocate })
	supervisor := inOffer("matter.supervisor", func(m *M) *string { return &m.Supervisor })
	s.people = []*kit.Field{attorney.field, advocate.field, supervisor.field}
	open := slices.DeleteFunc(cases.Stages(), func(st cases.Stage) bool { return st == cases.Closed || st == cases.Dormant })
	stage := inChoice("matter.stage", "stage.", open, func(m *M) *cases.Stage { return &m.Stage })
	s.book = newBook(a, store, bookSpec[M]{words: "review.", one: true,
		lines: []line[M]{
			heading[M]("review.stage"),
			row(stage, inDay(a, "matter.opened", func(m *M) *cases.Date { return &m.Opened })),
			row(inYesNo("matter.legalHold", func(m *M) *bool { return &m.LegalHold })),
			row(inList("matter.forms", func(m *M) *[]string { return &m.Forms })),
			heading[M]("review.people"),
			row(attorney, advocate), row(supervisor),
		},
		save:  func(m *M) ([]cases.Record, error) { return []cases.Record{m}, m.Check() },
		extra: s.extra,
	})
	return s
}

func (s *review) show(snap *cases.Snapshot) {
	ids, names := []string{""}, []string{"–"}
	for _, w := range snap.Staff {
		ids, names = append(ids, w.ID), append(names, dotted(w.Name.Full(), staffRole(w.Role)))
	}
	for _, f := range s.people {
		f.Offer(ids, names)
	}
	s.pageOf.show(snap)
}

func (s *review) extra(m *cases.Matter) []fyne.CanvasObject {
	cards := kit.Masonry(430, 16, s.signOffs(), s.rest(m))
	return []fyne.CanvasObject{cards}
}

// signOffs are the supervisor's reviews, with what has changed since the last of them.
func (s *review) signOffs() fyne.CanvasObject {
	body := kit.VStack(10, kit.NewBoldPara(lang.T("signoff.head"), theme.Body, theme.Ink))
	list := s.snap.SignOffs
	now := cases.Fingerprints(s.snap)
	if len(list) == 0 {
		body.Add(kit.NewPara(lang.T("signoff.none"), theme.Body, theme.Muted))
	}
	for i, o := range list {
		state := lang.T("signoff.same")
		changed := len(o.Changed(now)) + len(o.Added(now))
		if changed > 0 {
			state = lang.N("signoff.changed", changed)
		}
		if i < len(list)-1 {
			state = ""
		}
		body.Add(kit.VStack(1, kit.NewPara(dotted(s.workerName(o.By), lang.Date(o.On), o.Note), theme.Body, theme.Ink),
			kit.NewPara(state, theme.Small, theme.Muted)))
	}
	body.Add(kit.Flow(8, kit.NewButton(kit.Plain, stock.ConfirmIcon(), lang.T("signoff.new"), s.onSignOff)))
	return kit.NewCard(20, body)
}

// workerName is the name of someone of the office, or what was written where it is no such person.
func (s *review) workerName(id string) string {
	for _, w := range s.snap.Staff {
		if w.ID == id {
			return w.Name.Full()
		}
	}
	return id
}

// onSignOff records a review of the matter as it stands now.
func (s *review) onSignOff() {
	by := kit.NewField("signoff.by", lang.T("signoff.by"), "")
	by.Set(s.workerName(s.snap.Matter.Supervisor))
	s.a.askFor(lang.T("signoff.new"), lang.T("signoff.words"), by, lang.T("signoff.yes"), func(who string) error {
		o := cases.SignOff{ID: cases.NewID(), MatterID: s.snap.Matter.ID, By: who, On: s.a.today(), Reviewed: cases.Fingerprints(s.snap)}
		if err := o.Check(); err != nil {
			return err
		}
		s.write([]cases.Record{&o}, nil, func() { s.a.toast(lang.T("signoff.done")) })
		return nil
	})
}

// rest is the pause and the closing of a matter.
func (s *review) rest(m *cases.Matter) fyne.CanvasObject {
	body := kit.VStack(10, kit.NewBoldPara(lang.T("review.rest"), theme.Body, theme.Ink))
	buttons := kit.Flow(8)
	say := func(words string) { body.Add(kit.NewPara(words, theme.Body, theme.Ink)) }
	switch m.Stage {
	case cases.Dormant:
		say(dotted(lang.T("review.waiting", "date", lang.Date(m.Pause.Since)), m.Pause.Why))
		buttons.Add(kit.NewButton(kit.Plain, nil, lang.T("review.wake"), func() { s.turn(m.Wake()) }))
	case cases.Closed:
		say(dotted(lang.T("review.closed", "date", lang.Date(m.Closing.On)), m.Closing.Outcome))
		if m.Closing.Keep != "" {
			say(lang.T("review.keep", "date", lang.Date(m.Closing.Keep)))
		}
		buttons.Add(kit.NewButton(kit.Plain, nil, lang.T("review.reopen"), func() { s.turn(m.Reopen()) }))
	default:
		body.Add(kit.NewPara(lang.T("review.rest.words"), theme.Body, theme.Muted))
		buttons.Add(kit.NewButton(kit.Plain, nil, lang.T("review.sleep"), func() { s.onSleep(m) }))
		buttons.Add(kit.NewButton(kit.Plain, nil, lang.T("review.close"), func() { s.onClose(m) }))
	}
	body.Add(buttons)
	return kit.NewCard(20, body)
}

func (s *review) onSleep(m *cases.Matter) {
	s.a.askFor(lang.T("review.sleep"), lang.T("review.sleep.words"), kit.NewField("matter.pause.why", lang.T("matter.pause.why"), ""),
		lang.T("review.sleep.yes"), func(why string) error {
			now, err := m.Sleep(s.a.today(), why)
			return s.turn(now, err)
		})
}

func (s *review) onClose(m *cases.Matter) {
	s.a.askFor(lang.T("review.close"), lang.T("review.close.words"), kit.NewField("matter.closing.outcome", lang.T("matter.closing.outcome"), ""),
		lang.T("review.close.yes"), func(outcome string) error {
			now, err := m.Close(s.a.today(), outcome, "")
			return s.turn(now, err)
		})
}

// turn writes a matter that has moved to another stage.
func (s *review) turn(m cases.Matter, err error) error {
	if err == nil {
		s.write([]cases.Record{&m}, nil, func() {})
	}
	return err
}
