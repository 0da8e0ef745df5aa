package cases

import "slices"

// AddressKind says what a place is. Home, Shelter, Work and School are secret: the address firewall keeps them out
// of every packet whose recipient's rule does not name them.
type AddressKind string

// The kinds of address.
const (
	Home       AddressKind = "home"
	Shelter    AddressKind = "shelter"
	Work       AddressKind = "work"
	School     AddressKind = "school"
	Mailing    AddressKind = "mailing"
	SafeMail   AddressKind = "safe"
	Substitute AddressKind = "substitute" // address confidentiality program
)

// AddressKinds lists every kind in the order a menu shows them.
func AddressKinds() []AddressKind {
	return []AddressKind{SafeMail, Mailing, Substitute, Home, Shelter, Work, School}
}

// Secret reports whether an address of this kind may never leave unasked.
func (k AddressKind) Secret() bool {
	return k == Home || k == Shelter || k == Work || k == School
}

// Address is a typed place. AllowFor lists recipients (see Recipient) that may see it although it is secret.
type Address struct {
	Kind        AddressKind `json:"kind"`
	InCareOf    string      `json:"inCareOf,omitempty"`
	Street      string      `json:"street,omitempty"`
	UnitKind    string      `json:"unitKind,omitempty"` // APT, STE, FLR or empty
	Unit        string      `json:"unit,omitempty"`
	City        string      `json:"city,omitempty"`
	State       string      `json:"state,omitempty"` // two letters in the United States
	ZIP         string      `json:"zip,omitempty"`
	County      string      `json:"county,omitempty"`
	Province    string      `json:"province,omitempty"`   // outside the United States
	PostalCode  string      `json:"postalCode,omitempty"` // outside the United States
	Country     string      `json:"country,omitempty"`
	From        Date        `json:"from,omitempty"`        // lived, worked or was served here from
	Until       Date        `json:"until,omitempty"`       // no longer since; empty = still
	Program     string      `json:"program,omitempty"`     // of a substitute address: the state's program
	Participant string      `json:"participant,omitempty"` // of a substitute address: the number of the enrolment
	Expires     Date        `json:"expires,omitempty"`     // end of enrolment of a substitute address
	AllowFor    []Recipient `json:"allowFor,omitempty"`
}

// Ended reports whether the address no longer stands on day today: the person left it, or the enrolment of a
// substitute address ran out. A day that is not fully known ends nothing.
func (a Address) Ended(today Date) bool {
	return a.Until.Full() && a.Until < today || a.Kind == Substitute && a.Expires.Full() && a.Expires < today
}

// Kept reports whether the address is for the recipients alone that it names: a secret one, and any other on which the
// client named somebody.
func (a Address) Kept() bool { return a.Kind.Secret() || len(a.AllowFor) > 0 }

// MayGoTo reports whether the address may stand in a paper for r: one that is not kept may, a kept one only where the
// client named r on it.
func (a Address) MayGoTo(r Recipient) bool { return !a.Kept() || slices.Contains(a.AllowFor, r) }
