package ui

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// seek opens the search and types words into it.
func seek(t *testing.T, a *App, words string) *kit.Entry {
	t.Helper()
	a.showFind()
	entry, ok := a.window.Canvas().Focused().(*kit.Entry)
	if !ok {
		t.Fatal("the search has no focus")
	}
	test.Type(entry, words)
	return entry
}

// hits are the lines of the search that is open, and which of them Enter takes.
func hits(t *testing.T, a *App) (labels []string, at int) {
	t.Helper()
	top := a.window.Canvas().Overlays().Top()
	if top == nil {
		t.Fatal("the search is not open")
	}
	at = -1
	each(top, func(o fyne.CanvasObject) {
		if h, ok := o.(*kit.Hit); ok {
			if h.Selected() {
				at = len(labels)
			}
			labels = append(labels, h.Label())
		}
	})
	return labels, at
}

// TestFindGoesAnywhere: a few letters and Enter lead to every place, to tabs, matters, people, dates, exhibits,
// forms and settings.
func TestFindGoesAnywhere(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	for _, e := range append(entries, entry{to: toSettings, key: "nav.settings"}) {
		seek(t, a, lang.T(e.key)).OnSubmitted("")
		if a.route.Place != e.to {
			t.Errorf("%q leads to %+v", lang.T(e.key), a.route)
		}
	}
	id := firstMatter(t, a)
	for words, want := range map[string]Route{
		"ejemplo bel": {Place: toMatter, ID: "any"},
		"dv-100":      {Place: toLibrary},
		"renew":       {Place: toSettings, Tab: slices.Index(settingKeys, "renew.head") + 1},
		"new matter":  {Place: toNewMatter},
		"make pack":   {Place: toBatch},
		"licenses":    {Place: toLicences},
		"licence":     {Place: toLicences},
		"about":       {Place: toSettings, Tab: slices.Index(settingKeys, "about.head") + 1},
		"new law":     {Place: toSettings, Tab: slices.Index(settingKeys, "lawpack.head") + 1},
		"version":     {Place: toSettings, Tab: slices.Index(settingKeys, "lawpack.head") + 1},
		"update":      {Place: toSettings, Tab: slices.Index(settingKeys, "lawpack.head") + 1},
	} {
		seek(t, a, words)
		labels, _ := hits(t, a)
		if len(labels) == 0 {
			t.Errorf("%q finds nothing", words)
			continue
		}
		a.window.Canvas().Focused().(*kit.Entry).OnSubmitted("")
		if want.ID == "any" && a.route.ID != "" {
			want.ID = a.route.ID
		}
		if a.route != want {
			t.Errorf("%q leads to %+v; first of %v", words, a.route, labels)
		}
	}
	a.Go(Route{Place: toMatter, ID: id})
	for i, label := range current(t, a).labels() {
		seek(t, a, label)
		a.window.Canvas().Focused().(*kit.Entry).OnSubmitted("")
		if a.route.Tab != i || a.route.ID != id {
			t.Errorf("%q leads to %+v", label, a.route)
		}
	}
	a.Go(Route{Place: toMatter, ID: id, Tab: tabEvidence})
	title := current(t, a).tabs[tabEvidence].(*evidence).list.Rows[0].Title
	a.Go(Route{Place: toMatter, ID: id})
	seek(t, a, title)
	a.window.Canvas().Focused().(*kit.Entry).OnSubmitted("")
	if a.route.ID != id || a.route.Tab != tabEvidence {
		t.Errorf("the evidence %q leads to %+v", title, a.route)
	}
}

