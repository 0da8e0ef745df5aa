package ui

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// askings are what was asked and what was not, on the page of facts: under each field where its question stands, over each group how many are
// answered. Not known and not said are answers, and nothing that was told is asked again.
type askings struct {
	a      *App
	list   []question
	lines  map[string]*fyne.Container // under the field that a question belongs to, by the field's path
	groups map[string]*kit.Text       // by the text of the group's head
	days   map[string]*kit.Para       // under the head: the day on which most of the group was told
	of     map[string]string          // the group of a field
	all    *kit.Para
	snap   *cases.Snapshot
	redraw func() // lays the page out again
}

func newAskings(a *App) *askings {
	return &askings{a: a, list: questionsOf(), lines: map[string]*fyne.Container{}, groups: map[string]*kit.Text{}, days: map[string]*kit.Para{}, of: map[string]string{},
		all: kit.NewPara("", theme.Small, theme.Muted), redraw: func() {}}
}

// field is where a question is answered on the page.
func (q question) field() string {
	switch q.path {
	case reachPath:
		return contactValuePath
	case mayPath:
		return contactSafetyPath
	}
	return q.path
}

// under puts the line of a question under its field; a field without a question stands as it is.
func (s *askings) under(group string, field *kit.Field) fyne.CanvasObject {
	if !slices.ContainsFunc(s.list, func(q question) bool { return q.field() == field.Path }) {
		return field
	}
	line := kit.VStack(0)
	s.lines[field.Path], s.of[field.Path] = line, group
	return kit.VStack(2, field, line)
}

// head is the heading of a group with its progress, and the day that most of its answers share: said once, and beside a
// field only where it differs.
func (s *askings) head(group string) fyne.CanvasObject {
	s.groups[group], s.days[group] = kit.NewText("", theme.Small, theme.Muted).Whole(), kit.NewPara("", theme.Small, theme.Muted)
	s.days[group].Hide()
	return kit.VStack(2, kit.Row(8, []float32{-1, 0}, kit.NewBoldPara(group, theme.Sub, theme.Ink), s.groups[group]), s.days[group])
}

// show says where each question stands by a snapshot; the days come from the history of the record.
func (s *askings) show(snap *cases.Snapshot) {
	s.snap = snap
	v, key := s.a.vault, snap.Client.Key()
	var changes []cases.Change
	s.a.jobs.run("", func(ctx context.Context, _ cases.Progress) (err error) {
		changes, err = v.History(ctx, key.Table, key.Row)
		return err
	}, func(err error) {
		if err == nil && s.snap == snap { // without its days every line still says where it stands
			s.fill(changes)
			return
		}
		s.fill(nil)
	})
}

func (s *askings) fill(changes []cases.Change) {
	history := func(cases.Key) []cases.Change { return changes }
	done, all, told := map[string]int{}, map[string]int{}, map[string][]cases.Date{}
	open := 0
	type standing struct {
		q     question
		state cases.Asking
		on    cases.Date
	}
	var list []standing
	for _, q := range s.list {
		state, on := q.since(s.snap, history)
		list = append(list, standing{q, state, on})
		group := s.of[q.field()]
		all[group]++
		if state.Answered() {
			done[group]++
		} else {
			open++
		}
		if state == cases.Told && on != "" {
			told[group] = append(told[group], on)
		}
	}
	shared := map[string]cases.Date{}
	for group, line := range s.days {
		day := sharedDay(told[group])
		if shared[group] = day; day != "" {
			line.Set(lang.T("asked.already", "date", lang.Date(day)))
		}
		line.Hidden = day == ""
	}
	for _, x := range list {
		line := s.lines[x.q.field()]
		line.Objects = nil
		if x.state == cases.Told && x.on == shared[s.of[x.q.field()]] {
			continue
		}
		if o := s.line(x.q, x.state, x.on); o != nil {
			line.Add(o)
		}
	}
	for group, text := range s.groups {
		if all[group] > 0 {
			text.Set(lang.T("asked.progress", "n", done[group], "of", all[group]))
		}
	}
	words := lang.N("asked.all", open)
	if open == 0 {
		words = lang.T("asked.none")
	}
	s.all.Set(words)
	s.redraw()
}

