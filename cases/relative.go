package cases

// Relative is a member of the client's family, a possible derivative.
type Relative struct {
	ID             string     `json:"id,omitempty"`
	Relation       string     `json:"relation"` // spouse, child, mother, father, parent, sibling, or in words
	Name           Name       `json:"name"`
	OtherNames     []Name     `json:"otherNames,omitempty"`
	NativeName     string     `json:"nativeName,omitempty"`
	BirthDate      Date       `json:"birthDate,omitempty"`
	BirthCity      string     `json:"birthCity,omitempty"`
	BirthState     string     `json:"birthState,omitempty"` // state or province
	BirthCountry   string     `json:"birthCountry,omitempty"`
	Nationality    string     `json:"nationality,omitempty"`
	Sex            string     `json:"sex,omitempty"`           // as the papers print it
	MaritalStatus  string     `json:"maritalStatus,omitempty"` // single, married, divorced, widowed
	ANumber        string     `json:"aNumber,omitempty"`       // nine digits, no A
	SSN            string     `json:"ssn,omitempty"`           // nine digits
	Passport       Passport   `json:"passport,omitzero"`
	LastEntry      Entry      `json:"lastEntry,omitzero"`
	ImmigrationNow string     `json:"immigrationNow,omitempty"`
	LivesWith      string     `json:"livesWith,omitempty"`
	Address        Address    `json:"address,omitzero"` // where the relative lives; its kind decides whether it is secret
	Derivative     Derivative `json:"derivative,omitempty"`
	WorkPermit     bool       `json:"workPermit,omitempty"` // asked for with the derivative's form
	InDanger       bool       `json:"inDanger,omitempty"`   // present danger of retaliation (8 CFR 214.211: T-6 family)
	Deceased       bool       `json:"deceased,omitempty"`
	Veil           Veil       `json:"veil,omitempty"` // in a view that the client shares; see Veiled
	Note           string     `json:"note,omitempty"`
}

// Derivative says how far a relative's own status has come, as far as the client wants it asked for.
type Derivative string

// The states of a derivative. The empty Derivative means that nobody has talked about it yet.
const (
	DerivativeWanted  Derivative = "wanted"  // the client wants this person to join the petition
	DerivativeLater   Derivative = "later"   // not with the first filing
	DerivativeNo      Derivative = "no"      // the client does not want it, or the person does not
	DerivativeFiled   Derivative = "filed"   // Supplement A is filed
	DerivativeGranted Derivative = "granted" // the status is granted
	DerivativeEnded   Derivative = "ended"   // denied, withdrawn, or the relation ended
)
