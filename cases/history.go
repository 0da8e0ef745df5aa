package cases

import (
	"cmp"
	"slices"
	"strings"
)

// Job is one place of work. Where To is empty it is a present one, and its address is secret like a workplace.
type Job struct {
	Employer   string  `json:"employer,omitempty"`
	Occupation string  `json:"occupation,omitempty"`
	Address    Address `json:"address,omitzero"`
	From       Date    `json:"from,omitempty"`
	To         Date    `json:"to,omitempty"`
}

// Schooling is one school attended. Where To is empty it is a present one, and where it is is secret like a school.
type Schooling struct {
	Name     string      `json:"name,omitempty"`
	Kind     string      `json:"kind,omitempty"`  // primary, secondary, university, in words
	Place    string      `json:"place,omitempty"` // city and country
	From     Date        `json:"from,omitempty"`
	To       Date        `json:"to,omitempty"`
	AllowFor []Recipient `json:"allowFor,omitempty"` // who may see a present school
}

// Wedding is when and where the present marriage was made.
type Wedding struct {
	Date    Date   `json:"date,omitempty"`
	City    string `json:"city,omitempty"`
	State   string `json:"state,omitempty"` // or province, in words
	Country string `json:"country,omitempty"`
}

// Marriage is an earlier marriage of the client.
type Marriage struct {
	Name         Name   `json:"name,omitzero"` // of the other spouse
	BirthDate    Date   `json:"birthDate,omitempty"`
	BirthCountry string `json:"birthCountry,omitempty"`
	Married      Date   `json:"married,omitempty"`
	City         string `json:"city,omitempty"`
	State        string `json:"state,omitempty"`
	Country      string `json:"country,omitempty"`
	Ended        Date   `json:"ended,omitempty"`
	EndedCity    string `json:"endedCity,omitempty"`
	EndedState   string `json:"endedState,omitempty"`
	EndedCountry string `json:"endedCountry,omitempty"`
	How          string `json:"how,omitempty"` // one of MarriageEnds
}

// Proceeding is an immigration proceeding against the client, past or present.
type Proceeding struct {
	Kind    string `json:"kind,omitempty"` // one of ProceedingKinds
	Court   string `json:"court,omitempty"`
	Place   string `json:"place,omitempty"`
	From    Date   `json:"from,omitempty"`
	To      Date   `json:"to,omitempty"`
	Outcome string `json:"outcome,omitempty"`
}

// Filing is an immigration form that was filed before, by the client or for the client.
type Filing struct {
	Form    string `json:"form,omitempty"`
	Receipt string `json:"receipt,omitempty"`
	Filed   Date   `json:"filed,omitempty"`
	Place   string `json:"place,omitempty"`
	Outcome string `json:"outcome,omitempty"`
	For     string `json:"for,omitempty"` // by whom and for whom, where it was not the client for the client
}

// lives is the place of work as a guarded address: a present one is secret, whatever kind it was written down as.
func (j Job) lives() Address {
	a := j.Address
	a.Kind = ""
	if j.To == "" {
		a.Kind = Work
	}
	return a
}

// lives is the school as a guarded address.
func (x Schooling) lives() Address {
	a := Address{AllowFor: x.AllowFor}
	if x.To == "" {
		a.Kind = School
	}
	return a
}

// Places are all places of the client's life that the file knows, each with the kind that guards it: the client's own
// addresses, where the family lives (where a child lives is where the client may be found), and where the client works.
func (c Client) Places() []Address {
	out := slices.Clone(c.Addresses)
	for _, r := range c.Family {
		out = append(out, r.Address)
	}
	for _, j := range c.Jobs {
		out = append(out, j.lives())
	}
	return out
}

// newestFirst puts what still lasts before what has ended, then the later end before the earlier one.
func newestFirst[T any](list []T, span func(T) (from, to Date)) []T {
	out := slices.Clone(list)
	slices.SortStableFunc(out, func(a, b T) int {
		fromA, toA := span(a)
		fromB, toB := span(b)
		if (toA == "") != (toB == "") {
			if toA == "" {
				return -1
			}
			return 1
		}
		return cmp.Or(-compareDays(toA, toB), -compareDays(fromA, fromB))
	})
	return out
}

// compareDays orders days as far as they are known.
func compareDays(a, b Date) int {
	return strings.Compare(strings.TrimPrefix(string(a), "~"), strings.TrimPrefix(string(b), "~"))
}

// MarriageEnds are how a marriage ends.
func MarriageEnds() []Term {
	return []Term{
		{ID: "divorce", EN: "divorce", ES: "divorcio"},
		{ID: "annulment", EN: "annulment", ES: "anulación"},
		{ID: "death", EN: "death of the spouse", ES: "fallecimiento de la otra persona"},
		{ID: "other", EN: "in another way", ES: "de otra manera"},
	}
}

// ProceedingKinds are the immigration proceedings that forms ask about.
func ProceedingKinds() []Term {
	return []Term{
		{ID: "removal", EN: "removal", ES: "remoción"},
		{ID: "exclusion", EN: "exclusion", ES: "exclusión"},
		{ID: "deportation", EN: "deportation", ES: "deportación"},
		{ID: "rescission", EN: "rescission", ES: "rescisión"},
		{ID: "judicial", EN: "judicial", ES: "judicial"},
		{ID: "other", EN: "another kind", ES: "de otro tipo"},
	}
}

// EntryManners are how a person came into the country.
func EntryManners() []Term {
	return []Term{
		{ID: "admitted", EN: "admitted", ES: "con admisión"},
		{ID: "paroled", EN: "paroled", ES: "con parole"},
		{ID: "without inspection", EN: "without inspection", ES: "sin inspección"},
		{ID: "other", EN: "in another way", ES: "de otra manera"},
	}
}
