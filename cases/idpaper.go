package cases

// IDPaper is one identity paper that a client does not have in hand, and the way to a new one.
type IDPaper struct {
	Meta
	ID       string `json:"id"`
	ClientID string `json:"clientId"`
	Kind     string `json:"kind"`             // one of IDPaperKinds
	Status   string `json:"status,omitempty"` // one of IDPaperSteps; empty = missing
	HeldBy   string `json:"heldBy,omitempty"` // where it is believed to be, in neutral words
	Issuer   string `json:"issuer,omitempty"` // office or consulate that gives a new one
	Asked    Date   `json:"asked,omitempty"`
	Letter   Date   `json:"letter,omitempty"` // the office's letter asking for a replacement
	Fee      Cents  `json:"fee,omitempty"`
	Waived   bool   `json:"waived,omitempty"` // the fee
	Expected Date   `json:"expected,omitempty"`
	Received Date   `json:"received,omitempty"`
	Expires  Date   `json:"expires,omitempty"`
	Note     string `json:"note,omitempty"`
}

// Key places the paper in the client's stream.
func (p IDPaper) Key() Key { return Key{"idpaper", p.ID, ClientStream(p.ClientID)} }

// IDPaperKinds are the papers people most often lack.
func IDPaperKinds() []Term {
	return []Term{
		{ID: "birth", EN: "birth certificate", ES: "acta de nacimiento"},
		{ID: "passport", EN: "passport", ES: "pasaporte"},
		{ID: "state-id", EN: "state identity card", ES: "identificación estatal"},
		{ID: "license", EN: "driver's license", ES: "licencia de conducir"},
		{ID: "social-security", EN: "Social Security card", ES: "tarjeta del Seguro Social"},
		{ID: "consular", EN: "consular card", ES: "matrícula consular"},
		{ID: "permit", EN: "work permit card", ES: "tarjeta de permiso de trabajo"},
		{ID: "resident", EN: "resident card", ES: "tarjeta de residente"},
		{ID: "arrival", EN: "arrival record (I-94)", ES: "registro de llegada (I-94)"},
		{ID: "marriage", EN: "marriage certificate", ES: "acta de matrimonio"},
		{ID: "other", EN: "another paper", ES: "otro documento"},
	}
}

// IDPaperSteps are how far a paper has come.
func IDPaperSteps() []Term {
	return []Term{
		{ID: "missing", EN: "missing", ES: "falta"},
		{ID: "held", EN: "held by someone else", ES: "lo tiene otra persona"},
		{ID: "asked", EN: "asked for", ES: "solicitado"},
		{ID: "received", EN: "in hand", ES: "en mano"},
		{ID: "not-needed", EN: "not needed now", ES: "no hace falta por ahora"},
	}
}

// Check asks which paper it is.
func (p IDPaper) Check() error {
	switch {
	case p.ClientID == "":
		return &FieldError{"idpaper.clientId", msgClient}
	case !listed(IDPaperKinds(), p.Kind):
		return &FieldError{"idpaper.kind", msgList}
	case p.Status != "" && !listed(IDPaperSteps(), p.Status):
		return &FieldError{"idpaper.status", msgList}
	}
	return badDate(named[Date]{"idpaper.asked", p.Asked}, named[Date]{"idpaper.letter", p.Letter}, named[Date]{"idpaper.expected", p.Expected},
		named[Date]{"idpaper.received", p.Received}, named[Date]{"idpaper.expires", p.Expires})
}

// Open reports whether the paper is still wanted.
func (p IDPaper) Open() bool {
	return p.Received == "" && p.Status != "received" && p.Status != "not-needed"
}