// TestFindInSpanish: what the program is made of is found by the words that people have for it, with or without accents.
func TestFindInSpanish(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "es")
	for words, want := range map[string]Route{
		"licencias":     {Place: toLicences},
		"acerca":        {Place: toSettings, Tab: slices.Index(settingKeys, "about.head") + 1},
		"datos legales": {Place: toSettings, Tab: slices.Index(settingKeys, "lawpack.head") + 1},
		"actualizacion": {Place: toSettings, Tab: slices.Index(settingKeys, "lawpack.head") + 1},
		"versión":       {Place: toSettings, Tab: slices.Index(settingKeys, "lawpack.head") + 1},
	} {
		seek(t, a, words)
		labels, _ := hits(t, a)
		a.window.Canvas().Focused().(*kit.Entry).OnSubmitted("")
		if a.route != want {
			t.Errorf("%q leads to %+v; found %v", words, a.route, labels)
			closeDialog(a)
		}
	}
}

// TestFindByTheKeyboard: the arrows choose while the words keep the cursor, a word that is typed next starts anew.
func TestFindByTheKeyboard(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	entry := seek(t, a, "ma")
	labels, at := hits(t, a)
	if len(labels) < 3 || at != 0 {
		t.Fatalf("%d lines, line %d is chosen", len(labels), at)
	}
	key := func(name fyne.KeyName) { entry.TypedKey(&fyne.KeyEvent{Name: name}) }
	key(fyne.KeyUp)
	if _, at = hits(t, a); at != len(labels)-1 {
		t.Errorf("up from the first line leads to line %d of %d", at, len(labels))
	}
	key(fyne.KeyDown)
	key(fyne.KeyDown)
	if _, at = hits(t, a); at != 1 || a.window.Canvas().Focused() != entry {
		t.Errorf("line %d is chosen", at)
	}
	test.Type(entry, "t")
	if _, at = hits(t, a); at != 0 {
		t.Errorf("after another letter line %d is chosen", at)
	}
	test.Type(entry, "xqzv")
	wants(t, a, "Nothing with these words")
	entry.OnSubmitted("")
	if a.window.Canvas().Overlays().Top() == nil {
		t.Error("Enter with nothing found closes the search")
	}
}

// TestFindRemembersThisSession: what was used last is offered first, until the vault is locked; and nothing of it
// goes into the preferences.
func TestFindRemembersThisSession(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	seek(t, a, "resour").OnSubmitted("")
	seek(t, a, "ejemplo").OnSubmitted("")
	id := a.route.ID
	a.Go(Route{Place: toClients})
	a.showFind()
	labels, _ := hits(t, a)
	if len(labels) < 2 || labels[1] != lang.T("nav.resources") {
		t.Errorf("offered first: %v", labels)
	}
	a.window.Canvas().Focused().(*kit.Entry).OnSubmitted("")
	if a.route.ID != id {
		t.Errorf("Enter in the empty search leads to %+v", a.route)
	}
	a.Lock()
	if a.recent != nil {
		t.Error("what was used is still known behind the lock")
	}
	reopen(t, a)
	a.showFind()
	if labels, _ := hits(t, a); slices.Contains(labels, lang.T("nav.resources")) && labels[1] == lang.T("nav.resources") {
		t.Errorf("offered after a lock: %v", labels)
	}
}

// TestRankOfGoals: the beginning of a name goes before the middle of it, every word has to be there, and accents
// and case do not matter.
func TestRankOfGoals(t *testing.T) {
	goals := []*goal{
		newGoal(goalForm, "1", "Alma's form", "with Étienne in it", nil),
		newGoal(goalMatter, "2", "Ruiz, Étienne", "M-2", nil),
		newGoal(goalMatter, "3", "Étienne, Ana", "M-3", nil),
		newGoal(goalMatter, "4", "Petiennez, Ana", "M-4", nil),
	}
	for words, want := range map[string][]string{
		"etienne":     {"3", "2", "1", "4"},
		"ETIENNE ana": {"3", "4"},
		"m-4":         {"4"},
		"zz":          nil,
	} {
		var got []string
		for _, g := range ranked(goals, folded(words), nil, 9) {
			got = append(got, g.id[len(g.kind)+1:])
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q gives %v, want %v", words, got, want)
		}
	}
	if got := ranked(goals, folded("m-"), []string{goals[3].id}, 1); len(got) != 1 || got[0] != goals[3] {
		t.Error("among equals what was used last does not come first")
	}
}
