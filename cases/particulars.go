package cases

// Particulars are what courts and sheriffs ask to find, serve and recognize a person, and what immigration forms ask
// about an abuser. Nobody has to know any of it.
type Particulars struct {
	Employer      string  `json:"employer,omitempty"`
	Occupation    string  `json:"occupation,omitempty"`
	WorkHours     string  `json:"workHours,omitempty"` // when the person is at work, so that papers can be served there
	WorkAddress   Address `json:"workAddress,omitzero"`
	Vehicle       string  `json:"vehicle,omitempty"` // kind, color, year, plate
	DriverLicense License `json:"driverLicense,omitzero"`
	SSN           string  `json:"ssn,omitempty"`      // nine digits
	Marks         string  `json:"marks,omitempty"`    // scars, tattoos, glasses
	Weapons       string  `json:"weapons,omitempty"`  // firearms and other weapons, where they are
	Language      string  `json:"language,omitempty"` // best language
	BirthCity     string  `json:"birthCity,omitempty"`
	BirthCountry  string  `json:"birthCountry,omitempty"`
	Nationality   string  `json:"nationality,omitempty"`
	ANumber       string  `json:"aNumber,omitempty"` // nine digits, no A
	Status        string  `json:"status,omitempty"`  // immigration or citizenship status, in words
}

func (p Particulars) check(path string) error {
	return firstError(badSSN(path+".ssn", p.SSN), badANumber(path+".aNumber", p.ANumber),
		badState(path+".workAddress.state", p.WorkAddress.State), badState(path+".driverLicense.state", p.DriverLicense.State))
}
