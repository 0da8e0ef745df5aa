package cases

import (
	"errors"
	"slices"
	"strings"
	"testing"
)

// livedLife is a client with a past in every list, and places that only one reader may see.
func livedLife() *Snapshot {
	return &Snapshot{
		Client: Client{
			ID: "c", Name: Name{Given: "Rosa", Family: "Ejemplo"}, Nationality: "Mexico", Nationalities: []string{"Spain", "Mexico"},
			LastEntry: Entry{Date: "2023-01-17", City: "Los Angeles"},
			Entries:   []Entry{{Date: "2012", City: "Laredo"}, {Date: "~2022-03", City: "Miami"}, {Date: "2019-05-01", City: "Boston"}},
			Physical:  Physical{HeightInches: 66, WeightPounds: 98},
			Addresses: []Address{
				{Kind: Home, Street: "1 First St", City: "Fresno", Until: "2020-05"}, {Kind: Home, Street: "3 Third St", From: "2024-02"},
				{Kind: Home, Street: "2 Second St", City: "Fresno", From: "2020-06", Until: "2024-01-31", AllowFor: []Recipient{USCIS}}, {Kind: Work, Street: "4 Mill Rd"},
			},
			Jobs:    []Job{{Employer: "Old Mill", From: "2019", To: "2021", Address: Address{Street: "9 Old Rd"}}, {Employer: "New Mill", Occupation: "miller", From: "2022"}},
			Schools: []Schooling{{Name: "Day School", Place: "Fresno", From: "2024"}, {Name: "First School", Place: "Oaxaca", To: "2008"}},
			Family: []Relative{{ID: "r1", Relation: "parent", Sex: "female", Name: Name{Given: "Eva"}}, {ID: "r2", Relation: "Father", Name: Name{Given: "Luis"}, Deceased: true},
				{ID: "r3", Relation: "half-sister", Name: Name{Given: "Ana"}, OtherNames: []Name{{Given: "Anita"}, {Given: "Nita"}}}},
		},
		Matter: Matter{ID: "m", Petition: &Petition{PetitionExtras: PetitionExtras{Permit: Permit{Category: "(c)(17)(iii)"},
			Derivatives: []FamilyFiling{{Relative: "r3", Category: "T-5"}}}}},
		Arrests: []Arrest{{Date: "2018-05-02", Agency: "One PD", Place: "Fresno", Charges: []Charge{{Title: "Loitering", Statute: "PC 653.22"}, {Title: "Other"}}}, {Agency: "Two PD"}},
		Parties: []Party{{ID: "p", Role: "respondent", Name: Name{Given: "Rourke"}, Address: Address{Street: "1 first st", City: "Fresno"}}},
	}
}

func checkFacts(t *testing.T, s *Snapshot, want map[string]string) {
	t.Helper()
	for path, w := range want {
		v, ok := FactValue(s, path)
		if !ok || v.String() != w {
			t.Errorf("%s = %q (known %t), want %q", path, v.String(), ok, w)
		}
	}
}

func TestHistoryFacts(t *testing.T) {
	s := livedLife()
	checkFacts(t, s, map[string]string{
		"client.residences[0].address.street": "2 Second St", "client.residences[1].address.street": "1 First St", "client.residences[0].to": "January 31, 2024",
		"client.address.home.street": "3 Third St", "client.homeSince": "February 2024",
		"client.jobs[0].employer": "New Mill", "client.jobs[0].address.street": "4 Mill Rd", "client.jobs[1].address.street": "9 Old Rd",
		"client.schools[0].name": "Day School", "client.schools[1].name": "First School",
		"client.entries[0].city": "Miami", "client.entries[2].city": "Laredo", "client.nationalities[1]": "Spain", "client.nationalities[2]": "",
		"client.mother.name.given": "Eva", "client.father.deceased": "yes", "client.siblings[0].name.given": "Ana",
		"client.physical.heightFeet": "5", "client.physical.heightRest": "6", "client.physical.weightHundreds": "0", "client.physical.weightOnes": "8",
		"client.arrests[0].charge": "Loitering, PC 653.22", "client.arrests[1].city": "Fresno", "client.arrests[2].agency": "Two PD",
		"matter.petition.permit.categoryLetter": "c", "matter.petition.permit.categoryNumber": "17", "matter.petition.permit.categorySub": "iii",
		"party.abuser.name.given": "Rourke", "relative.name.given": "", "relative.category": "",
	})
	s.Client.Addresses = s.Client.Addresses[:3]
	checkFacts(t, s, map[string]string{"client.address.work.street": "", "client.work": "miller"})
	s.Client.Jobs[1].Address = Address{Street: "7 Mill Rd", AllowFor: []Recipient{USCIS}}
	checkFacts(t, s, map[string]string{"client.address.work.street": "7 Mill Rd", "client.jobs[0].address.street": "7 Mill Rd"})
	if f, _ := FactByPath("client.address.work.street"); !f.MayGoTo(s, USCIS) || f.MayGoTo(s, CourtPublic) {
		t.Error("the place of the present job follows another rule than a workplace")
	}
	about := s.In(Paper{Relative: "r3", On: "2026-11-22"})
	checkFacts(t, about, map[string]string{"relative.name.given": "Ana", "relative.otherNames[1].given": "Nita", "relative.category": "T-5",
		"client.recentEntries[0].city": "Los Angeles", "client.recentEntries[1].city": "Miami", "client.recentEntries[2].city": ""})
	if n, ok := Rows(about, "relative.otherNames"); n != 2 || !ok {
		t.Errorf("%d other names of the relative", n)
	}
}

