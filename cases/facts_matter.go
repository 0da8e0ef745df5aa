package cases

import (
	"slices"
	"strings"
)

func matterFacts() []Fact {
	m := func(s *Snapshot) Matter { return s.Matter }
	return []Fact{
		textFact("matter.id", "Matter, record number", "Asunto, número de registro", func(s *Snapshot) string { return m(s).ID }),
		textFact("matter.clientId", "Client of this matter", "Persona atendida en este asunto", func(s *Snapshot) string { return m(s).ClientID }),
		textFact("matter.kind", "Kind of matter", "Tipo de asunto", func(s *Snapshot) string { return string(m(s).Kind) }),
		textFact("matter.number", "Office case number", "Número de expediente de la oficina", func(s *Snapshot) string { return m(s).Number }),
		textFact("matter.title", "Title of the matter", "Título del asunto", func(s *Snapshot) string { return m(s).Title }),
		textFact("matter.stage", "Stage", "Etapa", func(s *Snapshot) string { return string(m(s).Stage) }),
		textFact("matter.relief", "Relief asked for", "Remedio solicitado", func(s *Snapshot) string { return m(s).Relief }),
		dateFact("matter.opened", "Opened on", "Fecha de apertura", func(s *Snapshot) Date { return m(s).Opened }),
		textFact("matter.venue.court", "Court or agency", "Corte o agencia", func(s *Snapshot) string { return m(s).Venue.Court }),
		textFact("matter.venue.division", "Division", "División", func(s *Snapshot) string { return m(s).Venue.Division }),
		textFact("matter.venue.county", "County", "Condado", func(s *Snapshot) string { return m(s).Venue.County }),
		textFact("matter.venue.state", "State of the court", "Estado de la corte", func(s *Snapshot) string { return m(s).Venue.State }),
		textFact("matter.venue.docket", "Case number of the court", "Número de caso de la corte", func(s *Snapshot) string { return m(s).Venue.Docket }),
		textFact("matter.venue.caseName", "Case name of the court", "Nombre del caso en la corte", func(s *Snapshot) string { return m(s).Venue.CaseName }),
		textFact("matter.venue.street", "Street of the court", "Calle de la corte", func(s *Snapshot) string { return m(s).Venue.Street }),
		textFact("matter.venue.city", "City of the court", "Ciudad de la corte", func(s *Snapshot) string { return m(s).Venue.City }),
		textFact("matter.venue.zip", "ZIP Code of the court", "Código postal de la corte", func(s *Snapshot) string { return m(s).Venue.ZIP }),
		textFact("matter.venue.cityLine", "City, state and ZIP of the court", "Ciudad, estado y código postal de la corte", func(s *Snapshot) string {
			return Address{City: m(s).Venue.City, State: m(s).Venue.State, ZIP: m(s).Venue.ZIP}.CityLine()
		}),
		listFact("matter.forms", "Forms to file", "Formularios por presentar", func(s *Snapshot) []string { return m(s).Forms }),
		{Path: "matter.evidence.exhibits[].label", Label: "Exhibit: letter", LabelES: "Anexo: letra", Kind: TextFact, get: func(s *Snapshot, at []int) Value {
			if _, ok := exhibitAt(s, at); !ok {
				return Value{}
			}
			return Value{Text: s.Matter.Packet.ExhibitLabel(at[0])}
		}},
		rowTextFact("matter.evidence.exhibits[].title", "Exhibit: title", "Anexo: título", exhibitAt, EvidenceItem.exhibitTitle),
		rowDateFact("matter.evidence.exhibits[].date", "Exhibit: date", "Anexo: fecha", exhibitAt, func(e EvidenceItem) Date { return e.Date }),
		rowTextFact("matter.deadlines[].title", "Deadline", "Plazo", deadlineAt, func(d Deadline) string { return d.Title }),
		rowDateFact("matter.deadlines[].day", "Deadline: day", "Plazo: día", deadlineAt, Deadline.Day),
		rowTextFact("matter.deadlines[].citation", "Deadline: legal source", "Plazo: fuente legal", deadlineAt, func(d Deadline) string { return d.Citation }),
	}
}

func exhibitAt(s *Snapshot, at []int) (EvidenceItem, bool) { return row(exhibits(s), at, 0) }

