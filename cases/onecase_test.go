package cases

import "testing"

// A petition for one criminal case names the charges of that case and of no other.
func TestChargesOfOneCase(t *testing.T) {
	charge := func(title, docket, outcome string) Charge {
		return Charge{Title: title, Docket: docket, Disposition: Disposition{Outcome: outcome}}
	}
	s := &Snapshot{Matter: Matter{Venue: Venue{Docket: "19 cr 7"}, Record: &RecordReliefPart{Arrests: []Arrest{
		{Agency: "One PD", Charges: []Charge{charge("another case", "18CR1", "convicted by plea"), charge("dropped", "19CR7", "dismissed")}},
		{Agency: "Two PD", Charges: []Charge{charge("pleaded", "19CR7", "convicted by plea"), charge("no number", "", "convicted by plea")}},
	}}}}
	checkFacts(t, s, map[string]string{
		"matter.record.caseCharges[0].title": "dropped", "matter.record.caseCharges[1].title": "pleaded", "matter.record.caseCharges[2].title": "",
		"matter.record.caseConvictions[0].title": "pleaded", "matter.record.caseConvictions[0].arrestAgency": "Two PD", "matter.record.caseConvictions[1].title": "",
	})
	s.Matter.Venue.Docket = ""
	checkFacts(t, s, map[string]string{"matter.record.caseConvictions[0].title": "no number", "matter.record.caseConvictions[1].title": ""})
}

// The client's own child is not the child of the person to be restrained until somebody says so.
func TestChildrenOfBoth(t *testing.T) {
	s := &Snapshot{Matter: Matter{Order: &Order{OrderExtras: OrderExtras{Minors: []OrderMinor{{Name: "A"}, {Name: "B", Shared: true}, {Name: "C"}}}}}}
	checkFacts(t, s, map[string]string{"matter.order.minors[0].name": "A", "matter.order.minors[0].shared": "", "matter.order.sharedMinors[0].name": "B", "matter.order.sharedMinors[1].name": ""})
	if n, ok := Rows(s, "matter.order.sharedMinors"); n != 1 || !ok {
		t.Errorf("%d rows, known: %v", n, ok)
	}
}
