package cases

import (
	"errors"
	"strings"
	"testing"
)

type checker interface{ Check() error }

// The smallest record of each kind that may be kept.
func goodRecords() map[string]checker {
	return map[string]checker{
		"client":   Client{ID: "c", ChosenName: "Mẫu"},
		"matter":   Matter{ID: "m", ClientID: "c", Kind: Immigration, Title: "Immigration"},
		"party":    Party{ID: "p", Role: "witness"},
		"fragment": Fragment{ID: "f", Original: "Я пішла."},
		"choice":   Choice{ID: "h", What: "goal", Decision: "To rest first."},
		"evidence": EvidenceItem{ID: "e", Title: "Letter"},
		"release":  Release{ID: "r", Recipient: USCIS},
		"deadline": Deadline{ID: "d", Due: "2026-12-01"},
		"attorney": Attorney{ID: "a", Name: Name{Family: "Placeholder"}},
		"office":   Office{ID: "o", Name: "Clinic"},
		"agency":   Agency{ID: "y", Name: "Specimen Police", Kind: PoliceAgency},
		"official": AgencyPerson{ID: "z", AgencyID: "y", Name: Name{Family: "Placeholder"}},
		"event":    LifeEvent{ID: "l", Title: "A move"},
		"sitting":  Sitting{ID: "s", On: "2026-11-02"},
	}
}

