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

// The tabs of a matter. tabKind is the one that differs by kind: charges, order, or petition.
const (
	tabOverview = iota
	tabFacts
	tabStory
	tabKind
	tabEvidence
	tabForms
	tabDocuments
	tabDeadlines
	tabWork
	tabPacket
	tabReleases
)

var tabKeys = []string{"tab.overview", "tab.facts", "tab.story", "tab.kind", "tab.evidence", "tab.forms", "tab.documents",
	"tab.deadlines", "tab.work", "tab.packet", "tab.releases"}

// matterStore is what a matter reads for all of its tabs.
type matterStore interface {
	Snapshot(ctx context.Context, matterID string) (*cases.Snapshot, error)
}

// matter is the workspace of one matter: a head that stays, and its tabs.
type matter struct {
	*tabbed
	store   matterStore
	id      string
	name    *kit.Para
	sub     *kit.Para
	chip    *kit.Chip
	person  *kit.Button
	head    *fyne.Container
	content *fyne.Container
}

func newMatter(a *App, r Route) *matter {
	s := &matter{store: a.vault, id: r.ID}
	s.tabbed = newTabbed(a, r, tabKeys, s.makeTab)
	s.name = kit.NewBoldPara("", theme.Title, theme.Ink)
	s.sub = kit.NewPara("", theme.Small, theme.Muted)
	s.chip = kit.NewChip("", theme.Neutral)
	s.person = kit.NewButton(kit.Plain, stock.AccountIcon(), lang.T("matter.person"), func() {
		if s.snap != nil {
			a.Go(Route{Place: toClient, ID: s.snap.Client.ID})
		}
	})
	return s
}

// mark is what the page keeps for coming back: which pill of the papers was shown.
func (s *matter) mark() any {
	if d, ok := s.tabs[s.at].(*documents); ok {
		return d.at
	}
	return nil
}

func (s *matter) restore(was any) {
	d, ok := s.tabs[s.at].(*documents)
	if pill, known := was.(int); ok && known {
		d.turnPill(pill)
	}
}

// Content lays the page out.
func (s *matter) Content() fyne.CanvasObject {
	back := kit.NewButton(kit.Quiet, stock.NavigateBackIcon(), lang.T("nav.matters"), func() { s.a.Go(Route{Place: toMatters}) })
	s.head = kit.VStack(6, kit.Flow(0, back),
		kit.Row(12, []float32{-1, 0, 0}, kit.VStack(2, s.name, s.sub), s.chip, s.person),
		kit.VStack(0, s.strip, kit.NewLine()))
	s.content = kit.Frame(14, s.head, s.page, nil)
	return s.content
}

func (s *matter) load() {
	var snap *cases.Snapshot
	s.loads++
	load := s.loads
	s.a.jobs.run("", func(ctx context.Context, _ cases.Progress) (err error) {
		snap, err = s.store.Snapshot(ctx, s.id)
		return err
	}, func(err error) {
		if s.a.screen != screen(s) || s.loads != load {
			return // another place is shown meanwhile, and a tab that is built now would never be closed; or a newer reading is on its way
		}
		if err != nil {
			s.a.fail(err, nil)
			return
		}
		s.show(snap)
	})
}

func (s *matter) show(snap *cases.Snapshot) {
	s.snap = snap
	s.name.Set(listName(snap.Client))
	s.sub.Set(dotted(snap.Matter.Number, snap.Matter.Title, kindWords(snap.Matter.Kind)))
	s.chip.Set(stageWords(snap.Matter.Stage), stageTone(snap.Matter.Stage))
	s.strip.Objects[tabKind].(*kit.Tab).Set(lang.T(kindKeys[snap.Matter.Kind]))
	s.head.Refresh() // the chip takes its width first, then the head its height
	s.content.Refresh()
	s.open(s.at)
}

// kindKeys name the tab of a kind.
var kindKeys = map[cases.Kind]string{cases.RecordRelief: "tab.charges", cases.ProtectiveOrder: "tab.order", cases.Immigration: "tab.petition"}

func (s *matter) makeTab(i, part int) tab {
	a, v := s.a, s.a.vault
	switch i {
	case tabFacts:
		return newFacts(a, v)
	case tabStory:
		return newStoryTab(a, v, part)
	case tabKind:
		return newKindTab(a, v, part, s.snap.Matter.Kind)
	case tabEvidence:
		return newEvidence(a, v)
	case tabForms:
		return newFormsTab(a, v, part)
	case tabDocuments:
		return newDocuments(a, v)
	case tabDeadlines:
		return newDeadlines(a, v)
	case tabWork:
		return newWorkTab(a, v, part)
	case tabPacket:
		return newPacketTab(a, v)
	case tabReleases:
		return newReleasesTab(a, v, part)
	}
	return newOverview(a, s.choose)
}

func (s *matter) onDrop(paths []string) {
	if s.dropOn(s.a.dropAt, paths) {
		return
	}
	s.chooseThen(tabEvidence, func() { s.tabs[tabEvidence].(*evidence).onDrop(paths) })
}

// onAdd opens the file dialog for evidence (Ctrl+O).
func (s *matter) onAdd() {
	s.chooseThen(tabEvidence, func() { s.tabs[tabEvidence].(*evidence).onAdd() })
}

// onBuild builds the packet (Ctrl+B).
func (s *matter) onBuild() {
	s.chooseThen(tabPacket, func() { s.tabs[tabPacket].(*packetTab).onBuild() })
}

// onNew begins a record on the tab that is shown, or a matter (Ctrl+N).
func (s *matter) onNew() {
	if !s.begin() {
		s.a.Go(Route{Place: toNewMatter})
	}
}
