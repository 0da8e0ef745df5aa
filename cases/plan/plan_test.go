package plan

import (
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/law"
	"github.com/harborfile/harborfile/cases/sample"
)

func snapshots() []*cases.Snapshot {
	set := sample.Office()
	var out []*cases.Snapshot
	for _, m := range set.Matters {
		s := &cases.Snapshot{Matter: m}
		for _, e := range set.EvidenceOf(m.ID) {
			s.Evidence = append(s.Evidence, e.Item)
		}
		out = append(out, s)
	}
	return out
}

func TestEveryElementHasKindsAndASource(t *testing.T) {
	for _, s := range snapshots() {
		p := For(s)
		if len(p.Elements) < 3 || p.Title == "" || p.Relief == "" {
			t.Errorf("%s: %+v", s.Matter.Title, p)
		}
		for _, e := range p.Elements {
			if e.Text == "" || e.AsOf == "" || e.Confidence == "" || e.Confidence != string(law.Verified) && e.Confirm == "" {
				t.Errorf("%s stands without its source", e.ID)
			}
			if len(e.Kinds) == 0 {
				t.Errorf("%s: no kind of evidence usually proves it", e.ID)
			}
		}
	}
}

func TestCoveredAndOpen(t *testing.T) {
	s := snapshots()[2] // the T application: trafficking is filed, presence is not
	covered := map[string]bool{}
	for _, e := range For(s).Elements {
		covered[e.ID] = e.Covered
	}
	if !covered["imm.t.element.1"] || !covered["imm.t.element.4"] || covered["imm.t.element.2"] {
		t.Errorf("%v", covered)
	}
	s.Evidence = append(s.Evidence, cases.EvidenceItem{ID: "x", Title: "Statement", Proves: []string{"imm.t.element.2"}}, cases.EvidenceItem{ID: "y", Title: "Menu"})
	p := For(s)
	if !p.Elements[1].Covered || len(p.Unplaced) != 1 || p.Unplaced[0].ID != "y" {
		t.Errorf("%+v", p.Unplaced)
	}
}

func TestAnEmptyMatterIsAllOpen(t *testing.T) {
	for _, m := range []cases.Matter{
		{Kind: cases.RecordRelief}, {Kind: cases.RecordRelief, Relief: "vac.ak"}, {Kind: cases.ProtectiveOrder}, {Kind: cases.Immigration, Relief: "imm.u"},
		{Kind: cases.Immigration, Petition: &cases.Petition{Form: "I-360"}},
	} {
		p := For(&cases.Snapshot{Matter: m})
		if len(p.Elements) == 0 || p.Open != len(p.Elements) {
			t.Errorf("%+v: %d of %d are open", m, p.Open, len(p.Elements))
		}
	}
}

// Every kind of evidence of the catalog helps with some element of some matter, or speaks of reliefs outside the three.
func TestNoKindIsLost(t *testing.T) {
	seen := map[string]bool{}
	var all []*cases.Snapshot
	all = append(all, snapshots()...)
	for _, r := range law.Reliefs() {
		all = append(all, &cases.Snapshot{Matter: cases.Matter{Kind: cases.Immigration, Relief: r.ID}})
	}
	for _, v := range law.Vacaturs() {
		all = append(all, &cases.Snapshot{Matter: cases.Matter{Kind: cases.RecordRelief, Relief: v.ID}})
	}
	for _, s := range all {
		for _, e := range For(s).Elements {
			for _, k := range e.Kinds {
				seen[k.ID] = true
			}
		}
	}
	for _, k := range law.EvidenceKinds() {
		if !seen[k.ID] {
			t.Errorf("%s (%v) helps with nothing", k.ID, k.Facts.Proves)
		}
	}
}
