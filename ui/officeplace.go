package ui

import (
	"context"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// The tabs of the office.
const (
	tabOfficeProfile = iota
	tabOfficePeople
	tabOfficeAgencies
	tabOfficeTime
	tabOfficeCounts
)

var officeKeys = []string{"tab.office.profile", "tab.office.people", "tab.office.agencies", "tab.office.time", "tab.office.counts"}

// officePlace is the office itself: its profile, the people, the agencies it works with, worked time,
// and the numbers for funders.
type officePlace struct {
	*tabbed
	data officeData
}

// officeData is what the office's tabs show beside the snapshot.
type officeData struct {
	offices  []cases.Office
	agencies []cases.Agency
	contacts []cases.AgencyPerson
	times    []cases.TimeEntry
}

func newOfficePlace(a *App, r Route) *officePlace {
	s := &officePlace{}
	s.tabbed = newTabbed(a, r, officeKeys, s.makeTab)
	return s
}

// Content lays the page out.
func (s *officePlace) Content() fyne.CanvasObject {
	head := kit.VStack(10, kit.NewBold(lang.T("nav.office"), theme.Title, theme.Ink), kit.VStack(0, s.strip, kit.NewLine()))
	return kit.Frame(14, head, s.page, nil)
}

func (s *officePlace) load() {
	v := s.a.vault
	var d officeData
	snap := &cases.Snapshot{}
	s.a.jobs.run("", func(ctx context.Context, _ cases.Progress) (err error) {
		if d.offices, err = vault.List[cases.Office](ctx, v, cases.OfficeStream); err != nil {
			return err
		}
		if snap.Staff, err = vault.List[cases.Attorney](ctx, v, cases.OfficeStream); err != nil {
			return err
		}
		if d.agencies, err = vault.List[cases.Agency](ctx, v, cases.OfficeStream); err != nil {
			return err
		}
		if d.contacts, err = vault.List[cases.AgencyPerson](ctx, v, cases.OfficeStream); err != nil {
			return err
		}
		d.times, err = vault.List[cases.TimeEntry](ctx, v, "")
		return err
	}, func(err error) {
		if err != nil {
			s.a.fail(err, nil)
			return
		}
		if len(d.offices) > 0 {
			snap.Office = d.offices[0]
		}
		s.data, s.snap = d, snap
		s.open(s.at)
	})
}

func (s *officePlace) makeTab(i, at int) tab {
	a, v := s.a, s.a.vault
	switch i {
	case tabOfficePeople:
		return newStaff(a, v)
	case tabOfficeAgencies:
		return newParts(a, at,
			part{"agency.part", func() tab { return newAgencies(a, v, s) }},
			part{"contact.part", func() tab { return newContacts(a, v, s) }})
	case tabOfficeTime:
		p := &pageOf[cases.TimeEntry]{rows: func(*cases.Snapshot) []*cases.TimeEntry { return pointers(s.data.times) }}
		p.book = newBook(a, v, timeSpec(a, func() *cases.TimeEntry {
			return &cases.TimeEntry{ID: cases.NewID(), On: a.today(), ProBono: true}
		}))
		return p
	case tabOfficeCounts:
		return newCounts(a)
	}
	return newProfile(a, v)
}

// onNew begins a record on the tab that is shown, or a matter (Ctrl+N).
func (s *officePlace) onNew() {
	if !s.begin() {
		s.a.Go(Route{Place: toNewMatter})
	}
}

// newProfile is the office as papers print it.
func newProfile(a *App, store bookStore) tab {
	type O = cases.Office
	p := &pageOf[O]{}
	p.rows = func(s *cases.Snapshot) []*O { return []*O{&s.Office} }
	p.book = newBook(a, store, bookSpec[O]{words: "office.", one: true,
		lines: []line[O]{
			heading[O]("office.head"),
			row(inWords("office.name", func(o *O) *string { return &o.Name })),
			row(inWords("office.phone", func(o *O) *string { return &o.Phone }), inWords("office.email", func(o *O) *string { return &o.Email })),
			heading[O]("office.address"),
			row(inWords("office.address.street", func(o *O) *string { return &o.Address.Street }), inWords("office.address.unit", func(o *O) *string { return &o.Address.Unit })),
			row(inWords("office.address.city", func(o *O) *string { return &o.Address.City }), inWords("office.address.state", func(o *O) *string { return &o.Address.State })),
			row(inWords("office.address.zip", func(o *O) *string { return &o.Address.ZIP })),
		},
		save: func(o *O) ([]cases.Record, error) {
			if o.ID == "" {
				o.ID = cases.NewID()
			}
			return []cases.Record{o}, o.Check()
		},
	})
	return p
}

// newStaff is everyone who may work on a matter, with what Form G-28 and pleadings print.
func newStaff(a *App, store bookStore) tab {
	type W = cases.Attorney
	p := &pageOf[W]{}
	p.rows = func(s *cases.Snapshot) []*W { return pointers(s.Staff) }
	roles := []string{"attorney", "accredited representative", "advocate", "supervisor"}
	p.book = newBook(a, store, bookSpec[W]{words: "staff.", icon: stock.AccountIcon(),
		id: func(w *W) string { return w.ID }, find: func(w *W) string { return kit.Fold(w.Name.Sorted()) },
		cols: []kit.Column[W]{
			{Title: lang.T("clients.name"), Width: -1, Cell: func(w *W) kit.Cell { return kit.Cell{Main: w.Name.Sorted(), Sub: w.Firm, Bold: true} }},
			{Title: lang.T("attorney.role"), Width: 190, Cell: func(w *W) kit.Cell {
				return kit.Cell{Main: staffRole(w.Role), Sub: dotted(w.BarState, w.BarNumber)}
			}},
		},
		lines: []line[W]{
			row(inWords("attorney.name.given", func(w *W) *string { return &w.Name.Given }), inWords("attorney.name.family", func(w *W) *string { return &w.Name.Family })),
			row(inChoice("attorney.role", "staff.role.", roles, func(w *W) *string { return &w.Role }), inWords("attorney.firm", func(w *W) *string { return &w.Firm })),
			row(inWords("attorney.barState", func(w *W) *string { return &w.BarState }), inWords("attorney.barNumber", func(w *W) *string { return &w.BarNumber })),
			row(inWords("attorney.uscisAccount", func(w *W) *string { return &w.USCISAccount }), inWords("attorney.email", func(w *W) *string { return &w.Email })),
			row(inWords("attorney.phone", func(w *W) *string { return &w.Phone }), inWords("attorney.fax", func(w *W) *string { return &w.Fax })),
			row(inWords("attorney.mobile", func(w *W) *string { return &w.Mobile }), inWords("attorney.eoirId", func(w *W) *string { return &w.EOIRID })),
			row(inWords("attorney.licensing", func(w *W) *string { return &w.Licensing }), inYesNo("attorney.accredited", func(w *W) *bool { return &w.Accredited })),
			row(inWords("attorney.organization", func(w *W) *string { return &w.Organization }), inDay(a, "attorney.accreditedUntil", func(w *W) *cases.Date { return &w.AccreditedUntil })),
			row(inWords("attorney.address.street", func(w *W) *string { return &w.Address.Street }), inWords("attorney.address.city", func(w *W) *string { return &w.Address.City })),
			row(inWords("attorney.address.state", func(w *W) *string { return &w.Address.State }), inWords("attorney.address.zip", func(w *W) *string { return &w.Address.ZIP })),
		},
		fresh: func() *W { return &W{ID: cases.NewID(), Role: "attorney"} },
		save:  func(w *W) ([]cases.Record, error) { return []cases.Record{w}, w.Check() },
		drop:  func(w *W) (write, remove []cases.Record) { return nil, []cases.Record{w} },
	})
	return p
}

func staffRole(role string) string {
	if role == "" {
		return ""
	}
	return lang.T("staff.role." + role)
}
