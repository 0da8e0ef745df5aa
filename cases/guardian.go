package cases

import (
	"slices"
	"strings"
)

// Guardian is who stands beside a minor or a person under guardianship when something has to be signed.
type Guardian struct {
	Name     Name   `json:"name,omitzero"`
	Relation string `json:"relation,omitempty"` // mother, uncle, guardian ad litem, caseworker
	Phone    string `json:"phone,omitempty"`
	PartyID  string `json:"partyId,omitempty"` // where the same person is a party of this file
	Court    string `json:"court,omitempty"`   // court and number of the appointment, where there is one
	Consent  Date   `json:"consent,omitempty"` // day of the written consent to the service
	// Harmed says that this person harmed the client, or the client's other parent. Such a person never consents for
	// the client (34 U.S.C. 12291(b)(2)(B)(ii); 28 CFR 94.115(b)).
	Harmed bool `json:"harmed,omitempty"`
}

// MayConsent reports whether the guardian may sign for the client, given the parties of the client's file: a person
// who harmed the client may not, whether the record says so itself, names such a party, or bears the name of one.
func (g Guardian) MayConsent(parties []Party) bool {
	if g.Harmed || g.Name.Full() == "" {
		return false
	}
	for _, p := range parties {
		if (p.Opposed() || p.ChildSafety) && (p.ID != "" && p.ID == g.PartyID || p.called(g.Name.Full())) {
			return false
		}
	}
	return true
}

// Opposed reports whether the party stands against the client: a respondent, a trafficker, or an accused person.
func (p Party) Opposed() bool {
	switch strings.ToLower(joinWords(p.Role)) {
	case "respondent", "trafficker", "defendant", "co-defendant", "recruiter", "abuser", "accused", "suspect",
		"demandado", "demandada", "tratante", "acusado", "acusada", "reclutador", "reclutadora":
		return true
	}
	return false
}

// called reports whether a name can be this party's: accents, order, initials and a middle name that one of the two
// leaves out make no difference.
func (p Party) called(name string) bool {
	for _, own := range append([]string{p.Name.Full(), p.NativeName}, p.Aliases...) {
		short, long := nameWords(own), nameWords(name)
		if len(short) > len(long) {
			short, long = long, short
		}
		rest := slices.DeleteFunc(slices.Clone(short), func(w string) bool {
			return slices.ContainsFunc(long, func(l string) bool { return l == w || len(w) == 1 && l[:1] == w || len(l) == 1 && w[:1] == l })
		})
		if len(rest) == 0 && (len(short) > 1 || len(short) == 1 && len(long) == 1) {
			return true
		}
	}
	return false
}

var bareLetters = strings.NewReplacer("á", "a", "à", "a", "â", "a", "ã", "a", "ä", "a", "é", "e", "è", "e", "ê", "e", "ë", "e", "í", "i", "ì", "i", "î", "i", "ï", "i",
	"ó", "o", "ò", "o", "ô", "o", "õ", "o", "ö", "o", "ú", "u", "ù", "u", "û", "u", "ü", "u", "ñ", "n", "ç", "c", "\u0301", "", "\u0303", "", "\u0308", "")

func nameWords(s string) []string {
	return strings.FieldsFunc(bareLetters.Replace(strings.ToLower(s)), func(r rune) bool { return r == ' ' || r == '-' || r == ',' || r == '.' })
}
