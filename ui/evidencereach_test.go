package ui

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// TestForWhomAnItemIs: in the window a person says whose packets carry an item; what is said holds in the packet, and the
// card says it where it is not as usual.
func TestForWhomAnItemIs(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	a.Go(Route{Place: toMatter, ID: firstMatter(t, a), Tab: tabEvidence})
	e := current(t, a).tabs[tabEvidence].(*evidence)
	id := e.snap.Exhibits()[0].ID
	shown := func() *cases.EvidenceItem { e.list.SelectKey(id); return e.list.Selected() }
	shown()
	head := lang.T("evidence.reach")
	if slices.Contains(e.said(), head) {
		t.Error("what is as usual is said")
	}
	check := func(words string) {
		t.Helper()
		var box *kit.Check
		each(a.window.Canvas().Overlays().Top(), func(o fyne.CanvasObject) {
			if b, ok := o.(*kit.Check); ok && b.Label() == words {
				box = b
			}
		})
		if box == nil {
			t.Fatalf("no box says %q", words)
		}
		test.Tap(box)
	}
	press(t, a, "For whom")
	press(t, a, "Save")
	if x := shown().Exhibit; len(x.Only) != 0 {
		t.Fatalf("saved as it was: %v", x.Only)
	}
	press(t, a, "For whom")
	check(lang.T("recipient.prosecutor"))
	check(lang.T("recipient.certifier"))
	check(lang.T("evidence.reach.sealed"))
	fill(t, a, "matter.exhibit.title", "Clinic record")
	press(t, a, "Save")
	i := shown()
	for to, want := range map[cases.Recipient]bool{cases.OfficeCopy: true, cases.CourtSealed: true, cases.Certifier: true, cases.Prosecutor: false, cases.CourtPublic: false} {
		if e.snap.Reaches(*i, to) != want {
			t.Errorf("%s: %v", to, !want)
		}
	}
	if i.Exhibit.Title != "Clinic record" || !slices.Contains(e.said(), head) {
		t.Errorf("%+v", i.Exhibit)
	}
	press(t, a, "For whom")
	for _, r := range i.Exhibit.Only {
		check(lang.T("recipient." + string(r)))
	}
	press(t, a, "Save")
	if i = shown(); slices.ContainsFunc(outside(), func(r cases.Recipient) bool { return i.Reaches(r) }) {
		t.Errorf("kept for nobody, and %v", i.Exhibit.Only)
	}
	wants(t, a, "only the office’s own")
}

// said are the words on the card.
func (e *evidence) said() (out []string) {
	each(e.side, func(o fyne.CanvasObject) {
		if p, ok := o.(*kit.Para); ok {
			out = append(out, p.Words())
		}
	})
	return out
}

// TestALoadThatComesLate: a matter that was left while it was read builds no tab that nobody would close, and leaves the
// way that is shown alone.
func TestALoadThatComesLate(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	a.Go(Route{Place: toMatter, ID: firstMatter(t, a), Tab: tabFacts})
	m := current(t, a)
	a.Go(Route{Place: toMatter, ID: m.id, Tab: tabStory, Part: 1})
	route := a.route
	m.at = tabPacket
	m.load()
	if m.tabs[tabPacket] != nil || a.route != route {
		t.Errorf("a tab was built; the way is %+v, was %+v", a.route, route)
	}
}
