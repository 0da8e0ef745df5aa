package forms

import (
	"testing"

	"github.com/harborfile/harborfile/cases"
)

// Part 10 of Form I-360 wants N/A for the marriage of a self-petitioning child or parent. The date on file is then the
// client's own marriage, which has nothing to do with the person who did the harm.
func TestSourceIf(t *testing.T) {
	const day, place = "form1[0].#subform[14].Pt9Line8a_DateOfMarriage[0]", "form1[0].#subform[14].Pt9Line8b_PlaceOfMarriage[0]"
	s := snapshotOf(t, cases.Immigration)
	s.Client.MaritalStatus = "married"
	s.Client.Marriage = cases.Wedding{Date: "2019-06-07", City: "Fresno", State: "CA", Country: "United States"}
	for class, want := range map[string][2]any{
		"spouse":   {"06/07/2019", "Fresno, CA, United States"},
		"parent":   {"N/A", "N/A"},
		"child":    {"N/A", "N/A"},
		"juvenile": {nil, nil},
	} {
		s.Matter.Answers = map[string]string{"i-360.2.1": class}
		p := prepare(t, "uscis-i-360-2025-01-20", s)
		if got := [2]any{p.Values[day], p.Values[place]}; got != want {
			t.Errorf("%s: %v, not %v", class, got, want)
		}
	}
}

// "No weapon was used" is not a Yes: words that begin with a denial tick nothing, and a person decides.
func TestADenialIsNoYes(t *testing.T) {
	isNot := []string{"no", "none", "no *", "not *"}
	for words, want := range map[string]bool{"a knife": true, "no": false, "None": false, "no weapon was used": false, "Not that day": false, "nothing but a belt": true, "notebook": true} {
		if got := matches(cases.Value{Text: words}, []string{"told"}, isNot); got != want {
			t.Errorf("%q: %v, want %v", words, got, want)
		}
	}
}
