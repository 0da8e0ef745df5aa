package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
)

// matterFilters are the buttons over the list of matters that narrow it: stage, who works on it, how
// near its next date is, whom it waits for, and the views that the office keeps.
type matterFilters struct {
	s                             *matters
	stage, who, due, waits, views *kit.MenuButton
	clear                         *kit.Button
	flow                          *fyne.Container
}

func newMatterFilters(s *matters) *matterFilters {
	f := &matterFilters{s: s}
	f.stage = kit.NewMenuButton("", func() []kit.MenuItem {
		return choicesOf(s.refilter, &s.filter.Stage, cases.Stages(), stageWords)
	})
	f.who = kit.NewMenuButton("", func() []kit.MenuItem {
		return choicesOf(s.refilter, &s.filter.Who, whoChoices(s.staff), s.whoWords)
	})
	f.due = kit.NewMenuButton("", func() []kit.MenuItem { return choicesOf(s.refilter, &s.filter.Due, cases.AllDueIn(), dueInWords) })
	f.waits = kit.NewMenuButton("", func() []kit.MenuItem {
		return choicesOf(s.refilter, &s.filter.Waits, cases.AllWaitsFor(), waitsWords)
	})
	f.views = kit.NewMenuButton("", s.kept.items)
	f.clear = kit.NewButton(kit.Quiet, stock.ContentClearIcon(), lang.T("lists.clear"), s.clearFilter)
	f.flow = kit.Flow(2, f.stage, f.who, f.due, f.waits, f.views, f.clear)
	f.show()
	return f
}

// choicesOf is the menu of one filter: any, and each value; the one that holds has a check mark.
func choicesOf[T comparable](then func(), at *T, values []T, words func(T) string) []kit.MenuItem {
	var none T
	pick := func(v T) func() {
		return func() {
			*at = v
			then()
		}
	}
	items := []kit.MenuItem{kit.MenuItem{Label: lang.T("lists.any"), Do: pick(none)}.Chosen(*at == none), {}}
	for _, v := range values {
		items = append(items, kit.MenuItem{Label: words(v), Do: pick(v)}.Chosen(*at == v))
	}
	return items
}

// show puts what is chosen on the buttons.
func (f *matterFilters) show() {
	at := f.s.filter
	say(f.stage, "matters.stage", wordsOr(at.Stage, stageWords))
	say(f.who, "lists.who", wordsOr(at.Who, f.s.whoWords))
	say(f.due, "matters.next", wordsOr(at.Due, dueInWords))
	say(f.waits, "lists.waits", wordsOr(at.Waits, waitsWords))
	say(f.views, "lists.views", f.s.kept.name())
	f.clear.Hidden = at == (cases.MatterFilter{})
	f.flow.Refresh()
}

// say puts what is chosen on the button of a filter.
func say(b *kit.MenuButton, key, chosen string) {
	if b.Set(lang.T(key), false); chosen != "" {
		b.Set(lang.T("lists.chosen", "what", lang.T(key), "value", chosen), true)
	}
}

// wordsOr are the words of a value, or none for none.
func wordsOr[T comparable](v T, words func(T) string) string {
	var none T
	if v == none {
		return ""
	}
	return words(v)
}

func dueInWords(d cases.DueIn) string        { return lang.T("lists.due." + string(d)) }
func waitsWords(w cases.WaitsFor) string     { return lang.T("lists.waits." + string(w)) }
func (s *matters) whoWords(id string) string { return whoOrNobody(s.staff, id) }

// whoOrNobody is a choice of the filter of those who work on a matter.
func whoOrNobody(staff []cases.Attorney, id string) string {
	if id == cases.Nobody {
		return lang.T("lists.nobody")
	}
	return whoIs(staff, id)
}

// whoChoices are the choices of that filter.
func whoChoices(staff []cases.Attorney) []string {
	ids := []string{cases.Nobody}
	for _, a := range staff {
		ids = append(ids, a.ID)
	}
	return ids
}

// whoIs is the name of somebody of the office; one who is gone from it is said to be so.
func whoIs(staff []cases.Attorney, id string) string {
	for _, a := range staff {
		if a.ID == id {
			return a.Name.Full()
		}
	}
	return lang.T("lists.gone")
}

// refilter shows the rows that pass the filter as it is now, and what is chosen.
func (s *matters) refilter() {
	s.words = folded(s.filter.Words)
	if strings.TrimSpace(s.find.Text) != strings.TrimSpace(s.filter.Words) {
		s.find.SetText(s.filter.Words) // comes back through onFind, with the same words
	}
	s.passes = s.filter.On(s.a.today())
	for kind, p := range s.pills {
		p.Select(kind == s.filter.Kind)
	}
	s.filters.show()
	s.list.Apply()
	s.side.show(s.list.Selected())
	s.page.Refresh() // the filters may take another line
}

func (s *matters) clearFilter() {
	s.filter = cases.MatterFilter{}
	s.refilter()
}

// keep is the filter: what the buttons say, and every typed word somewhere in the line.
func (s *matters) keep(r *matterRow) bool {
	return s.passes(&r.matter, r.due()) && holds(r.fold, s.words)
}

// due is the day of the next open date, or "".
func (r *matterRow) due() cases.Date {
	if r.next == nil {
		return ""
	}
	return r.next.Day()
}
