package cases

// SafetyPlan is the sheet a client makes with someone at their side. It is never in a packet and never leaves unless the
// client asks for the client's own copy.
type SafetyPlan struct {
	Meta
	ID       string       `json:"id"`
	ClientID string       `json:"clientId"`
	On       Date         `json:"on,omitempty"`
	With     string       `json:"with,omitempty"`
	Review   Date         `json:"review,omitempty"`
	Lines    []SafetyLine `json:"lines,omitempty"`
	Paper    string       `json:"paper,omitempty"` // whether it is safe to hold on paper: yes, no, ask first
}

// SafetyLine is one thing the client plans to do.
type SafetyLine struct {
	Topic string `json:"topic"` // one of SafetyTopics
	What  string `json:"what"`
}

// Key places the plan in the client's stream.
func (p SafetyPlan) Key() Key { return Key{"safetyplan", p.ID, ClientStream(p.ClientID)} }

// SafetyTopics are the parts of the sheet.
func SafetyTopics() []Term {
	return []Term{
		{ID: "home", EN: "Where I live", ES: "Donde vivo"},
		{ID: "leaving", EN: "If I have to leave quickly", ES: "Si tengo que salir pronto"},
		{ID: "people", EN: "People I can call", ES: "Personas a quienes puedo llamar"},
		{ID: "children", EN: "Children and others I care for", ES: "Niños y otras personas a mi cuidado"},
		{ID: "phone", EN: "Phone, accounts and computers", ES: "Teléfono, cuentas y computadoras"},
		{ID: "papers", EN: "Papers, money and medicine", ES: "Documentos, dinero y medicinas"},
		{ID: "work", EN: "Work or school", ES: "Trabajo o escuela"},
		{ID: "court", EN: "Court days and appointments", ES: "Días de corte y citas"},
		{ID: "calm", EN: "What helps me feel calm", ES: "Lo que me ayuda a estar en calma"},
	}
}

// Check asks that each line has a topic and words.
func (p SafetyPlan) Check() error {
	if p.ClientID == "" {
		return &FieldError{"safetyplan.clientId", msgClient}
	}
	for _, l := range p.Lines {
		if !listed(SafetyTopics(), l.Topic) {
			return &FieldError{"safetyplan.lines.topic", msgList}
		}
		if joinWords(l.What) == "" {
			return &FieldError{"safetyplan.lines.what", "Write down what should be kept."}
		}
	}
	return badDate(named[Date]{"safetyplan.on", p.On}, named[Date]{"safetyplan.review", p.Review})
}
