package ui

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/packet"
	"github.com/harborfile/harborfile/forms/packet/verify"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// packetOf shows the packet tab of the first matter.
func packetOf(t *testing.T, a *App) *packetTab {
	t.Helper()
	a.Go(Route{Place: toMatter, ID: firstMatter(t, a), Tab: tabPacket})
	return current(t, a).tabs[tabPacket].(*packetTab)
}

// keepBack makes the client's family name something that may not leave unasked.
func keepBack(t *testing.T, a *App) {
	t.Helper()
	c := current(t, a).snap.Client
	c.SecretWords = append(c.SecretWords, c.Name.Family)
	if err := a.vault.Write(context.Background(), &c); err != nil {
		t.Fatal(err)
	}
	a.reload()
}

// folderFor lets the next export go to a new folder.
func folderFor(t *testing.T, a *App) (dir string) {
	t.Helper()
	dir = filepath.Join(t.TempDir(), "packet")
	a.pickers.folder = func(context.Context, string) (string, error) { return dir, nil }
	return dir
}

// TestPacketWalk builds a packet, goes from a line of the check to where it is mended, orders the exhibits, looks at what
// the address firewall holds back, allows it by name and with a reason, exports, and opens that version again.
func TestPacketWalk(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	p := packetOf(t, a)
	press(t, a, "Build packet")
	wants(t, a, "File tonight", "to look at")

	t.Run("a line leads to where it is mended", func(t *testing.T) {
		i := slices.IndexFunc(p.built.Lines, func(l packet.Line) bool { _, ok := p.fix(l); return ok && l.Level != packet.Green })
		if i < 0 {
			t.Fatalf("no line of the check can be mended: %+v", p.built.Lines)
		}
		for _, l := range p.built.Lines {
			if l.Fix != "" && fixKeys[l.Fix] == "" {
				t.Errorf("%s: no button for %q", l.Rule, l.Fix)
			}
		}
		for fix, tab := range map[string]int{packet.FixEvidence: tabEvidence, packet.FixForm: tabForms, packet.FixRelease: tabReleases,
			packet.FixDate: tabDeadlines, packet.FixDocument: tabDocuments} {
			item := ""
			if fix == packet.FixEvidence {
				item = p.snap.Exhibits()[1].ID
			}
			p.mend(fix, item)
			if m := current(t, a); m.at != tab {
				t.Errorf("%s leads to tab %d", fix, m.at)
			} else if item != "" && m.tabs[tabEvidence].(*evidence).list.Selected().ID != item {
				t.Error("the piece is not chosen")
			}
			press(t, a, "Packet")
		}
		p.mend(packet.FixRedact, p.snap.Exhibits()[0].ID)
		if _, ok := a.screen.(*redactPage); !ok {
			t.Errorf("painting over leads to %T", a.screen)
		}
		p = packetOf(t, a)
		press(t, a, "Build packet")
	})
	t.Run("evidence stays closed", func(t *testing.T) { evidenceIsVeiled(t, a, p) })
	t.Run("words are found on the pages", func(t *testing.T) { findInPacket(t, p) })
	t.Run("order", func(t *testing.T) { orderByKeysAndDrag(t, a, p) })
	t.Run("firewall", func(t *testing.T) { heldAndAllowed(t, a, p) })
	t.Run("earlier version", func(t *testing.T) { earlierAgain(t, a, p) })
	t.Run("look", func(t *testing.T) { lookOfPackets(t, a, p) })
}

func evidenceIsVeiled(t *testing.T, a *App, p *packetTab) {
	i := slices.IndexFunc(p.built.Manifest.Items, func(it verify.Item) bool { return it.Kind == "exhibit" && it.Last > it.First })
	if i < 0 {
		t.Fatal("no exhibit has pages")
	}
	exhibit := p.built.Manifest.Items[i]
	view := p.pages.preview.view
	if p.pages.turnTo(exhibit.First); !view.Shown() || p.pages.closed(exhibit.First-1) {
		t.Error("the tab sheet of an exhibit is closed")
	}
	p.pages.turnTo(exhibit.Last)
	wants(t, a, "A page of evidence")
	if p.pages.strip.picture(exhibit.Last-1) != nil || slices.Contains(p.pages.strip.wanted, exhibit.Last-1) {
		t.Error("a small page of evidence is drawn unasked")
	}
	p.pages.strip.picture(0)
	p.pages.strip.draw()
	if p.pages.strip.picture(0) == nil {
		t.Error("the small cover is not there")
	}
	press(t, a, "Show the evidence pages")
	if !view.Shown() || strings.Contains(page(a), "A page of evidence") {
		t.Error("the page does not show when it is asked for")
	}
}

