package cases

import "testing"

// A letter to somebody outside names the release under which it goes there, never one for another reader, one that was
// taken back, or one that has ended.
func TestLeaveOfAReader(t *testing.T) {
	released := func(change func(*Release)) Release {
		r := Release{MatterID: "m", Recipient: Certifier, Whom: "the agency", Signed: "2026-09-01", Expires: "2027-03-01", Informed: true}
		change(&r)
		return r
	}
	for name, c := range map[string]struct {
		list []Release
		on   Date
		want string
	}{
		"the one":         {[]Release{released(func(*Release) {})}, "2026-11-20", "September 1, 2026"},
		"the newer":       {[]Release{released(func(r *Release) { r.Signed = "2026-10-02" }), released(func(*Release) {})}, "2026-11-20", "October 2, 2026"},
		"every matter":    {[]Release{released(func(r *Release) { r.MatterID = "" })}, "2026-11-20", "September 1, 2026"},
		"no day":          {[]Release{released(func(*Release) {})}, "", "September 1, 2026"},
		"other reader":    {[]Release{released(func(r *Release) { r.Recipient = USCIS })}, "2026-11-20", ""},
		"other matter":    {[]Release{released(func(r *Release) { r.MatterID = "n" })}, "2026-11-20", ""},
		"taken back":      {[]Release{released(func(r *Release) { r.Revoked = "2026-10-01" })}, "2026-11-20", ""},
		"signed later":    {[]Release{released(func(*Release) {})}, "2026-08-31", ""},
		"ended":           {[]Release{released(func(*Release) {})}, "2027-03-02", ""},
		"not informed":    {[]Release{released(func(r *Release) { r.Informed = false })}, "2026-11-20", ""},
		"nothing told":    {nil, "2026-11-20", ""},
		"on its last day": {[]Release{released(func(*Release) {})}, "2027-03-01", "September 1, 2026"},
	} {
		s := (&Snapshot{Matter: Matter{ID: "m"}, Releases: c.list}).In(Paper{For: Certifier, On: c.on})
		if v, ok := FactValue(s, "release.reader.signed"); !ok || v.String() != c.want {
			t.Errorf("%s: signed %q, want %q", name, v, c.want)
		}
	}
	s := &Snapshot{Matter: Matter{ID: "m"}, Releases: []Release{released(func(*Release) {})}}
	if v, _ := FactValue(s, "release.reader.signed"); !v.Empty() {
		t.Errorf("a paper without a reader names the release of %q", v)
	}
}

// A letter to one agency never rests on the leave to write to another.
func TestLeaveIsForTheAgencyThatIsAsked(t *testing.T) {
	for name, c := range map[string]struct {
		asked, whom, agency string
		want                bool
	}{
		"the same":             {"Example County Sheriff", "Example County Sheriff, records unit", "", true},
		"in other capitals":    {"EXAMPLE COUNTY SHERIFF", "Example County Sheriff", "", true},
		"a longer name":        {"Example County Sheriff, U visa desk", "Example County Sheriff", "", true},
		"another":              {"Example County Sheriff", "Sample City Police", "", false},
		"nobody named":         {"Example County Sheriff", "", "", false},
		"no agency yet":        {"", "Sample City Police", "", true},
		"by its record":        {"Sample City Police", "SCPD", "scpd", true},
		"another's record":     {"Sample City Police", "Sample City Police", "sheriff", false},
		"another of its names": {"Sample City Police", "the PD of Sample City", "", true},
	} {
		s := (&Snapshot{
			Matter:   Matter{ID: "m", Petition: &Petition{PetitionExtras: PetitionExtras{CertifierAgency: c.asked}}},
			Agencies: []Agency{{ID: "scpd", Name: "Sample City Police", OtherName: []string{"PD of Sample City"}}},
			Releases: []Release{{Recipient: Certifier, Whom: c.whom, AgencyID: c.agency, Signed: "2026-09-01", Expires: "2027-03-01", Informed: true}},
		}).In(Paper{For: Certifier, On: "2026-11-20"})
		if v, _ := FactValue(s, "release.reader.signed"); v.Empty() == c.want {
			t.Errorf("%s: signed %q", name, v)
		}
	}
}

func TestFactsOfLetters(t *testing.T) {
	s := &Snapshot{
		Client: Client{Family: []Relative{
			{Name: Name{Given: "Luz"}, Derivative: DerivativeWanted}, {Name: Name{Given: "Ana"}, Derivative: DerivativeNo}, {Name: Name{Given: "Sol"}, Derivative: DerivativeFiled},
		}},
		Matter: Matter{ID: "m", Order: &Order{Incidents: []Incident{
			{What: "one", Approved: "2026-01-01", Evidence: []string{"b", "a"}}, {What: "two", Approved: "2026-01-01", Evidence: []string{"c"}},
			{What: "three", Approved: "2026-01-01", Evidence: []string{"kept back"}},
		}}},
		Evidence: []EvidenceItem{{ID: "a", Exhibit: Exhibit{Order: 1}}, {ID: "b", Exhibit: Exhibit{Order: 2}, Language: "uk"}, {ID: "c", Exhibit: Exhibit{Order: 3}}, {ID: "kept back"}},
		Reports:  []PoliceReport{{Agency: "One PD", Number: "26-1", On: "2026-02-03"}},
	}
	for path, want := range map[string]string{
		"client.joining[0].name.given": "Luz", "client.joining[1].name.given": "Sol", "client.joining[2].name.given": "",
		"matter.order.incidents[0].exhibits": "Exhibits A and B", "matter.order.incidents[1].exhibits": "Exhibit C", "matter.order.incidents[2].exhibits": "",
		"matter.evidence.exhibits[0].language": "", "matter.evidence.exhibits[1].language": "Ukrainian",
		"client.policeReports[0].number": "26-1", "client.policeReports[0].on": "February 3, 2026", "client.policeReports[1].agency": "",
	} {
		if v, ok := FactValue(s, path); !ok || v.String() != want {
			t.Errorf("%s = %q, want %q", path, v, want)
		}
	}
}
