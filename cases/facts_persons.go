package cases

// personFacts are the facts of the client that papers ask for beside the first ones: how to be understood, who stands
// beside a minor, who sent the client, and the program behind a substitute address.
func personFacts() []Fact {
	c := func(s *Snapshot) Client { return s.Client }
	acp := func(s *Snapshot) Address { a, _ := s.Client.Address(Substitute); return a }
	return []Fact{
		textFact("client.name.initials", "Initials", "Iniciales", func(s *Snapshot) string { return c(s).Name.Initials() }),
		textFact("client.name.public", "Name for a paper that the public reads", "Nombre para un documento público", func(s *Snapshot) string { return c(s).PublicName(s.paper.On) }),
		textFact("client.interpreting", "Interpreter needed, in one line", "Intérprete que se necesita, en una línea", func(s *Snapshot) string { return c(s).Interpreting.Words() }),
		textFact("client.interpreting.language", "Interpreter: language", "Intérprete: idioma", func(s *Snapshot) string { return c(s).Interpreting.Language }),
		textFact("client.interpreting.gender", "Interpreter: woman or man preferred", "Intérprete: mujer u hombre", func(s *Snapshot) string { return c(s).Interpreting.Gender }),
		yesFact("client.interpreting.asl", "Interpreter: American Sign Language", "Intérprete: lengua de señas americana", func(s *Snapshot) bool { return c(s).Interpreting.ASL }),
		yesFact("client.interpreting.deaf", "Interpreter: a Deaf interpreter", "Intérprete: intérprete sorda o sordo", func(s *Snapshot) bool { return c(s).Interpreting.Deaf }),
		textFact("client.interpreting.notes", "Interpreter: notes", "Intérprete: notas", func(s *Snapshot) string { return c(s).Interpreting.Notes }),
		textFact("client.culture", "What to know and keep", "Lo que conviene saber y respetar", func(s *Snapshot) string { return c(s).Culture }),
		textFact("client.referral", "Who referred the client", "Quién refirió a la persona", func(s *Snapshot) string { return c(s).Referral.words() }),
		textFact("client.referral.source", "Referral: kind of source", "Referencia: tipo de origen", func(s *Snapshot) string { return Words(ReferralSources(), string(c(s).Referral.Source), "en") }),
		textFact("client.referral.who", "Referral: who", "Referencia: quién", func(s *Snapshot) string { return c(s).Referral.Who }),
		dateFact("client.referral.on", "Referral: date", "Referencia: fecha", func(s *Snapshot) Date { return c(s).Referral.On }),
		textFact("client.guarding", "Guardian: full name", "Tutora o tutor: nombre completo", func(s *Snapshot) string { return c(s).Guarding.Name.Full() }),
		textFact("client.guarding.name.family", "Guardian: family name", "Tutora o tutor: apellido", func(s *Snapshot) string { return c(s).Guarding.Name.Family }),
		textFact("client.guarding.name.given", "Guardian: given name", "Tutora o tutor: nombre", func(s *Snapshot) string { return c(s).Guarding.Name.Given }),
		textFact("client.guarding.relation", "Guardian: relation to the client", "Tutora o tutor: parentesco", func(s *Snapshot) string { return c(s).Guarding.Relation }),
		textFact("client.guarding.court", "Guardian: court that appointed", "Tutora o tutor: corte que nombró", func(s *Snapshot) string { return c(s).Guarding.Court }),
		dateFact("client.guarding.consent", "Guardian: consented on", "Tutora o tutor: fecha del consentimiento", func(s *Snapshot) Date { return c(s).Guarding.Consent }),
		textFact("client.consentsAlone", "Law under which a minor consents alone", "Ley por la que una persona menor consiente sola", func(s *Snapshot) string { return c(s).ConsentsAlone }),
		textFact("client.acp.program", "Address confidentiality program", "Programa de confidencialidad de domicilio", func(s *Snapshot) string { return acp(s).Program }),
		textFact("client.acp.participant", "Address confidentiality program: number", "Programa de confidencialidad: número", func(s *Snapshot) string { return acp(s).Participant }),
		dateFact("client.acp.expires", "Address confidentiality program: ends on", "Programa de confidencialidad: vence", func(s *Snapshot) Date { return acp(s).Expires }),
		yesFact("client.phone.voicemail", "A message may be left at the safe number", "Se puede dejar mensaje en el número seguro", func(s *Snapshot) bool { return c(s).voicemail() }),
		listFact("client.goals", "Goals, in the client's order", "Metas, en el orden de la persona", goalWords),
	}
}

// InterpreterWords is the need in words, from wherever it was told.
func (c Client) InterpreterWords() string { return c.InterpreterIn("en") }

// InterpreterIn is InterpreterWords for a person who reads "en" or "es". What was typed stays as it was typed.
func (c Client) InterpreterIn(lang string) string {
	if c.Interpreter != "" {
		return c.Interpreter
	}
	return c.Interpreting.In(lang)
}

// ReferredByWords is who referred the client in words, from wherever it was told.
func (c Client) ReferredByWords() string {
	if c.ReferredBy != "" {
		return c.ReferredBy
	}
	return c.Referral.words()
}

// GuardianName is the guardian's name, from wherever it was told.
func (c Client) GuardianName() string {
	if name := c.Guarding.Name.Full(); name != "" {
		return name
	}
	return c.Guardian
}

func (r Referral) words() string {
	return joinParts(", ", r.Who, Words(ReferralSources(), string(r.Source), "en"))
}

func (c Client) voicemail() bool {
	safe := c.SafePhone()
	for _, w := range c.Contacts {
		if safe != "" && w.Value == safe && w.Safety == Safe {
			return w.Voicemail
		}
	}
	return false
}

func goalWords(s *Snapshot) []string {
	var out []string
	for _, g := range s.Wishes().Goals {
		out = append(out, g.Decision)
	}
	return out
}

func rowYesFact[T any](path, en, es string, find func(*Snapshot, []int) (T, bool), get func(T) bool) Fact {
	return Fact{Path: path, Label: en, LabelES: es, Kind: YesFact, get: func(s *Snapshot, at []int) Value {
		t, ok := find(s, at)
		return Value{Yes: ok && get(t)}
	}}
}
