package cases

import "testing"

func TestExhibitLabel(t *testing.T) {
	for i, want := range map[int]string{-1: "", 0: "A", 25: "Z", 26: "AA", 27: "BB", 52: "AAA"} {
		if got := ExhibitLabel(i); got != want {
			t.Errorf("exhibit %d is labelled %q, want %q", i, got, want)
		}
	}
}

func TestExhibitsAreInFilingOrder(t *testing.T) {
	s := &Snapshot{Evidence: []EvidenceItem{
		{ID: "kept back"}, {ID: "second", Exhibit: Exhibit{Order: 2}}, {ID: "first", Exhibit: Exhibit{Order: 1}},
	}}
	list := s.Exhibits()
	if len(list) != 2 || list[0].ID != "first" || list[1].ID != "second" {
		t.Errorf("exhibits %v", list)
	}
	for i, want := range []string{"A", "B", ""} {
		path := []string{"matter.evidence.exhibits[0].label", "matter.evidence.exhibits[1].label", "matter.evidence.exhibits[2].label"}[i]
		if v, ok := FactValue(s, path); !ok || v.Text != want {
			t.Errorf("%s = %q, want %q", path, v.Text, want)
		}
	}
}
