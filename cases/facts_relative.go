package cases

import (
	"slices"
	"strings"
)

// A findRelative gives one member of the client's family.
type findRelative = func(*Snapshot, []int) (Relative, bool)

func familyFacts() []Fact {
	one := func(of func(*Snapshot) []Relative) findRelative {
		return func(s *Snapshot, _ []int) (Relative, bool) { return row(of(s), []int{0}, 0) }
	}
	each := func(of func(*Snapshot) []Relative) findRelative {
		return func(s *Snapshot, at []int) (Relative, bool) { return row(of(s), at, 0) }
	}
	spouses := func(s *Snapshot) []Relative { return relatives(s, "spouse") }
	var out []Fact
	for _, f := range []struct {
		path, en, es string
		find         findRelative
	}{
		{"client.spouse", "Spouse: ", "Cónyuge: ", one(spouses)},
		{"client.mother", "Mother: ", "Madre: ", one(mothers)},
		{"client.father", "Father: ", "Padre: ", one(fathers)},
		{"relative", "Family member of this form: ", "Familiar de este formulario: ", func(s *Snapshot, _ []int) (Relative, bool) { return s.relative() }},
		{"client.children[]", "Child: ", "Hija o hijo: ", each(func(s *Snapshot) []Relative { return relatives(s, "child") })},
		{"client.siblings[]", "Brother or sister: ", "Hermana o hermano: ", each(siblings)},
		{"client.joining[]", "Joins the petition: ", "Se suma a la petición: ", each(joining)},
		{"client.family[]", "Family: ", "Familia: ", each(func(s *Snapshot) []Relative { return s.Client.Family })},
		{"client.otherFamilyMembers[]", "Family member: ", "Familiar: ", each(otherFamily)},
	} {
		out = append(out, relativeFacts(f.path, f.en, f.es, f.find)...)
		if !strings.HasSuffix(f.path, "[]") {
			out = append(out, otherNameFacts(f.path, f.en, f.es, f.find)...)
		}
	}
	return append(out, rowTextFact("relative.category", "Family member of this form: category asked for", "Familiar de este formulario: categoría solicitada",
		func(s *Snapshot, _ []int) (FamilyFiling, bool) { return s.familyFiling() }, func(f FamilyFiling) string { return f.Category }))
}

// relative is the member of the family whom the paper at hand is about.
func (s *Snapshot) relative() (Relative, bool) {
	for _, r := range s.Client.Family {
		if r.ID != "" && r.ID == s.paper.Relative {
			return r, true
		}
	}
	return Relative{}, false
}

// familyFiling is what the matter files for that member of the family.
func (s *Snapshot) familyFiling() (FamilyFiling, bool) {
	for _, f := range petitionPart(s).Derivatives {
		if f.Relative != "" && f.Relative == s.paper.Relative {
			return f, true
		}
	}
	return FamilyFiling{}, false
}

func mothers(s *Snapshot) []Relative { return inRelation(s, "female", "parent", "mother", "madre") }

func fathers(s *Snapshot) []Relative { return inRelation(s, "male", "parent", "father", "padre") }

// siblings are brothers and sisters, also half and step ones, whom every form that asks for siblings counts.
func siblings(s *Snapshot) []Relative {
	return inRelation(s, "", "", "sibling", "brother", "sister", "half-brother", "half-sister", "stepbrother", "stepsister", "hermano", "hermana")
}

// inRelation are the members of the family in one of the relations; general is a relation that fits with that sex only.
func inRelation(s *Snapshot, sex, general string, relations ...string) []Relative {
	var out []Relative
	for _, r := range s.Client.Family {
		said := strings.ToLower(strings.TrimSpace(r.Relation))
		if slices.Contains(relations, said) || general != "" && said == general && r.Sex == sex {
			out = append(out, r)
		}
	}
	return out
}

// relativeFacts are what forms ask about one member of the family.
func relativeFacts(path, en, es string, find findRelative) []Fact {
	var out []Fact
	for _, f := range relativeTexts {
		out = append(out, rowTextFact(path+"."+f.name, en+f.en, es+f.es, find, f.get))
	}
	for _, f := range relativeDays {
		out = append(out, rowDateFact(path+"."+f.name, en+f.en, es+f.es, find, f.get))
	}
	out = append(out,
		rowYesFact(path+".workPermit", en+"asks for a work permit", es+"pide permiso de trabajo", find, func(r Relative) bool { return r.WorkPermit }),
		rowYesFact(path+".inDanger", en+"in danger of retaliation", es+"en peligro de represalias", find, func(r Relative) bool { return r.InDanger }),
		rowYesFact(path+".deceased", en+"has died", es+"falleció", find, func(r Relative) bool { return r.Deceased }),
	)
	place := func(s *Snapshot, at []int) (Address, bool) { r, ok := find(s, at); return r.Address, ok }
	return append(out, guarded(rowAddressFacts(path+".address", en, es, place), func(s *Snapshot, at []int) Address { a, _ := place(s, at); return a })...)
}

