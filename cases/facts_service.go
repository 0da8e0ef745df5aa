package cases

import "slices"

// serviceFacts are who has to receive a record-relief motion, as the office took it down.
func serviceFacts() []Fact {
	each := func(s *Snapshot, at []int) (Serve, bool) { return row(served(s), at, 0) }
	const list, en, es = "matter.record.service[]", "Service: ", "Notificación: "
	return []Fact{
		rowTextFact(list+".whom", en+"who is served", es+"a quién se notifica", each, func(v Serve) string { return v.Whom }),
		rowTextFact(list+".address", en+"address", es+"dirección", each, func(v Serve) string { return v.Address }),
		rowTextFact(list+".how", en+"how", es+"cómo", each, func(v Serve) string { return v.How }),
		rowDateFact(list+".served", en+"on", es+"fecha", each, func(v Serve) Date { return v.Served }),
	}
}

// served are the bodies to be served in the court of this matter. What was taken down for the court of another charge
// belongs to the papers of that court.
func served(s *Snapshot) []Serve {
	var out []Serve
	for _, v := range recordPart(s).Service {
		if v.Court == "" || s.Matter.Venue.Court == "" || v.Court == s.Matter.Venue.Court {
			out = append(out, v)
		}
	}
	return out
}

// chargeLinkFacts tie a charge to the time under control: the client's approved words for it, the ways of control a
// person marked, and the exhibits that speak of it, each by its letter.
func chargeLinkFacts(path string, find func(*Snapshot, []int) (chargeOfArrest, bool)) []Fact {
	list := func(name, en, es string, get func(*Snapshot, Charge) []string) Fact {
		return Fact{Path: path + name, Label: en, LabelES: es, Kind: ListFact, get: func(s *Snapshot, at []int) Value {
			if c, ok := find(s, at); ok {
				return Value{List: get(s, c.Charge)}
			}
			return Value{}
		}}
	}
	return []Fact{
		rowTextFact(path+".link", "Charge: how it came from being controlled", "Cargo: cómo resultó del control", find, func(c chargeOfArrest) string { return c.Charge.Link }),
		list(".tags", "Charge: how the person was kept under control", "Cargo: cómo se mantuvo el control", func(_ *Snapshot, c Charge) []string {
			var out []string
			for _, id := range c.Tags {
				out = append(out, Words(Coercions(), id, "en"))
			}
			return out
		}),
		list(".exhibits", "Charge: exhibits that speak of it", "Cargo: anexos que hablan de él", func(s *Snapshot, c Charge) []string {
			var out []string
			for i, e := range exhibits(s) {
				if slices.Contains(c.Evidence, e.ID) {
					out = append(out, "Exhibit "+s.Matter.Packet.ExhibitLabel(i))
				}
			}
			return out
		}),
	}
}

// controlFacts are the ways of control that a person marked on the charges, on the timeline while it lasted, and on what
// was done: each once, in the order of Coercions.
func controlFacts() []Fact {
	each := func(s *Snapshot, at []int) (Term, bool) { return row(controls(s), at, 0) }
	return []Fact{rowTextFact("matter.record.control[].what", "Means of control", "Medio de control", each, func(t Term) string { return t.EN })}
}

func controls(s *Snapshot) []Term {
	var tags []string
	for _, c := range flatCharges(s) {
		tags = append(tags, c.Charge.Tags...)
	}
	for _, e := range s.Timeline {
		if e.Phase == During {
			tags = append(tags, e.Tags...)
		}
	}
	for _, x := range s.Exploitations {
		tags = append(tags, x.Tags...)
	}
	return slices.DeleteFunc(Coercions(), func(t Term) bool { return !slices.Contains(tags, t.ID) })
}
