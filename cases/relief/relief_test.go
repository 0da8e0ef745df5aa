package relief

import (
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/law"
	"github.com/harborfile/harborfile/cases/sample"
	"pgregory.net/rapid"
)

func matter(relief string, charges ...cases.Charge) *cases.Snapshot {
	return &cases.Snapshot{Matter: cases.Matter{ID: "m", Kind: cases.RecordRelief, Relief: relief, Record: &cases.RecordReliefPart{
		Arrests: []cases.Arrest{{ID: "a", Date: "2018-06-22", Charges: charges}}}}}
}

// whole asks that a figure never stands without its source's day and how far it was checked.
func whole(t *testing.T, list []Figure) {
	t.Helper()
	for _, f := range list {
		if f.Text == "" || f.AsOf == "" || f.Confidence == "" || f.Label == "" || f.LabelES == "" {
			t.Errorf("a figure without its source: %+v", f)
		}
		if f.Confidence != string(law.Verified) && !strings.HasPrefix(f.Confirm, "Confirm before relying") {
			t.Errorf("%s: %q is not verified and does not say so", f.Label, f.Text)
		}
		if f.Confidence == string(law.Verified) && f.Citation == "" {
			t.Errorf("%s: verified without a citation", f.Label)
		}
	}
}

// All 53 records of record relief: every jurisdiction's charge has a line, every record is shown, none asks for nothing
// where nothing was established.
func TestEveryVacaturRecord(t *testing.T) {
	rows, notes := law.Vacaturs(), law.VacaturNotes()
	if len(rows)+len(notes) != 53 {
		t.Fatalf("%d records", len(rows)+len(notes))
	}
	seen := map[string]bool{}
	for _, row := range rows {
		seen[row.Jurisdiction] = true
		whole(t, Record(row))
		if len(Record(row)) == 0 {
			t.Errorf("%s shows nothing", row.ID)
		}
		for _, c := range []cases.Charge{
			{ID: "1", State: row.Jurisdiction, Title: "Prostitution", Level: "misdemeanor", Disposition: cases.Disposition{Outcome: "convicted by plea"}},
			{ID: "2", State: row.Jurisdiction, Title: "Murder", Level: "felony", Violent: "yes", Disposition: cases.Disposition{Outcome: "convicted"}},
			{ID: "3", State: row.Jurisdiction, Statute: "§ 99-99", Disposition: cases.Disposition{Outcome: "dismissed"}},
			{ID: "4", State: row.Jurisdiction},
		} {
			lines := Charges(matter(row.ID, c))
			if len(lines) == 0 {
				t.Errorf("%s: charge %s has no line", row.ID, c.ID)
			}
			for _, l := range lines {
				if l.Law != row.ID || l.Answer == "" || len(l.Why) == 0 || l.AsOf == "" || l.Confidence == "" {
					t.Errorf("%s: %+v", row.ID, l)
				}
				if (row.Confidence != law.Verified || row.Status != law.InForce) && l.Confirm == "" {
					t.Errorf("%s: the line does not say to confirm", row.ID)
				}
				if row.Status == law.Unknown && row.Facts.Covered == "" && (l.Answer != NotKnown || len(l.Asks) == 0) {
					t.Errorf("%s: nothing is established, and it says %s", row.ID, l.Answer)
				}
				if c.ID == "4" && (l.Answer != NotKnown || len(l.Asks) < 4) && row.ID != "vac.us" {
					t.Errorf("%s: a charge of which nothing is known is %s", row.ID, l.Answer)
				}
			}
		}
	}
	if len(seen) != 52 {
		t.Errorf("%d jurisdictions, want 50 states, DC and US", len(seen))
	}
	whole(t, Notes())
}

// All 40 records of protective orders are shown.
func TestEveryOrderRecord(t *testing.T) {
	rows, federal := law.OrderLaws(), law.FederalOrderFacts()
	if len(rows)+len(federal) != 40 {
		t.Fatalf("%d records", len(rows)+len(federal))
	}
	shown := map[string]bool{}
	for _, v := range law.Vacaturs() {
		options := Orders(v.Jurisdiction)
		if len(options) == 0 {
			t.Errorf("%s: nothing is said", v.Jurisdiction)
		}
		for _, o := range options {
			shown[o.ID] = true
			whole(t, o.Figures)
			if o.Confidence != string(law.Verified) && o.Confirm == "" {
				t.Errorf("%s does not say to confirm", o.Title)
			}
			if o.ID == "" && len(o.Asks) == 0 || o.Confidence == string(law.Unverified) && len(o.Asks) == 0 {
				t.Errorf("%s asks nothing", o.Title)
			}
		}
	}
	for _, row := range rows {
		if !shown[row.ID] {
			t.Errorf("%s is shown nowhere", row.ID)
		}
		s := &cases.Snapshot{Matter: cases.Matter{Kind: cases.ProtectiveOrder, Relief: row.ID, Order: &cases.Order{}}}
		items := OrderItems(s)
		open := 0
		for _, i := range items {
			whole(t, i.Figures)
			if i.Open {
				open++
				if i.Ask.EN == "" || i.Ask.ES == "" {
					t.Errorf("%s: %s is open and asks nothing", row.ID, i.ID)
				}
			}
		}
		if open < 10 {
			t.Errorf("%s: an empty matter has %d open things", row.ID, open)
		}
	}
	if len(federalFacts("")) != len(federal) {
		t.Error("a federal record is shown nowhere")
	}
}

