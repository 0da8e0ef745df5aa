package cases

import (
	"reflect"
	"regexp"
	"strings"
	"testing"
)

func factsSample() *Snapshot {
	return &Snapshot{
		Office:   Office{ID: "o", Name: "Example Legal Aid", Address: Address{Street: "1 Office Way", City: "Fresno", State: "CA", ZIP: "93721"}},
		Attorney: Attorney{ID: "a", Name: Name{Given: "Ada", Family: "Example"}, BarNumber: "000000"},
		Client: Client{
			ID: "c", Name: Name{Given: "Rosa", Middle: "M.", Family: "Ejemplo"}, ChosenName: "Ro", BirthDate: "1994-03",
			OtherNames: []Name{{Given: "Rosa", Family: "Muestra"}},
			Contacts: []Contact{
				{Kind: "mobile", Value: "555-0100", Safety: Unsafe}, {Kind: "mobile", Value: "555-0101"},
				{Kind: "work phone", Value: "555-0102", Safety: Safe}, {Kind: "email", Value: "old@example.org", Safety: AskFirst},
			},
			Addresses: []Address{
				{Kind: Home, Street: "9 Hidden Ln", AllowFor: []Recipient{USCIS}}, {Kind: Shelter, Street: "7 Shelter Rd"},
				{Kind: SafeMail, Street: "PO Box 5", City: "Fresno", State: "CA", ZIP: "93721", UnitKind: "STE", Unit: "2"},
			},
			Family: []Relative{{Relation: "child", Name: Name{Given: "Luz", Family: "Ejemplo"}}, {Relation: "spouse", Name: Name{Given: "Sam"}}},
		},
		Matter: Matter{
			ID: "m", Kind: RecordRelief,
			Record: &RecordReliefPart{Arrests: []Arrest{
				{Date: "2018-05-02", Agency: "One PD", Charges: []Charge{{Statute: "PC 647(b)"}, {Statute: "PC 653.22"}}},
				{Date: "2019-07-01", Agency: "Two PD", Charges: []Charge{{Statute: "PC 459"}}},
			}},
			Order: &Order{Respondent: "p2", Incidents: []Incident{{What: "not yet agreed"}, {What: "agreed words", Approved: "2026-01-05"}}},
		},
		Parties: []Party{{ID: "p1", Role: "respondent", Name: Name{Family: "First"}}, {ID: "p2", Role: "respondent", Name: Name{Family: "Second"}}},
		Story: []Fragment{
			{Words: "Approved and agreed.", Approved: "2026-01-01", Uses: []string{"m"}},
			{Words: "Approved for another matter.", Approved: "2026-01-01", Uses: []string{"other"}},
			{Words: "Not approved.", Uses: []string{"m"}},
		},
	}
}

func TestFactValues(t *testing.T) {
	s := factsSample()
	for path, want := range map[string]string{
		"client.name.family": "Ejemplo", "client.name.full": "Rosa M. Ejemplo", "client.displayName": "Ro Ejemplo",
		"client.birthDate": "March 1994", "client.phone.safe": "555-0102", "client.phone.safeMobile": "", "client.email.safe": "",
		"client.address.safe.streetLine": "PO Box 5, Ste 2", "client.address.safe.line": "PO Box 5, Ste 2, Fresno, CA 93721",
		"client.otherNames[0].family": "Muestra", "client.otherNames[1].family": "", "client.otherNames[].family": "",
		"client.children[0].name.given": "Luz", "client.spouse.name.given": "Sam",
		"matter.record.arrests[0].charges[1].statute": "PC 653.22", "matter.record.arrests[1].charges[1].statute": "",
		"matter.record.charges[2].statute": "PC 459", "matter.record.charges[2].arrestDate": "July 1, 2019",
		"party.respondent.name.family": "Second", "matter.order.incidents[0].what": "agreed words", "matter.order.incidents[1].what": "",
		"story.approved": "Approved and agreed.", "story.fragments[0].words": "Approved and agreed.", "story.fragments[1].words": "",
		"attorney.firm": "Example Legal Aid", "attorney.address.street": "1 Office Way", "matter.petition.reportedOn": "",
		"matter.record.arrests[99999999999999999999].date": "",
	} {
		v, _ := FactValue(s, path)
		if v.String() != want {
			t.Errorf("%s = %q, want %q", path, v.String(), want)
		}
	}
}

