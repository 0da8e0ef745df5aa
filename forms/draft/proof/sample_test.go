package proof

import (
	"slices"
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
		out = append(out, set.Snapshot(m.ID))
	}
	return out
}

// readerOf is who reads the papers of a kind of matter.
func readerOf(t *draft.Template, kind cases.Kind) cases.Recipient { return t.ReaderIn(kind) }

// moved is the sample's matter of a kind, before the courts and with the relief of another template.
func moved(s *cases.Snapshot, relief string) *cases.Snapshot {
	out := *s
	if out.Matter.Relief = relief; relief != s.Matter.Relief {
		out.Matter.Venue = cases.Venue{Court: "Example Court", County: "Example", State: "EX", Docket: "26-00001", CaseName: s.Matter.Venue.CaseName}
	}
	return &out
}

// TestCleanSample: the papers of the sample, as the templates make them, give no alarm; nor do those of other reliefs
// with the same facts, but for facts that only such a matter would have told. A false alarm teaches people to look away.
func TestCleanSample(t *testing.T) {
	n := 0
	for _, s := range snapshots() {
		for _, tm := range draft.Templates() {
			for _, of := range tm.For {
				if of.Kind != s.Matter.Kind && of.Kind != "any" {
					continue
				}
				at := s
				if own := slices.ContainsFunc(draft.For(s), func(x draft.Template) bool { return x.ID == tm.ID }); !own {
					at = moved(s, of.Relief)
				}
				n++
				clean(t, &tm, at)
			}
		}
	}
	if n < len(draft.Templates()) {
		t.Fatalf("%d papers of %d templates were checked", n, len(draft.Templates()))
	}
}

// clean fails for everything but notes, and gaps of a matter that is not the template's own.
func clean(t *testing.T, tm *draft.Template, s *cases.Snapshot) {
	paper := cases.Paper{Name: tm.ID, Sort: tm.Sort, For: readerOf(tm, s.Matter.Kind), On: sample.Today}
	doc, gaps, err := tm.Build(s.In(paper))
	if err != nil {
		t.Errorf("%s: %v", tm.ID, err)
		return
	}
	for _, f := range Check(doc, s, paper) {
		if f.Level == Note || f.Rule == RuleGap && len(gaps) > 0 {
			continue
		}
		what, _ := f.Words("en")
		t.Errorf("%s, read by %s: %s %s ¶%s %q: %s", tm.ID, paper.For, f.Level, f.Rule, f.Paragraph, f.Where, what)
	}
}
