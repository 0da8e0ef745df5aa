package count

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/harborfile/harborfile/cases"
	"pgregory.net/rapid"
)

func table(t *testing.T, r Report, id string) Table {
	t.Helper()
	for _, x := range append(r.Tables, r.Lists...) {
		if x.ID == id {
			return x
		}
	}
	t.Fatalf("no table %s", id)
	return Table{}
}

func line(x Table) string {
	var b strings.Builder
	for _, row := range x.Rows {
		if row.N == nil {
			fmt.Fprintf(&b, "%s=? ", row.ID)
		} else if *row.N > 0 {
			fmt.Fprintf(&b, "%s=%d ", row.ID, *row.N)
		}
	}
	if x.Total == nil {
		return b.String() + "total=?"
	}
	return fmt.Sprintf("%stotal=%d", b.String(), *x.Total)
}

// office makes n people who were first served on a day.
func serve(o *cases.Caseload, n int, sex string, born, on cases.Date) {
	for range n {
		c := cases.Client{ID: cases.NewID(), Name: cases.Name{Family: "Exampleton"}, Sex: sex, BirthDate: born}
		o.Clients = append(o.Clients, c)
		o.Matters = append(o.Matters, cases.Matter{ID: cases.NewID(), ClientID: c.ID, Kind: cases.Immigration, Opened: on})
	}
}

func TestReport(t *testing.T) {
	var o cases.Caseload
	serve(&o, 9, "female", "1999-05", "2025-10-01")
	serve(&o, 6, "male", "2001", "2026-01-15")
	serve(&o, 2, "", "", "2026-09-30")
	serve(&o, 7, "female", "1990-01-01", "2026-10-01") // the next fiscal year
	serve(&o, 8, "female", "1990-01-01", "2024-03-01") // two years before, and again
	for _, c := range o.Clients[len(o.Clients)-8:] {
		o.Needs = append(o.Needs, cases.Need{ClientID: c.ID, Kind: "housing", Asked: "2026-02-01", Given: []cases.Date{"2026-02-02", "2026-02-09"}})
	}
	o.Times = []cases.TimeEntry{{MatterID: o.Matters[0].ID, On: "2026-08-01", Minutes: 95, ProBono: true}, {On: "2026-08-02", Minutes: 30}, {On: "2026-10-02", Minutes: 30}}
	year, err := Make(o, Period{Year: 2026}, DefaultSmall)
	if err != nil {
		t.Fatal(err)
	}
	for id, want := range map[string]string{
		"status":      "new=25 total=25",
		"gender":      "female=17 male=? not-reported=? total=25",
		"age":         "25-59=17 not-reported=8 total=25",
		"trafficking": "not-reported=25 total=25",
		"services":    "legal-work=18 housing=16 total=34",
		"opened":      "immigration=17 total=17",
		"people":      "legal-work=17 housing=8 total=?",
		"needs":       "housing=8 total=?",
	} {
		if got := line(table(t, year, id)); got != want {
			t.Errorf("%s: %s, want %s", id, got, want)
		}
	}
	if year.Minutes != 125 || year.ProBono != 95 || year.From != "2025-10-01" || year.To != "2026-09-30" {
		t.Errorf("%+v", year)
	}
	fourth, err := Make(o, Period{2026, 4}, DefaultSmall)
	if err != nil {
		t.Fatal(err)
	}
	// One person continues and two are new: both are too few, and with them everything that adds up to them.
	if got := line(table(t, fourth, "status")); got != "new=? continuing=? total=?" {
		t.Error(got)
	}
	if got := line(table(t, fourth, "gender")); got != "female=? male=? another=? not-reported=? total=?" {
		t.Error(got)
	}
	if _, err := Make(o, Period{2026, 5}, 5); err == nil {
		t.Error("a fifth quarter was counted")
	}
}

// However a year is cut, nobody is new twice in it; and no name, number or id stands in a report.
func TestNewOnceAYear(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var o cases.Caseload
		start := time.Date(2025, 10, 1, 0, 0, 0, 0, time.UTC)
		for range rapid.IntRange(0, 30).Draw(t, "people") {
			serve(&o, 1, "", "", cases.DateOf(start.AddDate(0, 0, rapid.IntRange(-400, 400).Draw(t, "day"))))
			c := o.Clients[len(o.Clients)-1]
			for range rapid.IntRange(0, 3).Draw(t, "more") {
				o.Needs = append(o.Needs, cases.Need{ClientID: c.ID, Kind: "basics", Given: []cases.Date{cases.DateOf(start.AddDate(0, 0, rapid.IntRange(-400, 400).Draw(t, "again")))}})
			}
		}
		year := newCounting(o, Period{Year: 2026})
		if year.continuing != 0 {
			t.Fatal("over a whole fiscal year, who is served in it is new in it")
		}
		sum := 0
		for q := 1; q <= 4; q++ {
			c := newCounting(o, Period{2026, q})
			sum += len(c.newPeople)
		}
		if sum != len(year.newPeople) {
			t.Fatalf("%d people are new over the quarters, %d in the year", sum, len(year.newPeople))
		}
		r, err := Make(o, Period{Year: 2026}, 5)
		if err != nil {
			t.Fatal(err)
		}
		text, _ := json.Marshal(r)
		for _, c := range o.Clients {
			if strings.Contains(string(text), c.ID) || strings.Contains(string(text), c.Name.Family) {
				t.Fatal("a report names somebody")
			}
		}
	})
}

func TestAgeOfAPartlyKnownBirthDate(t *testing.T) {
	for _, c := range []struct {
		born cases.Date
		want string
	}{{"2008-11-22", "18-24"}, {"2008-11-23", "13-17"}, {"2008-11", "not-reported"}, {"2008-10", "18-24"}, {"2008", "not-reported"}, {"1990", "25-59"}, {"~1990", "not-reported"}, {"", "not-reported"}, {"2027", "not-reported"}, {"1966-11-22", "60"}} {
		if got := ageOf(c.born, "2026-11-22"); got != c.want {
			t.Errorf("born %q: %s, want %s", c.born, got, c.want)
		}
	}
}

// Nearly everybody gets legal work: how many people got it does not give away the hidden number of those who continue.
func TestServicesDoNotTellWhoContinues(t *testing.T) {
	var o cases.Caseload
	serve(&o, 3, "", "", "2025-10-05")
	for _, m := range o.Matters {
		o.Times = append(o.Times, cases.TimeEntry{MatterID: m.ID, On: "2026-02-03", Minutes: 30})
	}
	serve(&o, 8, "", "", "2026-02-01")
	r, err := Make(o, Period{2026, 2}, DefaultSmall)
	if err != nil {
		t.Fatal(err)
	}
	for id, want := range map[string]string{"status": "new=8 continuing=? total=?", "people": "legal-work=? total=?"} {
		if got := line(table(t, r, id)); got != want {
			t.Errorf("%s: %s, want %s", id, got, want)
		}
	}
}
