package cases

// Need is something a client needs beside the case, and to whom the office referred for it. Needs are counted by kind,
// never with names.
type Need struct {
	Meta
	ID        string     `json:"id"`
	ClientID  string     `json:"clientId"`
	Kind      string     `json:"kind"` // one of NeedKinds
	Asked     Date       `json:"asked,omitempty"`
	Urgent    bool       `json:"urgent,omitempty"`
	Given     []Date     `json:"given,omitempty"` // days on which the office itself gave this service
	Referrals []Referred `json:"referrals,omitempty"`
	Met       Date       `json:"met,omitempty"`
	Review    Date       `json:"review,omitempty"`
	Note      string     `json:"note,omitempty"`
}

// Referred is one referral to somebody else.
type Referred struct {
	To       string `json:"to"`                 // name of the program, or id of an Agency
	Resource string `json:"resource,omitempty"` // id of a resource
	On       Date   `json:"on,omitempty"`
	Release  string `json:"release,omitempty"` // id of the release under which something was told
	Outcome  string `json:"outcome,omitempty"` // one of ReferralOutcomes; empty = not known yet
}

// Key places the need in the client's stream.
func (n Need) Key() Key { return Key{"need", n.ID, ClientStream(n.ClientID)} }

// NeedKinds are the needs that are counted.
func NeedKinds() []Term {
	return []Term{
		{ID: "safety", EN: "safety right now", ES: "seguridad inmediata"},
		{ID: "shelter", EN: "emergency housing", ES: "alojamiento de emergencia"},
		{ID: "housing", EN: "long-term housing", ES: "vivienda estable"},
		{ID: "basics", EN: "food, clothing, water", ES: "comida, ropa, agua"},
		{ID: "transport", EN: "transport", ES: "transporte"},
		{ID: "medical", EN: "medical and dental care", ES: "atención médica y dental"},
		{ID: "counseling", EN: "counseling", ES: "terapia"},
		{ID: "substance", EN: "substance use support", ES: "apoyo por consumo de sustancias"},
		{ID: "benefits", EN: "public benefits", ES: "beneficios públicos"},
		{ID: "identity", EN: "identity papers", ES: "documentos de identidad"},
		{ID: "interpreter", EN: "interpreter", ES: "intérprete"},
		{ID: "child-care", EN: "child care", ES: "cuidado de niños"},
		{ID: "elder-care", EN: "care of elders", ES: "cuidado de personas mayores"},
		{ID: "placement", EN: "placement of a minor", ES: "acogida de una persona menor"},
		{ID: "education", EN: "education", ES: "educación"},
		{ID: "training", EN: "job training and work", ES: "capacitación y empleo"},
		{ID: "money", EN: "financial literacy and money", ES: "educación financiera y dinero"},
		{ID: "peers", EN: "peer and survivor groups", ES: "grupos de pares y sobrevivientes"},
		{ID: "legal", EN: "legal help elsewhere", ES: "ayuda legal en otro lugar"},
		{ID: "other", EN: "another need", ES: "otra necesidad"},
	}
}

// ReferralOutcomes are how a referral went.
func ReferralOutcomes() []Term {
	return []Term{
		{ID: "served", EN: "got help there", ES: "recibió ayuda allí"},
		{ID: "waiting", EN: "on a waiting list", ES: "en lista de espera"},
		{ID: "chose-not", EN: "chose not to go", ES: "decidió no ir"},
		{ID: "not-available", EN: "not available", ES: "no disponible"},
	}
}

// Check asks what is needed.
func (n Need) Check() error {
	switch {
	case n.ClientID == "":
		return &FieldError{"need.clientId", msgClient}
	case !listed(NeedKinds(), n.Kind):
		return &FieldError{"need.kind", msgList}
	}
	for _, d := range n.Given {
		if err := fullDay("need.given", d); err != nil {
			return err
		}
	}
	for _, r := range n.Referrals {
		if joinWords(r.To, r.Resource) == "" {
			return &FieldError{"need.referrals.to", "Write to whom this was referred."}
		}
		if r.Outcome != "" && !listed(ReferralOutcomes(), r.Outcome) {
			return &FieldError{"need.referrals.outcome", msgList}
		}
		if err := badDate(named[Date]{"need.referrals.on", r.On}); err != nil {
			return err
		}
	}
	return badDate(named[Date]{"need.asked", n.Asked}, named[Date]{"need.met", n.Met}, named[Date]{"need.review", n.Review})
}
