package ui

import (
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/sample"
	"github.com/harborfile/harborfile/ui/theme"
)

// storyOf opens the story of a matter of the sample.
func storyOf(t *testing.T, a *App, kind cases.Kind) *story {
	t.Helper()
	for _, m := range sample.Office().Matters {
		if m.Kind == kind {
			a.Go(Route{Place: toMatter, ID: m.ID, Tab: tabStory})
			return current(t, a).tabs[tabStory].(*parts).current().(*story)
		}
	}
	t.Fatalf("no matter of %s", kind)
	return nil
}

// Changed words lose the approval in the window too, and what was approved is kept with its words.
func TestChangedWordsAreApprovedAgain(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	s := storyOf(t, a, cases.ProtectiveOrder)
	id := s.chosen.ID
	was := s.chosen.Words
	wants(t, a, "The client approved these words on Nov 9, 2026.", "1 approval")
	fill(t, a, "story.fragment.words", "I met him in February.")
	press(t, a, "Save")
	wants(t, a, "Words changed", "The client approved other words on Nov 9, 2026.")
	if f, _ := s.before(id); f.IsApproved() || len(f.ReadBacks) != 1 || f.ReadBacks[0].Words != was {
		t.Fatalf("after the change: %s, %+v", f.State(), f.ReadBacks)
	}
	press(t, a, "Read back, not approved yet")
	wants(t, a, "Read back")
	press(t, a, "The client approves these words")
	wants(t, a, "The client approved these words on Nov 21, 2026.", "2 approvals")
	press(t, a, "2 approvals")
	wants(t, a, "What the client approved", was)
	closeDialog(a)
	press(t, a, "The client takes it back")
	wants(t, a, "Taken back", "It stands in no paper.")
	press(t, a, "The client lets it be used again")
	if f, _ := s.before(id); !f.IsApproved() {
		t.Errorf("given back: %s", f.State())
	}
}

// The same day may be written in again for changed words; a day that nobody touched approves nothing.
func TestTheDayOfAnApprovalIsOfTheWords(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	s := storyOf(t, a, cases.Immigration)
	id := s.chosen.ID
	day := s.chosen.Approved
	fill(t, a, "story.fragment.words", "In 2022 a man came.")
	press(t, a, "Save")
	if f, _ := s.before(id); f.IsApproved() {
		t.Fatal("other words are approved")
	}
	fill(t, a, "story.fragment.approved", string(day))
	press(t, a, "Save")
	if f, _ := s.before(id); !f.IsApproved() || f.Approved != day {
		t.Errorf("the same day again: %s on %s, %+v", f.State(), f.Approved, f.ReadBacks)
	}
}

func TestTheStoryIsNarrowedByTopicAndDay(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	s := storyOf(t, a, cases.RecordRelief)
	all := len(s.list.Rows)
	if len(s.drawn) != all {
		t.Errorf("%d of %d pieces on the line of time", len(s.drawn), all)
	}
	for _, v := range []string{"topic control", "told 2026-09-08"} {
		s.filter.Set(v)
		s.filter.OnChange()
		if n := len(s.list.Rows); n == 0 || n >= all || len(s.drawn) != n {
			t.Errorf("%s: %d of %d, %d on the line", v, n, all, len(s.drawn))
		}
	}
	s.pick(0)
	if s.chosen == nil || s.chosen.ID != s.drawn[0] {
		t.Error("a bar does not open its piece")
	}
}

// What the client said of another matter or another paper stays when this page changes where a piece may not stand.
func TestARefusalOfElsewhereStays(t *testing.T) {
	s := &story{}
	s.snap = &cases.Snapshot{Matter: cases.Matter{ID: "m", Forms: []string{"DV-100"}}}
	f := cases.Fragment{NotIn: []string{"I-914", "court-public", "DV-100"}}
	s.refuse(&f, "declaration\nDV-100")
	if got := f.NotIn; len(got) != 3 || got[0] != "I-914" || got[1] != "declaration" || got[2] != "DV-100" {
		t.Errorf("%q", got)
	}
}
