package due

import (
	"strings"
	"testing"
	"time"

	"github.com/harborfile/harborfile/cases"
	"pgregory.net/rapid"
)

func clock(t *testing.T, s *cases.Snapshot, id string) (Clock, bool) {
	t.Helper()
	for _, c := range Clocks(s) {
		if c.ID == id {
			return c, true
		}
	}
	return Clock{}, false
}

func TestClocksOfAPetition(t *testing.T) {
	s := &cases.Snapshot{
		Client: cases.Client{BirthDate: "2006-05-02", Family: []cases.Relative{
			{ID: "a", Relation: "child", BirthDate: "2016-02-29"}, {ID: "b", Relation: "sibling", BirthDate: "2010-07"},
			{ID: "c", Relation: "sibling", BirthDate: "2010-07-09"}, {ID: "d", Relation: "child", BirthDate: "2010-01-01"}}},
		Matter: cases.Matter{Kind: cases.Immigration, Petition: &cases.Petition{Form: "I-914", PetitionExtras: cases.PetitionExtras{
			Approved: "2026-03-01", StatusEnds: "2030-03-01", Derivatives: []cases.FamilyFiling{{Relative: "d", Filed: "2026-01-02"}}}}},
	}
	for id, day := range map[string]cases.Date{"status": "2030-03-01", "adjustment": "2029-03-01", "principal.21": "2027-05-02", "family.a": "2037-02-28", "family.c": "2028-07-09"} {
		c, ok := clock(t, s, id)
		if !ok || c.Day != day {
			t.Errorf("%s is %q, want %s", id, c.Day, day)
		}
		if !c.Printed && !strings.HasPrefix(c.Confirm, "Confirm before relying") {
			t.Errorf("%s does not say how far it was checked", id)
		}
		if d := c.Deadline("m"); d.Check() != nil || d.Day() != day || strings.Contains(d.Title, "T-") {
			t.Errorf("%s makes no good deadline: %+v", id, d)
		}
	}
	for _, id := range []string{"family.b", "family.d"} {
		if _, ok := clock(t, s, id); ok {
			t.Errorf("%s has a clock: its birthday is partly known, or its form is filed", id)
		}
	}
}

func TestAnAgeThatWasReachedBeforeIsNoClock(t *testing.T) {
	s := &cases.Snapshot{Client: cases.Client{BirthDate: "1991-12-05"}, Matter: cases.Matter{Opened: "2026-05-19", Petition: &cases.Petition{Form: "I-914"}}}
	if c, ok := clock(t, s, "principal.21"); ok {
		t.Errorf("%+v", c)
	}
}

func TestClocksOfAnOrder(t *testing.T) {
	s := &cases.Snapshot{Matter: cases.Matter{Kind: cases.ProtectiveOrder, Relief: "po.ca.dvro", Order: &cases.Order{Hearing: "2026-12-07", Expires: "2029-12-07"}}}
	if c, ok := clock(t, s, "order.expires"); !ok || c.Day != "2029-12-07" {
		t.Error("the end of the order has no clock")
	}
	s.Matter.Order.Permanent = true
	if _, ok := clock(t, s, "order.expires"); ok {
		t.Error("an order without an end has an end")
	}
}

func TestBirthdaysAreNeverLate(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		born := cases.DateOf(time.Date(1990, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, rapid.IntRange(0, 14000).Draw(t, "days")))
		day := birthday(born, rapid.SampledFrom([]int{18, 21}).Draw(t, "years"))
		if !day.Full() || day[5:] > born[5:] {
			t.Fatalf("%s gives %s", born, day)
		}
	})
}
