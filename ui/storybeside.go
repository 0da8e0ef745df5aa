package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// beside is what stands over the fields of a piece: how far it has come, what the client can say of it now, and the papers
// in which it stands.
func (s *story) beside(f *cases.Fragment) []fyne.CanvasObject {
	s.line.Mark(s.barOf(f.ID))
	words, tone := s.chip(f)
	out := []fyne.CanvasObject{kit.VStack(6, kit.Flow(0, kit.NewChip(words, tone)), kit.NewPara(s.stateWords(f), theme.Body, theme.Ink)), s.answers(f)}
	if uses := s.snap.UsesOf(*f); len(uses) > 0 {
		box := section(lang.T("story.used"))
		for _, u := range uses {
			box.Add(kit.NewButton(kit.Quiet, stock.DocumentIcon(), useWords(u), func() { s.openUse(f.ID, u) }))
		}
		out = append(out, box)
	}
	return append(out, kit.NewLine())
}

func (s *story) barOf(id string) int {
	for i, drawn := range s.drawn {
		if drawn == id {
			return i
		}
	}
	return -1
}

// stateWords says what the state of a piece means, and when the client said so.
func (s *story) stateWords(f *cases.Fragment) string {
	last := cases.ReadBack{On: f.Approved}
	if n := len(f.ReadBacks); n > 0 {
		last = f.ReadBacks[n-1]
	}
	switch state := f.State(); state {
	case cases.StoryApproved:
		return lang.T("story.said.approved", "when", lang.Date(f.Approved))
	case cases.StoryLapsed:
		return lang.T("story.said.lapsed", "when", lang.Date(f.Approved))
	case cases.StoryWithdrawn:
		return lang.T("story.said.withdrawn", "when", lang.Date(f.Withdrawn))
	case cases.StoryRead:
		return lang.T("story.said.read", "when", lang.Date(last.On))
	default:
		return lang.T("story.said." + string(state))
	}
}

// answers are what the client can say of a piece now.
func (s *story) answers(f *cases.Fragment) fyne.CanvasObject {
	row := kit.Flow(8)
	add := func(key string, change func(cases.Fragment) cases.Fragment) {
		row.Add(kit.NewButton(kit.Plain, nil, lang.T(key), func() { s.change(f.ID, change) }))
	}
	today := s.book.a.today()
	switch {
	case f.Withdrawn != "":
		add("story.giveback", func(f cases.Fragment) cases.Fragment { f.Withdrawn = ""; return f })
	case f.Begun:
	case !f.IsApproved():
		add("story.approve", func(f cases.Fragment) cases.Fragment { return f.Heard(today, "", true) })
		add("story.heard", func(f cases.Fragment) cases.Fragment { return f.Heard(today, "", false) })
	}
	if f.Withdrawn == "" {
		add("story.withdraw", func(f cases.Fragment) cases.Fragment { f.Withdrawn = today; return f })
	}
	if n := approvals(f); n > 0 {
		row.Add(kit.NewButton(kit.Quiet, stock.HistoryIcon(), lang.N("story.approvals", n), func() { s.showApprovals(f) }))
	}
	return row
}

// change keeps what is typed first: the client's answer is about the words on the page.
func (s *story) change(id string, change func(cases.Fragment) cases.Fragment) {
	s.settled(func() {
		if s.chosen == nil || s.chosen.ID != id {
			return
		}
		now := change(*s.chosen)
		s.write([]cases.Record{&now}, nil, func() {})
	})
}

func approvals(f *cases.Fragment) (n int) {
	for _, r := range f.ReadBacks {
		if r.Approved {
			n++
		}
	}
	return n
}

// showApprovals shows what the client approved, when and in which words, the newest first.
func (s *story) showApprovals(f *cases.Fragment) {
	box := kit.VStack(14)
	for i := len(f.ReadBacks) - 1; i >= 0; i-- {
		r := f.ReadBacks[i]
		if !r.Approved {
			continue
		}
		part := kit.VStack(3, kit.NewBoldPara(dotted(lang.Date(r.On), r.With), theme.Small, theme.Muted), kit.NewPara(r.Words, theme.Body, theme.Ink))
		if r.Original != "" {
			part.Add(kit.NewPara(r.Original, theme.Small, theme.Muted))
		}
		box.Add(part)
	}
	kit.Ask(s.book.a.window.Canvas(), lang.T("story.approvals.head"), lang.T("story.approvals.words"), box, kit.Answer{Label: lang.T("story.approvals.close")})
}

// useWords is a paper in which a piece stands, with its paragraphs.
func useWords(u cases.StoryUse) string {
	title := paperTitle(u.Title)
	if u.Form != "" {
		title = formWithTitle(u.Form)
	}
	if len(u.Paragraphs) == 0 {
		return title
	}
	return title + ", " + paragraphWords(u.Paragraphs)
}

// openUse goes to the paper in which a piece stands.
func (s *story) openUse(id string, u cases.StoryUse) {
	m, ok := s.book.a.screen.(*matter)
	switch {
	case !ok: // a client's file has no papers of its own
	case u.Form != "":
		m.chooseThen(tabForms, func() {})
	default:
		s.book.a.openPaper(u.Paper, s.firstWords(id))
	}
}

// openPaper goes to a paper of the matter that is open, and to the page on which some words stand.
func (a *App) openPaper(id, words string) {
	m, ok := a.screen.(*matter)
	if !ok {
		return
	}
	m.chooseThen(tabDocuments, func() {
		d := m.tabs[tabDocuments].(*documents)
		d.at = pillPaper
		d.open(id, words)
	})
}

// firstWords are the words of a piece as papers print them, by which its first paragraph is found on a page.
func (s *story) firstWords(id string) string {
	f, _ := s.before(id)
	for line := range strings.Lines(f.Words) {
		if strings.TrimSpace(line) != "" {
			return line
		}
	}
	return ""
}

// openPiece goes to a piece of the story in the matter that is open, also where a filter would leave it out of the list.
func (a *App) openPiece(id string) {
	m, ok := a.screen.(*matter)
	if !ok {
		return
	}
	m.chooseThen(tabStory, func() {
		p := m.tabs[tabStory].(*parts)
		if p.at != 0 {
			p.open(0)
		}
		s := p.current().(*story)
		if f, there := s.before(id); there && !s.keeps(&f) {
			s.filter.Set("")
			s.filter.OnChange()
		}
		s.list.SelectKey(id)
	})
}
