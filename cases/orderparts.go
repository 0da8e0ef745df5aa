package cases

import "fmt"

// OrderExtras are the stages of a protective order beyond the request: temporary order, service, hearing, final order,
// renewal, firearms, and the copies that let another state honor it (18 U.S.C. § 2265).
type OrderExtras struct {
	Stage            string            `json:"stage,omitempty"`            // id of OrderStages
	Temporary        Date              `json:"temporary,omitempty"`        // temporary order issued
	TemporaryExpires Date              `json:"temporaryExpires,omitempty"` // printed on it
	HearingTime      string            `json:"hearingTime,omitempty"`
	HearingPlace     string            `json:"hearingPlace,omitempty"`
	ServiceBy        string            `json:"serviceBy,omitempty"` // sheriff, another adult, mail, publication
	ServiceProof     Date              `json:"serviceProof,omitempty"`
	Permanent        bool              `json:"permanent,omitempty"` // the order says that it does not end
	RenewalFiled     Date              `json:"renewalFiled,omitempty"`
	RenewalHearing   Date              `json:"renewalHearing,omitempty"`
	FirearmsAsked    bool              `json:"firearmsAsked,omitempty"` // their surrender is asked for
	FirearmsGiven    Date              `json:"firearmsGiven,omitempty"` // proof of surrender filed
	ChildSafety      bool              `json:"childSafety,omitempty"`   // children are protected too
	Children         []string          `json:"children,omitempty"`      // initials only
	Copies           []CopyHeld        `json:"copies,omitempty"`        // the full faith and credit copy set
	OtherCases       []OtherCase       `json:"otherCases,omitempty"`
	Protected        []ProtectedPerson `json:"protected,omitempty"` // beside the client
	Minors           []OrderMinor      `json:"minors,omitempty"`    // children whom the order speaks of, with full names
}

// CopyHeld is one paper of the copy set and the day it was in hand.
type CopyHeld struct {
	What string `json:"what"` // id of CopySet
	Held Date   `json:"held,omitempty"`
	Note string `json:"note,omitempty"`
}

// OrderStages are how far a protective order has come.
func OrderStages() []Term {
	return []Term{
		{ID: "asked", EN: "Asked for", ES: "Solicitada"},
		{ID: "temporary", EN: "Temporary order", ES: "Orden temporal"},
		{ID: "final", EN: "Final order", ES: "Orden final"},
		{ID: "renewed", EN: "Renewed", ES: "Renovada"},
		{ID: "denied", EN: "Not granted", ES: "No concedida"},
		{ID: "ended", EN: "Ended", ES: "Terminada"},
	}
}

// CopySet are the papers that let another state, tribe or territory honor an order (18 U.S.C. § 2265: notice and a
// chance to be heard, and jurisdiction).
func CopySet() []Term {
	return []Term{
		{ID: "certified-order", EN: "Certified copy of the order", ES: "Copia certificada de la orden", Cite: "18 U.S.C. § 2265"},
		{ID: "proof-of-service", EN: "Filed proof of service", ES: "Prueba de entrega presentada", Cite: "18 U.S.C. § 2265(b)"},
		{ID: "notice-of-hearing", EN: "Notice of hearing, or minutes that show a chance to be heard", ES: "Aviso de audiencia, o acta que muestre la oportunidad de ser oído", Cite: "18 U.S.C. § 2265(b)"},
		{ID: "client-copies", EN: "Copies for the client: at hand, safe place, school or work if wanted", ES: "Copias para la persona: a mano, lugar seguro, escuela o trabajo si lo desea"},
		{ID: "translation", EN: "Translation for the client", ES: "Traducción para la persona"},
		{ID: "registration", EN: "Registration elsewhere, only if the client chose it; no notice to the other party unless asked", ES: "Registro en otro lugar, solo si la persona lo eligió; sin aviso a la otra parte salvo petición", Cite: "18 U.S.C. § 2265(d)"},
	}
}

func (x OrderExtras) check() error {
	err := badDate(named[Date]{"matter.order.temporary", x.Temporary}, named[Date]{"matter.order.temporaryExpires", x.TemporaryExpires},
		named[Date]{"matter.order.serviceProof", x.ServiceProof}, named[Date]{"matter.order.renewalFiled", x.RenewalFiled},
		named[Date]{"matter.order.renewalHearing", x.RenewalHearing}, named[Date]{"matter.order.firearmsGiven", x.FirearmsGiven})
	if err != nil {
		return err
	}
	for i, c := range x.Copies {
		path := fmt.Sprintf("matter.order.copies[%d]", i)
		if err := firstError(known(path+".what", CopySet(), c.What), badDate(named[Date]{path + ".held", c.Held})); err != nil {
			return err
		}
	}
	return firstError(known("matter.order.stage", OrderStages(), x.Stage), x.checkPeople())
}

// Serve is one body that has to receive a record-relief motion, for one court.
type Serve struct {
	Court   string `json:"court,omitempty"` // as the charges name it; empty = every court of the matter
	Whom    string `json:"whom"`            // prosecutor, arresting agency, records office
	Address string `json:"address,omitempty"`
	How     string `json:"how,omitempty"`
	Served  Date   `json:"served,omitempty"`
}
