package proof

import (
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/sample"
	"github.com/harborfile/harborfile/forms/draft"
)

// snapshots are the sample office's matters, as a vault would read them.
func snapshots() []*cases.Snapshot {
	set := sample.Office()
	var out []*cases.Snapshot
	for _, m := range set.Matters {
		s := &cases.Snapshot{Office: set.Office, Matter: m, Staff: set.Attorneys}
		for _, a := range set.Attorneys {
			if a.ID == m.Attorney {
				s.Attorney = a
			}
		}
		for _, c := range set.Clients {
			if c.ID == m.ClientID {
				s.Client = c
			}
		}
		for _, p := range set.Parties {
			if p.ClientID == m.ClientID {
				s.Parties = append(s.Parties, p)
			}
		}
		for _, f := range set.Story {
			if f.ClientID == m.ClientID {
				s.Story = append(s.Story, f)
			}
		}
		for _, e := range set.EvidenceOf(m.ID) {
			s.Evidence = append(s.Evidence, e.Item)
		}
		out = append(out, s)
	}
	return out
}

// readerOf is who reads the papers of a kind of matter.
func readerOf(t *draft.Template, kind cases.Kind) cases.Recipient {
	switch kind {
	case cases.RecordRelief:
		return cases.CourtSealed
	case cases.Immigration:
		return cases.USCIS
	}
	return cases.CourtPublic
}

// TestCleanSample: the papers of the sample, as the templates make them, give no alarm. A false alarm teaches people to
// look away.
func TestCleanSample(t *testing.T) {
	n := 0
	for _, s := range snapshots() {
		for _, tm := range draft.For(s) {
			n++
			paper := cases.Paper{Name: tm.ID, For: readerOf(&tm, s.Matter.Kind), On: sample.Today}
			doc, _, err := tm.Build(s.In(paper))
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range Check(doc, s, paper) {
				what, do := f.Words("en")
				if f.Level == Note {
					continue
				}
				t.Errorf("%s: %s %s ¶%s %q: %s %s", tm.ID, f.Level, f.Rule, f.Paragraph, f.Where, what, do)
			}
		}
	}
	if n == 0 {
		t.Fatal("no paper was checked")
	}
}