func TestFederalLevels(t *testing.T) {
	for _, c := range []struct {
		charge cases.Charge
		want   Answer
		tier   string
	}{
		{cases.Charge{Violent: "no", Disposition: cases.Disposition{Outcome: "convicted by plea"}}, Possible, "A"},
		{cases.Charge{Violent: "no", Disposition: cases.Disposition{Outcome: "dismissed"}}, Possible, "A"},
		{cases.Charge{Violent: "yes", ChildHarmed: "no", Disposition: cases.Disposition{Outcome: "convicted"}}, NotCovered, "B"},
		{cases.Charge{Violent: "yes", ChildHarmed: "no", Disposition: cases.Disposition{Outcome: "acquitted"}}, Possible, "B"},
		{cases.Charge{Violent: "yes", ChildHarmed: "yes", Disposition: cases.Disposition{Outcome: "dismissed"}}, NotCovered, "none"},
		{cases.Charge{Violent: "yes", Disposition: cases.Disposition{Outcome: "dismissed"}}, NotKnown, "not known"},
		{cases.Charge{Disposition: cases.Disposition{Outcome: "convicted"}}, NotKnown, "not known"},
		{cases.Charge{Tier: "A", Disposition: cases.Disposition{Outcome: "convicted"}}, Possible, "A"},
		{cases.Charge{Tier: "B", Disposition: cases.Disposition{Outcome: "dismissed"}}, Possible, "B"},
		{cases.Charge{Tier: "A", Violent: "yes", ChildHarmed: "no", Disposition: cases.Disposition{Outcome: "convicted"}}, NotKnown, "not known"},
		{cases.Charge{Violent: "yes", ChildHarmed: "no", Disposition: cases.Disposition{Outcome: "pending"}}, NotKnown, "B"},
	} {
		c.charge.Statute = "18 U.S.C. § 1952"
		l := Charges(matter("vac.us", c.charge))[0]
		if l.Answer != c.want || l.Tier != c.tier || l.Law != "vac.us" {
			t.Errorf("%+v gives %s, level %s", c.charge, l.Answer, l.Tier)
		}
	}
}

func TestStateTests(t *testing.T) {
	plea := cases.Disposition{Outcome: "convicted by plea"}
	for _, c := range []struct {
		state, title, statute, level, violent string
		end                                   cases.Disposition
		want                                  Answer
	}{
		{"CA", "Prostitution", "Penal Code § 647(b)", "misdemeanor", "", plea, Possible},
		{"CA", "Petty theft", "Penal Code § 488", "misdemeanor", "", plea, Possible},
		{"CA", "Robbery", "Penal Code § 211", "felony", "", plea, NotKnown},
		{"CA", "Robbery", "Penal Code § 211", "felony", "yes", plea, NotCovered},
		{"AZ", "Prostitution", "13-3214", "misdemeanor", "", plea, Possible},
		{"AZ", "Possession of narcotics", "13-3408", "felony", "", plea, NotCovered},
		{"NY", "Grand larceny", "PL 155.30", "felony", "", plea, Possible},
		{"NJ", "Kidnapping", "2C:13-1", "felony", "", plea, NotCovered},
		{"MA", "Arson", "c. 266 § 1", "felony", "", plea, NotKnown},
		{"AK", "Prostitution", "11.66.100", "misdemeanor", "", plea, NotKnown},
		{"FL", "Loitering", "856.021", "misdemeanor", "", cases.Disposition{Outcome: "nolle prosequi"}, Possible},
	} {
		l := Charges(matter("", cases.Charge{State: c.state, Title: c.title, Statute: c.statute, Level: c.level, Violent: c.violent, Disposition: c.end}))[0]
		if l.Answer != c.want {
			t.Errorf("%s %s (violent %q): %s, want %s; %v", c.state, c.title, c.violent, l.Answer, c.want, l.Why)
		}
	}
}

func TestEndings(t *testing.T) {
	for words, want := range map[string]ending{
		"convicted by plea": convicted, "Guilty": convicted, "no contest": convicted, "not guilty": notPursued, "acquitted": notPursued, "dismissed": notPursued,
		"nolle prosequi": notPursued, "not guilty plea entered": unclear, "guilty plea, later dismissed": unclear, "conviction vacated": unclear,
		"deferred, then dismissed": unclear, "pending": pending, "adjudicated delinquent": adjudicated, "": unclear, "something": unclear,
	} {
		if got := cases.EndingOf(words); got != want {
			t.Errorf("%q is %s, want %s", words, got, want)
		}
	}
}