func deadlineAt(s *Snapshot, at []int) (Deadline, bool) { return row(s.Deadlines, at, 0) }

func (e EvidenceItem) exhibitTitle() string {
	if e.Exhibit.Title != "" {
		return e.Exhibit.Title
	}
	return e.Title
}

func recordFacts() []Fact {
	r := recordPart
	out := []Fact{
		textFact("matter.record.nexus", "How the conduct came from being trafficked", "Cómo la conducta resultó de la trata", func(s *Snapshot) string { return r(s).Nexus }),
		textFact("matter.record.notEarlier", "Why the facts were not raised earlier", "Por qué los hechos no se plantearon antes", func(s *Snapshot) string { return r(s).NotEarlier }),
		dateFact("matter.record.period.from", "Under the trafficker's control from", "Bajo control del tratante desde", func(s *Snapshot) Date { return r(s).Period[0] }),
		dateFact("matter.record.period.to", "Under the trafficker's control until", "Bajo control del tratante hasta", func(s *Snapshot) Date { return r(s).Period[1] }),
		dateFact("matter.record.exitEnd", "End of the exit period", "Fin del período de salida", func(s *Snapshot) Date { return r(s).ExitEnd }),
		dateFact("matter.record.filed", "Motion filed on", "Fecha de presentación de la moción", func(s *Snapshot) Date { return r(s).Filed }),
		dateFact("matter.record.served", "Motion served on", "Fecha de entrega de la moción", func(s *Snapshot) Date { return r(s).Served }),
		dateFact("matter.record.opposed", "Opposition filed on", "Fecha de la oposición", func(s *Snapshot) Date { return r(s).Opposed }),
		rowDateFact("matter.record.arrests[].date", "Arrest: date", "Arresto: fecha", arrestAt, func(a Arrest) Date { return a.Date }),
		rowTextFact("matter.record.arrests[].agency", "Arrest: agency", "Arresto: agencia", arrestAt, func(a Arrest) string { return a.Agency }),
		rowTextFact("matter.record.arrests[].place", "Arrest: place", "Arresto: lugar", arrestAt, func(a Arrest) string { return a.Place }),
		rowTextFact("matter.record.arrests[].county", "Arrest: county", "Arresto: condado", arrestAt, func(a Arrest) string { return a.County }),
		rowTextFact("matter.record.arrests[].state", "Arrest: state", "Arresto: estado", arrestAt, func(a Arrest) string { return a.State }),
	}
	nested := func(s *Snapshot, at []int) (chargeOfArrest, bool) {
		a, ok := arrestAt(s, at)
		if !ok {
			return chargeOfArrest{}, false
		}
		c, ok := row(a.Charges, at, 1)
		return chargeOfArrest{a, c}, ok
	}
	flat := func(s *Snapshot, at []int) (chargeOfArrest, bool) { return row(flatCharges(s), at, 0) }
	out = append(out, chargeFacts("matter.record.arrests[].charges[]", nested)...)
	out = append(out, chargeFacts("matter.record.charges[]", flat)...)
	return append(append(append(out, endedCharges()...), arrestAgencyFacts()...), append(serviceFacts(), controlFacts()...)...)
}

func arrestAt(s *Snapshot, at []int) (Arrest, bool) { return row(recordPart(s).Arrests, at, 0) }

func orderFacts() []Fact {
	o := orderPart
	out := []Fact{
		textFact("matter.order.family", "Kind of protective order", "Tipo de orden de protección", func(s *Snapshot) string { return o(s).Family }),
		textFact("matter.order.relationship", "Relationship to the person to be restrained", "Relación con la persona a restringir", func(s *Snapshot) string { return o(s).Relationship }),
		yesFact("matter.order.livedTogether", "Lives or lived together with that person", "Vive o vivió con esa persona", func(s *Snapshot) bool { return o(s).LivedTogether }),
		listFact("matter.order.relief", "Orders asked for", "Órdenes solicitadas", func(s *Snapshot) []string { return o(s).Relief }),
		listFact("matter.order.stayAway", "Stay away from", "Mantenerse lejos de", func(s *Snapshot) []string { return o(s).StayAway }),
		countFact("matter.order.yards", "Distance asked for, in yards", "Distancia solicitada, en yardas", func(s *Snapshot) int { return o(s).Yards }),
		textFact("matter.order.firearms", "The person has or controls firearms", "La persona tiene o controla armas de fuego", func(s *Snapshot) string { return o(s).Firearms }),
		dateFact("matter.order.filed", "Request filed on", "Fecha de presentación", func(s *Snapshot) Date { return o(s).Filed }),
		dateFact("matter.order.hearing", "Hearing on", "Fecha de la audiencia", func(s *Snapshot) Date { return o(s).Hearing }),
		dateFact("matter.order.served", "Served on", "Fecha de entrega legal", func(s *Snapshot) Date { return o(s).Served }),
		dateFact("matter.order.issued", "Order issued on", "Fecha de emisión de la orden", func(s *Snapshot) Date { return o(s).Issued }),
		dateFact("matter.order.expires", "Order expires on", "Fecha de vencimiento de la orden", func(s *Snapshot) Date { return o(s).Expires }),
	}
	out = append(out, incidentFacts("matter.order.incidents[]", incidentAt)...)
	return append(out, incidentFacts("matter.order.recentIncidents[]", recentIncidentAt)...)
}

