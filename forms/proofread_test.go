package forms

import (
	"slices"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases"
)

// TestToLookAt: a paper of the sample gives nothing to look at. A piece of the story that the client takes back counts at once,
// until a person settles it.
func TestToLookAt(t *testing.T) {
	d, id := desk(t), matterID(cases.RecordRelief)
	if _, err := DraftMatter(t.Context(), d, id, MatterOptions{Now: today}); err != nil {
		t.Fatal(err)
	}
	s, err := d.Snapshot(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	count := func(s *cases.Snapshot) int {
		n := 0
		for _, doc := range s.Documents {
			n += ToLookAt(t.Context(), d, s)(doc)
		}
		return n
	}
	if n := count(s); n != 0 {
		t.Fatalf("%d places to look at in the papers of the sample", n)
	}
	i := slices.IndexFunc(s.Story, func(f cases.Fragment) bool { return slices.Contains(f.Uses, s.Matter.ID) })
	s.Story[i].Withdrawn = "2026-11-20"
	if n := count(s); n == 0 {
		t.Fatal("words that the client took back are not found in the papers that hold them")
	}
	for k := range s.Documents {
		p, err := Proofread(t.Context(), d, s, s.Documents[k])
		if err != nil {
			t.Fatal(err)
		}
		s.Documents[k].Settled = map[string]cases.Date{}
		for _, f := range p.Open {
			if what, _ := f.Words("en"); strings.Contains(what, s.Story[i].Words) {
				t.Error("the words of the finding hold the client's whole words")
			}
			s.Documents[k].Settled[f.Key] = "2026-11-21"
		}
	}
	if n := count(s); n != 0 {
		t.Fatalf("%d places after all were settled", n)
	}
}
