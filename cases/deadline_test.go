package cases

import "testing"

func TestNextDeadline(t *testing.T) {
	list := []Deadline{
		{ID: "done", Due: "2026-11-01", Done: "2026-10-30"},
		{ID: "later", Due: "2026-12-14"},
		{ID: "printed", Due: "2027-01-21", Printed: "2026-12-01"},
		{ID: "vague", Due: "2026-11"},
	}
	if d, ok := Next(list); !ok || d.ID != "printed" {
		t.Errorf("next is %q", d.ID)
	}
	if d, ok := Next(list[:1]); ok {
		t.Errorf("%q is next although it is done", d.ID)
	}
}

func TestDaysLeft(t *testing.T) {
	for _, c := range []struct {
		due, today Date
		want       int
		ok         bool
	}{
		{"2026-12-14", "2026-11-20", 24, true}, {"2026-11-20", "2026-11-20", 0, true}, {"2026-11-18", "2026-11-20", -2, true},
		{"2026-03-09", "2026-03-07", 2, true}, // over the change to daylight time
		{"2028-03-01", "2028-02-28", 2, true}, {"2026-12", "2026-11-20", 0, false}, {"2026-12-14", "", 0, false},
	} {
		if got, ok := (Deadline{Due: c.due}).Left(c.today); got != c.want || ok != c.ok {
			t.Errorf("from %s to %s: %d, %v", c.today, c.due, got, ok)
		}
	}
}
