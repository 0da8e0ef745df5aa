package cases

import "strings"

func clientFacts() []Fact {
	of := func(s *Snapshot) Client { return s.Client }
	out := []Fact{
		textFact("client.name.family", "Family name (last name)", "Apellido", func(s *Snapshot) string { return of(s).Name.Family }),
		textFact("client.name.given", "Given name (first name)", "Nombre", func(s *Snapshot) string { return of(s).Name.Given }),
		textFact("client.name.middle", "Middle name", "Segundo nombre", func(s *Snapshot) string { return of(s).Name.Middle }),
		textFact("client.name.suffix", "Suffix of the name", "Sufijo del nombre", func(s *Snapshot) string { return of(s).Name.Suffix }),
		textFact("client.name.full", "Full legal name", "Nombre legal completo", func(s *Snapshot) string { return of(s).Name.Full() }),
		textFact("client.name.sorted", "Name, family name first", "Nombre, apellido primero", func(s *Snapshot) string { return of(s).Name.Sorted() }),
		textFact("client.chosenName", "Chosen name", "Nombre elegido", func(s *Snapshot) string { return of(s).ChosenName }),
		textFact("client.displayName", "Name to use when speaking", "Nombre para dirigirse a la persona", func(s *Snapshot) string { return of(s).DisplayName() }),
		textFact("client.nativeName", "Name in the original script", "Nombre en la escritura original", func(s *Snapshot) string { return of(s).NativeName }),
		listFact("client.otherNames", "Other names used", "Otros nombres usados", func(s *Snapshot) []string { return fullNames(of(s).OtherNames) }),
		rowTextFact("client.otherNames[].family", "Other name: family name", "Otro nombre: apellido", otherName, func(n Name) string { return n.Family }),
		rowTextFact("client.otherNames[].given", "Other name: given name", "Otro nombre: nombre", otherName, func(n Name) string { return n.Given }),
		rowTextFact("client.otherNames[].middle", "Other name: middle name", "Otro nombre: segundo nombre", otherName, func(n Name) string { return n.Middle }),
		rowTextFact("client.otherNames[].full", "Other name in full", "Otro nombre completo", otherName, Name.Full),
		textFact("client.pronouns", "Pronouns", "Pronombres", func(s *Snapshot) string { return of(s).Pronouns }),
		dateFact("client.birthDate", "Date of birth", "Fecha de nacimiento", func(s *Snapshot) Date { return of(s).BirthDate }),
		textFact("client.birthCity", "City or town of birth", "Ciudad o pueblo de nacimiento", func(s *Snapshot) string { return of(s).BirthCity }),
		textFact("client.birthState", "State or province of birth", "Estado o provincia de nacimiento", func(s *Snapshot) string { return of(s).BirthState }),
		textFact("client.birthCountry", "Country of birth", "País de nacimiento", func(s *Snapshot) string { return of(s).BirthCountry }),
		textFact("client.nationality", "Citizenship or nationality", "Ciudadanía o nacionalidad", func(s *Snapshot) string { return of(s).Nationality }),
		listFact("client.nationalities", "All citizenships or nationalities", "Todas las ciudadanías o nacionalidades", nationalities),
		rowTextFact("client.nationalities[]", "Citizenship or nationality, one of several", "Ciudadanía o nacionalidad, una de varias",
			func(s *Snapshot, at []int) (string, bool) { return row(nationalities(s), at, 0) }, func(n string) string { return n }),
		textFact("client.sex", "Sex as the papers print it", "Sexo según los documentos", func(s *Snapshot) string { return of(s).Sex }),
		textFact("client.maritalStatus", "Marital status", "Estado civil", func(s *Snapshot) string { return of(s).MaritalStatus }),
		listFact("client.languages", "Languages, best first", "Idiomas, el mejor primero", func(s *Snapshot) []string { return of(s).Languages }),
		textFact("client.language", "Best language", "Idioma principal", func(s *Snapshot) string { return first(of(s).Languages) }),
		textFact("client.dialect", "Dialect", "Dialecto", func(s *Snapshot) string { return of(s).Dialect }),
		textFact("client.interpreter", "Interpreter needed", "Intérprete que se necesita", func(s *Snapshot) string { return of(s).InterpreterWords() }),
		textFact("client.aNumber", "A-Number", "Número A (registro de extranjero)", func(s *Snapshot) string { return of(s).ANumber }),
		textFact("client.ssn", "Social Security number", "Número de Seguro Social", func(s *Snapshot) string { return of(s).SSN }),
		textFact("client.uscisAccount", "USCIS online account number", "Número de cuenta en línea de USCIS", func(s *Snapshot) string { return of(s).USCISAccount }),
		textFact("client.immigrationNow", "Immigration status now", "Estatus migratorio actual", func(s *Snapshot) string { return of(s).ImmigrationNow }),
		textFact("client.passport.number", "Passport number", "Número de pasaporte", func(s *Snapshot) string { return of(s).Passport.Number }),
		textFact("client.passport.country", "Country that issued the passport", "País que expidió el pasaporte", func(s *Snapshot) string { return of(s).Passport.Country }),
		dateFact("client.passport.issued", "Passport issued on", "Fecha de expedición del pasaporte", func(s *Snapshot) Date { return of(s).Passport.Issued }),
		dateFact("client.passport.expires", "Passport expires on", "Fecha de vencimiento del pasaporte", func(s *Snapshot) Date { return of(s).Passport.Expires }),
		dateFact("client.lastEntry.date", "Date of last entry", "Fecha de la última entrada", func(s *Snapshot) Date { return of(s).LastEntry.Date }),
		textFact("client.lastEntry.city", "City of last entry", "Ciudad de la última entrada", func(s *Snapshot) string { return of(s).LastEntry.City }),
		textFact("client.lastEntry.state", "State of last entry", "Estado de la última entrada", func(s *Snapshot) string { return of(s).LastEntry.State }),
		textFact("client.lastEntry.status", "Status at last entry", "Estatus en la última entrada", func(s *Snapshot) string { return of(s).LastEntry.Status }),
		textFact("client.lastEntry.i94", "I-94 number", "Número de I-94", func(s *Snapshot) string { return of(s).LastEntry.I94 }),
		textFact("client.work", "Occupation", "Ocupación", (*Snapshot).occupation),
		countFact("client.physical.heightInches", "Height in inches", "Estatura en pulgadas", func(s *Snapshot) int { return of(s).Physical.HeightInches }),
		countFact("client.physical.weightPounds", "Weight in pounds", "Peso en libras", func(s *Snapshot) int { return of(s).Physical.WeightPounds }),
		textFact("client.physical.eyes", "Eye color", "Color de ojos", func(s *Snapshot) string { return of(s).Physical.Eyes }),
		textFact("client.physical.hair", "Hair color", "Color de cabello", func(s *Snapshot) string { return of(s).Physical.Hair }),
		textFact("client.physical.race", "Race or ethnicity", "Raza u origen étnico", func(s *Snapshot) string { return of(s).Physical.Race }),
		yesFact("client.minor", "Under 18 now", "Menor de 18 años ahora", func(s *Snapshot) bool { return of(s).MinorOn(s.paper.On) }),
		textFact("client.guardian", "Guardian", "Tutor o tutora", func(s *Snapshot) string { return of(s).GuardianName() }),
		textFact("client.goal", "What the client wants to be different", "Lo que la persona quiere lograr", func(s *Snapshot) string { return strings.Join(goalWords(s), " ") }),
		textFact("client.referredBy", "Referred by", "Persona u organización que refirió", func(s *Snapshot) string { return of(s).ReferredByWords() }),
	}
	out = append(out, bodyFacts()...)
	out = append(out, contactFacts()...)
	out = append(out, addressFacts("client.address.safe", "Safe address", "Dirección segura", SafeMail,
		func(s *Snapshot) Address { return s.address() })...)
	for _, p := range []struct {
		kind   AddressKind
		en, es string
	}{{Home, "Home", "Domicilio"}, {Shelter, "Shelter", "Refugio"}, {Work, "Workplace", "Lugar de trabajo"}, {School, "School", "Escuela"}} {
		out = append(out, addressFacts("client.address."+string(p.kind), p.en, p.es, p.kind,
			func(s *Snapshot) Address { a, _ := s.place(p.kind); return a })...)
	}
	return append(out, familyFacts()...)
}