func incidentFacts(path string, find func(*Snapshot, []int) (Incident, bool)) []Fact {
	out := []Fact{rowDateFact(path+".date", "Incident: date", "Incidente: fecha", find, func(i Incident) Date { return i.Date })}
	for _, f := range []struct {
		name, en, es string
		get          func(Incident) string
	}{
		{"place", "place", "lugar", func(i Incident) string { return i.Place }},
		{"what", "what happened", "qué pasó", func(i Incident) string { return i.What }},
		{"harm", "harm", "daño", func(i Incident) string { return i.Harm }},
		{"weapon", "weapon", "arma", func(i Incident) string { return i.Weapon }},
		{"police", "police", "policía", func(i Incident) string { return i.Police }},
		{"witnesses", "who saw or heard it", "quién lo vio u oyó", func(i Incident) string { return i.Witnesses }},
		{"howOften", "how often", "con qué frecuencia", func(i Incident) string { return i.HowOften }},
	} {
		out = append(out, rowTextFact(path+"."+f.name, "Incident: "+f.en, "Incidente: "+f.es, find, f.get))
	}
	return out
}

// incidentAt gives only incidents whose words the client approved: nothing else may be told in a paper.
func incidentAt(s *Snapshot, at []int) (Incident, bool) { return row(approvedIncidents(s), at, 0) }

// recentIncidentAt counts from the most recent one: court forms ask for that first.
func recentIncidentAt(s *Snapshot, at []int) (Incident, bool) {
	list := approvedIncidents(s)
	slices.SortStableFunc(list, func(a, b Incident) int {
		return strings.Compare(strings.TrimPrefix(string(b.Date), "~"), strings.TrimPrefix(string(a.Date), "~"))
	})
	return row(list, at, 0)
}

func approvedIncidents(s *Snapshot) []Incident {
	var out []Incident
	for _, i := range orderPart(s).Incidents {
		if i.Approved != "" {
			out = append(out, i)
		}
	}
	return out
}

