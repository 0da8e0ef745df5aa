package cases

// Benefit is one letter or program that opens public benefits: a certification or eligibility letter, or an application
// that leans on one.
type Benefit struct {
	Meta
	ID       string `json:"id"`
	ClientID string `json:"clientId"`
	Kind     string `json:"kind"` // one of BenefitKinds
	Asked    Date   `json:"asked,omitempty"`
	Letter   Date   `json:"letter,omitempty"` // date on the letter
	Number   string `json:"number,omitempty"`
	Starts   Date   `json:"starts,omitempty"`
	Ends     Date   `json:"ends,omitempty"`
	Renew    Date   `json:"renew,omitempty"`  // when to ask again
	Answer   string `json:"answer,omitempty"` // one of BenefitAnswers; empty = not known yet
	AppealBy Date   `json:"appealBy,omitempty"`
	Evidence string `json:"evidence,omitempty"` // id of the letter in the evidence
	Note     string `json:"note,omitempty"`
}

// Key places the letter in the client's stream.
func (b Benefit) Key() Key { return Key{"benefit", b.ID, ClientStream(b.ClientID)} }

// BenefitKinds are the letters, then what they open.
func BenefitKinds() []Term {
	return []Term{
		{ID: "certification", EN: "certification letter (adult)", ES: "carta de certificación (persona adulta)", Cite: "22 U.S.C. 7105(b)(1)"},
		{ID: "eligibility", EN: "eligibility letter (minor)", ES: "carta de elegibilidad (menor)", Cite: "22 U.S.C. 7105(b)(1)"},
		{ID: "interim", EN: "interim assistance letter (minor)", ES: "carta de asistencia provisional (menor)", Cite: "22 U.S.C. 7105(b)(1)"},
		{ID: "state", EN: "state benefits for survivors", ES: "beneficios estatales para sobrevivientes"},
		{ID: "food", EN: "food assistance", ES: "asistencia alimentaria"},
		{ID: "medical", EN: "medical coverage", ES: "cobertura médica"},
		{ID: "cash", EN: "cash assistance", ES: "asistencia en efectivo"},
		{ID: "housing", EN: "housing assistance", ES: "asistencia de vivienda"},
		{ID: "match", EN: "matching grant or employment program", ES: "programa de empleo o subvención"},
		{ID: "other", EN: "another benefit", ES: "otro beneficio"},
	}
}

// BenefitAnswers are what the program said.
func BenefitAnswers() []Term {
	return []Term{
		{ID: "granted", EN: "granted", ES: "concedido"},
		{ID: "denied", EN: "not granted", ES: "no concedido"},
		{ID: "ended", EN: "ended", ES: "terminado"},
	}
}

// Check asks which letter it is.
func (b Benefit) Check() error {
	switch {
	case b.ClientID == "":
		return &FieldError{"benefit.clientId", msgClient}
	case !listed(BenefitKinds(), b.Kind):
		return &FieldError{"benefit.kind", msgList}
	case b.Answer != "" && !listed(BenefitAnswers(), b.Answer):
		return &FieldError{"benefit.answer", msgList}
	}
	return badDate(named[Date]{"benefit.asked", b.Asked}, named[Date]{"benefit.letter", b.Letter}, named[Date]{"benefit.starts", b.Starts},
		named[Date]{"benefit.ends", b.Ends}, named[Date]{"benefit.renew", b.Renew}, named[Date]{"benefit.appealBy", b.AppealBy})
}
