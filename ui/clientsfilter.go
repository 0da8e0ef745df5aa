package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
)

// clientSorts are the columns of the list of clients that sort, by the names that a kept view knows them by.
var clientSorts = []string{"name", "birth"}

// clientFilters are the buttons over the list of clients that narrow it, by the matters they have and the languages
// they speak, and the views that the office keeps.
type clientFilters struct {
	s                                 *clients
	kind, stage, who, language, views *kit.MenuButton
	clear                             *kit.Button
	flow                              *fyne.Container
}

func newClientFilters(s *clients) *clientFilters {
	f := &clientFilters{s: s}
	at := &s.view
	f.kind = kit.NewMenuButton("", func() []kit.MenuItem { return choicesOf(s.refilter, &at.Kind, allKinds, kindWords) })
	f.stage = kit.NewMenuButton("", func() []kit.MenuItem {
		return choicesOf(s.refilter, &at.Stage, append(cases.Stages(), cases.NoMatter), stageOrNone)
	})
	f.who = kit.NewMenuButton("", func() []kit.MenuItem { return choicesOf(s.refilter, &at.Who, whoChoices(s.staff), s.whoWords) })
	f.language = kit.NewMenuButton("", func() []kit.MenuItem {
		return choicesOf(s.refilter, &at.Language, s.spoken, func(l string) string { return l })
	})
	f.views = kit.NewMenuButton("", s.kept.items)
	f.clear = kit.NewButton(kit.Quiet, stock.ContentClearIcon(), lang.T("lists.clear"), s.clearFilter)
	f.flow = kit.Flow(2, f.kind, f.stage, f.who, f.language, f.views, f.clear)
	f.show()
	return f
}

// stageOrNone is a choice of the filter of stages.
func stageOrNone(s cases.Stage) string {
	if s == cases.NoMatter {
		return lang.T("lists.clients.none")
	}
	return stageWords(s)
}

func (s *clients) whoWords(id string) string { return whoOrNobody(s.staff, id) }

// show puts what is chosen on the buttons.
func (f *clientFilters) show() {
	at := f.s.view
	say(f.kind, "lists.kind", wordsOr(at.Kind, kindWords))
	say(f.stage, "matters.stage", wordsOr(at.Stage, stageOrNone))
	say(f.who, "lists.who", wordsOr(at.Who, f.s.whoWords))
	say(f.language, "lists.language", at.Language)
	say(f.views, "lists.views", f.s.kept.name())
	f.clear.Hidden = at.MatterFilter == (cases.MatterFilter{}) && at.Language == ""
	f.flow.Refresh()
}

// refilter shows the rows that pass the filter as it is now, and what is chosen.
func (s *clients) refilter() {
	s.words = folded(s.view.Words)
	if s.find.Text != s.view.Words {
		s.find.SetText(s.view.Words) // comes back through onFind, with the same words
	}
	s.passes = s.view.OnClient(s.view.Language)
	s.filters.show()
	s.list.Apply()
	s.choose(s.list.Selected())
	if s.page != nil {
		s.page.Refresh() // the filters may take another line
	}
}

func (s *clients) clearFilter() {
	s.view = cases.ListView{List: cases.ListOfClients}
	s.refilter()
}

// keep is the filter: what the buttons say, and every typed word somewhere in the line.
func (s *clients) keep(r *clientRow) bool {
	return s.passes(&r.client, r.matters) && holds(r.fold, s.words)
}

// shown is the list as it is now, as a view without a name.
func (s *clients) shown() cases.ListView {
	v := s.view
	if col, desc := s.list.Sorted(); col >= 0 && col < len(clientSorts) {
		v.Sort, v.Desc = clientSorts[col], desc
	}
	return v
}

// useView shows the list as a view says.
func (s *clients) useView(v cases.ListView) {
	s.view = cases.ListView{List: cases.ListOfClients, MatterFilter: v.MatterFilter, Language: v.Language}
	if col := slices.Index(clientSorts, v.Sort); col >= 0 {
		s.list.SortAs(col, v.Desc)
	}
	s.refilter()
}

// packets goes on to the packets of every matter of the picked clients.
func (s *clients) packets() {
	var ids []string
	for _, r := range s.list.Picked() {
		for _, x := range r.matters {
			ids = append(ids, x.ID)
		}
	}
	if len(ids) == 0 {
		s.a.toast(lang.T("lists.clients.nomatter"))
		return
	}
	s.a.makePackets(ids...)
}