func findInPacket(t *testing.T, p *packetTab) {
	f := p.pages.find
	p.pages.turnTo(1)
	f.entry.SetText(p.snap.Client.Name.Family)
	f.entry.OnSubmitted(f.entry.Text)
	if len(f.hits) < 2 {
		t.Fatalf("%q is on %d pages", f.words, len(f.hits))
	}
	view := p.pages.preview.view
	if view.Page() != f.hits[0] || len(p.pages.preview.spots) == 0 {
		t.Errorf("page %d is shown with %d frames, the words stand on %v", view.Page(), len(p.pages.preview.spots), f.hits)
	}
	f.turn(1)
	if view.Page() != f.hits[1] {
		t.Errorf("the next is page %d", view.Page())
	}
	f.turn(-1)
	f.turn(-1)
	if view.Page() != f.hits[len(f.hits)-1] {
		t.Errorf("before the first comes page %d", view.Page())
	}
	f.entry.OnSubmitted("no such words stand anywhere")
	if len(f.hits) != 0 || len(p.pages.preview.spots) != 0 {
		t.Error("words that are not there are found")
	}
}

func orderByKeysAndDrag(t *testing.T, a *App, p *packetTab) {
	before := exhibitIDs(p.snap)
	p.list.SelectKey(before[0])
	p.list.Focus(a.window.Canvas())
	a.window.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyDown, Modifier: fyne.KeyModifierAlt})
	if got := exhibitIDs(p.snap); got[0] != before[1] || got[1] != before[0] {
		t.Errorf("Alt+Down: %v, before %v", got, before)
	}
	wants(t, a, "Something was saved since")
	i := slices.IndexFunc(p.list.Rows, func(r *partRow) bool { return r.id == before[2] })
	p.list.OnDrag(p.list.Rows[i], -2)
	if got := exhibitIDs(p.snap); got[0] != before[2] {
		t.Errorf("dragged up: %v", got)
	}
	i = slices.IndexFunc(p.list.Rows, func(r *partRow) bool { return r.id == before[2] })
	p.list.OnDrag(p.list.Rows[i], 40)
	if got := exhibitIDs(p.snap); got[len(got)-1] != before[2] {
		t.Errorf("dragged beyond the end: %v", got)
	}
}

func exhibitIDs(s *cases.Snapshot) (ids []string) {
	for _, e := range s.Exhibits() {
		ids = append(ids, e.ID)
	}
	return ids
}

func heldAndAllowed(t *testing.T, a *App, p *packetTab) {
	keepBack(t, a)
	press(t, a, "Build packet")
	wants(t, a, "Held back", "protected word")
	if !p.held() || !p.export.Off {
		t.Fatal("a packet with a protected word may be exported")
	}
	if _, err := p.built.Save(filepath.Join(t.TempDir(), "x")); err == nil {
		t.Fatal("a held packet was saved")
	}
	hit := slices.IndexFunc(p.built.Stopped.Hits, func(h packet.Hit) bool { return h.Page > 1 })
	p.pages.turnTo(p.built.Stopped.Hits[hit].Page)
	if p.pages.preview.view.Page() != p.built.Stopped.Hits[hit].Page-1 {
		t.Error("the page of the finding is not shown")
	}
	press(t, a, "Let it leave all the same")
	press(t, a, "Let it leave, and note this")
	wants(t, a, "Write the reason")
	if !p.held() {
		t.Fatal("it may leave without a reason")
	}
	fill(t, a, "override.person", "Ada Counsel")
	fill(t, a, "override.reason", "the caption of this court needs the name")
	press(t, a, "Let it leave, and note this")
	if p.held() || p.export.Off {
		t.Fatalf("allowed, and still held: %s", page(a))
	}
	dir := folderFor(t, a)
	press(t, a, "Export")
	press(t, a, "Choose where")
	if report, err := verify.Dir(dir); err != nil || !report.OK {
		t.Fatalf("%+v, %v", report, err)
	}
	list := current(t, a).snap.Disclosures
	if len(list) == 0 || !strings.Contains(list[len(list)-1].Override, "Ada Counsel: the caption of this court") {
		t.Errorf("the log: %+v", list)
	}
}