func petitionFacts() []Fact {
	p := petitionPart
	return []Fact{
		textFact("matter.petition.form", "Immigration form", "Formulario migratorio", func(s *Snapshot) string { return p(s).Form }),
		textFact("matter.petition.category", "Category", "Categoría", func(s *Snapshot) string { return p(s).Category }),
		textFact("matter.petition.trafficking", "Labor trafficking, sex trafficking, or both", "Trata laboral, sexual o ambas", func(s *Snapshot) string { return p(s).Trafficking }),
		textFact("matter.petition.sector", "Kind of work", "Tipo de trabajo", func(s *Snapshot) string { return p(s).Sector }),
		textFact("matter.petition.reportedTo", "Reported to", "Denunciado ante", func(s *Snapshot) string { return p(s).ReportedTo }),
		dateFact("matter.petition.reportedOn", "Reported on", "Fecha de la denuncia", func(s *Snapshot) Date { return p(s).ReportedOn }),
		textFact("matter.petition.reportCase", "Case number of the report", "Número de caso de la denuncia", func(s *Snapshot) string { return p(s).ReportCase }),
		yesFact("matter.petition.under18", "Under 18 when at least one act happened", "Menor de 18 años cuando ocurrió al menos un acto", func(s *Snapshot) bool { return p(s).Under18 }),
		textFact("matter.petition.cooperated", "Answered reasonable requests of law enforcement", "Respondió a las solicitudes razonables de las autoridades", func(s *Snapshot) string { return p(s).Cooperated }),
		textFact("matter.petition.certifier", "Certifying agency", "Agencia certificadora", func(s *Snapshot) string { return p(s).Certifier }),
		dateFact("matter.petition.suppBSigned", "Supplement B signed on", "Fecha de firma del Suplemento B", func(s *Snapshot) Date { return p(s).SuppBSigned }),
		yesFact("matter.petition.workPermit", "Work permit asked for", "Permiso de trabajo solicitado", func(s *Snapshot) bool { return p(s).WorkPermit }),
		textFact("matter.petition.presentBecause", "In the United States because of the trafficking", "En los Estados Unidos a causa de la trata", func(s *Snapshot) string { return p(s).PresentBecause }),
		textFact("matter.petition.hardship", "Hardship if removed", "Dificultades en caso de expulsión", func(s *Snapshot) string { return p(s).Hardship }),
		listFact("matter.petition.inadmissible", "Grounds that may need a waiver", "Causales que pueden requerir perdón", func(s *Snapshot) []string { return p(s).Inadmissible }),
		rowTextFact("matter.petition.receipts[].number", "Receipt number", "Número de recibo", receiptAt, func(r Receipt) string { return r.Number }),
		rowTextFact("matter.petition.receipts[].form", "Receipt: form", "Recibo: formulario", receiptAt, func(r Receipt) string { return r.Form }),
		rowDateFact("matter.petition.receipts[].date", "Receipt: date", "Recibo: fecha", receiptAt, func(r Receipt) Date { return r.Date }),
		rowTextFact("matter.petition.notices[].kind", "Notice", "Aviso", noticeAt, func(n Notice) string { return n.Kind }),
		rowDateFact("matter.petition.notices[].date", "Notice: date", "Aviso: fecha", noticeAt, func(n Notice) Date { return n.Date }),
		rowYesFact("matter.petition.notices[].open", "Notice: the day to answer has not passed", "Aviso: el día para responder no ha pasado", openNotice, func(Notice) bool { return true }),
		rowDateFact("matter.petition.notices[].respondBy", "Notice: answer by", "Aviso: responder antes de", noticeAt, func(n Notice) Date { return n.RespondBy }),
	}
}

func receiptAt(s *Snapshot, at []int) (Receipt, bool) { return row(petitionPart(s).Receipts, at, 0) }

// openNotice is a notice whose day to answer has not passed on the day of the paper at hand, or was not told.
func openNotice(s *Snapshot, at []int) (Notice, bool) {
	n, ok := noticeAt(s, at)
	return n, ok && (n.RespondBy == "" || s.paper.On == "" || n.RespondBy >= s.paper.On)
}

func noticeAt(s *Snapshot, at []int) (Notice, bool) { return row(petitionPart(s).Notices, at, 0) }

func storyFacts() []Fact {
	return []Fact{
		textFact("story.approved", "The client's approved account", "Relato aprobado por la persona atendida", func(s *Snapshot) string {
			var parts []string
			for _, f := range approved(s) {
				parts = append(parts, f.Words)
			}
			return joinParts("\n\n", parts...)
		}),
		rowTextFact("story.fragments[].title", "Account: title", "Relato: título", fragmentAt, func(f Fragment) string { return f.Title }),
		rowTextFact("story.fragments[].words", "Account: approved words", "Relato: palabras aprobadas", fragmentAt, func(f Fragment) string { return strings.TrimSpace(f.Words) }),
		rowTextFact("story.fragments[].place", "Account: place", "Relato: lugar", fragmentAt, func(f Fragment) string { return f.Place }),
		rowDateFact("story.fragments[].from", "Account: from", "Relato: desde", fragmentAt, func(f Fragment) Date { return f.From }),
		rowDateFact("story.fragments[].to", "Account: until", "Relato: hasta", fragmentAt, func(f Fragment) Date { return f.To }),
		rowDateFact("story.fragments[].approved", "Account: approved on", "Relato: aprobado el", fragmentAt, Fragment.ApprovedOn),
	}
}

func fragmentAt(s *Snapshot, at []int) (Fragment, bool) { return row(approved(s), at, 0) }
