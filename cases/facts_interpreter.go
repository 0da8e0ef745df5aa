package cases

// interpreterFacts are the interpreter of this matter, who signs an interpreter's part of a form.
func interpreterFacts() []Fact {
	i := func(s *Snapshot) MatterInterpreter { return s.Matter.Interpreter }
	out := []Fact{
		textFact("interpreter.name.family", "Interpreter: family name", "Intérprete: apellido", func(s *Snapshot) string { return i(s).Name.Family }),
		textFact("interpreter.name.given", "Interpreter: given name", "Intérprete: nombre", func(s *Snapshot) string { return i(s).Name.Given }),
		textFact("interpreter.name.full", "Interpreter: full name", "Intérprete: nombre completo", func(s *Snapshot) string { return i(s).Name.Full() }),
		textFact("interpreter.business", "Interpreter: business or organization", "Intérprete: empresa u organización", func(s *Snapshot) string { return i(s).Business }),
		textFact("interpreter.phone", "Interpreter: telephone", "Intérprete: teléfono", func(s *Snapshot) string { return i(s).Phone }),
		textFact("interpreter.mobile", "Interpreter: mobile telephone", "Intérprete: celular", func(s *Snapshot) string { return i(s).Mobile }),
		textFact("interpreter.email", "Interpreter: email", "Intérprete: correo electrónico", func(s *Snapshot) string { return i(s).Email }),
		textFact("interpreter.language", "Interpreter: language", "Intérprete: idioma", func(s *Snapshot) string { return i(s).language(s.Client) }),
	}
	return append(out, addressFacts("interpreter.address", "Interpreter's address", "Dirección de la o el intérprete", "", func(s *Snapshot) Address { return i(s).Address })...)
}

// language is what the interpreter speaks beside English; of a named interpreter who told nothing, the language that
// the client needs.
func (i MatterInterpreter) language(c Client) string {
	if i.Language != "" || i.Name.Full() == "" {
		return i.Language
	}
	return c.Interpreting.Language
}
