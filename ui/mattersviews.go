package ui

import (
	"context"
	"slices"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
)

// matterSorts are the columns of the list of matters, by the names that a kept view knows them by.
var matterSorts = []string{"client", "stage", "next"}

// usualSort is the order in which the list opens: the nearest date first.
const usualSort = 2

// matterPlace is what the page keeps for coming back, beside what the list keeps itself.
type matterPlace struct{ filter cases.MatterFilter }

func (s *matters) mark() any { return matterPlace{s.filter} }

func (s *matters) restore(was any) {
	if at, ok := was.(matterPlace); ok {
		s.filter = at.filter
		s.refilter()
	}
}

// shown is the list as it is now, as a view without a name.
func (s *matters) shown() cases.ListView {
	v := cases.ListView{MatterFilter: s.filter}
	if col, desc := s.list.Sorted(); col >= 0 {
		v.Sort, v.Desc = matterSorts[col], desc
	}
	return v
}

// currentView is the kept view that the list shows now, or nil.
func (s *matters) currentView() *cases.ListView {
	now := s.shown()
	at := slices.IndexFunc(s.views, func(v cases.ListView) bool {
		return v.MatterFilter == now.MatterFilter && v.Sort == now.Sort && v.Desc == now.Desc
	})
	if at < 0 {
		return nil
	}
	return &s.views[at]
}

// viewItems is the menu of the views that the office keeps.
func (s *matters) viewItems() []kit.MenuItem {
	var items []kit.MenuItem
	now := s.currentView()
	for i := range s.views {
		v := &s.views[i]
		items = append(items, kit.MenuItem{Label: v.Name, Do: func() { s.useView(*v) }}.Chosen(v == now))
	}
	if len(items) > 0 {
		items = append(items, kit.MenuItem{})
	}
	items = append(items, kit.MenuItem{Label: lang.T("lists.view.keep"), Do: s.askView, Off: now != nil})
	if now != nil {
		items = append(items, kit.MenuItem{Label: lang.T("lists.view.drop", "name", now.Name), Bad: true, Do: func() { s.dropView(*now) }})
	}
	return items
}

// useView shows the list as a view says.
func (s *matters) useView(v cases.ListView) {
	s.filter = v.MatterFilter
	if col := slices.Index(matterSorts, v.Sort); col >= 0 {
		s.list.SortAs(col, v.Desc)
	}
	s.refilter()
}

// askView asks for the name under which the list is kept as it is now.
func (s *matters) askView() {
	name := kit.NewField("listview.name", lang.T("lists.view.name"), lang.T("lists.view.hint"))
	kit.Ask(s.a.window.Canvas(), lang.T("lists.view.head"), "", name,
		kit.Answer{Label: lang.T("lists.view.save"), Do: func() {
			v := s.shown()
			v.ID, v.Name = cases.NewID(), name.Value()
			s.keepView(v)
		}}, kit.Answer{Label: lang.T("ask.no")})
	s.a.window.Canvas().Focus(name.Input())
}

func (s *matters) keepView(v cases.ListView) {
	if err := v.Check(); err != nil {
		s.a.fail(err, nil)
		return
	}
	s.writeViews(lang.T("lists.view.kept"), &v, func(ctx context.Context) error { return s.a.vault.Write(ctx, &v) })
}

func (s *matters) dropView(v cases.ListView) {
	s.writeViews(lang.T("lists.view.dropped"), &v, func(ctx context.Context) error { return s.a.vault.Delete(ctx, &v) })
}

func (s *matters) writeViews(words string, v *cases.ListView, work func(context.Context) error) {
	changed := noting(v)
	s.a.jobs.run("", func(ctx context.Context, _ cases.Progress) error { return work(ctx) }, func(err error) {
		if err != nil {
			s.a.fail(err, nil)
			return
		}
		s.a.saved(words, changed())
		s.load()
	})
}
