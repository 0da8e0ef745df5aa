package forms

import (
	"testing"

	"github.com/harborfile/harborfile/cases"
)

// A secret is the same secret however it is written: the form looks for it as the packet does.
func TestASecretIsFoundHoweverItIsWritten(t *testing.T) {
	s := &cases.Snapshot{Client: cases.Client{
		Addresses: []cases.Address{
			{Kind: cases.Home, Street: "412 North Quillon Street", Unit: "3"}, {Kind: cases.Shelter, InCareOf: "Casa Álamo Verde", Street: "77 Vellmark Avenue"},
			{Kind: cases.SafeMail, Street: "1 Clinic Way"}, {Kind: cases.Mailing, Street: "5 Tarrow Road", AllowFor: []cases.Recipient{cases.USCIS}}},
		Contacts: []cases.Contact{{Value: "+1 (209) 555-0199", Safety: cases.Unsafe}, {Value: "rosa@example.org"},
			{Value: "209 555 0142", Safety: cases.Safe}, {Value: "safe@example.org", Safety: cases.Safe}, {Value: "SAFE@example.org"}},
		SecretWords: []string{"Café Núñez"},
	}}
	for _, c := range []struct {
		text string
		want bool
	}{
		{"He waited at 412 N. Quillon St.", true}, {"412 Quillon", true}, {"412 QUILLON STREET apt 3", true}, {"412 Quillоn Street", true}, {"413 Quillon Street", false},
		{"near 77 Vellmark Ave", true}, {"I stay at Casa Alamo Verde.", true}, {"Casa A\u0301lamo Verde", true}, {"the casa is green", false},
		{"call 209-555-0199", true}, {"209.555.0199 ext 4", true}, {"2095550199", true}, {"call 209-555-0142", false},
		{"cafe nunez", true}, {"Cafe\u0301 Nu\u0301n\u0303ez", true}, {"write to Rosa@Example.org", true}, {"safe@example.org", false},
		{"1 Clinic Way", false}, {"5 Tarrow Rd", true},
	} {
		if got := secretsOf(s, cases.CourtPublic).in(c.text); got != c.want {
			t.Errorf("%q: found is %v", c.text, got)
		}
	}
	if secretsOf(s, cases.USCIS).in("5 Tarrow Rd") {
		t.Error("the client named this reader")
	}
}
