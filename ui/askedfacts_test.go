package ui

import (
	"slices"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// TestFactsSayWhatWasAsked: under a field stands when it was told; not known and not said are answers that can be opened
// again.
func TestFactsSayWhatWasAsked(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	f := factsOf(t, a)
	wants(t, a, "Already asked on ", "Not asked yet")
	q := f.asked.list[slices.IndexFunc(f.asked.list, func(q question) bool { return q.path == "client.dialect" })]
	says := func() string { return words(f.asked.lines["client.dialect"]) }
	if !strings.Contains(says(), "Not asked yet") {
		t.Fatalf("under the dialect stands %q", says())
	}
	before := page(a)
	for _, item := range f.asked.answers(q, cases.NotAsked) {
		item.Do()
		if !strings.Contains(says(), "on Nov 2") && !strings.Contains(says(), "since Nov 2") {
			t.Errorf("after %q under the dialect stands %q", item.Label, says())
		}
		if page(a) == before {
			t.Error("the progress of the group does not move")
		}
		f.asked.answers(q, cases.NotKnown)[0].Do()
		if !strings.Contains(says(), "Not asked yet") {
			t.Errorf("opened again, under the dialect stands %q", says())
		}
	}
}

// TestTheSearchSharesTheScreen: Ctrl+K over a matter offers the shared view, and it is that matter's.
func TestTheSearchSharesTheScreen(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	a.Go(Route{Place: toMatter, ID: firstMatter(t, a)})
	entry := seek(t, a, "share the screen")
	entry.OnSubmitted("")
	if a.shell != nil || !strings.Contains(page(a), lang.T("beside.head")) {
		t.Fatalf("the desk is still there: %s", page(a))
	}
}