// A present home, workplace or school stays where it is unless the client named the reader on that very place.
func TestPlacesOfAPastLifeAreGuarded(t *testing.T) {
	s := livedLife()
	for _, c := range []struct {
		path string
		to   Recipient
		want bool
	}{
		{"client.residences[0].address.street", USCIS, true}, {"client.residences[0].address.street", CourtPublic, false},
		{"client.residences[1].address.line", USCIS, false}, {"client.residences[1].from", USCIS, false},
		{"client.jobs[0].address.street", USCIS, false}, {"client.jobs[0].employer", CourtPublic, false}, {"client.jobs[0].occupation", CourtPublic, true},
		{"client.jobs[1].address.street", CourtPublic, true}, {"client.jobs[1].employer", CourtPublic, true},
		{"client.schools[0].name", CourtPublic, false}, {"client.schools[0].place", USCIS, false}, {"client.schools[1].name", CourtPublic, true},
	} {
		f, ok := FactByPath(c.path)
		if !ok || f.MayGoTo(s, c.to) != c.want || !f.Secret() && c.path != "client.jobs[0].occupation" {
			t.Errorf("%s to %s: %t, want %t (known %t, secret %t)", c.path, c.to, !c.want, c.want, ok, f.Secret())
		}
	}
	s.Client.Jobs[1].Address.AllowFor = []Recipient{CourtSealed}
	if f, _ := FactByPath("client.jobs[0].employer"); !f.MayGoTo(s, CourtSealed) || f.MayGoTo(s, CourtPublic) {
		t.Error("a reader named on the workplace decides about the employer")
	}
}

// An earlier home where the respondent lives now is no secret in papers that describe the respondent; every other one is.
func TestGuardedPlaces(t *testing.T) {
	var streets []string
	for _, a := range livedLife().Guarded().Places() {
		if a.Kind.Secret() && a.Street != "" {
			streets = append(streets, a.Street)
		}
	}
	if want := []string{"3 Third St", "2 Second St", "4 Mill Rd"}; !slices.Equal(streets, want) {
		t.Errorf("guarded are %q, want %q", streets, want)
	}
}

// Every row of every list can be asked for by its own name, and gives what the list gives.
func TestEachRow(t *testing.T) {
	s := livedLife().In(Paper{Relative: "r3"})
	seen := 0
	for _, f := range Facts() {
		for _, one := range f.EachRow(s) {
			again, ok := FactByPath(one.Path)
			if !ok || again.Get(s).String() != one.Get(s).String() || one.Repeats() {
				t.Errorf("%s reads %q, by its name %q", one.Path, one.Get(s), again.Get(s))
			}
			if one.Path != f.Path {
				seen++
			}
		}
	}
	if seen < 100 {
		t.Errorf("only %d facts of rows", seen)
	}
}

