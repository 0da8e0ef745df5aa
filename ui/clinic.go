package ui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// clinic is the page of a clinic day: every matter of the day at its station, with whom, and what is still open.
type clinic struct {
	a     *App
	queue clinicQueue
	at    cases.Station // the station that is shown; "" is all
	list  *kit.DataList[clinicRow]
	pills map[cases.Station]*kit.NavItem
	flow  *fyne.Container
	side  *clinicSide
	where *kit.Para
	made  *kit.Button // make packets
	foot  clinicFoot
	day   *fyne.Container // the page of an open day
	none  *fyne.Container // the page without one
	begin *clinicBegin
	page  *fyne.Container
}

// clinicFoot are the buttons for the chosen matter.
type clinicFoot struct{ take, back, on, open *kit.Button }

func newClinic(a *App) *clinic {
	s := &clinic{a: a, pills: map[cases.Station]*kit.NavItem{}, side: newClinicSide(), where: kit.NewPara("", theme.Small, theme.Muted)}
	words := kit.ListWords{Keys: lang.T("clinic.keys"), Count: func(shown, all int) string {
		if shown < all {
			return lang.N("matters.some", all, "shown", shown)
		}
		return lang.N("matters.count", all)
	}}
	s.list = kit.NewDataList(words, func(r *clinicRow) string { return r.matter.ID }, func(r *clinicRow) string { return r.nameKey }, clinicColumns()...)
	s.list.OnSelect = s.choose
	s.list.OnOpen = func(r *clinicRow) { a.Go(r.way()) }
	s.list.Keep = func(r *clinicRow) bool { return s.at == "" || r.turn.At == s.at }
	s.list.OnMove = func(step int) {
		if step > 0 {
			s.onHandOn()
		} else {
			s.onSendBack()
		}
	}
	s.list.Empty = kit.NewEmptyState(stock.AccountIcon(), lang.T("clinic.empty"), lang.T("clinic.empty.words"), "", nil)
	s.flow = kit.Flow(4)
	for _, at := range append([]cases.Station{""}, dayStations()...) {
		label := lang.T("clinic.all")
		if at != "" {
			label = stationWords(at)
		}
		s.pills[at] = kit.NewPill(label, func() { s.show(at) })
		s.flow.Add(s.pills[at])
	}
	s.foot = clinicFoot{
		take: kit.NewButton(kit.Plain, nil, lang.T("clinic.take"), s.onTake),
		back: kit.NewButton(kit.Plain, nil, lang.T("clinic.back"), s.onSendBack),
		on:   kit.NewButton(kit.Plain, nil, lang.T("clinic.on"), s.onHandOn),
		open: kit.NewButton(kit.Quiet, nil, lang.T("matters.open"), func() { a.Go(s.list.Selected().way()) }),
	}
	s.made = kit.NewButton(kit.Plain, stock.DocumentIcon(), lang.T("batch.title"), s.onPackets)
	s.begin = newClinicBegin(a, s.load)
	return s
}

// way leads to the place in the matter where its station works.
func (r *clinicRow) way() Route {
	way := Route{Place: toMatter, ID: r.matter.ID, Tab: tabFacts}
	switch r.turn.At {
	case cases.AtDraft:
		way.Tab = tabForms
	case cases.AtReview:
		way.Tab, way.Part = tabWork, 2
	case cases.AtSign, cases.AtPrint, cases.DayDone:
		way.Tab = tabPacket
	}
	return way
}

// Content lays the page out.
func (s *clinic) Content() fyne.CanvasObject {
	title := kit.VStack(2, kit.NewBold(lang.T("nav.clinic"), theme.Title, theme.Ink), s.where)
	arrive := kit.NewButton(kit.Primary, stock.ContentAddIcon(), lang.T("clinic.arrive"), s.onArrive)
	head := kit.Head(300, title, s.made, arrive)
	tools := kit.Flow(4,
		kit.NewButton(kit.Quiet, stock.FolderOpenIcon(), lang.T("clinic.add"), s.onAdd),
		kit.NewButton(kit.Quiet, stock.SearchIcon(), lang.T("clinic.check"), s.onCheck),
		kit.NewButton(kit.Quiet, stock.AccountIcon(), lang.T("clinic.posts"), s.onPosts),
		kit.NewButton(kit.Quiet, stock.ConfirmIcon(), lang.T("clinic.end"), s.onEnd))
	foot := kit.Flow(8, s.foot.take, s.foot.back, s.foot.on, s.foot.open)
	main := kit.Frame(12, kit.VStack(8, head, tools, s.flow), s.list, foot)
	s.day = container.New(&kit.Cols{W: []float32{-1, 320}, Gap: 16, Drop: 560, Fill: true}, main, s.side.card)
	s.none = s.begin.Content()
	s.day.Hide()
	s.none.Hide()
	s.page = container.NewStack(s.day, s.none)
	return s.page
}

func (s *clinic) load() {
	v, now := s.a.vault, s.a.opt.Now()
	fetch(s.a, func(ctx context.Context) (clinicQueue, error) { return readClinic(ctx, v, now) }, s.fill)
}

// fill puts the day on the page.
func (s *clinic) fill(q clinicQueue) {
	s.queue, s.a.day = q, q.day
	s.day.Hidden, s.none.Hidden = q.day.ID == "", q.day.ID != ""
	if q.day.ID == "" {
		s.begin.show()
		s.page.Refresh()
		return
	}
	s.where.Set(dotted(upper(lang.Weekday(q.day.On)), q.day.Place, q.day.Venue.Court))
	count := map[cases.Station]int{"": len(q.rows)}
	for _, r := range q.rows {
		count[r.turn.At]++
	}
	for at, p := range s.pills {
		p.Note(lang.T("number", "n", count[at]))
		p.Select(at == s.at)
	}
	s.made.Allow(count[cases.AtPrint] > 0)
	s.list.SetRows(q.rows)
	if s.list.Selected() == nil {
		s.list.Select(0)
	}
	s.choose(s.list.Selected())
	s.page.Refresh()
	if s.a.window.Canvas().Focused() == nil {
		s.list.Focus(s.a.window.Canvas())
	}
}

// show filters the queue by a station.
func (s *clinic) show(at cases.Station) {
	s.at = at
	for p, pill := range s.pills {
		pill.Select(p == at)
	}
	s.list.Apply()
	s.choose(s.list.Selected())
}

// choose shows what is known of a matter and what can be done with it; nil where none is chosen.
func (s *clinic) choose(r *clinicRow) {
	s.side.show(s.queue, r)
	s.foot.open.Allow(r != nil)
	s.foot.take.Allow(r != nil && r.turn.At != cases.DayDone)
	s.foot.back.Allow(r != nil && r.turn.At != cases.AtIntake)
	s.foot.on.Allow(r != nil && r.turn.At != cases.DayDone)
	back, on := lang.T("clinic.back"), lang.T("clinic.on")
	if r != nil {
		back, on = lang.T("clinic.back.to", "station", stationWords(r.turn.At.Before())), lang.T("clinic.on.to", "station", stationWords(r.turn.At.Next()))
	}
	s.foot.back.Set(back)
	s.foot.on.Set(on)
	if s.page != nil {
		s.page.Refresh()
	}
}

// onPackets makes the packets of all matters at the last station.
func (s *clinic) onPackets() {
	var ids []string
	for _, r := range s.queue.rows {
		if r.turn.At == cases.AtPrint {
			ids = append(ids, r.matter.ID)
		}
	}
	if len(ids) > 0 {
		s.a.makePackets(ids...)
	}
}
