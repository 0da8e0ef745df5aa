package ui

import (
	"context"
	"path/filepath"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// dayEnd ends a clinic day on a borrowed computer, in order: what is here, handing it over, what lies outside the vault,
// and wiping. Nothing is wiped that was not handed over as it stands now.
type dayEnd struct {
	a     *App
	state dayState
	hand  *kit.Button
	wipe  *kit.Button
	body  *fyne.Container
	page  *fyne.Container
}

// dayState is what the page shows.
type dayState struct {
	day      cases.ClinicDay
	settings cases.Settings
	office   string // public key
	wiped    cases.Wiped
	strays   []*stray
	fresh    bool // nothing changed since it was handed over
}

// empty reports that nobody's words are in the vault: there is nothing to hand over.
func (s dayState) empty() bool { return s.wiped.Clients+s.wiped.Matters == 0 }

// ready reports whether wiping loses nothing. A vault that was not made for the day is never wiped from here.
func (s dayState) ready() bool { return s.day.Borrowed && (s.fresh || s.empty()) }

func newDayEnd(a *App) *dayEnd {
	s := &dayEnd{a: a, body: kit.VStack(16)}
	s.hand = kit.NewButton(kit.Primary, stock.DocumentSaveIcon(), lang.T("dayend.hand"), s.onHand)
	s.wipe = kit.NewButton(kit.Plain, stock.DeleteIcon(), lang.T("dayend.wipe"), s.onWipe)
	return s
}

// Content lays the page out.
func (s *dayEnd) Content() fyne.CanvasObject {
	back := kit.NewButton(kit.Quiet, stock.NavigateBackIcon(), lang.T("nav.clinic"), func() { s.a.Go(Route{Place: toClinic}) })
	head := kit.VStack(6, kit.Flow(0, back), kit.NewBoldPara(lang.T("clinic.end"), theme.Title, theme.Ink), kit.NewPara(lang.T("dayend.words"), theme.Body, theme.Muted))
	s.page = kit.Frame(14, head, kit.Scroll(kit.Narrow(680, kit.Pad(s.body, 0, 0, 8, 0))), nil)
	return s.page
}

func (s *dayEnd) load() {
	v, handed := s.a.vault, s.a.handed
	fetch(s.a, func(ctx context.Context) (dayState, error) { return readDayState(ctx, v, handed) }, s.show)
}

func readDayState(ctx context.Context, v *vault.Vault, handed string) (s dayState, err error) {
	f, err := readFirst(ctx, v)
	if err != nil {
		return s, err
	}
	s.day, s.settings, s.office = f.day, f.settings, v.Office()
	load, err := v.Caseload(ctx)
	if err != nil {
		return s, err
	}
	files, err := vault.List[cases.EvidenceItem](ctx, v, "")
	if err != nil {
		return s, err
	}
	packets, err := vault.List[cases.Packet](ctx, v, "")
	if err != nil {
		return s, err
	}
	outings, err := readOutings(ctx, v)
	if err != nil {
		return s, err
	}
	s.wiped = cases.Wiped{Day: s.day.On, Clients: len(load.Clients), Matters: len(load.Matters), Evidence: len(files), Packets: len(packets), Outings: len(outings)}
	for _, e := range files {
		s.wiped.Bytes += e.Blob.Size
	}
	s.strays, s.wiped.OutGone = strays(outings, handed)
	if n := len(s.day.Handed); n > 0 && s.day.Handed[n-1].UpTo != "" {
		changed, err := v.ChangedSince(ctx, s.day.Handed[n-1].UpTo, s.day.Key(), "handed")
		s.fresh = err == nil && !changed
		return s, err
	}
	return s, nil
}

// show lays out the steps.
func (s *dayEnd) show(now dayState) {
	s.state = now
	s.hand.Allow(!now.empty())
	s.wipe.Allow(now.ready())
	weight, other := kit.Primary, kit.Plain
	if now.ready() {
		weight, other = kit.Plain, kit.Primary
	}
	s.hand.Weigh(weight)
	s.wipe.Weigh(other)
	s.body.Objects = []fyne.CanvasObject{s.here(), s.handing(), s.outside(), s.wiping()}
	s.body.Refresh()
	s.page.Refresh()
}

func (s *dayEnd) here() fyne.CanvasObject {
	w := s.state.wiped
	return panelCard(lang.T("dayend.here"), kit.VStack(6,
		pair(lang.T("nav.clients"), lang.T("number", "n", w.Clients)), pair(lang.T("nav.matters"), lang.T("number", "n", w.Matters)),
		pair(lang.T("tab.evidence"), dotted(lang.T("number", "n", w.Evidence), bytesWords(w.Bytes))), pair(lang.T("dayend.packets"), lang.T("number", "n", w.Packets))))
}

// handing says whether everything was handed over, in which file, and who can open it.
func (s *dayEnd) handing() fyne.CanvasObject {
	card := kit.VStack(12, kit.NewBoldPara(lang.T("dayend.hand.head"), theme.Sub, theme.Ink))
	switch n := len(s.state.day.Handed); {
	case s.state.empty():
		card.Add(muted(lang.T("dayend.hand.empty")))
	case n == 0:
		card.Add(muted(lang.T("dayend.hand.words")))
	default:
		last := s.state.day.Handed[n-1]
		words, tone := lang.T("dayend.handed"), theme.Good
		if !s.state.fresh {
			words, tone = lang.T("dayend.changed"), theme.Warn
		}
		card.Add(kit.NewNote(tone, stock.InfoIcon(), words, kit.NewPara(dotted(lang.Stamp(last.When), bytesWords(last.Size)), theme.Body, tone.Fg())))
		card.Add(section(lang.T("dayend.hash"), kit.NewMono(last.SHA256[:32], theme.Small, theme.Ink).Whole(), kit.NewMono(last.SHA256[32:], theme.Small, theme.Ink).Whole()))
	}
	opens := lang.T("dayend.opens.code")
	if s.state.office != "" {
		opens = lang.T("dayend.opens.both")
	}
	card.Add(kit.NewPara(opens, theme.Small, theme.Muted))
	if s.state.settings.SheetOpen && s.state.office == "" {
		card.Add(kit.NewNote(theme.Warn, stock.WarningIcon(), lang.T("recovery.open.head"), kit.NewPara(lang.T("dayend.sheet"), theme.Body, theme.Warn.Fg())))
		card.Add(kit.Flow(8, kit.NewButton(kit.Plain, nil, lang.T("settings.ways"), func() { s.a.Go(Route{Place: toWays}) })))
	}
	card.Add(kit.Flow(8, s.hand))
	return kit.NewCard(20, card)
}

// outside lists what was written outside the vault on the day. What is ticked is erased with it.
func (s *dayEnd) outside() fyne.CanvasObject {
	rows := kit.VStack(4)
	for _, x := range s.state.strays {
		box := kit.NewCheck(filepath.Base(x.path), x.erase, func(on bool) { x.erase = on })
		rows.Add(kit.VStack(0, box, kit.Pad(kit.NewPara(dotted(filepath.Dir(x.path), bytesWords(x.size)), theme.Small, theme.Muted), 0, 0, 6, 30)))
	}
	words := lang.T("dayend.out.words")
	if len(s.state.strays) == 0 {
		words = lang.T("dayend.out.none")
	}
	if n := s.state.wiped.OutGone; n > 0 {
		rows.Add(kit.NewPara(lang.N("dayend.out.gone", n), theme.Small, theme.Muted))
	}
	return panelCard(lang.T("dayend.out"), muted(words), rows)
}

func (s *dayEnd) wiping() fyne.CanvasObject {
	words := lang.T("dayend.wipe.words")
	if !s.state.ready() {
		words = lang.T("dayend.wipe.first")
	}
	return panelCard(lang.T("dayend.wipe"), muted(words), kit.Flow(8, s.wipe))
}
