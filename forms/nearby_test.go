package forms

import "testing"

// The words that are shown beside a field are, for most fields of official forms, those that a person named as its
// label: on forms with labels over, before and under the box, with boxes to tick, and with tables.
func TestWordsNearFields(t *testing.T) {
	v := viewer(t)
	for id, file := range map[string]string{"uscis-i-914-2025-01-20": "uscis-i-914", "ca-dv-100-2025-01-01": "ca-dv100-2025", "ca-clets-001-2025-01-01": "ca-clets001"} {
		m, ok := edition(t, id).Map()
		if !ok {
			t.Fatalf("%s has no map", id)
		}
		near, err := wordsNear(t.Context(), v, blank(t, file), openBlank(t, file).Fields())
		if err != nil {
			t.Fatal(err)
		}
		found, all := 0, 0
		for _, f := range m.Fields {
			if f.Print.Label == "" {
				continue
			}
			if all++; sharesWords(f.Print.Label, near[f.Name]) {
				found++
			}
		}
		if found*10 < all*9 {
			t.Errorf("%s: the words beside %d of %d fields are those of their label", id, found, all)
		}
	}
}
