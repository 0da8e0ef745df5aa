package cases

func officeFacts() []Fact {
	out := []Fact{
		textFact("office.name", "Name of the office", "Nombre de la oficina", func(s *Snapshot) string { return s.Office.Name }),
		textFact("office.phone", "Office telephone", "Teléfono de la oficina", func(s *Snapshot) string { return s.Office.Phone }),
		textFact("office.email", "Office email", "Correo electrónico de la oficina", func(s *Snapshot) string { return s.Office.Email }),
	}
	out = append(out, addressFacts("office.address", "Office address", "Dirección de la oficina", "", func(s *Snapshot) Address { return s.Office.Address })...)
	a := func(s *Snapshot) Attorney { return s.Attorney }
	out = append(out,
		textFact("attorney.name.family", "Attorney: family name", "Abogada o abogado: apellido", func(s *Snapshot) string { return a(s).Name.Family }),
		textFact("attorney.name.given", "Attorney: given name", "Abogada o abogado: nombre", func(s *Snapshot) string { return a(s).Name.Given }),
		textFact("attorney.name.middle", "Attorney: middle name", "Abogada o abogado: segundo nombre", func(s *Snapshot) string { return a(s).Name.Middle }),
		textFact("attorney.name.full", "Attorney: full name", "Abogada o abogado: nombre completo", func(s *Snapshot) string { return a(s).Name.Full() }),
		textFact("attorney.role", "Attorney: role in the office", "Abogada o abogado: función", func(s *Snapshot) string { return a(s).Role }),
		textFact("attorney.firm", "Attorney: firm or organization", "Abogada o abogado: firma u organización", func(s *Snapshot) string { return firm(s) }),
		textFact("attorney.barNumber", "Attorney: bar number", "Abogada o abogado: número de colegiatura", func(s *Snapshot) string { return a(s).BarNumber }),
		textFact("attorney.barState", "Attorney: state of the bar", "Abogada o abogado: estado de colegiatura", func(s *Snapshot) string { return a(s).BarState }),
		textFact("attorney.uscisAccount", "Attorney: USCIS online account", "Abogada o abogado: cuenta en línea de USCIS", func(s *Snapshot) string { return a(s).USCISAccount }),
		textFact("attorney.phone", "Attorney: telephone", "Abogada o abogado: teléfono", func(s *Snapshot) string { return a(s).Phone }),
		textFact("attorney.mobile", "Attorney: mobile telephone", "Abogada o abogado: celular", func(s *Snapshot) string { return a(s).Mobile }),
		textFact("attorney.eoirId", "Attorney: EOIR ID number", "Abogada o abogado: número EOIR", func(s *Snapshot) string { return a(s).EOIRID }),
		textFact("attorney.licensing", "Attorney: licensing authority", "Abogada o abogado: autoridad que otorga la licencia", func(s *Snapshot) string { return a(s).Licensing }),
		yesFact("attorney.accredited", "Accredited representative", "Representante acreditada o acreditado", func(s *Snapshot) bool { return a(s).Accredited }),
		textFact("attorney.organization", "Recognized organization", "Organización reconocida", func(s *Snapshot) string { return a(s).Organization }),
		dateFact("attorney.accreditedUntil", "Accreditation ends on", "La acreditación vence el", func(s *Snapshot) Date { return a(s).AccreditedUntil }),
		textFact("attorney.fax", "Attorney: fax", "Abogada o abogado: fax", func(s *Snapshot) string { return a(s).Fax }),
		textFact("attorney.email", "Attorney: email", "Abogada o abogado: correo electrónico", func(s *Snapshot) string { return a(s).Email }),
	)
	return append(out, addressFacts("attorney.address", "Attorney's address", "Dirección de la abogada o el abogado", "", attorneyAddress)...)
}

// attorneyAddress is the attorney's own address, else the office's.
func attorneyAddress(s *Snapshot) Address {
	if s.Attorney.Address.Street != "" {
		return s.Attorney.Address
	}
	if s.Attorney.ID == "" {
		return Address{}
	}
	return s.Office.Address
}

func firm(s *Snapshot) string {
	if s.Attorney.Firm != "" || s.Attorney.ID == "" {
		return s.Attorney.Firm
	}
	return s.Office.Name
}

// Respondent is the person whom the protective order of this matter names, else the first party in that role.
func (s *Snapshot) Respondent() (Party, bool) {
	if s.Matter.Order != nil {
		for _, p := range s.Parties {
			if p.ID != "" && p.ID == s.Matter.Order.Respondent {
				return p, true
			}
		}
	}
	return s.Party("respondent")
}

// relationshipWords is what the person is to the client: in words, else as chosen from the list.
func (p Party) relationshipWords() string {
	if p.Relationship != "" {
		return p.Relationship
	}
	return Words(Relationships(), string(p.Relation), "en")
}

func releaseFacts() []Fact {
	r := func(s *Snapshot) Release { return s.release() }
	return []Fact{
		textFact("release.recipient", "Release: kind of recipient", "Autorización: tipo de destinatario", func(s *Snapshot) string { return string(r(s).Recipient) }),
		textFact("release.whom", "Release: who receives it", "Autorización: quién recibe la información", func(s *Snapshot) string { return r(s).Whom }),
		textFact("release.purpose", "Release: purpose", "Autorización: propósito", func(s *Snapshot) string { return r(s).Purpose }),
		dateFact("release.signed", "Release: signed on", "Autorización: fecha de firma", func(s *Snapshot) Date { return r(s).Signed }),
		textFact("release.language", "Release: language it was explained in", "Autorización: idioma en que se explicó", func(s *Snapshot) string { return r(s).Language }),
		textFact("release.explainedBy", "Release: explained by", "Autorización: quién la explicó", func(s *Snapshot) string { return r(s).ExplainedBy }),
		textFact("release.guardian", "Release: guardian who signed", "Autorización: tutora o tutor que firmó", func(s *Snapshot) string { return r(s).Guardian.Name.Full() }),
		dateFact("release.guardianSigned", "Release: guardian signed on", "Autorización: fecha de firma de la tutora o el tutor", func(s *Snapshot) Date { return r(s).GuardianSigned }),
		dateFact("release.expires", "Release: ends on", "Autorización: fecha de vencimiento", func(s *Snapshot) Date { return r(s).Expires }),
	}
}

// release is the newest release for this matter that was not taken back.
func (s *Snapshot) release() Release {
	var newest Release
	for _, r := range s.Releases {
		if r.Revoked == "" && (r.MatterID == s.Matter.ID || r.MatterID == "") && r.Signed >= newest.Signed {
			newest = r
		}
	}
	return newest
}
