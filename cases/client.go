package cases

// Name is a person's name as papers ask for it.
type Name struct {
	Family string `json:"family,omitempty"`
	Given  string `json:"given,omitempty"`
	Middle string `json:"middle,omitempty"`
	Suffix string `json:"suffix,omitempty"`
	Use    string `json:"use,omitempty"` // of another name: former, maiden, alias, nickname, given by someone else
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

// Client is the person served. Every fact stands here once and is shared by all of the client's matters.
type Client struct {
	Meta
	ID             string       `json:"id"`
	Number         string       `json:"number,omitempty"` // the office's own file number; may clash, never a key
	Name           Name         `json:"name"`             // legal name
	ChosenName     string       `json:"chosenName,omitempty"`
	OtherNames     []Name       `json:"otherNames,omitempty"` // former names, aliases, maiden name
	NativeName     string       `json:"nativeName,omitempty"` // in the original script
	Pronouns       string       `json:"pronouns,omitempty"`
	BirthDate      Date         `json:"birthDate,omitempty"`
	BirthCity      string       `json:"birthCity,omitempty"`
	BirthState     string       `json:"birthState,omitempty"` // state or province
	BirthCountry   string       `json:"birthCountry,omitempty"`
	Nationality    string       `json:"nationality,omitempty"`
	Nationalities  []string     `json:"nationalities,omitempty"` // further ones, beside Nationality
	Sex            string       `json:"sex,omitempty"`           // as the client's papers print it: female, male, another
	MaritalStatus  string       `json:"maritalStatus,omitempty"` // single, married, divorced, widowed
	Languages      []string     `json:"languages,omitempty"`     // best language first
	Dialect        string       `json:"dialect,omitempty"`
	Interpreter    string       `json:"interpreter,omitempty"` // need in words, where a person wrote words; see Interpreting
	Interpreting   Interpreting `json:"interpreting,omitzero"`
	Culture        string       `json:"culture,omitempty"` // what to know and keep: days, food, greetings, who speaks for whom
	ANumber        string       `json:"aNumber,omitempty"` // nine digits, no A
	SSN            string       `json:"ssn,omitempty"`     // nine digits
	USCISAccount   string       `json:"uscisAccount,omitempty"`
	Passport       Passport     `json:"passport,omitzero"`
	TravelDocument Passport     `json:"travelDocument,omitzero"` // beside the passport: a refugee travel document
	DriverLicense  License      `json:"driverLicense,omitzero"`
	SEVIS          string       `json:"sevis,omitempty"` // number of a student's or exchange visitor's record
	LastEntry      Entry        `json:"lastEntry,omitzero"`
	Entries        []Entry      `json:"entries,omitempty"`        // earlier stays
	ImmigrationNow string       `json:"immigrationNow,omitempty"` // status the client holds now, in words
	Filings        []Filing     `json:"filings,omitempty"`        // earlier immigration filings
	Proceedings    []Proceeding `json:"proceedings,omitempty"`    // immigration proceedings
	Contacts       []Contact    `json:"contacts,omitempty"`
	Addresses      []Address    `json:"addresses,omitempty"`
	SecretWords    []string     `json:"secretWords,omitempty"` // further words that may never leave unasked
	ReferredBy     string       `json:"referredBy,omitempty"`  // in words, where a person wrote words; see Referral
	Referral       Referral     `json:"referral,omitzero"`
	Minor          bool         `json:"minor,omitempty"`    // under 18 now; the birth date says it too, see MinorOn
	Guardian       string       `json:"guardian,omitempty"` // in words, where a person wrote words; see Guarding
	Guarding       Guardian     `json:"guarding,omitzero"`
	ConsentsAlone  string       `json:"consentsAlone,omitempty"` // the law under which a minor consents without a guardian
	Work           string       `json:"work,omitempty"`          // occupation
	Jobs           []Job        `json:"jobs,omitempty"`
	Schools        []Schooling  `json:"schools,omitempty"`
	Religion       string       `json:"religion,omitempty"`
	Ethnicity      string       `json:"ethnicity,omitempty"` // group or tribe, in the client's own word
	Hispanic       bool         `json:"hispanic,omitempty"`  // Hispanic or Latino, as forms ask
	Physical       Physical     `json:"physical,omitzero"`
	Family         []Relative   `json:"family,omitempty"`
	Marriage       Wedding      `json:"marriage,omitzero"`      // the present marriage
	Marriages      []Marriage   `json:"marriages,omitempty"`    // earlier ones
	TimesMarried   int          `json:"timesMarried,omitempty"` // the present marriage counted
	Means          Means        `json:"means,omitzero"`
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
	Date    Date   `json:"date,omitempty"`
	City    string `json:"city,omitempty"`
	State   string `json:"state,omitempty"`
	Status  string `json:"status,omitempty"` // at entry, as the papers print it
	I94     string `json:"i94,omitempty"`
	Manner  string `json:"manner,omitempty"`  // one of EntryManners
	Expires Date   `json:"expires,omitempty"` // end of the stay that was allowed, as the I-94 prints it
	Country string `json:"country,omitempty"` // from which the person came
	Left    Date   `json:"left,omitempty"`    // of an earlier stay
}

// License is a driver's license or state identification card.
type License struct {
	Number string `json:"number,omitempty"`
	State  string `json:"state,omitempty"` // two letters
}

// Physical is the description some forms ask for.
type Physical struct {
	HeightInches int    `json:"heightInches,omitempty"`
	WeightPounds int    `json:"weightPounds,omitempty"`
	Eyes         string `json:"eyes,omitempty"`
	Hair         string `json:"hair,omitempty"`
	Race         string `json:"race,omitempty"`
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

// Address returns the first address of a kind that has not ended, else the first of the kind. A paper is made from
// Snapshot, which never takes an address that has ended.
func (c Client) Address(kind AddressKind) (Address, bool) {
	var ended Address
	found := false
	for _, a := range c.Addresses {
		switch {
		case a.Kind != kind:
		case a.Until == "":
			return a, true
		case !found:
			ended, found = a, true
		}
	}
	return ended, found
}

// SafeAddress is the address that a paper may carry whoever reads it: see AddressFor. A home, shelter, work or school
// address never stands in for it.
func (c Client) SafeAddress() (Address, bool) {
	choice := c.AddressFor("", "")
	return choice.Address, choice.Found
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
