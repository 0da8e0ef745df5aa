package cases

import (
	"fmt"
	"slices"
	"strings"
)

const msgRecipient = "Choose a recipient from the list."

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
		if err := r.check(fmt.Sprintf("client.family[%d]", i)); err != nil {
			return err
		}
	}
	return firstError(c.checkNames(), c.checkOrder(), c.Referral.check(), c.Guarding.check("client.guarding"), c.checkHistory(), c.Means.check())
}

// checkNames asks that a name stands once: two equal names would be printed twice and hide which one is meant.
func (c Client) checkNames() error {
	seen := map[string]bool{nameKey(c.Name): true}
	for i, n := range c.OtherNames {
		key := nameKey(n)
		if key == "" || seen[key] {
			return &FieldError{fmt.Sprintf("client.otherNames[%d].family", i), "This other name is empty or stands here already. Write each name once."}
		}
		seen[key] = true
		if err := known(fmt.Sprintf("client.otherNames[%d].use", i), NameUses(), n.Use); err != nil {
			return err
		}
	}
	return nil
}

// nameKey is a name as it is compared: what stands in each part counts, and so do the accents.
func nameKey(n Name) string {
	if n.Full() == "" {
		return ""
	}
	return strings.ToLower(joinWords(n.Given) + "|" + joinWords(n.Middle) + "|" + joinWords(n.Family) + "|" + joinWords(n.Suffix))
}

// checkOrder asks that days follow each other as they can in one life.
func (c Client) checkOrder() error {
	switch {
	case before(c.LastEntry.Date, c.BirthDate):
		return &FieldError{"client.lastEntry.date", "This entry would be before the birth. Look at both days."}
	case before(c.Passport.Expires, c.Passport.Issued):
		return &FieldError{"client.passport.expires", "The passport would end before it was issued. Look at both days."}
	}
	return nil
}

// before reports whether both days are full and the first is earlier.
func before(a, b Date) bool { return a.Full() && b.Full() && a < b }

func (r Relative) check(path string) error {
	err := firstError(badDate(named[Date]{path + ".birthDate", r.BirthDate}, named[Date]{path + ".lastEntry.date", r.LastEntry.Date},
		named[Date]{path + ".passport.issued", r.Passport.Issued}, named[Date]{path + ".passport.expires", r.Passport.Expires}), r.Veil.check(path+".veil"))
	switch {
	case err != nil:
		return err
	case r.ANumber != "" && !digits(r.ANumber, 7, 9):
		return &FieldError{path + ".aNumber", "An A-Number has seven to nine digits, without the A."}
	case r.SSN != "" && !digits(r.SSN, 9, 9):
		return &FieldError{path + ".ssn", "A Social Security number has nine digits."}
	case before(r.LastEntry.Date, r.BirthDate):
		return &FieldError{path + ".lastEntry.date", "This entry would be before the birth. Look at both days."}
	}
	if r.Address.given() {
		if err := r.Address.check(path + ".address"); err != nil {
			return err
		}
	}
	return firstError(known(path+".derivative", Derivatives(), string(r.Derivative)), known(path+".lastEntry.manner", EntryManners(), r.LastEntry.Manner),
		badDate(named[Date]{path + ".lastEntry.expires", r.LastEntry.Expires}))
}

func (r Referral) check() error {
	for _, m := range r.MayShare {
		if err := known("client.referral.mayShare", Shareables(), string(m)); err != nil {
			return err
		}
	}
	return firstError(known("client.referral.source", ReferralSources(), string(r.Source)), badDate(named[Date]{"client.referral.on", r.On}))
}

func (g Guardian) check(path string) error {
	return badDate(named[Date]{path + ".consent", g.Consent})
}

// given reports whether anything of the place is told.
func (a Address) given() bool {
	return joinWords(a.Street, a.City, a.County, a.State, a.ZIP, a.Province, a.PostalCode, a.Country, a.InCareOf, string(a.Kind)) != ""
}

// check keeps a place typed: an address whose kind nobody knows could not be kept out of a packet.
func (a Address) check(path string) error {
	switch a.Kind {
	case Home, Shelter, Work, School, Mailing, SafeMail, Substitute:
	default:
		return &FieldError{path + ".kind", "Say what this place is: home, shelter, work, school, mailing, safe, or substitute."}
	}
	if err := a.checkReaders(path); err != nil {
		return err
	}
	if before(a.Until, a.From) {
		return &FieldError{path + ".until", "This address would end before it began. Look at both days."}
	}
	return badDate(named[Date]{path + ".expires", a.Expires}, named[Date]{path + ".from", a.From}, named[Date]{path + ".until", a.Until})
}

// checkReaders asks that the recipients named on a place are known ones.
func (a Address) checkReaders(path string) error {
	for _, r := range a.AllowFor {
		if !slices.Contains(Recipients(), r) {
			return &FieldError{path + ".allowFor", msgRecipient}
		}
	}
	return nil
}

func (w Contact) check(path string) error {
	switch w.Safety {
	case "", Safe, Unsafe, AskFirst:
		return nil
	}
	return &FieldError{path + ".safety", "Choose safe, unsafe, or ask first."}
}
