package cases

// Remedy is one way to get money or a ruling beside the matter itself: compensation, a wage or discrimination charge, a
// civil case, restitution. Its last day is entered by a person; nothing here computes it.
type Remedy struct {
	Meta
	ID       string       `json:"id"`
	ClientID string       `json:"clientId"`
	MatterID string       `json:"matterId,omitempty"`
	Kind     string       `json:"kind"` // one of RemedyKinds
	Agency   string       `json:"agency,omitempty"`
	Number   string       `json:"number,omitempty"` // the agency's
	LastDay  Date         `json:"lastDay,omitempty"`
	Citation string       `json:"citation,omitempty"` // under which the last day was found
	Filed    Date         `json:"filed,omitempty"`
	Decided  Date         `json:"decided,omitempty"`
	Awarded  Cents        `json:"awarded,omitempty"`
	Steps    []RemedyStep `json:"steps,omitempty"`
	Note     string       `json:"note,omitempty"`
}

// RemedyStep is one line of a remedy's checklist.
type RemedyStep struct {
	What string `json:"what"` // id of a Term of RemedyChecklist, or words of one's own
	Due  Date   `json:"due,omitempty"`
	Done Date   `json:"done,omitempty"`
}

// Key places the remedy in its matter's stream, else in the client's.
func (r Remedy) Key() Key { return Key{"remedy", r.ID, streamOf(r.ClientID, r.MatterID)} }

// RemedyKinds are the ways beside the matter. Cite is where to read the time limit; the limits themselves are not in the
// data and have to be confirmed.
func RemedyKinds() []Term {
	return []Term{
		{ID: "compensation", EN: "state crime compensation", ES: "compensación estatal por delitos", Cite: "the state's compensation program"},
		{ID: "eeoc", EN: "discrimination charge (EEOC)", ES: "queja por discriminación (EEOC)", Cite: "42 U.S.C. 2000e-5(e)(1)"},
		{ID: "wages", EN: "wage complaint", ES: "reclamo de salarios", Cite: "29 U.S.C. 255 and state law"},
		{ID: "civil", EN: "civil case", ES: "demanda civil", Cite: "18 U.S.C. 1595(c)"},
		{ID: "restitution", EN: "restitution in the criminal case", ES: "restitución en el caso penal", Cite: "18 U.S.C. 1593"},
	}
}

// RemedyChecklist is what is usually done for a kind of remedy, in order.
func RemedyChecklist(kind string) []Term {
	last := Term{ID: "last-day", EN: "Find the last day and write down where it stands", ES: "Averiguar el último día y anotar dónde está escrito"}
	choice := Term{ID: "choice", EN: "Explain what filing would mean, and write down the choice", ES: "Explicar qué significa presentarlo y anotar la decisión"}
	papers := Term{ID: "papers", EN: "Gather receipts, bills, pay records and reports", ES: "Reunir recibos, facturas, pagos y reportes"}
	sum := Term{ID: "sum", EN: "Add up the loss log", ES: "Sumar el registro de pérdidas"}
	file := Term{ID: "file", EN: "File, and keep the receipt", ES: "Presentar y guardar el recibo"}
	answer := Term{ID: "answer", EN: "Note the agency's number and its answer", ES: "Anotar el número y la respuesta de la agencia"}
	switch kind {
	case "compensation":
		report := Term{ID: "report", EN: "Ask whether a police report is needed, or an exception applies", ES: "Preguntar si hace falta un reporte policial o si hay una excepción"}
		return []Term{choice, last, report, papers, sum, file, answer}
	case "eeoc":
		agency := Term{ID: "agency", EN: "Ask whether a state agency has to be told first", ES: "Preguntar si hay que avisar primero a una agencia estatal"}
		suit := Term{ID: "right-to-sue", EN: "Note the day of the notice of right to sue", ES: "Anotar el día del aviso de derecho a demandar"}
		return []Term{choice, last, agency, papers, file, answer, suit}
	case "wages", "civil":
		refer := Term{ID: "counsel", EN: "Refer to employment or civil counsel, with a release", ES: "Referir a abogado laboral o civil, con autorización"}
		return []Term{choice, last, papers, sum, refer, file, answer}
	case "restitution":
		prosecutor := Term{ID: "prosecutor", EN: "Give the loss list to the prosecutor, with a release", ES: "Dar la lista de pérdidas a la fiscalía, con autorización"}
		return []Term{choice, papers, sum, prosecutor, answer}
	}
	return nil
}

// Check asks which remedy it is.
func (r Remedy) Check() error {
	switch {
	case r.ClientID == "":
		return &FieldError{"remedy.clientId", msgClient}
	case !listed(RemedyKinds(), r.Kind):
		return &FieldError{"remedy.kind", msgList}
	case r.Awarded < 0:
		return &FieldError{"remedy.awarded", "Write the amount as a number of dollars and cents, zero or more."}
	}
	for _, s := range r.Steps {
		if err := badDate(named[Date]{"remedy.steps", s.Due}, named[Date]{"remedy.steps", s.Done}); err != nil {
			return err
		}
	}
	return badDate(named[Date]{"remedy.lastDay", r.LastDay}, named[Date]{"remedy.filed", r.Filed}, named[Date]{"remedy.decided", r.Decided})
}
