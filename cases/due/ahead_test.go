package due

import (
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases"
)

// The clocks run on after closing, soonest first, and each stops with its fact.
func TestAhead(t *testing.T) {
	closed, err := order("po.ca.dvro", cases.Order{Expires: "2031-06-22"}).Close("2026-11-22", "order granted", "2033-11-22")
	if err != nil {
		t.Fatal(err)
	}
	s := &cases.Snapshot{
		Matter:      closed,
		Client:      cases.Client{Passport: cases.Passport{Expires: "2030"}, Addresses: []cases.Address{{Kind: cases.Substitute, Expires: "2029-04-01"}, {Kind: cases.Home, Expires: "2028-01-01"}}},
		Goals:       []cases.Goal{{ID: "1", Review: "2027-01-15"}, {ID: "2", Review: "2027-01-16", Reached: "2026-12-01"}},
		Needs:       []cases.Need{{ID: "1", Review: "2027-01-17"}, {ID: "2", Review: "2027-01-18", Met: "2026-12-01"}},
		SafetyPlans: []cases.SafetyPlan{{ID: "1", Review: "2026-12-24"}},
		Releases:    []cases.Release{{ID: "1", Expires: "2027-02-01"}, {ID: "2", Expires: "2027-02-02", Revoked: "2026-12-01"}},
		Remedies:    []cases.Remedy{{ID: "1", LastDay: "2027-06-01", Steps: []cases.RemedyStep{{Due: "2027-05-01"}, {Due: "2027-05-02", Done: "2026-01-01"}}}, {ID: "2", LastDay: "2027-07-01", Filed: "2026-12-01"}},
		IDPapers:    []cases.IDPaper{{ID: "1", Expected: "2027-03-01"}, {ID: "2", Expected: "2027-03-02", Received: "2027-02-20"}},
		Benefits:    []cases.Benefit{{ID: "1", AppealBy: "2027-01-02", Renew: "2028-01-02"}},
	}
	want := "safetyplan.1=2026-12-24 benefit.appeal.1=2027-01-02 goal.1=2027-01-15 need.1=2027-01-17 release.1=2027-02-01 idpaper.expected.1=2027-03-01 " +
		"remedy.step.1=2027-05-01 remedy.1=2027-06-01 benefit.renew.1=2028-01-02 address.program=2029-04-01 order.expires=2031-06-22 file.keep=2033-11-22"
	var got []string
	for _, c := range Ahead(s) {
		got = append(got, c.ID+"="+string(c.Day))
		if c.Title == "" || c.TitleES == "" || c.Title == c.TitleES {
			t.Errorf("no words: %+v", c)
		}
	}
	if all := strings.Join(got, " "); all != want {
		t.Errorf("got  %s\nwant %s", all, want)
	}
	if left, ok := (Clock{Day: "2026-12-24"}).Left("2026-11-22"); !ok || left != 32 {
		t.Errorf("%d days left", left)
	}
}