func TestHistoryIsChecked(t *testing.T) {
	for field, change := range map[string]func(*Client){
		"client.jobs[0].to":                      func(c *Client) { c.Jobs = []Job{{From: "2020-05-02", To: "2020-05-01"}} },
		"client.jobs[0].from":                    func(c *Client) { c.Jobs = []Job{{From: "2020-13"}} },
		"client.jobs[0].address.allowFor":        func(c *Client) { c.Jobs = []Job{{Address: Address{AllowFor: []Recipient{"anybody"}}}} },
		"client.schools[1].to":                   func(c *Client) { c.Schools = []Schooling{{}, {To: "yesterday"}} },
		"client.marriages[0].how":                func(c *Client) { c.Marriages = []Marriage{{How: "quarrel"}} },
		"client.entries[0].left":                 func(c *Client) { c.Entries = []Entry{{Date: "2020-05-02", Left: "2020-05-01"}} },
		"client.lastEntry.manner":                func(c *Client) { c.LastEntry.Manner = "by boat" },
		"client.proceedings[0].kind":             func(c *Client) { c.Proceedings = []Proceeding{{Kind: "trial"}} },
		"client.filings[0].filed":                func(c *Client) { c.Filings = []Filing{{Filed: "2020-02-30"}} },
		"client.driverLicense.state":             func(c *Client) { c.DriverLicense.State = "Calif." },
		"client.timesMarried":                    func(c *Client) { c.TimesMarried = -1 },
		"client.means.expenses.food":             func(c *Client) { c.Means.Expenses.Food = -1 },
		"client.means.assets.vehicles[0].owed":   func(c *Client) { c.Means.Assets.Vehicles = []Asset{{Owed: -5}} },
		"client.means.benefits":                  func(c *Client) { c.Means.Benefits = []string{"lottery"} },
		"client.means.members[0].age":            func(c *Client) { c.Means.Members = []Member{{Age: -1}} },
		"client.family[0].lastEntry.manner":      func(c *Client) { c.Family = []Relative{{LastEntry: Entry{Manner: "swam"}}} },
		"client.marriages[0].ended":              func(c *Client) { c.Marriages = []Marriage{{Married: "2020-05-02", Ended: "2020-05-01"}} },
		"client.means.hardshipApproved":          func(c *Client) { c.Means.HardshipApproved = "soon" },
		"client.means.debts[0].monthly":          func(c *Client) { c.Means.Debts = []Debt{{Monthly: -1}} },
		"client.means.deductions[0].monthly":     func(c *Client) { c.Means.Deductions = []Deduction{{Monthly: -1}} },
		"client.means.assets.accounts[0].amount": func(c *Client) { c.Means.Assets.Accounts = []Account{{Amount: -1}} },
	} {
		c := Client{ID: "c", Name: Name{Given: "Rosa"}}
		change(&c)
		var at *FieldError
		if err := c.Check(); !errors.As(err, &at) || at.Field != field {
			t.Errorf("%s: %v", field, err)
		}
	}
	if err := livedLife().Client.Check(); err != nil {
		t.Error(err)
	}
}

func TestOrderPeopleAndParticularsAreChecked(t *testing.T) {
	order := func(x OrderExtras) Matter {
		return Matter{ID: "m", ClientID: "c", Kind: ProtectiveOrder, Title: "Order", Order: &Order{OrderExtras: x}}
	}
	for field, rec := range map[string]interface{ Check() error }{
		"matter.order.otherCases[0].kind":  order(OrderExtras{OtherCases: []OtherCase{{Kind: "game"}}}),
		"matter.order.otherCases[0].state": order(OrderExtras{OtherCases: []OtherCase{{State: "Ohio"}}}),
		"matter.order.protected[0].age":    order(OrderExtras{Protected: []ProtectedPerson{{Age: -2}}}),
		"matter.order.minors[0].since":     order(OrderExtras{Minors: []OrderMinor{{BirthDate: "2020-01-02", Since: "2020-01-01"}}}),
		"party.ssn":                        Party{Role: "respondent", Particulars: Particulars{SSN: "12"}},
		"party.aNumber":                    Party{Role: "respondent", Particulars: Particulars{ANumber: "A12"}},
		"party.workAddress.state":          Party{Role: "respondent", Particulars: Particulars{WorkAddress: Address{State: "Cal"}}},
	} {
		var at *FieldError
		if err := rec.Check(); !errors.As(err, &at) || at.Field != field {
			t.Errorf("%s: %v", field, err)
		}
	}
}

