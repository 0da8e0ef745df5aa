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

func newStoryTab(a *App, store bookStore, at int) tab {
	return newParts(a, at,
		part{"story.part", func() tab { return newStory(a, store) }},
		part{"timeline.part", func() tab { return newTimeline(a, store) }},
		part{"exploitation.part", func() tab { return newExploitations(a, store) }},
		part{"differ.part", func() tab { return newContradictions(a, store) }})
}

// story is what the client told, piece by piece in the client's words, with where each piece may stand.
type story struct {
	pageOf[cases.Fragment]
	notIn *kit.Field
}

func newStory(a *App, store bookStore) tab {
	s := &story{}
	type F = cases.Fragment
	notIn := inSeveral("story.fragment.notIn", nil, nil, func(f *F) *[]string { return &f.NotIn })
	s.notIn = notIn.field
	uses := input[F]{kit.NewChoice("story.fragment.uses", label("story.fragment.uses"), hint("story.fragment.uses"),
		[]string{"", "yes"}, []string{lang.T("story.notyet"), lang.T("story.maystand")}), s.mayStand, s.allow}
	s.rows = func(snap *cases.Snapshot) []*F { return pointers(snap.Story) }
	s.book = newBook(a, store, bookSpec[F]{words: "story.", icon: stock.DocumentIcon(),
		id:   func(f *F) string { return f.ID },
		find: func(f *F) string { return kit.Fold(f.Title) },
		cols: []kit.Column[F]{
			{Title: lang.T("story.what"), Width: -1, Cell: func(f *F) kit.Cell {
				return kit.Cell{Main: orText(f.Title, f.Words), Sub: dotted(spanWords(f.From, f.To), f.Place), Bold: true}
			}},
			{Title: lang.T("story.state"), Width: 132, Kind: kit.Chips, Cell: s.state},
		},
		lines: []line[F]{
			row(inWords("story.fragment.title", func(f *F) *string { return &f.Title })),
			row(inArea("story.fragment.original", 4, func(f *F) *string { return &f.Original })),
			row(inWords("story.fragment.language", func(f *F) *string { return &f.Language }),
				inDay(a, "story.fragment.session", func(f *F) *cases.Date { return &f.Session })),
			row(inArea("story.fragment.words", 6, func(f *F) *string { return &f.Words })),
			row(inDay(a, "story.fragment.from", func(f *F) *cases.Date { return &f.From }),
				inDay(a, "story.fragment.to", func(f *F) *cases.Date { return &f.To })),
			row(inWords("story.fragment.place", func(f *F) *string { return &f.Place })),
			heading[F]("story.where"),
			row(inDay(a, "story.fragment.approved", func(f *F) *cases.Date { return &f.Approved }), uses),
			row(notIn),
		},
		fresh: func() *F {
			order := 1
			for _, f := range s.snap.Story {
				order = max(order, f.Order+1)
			}
			return &F{ID: cases.NewID(), ClientID: s.snap.Client.ID, Session: a.today(), Order: order, Language: firstOf(s.snap.Client.Languages)}
		},
		save: func(f *F) ([]cases.Record, error) { return []cases.Record{f}, f.Check() },
		drop: func(f *F) (write, remove []cases.Record) { return nil, []cases.Record{f} },
	})
	return s
}

// Content lays the page out, with the way to read the pieces back to the client.
func (s *story) Content() fyne.CanvasObject {
	share := kit.NewButton(kit.Plain, stock.AccountIcon(), lang.T("beside.sit"), func() {
		s.book.a.share(Route{Place: toMatter, ID: s.snap.Matter.ID}, shareStory)
	})
	return kit.Frame(12, kit.Head(200, kit.NewPara(lang.T("beside.story.desk"), theme.Small, theme.Muted), share), s.pageOf.Content(), nil)
}

// show offers the papers of this matter as places where a piece may not stand.
func (s *story) show(snap *cases.Snapshot) {
	var values, texts []string
	for _, r := range cases.Recipients() {
		if r != cases.OfficeCopy {
			values, texts = append(values, string(r)), append(texts, lang.T("recipient."+string(r)))
		}
	}
	for _, f := range snap.Matter.Forms {
		values, texts = append(values, f), append(texts, f)
	}
	s.notIn.Offer(values, texts)
	s.pageOf.show(snap)
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

func (s *story) state(f *cases.Fragment) kit.Cell {
	switch {
	case f.Approved == "":
		return kit.Cell{Main: lang.T("story.state.told"), Tone: theme.Warn}
	case s.mayStand(f) == "":
		return kit.Cell{Main: lang.T("story.state.notyet"), Tone: theme.Neutral}
	}
	return kit.Cell{Main: lang.T("story.state.approved"), Tone: theme.Good}
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
