package cases

import "strings"

// A findParty gives one person of the client's file.
type findParty = func(*Snapshot, []int) (Party, bool)

func partyFacts() []Fact {
	var out []Fact
	for _, p := range []struct {
		path, en, es string
		find         findParty
	}{
		{"party.respondent", "Person to be restrained", "Persona a restringir", func(s *Snapshot, _ []int) (Party, bool) { return s.Respondent() }},
		{"party.trafficker", "Trafficker", "Tratante", func(s *Snapshot, _ []int) (Party, bool) { return s.Party("trafficker") }},
		{"party.abuser", "Abusive person", "Persona que maltrató", func(s *Snapshot, _ []int) (Party, bool) { return s.abuser() }},
		{"party.defendant", "Defendant", "Persona acusada", func(s *Snapshot, _ []int) (Party, bool) { return s.Party("defendant") }},
		{"party.witnesses[]", "Witness", "Testigo", func(s *Snapshot, at []int) (Party, bool) { return row(inRole(s, "witness"), at, 0) }},
	} {
		out = append(out, onePartyFacts(p.path, p.en+": ", p.es+": ", p.find)...)
	}
	return out
}

// abuser is the party in that role, else the respondent.
func (s *Snapshot) abuser() (Party, bool) {
	if p, ok := s.Party("abuser"); ok {
		return p, true
	}
	return s.Respondent()
}

func onePartyFacts(path, en, es string, find findParty) []Fact {
	out := []Fact{rowDateFact(path+".birthDate", en+"date of birth", es+"fecha de nacimiento", find, func(p Party) Date { return p.BirthDate })}
	for _, f := range partyTexts {
		out = append(out, rowTextFact(path+"."+f.name, en+f.en, es+f.es, find, f.get))
	}
	out = append(out, rowAddressFacts(path+".address", en, es, func(s *Snapshot, at []int) (Address, bool) { p, ok := find(s, at); return p.Address, ok })...)
	return append(out, rowAddressFacts(path+".workAddress", en+"work: ", es+"trabajo: ",
		func(s *Snapshot, at []int) (Address, bool) { p, ok := find(s, at); return p.WorkAddress, ok })...)
}

var partyTexts = []struct {
	name, en, es string
	get          func(Party) string
}{
	{"name.family", "family name", "apellido", func(p Party) string { return p.Name.Family }},
	{"name.given", "given name", "nombre", func(p Party) string { return p.Name.Given }},
	{"name.middle", "middle name", "segundo nombre", func(p Party) string { return p.Name.Middle }},
	{"name.full", "full name", "nombre completo", func(p Party) string { return p.Name.Full() }},
	{"aliases", "other names", "otros nombres", func(p Party) string { return strings.Join(p.Aliases, "; ") }},
	{"relationship", "relationship to the client", "relación con la persona atendida", Party.relationshipWords},
	{"relation", "relationship, out of the list", "relación, según la lista", func(p Party) string { return string(p.Relation) }},
	{"nativeName", "name in the original script", "nombre en la escritura original", func(p Party) string { return p.NativeName }},
	{"email", "email", "correo electrónico", func(p Party) string { return p.Email }},
	{"age", "age", "edad", func(p Party) string { return countText(p.Age) }},
	{"sex", "sex", "sexo", func(p Party) string { return p.Sex }},
	{"race", "race", "raza", func(p Party) string { return p.Race }},
	{"heightInches", "height in inches", "estatura en pulgadas", func(p Party) string { return countText(p.HeightInches) }},
	{"weightPounds", "weight in pounds", "peso en libras", func(p Party) string { return countText(p.WeightPounds) }},
	{"hair", "hair color", "color de cabello", func(p Party) string { return p.Hair }},
	{"eyes", "eye color", "color de ojos", func(p Party) string { return p.Eyes }},
	{"phone", "telephone", "teléfono", func(p Party) string { return p.Phone }},
	{"employer", "employer", "empleador", func(p Party) string { return p.Employer }},
	{"occupation", "occupation", "ocupación", func(p Party) string { return p.Occupation }},
	{"workHours", "hours of work", "horario de trabajo", func(p Party) string { return p.WorkHours }},
	{"vehicle", "vehicle", "vehículo", func(p Party) string { return p.Vehicle }},
	{"driverLicense.number", "driver's license number", "número de licencia de conducir", func(p Party) string { return p.DriverLicense.Number }},
	{"driverLicense.state", "state of the driver's license", "estado de la licencia de conducir", func(p Party) string { return p.DriverLicense.State }},
	{"ssn", "Social Security number", "número de Seguro Social", func(p Party) string { return p.SSN }},
	{"marks", "marks, scars or tattoos", "marcas, cicatrices o tatuajes", func(p Party) string { return p.Marks }},
	{"weapons", "firearms and other weapons", "armas de fuego y otras armas", func(p Party) string { return p.Weapons }},
	{"language", "best language", "idioma principal", func(p Party) string { return p.Language }},
	{"birthCity", "city or town of birth", "ciudad o pueblo de nacimiento", func(p Party) string { return p.BirthCity }},
	{"birthCountry", "country of birth", "país de nacimiento", func(p Party) string { return p.BirthCountry }},
	{"nationality", "citizenship or nationality", "ciudadanía o nacionalidad", func(p Party) string { return p.Nationality }},
	{"aNumber", "A-Number", "número A", func(p Party) string { return p.ANumber }},
	{"status", "immigration or citizenship status", "estatus migratorio o ciudadanía", func(p Party) string { return p.Status }},
}