// contactFacts are the ways of contact that the client marked safe. No fact names any other: what is not safe cannot
// reach a paper by mistake.
func contactFacts() []Fact {
	return []Fact{
		textFact("client.phone.safe", "Safe telephone number", "Número de teléfono seguro", func(s *Snapshot) string { return s.Client.SafePhone() }),
		textFact("client.phone.safeMobile", "Safe mobile number", "Número de celular seguro", func(s *Snapshot) string { return safeContact(s.Client, "mobile") }),
		textFact("client.email.safe", "Safe email address", "Correo electrónico seguro", func(s *Snapshot) string { return safeContact(s.Client, "email") }),
	}
}

func safeContact(c Client, kind string) string {
	for _, w := range c.Contacts {
		if w.Safety == Safe && w.Kind == kind {
			return w.Value
		}
	}
	return ""
}

// joinParts joins what is not empty.
func joinParts(sep string, parts ...string) string {
	var kept []string
	for _, p := range parts {
		if p = strings.TrimSpace(p); p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, sep)
}

func otherName(s *Snapshot, at []int) (Name, bool) { return row(s.Client.OtherNames, at, 0) }

// nationalities are all of them, the first one first.
func nationalities(s *Snapshot) []string {
	var out []string
	for _, n := range append([]string{s.Client.Nationality}, s.Client.Nationalities...) {
		if n != "" && !has(out, n) {
			out = append(out, n)
		}
	}
	return out
}

func fullNames(names []Name) []string {
	var out []string
	for _, n := range names {
		out = append(out, n.Full())
	}
	return out
}

func first(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return list[0]
}
