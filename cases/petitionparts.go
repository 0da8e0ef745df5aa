package cases

import "fmt"

// PetitionExtras are the parts of an immigration matter beyond the petition itself: certifier and Supplement B,
// continued presence, derivatives, work permit, waiver, adjustment, and the days that clocks run from.
type PetitionExtras struct {
	Types           []string       `json:"types,omitempty"`    // ids of TraffickingTypes, where they differ from the client's
	Sectors         []string       `json:"sectors,omitempty"`  // ids of Sectors
	Filed           Date           `json:"filed,omitempty"`    // received by the agency
	Priority        Date           `json:"priority,omitempty"` // priority date
	BonaFide        Date           `json:"bonaFide,omitempty"` // bona fide determination
	Approved        Date           `json:"approved,omitempty"` // notice of approval
	StatusEnds      Date           `json:"statusEnds,omitempty"`
	PresentSince    Date           `json:"presentSince,omitempty"` // continuous presence counts from here
	CertifierAgency string         `json:"certifierAgency,omitempty"`
	CertifierAsked  Date           `json:"certifierAsked,omitempty"`
	SuppBOriginal   string         `json:"suppBOriginal,omitempty"` // the paper signed in ink is held: yes, no, not known
	Presence        Continued      `json:"presence,omitzero"`
	Permit          Permit         `json:"permit,omitzero"`
	Waiver          Waiver         `json:"waiver,omitzero"`
	Adjustment      Adjustment     `json:"adjustment,omitzero"`
	Derivatives     []FamilyFiling `json:"derivatives,omitempty"`
	// Crimes and the fields after it are what a petition says about the crime that was reported (8 CFR 214.14(a)(9)).
	Crimes         []string `json:"crimes,omitempty"`         // ids of QualifyingCrimes
	LawEnforcement string   `json:"lawEnforcement,omitempty"` // agency that investigated
	CrimeStatute   string   `json:"crimeStatute,omitempty"`
	CrimeFrom      Date     `json:"crimeFrom,omitempty"`
	CrimeTo        Date     `json:"crimeTo,omitempty"`
	// Warned1367 is the day the client was told what 8 U.S.C. § 1367 protects, and that its reach is in dispute.
	Warned1367 Date `json:"warned1367,omitempty"`
}

// Continued is continued presence, which a law-enforcement agency asks for, not the attorney (22 U.S.C. § 7105(c)(3)).
// The days are those printed on the notice.
type Continued struct {
	Agency  string `json:"agency,omitempty"`
	Asked   Date   `json:"asked,omitempty"`
	Granted Date   `json:"granted,omitempty"`
	Expires Date   `json:"expires,omitempty"`
}

// Permit is a work permit.
type Permit struct {
	Category string `json:"category,omitempty"` // as the card prints it, e.g. A16
	Filed    Date   `json:"filed,omitempty"`
	Granted  Date   `json:"granted,omitempty"`
	Expires  Date   `json:"expires,omitempty"`
}

// Waiver is a request to set aside grounds that would bar the relief.
type Waiver struct {
	Form    string `json:"form,omitempty"` // I-192, I-601
	Filed   Date   `json:"filed,omitempty"`
	Decided Date   `json:"decided,omitempty"`
	Outcome string `json:"outcome,omitempty"`
}

// Adjustment is the step to permanent residence.
type Adjustment struct {
	Filed   Date   `json:"filed,omitempty"`
	Decided Date   `json:"decided,omitempty"`
	Outcome string `json:"outcome,omitempty"`
	Absent  int    `json:"absent,omitempty"` // days outside the country since presence counts
}

// FamilyFiling is what this matter files for one relative of the client, who stands with name, relation and day of
// birth in Client.Family.
type FamilyFiling struct {
	Relative   string  `json:"relative"`           // id of a Relative
	Category   string  `json:"category,omitempty"` // T-2, T-3, U-2, ...
	Form       string  `json:"form,omitempty"`     // I-914A, I-918A
	Filed      Date    `json:"filed,omitempty"`
	Receipt    Receipt `json:"receipt,omitzero"`
	StatusEnds Date    `json:"statusEnds,omitempty"`
}

func (x PetitionExtras) check() error {
	dates := []named[Date]{
		{"matter.petition.filed", x.Filed}, {"matter.petition.priority", x.Priority}, {"matter.petition.bonaFide", x.BonaFide},
		{"matter.petition.approved", x.Approved}, {"matter.petition.statusEnds", x.StatusEnds}, {"matter.petition.presentSince", x.PresentSince},
		{"matter.petition.certifierAsked", x.CertifierAsked}, {"matter.petition.warned1367", x.Warned1367},
		{"matter.petition.presence.asked", x.Presence.Asked}, {"matter.petition.presence.granted", x.Presence.Granted},
		{"matter.petition.presence.expires", x.Presence.Expires}, {"matter.petition.permit.filed", x.Permit.Filed},
		{"matter.petition.permit.granted", x.Permit.Granted}, {"matter.petition.permit.expires", x.Permit.Expires},
		{"matter.petition.waiver.filed", x.Waiver.Filed}, {"matter.petition.waiver.decided", x.Waiver.Decided},
		{"matter.petition.adjustment.filed", x.Adjustment.Filed}, {"matter.petition.adjustment.decided", x.Adjustment.Decided},
		{"matter.petition.crimeFrom", x.CrimeFrom}, {"matter.petition.crimeTo", x.CrimeTo},
	}
	for i, d := range x.Derivatives {
		path := fmt.Sprintf("matter.petition.derivatives[%d].", i)
		dates = append(dates, named[Date]{path + "filed", d.Filed}, named[Date]{path + "receipt.date", d.Receipt.Date},
			named[Date]{path + "statusEnds", d.StatusEnds})
	}
	return firstError(badDate(dates...), known("matter.petition.crimes", QualifyingCrimes(), x.Crimes...),
		notBefore("matter.petition.crimeTo", x.CrimeFrom, x.CrimeTo), known("matter.petition.types", TraffickingTypes(), x.Types...),
		known("matter.petition.sectors", Sectors(), x.Sectors...), known("matter.petition.suppBOriginal", YesNoNotKnown(), x.SuppBOriginal))
}
