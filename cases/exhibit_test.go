package cases

import (
	"fmt"
	"testing"
)

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

func TestPlaceExhibit(t *testing.T) {
	items := []EvidenceItem{{ID: "a", Exhibit: Exhibit{Order: 1}}, {ID: "b", Exhibit: Exhibit{Order: 2}}, {ID: "c", Exhibit: Exhibit{Order: 5}}, {ID: "d"}}
	for _, c := range []struct {
		id    string
		place int
		want  string
	}{
		{"d", 1, "[d1 a2 b3 c4]"},
		{"d", 99, "[c3 d4]"},
		{"a", 2, "[b1 a2 c3]"},
		{"a", 0, "[a0 b1 c2]"},
		{"d", 0, "[c3]"},
		{"b", 2, "[c3]"},
	} {
		got := []string{}
		for _, e := range PlaceExhibit(items, c.id, c.place) {
			got = append(got, fmt.Sprint(e.ID, e.Exhibit.Order))
		}
		if fmt.Sprint(got) != c.want {
			t.Errorf("%s to %d: %v, want %s", c.id, c.place, got, c.want)
		}
	}
	if PlaceExhibit(items, "x", 1) != nil || NextExhibit(items) != 6 || NextExhibit(nil) != 1 {
		t.Error("an unknown item, or the next place")
	}
}