var relativeTexts = []struct {
	name, en, es string
	get          func(Relative) string
}{
	{"name.family", "family name", "apellido", func(r Relative) string { return r.Name.Family }},
	{"name.given", "given name", "nombre", func(r Relative) string { return r.Name.Given }},
	{"name.middle", "middle name", "segundo nombre", func(r Relative) string { return r.Name.Middle }},
	{"name.full", "full name", "nombre completo", func(r Relative) string { return r.Name.Full() }},
	{"otherNames", "other names", "otros nombres", func(r Relative) string { return strings.Join(fullNames(r.OtherNames), "; ") }},
	{"nativeName", "name in the original script", "nombre en la escritura original", func(r Relative) string { return r.NativeName }},
	{"relation", "relation", "parentesco", func(r Relative) string { return r.Relation }},
	{"birthCity", "city or town of birth", "ciudad o pueblo de nacimiento", func(r Relative) string { return r.BirthCity }},
	{"birthState", "state or province of birth", "estado o provincia de nacimiento", func(r Relative) string { return r.BirthState }},
	{"birthCountry", "country of birth", "país de nacimiento", func(r Relative) string { return r.BirthCountry }},
	{"nationality", "citizenship or nationality", "ciudadanía o nacionalidad", func(r Relative) string { return r.Nationality }},
	{"sex", "sex as the papers print it", "sexo según los documentos", func(r Relative) string { return r.Sex }},
	{"maritalStatus", "marital status", "estado civil", func(r Relative) string { return r.MaritalStatus }},
	{"aNumber", "A-Number", "número A", func(r Relative) string { return r.ANumber }},
	{"ssn", "Social Security number", "número de Seguro Social", func(r Relative) string { return r.SSN }},
	{"passport.number", "passport number", "número de pasaporte", func(r Relative) string { return r.Passport.Number }},
	{"passport.country", "country of the passport", "país del pasaporte", func(r Relative) string { return r.Passport.Country }},
	{"lastEntry.city", "city of last entry", "ciudad de la última entrada", func(r Relative) string { return r.LastEntry.City }},
	{"lastEntry.state", "state of last entry", "estado de la última entrada", func(r Relative) string { return r.LastEntry.State }},
	{"lastEntry.status", "status at last entry", "estatus en la última entrada", func(r Relative) string { return r.LastEntry.Status }},
	{"lastEntry.i94", "I-94 number", "número de I-94", func(r Relative) string { return r.LastEntry.I94 }},
	{"lastEntry.manner", "manner of last entry", "manera de la última entrada", func(r Relative) string { return r.LastEntry.Manner }},
	{"lastEntry.country", "came last from", "de dónde llegó la última vez", func(r Relative) string { return r.LastEntry.Country }},
	{"immigrationNow", "immigration status now", "estatus migratorio actual", func(r Relative) string { return r.ImmigrationNow }},
	{"livesWith", "lives with", "vive con", func(r Relative) string { return r.LivesWith }},
	{"derivative", "own status through the client", "estatus por medio de la persona", func(r Relative) string { return Words(Derivatives(), string(r.Derivative), "en") }},
}

var relativeDays = []struct {
	name, en, es string
	get          func(Relative) Date
}{
	{"birthDate", "date of birth", "fecha de nacimiento", func(r Relative) Date { return r.BirthDate }},
	{"passport.issued", "passport issued on", "fecha de expedición del pasaporte", func(r Relative) Date { return r.Passport.Issued }},
	{"passport.expires", "passport expires on", "fecha de vencimiento del pasaporte", func(r Relative) Date { return r.Passport.Expires }},
	{"lastEntry.date", "date of last entry", "fecha de la última entrada", func(r Relative) Date { return r.LastEntry.Date }},
	{"lastEntry.expires", "stay allowed until", "permanencia permitida hasta", func(r Relative) Date { return r.LastEntry.Expires }},
}

// otherNameFacts are the rows of the other names of one member of the family.
func otherNameFacts(path, en, es string, find findRelative) []Fact {
	name := func(s *Snapshot, at []int) (Name, bool) { r, _ := find(s, nil); return row(r.OtherNames, at, 0) }
	list := path + ".otherNames[]"
	return []Fact{
		rowTextFact(list+".family", en+"other name: family name", es+"otro nombre: apellido", name, func(n Name) string { return n.Family }),
		rowTextFact(list+".given", en+"other name: given name", es+"otro nombre: nombre", name, func(n Name) string { return n.Given }),
		rowTextFact(list+".middle", en+"other name: middle name", es+"otro nombre: segundo nombre", name, func(n Name) string { return n.Middle }),
		rowTextFact(list+".full", en+"other name in full", es+"otro nombre completo", name, Name.Full),
	}
}
