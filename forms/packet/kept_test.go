package packet

import (
	"testing"

	"github.com/harborfile/harborfile/cases"
)

// A mailing address that the client named for one recipient stops a paper for another, as a home does; the same street
// as everybody's safe address does not.
func TestAddressKeptForOneRecipient(t *testing.T) {
	kept := cases.Address{Kind: cases.Mailing, Street: "77 Quillbark Lane", AllowFor: []cases.Recipient{cases.USCIS}}
	open := cases.Address{Kind: cases.SafeMail, Street: "77 Quillbark Ln."}
	for _, c := range []struct {
		places []cases.Address
		to     cases.Recipient
		stops  bool
	}{
		{[]cases.Address{kept}, cases.USCIS, false},
		{[]cases.Address{kept}, cases.Certifier, true},
		{[]cases.Address{kept, open}, cases.Certifier, false},
		{[]cases.Address{{Kind: cases.Mailing, Street: "77 Quillbark Lane"}}, cases.Certifier, false},
		{[]cases.Address{{Kind: cases.Home, Street: "77 Quillbark Lane"}, open}, cases.Certifier, true},
	} {
		fw := newFirewall(cases.Client{Addresses: c.places}, []cases.Recipient{c.to})
		fw.look("Mail goes to 77 Quillbark Lane, Stockton.", "text", 0)
		if err := fw.found(); (err != nil) != c.stops {
			t.Errorf("%v to %s: %v", c.places, c.to, err)
		}
	}
}