func earlierAgain(t *testing.T, a *App, p *packetTab) {
	first, err := os.ReadFile(filepath.Join(folderOfLast(t, a, p), "packet.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	pill(t, a, "Earlier versions")
	press(t, a, "Open")
	wants(t, a, "This is the packet of", "Held back") // what is protected today holds an earlier version too
	if p.kept == "" || p.pages.preview.view.Count() != p.built.Pages {
		t.Fatalf("not open: %s", page(a))
	}
	for _, r := range p.list.Rows {
		if r.title == "" || strings.Contains(r.title, "Named in no list") {
			t.Errorf("what was on page %d then has no name", r.first)
		}
	}
	if err := p.built.Allow(packet.Override{Person: "Ada Counsel", Reason: "asked for once more by the clerk"}); err != nil {
		t.Fatal(err)
	}
	p.show(p.snap)
	before := len(p.snap.Packets)
	logged := len(p.snap.Disclosures)
	dir := folderFor(t, a)
	press(t, a, "Export")
	press(t, a, "Choose where")
	again, err := os.ReadFile(filepath.Join(dir, "packet.pdf"))
	if err != nil || string(again) != string(first) {
		t.Errorf("other bytes than before: %v", err)
	}
	s := current(t, a).snap
	if len(s.Packets) != before || len(s.Disclosures) != logged+1 {
		t.Errorf("%d packets kept, %d log entries, before %d and %d", len(s.Packets), len(s.Disclosures), before, logged)
	}
	press(t, a, "Back to the packet of today")
	if p.kept != "" || p.built != nil {
		t.Error("the earlier version is still open")
	}
}

// folderOfLast exports the packet that is built once more, into a folder of its own.
func folderOfLast(t *testing.T, a *App, p *packetTab) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "first")
	if _, err := p.built.Save(dir); err != nil {
		t.Fatal(err)
	}
	return dir
}

func lookOfPackets(t *testing.T, a *App, p *packetTab) {
	press(t, a, "Look")
	fill(t, a, "matter.packet.labels", string(cases.Numbers))
	fill(t, a, "matter.packet.bates", "HF")
	fill(t, a, "matter.packet.maxPart", "many")
	press(t, a, "Save")
	wants(t, a, "Write a number")
	fill(t, a, "matter.packet.maxPart", "2.5")
	press(t, a, "Save")
	if got := p.snap.Matter.Packet; got.Labels != cases.Numbers || got.Bates != "HF" || got.MaxPart != 2_500_000 || got.NoTabs {
		t.Errorf("%+v; %s", got, page(a))
	}
}

// packetViews are the states of the packet screen, for the pictures.
func packetViews(t *testing.T) []struct {
	name string
	open func(*App)
} {
	type view = struct {
		name string
		open func(*App)
	}
	small := func(p *packetTab) {
		for range 4 {
			p.pages.strip.list.Refresh()
			p.pages.strip.draw()
		}
	}
	build := func(a *App) *packetTab {
		if m, ok := a.screen.(*matter); ok && m.at == tabPacket { // a packet is built once for all pictures of it
			if p := m.tabs[tabPacket].(*packetTab); p.built != nil && !p.stale {
				p.turnPill(pillTonight)
				return p
			}
		}
		p := packetOf(t, a)
		p.onBuild()
		a.window.Resize(fyne.NewSize(1280, 800))
		small(p)
		return p
	}
	return []view{
		{"packet-lines", func(a *App) { build(a) }},
		{"packet-veil", func(a *App) {
			p := build(a)
			p.pages.turnTo(p.pages.evidence[0][0])
			small(p)
		}},
		{"packet-find", func(a *App) {
			p := build(a)
			p.pages.find.entry.SetText(p.snap.Client.Name.Family)
			p.pages.find.look(p.snap.Client.Name.Family)
			small(p)
		}},
		{"packet-look", func(a *App) { build(a).onLook() }},
		{"packet-files", func(a *App) { build(a).turnPill(pillFiles) }},
		{"packet-held", func(a *App) { build(a); keepBack(t, a); build(a) }},
		{"packet-allow", func(a *App) { build(a).onAllow() }},
		{"packet-earlier", func(a *App) {
			p := build(a)
			if p.held() {
				_ = p.built.Allow(packet.Override{Person: "Ada Counsel", Reason: "the caption needs the name"})
			}
			folderFor(t, a)
			p.onExport()
			press(t, a, lang.T("evidence.export.yes"))
			p.turnPill(pillEarlier)
			if a.shell != nil { // a machine that stood still meanwhile locks the window
				kit.ShowToast(a.shell.toasts, nil)
			}
		}},
	}
}
