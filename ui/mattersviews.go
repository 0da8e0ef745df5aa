package ui

import (
	"slices"

	"github.com/harborfile/harborfile/cases"
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

// useView shows the list as a view says.
func (s *matters) useView(v cases.ListView) {
	s.filter = v.MatterFilter
	if col := slices.Index(matterSorts, v.Sort); col >= 0 {
		s.list.SortAs(col, v.Desc)
	}
	s.refilter()
}
