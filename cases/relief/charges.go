package relief

import (
	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/law"
)

// Line is what one law says of one charge. Every charge has at least one line.
type Line struct {
	ArrestID     string           `json:"arrestId"`
	ChargeID     string           `json:"chargeId"`
	Arrest       cases.Date       `json:"arrest,omitempty"`
	Statute      string           `json:"statute,omitempty"`
	Title        string           `json:"title,omitempty"`
	Court        string           `json:"court,omitempty"`
	Docket       string           `json:"docket,omitempty"`
	Outcome      string           `json:"outcome,omitempty"`
	Jurisdiction string           `json:"jurisdiction,omitempty"`
	Law          string           `json:"law,omitempty"` // id of the row, "" where no row could be chosen
	LawTitle     string           `json:"lawTitle,omitempty"`
	Answer       Answer           `json:"answer"`
	Tier         string           `json:"tier,omitempty"` // federal: A, B, or "not known"; a person's entry stands before what the tests give
	Why          []cases.Sentence `json:"why"`
	Asks         []cases.Sentence `json:"asks,omitempty"`
	Citation     string           `json:"citation,omitempty"`
	AsOf         string           `json:"asOf,omitempty"`
	Confidence   string           `json:"confidence"`
	Confirm      string           `json:"confirm,omitempty"`
}

// test is one charge under one law, with what was found so far.
type test struct {
	matter cases.Matter
	arrest cases.Arrest
	charge cases.Charge
	client cases.Client
	end    ending
	line   *Line
}

func (t *test) why(en, es string) { t.line.Why = append(t.line.Why, cases.Say(en, es)) }
func (t *test) ask(en, es string) { t.line.Asks = append(t.line.Asks, cases.Say(en, es)) }

// Charges gives the lines of every charge of a matter, in the order of the arrests. An arrest without a charge has a
// line too, for some laws reach the arrest alone.
func Charges(s *cases.Snapshot) []Line {
	if s.Matter.Record == nil {
		return nil
	}
	var out []Line
	for _, a := range s.Matter.Record.Arrests {
		charges := a.Charges
		if len(charges) == 0 {
			charges = []cases.Charge{{Title: "arrest without a recorded charge"}}
		}
		for _, c := range charges {
			out = append(out, linesOf(s, a, c)...)
		}
	}
	return out
}

func linesOf(s *cases.Snapshot, a cases.Arrest, c cases.Charge) []Line {
	state, sure := Jurisdiction(s.Matter, a, c)
	rows := law.VacatursOf(state)
	if len(rows) == 0 {
		line := blank(s, a, c, state)
		t := &test{s.Matter, a, c, s.Client, cases.EndingOf(c.Disposition.Outcome), &line}
		line.Answer, line.Confidence = NotKnown, string(law.Unverified)
		t.why("It is not known whose law was charged, or no record of that place is in the data.", "No se sabe qué ley se aplicó, o no hay datos de ese lugar.")
		t.ask("Whose law was charged: which state, D.C., or federal?", "¿De quién es la ley: qué estado, D.C. o federal?")
		t.missing()
		return []Line{line}
	}
	var out []Line
	for _, row := range rows {
		line := blank(s, a, c, state)
		line.Law, line.LawTitle, line.Citation, line.AsOf = row.ID, row.Title, row.Cite(), row.AsOf
		line.Confidence, line.Confirm = string(row.Confidence), row.Confirm()
		t := &test{s.Matter, a, c, s.Client, cases.EndingOf(c.Disposition.Outcome), &line}
		if !sure {
			t.ask("Whose law was charged? It was concluded from the place: "+row.Title+".", "¿De quién es la ley? Se dedujo del lugar: "+row.Title+".")
		}
		if row.ID == "vac.us" {
			t.federal()
		} else {
			t.state(row)
		}
		t.missing()
		out = append(out, line)
	}
	return out
}

func blank(s *cases.Snapshot, a cases.Arrest, c cases.Charge, state string) Line {
	court := c.Court
	if court == "" && c.Docket != "" && c.Docket == s.Matter.Venue.Docket {
		court = s.Matter.Venue.Court
	}
	return Line{ArrestID: a.ID, ChargeID: c.ID, Arrest: a.Date, Statute: c.Statute, Title: c.Title, Court: court, Docket: c.Docket,
		Outcome: c.Disposition.Outcome, Jurisdiction: state}
}

// missing asks for what every motion needs and this charge does not have yet.
func (t *test) missing() {
	c := t.charge
	if c.Statute == "" {
		t.ask("Which statute was charged?", "¿Qué ley se citó en el cargo?")
	}
	if c.Level == "" {
		t.ask("Felony, misdemeanor or infraction?", "¿Delito grave, delito menor o infracción?")
	}
	if c.Court == "" {
		t.ask("Which court?", "¿Qué corte?")
	}
	if c.Docket == "" {
		t.ask("What is the court's case number?", "¿Cuál es el número de caso de la corte?")
	}
	if t.arrest.Date == "" {
		t.ask("When was the arrest? A month or a year is enough to begin with.", "¿Cuándo fue el arresto? Un mes o un año basta para empezar.")
	}
	switch t.end {
	case unclear:
		t.ask("How did it end? A certified disposition answers this.", "¿Cómo terminó? Una disposición certificada lo responde.")
	case pending:
		t.ask("The case is still open. Criminal defense counsel comes first; ask before anything is filed.", "El caso sigue abierto. Primero la defensa penal; pregunte antes de presentar nada.")
	}
	if c.Link == "" && len(c.Tags) == 0 && t.matter.Record.Nexus == "" {
		t.ask("How did this charge come from being controlled? In the client's approved words, when the client wants to say it.",
			"¿Cómo resultó este cargo del control? Con las palabras aprobadas de la persona, cuando quiera decirlo.")
	}
}
