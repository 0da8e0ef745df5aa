package ui

import (
	"context"
	"slices"
	"time"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/forms"
	"github.com/harborfile/harborfile/ui/lang"
)

// findable is what the search has read of the vault.
type findable struct {
	rows  []*matterRow
	dates []cases.Deadline
	items []cases.EvidenceItem // of the matter that is open
	blank []cases.Blank
	paper []cases.Document       // of the matter that is open
	story []cases.Fragment       // of its client
	own   []cases.OfficeTemplate // of papers
}

// readFindable reads what can be gone to by its name. matter is the one that is open; "" is none.
func readFindable(ctx context.Context, v *vault.Vault, matter string) (f findable, err error) {
	if f.rows, err = readMatters(ctx, v); err != nil {
		return f, err
	}
	if f.dates, err = vault.List[cases.Deadline](ctx, v, ""); err != nil {
		return f, err
	}
	if f.blank, err = vault.List[cases.Blank](ctx, v, ""); err != nil {
		return f, err
	}
	if f.own, err = vault.List[cases.OfficeTemplate](ctx, v, cases.OfficeStream); err != nil || matter == "" {
		return f, err
	}
	if f.paper, err = vault.List[cases.Document](ctx, v, cases.MatterStream(matter)); err != nil {
		return f, err
	}
	if i := slices.IndexFunc(f.rows, func(r *matterRow) bool { return r.matter.ID == matter }); i >= 0 {
		if f.story, err = vault.List[cases.Fragment](ctx, v, cases.ClientStream(f.rows[i].client.ID)); err != nil {
			return f, err
		}
	}
	f.items, err = vault.List[cases.EvidenceItem](ctx, v, cases.MatterStream(matter))
	return f, err
}

// goals are the goals of what was read: matters, clients, open dates, exhibits of the open matter, forms.
func (f *findable) goals(a *App) (goals []*goal) {
	seen := map[string]bool{}
	at := map[string]*matterRow{}
	var people []*goal
	for _, r := range f.rows {
		m, c := r.matter, r.client
		at[m.ID] = r
		goals = append(goals, newGoal(goalMatter, m.ID, r.name, dotted(m.Number, m.Title),
			func() { a.Go(Route{Place: toMatter, ID: m.ID}) }, r.fold))
		if c.ID != "" && !seen[c.ID] {
			seen[c.ID] = true
			people = append(people, newGoal(goalClient, c.ID, r.name, dotted(c.Name.Full(), c.Pronouns),
				func() { a.Go(Route{Place: toClient, ID: c.ID}) }))
		}
	}
	goals = append(goals, people...)
	for _, d := range f.dates {
		if r := at[d.MatterID]; r != nil && d.Done == "" {
			goals = append(goals, newGoal(goalDate, d.ID, deadlineTitle(&d), dotted(r.name, lang.Date(d.Day())),
				func() { a.Go(Route{Place: toMatter, ID: d.MatterID, Tab: tabDeadlines}) }))
		}
	}
	for _, e := range f.items {
		goals = append(goals, newGoal(goalExhibit, e.ID, orText(e.Exhibit.Title, e.Title), dotted(e.Title, lang.Date(e.Date)),
			func() { a.Go(Route{Place: toMatter, ID: e.MatterID, Tab: tabEvidence}) }))
	}
	goals = append(goals, f.paperGoals(a)...)
	return append(goals, formGoals(a, f.blank)...)
}

// paperGoals are the drafted papers and the pieces of the story of the open matter, and the templates of papers.
func (f *findable) paperGoals(a *App) (goals []*goal) {
	for _, d := range f.paper {
		goals = append(goals, newGoal(goalPaper, d.ID, paperTitle(d.Title), lang.T("document.drafted", "when", lang.Stamp(d.When)), func() { a.openPaper(d.ID, "") }, d.Title))
	}
	for i := range f.story {
		p := &f.story[i]
		goals = append(goals, newGoal(goalPiece, p.ID, orText(p.Title, lang.T("document.sources.untitled")), dotted(topicWords(p), spanWords(p.From, p.To)), func() { a.openPiece(p.ID) }))
	}
	for _, r := range templateRows(f.own) {
		goals = append(goals, newGoal(goalTemplate, r.t.ID, paperTitle(r.t.Title), r.t.ID, func() { a.goTemplate(r.t.ID) }, r.t.Title))
	}
	return goals
}

// goTemplate shows the templates with one in their list.
func (a *App) goTemplate(id string) {
	a.Go(Route{Place: toPapers})
	if s, ok := a.screen.(*templates); ok {
		s.find.SetText(id)
	}
}

// formGoals are the forms of the library: the office's own, the known ones, and blanks of editions nobody knows.
func formGoals(a *App, blanks []cases.Blank) (goals []*goal) {
	seen := map[string]bool{}
	add := func(form, title, agency string) {
		if form == "" || seen[form] {
			return
		}
		seen[form] = true
		goals = append(goals, newGoal(goalForm, form, form, dotted(title, agency), func() { a.goForm(form) }))
	}
	for _, o := range forms.OwnForms() {
		add(o.Edition.Form, paperTitle(o.Edition.Title), "")
	}
	for _, e := range forms.Editions() {
		add(e.Form, e.Title, e.Agency)
	}
	for _, b := range blanks {
		add(b.Form, "", "")
	}
	return goals
}

// goForm shows the library with one form in its list.
func (a *App) goForm(form string) {
	a.Go(Route{Place: toLibrary})
	if l, ok := a.screen.(*library); ok {
		l.find.SetText(form)
	}
}

// insideTabs say on which tab of a matter a record is found by the words in it.
var insideTabs = map[string]int{
	"evidence": tabEvidence, "custody": tabEvidence, "deadline": tabDeadlines, "form": tabForms, "packet": tabPacket,
	"note": tabWork, "task": tabWork, "time": tabWork, "release": tabReleases, "disclosure": tabReleases,
	"fragment": tabStory, "lifeevent": tabStory, "exploitation": tabStory, "document": tabDocuments,
}

// inside are the goals of records that hold the words that were typed, in the matters and clients that were read.
func (f *findable) inside(a *App, hits []cases.Hit) (goals []*goal) {
	byStream := map[string]func(cases.Hit) *goal{}
	for _, r := range f.rows {
		m, c := r.matter, r.client
		byStream[cases.MatterStream(m.ID)] = func(h cases.Hit) *goal {
			return newGoal(goalInside, m.ID+h.Key.Table, r.name, h.Snippet,
				func() { a.Go(Route{Place: toMatter, ID: m.ID, Tab: insideTabs[h.Key.Table]}) })
		}
		byStream[cases.ClientStream(c.ID)] = func(h cases.Hit) *goal {
			return newGoal(goalInside, c.ID, r.name, h.Snippet, func() { a.Go(Route{Place: toClient, ID: c.ID}) })
		}
	}
	for _, h := range hits {
		if make := byStream[h.Key.Stream]; make != nil {
			goals = append(goals, make(h))
		}
	}
	return goals
}

// measure gives the rows the names that lists show.
func (f *findable) measure(now time.Time) {
	for _, r := range f.rows {
		r.measure(now)
	}
}
