package ui

import (
	"context"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// The tabs of a client.
const (
	tabPerson = iota
	tabPeople
	tabLife
	tabMeans
	tabChoices
	tabScreening
	tabNeeds
)

var personKeys = []string{"tab.person", "tab.people", "tab.life", "tab.means", "tab.choices", "tab.screening", "tab.needs"}

// personStore is what a client's place reads.
type personStore interface {
	ClientSnapshot(ctx context.Context, clientID string) (*cases.Snapshot, error)
}

// person is the place of one client: who it is, the people around, what was decided, and what is
// needed beside the case. All of it is shared by the client's matters.
type person struct {
	*tabbed
	store   personStore
	id      string
	name    *kit.Para
	sub     *kit.Para
	head    *fyne.Container
	content *fyne.Container
}

func newPerson(a *App, r Route) *person {
	s := &person{store: a.vault, id: r.ID}
	s.tabbed = newTabbed(a, r, personKeys, s.makeTab)
	s.name = kit.NewBoldPara("", theme.Title, theme.Ink)
	s.sub = kit.NewPara("", theme.Small, theme.Muted)
	return s
}

// Content lays the page out.
func (s *person) Content() fyne.CanvasObject {
	back := kit.NewButton(kit.Quiet, stock.NavigateBackIcon(), lang.T("nav.clients"), func() { s.a.Go(Route{Place: toClients}) })
	s.head = kit.VStack(6, kit.Flow(0, back), kit.VStack(2, s.name, s.sub), kit.VStack(0, s.strip, kit.NewLine()))
	s.content = kit.Frame(14, s.head, s.page, nil)
	return s.content
}

func (s *person) load() {
	var snap *cases.Snapshot
	s.loads++
	load := s.loads
	s.a.jobs.run("", func(ctx context.Context, _ cases.Progress) (err error) {
		snap, err = s.store.ClientSnapshot(ctx, s.id)
		return err
	}, func(err error) {
		if s.a.screen != screen(s) || s.loads != load {
			return // another place is shown meanwhile, or a newer reading is on its way
		}
		if err != nil {
			s.a.fail(err, nil)
			return
		}
		s.show(snap)
	})
}

func (s *person) show(snap *cases.Snapshot) {
	s.snap = snap
	s.name.Set(listName(snap.Client))
	s.sub.Set(dotted(snap.Client.Name.Full(), snap.Client.Pronouns))
	s.head.Refresh()
	s.content.Refresh()
	s.open(s.at)
}

func (s *person) makeTab(i, at int) tab {
	a, v := s.a, s.a.vault
	switch i {
	case tabPeople:
		return newParts(a, at,
			part{"relative.part", func() tab { return newFamily(a, v) }},
			part{"party.part", func() tab { return newPartyPage(a, v) }})
	case tabLife:
		return newLife(a, v, at)
	case tabMeans:
		return newMeans(a, v, at)
	case tabChoices:
		return newParts(a, at,
			part{"choice.part", func() tab { return newChoices(a, v) }},
			part{"goal.part", func() tab { return newGoals(a, v) }})
	case tabScreening:
		return newScreening(a, v)
	case tabNeeds:
		return newNeedsTab(a, v, at)
	}
	return newParts(a, at,
		part{"person.part", func() tab { return newPersonPage(a, v) }},
		part{"address.part", func() tab { return newAddresses(a, v) }})
}

// onNew begins a record on the tab that is shown, or a matter (Ctrl+N).
func (s *person) onNew() {
	if !s.begin() {
		s.a.Go(Route{Place: toNewMatter})
	}
}