func TestMeansFacts(t *testing.T) {
	s := &Snapshot{Client: Client{Means: Means{Income: []Income{{"wages", 185000}, {"help", 5}}, Members: []Member{{Income: 100000}}, Hardship: "words",
		Expenses: Expenses{Rent: 123405, Food: 1}, Assets: Assets{Cash: 100, Vehicles: []Asset{{"car", 280000, 0}}}, Debts: []Debt{{To: "shop"}}}}}
	checkFacts(t, s, map[string]string{
		"client.means.expenses.rent": "1,234.05", "client.means.expenses.medical": "", "client.means.expensesMonthly": "1,234.06", "client.means.incomeMonthly": "1,850.05",
		"client.means.householdMonthly": "2,850.05", "client.means.assetsTotal": "2,801.00", "client.means.assets.vehicles[0].owed": "", "client.means.hardship": "",
	})
	s.Client.Means.Complete, s.Client.Means.HardshipApproved = true, "2026-11-01"
	checkFacts(t, s, map[string]string{"client.means.expenses.medical": "0.00", "client.means.assets.vehicles[0].owed": "0.00", "client.means.assets.vehicles[1].owed": "",
		"client.means.debts[0].total": "0.00", "client.means.hardship": "words"})
	s.Client.Means.Income = []Income{{Monthly: 9_000_000_000_000_000_000}, {Monthly: 900_000_000_000_000_000}}
	checkFacts(t, s, map[string]string{"client.means.incomeMonthly": "", "client.means.householdMonthly": ""})
}

func TestChargesByTheirEnding(t *testing.T) {
	s := &Snapshot{Client: Client{BirthDate: "1998-03-14"}, Agencies: []Agency{{ID: "a", Name: "One PD", Address: Address{City: "Fresno"}}},
		Matter: Matter{Record: &RecordReliefPart{Arrests: []Arrest{
			{Date: "2018-03-13", Agency: "one pd", County: "Fresno", State: "CA", Charges: []Charge{
				{Statute: "PC 647(b)", Court: "Fresno", Disposition: Disposition{"convicted by plea", "2019-01-02", ""}},
				{Statute: "18 U.S.C. § 1952(a)(3)", Court: "Fresno", County: "King", Disposition: Disposition{"nolle prosequi", "2019-01-03", ""}},
			}},
			{Agency: "One PD", Age: 21, Charges: []Charge{{Statute: "653.22 PC", Disposition: Disposition{"not guilty", "2019-01-04", ""}}, {Disposition: Disposition{Outcome: "pending"}},
				{Title: "One", Disposition: Disposition{Outcome: "deferred disposition"}}, {Title: "Two", Disposition: Disposition{Outcome: "adjudicated delinquent"}}, {Title: "Three"}}},
		}}}}
	checkFacts(t, s, map[string]string{
		"matter.record.convictions[0].code": "PC", "matter.record.convictions[0].section": "647(b)", "matter.record.convictions[1].statute": "",
		"matter.record.convictions[0].convicted": "January 2, 2019", "matter.record.convictions[0].age": "19", "matter.record.acquitted[0].age": "21",
		"matter.record.dismissed[0].code": "18 U.S.C.", "matter.record.dismissed[0].county": "King", "matter.record.dismissed[0].state": "CA", "matter.record.dismissed[0].convicted": "",
		"matter.record.acquitted[0].section": "653.22", "matter.record.arrests[0].agencyAddress.city": "Fresno", "matter.record.agencies[0].name": "One PD", "matter.record.agencies[1].name": "",
		"matter.record.unsettled[0].disposition.outcome": "pending", "matter.record.unsettled[1].title": "One", "matter.record.unsettled[2].title": "Two",
		"matter.record.unsettled[3].title": "Three", "matter.record.unsettled[4].age": "",
		"matter.record.courts[0].name": "Fresno", "matter.record.courts[1].name": "",
	})
}

func TestCodeAndSection(t *testing.T) {
	for statute, want := range map[string]string{
		"PC 647(b)": "PC|647(b)", "647(b) PC": "PC|647(b)", "Pen. Code, § 653.22": "Pen. Code|653.22", "18 U.S.C. § 1952(a)(3)": "18 U.S.C.|1952(a)(3)",
		"RCW 9A.88.030": "RCW|9A.88.030", "§ 647(b)": "|§ 647(b)", "Vehicle Code section 23152": "Vehicle Code|23152", "G.S. 14-204": "G.S.|14-204",
		"": "|", "loitering": "|loitering", "M.G.L. c. 272, § 53A": "M.G.L. c. 272|53A",
	} {
		code, section := CodeAndSection(statute)
		if got := code + "|" + section; got != want {
			t.Errorf("%q is %q, want %q", statute, got, want)
		}
		if kept := strings.Map(onlyLetters, code+section); len(kept) > len(strings.Map(onlyLetters, statute)) {
			t.Errorf("%q grew to %q", statute, kept)
		}
	}
}

func onlyLetters(r rune) rune {
	if r == ' ' || r == ',' || r == '§' {
		return -1
	}
	return r
}
