package cases

import (
	"errors"
	"testing"
)

func TestMatterFilter(t *testing.T) {
	m := Matter{Kind: Immigration, Stage: Review, Attorney: "a1", Supervisor: "s1"}
	const today = Date("2026-11-22")
	for _, c := range []struct {
		name string
		f    MatterFilter
		m    Matter
		next Date
		want bool
	}{
		{"nothing asked", MatterFilter{}, m, "", true},
		{"kind", MatterFilter{Kind: Immigration}, m, "", true},
		{"another kind", MatterFilter{Kind: RecordRelief}, m, "", false},
		{"stage", MatterFilter{Stage: Review}, m, "", true},
		{"another stage", MatterFilter{Stage: Filed}, m, "", false},
		{"the attorney", MatterFilter{Who: "a1"}, m, "", true},
		{"the supervisor", MatterFilter{Who: "s1"}, m, "", true},
		{"somebody else", MatterFilter{Who: "a2"}, m, "", false},
		{"nobody works on it", MatterFilter{Who: Nobody}, Matter{}, "", true},
		{"somebody works on it", MatterFilter{Who: Nobody}, m, "", false},
		{"waits for the supervisor", MatterFilter{Waits: WaitsForSupervisor}, m, "", true},
		{"waits for another", MatterFilter{Waits: WaitsForClient}, m, "", false},
		{"passed", MatterFilter{Due: DuePassed}, m, "2026-11-21", true},
		{"today has not passed", MatterFilter{Due: DuePassed}, m, today, false},
		{"passed dates are within the week", MatterFilter{Due: DueWeek}, m, "2026-11-01", true},
		{"the seventh day", MatterFilter{Due: DueWeek}, m, "2026-11-29", true},
		{"the eighth day", MatterFilter{Due: DueWeek}, m, "2026-11-30", false},
		{"the thirtieth day, over the end of the month", MatterFilter{Due: DueMonth}, m, "2026-12-22", true},
		{"no date", MatterFilter{Due: DueNone}, m, "", true},
		{"a date, and none asked for", MatterFilter{Due: DueNone}, m, today, false},
		{"no date within the week", MatterFilter{Due: DueWeek}, m, "", false},
		{"no date has passed", MatterFilter{Due: DuePassed}, m, "", false},
	} {
		if got := c.f.On(today)(&c.m, c.next); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

func TestWaitsForAndMoveTo(t *testing.T) {
	for _, s := range Stages() {
		m := Matter{Stage: s}
		for _, to := range Stages() {
			got, err := m.MoveTo(to)
			asks := s == Dormant || s == Closed || to == Dormant || to == Closed
			if asks != (err != nil) || asks && got.Stage != s || !asks && got.Stage != to {
				t.Errorf("%s to %s: %s, %v", s, to, got.Stage, err)
			}
		}
	}
	if _, err := (Matter{Stage: Intake}).MoveTo("elsewhere"); err == nil {
		t.Error("a stage that is none was taken")
	}
	want := map[Stage]WaitsFor{Intake: WaitsForUs, Drafting: WaitsForUs, Review: WaitsForSupervisor, Ready: WaitsForUs,
		Filed: WaitsForAgency, Dormant: WaitsForClient, Decided: "", Closed: ""}
	for _, s := range Stages() {
		if got := (Matter{Stage: s}).WaitsFor(); got != want[s] {
			t.Errorf("%s waits for %q", s, got)
		}
	}
}

func TestListViewCheck(t *testing.T) {
	ok := ListView{ID: "v", Name: "Mine", MatterFilter: MatterFilter{Kind: Immigration, Stage: Filed, Due: DueTwo, Waits: WaitsForUs, Who: "x"}}
	if err := ok.Check(); err != nil {
		t.Error(err)
	}
	for path, change := range map[string]func(*ListView){
		"listview.name":   func(v *ListView) { v.Name = " \n" },
		"listview.filter": func(v *ListView) { v.Due = "soon" },
	} {
		v := ok
		change(&v)
		var field *FieldError
		if err := v.Check(); !errors.As(err, &field) || field.Field != path {
			t.Errorf("%s: %v", path, err)
		}
	}
}

func TestFilterOfClients(t *testing.T) {
	c := Client{Languages: []string{"Ukrainian", "English"}}
	filed := []Matter{{Kind: Immigration, Stage: Filed}, {Kind: RecordRelief, Stage: Intake, Advocate: "ada"}}
	for _, x := range []struct {
		name     string
		filter   MatterFilter
		language string
		matters  []Matter
		want     bool
	}{
		{"no filter", MatterFilter{}, "", nil, true},
		{"words are the list's own", MatterFilter{Words: "zz"}, "", nil, true},
		{"kind", MatterFilter{Kind: RecordRelief}, "", filed, true},
		{"kind and stage of one matter, not of two", MatterFilter{Kind: RecordRelief, Stage: Filed}, "", filed, false},
		{"who", MatterFilter{Who: "ada"}, "", filed, true},
		{"nobody", MatterFilter{Who: Nobody}, "", filed, true},
		{"nobody, without a matter", MatterFilter{Who: Nobody}, "", nil, false},
		{"no matter", MatterFilter{Stage: NoMatter}, "", nil, true},
		{"no matter, with some", MatterFilter{Stage: NoMatter}, "", filed, false},
		{"language", MatterFilter{}, "English", nil, true},
		{"another language", MatterFilter{Kind: Immigration}, "Spanish", filed, false},
	} {
		if got := x.filter.OnClient(x.language)(&c, x.matters); got != x.want {
			t.Errorf("%s: %v", x.name, got)
		}
	}
	v := ListView{Name: "Mine", MatterFilter: MatterFilter{Stage: NoMatter}}
	if v.Check() == nil {
		t.Error("a list of matters takes the stage of no matter")
	}
	if v.List = ListOfClients; v.Check() != nil {
		t.Error(v.Check())
	}
}