// sharedDay is the day on which most answers were told, at least two; the later of two that are as many, "" where none is shared.
func sharedDay(told []cases.Date) (day cases.Date) {
	most, count := 1, map[cases.Date]int{}
	for _, on := range told {
		if count[on]++; count[on] > most || count[on] == most && most > 1 && on > day {
			day, most = on, count[on]
		}
	}
	return day
}

// since is where a question stands and since when.
func (q question) since(s *cases.Snapshot, history func(cases.Key) []cases.Change) (cases.Asking, cases.Date) {
	if q.path != reachPath && q.path != mayPath {
		return cases.AskingOf(s, q.path, history)
	}
	state, on := cases.AskingOf(s, q.path, nil)
	if q.told(s) == "" {
		return state, on
	}
	if on == "" {
		on, _ = cases.LastTold(history(s.Client.Key()), "contacts")
	}
	return cases.Told, on
}

// line says where a question stands; a fact whose day is not known needs no words.
func (s *askings) line(q question, state cases.Asking, on cases.Date) fyne.CanvasObject {
	day := lang.Date(on)
	switch state {
	case cases.Told:
		if on == "" {
			return nil
		}
		return kit.Pad(kit.NewPara(lang.T("asked.already", "date", day), theme.Small, theme.Muted), 1, 0, 1, 0)
	case cases.NotKnown:
		return s.pressed(q, state, lang.T("asked.notknown", "date", day))
	case cases.PrefersNot:
		return s.pressed(q, state, lang.T("asked.prefers", "date", day))
	}
	return s.pressed(q, state, lang.T("asked.not"))
}

func (s *askings) pressed(q question, state cases.Asking, words string) fyne.CanvasObject {
	var line *kit.Said
	line = kit.NewSaid(words, func() {
		kit.ShowMenuUnder(line, s.answers(q, state)...)
	})
	return line
}

// answers are what can be written down without an entry.
func (s *askings) answers(q question, state cases.Asking) []kit.MenuItem {
	if state.Answered() {
		return []kit.MenuItem{{Label: lang.T("asked.again"), Do: func() { s.again(q) }}}
	}
	return []kit.MenuItem{
		{Label: lang.T("beside.notknown"), Do: func() { s.write(s.sitting(q, cases.AnsweredNotSure)) }},
		{Label: lang.T("asked.prefersnot"), Do: func() {
			choice := cases.PreferNot(s.snap.Client.ID, q.path, factLabel(q.path), lang.T("beside.prefers", "what", factLabel(q.path)), s.with(), s.a.today())
			s.write(s.sitting(q, cases.AnsweredPrefersNo), &choice)
		}},
	}
}

// again opens a question anew: what the client decided about it is taken back in the log, not erased.
func (s *askings) again(q question) {
	out := []cases.Record{s.sitting(q, cases.AnsweredSkip)}
	if c, spared := s.snap.Wishes().Spared(q.path); spared {
		c.Meta, c.ID, c.On, c.With, c.Lifted = cases.Meta{}, cases.NewID(), s.a.today(), s.with(), true
		out = append(out, &c)
	}
	s.write(out...)
}

// sitting is today's conversation about facts with one answer more.
func (s *askings) sitting(q question, answer string) *cases.Sitting {
	now := cases.Sitting{ID: cases.NewID(), ClientID: s.snap.Client.ID, On: s.a.today(), About: cases.SittingFacts, With: s.with(), Language: lang.Code()}
	for _, x := range s.snap.Sittings {
		if x.About == cases.SittingFacts && x.On == now.On && x.With == now.With {
			now = x
		}
	}
	now.Answers = append(slices.DeleteFunc(slices.Clone(now.Answers), func(o cases.ScreenAnswer) bool { return o.Question == q.path }),
		cases.ScreenAnswer{Question: q.path, Answer: answer})
	now = cases.Tidied(now)
	return &now
}

func (s *askings) with() string { return orText(s.snap.Attorney.Name.Full(), s.snap.Office.Name) }

func (s *askings) write(records ...cases.Record) {
	v := s.a.vault
	changed := noting(records...)
	s.a.jobs.run("", func(ctx context.Context, _ cases.Progress) error { return v.Write(ctx, records...) }, func(err error) {
		if err != nil {
			s.a.fail(err, nil)
			return
		}
		s.a.reload()
		s.a.saved(lang.T("facts.done"), changed())
	})
}
