package cases

// Name is a person's name as papers ask for it.
type Name struct {
	Family string `json:"family,omitempty"`
	Given  string `json:"given,omitempty"`
	Middle string `json:"middle,omitempty"`
	Suffix string `json:"suffix,omitempty"`
}

// Full is given, middle, family, suffix with single spaces.
func (n Name) Full() string { return joinWords(n.Given, n.Middle, n.Family, n.Suffix) }

// Sorted is "Family, Given Middle", as lists show it.
func (n Name) Sorted() string {
	rest := joinWords(n.Given, n.Middle, n.Suffix)
	if n.Family == "" || rest == "" {
		return joinWords(n.Family, rest)
	}
	return n.Family + ", " + rest
}

// Safety says whether a way of contact may be used.
type Safety string

// The three answers; the empty Safety counts as AskFirst.
const (
	Safe     Safety = "safe"
	Unsafe   Safety = "unsafe"
	AskFirst Safety = "ask first"
)

// Contact is one way to reach a person.
type Contact struct {
	Kind      string `json:"kind"` // mobile, home phone, work phone, email, message app, person
	Value     string `json:"value"`
	Safety    Safety `json:"safety,omitempty"`
	Voicemail bool   `json:"voicemail,omitempty"` // a message may be left
	Note      string `json:"note,omitempty"`
}

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

// Secret reports whether an address of this kind may never leave unasked.
func (k AddressKind) Secret() bool {
	return k == Home || k == Shelter || k == Work || k == School
}

// Address is a typed place. AllowFor lists recipients (see Recipient) that may see it although it is secret.
type Address struct {
	Kind     AddressKind `json:"kind"`
	InCareOf string      `json:"inCareOf,omitempty"`
	Street   string      `json:"street,omitempty"`
	UnitKind string      `json:"unitKind,omitempty"` // APT, STE, FLR or empty
	Unit     string      `json:"unit,omitempty"`
	City     string      `json:"city,omitempty"`
	State    string      `json:"state,omitempty"` // two letters in the United States
	ZIP      string      `json:"zip,omitempty"`
	Country  string      `json:"country,omitempty"`
	Expires  Date        `json:"expires,omitempty"` // end of enrolment of a substitute address
	AllowFor []Recipient `json:"allowFor,omitempty"`
}

// Client is the person served. Every fact stands here once and is shared by all of the client's matters.
type Client struct {
	Meta
	ID             string     `json:"id"`
	Name           Name       `json:"name"` // legal name
	ChosenName     string     `json:"chosenName,omitempty"`
	OtherNames     []Name     `json:"otherNames,omitempty"` // former names, aliases, maiden name
	NativeName     string     `json:"nativeName,omitempty"` // in the original script
	Pronouns       string     `json:"pronouns,omitempty"`
	BirthDate      Date       `json:"birthDate,omitempty"`
	BirthCity      string     `json:"birthCity,omitempty"`
	BirthCountry   string     `json:"birthCountry,omitempty"`
	Nationality    string     `json:"nationality,omitempty"`
	Sex            string     `json:"sex,omitempty"`           // as the client's papers print it: female, male, another
	MaritalStatus  string     `json:"maritalStatus,omitempty"` // single, married, divorced, widowed
	Languages      []string   `json:"languages,omitempty"`     // best language first
	Dialect        string     `json:"dialect,omitempty"`
	Interpreter    string     `json:"interpreter,omitempty"` // need in words: language, gender preference, ASL, Deaf interpreter
	ANumber        string     `json:"aNumber,omitempty"`     // nine digits, no A
	SSN            string     `json:"ssn,omitempty"`         // nine digits
	USCISAccount   string     `json:"uscisAccount,omitempty"`
	Passport       Passport   `json:"passport,omitzero"`
	LastEntry      Entry      `json:"lastEntry,omitzero"`
	ImmigrationNow string     `json:"immigrationNow,omitempty"` // status the client holds now, in words
	Contacts       []Contact  `json:"contacts,omitempty"`
	Addresses      []Address  `json:"addresses,omitempty"`
	SecretWords    []string   `json:"secretWords,omitempty"` // further words that may never leave unasked
	ReferredBy     string     `json:"referredBy,omitempty"`
	Minor          bool       `json:"minor,omitempty"`
	Guardian       string     `json:"guardian,omitempty"`
	Work           string     `json:"work,omitempty"` // occupation
	Physical       Physical   `json:"physical,omitzero"`
	Family         []Relative `json:"family,omitempty"`
}

// Passport is the travel document last held.
type Passport struct {
	Number  string `json:"number,omitempty"`
	Country string `json:"country,omitempty"`
	Issued  Date   `json:"issued,omitempty"`
	Expires Date   `json:"expires,omitempty"`
}

// Entry is one arrival in the United States.
type Entry struct {
	Date   Date   `json:"date,omitempty"`
	City   string `json:"city,omitempty"`
	State  string `json:"state,omitempty"`
	Status string `json:"status,omitempty"` // at entry, as the papers print it
	I94    string `json:"i94,omitempty"`
}

// Physical is the description some forms ask for.
type Physical struct {
	HeightInches int    `json:"heightInches,omitempty"`
	WeightPounds int    `json:"weightPounds,omitempty"`
	Eyes         string `json:"eyes,omitempty"`
	Hair         string `json:"hair,omitempty"`
	Race         string `json:"race,omitempty"`
}

// Relative is a member of the client's family, a possible derivative.
type Relative struct {
	Relation     string `json:"relation"` // spouse, child, parent, sibling
	Name         Name   `json:"name"`
	BirthDate    Date   `json:"birthDate,omitempty"`
	BirthCountry string `json:"birthCountry,omitempty"`
	ANumber      string `json:"aNumber,omitempty"`
	LivesWith    string `json:"livesWith,omitempty"`
}

// Key places the client at the head of the client's own stream.
func (c Client) Key() Key { return Key{"client", c.ID, ClientStream(c.ID)} }

// DisplayName is the chosen name with the family name when one was chosen, else the legal name.
func (c Client) DisplayName() string {
	if c.ChosenName != "" {
		return joinWords(c.ChosenName, c.Name.Family)
	}
	return c.Name.Full()
}

// Address returns the first address of a kind.
func (c Client) Address(kind AddressKind) (Address, bool) {
	for _, a := range c.Addresses {
		if a.Kind == kind {
			return a, true
		}
	}
	return Address{}, false
}

// SafeAddress is the address that papers may carry: substitute, then safe, then mailing. A home, shelter, work or
// school address never stands in for it.
func (c Client) SafeAddress() (Address, bool) {
	for _, k := range []AddressKind{Substitute, SafeMail, Mailing} {
		if a, ok := c.Address(k); ok {
			return a, true
		}
	}
	return Address{}, false
}

// SafePhone is the first telephone number that the client marked safe, "" when there is none.
func (c Client) SafePhone() string {
	for _, w := range c.Contacts {
		if w.Safety == Safe && (w.Kind == "mobile" || w.Kind == "home phone" || w.Kind == "work phone") {
			return w.Value
		}
	}
	return ""
}
