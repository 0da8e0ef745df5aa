package cases

// orderPeopleFacts are the stage of a protective order, and the other cases and people it speaks of.
func orderPeopleFacts() []Fact {
	o := orderPart
	out := []Fact{
		textFact("matter.order.stage", "Stage of the order", "Etapa de la orden", func(s *Snapshot) string { return o(s).Stage }),
		dateFact("matter.order.temporary", "Temporary order issued on", "Orden temporal emitida el", func(s *Snapshot) Date { return o(s).Temporary }),
		dateFact("matter.order.temporaryExpires", "Temporary order expires on", "La orden temporal vence el", func(s *Snapshot) Date { return o(s).TemporaryExpires }),
		textFact("matter.order.hearingTime", "Hearing: time", "Audiencia: hora", func(s *Snapshot) string { return o(s).HearingTime }),
		textFact("matter.order.hearingPlace", "Hearing: place", "Audiencia: lugar", func(s *Snapshot) string { return o(s).HearingPlace }),
		textFact("matter.order.serviceBy", "Served by", "Entrega legal por", func(s *Snapshot) string { return o(s).ServiceBy }),
		dateFact("matter.order.serviceProof", "Proof of service filed on", "Prueba de entrega presentada el", func(s *Snapshot) Date { return o(s).ServiceProof }),
		yesFact("matter.order.permanent", "The order has no end", "La orden no tiene vencimiento", func(s *Snapshot) bool { return o(s).Permanent }),
		dateFact("matter.order.renewalFiled", "Renewal filed on", "Renovación presentada el", func(s *Snapshot) Date { return o(s).RenewalFiled }),
		dateFact("matter.order.renewalHearing", "Hearing on the renewal", "Audiencia de la renovación", func(s *Snapshot) Date { return o(s).RenewalHearing }),
		yesFact("matter.order.firearmsAsked", "Surrender of firearms asked for", "Se pide la entrega de armas de fuego", func(s *Snapshot) bool { return o(s).FirearmsAsked }),
		yesFact("matter.order.childSafety", "Children are protected too", "También se protege a menores", func(s *Snapshot) bool { return o(s).ChildSafety }),
		listFact("matter.order.children", "Children, by initials", "Menores, por iniciales", func(s *Snapshot) []string { return o(s).Children }),
	}
	out = append(out, otherCaseFacts()...)
	return append(out, protectedFacts()...)
}

func otherCaseFacts() []Fact {
	find := func(s *Snapshot, at []int) (OtherCase, bool) { return row(orderPart(s).OtherCases, at, 0) }
	const path, en, es = "matter.order.otherCases[].", "Other court case: ", "Otro caso judicial: "
	return []Fact{
		rowTextFact(path+"kind", en+"kind", es+"tipo", find, func(c OtherCase) string { return c.Kind }),
		rowTextFact(path+"court", en+"court", es+"corte", find, func(c OtherCase) string { return c.Court }),
		rowTextFact(path+"number", en+"case number", es+"número de caso", find, func(c OtherCase) string { return c.Number }),
		rowDateFact(path+"filed", en+"filed on", es+"fecha de presentación", find, func(c OtherCase) Date { return c.Filed }),
		rowTextFact(path+"state", en+"state", es+"estado", find, func(c OtherCase) string { return c.State }),
	}
}

func protectedFacts() []Fact {
	person := func(s *Snapshot, at []int) (ProtectedPerson, bool) { return row(orderPart(s).Protected, at, 0) }
	const path, en, es = "matter.order.protected[].", "Also protected: ", "También protege a: "
	out := []Fact{
		rowTextFact(path+"name", en+"full name", es+"nombre completo", person, func(p ProtectedPerson) string { return p.Name }),
		rowTextFact(path+"sex", en+"sex", es+"sexo", person, func(p ProtectedPerson) string { return p.Sex }),
		rowCountFact(path+"age", en+"age", es+"edad", person, func(p ProtectedPerson) int { return p.Age }),
		rowTextFact(path+"relation", en+"relation", es+"parentesco", person, func(p ProtectedPerson) string { return p.Relation }),
		rowYesFact(path+"livesWith", en+"lives with the client", es+"vive con la persona", person, func(p ProtectedPerson) bool { return p.LivesWith }),
		rowTextFact(path+"why", en+"why protection is needed", es+"por qué necesita protección", person, func(p ProtectedPerson) string { return p.Why }),
	}
	out = append(out, minorFacts("matter.order.minors[].", "Child of the order: ", "Menor en la orden: ", func(s *Snapshot) []OrderMinor { return orderPart(s).Minors })...)
	return append(out, minorFacts("matter.order.sharedMinors[].", "Child of both: ", "Menor de ambas personas: ", sharedMinors)...)
}

// sharedMinors are the children of the client and of the person to be restrained.
func sharedMinors(s *Snapshot) []OrderMinor {
	var out []OrderMinor
	for _, m := range orderPart(s).Minors {
		if m.Shared {
			out = append(out, m)
		}
	}
	return out
}

func minorFacts(path, en, es string, list func(*Snapshot) []OrderMinor) []Fact {
	find := func(s *Snapshot, at []int) (OrderMinor, bool) { return row(list(s), at, 0) }
	return []Fact{
		rowTextFact(path+"name", en+"full name", es+"nombre completo", find, func(m OrderMinor) string { return m.Name }),
		rowDateFact(path+"birthDate", en+"date of birth", es+"fecha de nacimiento", find, func(m OrderMinor) Date { return m.BirthDate }),
		rowTextFact(path+"relation", en+"relation to the client", es+"parentesco con la persona", find, func(m OrderMinor) string { return m.Relation }),
		rowTextFact(path+"livesNow", en+"lives now with", es+"vive ahora con", find, func(m OrderMinor) string { return m.LivesNow }),
		rowDateFact(path+"since", en+"there since", es+"ahí desde", find, func(m OrderMinor) Date { return m.Since }),
		rowYesFact(path+"shared", en+"child of the person to be restrained too", es+"también de la persona que se pide restringir", find, func(m OrderMinor) bool { return m.Shared }),
	}
}
