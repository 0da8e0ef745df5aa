package ui

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// pickBar is the bar under a list while rows are picked: how many, and what can be done with all of
// them. Nothing here leaves the vault.
type pickBar struct {
	key   string // of the count in words
	count *kit.Text
	row   *fyne.Container
}

// newPickBar makes the bar with what can be done; none lets the rows go.
func newPickBar(key string, none func(), does ...fyne.CanvasObject) *pickBar {
	b := &pickBar{key: key, count: kit.NewBold("", theme.Body, theme.Ink).Whole()}
	b.row = kit.Flow(6, slices.Concat([]fyne.CanvasObject{b.count}, does, []fyne.CanvasObject{kit.NewButton(kit.Quiet, nil, lang.T("lists.pick.none"), none)})...)
	return b
}

func (b *pickBar) show(picked int) {
	b.count.Set(lang.N(b.key, picked))
	b.row.Refresh()
}

func (s *matters) pickBar() *pickBar {
	menu := func(key string, items func(rows []*matterRow) []kit.MenuItem) fyne.CanvasObject {
		return kit.NewMenuButton(lang.T(key), func() []kit.MenuItem { return items(s.list.Picked()) })
	}
	return newPickBar("lists.picked", s.list.PickNone, menu("matters.stage", s.stageItems), menu("matter.attorney", s.attorneyItems), menu("matter.advocate", s.advocateItems),
		kit.NewButton(kit.Plain, stock.DocumentIcon(), lang.T("batch.title"), func() { s.packets(s.list.Picked()) }))
}

// chosen are the picked matters where r is one of them, else r alone.
func (s *matters) chosen(r *matterRow) []*matterRow {
	picked := s.list.Picked()
	for _, p := range picked {
		if p == r {
			return picked
		}
	}
	return []*matterRow{r}
}

// openStages are those that a matter can be put at without more being asked: resting and closing
// need a day and a reason, and have their own place in the matter.
var openStages = []cases.Stage{cases.Intake, cases.Drafting, cases.Review, cases.Ready, cases.Filed, cases.Decided}

func (s *matters) stageItems(rows []*matterRow) []kit.MenuItem {
	return itemsFor(rows, openStages, stageWords, func(m *cases.Matter) cases.Stage { return m.Stage }, func(to cases.Stage) {
		s.change(rows, func(m cases.Matter) (cases.Matter, error) { return m.MoveTo(to) })
	})
}

func (s *matters) attorneyItems(rows []*matterRow) []kit.MenuItem {
	return s.staffItems(rows, false, func(m *cases.Matter) *string { return &m.Attorney })
}

func (s *matters) advocateItems(rows []*matterRow) []kit.MenuItem {
	return s.staffItems(rows, true, func(m *cases.Matter) *string { return &m.Advocate })
}

// staffItems puts somebody of the office on matters, or nobody.
func (s *matters) staffItems(rows []*matterRow, advocates bool, at func(*cases.Matter) *string) []kit.MenuItem {
	ids := []string{""}
	for _, a := range s.staff {
		if (a.Role == "advocate") == advocates {
			ids = append(ids, a.ID)
		}
	}
	words := func(id string) string {
		if id == "" {
			return lang.T("lists.nobody")
		}
		return whoIs(s.staff, id)
	}
	return itemsFor(rows, ids, words, func(m *cases.Matter) string { return *at(m) }, func(id string) {
		s.change(rows, func(m cases.Matter) (cases.Matter, error) {
			*at(&m) = id
			return m, nil
		})
	})
}

// itemsFor is a menu of values; the one that all rows have already has a check mark.
func itemsFor[T comparable](rows []*matterRow, values []T, words func(T) string, at func(*cases.Matter) T, set func(T)) []kit.MenuItem {
	var items []kit.MenuItem
	for _, v := range values {
		all := len(rows) > 0
		for _, r := range rows {
			all = all && at(&r.matter) == v
		}
		items = append(items, kit.MenuItem{Label: words(v), Do: func() { set(v) }}.Chosen(all))
	}
	return items
}

// change writes one change of several matters: all of them or, where something stands in the way,
// none. One undo takes it back. A matter that the change does not fit stays as it is, and is counted.
func (s *matters) change(rows []*matterRow, do func(cases.Matter) (cases.Matter, error)) {
	var recs []cases.Record
	left := 0
	for _, r := range rows {
		m, err := do(r.matter)
		switch {
		case err != nil:
			left++
		case m.Stage != r.matter.Stage || m.Attorney != r.matter.Attorney || m.Advocate != r.matter.Advocate:
			recs = append(recs, &m)
		}
	}
	words := lang.N("lists.changed", len(recs))
	if left > 0 {
		words = words + " " + lang.N("lists.left", left)
	}
	if len(recs) == 0 {
		s.a.toast(words)
		return
	}
	v, changed := s.a.vault, noting(recs...)
	s.a.jobs.run(lang.T("lists.changing"), func(ctx context.Context, _ cases.Progress) error { return v.Write(ctx, recs...) }, func(err error) {
		if err != nil {
			s.a.fail(err, nil)
			s.a.reload()
			return
		}
		s.a.saved(words, changed())
		s.a.reload()
	})
}

// packets goes where the packets of matters are made; of none of them, where one chooses by stage.
func (s *matters) packets(rows []*matterRow) {
	ids := make([]string, len(rows))
	for i, r := range rows {
		ids[i] = r.matter.ID
	}
	s.a.makePackets(ids...)
}

// menu is what can be done with a matter, or with all that are picked when it is one of them.
func (s *matters) menu(r *matterRow) []kit.MenuItem {
	rows := s.chosen(r)
	to := func(tab int) func() { return func() { s.a.Go(Route{Place: toMatter, ID: r.matter.ID, Tab: tab}) } }
	var tabs []kit.MenuItem
	for _, tab := range []int{tabFacts, tabStory, tabEvidence, tabForms, tabDocuments, tabDeadlines, tabPacket, tabReleases} {
		tabs = append(tabs, kit.MenuItem{Label: lang.T(tabKeys[tab]), Do: to(tab)})
	}
	return []kit.MenuItem{
		{Label: lang.T("matters.open"), Icon: stock.FolderOpenIcon(), Do: to(tabOverview), Off: len(rows) > 1},
		{Label: lang.T("lists.openat"), More: tabs, Off: len(rows) > 1},
		{Label: lang.T("lists.client"), Icon: stock.AccountIcon(), Off: len(rows) > 1, Do: func() { s.a.Go(Route{Place: toClient, ID: r.matter.ClientID}) }},
		{},
		{Label: lang.T("matters.stage"), More: s.stageItems(rows)},
		{Label: lang.T("matter.attorney"), More: s.attorneyItems(rows)},
		{Label: lang.T("matter.advocate"), More: s.advocateItems(rows)},
		{},
		{Label: lang.T("batch.title"), Icon: stock.DocumentIcon(), Do: func() { s.packets(rows) }},
	}
}
