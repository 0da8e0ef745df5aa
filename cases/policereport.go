package cases

// PoliceReport is one report made to the police or another agency, and the way to a copy of it. It exists only where the
// client chose to report, or where others did.
type PoliceReport struct {
	Meta
	ID       string `json:"id"`
	ClientID string `json:"clientId"`
	MatterID string `json:"matterId,omitempty"`
	Agency   string `json:"agency"`
	Number   string `json:"number,omitempty"`
	Officer  string `json:"officer,omitempty"`
	Phone    string `json:"phone,omitempty"`
	On       Date   `json:"on,omitempty"`
	By       string `json:"by,omitempty"`    // who reported
	About    string `json:"about,omitempty"` // in neutral words
	Asked    Date   `json:"asked,omitempty"` // for a copy
	Received Date   `json:"received,omitempty"`
	Evidence string `json:"evidence,omitempty"` // id of the copy in the evidence
	Note     string `json:"note,omitempty"`
}

// Key places the report in its matter's stream, else in the client's.
func (p PoliceReport) Key() Key {
	return Key{"policereport", p.ID, streamOf(p.ClientID, p.MatterID)}
}

// Check asks which agency took the report.
func (p PoliceReport) Check() error {
	switch {
	case p.ClientID == "":
		return &FieldError{"policereport.clientId", msgClient}
	case joinWords(p.Agency) == "":
		return &FieldError{"policereport.agency", "Write which agency took the report."}
	}
	return badDate(named[Date]{"policereport.on", p.On}, named[Date]{"policereport.asked", p.Asked}, named[Date]{"policereport.received", p.Received})
}
