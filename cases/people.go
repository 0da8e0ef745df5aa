package cases

// Office is the profile of the office: one record, told once.
type Office struct {
	Meta
	ID      string  `json:"id"`
	Name    string  `json:"name"`
	Phone   string  `json:"phone,omitempty"`
	Email   string  `json:"email,omitempty"`
	Address Address `json:"address,omitzero"`
}

// Key places the profile in the office's stream.
func (o Office) Key() Key { return Key{"office", o.ID, OfficeStream} }

// Attorney is someone who may sign or prepare for the office.
type Attorney struct {
	Meta
	ID           string  `json:"id"`
	Name         Name    `json:"name"`
	Role         string  `json:"role,omitempty"` // attorney, accredited representative, advocate, supervisor
	Firm         string  `json:"firm,omitempty"`
	BarNumber    string  `json:"barNumber,omitempty"`
	BarState     string  `json:"barState,omitempty"`
	USCISAccount string  `json:"uscisAccount,omitempty"`
	Phone        string  `json:"phone,omitempty"`
	Mobile       string  `json:"mobile,omitempty"`
	Fax          string  `json:"fax,omitempty"`
	Email        string  `json:"email,omitempty"`
	Address      Address `json:"address,omitzero"`
	EOIRID       string  `json:"eoirId,omitempty"`    // of the immigration courts' registry
	Licensing    string  `json:"licensing,omitempty"` // who licensed: State Bar of California
	// Accredited is a representative whom the Department of Justice accredited (8 CFR 1292.12), for Organization.
	Accredited      bool   `json:"accredited,omitempty"`
	Organization    string `json:"organization,omitempty"`    // recognized organization (8 CFR 1292.11)
	AccreditedUntil Date   `json:"accreditedUntil,omitempty"` // end of the accreditation
}

// Key places the attorney in the office's stream.
func (a Attorney) Key() Key { return Key{"attorney", a.ID, OfficeStream} }

// Party is another person in a client's file: respondent, trafficker, witness, co-defendant.
type Party struct {
	Meta
	ID           string       `json:"id"`
	ClientID     string       `json:"clientId"`
	Role         string       `json:"role"` // respondent, trafficker, witness, defendant, abuser
	Name         Name         `json:"name"`
	Aliases      []string     `json:"aliases,omitempty"`
	NativeName   string       `json:"nativeName,omitempty"`   // in the original script
	Relationship string       `json:"relationship,omitempty"` // in words
	Relation     Relationship `json:"relation,omitempty"`
	Minor        bool         `json:"minor,omitempty"`       // initials in papers that ask for them
	ChildSafety  bool         `json:"childSafety,omitempty"` // children may be at risk from this person
	ChildNote    string       `json:"childNote,omitempty"`   // which children, and what keeps them safe now
	BirthDate    Date         `json:"birthDate,omitempty"`
	Age          int          `json:"age,omitempty"`
	Sex          string       `json:"sex,omitempty"`
	Race         string       `json:"race,omitempty"`
	HeightInches int          `json:"heightInches,omitempty"`
	WeightPounds int          `json:"weightPounds,omitempty"`
	Hair         string       `json:"hair,omitempty"`
	Eyes         string       `json:"eyes,omitempty"`
	Address      Address      `json:"address,omitzero"` // as far as known; where papers can be served
	Phone        string       `json:"phone,omitempty"`
	Email        string       `json:"email,omitempty"`
	Particulars
	Contact  Safety `json:"contact,omitempty"`  // of a witness: whether the office may call
	Veil     Veil   `json:"veil,omitempty"`     // in a view that the client shares; see Veiled
	AgencyID string `json:"agencyId,omitempty"` // whom the person works for
	Note     string `json:"note,omitempty"`     // for the office only
}

// Key places the party in the client's stream: a person met in two clients' files is copied, never shared.
func (p Party) Key() Key { return Key{"party", p.ID, ClientStream(p.ClientID)} }