func TestJurisdiction(t *testing.T) {
	for _, c := range []struct {
		arrest cases.Arrest
		charge cases.Charge
		want   string
		sure   bool
	}{
		{cases.Arrest{}, cases.Charge{Statute: "21 USC 841"}, "US", true},
		{cases.Arrest{}, cases.Charge{Court: "Superior Court of California, County of Alameda"}, "CA", true},
		{cases.Arrest{}, cases.Charge{Statute: "RCW 9A.88.030"}, "WA", true},
		{cases.Arrest{}, cases.Charge{Statute: "W. Va. Code § 61-8-5"}, "WV", true},
		{cases.Arrest{Place: "Charleston, West Virginia"}, cases.Charge{}, "WV", false},
		{cases.Arrest{Place: "Tacoma, WA"}, cases.Charge{}, "WA", false},
		{cases.Arrest{State: "OR", Place: "Seattle, Washington"}, cases.Charge{}, "OR", true},
		{cases.Arrest{}, cases.Charge{}, "", false},
	} {
		if got, sure := Jurisdiction(cases.Matter{}, c.arrest, c.charge); got != c.want || sure != c.sure {
			t.Errorf("%+v %+v: %s, %v", c.arrest, c.charge, got, sure)
		}
	}
}

// No charge is ever left out, whatever its fields hold.
func TestNoChargeIsDropped(t *testing.T) {
	text := rapid.SampledFrom([]string{"", "US", "CA", "ZZ", "Prostitution", "18 U.S.C. § 1591", "murder", "convicted", "dismissed", "pending", "Superior Court of California", "felony", "yes", "no", "¿?"})
	rapid.Check(t, func(t *rapid.T) {
		s := matter(rapid.SampledFrom([]string{"vac.us", "vac.ca", "vac.ak", "", "nosuch"}).Draw(t, "relief"))
		r := s.Matter.Record
		r.Arrests = nil
		want := map[string]bool{}
		for i := range rapid.IntRange(0, 4).Draw(t, "arrests") {
			a := cases.Arrest{ID: string(rune('a' + i)), State: text.Draw(t, "state"), Place: text.Draw(t, "place")}
			for k := range rapid.IntRange(0, 3).Draw(t, "charges") {
				a.Charges = append(a.Charges, cases.Charge{ID: string(rune('0' + k)), State: text.Draw(t, "state"), Statute: text.Draw(t, "statute"), Title: text.Draw(t, "title"),
					Level: text.Draw(t, "level"), Court: text.Draw(t, "court"), Violent: text.Draw(t, "violent"), Disposition: cases.Disposition{Outcome: text.Draw(t, "outcome")}})
				want[a.ID+string(rune('0'+k))] = true
			}
			if len(a.Charges) == 0 {
				want[a.ID] = true
			}
			r.Arrests = append(r.Arrests, a)
		}
		got := map[string]bool{}
		n := 0
		for _, c := range Courts(s) {
			for _, l := range c.Lines {
				got[l.ArrestID+l.ChargeID] = true
				n++
				if l.Answer != Possible && l.Answer != NotCovered && l.Answer != NotKnown || len(l.Why) == 0 {
					t.Fatalf("%+v", l)
				}
			}
		}
		if len(got) != len(want) || n < len(want) {
			t.Fatalf("%d charges, %d lines", len(want), n)
		}
	})
}

func TestSeveralCourts(t *testing.T) {
	s := matter("vac.us",
		cases.Charge{ID: "1", Statute: "18 U.S.C. § 1952", Court: "U.S. District Court, W.D. Wash.", Docket: "1"},
		cases.Charge{ID: "2", Statute: "18 U.S.C. § 1029", Court: "U.S. District Court, W.D. Wash.", Docket: "1"},
		cases.Charge{ID: "3", Statute: "RCW 9A.88.030", Court: "King County District Court", Docket: "2"})
	s.Matter.Record.Service = []cases.Serve{{Court: "King County District Court", Whom: "Prosecuting attorney"}}
	courts := Courts(s)
	if len(courts) != 2 || len(courts[0].Lines) != 2 || len(courts[0].Dockets) != 1 || courts[1].Law != "vac.wa" || len(courts[1].Service) != 1 || len(courts[0].Asks) == 0 {
		t.Errorf("%+v", courts)
	}
}

func TestSampleMatters(t *testing.T) {
	set := sample.Office()
	for _, m := range set.Matters {
		s := &cases.Snapshot{Matter: m, Parties: set.Parties}
		for _, c := range set.Clients {
			if c.ID == m.ClientID {
				s.Client = c
			}
		}
		switch m.Kind {
		case cases.RecordRelief:
			for _, l := range Charges(s) {
				if l.Answer != Possible {
					t.Errorf("%s: %s", l.Title, l.Answer)
				}
			}
		case cases.ProtectiveOrder:
			if items := OrderItems(s); len(items) < 15 {
				t.Errorf("%d items", len(items))
			}
		case cases.Immigration:
			items := PetitionItems(s)
			if len(items) < 15 {
				t.Errorf("%d items", len(items))
			}
			for _, i := range items {
				for _, f := range i.Figures {
					if f.Confidence != string(law.Verified) && f.Confidence != "printed on the paper" && f.Confirm == "" {
						t.Errorf("%s: %q does not say to confirm", i.ID, f.Text)
					}
				}
			}
		}
	}
}
