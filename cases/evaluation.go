package cases

// Evaluation is a referral to someone who examines and writes a report: a physician, a psychologist, a social worker.
type Evaluation struct {
	Meta
	ID          string `json:"id"`
	ClientID    string `json:"clientId"`
	MatterID    string `json:"matterId,omitempty"`
	Evaluator   string `json:"evaluator"`
	Field       string `json:"field"` // one of EvaluationFields
	Asked       Date   `json:"asked,omitempty"`
	Question    string `json:"question,omitempty"` // what the report is asked to speak to
	Release     string `json:"release,omitempty"`  // id of the release that covers what was sent
	Interpreter string `json:"interpreter,omitempty"`
	Appointment Date   `json:"appointment,omitempty"`
	Received    Date   `json:"received,omitempty"` // the report
	Evidence    string `json:"evidence,omitempty"` // id of the report in the evidence
	Note        string `json:"note,omitempty"`
}

// Key places the referral in its matter's stream, else in the client's.
func (e Evaluation) Key() Key { return Key{"evaluation", e.ID, streamOf(e.ClientID, e.MatterID)} }

// EvaluationFields are what is examined.
func EvaluationFields() []Term {
	return []Term{
		{ID: "medical", EN: "medical", ES: "médico"},
		{ID: "psychological", EN: "psychological", ES: "psicológico"},
		{ID: "social", EN: "social history", ES: "historia social"},
		{ID: "expert", EN: "expert on trafficking or country conditions", ES: "especialista en trata o en condiciones del país"},
	}
}

// Check asks who evaluates, and what.
func (e Evaluation) Check() error {
	switch {
	case e.ClientID == "":
		return &FieldError{"evaluation.clientId", msgClient}
	case joinWords(e.Evaluator) == "":
		return &FieldError{"evaluation.evaluator", "Write who will evaluate."}
	case !listed(EvaluationFields(), e.Field):
		return &FieldError{"evaluation.field", msgList}
	}
	return badDate(named[Date]{"evaluation.asked", e.Asked}, named[Date]{"evaluation.appointment", e.Appointment}, named[Date]{"evaluation.received", e.Received})
}
