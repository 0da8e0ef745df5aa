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

// choices is the log of what the client decided: when, in whose presence. What holds now stands
// above it; a later decision takes an earlier one's place, and the earlier one stays in the log.
type choices struct {
	pageOf[cases.Choice]
	now *fyne.Container
}

func newChoices(a *App, store bookStore) tab {
	s := &choices{now: kit.VStack(0)}
	type C = cases.Choice
	s.rows = func(snap *cases.Snapshot) []*C {
		list := pointers(snap.Choices)
		slices.SortStableFunc(list, func(a, b *C) int { return compareDates(b.On, a.On) })
		return list
	}
	answers := []cases.ChoiceAnswer{"", cases.ChoseYes, cases.ChoseNo, cases.ChoseNotNow}
	s.book = newBook(a, store, bookSpec[C]{words: "choice.", icon: stock.ConfirmIcon(),
		id: func(c *C) string { return c.ID }, find: func(c *C) string { return kit.Fold(c.Decision) },
		cols: []kit.Column[C]{
			{Title: lang.T("choice.head"), Width: -1, Cell: func(c *C) kit.Cell {
				return kit.Cell{Main: c.Decision, Sub: dotted(term(cases.ChoiceTerms(), string(c.What)), c.About), Bold: true}
			}},
			{Title: lang.T("choice.when"), Width: 120, Cell: func(c *C) kit.Cell { return kit.Cell{Main: lang.Date(c.On), Sub: c.With} }},
		},
		lines: []line[C]{
			row(inTerm("choice.what", cases.ChoiceTerms(), func(c *C) *cases.ChoiceKind { return &c.What })),
			row(inWords("choice.about", func(c *C) *string { return &c.About })),
			row(inArea("choice.decision", 3, func(c *C) *string { return &c.Decision })),
			row(inChoice("choice.answer", "answer.", answers, func(c *C) *cases.ChoiceAnswer { return &c.Answer }),
				inYesNo("choice.lifted", func(c *C) *bool { return &c.Lifted })),
			row(inDay(a, "choice.on", func(c *C) *cases.Date { return &c.On }), inWords("choice.with", func(c *C) *string { return &c.With })),
			row(inWords("choice.by", func(c *C) *string { return &c.By })),
		},
		fresh: func() *C {
			return &C{ID: cases.NewID(), ClientID: s.snap.Client.ID, What: cases.ChoicePolice, On: a.today()}
		},
		save: func(c *C) ([]cases.Record, error) { return []cases.Record{c}, c.Check() },
	})
	return s
}

// Content lays the page out.
func (s *choices) Content() fyne.CanvasObject { return kit.Frame(12, s.now, s.pageOf.Content(), nil) }

func (s *choices) show(snap *cases.Snapshot) {
	s.pageOf.show(snap)
	wishes := cases.WishesOf(snap.Choices, snap.Matter.ID)
	tone, words := theme.Info, lang.T("choice.police.off")
	if wishes.PoliceContact() {
		tone, words = theme.Good, lang.T("choice.police.on", "date", lang.Date(wishes.Police.On))
	}
	body := kit.VStack(2, kit.NewPara(words, theme.Body, tone.Fg()))
	for _, t := range wishes.Topics {
		body.Add(kit.NewPara(lang.T("choice.topic.now", "topic", orText(t.About, t.Decision)), theme.Body, tone.Fg()))
	}
	s.now.Objects = []fyne.CanvasObject{kit.NewNote(tone, stock.InfoIcon(), lang.T("choice.now"), body)}
	s.now.Refresh()
}

// newGoals is what the client wants to reach, in the client's own order, with a day to look again.
func newGoals(a *App, store bookStore) tab {
	type G = cases.Goal
	p := &pageOf[G]{}
	p.rows = func(s *cases.Snapshot) []*G { return pointers(cases.GoalsInOrder(s.Goals)) }
	p.book = newBook(a, store, bookSpec[G]{words: "goal.", icon: stock.ConfirmIcon(),
		id: func(g *G) string { return g.ID }, find: func(g *G) string { return kit.Fold(g.What) },
		cols: []kit.Column[G]{
			{Title: lang.T("goal.order.head"), Width: 48, Cell: func(g *G) kit.Cell {
				if g.Order == 0 {
					return kit.Cell{Main: "–"}
				}
				return kit.Cell{Main: lang.T("number", "n", g.Order), Bold: true}
			}},
			{Title: lang.T("goal.head"), Width: -1, Cell: func(g *G) kit.Cell { return kit.Cell{Main: g.What, Sub: g.Help, Bold: true} }},
			{Title: lang.T("goal.review.head"), Width: 128, Cell: func(g *G) kit.Cell {
				switch {
				case g.Reached != "":
					return kit.Cell{Main: lang.T("goal.isreached"), Sub: lang.Date(g.Reached)}
				case g.LetGo != "":
					return kit.Cell{Main: lang.T("goal.isletgo"), Sub: lang.Date(g.LetGo)}
				case g.Review == "":
					return kit.Cell{Main: "–"}
				}
				return kit.Cell{Main: lang.Date(g.Review)}
			}},
		},
		lines: []line[G]{
			row(inArea("goal.what", 2, func(g *G) *string { return &g.What })),
			row(inNumber("goal.order", func(g *G) *int { return &g.Order }), inDay(a, "goal.review", func(g *G) *cases.Date { return &g.Review })),
			row(inLines("goal.steps", 3, func(g *G) *[]string { return &g.Steps })),
			row(inWords("goal.barriers", func(g *G) *string { return &g.Barriers }), inWords("goal.help", func(g *G) *string { return &g.Help })),
			row(inDay(a, "goal.reached", func(g *G) *cases.Date { return &g.Reached }), inDay(a, "goal.letGo", func(g *G) *cases.Date { return &g.LetGo })),
		},
		fresh: func() *G {
			order := 1
			for _, g := range p.snap.Goals {
				order = max(order, g.Order+1)
			}
			return &G{ID: cases.NewID(), ClientID: p.snap.Client.ID, Order: order, Set: a.today()}
		},
		save: func(g *G) ([]cases.Record, error) { return []cases.Record{g}, g.Check() },
		drop: func(g *G) (write, remove []cases.Record) { return nil, []cases.Record{g} },
	})
	return p
}