func TestTheSmallestRecordsAreKept(t *testing.T) {
	for name, r := range goodRecords() {
		if err := r.Check(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestCheckNamesTheField(t *testing.T) {
	for _, c := range []struct {
		record checker
		field  string
	}{
		{Client{}, "client.name.family"},
		{Client{Name: Name{Family: " \t"}}, "client.name.family"},
		{Client{ChosenName: "A", BirthDate: "2001-02-29"}, "client.birthDate"},
		{Client{ChosenName: "A", ANumber: "A12345678"}, "client.aNumber"},
		{Client{ChosenName: "A", SSN: "123-45-6789"}, "client.ssn"},
		{Client{ChosenName: "A", SSN: "１２３４５６７８９"}, "client.ssn"},
		{Client{ChosenName: "A", LastEntry: Entry{Date: "yesterday"}}, "client.lastEntry.date"},
		{Client{ChosenName: "A", Passport: Passport{Expires: "2031-05-32"}}, "client.passport.expires"},
		{Client{ChosenName: "A", Addresses: []Address{{Kind: Home}, {Kind: "hideout"}}}, "client.addresses[1].kind"},
		{Client{ChosenName: "A", Addresses: []Address{{}}}, "client.addresses[0].kind"},
		{Client{ChosenName: "A", Addresses: []Address{{Kind: Substitute, Expires: "2027-02-30"}}}, "client.addresses[0].expires"},
		{Client{ChosenName: "A", Contacts: []Contact{{Safety: "perhaps"}}}, "client.contacts[0].safety"},
		{Client{ChosenName: "A", Family: []Relative{{BirthDate: "2016-02-30"}}}, "client.family[0].birthDate"},
		{Client{Name: Name{Family: "A"}, OtherNames: []Name{{Family: "B"}, {Family: " a"}}}, "client.otherNames[1].family"},
		{Client{ChosenName: "A", OtherNames: []Name{{Use: "alias"}}}, "client.otherNames[0].family"},
		{Client{ChosenName: "A", OtherNames: []Name{{Family: "B", Use: "stage"}}}, "client.otherNames[0].use"},
		{Client{ChosenName: "A", BirthDate: "2001-02-03", LastEntry: Entry{Date: "2001-02-02"}}, "client.lastEntry.date"},
		{Client{ChosenName: "A", Passport: Passport{Issued: "2020-01-02", Expires: "2020-01-01"}}, "client.passport.expires"},
		{Client{ChosenName: "A", Addresses: []Address{{Kind: Home, From: "2020-01-02", Until: "2020-01-01"}}}, "client.addresses[0].until"},
		{Client{ChosenName: "A", Addresses: []Address{{Kind: Home, AllowFor: []Recipient{"everyone"}}}}, "client.addresses[0].allowFor"},
		{Client{ChosenName: "A", Referral: Referral{Source: "the street"}}, "client.referral.source"},
		{Client{ChosenName: "A", Referral: Referral{MayShare: []Shareable{"all"}}}, "client.referral.mayShare"},
		{Client{ChosenName: "A", Guarding: Guardian{Consent: "2026-13-01"}}, "client.guarding.consent"},
		{Client{ChosenName: "A", Family: []Relative{{SSN: "1"}}}, "client.family[0].ssn"},
		{Client{ChosenName: "A", Family: []Relative{{Address: Address{Street: "s"}}}}, "client.family[0].address.kind"},
		{Client{ChosenName: "A", Family: []Relative{{}, {Derivative: "perhaps"}}}, "client.family[1].derivative"},
		{Party{Role: "witness", Relation: "master"}, "party.relation"},
		{Party{Role: "witness", Contact: "often"}, "party.contact.safety"},
		{Choice{What: ChoicePolice, Decision: "Yes.", Answer: ChoseYes}, "choice.on"},
		{Choice{What: ChoicePolice, Decision: "Yes.", Answer: "perhaps", On: "2026-01-01"}, "choice.answer"},
		{Choice{What: ChoiceExplained, Decision: "The duty to report.", On: "2026-01-01"}, "choice.by"},
		{Choice{What: ChoiceTopic, Decision: "No.", Facts: []string{"client.nameless"}}, "choice.facts"},
		{Choice{What: ChoiceWhoMay, Decision: "No.", Recipient: "neighbors"}, "choice.recipient"},
		{Choice{What: ChoiceGoal, Decision: "Rest.", Order: -1}, "choice.order"},
		{Agency{Kind: PoliceAgency}, "agency.name"},
		{Agency{Name: "A"}, "agency.kind"},
		{Agency{Name: "A", Kind: "club"}, "agency.kind"},
		{AgencyPerson{AgencyID: "a"}, "agencyPerson.name.family"},
		{AgencyPerson{Name: Name{Family: "A"}}, "agencyPerson.agencyId"},
		{Matter{}, "matter.kind"},
		{Matter{Kind: Immigration}, "matter.clientId"},
		{Matter{Kind: Immigration, ClientID: "c"}, "matter.title"},
		{Matter{Kind: Immigration, ClientID: "c", Title: "T", Order: &Order{}}, "matter.kind"},
		{Matter{Kind: Immigration, ClientID: "c", Title: "T", Venue: Venue{State: "Calif."}}, "matter.venue.state"},
		{Matter{Kind: Immigration, ClientID: "c", Title: "T", Petition: &Petition{Notices: []Notice{{RespondBy: "2026-11-31"}}}}, "matter.petition.notices[0].respondBy"},
		{Matter{Kind: ProtectiveOrder, ClientID: "c", Title: "T", Order: &Order{Incidents: []Incident{{Date: "2026-00"}}}}, "matter.order.incidents[0].date"},
		{Matter{Kind: RecordRelief, ClientID: "c", Title: "T", Record: &RecordReliefPart{Arrests: []Arrest{{}, {Charges: []Charge{{Disposition: Disposition{Date: "soon"}}}}}}},
			"matter.record.arrests[1].charges[0].disposition.date"},
		{Party{}, "party.role"},
		{Party{Role: "witness", Address: Address{State: "california"}}, "party.address.state"},
		{Fragment{Title: "Before"}, "story.fragment.words"},
		{Choice{What: "goal"}, "choice.decision"},
		{EvidenceItem{FileName: "a.pdf"}, "evidence.title"},
		{Release{Recipient: "everyone"}, "release.recipient"},
		{Release{}, "release.recipient"},
		{Release{Recipient: USCIS, Signed: "2026-11"}, "release.signed"},
		{Release{Recipient: USCIS, Signed: "2026-11-01"}, "release.expires"},
		{Release{Recipient: USCIS, Signed: "2026-11-01", Expires: "2026-10-01"}, "release.expires"},
		{Deadline{}, "deadline.due"},
		{Deadline{Due: "2026-12"}, "deadline.due"},
		{Deadline{Due: "2026-12-01", Override: "2026-12-08"}, "deadline.reason"},
		{Attorney{Role: "attorney"}, "attorney.name.family"},
		{Attorney{Name: Name{Family: "P"}, BarState: "ca"}, "attorney.barState"},
		{Office{}, "office.name"},
	} {
		err := c.record.Check()
		var field *FieldError
		if !errors.As(err, &field) || field.Field != c.field {
			t.Errorf("%T: %v, want the field %s", c.record, err, c.field)
			continue
		}
		if strings.Contains(field.Msg, "hideout") || strings.Contains(field.Msg, "yesterday") {
			t.Errorf("the value stands in the sentence: %q", field.Msg)
		}
	}
}

func TestTheDayThatCounts(t *testing.T) {
	for _, c := range []struct {
		d    Deadline
		want Date
	}{
		{Deadline{Due: "2026-12-10"}, "2026-12-10"},
		{Deadline{Due: "2026-12-10", Override: "2026-12-08"}, "2026-12-10"}, // no reason, no override
		{Deadline{Due: "2026-12-10", Override: "2026-12-08", Reason: "standing order"}, "2026-12-08"},
		{Deadline{Due: "2026-12-10", Override: "2026-12-08", Reason: "standing order", Printed: "2026-12-04"}, "2026-12-04"},
	} {
		if got := c.d.Day(); got != c.want {
			t.Errorf("%+v counts on %s, want %s", c.d, got, c.want)
		}
	}
}

// A secret place never stands in for the address that papers carry.
func TestSafeAddressAndPhone(t *testing.T) {
	c := Client{Addresses: []Address{{Kind: Shelter, Street: "s"}, {Kind: Home, Street: "h"}, {Kind: Work, Street: "w"}, {Kind: School, Street: "k"}}}
	if a, ok := c.SafeAddress(); ok {
		t.Errorf("%s stands in for a safe address", a.Kind)
	}
	c.Addresses = append(c.Addresses, Address{Kind: Mailing, Street: "m"}, Address{Kind: SafeMail, Street: "f"})
	if a, ok := c.SafeAddress(); !ok || a.Kind != SafeMail {
		t.Errorf("got %s, want the safe address", a.Kind)
	}
	c.Addresses = append(c.Addresses, Address{Kind: Substitute, Street: "p"})
	if a, _ := c.SafeAddress(); a.Kind != Substitute {
		t.Errorf("got %s, want the substitute address", a.Kind)
	}

	c.Contacts = []Contact{{Kind: "mobile", Value: "1", Safety: Unsafe}, {Kind: "home phone", Value: "2", Safety: AskFirst}, {Kind: "mobile", Value: "3"}, {Kind: "email", Value: "4", Safety: Safe}}
	if got := c.SafePhone(); got != "" {
		t.Errorf("%q is given as a safe telephone number", got)
	}
	c.Contacts = append(c.Contacts, Contact{Kind: "work phone", Value: "5", Safety: Safe})
	if got := c.SafePhone(); got != "5" {
		t.Errorf("got %q, want the safe number", got)
	}
}

func TestNames(t *testing.T) {
	n := Name{Family: "Nguyễn", Given: "Mẫu", Middle: " Văn  Thí ", Suffix: "Jr."}
	if got := n.Full(); got != "Mẫu Văn Thí Nguyễn Jr." {
		t.Errorf("Full() = %q", got)
	}
	if got := n.Sorted(); got != "Nguyễn, Mẫu Văn Thí Jr." {
		t.Errorf("Sorted() = %q", got)
	}
	if got := (Name{Family: "Ana"}).Sorted() + "|" + (Name{Given: "Ana"}).Sorted() + "|" + (Name{}).Sorted(); got != "Ana|Ana|" {
		t.Errorf("half names: %q", got)
	}
	c := Client{Name: Name{Family: "Zrazkova", Given: "Olena"}, ChosenName: "Lena"}
	if got := c.DisplayName(); got != "Lena Zrazkova" {
		t.Errorf("DisplayName() = %q", got)
	}
}

func TestSecretNeverPrints(t *testing.T) {
	s := Secret("correct horse")
	text, err := s.MarshalText()
	if err != nil || string(text) != "[redacted]" || s.String() != "[redacted]" || s.GoString() != "[redacted]" || s.Reveal() != "correct horse" {
		t.Error("a secret shows itself, or is lost")
	}
}