func TestFactRows(t *testing.T) {
	s := factsSample()
	for list, want := range map[string]int{
		"client.otherNames": 1, "client.children": 1, "matter.record.arrests": 2, "matter.record.arrests[0].charges": 2,
		"matter.record.arrests[5].charges": 0, "matter.record.charges": 3, "matter.order.incidents": 1, "story.fragments": 1,
	} {
		if n, ok := Rows(s, list); n != want || !ok {
			t.Errorf("Rows(%s) = %d, %t, want %d", list, n, ok, want)
		}
	}
	if _, ok := Rows(s, "client.name"); ok {
		t.Error("client.name is no list")
	}
}

// A secret place has facts, but only for a recipient that the client named on that very address.
func TestSecretPlaces(t *testing.T) {
	s := factsSample()
	for _, c := range []struct {
		path string
		to   Recipient
		want bool
	}{
		{"client.address.home.street", USCIS, true}, {"client.address.home.street", CourtPublic, false},
		{"client.address.shelter.street", USCIS, false}, {"client.address.work.street", USCIS, false},
		{"client.address.safe.street", CourtPublic, true}, {"client.name.family", CourtPublic, true},
	} {
		f, ok := FactByPath(c.path)
		if !ok || f.MayGoTo(s, c.to) != c.want {
			t.Errorf("%s to %s: %t, want %t (known %t)", c.path, c.to, !c.want, c.want, ok)
		}
	}
	for _, f := range Facts() {
		secret := strings.HasPrefix(f.Path, "client.address.") && !strings.HasPrefix(f.Path, "client.address.safe.")
		if f.Place.Secret() != secret {
			t.Errorf("%s: secret is %t", f.Path, f.Secret())
		}
		if f.Secret() || f.Repeats() {
			continue
		}
		if got := f.Get(s).String(); strings.Contains(got, "Hidden") || strings.Contains(got, "Shelter Rd") || strings.Contains(got, "555-0100") {
			t.Errorf("%s gives a place or number that was not marked safe", f.Path)
		}
	}
}

func TestFactTable(t *testing.T) {
	shape := regexp.MustCompile(`^(client|matter|attorney|office|party|relative|interpreter|story|release)(\.[a-zA-Z0-9]+(\[\])?)+$`)
	seen := map[string]bool{}
	for _, f := range Facts() {
		if !shape.MatchString(f.Path) || f.Label == "" || f.LabelES == "" || f.Kind == "" {
			t.Errorf("%s: path, both labels and the kind have to be there", f.Path)
		}
		if seen[f.Path] {
			t.Errorf("%s stands twice", f.Path)
		}
		seen[f.Path] = true
		if v := f.Get(&Snapshot{}); !v.Empty() && f.Path != "matter.kind" {
			t.Errorf("%s says %q about an empty matter", f.Path, v)
		}
		for p := f.Path; strings.Contains(p, "[]"); {
			p = p[:strings.LastIndex(p, "[]")]
			if _, ok := factRows[p]; !ok {
				t.Errorf("%s: nobody counts the rows of %s", f.Path, p)
			}
		}
	}
}

// Every plain field of a client has a fact, so that nothing asked at intake is lost on the way to a paper.
func TestEveryClientFieldHasAFact(t *testing.T) {
	other := map[string]string{
		"Meta": "no field of the person", "id": "no words", "number": "the office's own", "name": "client.name.*", "contacts": "client.phone.safe, client.email.safe",
		"addresses": "client.address.*", "secretWords": "never on paper", "passport": "client.passport.*", "lastEntry": "client.lastEntry.*",
		"physical": "client.physical.*", "referral": "client.referral.*", "family": "client.family[], client.spouse, client.children[]",
		"travelDocument": "client.travelDocument.*", "driverLicense": "client.driverLicense.*", "entries": "client.entries[]", "filings": "client.filings[]",
		"proceedings": "client.proceedings[]", "jobs": "client.jobs[]", "schools": "client.schools[]", "marriage": "client.marriage.*",
		"marriages": "client.marriages[]", "means": "client.means.*",
	}
	typ := reflect.TypeFor[Client]()
	for i := range typ.NumField() {
		name, _, _ := strings.Cut(typ.Field(i).Tag.Get("json"), ",")
		if name == "" {
			name = typ.Field(i).Name
		}
		if _, ok := FactByPath("client." + name); !ok && other[name] == "" {
			t.Errorf("client.%s has no fact", name)
		}
	}
}

func FuzzFactByPath(f *testing.F) {
	for _, seed := range []string{"client.name.family", "matter.record.arrests[0].charges[1].statute", "client.otherNames[-1].given", "client.otherNames[][0].given", "[0]"} {
		f.Add(seed)
	}
	s := factsSample()
	f.Fuzz(func(t *testing.T, path string) {
		if fact, ok := FactByPath(path); ok {
			fact.Get(s)
			if fact.Path != path {
				t.Errorf("asked for %q, got %q", path, fact.Path)
			}
		}
	})
}
