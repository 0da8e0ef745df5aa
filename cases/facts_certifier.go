package cases

import "strings"

// certifierFacts are the agency that is asked to sign a certification, and its official who signs.
func certifierFacts() []Fact {
	out := []Fact{
		textFact("matter.certifier.agency", "Certifying agency", "Agencia que certifica", func(s *Snapshot) string { return s.certifier().Name }),
		textFact("matter.certifier.phone", "Certifying agency: telephone", "Agencia que certifica: teléfono", func(s *Snapshot) string { return s.certifier().Phone }),
		textFact("matter.certifier.fax", "Certifying agency: fax", "Agencia que certifica: fax", func(s *Snapshot) string { return s.certifier().Fax }),
		textFact("matter.certifier.email", "Certifying agency: email", "Agencia que certifica: correo electrónico", func(s *Snapshot) string { return s.certifier().Email }),
		textFact("matter.certifier.official.family", "Certifying official: family name", "Funcionaria o funcionario que certifica: apellido", func(s *Snapshot) string { return s.official().Name.Family }),
		textFact("matter.certifier.official.given", "Certifying official: given name", "Funcionaria o funcionario que certifica: nombre", func(s *Snapshot) string { return s.official().Name.Given }),
		textFact("matter.certifier.official.full", "Certifying official: full name", "Funcionaria o funcionario que certifica: nombre completo", func(s *Snapshot) string { return s.official().Name.Full() }),
		textFact("matter.certifier.official.title", "Certifying official: title", "Funcionaria o funcionario que certifica: cargo", func(s *Snapshot) string { return s.official().Title }),
		textFact("matter.certifier.official.unit", "Certifying official: unit", "Funcionaria o funcionario que certifica: unidad", func(s *Snapshot) string { return s.official().Unit }),
	}
	return append(out, addressFacts("matter.certifier.address", "Certifying agency", "Agencia que certifica", "", func(s *Snapshot) Address { return s.certifier().Address })...)
}

// certifier is the agency that the petition names, by id or by name. A name that the office has not taken down still
// is a name.
func (s *Snapshot) certifier() Agency {
	asked := strings.TrimSpace(petitionPart(s).CertifierAgency)
	if asked == "" {
		asked = strings.TrimSpace(petitionPart(s).Certifier)
	}
	if asked == "" {
		return Agency{}
	}
	return s.agency(asked)
}

// agency is the agency of the office that goes by this id or name, else one of which nothing but the name is known.
func (s *Snapshot) agency(asked string) Agency {
	for _, a := range s.Agencies {
		if a.ID == asked || strings.EqualFold(a.Name, asked) || has(a.OtherName, asked) {
			return a
		}
	}
	return Agency{Name: asked}
}

// official is who signs for the certifier: the one person there whom its head named and who has not left. Of several
// nobody is chosen; a person does that.
func (s *Snapshot) official() AgencyPerson {
	agency := s.certifier()
	var found []AgencyPerson
	for _, p := range s.Officials {
		if agency.ID != "" && p.AgencyID == agency.ID && p.Certifies && p.Left == "" {
			found = append(found, p)
		}
	}
	if len(found) == 1 {
		return found[0]
	}
	return AgencyPerson{}
}
