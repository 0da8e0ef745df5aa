package forms

import (
	"strings"
	"testing"
	"time"

	"github.com/harborfile/harborfile/cases"
)

// What the registry says about the days on which an edition is taken has a day and a source, or is not there.
func TestAcceptedData(t *testing.T) {
	for _, e := range Editions() {
		for _, day := range []string{e.AcceptedFrom, e.AcceptedUntil, e.AcceptedAsOf} {
			if _, ok := cases.Date(day).Time(); day != "" && !ok {
				t.Errorf("%s: %q is no day", e.ID, day)
			}
		}
		known := e.AcceptedFrom+e.AcceptedUntil != ""
		if known != (e.AcceptedAsOf != "") || known != (e.AcceptedSource != "") {
			t.Errorf("%s: a day without its source, or a source without a day", e.ID)
		}
		if !known && !strings.Contains(e.Accepted(), "not known on "+e.AsOf) {
			t.Errorf("%s: %q", e.ID, e.Accepted())
		}
	}
}

// An edition that the agency does not take gives no copy for filing, and the reason; one of which nothing is known does.
func TestEditionsThatAreNotTaken(t *testing.T) {
	for name, c := range map[string]struct {
		from, until string
		files       bool
		says        string
	}{
		"nothing known":  {"", "", true, "not known"},
		"until today":    {"", string(cases.DateOf(today)), true, "until " + string(cases.DateOf(today))},
		"until the past": {"", "2019-12-31", false, "until 2019-12-31"},
		"not yet":        {"2031-01-01", "", false, "from 2031-01-01"},
		"within":         {"2020-01-01", "2031-01-01", true, "from 2020-01-01 until 2031-01-01"},
	} {
		e := drawnEdition(t)
		e.AsOf, e.AcceptedFrom, e.AcceptedUntil = "2026-11-01", c.from, c.until
		p, err := Prepare(t.Context(), drawnSnapshot(t), e, drawnForm(t), Options{Today: today})
		if err != nil {
			t.Fatal(err)
		}
		if (p.Filing != nil) != c.files || (p.Report.Why == "") != c.files || !strings.Contains(e.Accepted(), c.says) {
			t.Errorf("%s: filing copy %t, %q; %q", name, p.Filing != nil, p.Report.Why, e.Accepted())
		}
		if p.Draft == nil || p.Report.Filled == 0 {
			t.Errorf("%s: the draft is not filled", name)
		}
	}
}

// A clock that was set back does not make an edition new that had run out when the program was made.
func TestAClockSetBackMakesNoEditionNew(t *testing.T) {
	e := Edition{AcceptedUntil: "2019-12-31", AsOf: "2026-11-22"}
	back := time.Date(2019, 6, 1, 12, 0, 0, 0, time.UTC)
	if e.notTaken(back) == "" {
		t.Error("an edition that had run out is taken for new")
	}
	if e.AsOf = "2019-07-02"; e.notTaken(back) != "" {
		t.Error("an edition that was taken on the as-of day is taken for old")
	}
}
