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

// The tabs of a matter.
const (
	tabOverview = iota
	tabFacts
	tabEvidence
	tabForms
	tabPacket
	tabCount
)

var tabKeys = [tabCount]string{"tab.overview", "tab.facts", "tab.evidence", "tab.forms", "tab.packet"}

// tab is one page of a matter. It shows a snapshot; what it writes, it reports by reload.
type tab interface {
	Content() fyne.CanvasObject
	show(*cases.Snapshot)
}

// matterStore is what a matter reads for all of its tabs.
type matterStore interface {
	Snapshot(ctx context.Context, matterID string) (*cases.Snapshot, error)
}

// matter is the workspace of one matter: a head that stays, and its tabs. Tabs are built when
// they are first shown.
type matter struct {
	a       *App
	store   matterStore
	id      string
	at      int
	snap    *cases.Snapshot
	tabs    [tabCount]tab
	pages   [tabCount]fyne.CanvasObject
	mark    func(int)
	strip   *fyne.Container
	name    *kit.Para
	sub     *kit.Para
	chip    *kit.Chip
	head    *fyne.Container
	content *fyne.Container
	page    *fyne.Container
}

func newMatter(a *App, r Route) *matter {
	s := &matter{a: a, store: a.vault, id: r.ID, at: r.Tab, page: container.NewStack()}
	s.name = kit.NewBoldPara("", theme.Title, theme.Ink)
	s.sub = kit.NewPara("", theme.Small, theme.Muted)
	s.chip = kit.NewChip("", theme.Neutral)
	labels := make([]string, tabCount)
	for i, key := range tabKeys {
		labels[i] = lang.T(key)
	}
	s.strip, s.mark = kit.NewTabs(labels, s.choose)
	return s
}

// Content lays the page out.
func (s *matter) Content() fyne.CanvasObject {
	back := kit.NewButton(kit.Quiet, stock.NavigateBackIcon(), lang.T("nav.matters"), func() { s.a.Go(Route{Place: toMatters}) })
	s.head = kit.VStack(6, kit.Flow(0, back),
		kit.Row(12, []float32{-1, 0}, kit.VStack(2, s.name, s.sub), s.chip),
		kit.VStack(0, s.strip, kit.NewLine()))
	s.content = kit.Frame(14, s.head, s.page, nil)
	return s.content
}

func (s *matter) load() {
	var snap *cases.Snapshot
	s.a.jobs.run("", func(ctx context.Context, _ cases.Progress) (err error) {
		snap, err = s.store.Snapshot(ctx, s.id)
		return err
	}, func(err error) {
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
	s.head.Refresh() // the chip takes its width first, then the head its height
	s.content.Refresh()
	s.open(s.at)
}

// choose goes to a tab as to any other place, so that unsaved words are asked about and Back
// comes here again.
func (s *matter) choose(i int) {
	if i != s.at {
		s.chooseThen(i, func() {})
	}
}

// chooseThen is choose with something to do once the tab is shown, which may be after a question.
func (s *matter) chooseThen(i int, then func()) {
	if s.snap == nil {
		return
	}
	if i == s.at {
		then()
		return
	}
	s.leave(func() {
		s.a.past, s.a.ahead = append(s.a.past, s.a.route), nil
		s.a.route.Tab = i
		s.open(i)
		then()
	})
}

// turn goes to the next or the last tab, round and round.
func (s *matter) turn(step int) { s.choose((s.at + step + tabCount) % tabCount) }

// open shows a tab with the snapshot that is there.
func (s *matter) open(i int) {
	s.at = i
	s.mark(i)
	if s.tabs[i] == nil {
		s.tabs[i] = s.make(i)
		s.pages[i] = s.tabs[i].Content()
	}
	s.page.Objects = []fyne.CanvasObject{s.pages[i]}
	s.tabs[i].show(s.snap)
	s.page.Refresh()
}

func (s *matter) make(i int) tab {
	switch i {
	case tabFacts:
		return newFacts(s.a, s.a.vault)
	case tabEvidence:
		return newEvidence(s.a, s.a.vault)
	case tabForms:
		return newFormsTab(s.a, s.a.vault)
	case tabPacket:
		return newPacketTab(s.a, s.a.vault)
	}
	return newOverview(s.a, s.choose)
}

// leave asks the tab that is shown.
func (s *matter) leave(goOn func()) {
	if l, ok := s.tabs[s.at].(leaver); ok {
		l.leave(goOn)
		return
	}
	goOn()
}

func (s *matter) onDrop(paths []string) {
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

// unsaved implements typist.
func (s *matter) unsaved() ([]cases.Record, []string) {
	if t, ok := s.tabs[s.at].(typist); ok {
		return t.unsaved()
	}
	return nil, nil
}

func (s *matter) onSave() {
	if k, ok := s.tabs[s.at].(keeper); ok {
		k.onSave()
	}
}

// close lets go of open papers in every tab.
func (s *matter) close() {
	for _, t := range s.tabs {
		if c, ok := t.(closer); ok {
			c.close()
		}
	}
}
