package cases

import "slices"

// arrestAgencyFacts are the agencies that arrested, whom some courts serve, with what the office has taken down of them.
func arrestAgencyFacts() []Fact {
	ofArrest := func(s *Snapshot, at []int) (Agency, bool) {
		a, ok := arrestAt(s, at)
		if !ok || a.Agency == "" {
			return Agency{}, false
		}
		return s.agency(a.Agency), true
	}
	each := func(s *Snapshot, at []int) (Agency, bool) { return row(arrestAgencies(s), at, 0) }
	const list, en, es = "matter.record.agencies[]", "Arresting agency: ", "Agencia que arrestó: "
	out := rowAddressFacts("matter.record.arrests[].agencyAddress", "Arrest: agency: ", "Arresto: agencia: ", addressOf(ofArrest))
	out = append(out,
		rowTextFact(list+".name", en+"name", es+"nombre", each, func(a Agency) string { return a.Name }),
		rowTextFact(list+".phone", en+"telephone", es+"teléfono", each, func(a Agency) string { return a.Phone }))
	out = append(out, rowTextFact("matter.record.courts[].name", "Court of the charges: name", "Corte de los cargos: nombre",
		func(s *Snapshot, at []int) (string, bool) { return row(chargeCourts(s), at, 0) }, func(name string) string { return name }))
	return append(out, rowAddressFacts(list+".address", en, es, addressOf(each))...)
}

// chargeCourts are the courts of the matter's charges, each once.
func chargeCourts(s *Snapshot) []string {
	var out []string
	for _, c := range flatCharges(s) {
		if c.Charge.Court != "" && !has(out, c.Charge.Court) {
			out = append(out, c.Charge.Court)
		}
	}
	return out
}

func addressOf(find func(*Snapshot, []int) (Agency, bool)) func(*Snapshot, []int) (Address, bool) {
	return func(s *Snapshot, at []int) (Address, bool) {
		a, ok := find(s, at)
		return a.Address, ok
	}
}

// arrestAgencies are the agencies of the matter's arrests, each once.
func arrestAgencies(s *Snapshot) []Agency {
	var out []Agency
	for _, a := range recordPart(s).Arrests {
		agency := s.agency(a.Agency)
		if a.Agency != "" && !slices.ContainsFunc(out, func(b Agency) bool { return b.Name == agency.Name }) {
			out = append(out, agency)
		}
	}
	return out
}
