package cases

import "fmt"

// Check asks for one name, and for numbers and days that can be.
func (c Client) Check() error {
	if joinWords(c.Name.Family, c.Name.Given, c.ChosenName) == "" {
		return &FieldError{"client.name.family", "Write at least one name. A chosen name is enough."}
	}
	err := badDate(
		named[Date]{"client.birthDate", c.BirthDate}, named[Date]{"client.lastEntry.date", c.LastEntry.Date},
		named[Date]{"client.passport.issued", c.Passport.Issued}, named[Date]{"client.passport.expires", c.Passport.Expires})
	if err != nil {
		return err
	}
	if c.ANumber != "" && !digits(c.ANumber, 7, 9) {
		return &FieldError{"client.aNumber", "An A-Number has seven to nine digits, without the A."}
	}
	if c.SSN != "" && !digits(c.SSN, 9, 9) {
		return &FieldError{"client.ssn", "A Social Security number has nine digits."}
	}
	for i, a := range c.Addresses {
		if err := a.check(fmt.Sprintf("client.addresses[%d]", i)); err != nil {
			return err
		}
	}
	for i, w := range c.Contacts {
		if err := w.check(fmt.Sprintf("client.contacts[%d]", i)); err != nil {
			return err
		}
	}
	for i, r := range c.Family {
		if err := badDate(named[Date]{fmt.Sprintf("client.family[%d].birthDate", i), r.BirthDate}); err != nil {
			return err
		}
	}
	return nil
}

// check keeps a place typed: an address whose kind nobody knows could not be kept out of a packet.
func (a Address) check(path string) error {
	switch a.Kind {
	case Home, Shelter, Work, School, Mailing, SafeMail, Substitute:
	default:
		return &FieldError{path + ".kind", "Say what this place is: home, shelter, work, school, mailing, safe, or substitute."}
	}
	return firstError(badDate(named[Date]{path + ".expires", a.Expires}))
}

func (w Contact) check(path string) error {
	switch w.Safety {
	case "", Safe, Unsafe, AskFirst:
		return nil
	}
	return &FieldError{path + ".safety", "Choose safe, unsafe, or ask first."}
}
