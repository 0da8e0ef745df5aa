package cases

import (
	"errors"
	"slices"
	"testing"
)

func TestTwoDifferentPeopleCheckADay(t *testing.T) {
	d := Deadline{MatterID: "m", Title: "Answer", Due: "2026-12-10"}
	for i, step := range []struct {
		who     string
		taken   bool
		checked bool
	}{{"", false, false}, {" . ", false, false}, {"r.e.", true, false}, {"R E", false, false}, {"RE", false, false}, {"cm", true, true}} {
		next, err := d.WithCheck(step.who)
		var field *FieldError
		if (err == nil) != step.taken || err != nil && (!errors.As(err, &field) || field.Field != "deadline.checkedBy") {
			t.Fatalf("step %d, %q: %v", i, step.who, err)
		}
		d = next
		if d.Checked() != step.checked {
			t.Errorf("step %d: checked is %v by %q", i, d.Checked(), d.CheckedBy)
		}
	}
	if !slices.Equal(d.CheckedBy, []string{"RE", "CM"}) {
		t.Errorf("checked by %q", d.CheckedBy)
	}
}

func TestAnotherDayWantsNewChecks(t *testing.T) {
	d := Deadline{MatterID: "m", Title: "Answer", Due: "2026-12-10", CheckedBy: []string{"RE", "CM"}}
	if _, err := d.WithOverride("2026-12-09", " "); err == nil {
		t.Error("a day of one's own without a reason was taken")
	}
	if _, err := d.WithOverride("2026-12", "order"); err == nil {
		t.Error("a month was taken for a day")
	}
	over, err := d.WithOverride("2026-12-09", "standing order")
	if err != nil || over.Day() != "2026-12-09" || over.Checked() || len(d.CheckedBy) != 2 {
		t.Errorf("%+v, %v", over, err)
	}
	same, err := d.WithPrinted("2026-12-10")
	if err != nil || !same.Checked() {
		t.Errorf("the same day printed lost its checks: %+v, %v", same, err)
	}
	printed, err := over.WithPrinted("2026-12-04")
	if err != nil || printed.Day() != "2026-12-04" {
		t.Errorf("%+v, %v", printed, err)
	}
	now, err := printed.Replaced(Deadline{ID: "other", Due: "2027-01-04", Citation: "new"})
	if err != nil || now.ID != printed.ID || now.MatterID != "m" || now.Due != "2027-01-04" || now.Day() != "2026-12-04" || now.Override != "2026-12-09" {
		t.Errorf("%+v, %v", now, err)
	}
}
