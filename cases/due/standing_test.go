package due

import (
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/law"
)

// A changed rule or fact is said beside the day and moves nothing; two people's initials take away only their own line.
func TestStanding(t *testing.T) {
	d, err := Compute("m", law.Request{Rule: "dl.us.3771a.opposition", From: "2026-03-02"})
	if err != nil {
		t.Fatal(err)
	}
	checked := d
	checked.CheckedBy = []string{"RE", "CM"}
	moved := checked
	moved.Due = "2026-04-20" // as an older rule would have given it
	elsewhere, same := moved, checked
	elsewhere.Data, same.Data = "2199-01-01", "2199-01-01" // noted on a computer with newer law data
	unknown := elsewhere
	unknown.Rule = "dl.us.later"
	early := checked
	early.LastSafe = "2026-03-30"
	done := moved
	done.Done = "2026-03-20"
	byHand := cases.Deadline{ID: "h", Due: "2026-05-01", CheckedBy: []string{"RE", "CM"}}
	for name, c := range map[string]struct {
		d     cases.Deadline
		stale []cases.Deadline
		want  string
	}{
		"new": {d, nil, "unchecked"}, "checked": {checked, nil, ""}, "another fact": {checked, []cases.Deadline{{ID: d.ID}}, "fact"}, "another rule": {moved, nil, "rule"},
		"newer elsewhere": {elsewhere, nil, "older"}, "newer elsewhere, the same day": {same, nil, ""}, "a rule unknown here": {unknown, nil, "older"},
		"two readings": {early, nil, "reading"}, "done": {done, []cases.Deadline{{ID: d.ID}}, ""}, "by hand": {byHand, []cases.Deadline{{ID: "other"}}, ""},
	} {
		if got := strings.Join(Standing(c.d, c.stale), " "); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	for _, s := range Standings() {
		if s.EN == "" || s.ES == "" {
			t.Errorf("%+v", s)
		}
	}
	again, err := Again(moved, "2026-03-09")
	if err != nil || again.Due != "2026-04-08" || again.MatterID != "m" || moved.Due != "2026-04-20" {
		t.Errorf("%+v, %v", again, err)
	}
	if byHandAgain, err := Again(byHand, ""); err == nil {
		t.Errorf("a day set by hand was computed: %+v", byHandAgain)
	}
}
