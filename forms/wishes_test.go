package forms

import (
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases"
)

// A form that goes to law enforcement says so as long as the client has not chosen that.
func TestAFormForLawEnforcementAsksForTheClientsChoice(t *testing.T) {
	chosen := &cases.Snapshot{Choices: []cases.Choice{{What: cases.ChoicePolice, Answer: cases.ChoseYes, On: "2026-11-01"}}}
	for _, c := range []struct {
		s    *cases.Snapshot
		form string
		to   cases.Recipient
		want bool
	}{
		{&cases.Snapshot{}, "I-914B", "", true}, {&cases.Snapshot{}, "I-918, Supplement B, I-918B", cases.USCIS, true}, {&cases.Snapshot{}, "Request", cases.Certifier, true},
		{&cases.Snapshot{}, "Motion", cases.Prosecutor, true}, {&cases.Snapshot{}, "I-914", cases.USCIS, false}, {chosen, "I-914B", "", false}, {chosen, "Motion", cases.Prosecutor, false},
	} {
		if got := policeNotice(c.s, c.form, c.to) != ""; got != c.want {
			t.Errorf("%s to %q: said is %v", c.form, c.to, got)
		}
	}
}

// A form's facts are read for its own reader, when it is filled and when it is looked at again.
func TestAFormIsReadForItsReader(t *testing.T) {
	s := &cases.Snapshot{Client: cases.Client{Addresses: []cases.Address{
		{Kind: cases.Substitute, Street: "PO Box 9", Expires: "2026-01-31"}, {Kind: cases.SafeMail, Street: "1 Clinic Way"},
		{Kind: cases.Mailing, Street: "5 Agency Mail", AllowFor: []cases.Recipient{cases.USCIS}},
	}}}
	e := EditionsOf("I-914")
	var filled cases.FilledForm
	for _, x := range e {
		if m, ok := x.Map(); ok && m.Recipient == cases.USCIS {
			filled = cases.FilledForm{Form: x.Form, Edition: x.Edition, When: "2026-11-22T10:00:00Z", Facts: map[string]string{"client.address.safe.street": "5 Agency Mail"}}
		}
	}
	if filled.Form == "" {
		t.Fatal("no map of Form I-914 names its reader")
	}
	if got := Changed(s, filled); len(got) > 0 {
		t.Errorf("%v is called changed, and the reader's own address stands there", got)
	}
	filled.Form, filled.Edition = "DV-100", ""
	filled.Facts["client.address.safe.street"] = "1 Clinic Way" // the enrolment had ended on the day of filling
	if got := Changed(s, filled); len(got) > 0 {
		t.Errorf("%v is called changed", got)
	}
	s.Client.Addresses[1].Street = "2 Clinic Way"
	if got := Changed(s, filled); strings.Join(got, "") != "client.address.safe.street" {
		t.Errorf("%v", got)
	}
}

// Where a relative lives is a secret like the client's own home.
func TestARelativesPlaceIsHeldBack(t *testing.T) {
	s := &cases.Snapshot{Client: cases.Client{Family: []cases.Relative{{Address: cases.Address{Kind: cases.Home, Street: "14 Quillon Example"}}}}}
	if !secretsOf(s, cases.CourtPublic).in("write to 14 Quillon Example, please") {
		t.Error("the place of a relative passes")
	}
	s.Client.Family[0].Address.AllowFor = []cases.Recipient{cases.USCIS}
	if secretsOf(s, cases.USCIS).in("write to 14 Quillon Example, please") {
		t.Error("the client named this reader")
	}
}
