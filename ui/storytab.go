package ui

import (
	"slices"
	"strings"

	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

func newStoryTab(a *App, store bookStore, at int) tab {
	return newParts(a, at,
		part{"story.part", func() tab { return newStory(a, store) }},
		part{"timeline.part", func() tab { return newTimeline(a, store) }},
		part{"exploitation.part", func() tab { return newExploitations(a, store) }},
		part{"differ.part", func() tab { return newContradictions(a, store) }})
}

// story is what the client told, piece by piece in the client's words: on a line of time, with what was approved, where
// each piece may stand and where it stands.
type story struct {
	pageOf[cases.Fragment]
	line     *kit.SpanLine
	drawn    []string // ids of the pieces on the line
	filter   *kit.Field
	approved input[cases.Fragment]
	notIn    *kit.Field
	people   *kit.Field
	exhibits *kit.Field
}

func newStory(a *App, store bookStore) tab {
	s := &story{line: kit.NewSpanLine()}
	type F = cases.Fragment
	s.line.OnPick = s.pick
	s.filter = kit.NewChoice("story.show", lang.T("story.show"), "", []string{""}, []string{lang.T("story.show.all")})
	s.filter.OnChange = func() { s.narrow(); s.draw() }
	s.approved = inDay(a, "story.fragment.approved", func(f *F) *cases.Date { return &f.Approved })
	s.approved.get = func(f *F) string { return string(f.ApprovedOn()) }
	s.rows = func(snap *cases.Snapshot) []*F { return pointers(snap.Story) }
	share := kit.NewButton(kit.Plain, stock.AccountIcon(), lang.T("beside.sit"), func() {
		a.share(Route{Place: toMatter, ID: s.snap.Matter.ID}, shareStory)
	})
	s.book = newBook(a, store, bookSpec[F]{words: "story.", icon: stock.DocumentIcon(), share: 1.25, lead: true,
		id:   func(f *F) string { return f.ID },
		find: func(f *F) string { return kit.Fold(f.Title) },
		over: kit.VStack(8, kit.Head(150, s.filter, share), s.line),
		cols: []kit.Column[F]{
			{Title: lang.T("story.what"), Width: -1, Cell: func(f *F) kit.Cell {
				return kit.Cell{Main: orText(f.Title, f.Words), Sub: dotted(topicWords(f), spanWords(f.From, f.To), f.Place), Bold: true}
			}, Order: func(a, b *F) int { return compareDates(a.From, b.From) }},
			{Title: lang.T("story.state"), Width: 132, Kind: kit.Chips, Cell: s.state},
		},
		lines: s.lines(a),
		fresh: func() *F {
			order := 1
			for _, f := range s.snap.Story {
				order = max(order, f.Order+1)
			}
			f := &F{ID: cases.NewID(), ClientID: s.snap.Client.ID, Session: a.today(), Order: order, Language: firstOf(s.snap.Client.Languages)}
			f.Sitting = s.sittingOn(f.Session)
			return f
		},
		save:  s.kept,
		drop:  func(f *F) (write, remove []cases.Record) { return nil, []cases.Record{f} },
		extra: s.beside,
	})
	s.list.Keep = s.keeps
	return s
}

// lines are the fields of a piece: what it is about, the words in both languages beside each other, when and who, and
// where it may stand.
func (s *story) lines(a *App) []line[cases.Fragment] {
	type F = cases.Fragment
	notIn := input[F]{kit.NewChecks("story.fragment.notIn", label("story.fragment.notIn"), hint("story.fragment.notIn"), nil, nil),
		func(f *F) string { return strings.Join(f.NotIn, "\n") }, s.refuse}
	people := inSeveral("story.fragment.people", nil, nil, func(f *F) *[]string { return &f.People })
	exhibits := inSeveral("story.fragment.exhibits", nil, nil, func(f *F) *[]string { return &f.Exhibits })
	s.notIn, s.people, s.exhibits = notIn.field, people.field, exhibits.field
	uses := input[F]{kit.NewChoice("story.fragment.uses", label("story.fragment.uses"), hint("story.fragment.uses"),
		[]string{"", "yes"}, []string{lang.T("story.notyet"), lang.T("story.maystand")}), s.mayStand, s.allow}
	return []line[F]{
		row(inWords("story.fragment.title", func(f *F) *string { return &f.Title }),
			inTerm("story.fragment.topic", cases.StoryTopics(), func(f *F) *string { return &f.Topic })),
		row(inArea("story.fragment.original", 8, func(f *F) *string { return &f.Original }),
			inArea("story.fragment.words", 8, func(f *F) *string { return &f.Words })),
		row(inWords("story.fragment.language", func(f *F) *string { return &f.Language }),
			inWords("story.fragment.translator", func(f *F) *string { return &f.Translator })),
		row(inDay(a, "story.fragment.from", func(f *F) *cases.Date { return &f.From }),
			inDay(a, "story.fragment.to", func(f *F) *cases.Date { return &f.To })),
		row(inWords("story.fragment.place", func(f *F) *string { return &f.Place }),
			inDay(a, "story.fragment.session", func(f *F) *cases.Date { return &f.Session })),
		row(inYesNo("story.fragment.begun", func(f *F) *bool { return &f.Begun })),
		heading[F]("story.where"),
		row(s.approved, uses),
		row(notIn),
		heading[F]("story.beside"),
		row(people, inLines("story.fragment.others", 3, func(f *F) *[]string { return &f.Others })),
		row(exhibits),
	}
}

// kept is what the vault keeps of a piece: words that the client did not approve lose the approval, and a day that was
// written in is the approval of the words as they are.
func (s *story) kept(f *cases.Fragment) ([]cases.Record, error) {
	before, _ := s.before(f.ID)
	typed := s.approved.field.Value() != ""
	now := f.Since(before)
	if typed && before.Lapsed() && !now.IsApproved() && f.Hash() == before.Hash() {
		now = now.Heard(f.Approved, "", true) // the same day again
	}
	if f.Session != before.Session {
		now.Sitting = s.sittingOn(f.Session)
	}
	*f = now
	return []cases.Record{f}, f.Check()
}

// before is a piece as the vault has it.
func (s *story) before(id string) (cases.Fragment, bool) {
	i := slices.IndexFunc(s.snap.Story, func(f cases.Fragment) bool { return f.ID == id })
	if i < 0 {
		return cases.Fragment{}, false
	}
	return s.snap.Story[i], true
}

// sittingOn is the conversation about the story on a day, "" where none is kept.
func (s *story) sittingOn(day cases.Date) string {
	for _, x := range s.snap.Sittings {
		if x.About == cases.SittingStory && x.On == day && day != "" {
			return x.ID
		}
	}
	return ""
}

// show offers the people, the exhibits and the papers of this matter.
func (s *story) show(snap *cases.Snapshot) {
	s.snap = snap
	s.notIn.Offer(storyPlaces(snap))
	s.people.Offer(storyPeople(snap))
	var ids, titles []string
	for i, e := range snap.Exhibits() {
		ids, titles = append(ids, e.ID), append(titles, lang.T("story.exhibit", "label", cases.ExhibitLabel(i), "title", orText(e.Exhibit.Title, e.Title)))
	}
	s.exhibits.Offer(ids, titles)
	s.exhibits.Hidden = len(ids) == 0
	values, texts := s.filters()
	s.filter.Offer(values, texts)
	s.pageOf.show(snap)
	s.draw()
}

// mayStand and allow are the client's leave for the papers of this matter.
func (s *story) mayStand(f *cases.Fragment) string {
	if slices.Contains(f.Uses, s.snap.Matter.ID) {
		return "yes"
	}
	return ""
}

func (s *story) allow(f *cases.Fragment, v string) bool {
	id := s.snap.Matter.ID
	uses := slices.DeleteFunc(slices.Clone(f.Uses), func(u string) bool { return u == id })
	if v == "yes" {
		uses = append(uses, id)
	}
	f.Uses = uses
	return true
}

// refuse keeps where the client said no. What this matter does not offer stays as it was: it was said of another one.
func (s *story) refuse(f *cases.Fragment, lines string) bool {
	offered, _ := storyPlaces(s.snap)
	out := slices.DeleteFunc(slices.Clone(f.NotIn), func(v string) bool { return slices.Contains(offered, v) })
	for v := range strings.SplitSeq(lines, "\n") {
		if v != "" && !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	f.NotIn = out
	return true
}

func (s *story) state(f *cases.Fragment) kit.Cell {
	words, tone := s.chip(f)
	return kit.Cell{Main: words, Tone: tone}
}

// chip is how far a piece has come.
func (s *story) chip(f *cases.Fragment) (string, theme.Tone) {
	state := f.State()
	switch {
	case state == cases.StoryApproved && s.mayStand(f) == "":
		return lang.T("story.state.notyet"), theme.Neutral
	case state == cases.StoryApproved:
		return lang.T("story.state.approved"), theme.Good
	case state == cases.StoryWithdrawn || state == cases.StoryBegun:
		return lang.T("story.state." + string(state)), theme.Neutral
	}
	return lang.T("story.state." + string(state)), theme.Warn
}

// spanWords is a period as far as it is known.
func spanWords(from, to cases.Date) string {
	switch {
	case from == "" && to == "":
		return ""
	case to == "" || to == from:
		return lang.Date(from)
	case from == "":
		return lang.Date(to)
	}
	return lang.T("span", "from", lang.Date(from), "to", lang.Date(to))
}

// orText is the first of two texts that says something, cut to a line of a list by the list itself.
func orText(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

func firstOf(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return list[0]
}
