package cases

import "strings"

// immigrationFacts are what immigration forms ask about the client beside the last entry: papers, earlier stays, what
// was filed before, proceedings, and arrests.
func immigrationFacts() []Fact {
	c := func(s *Snapshot) Client { return s.Client }
	out := []Fact{
		textFact("client.lastEntry.manner", "Manner of last entry", "Manera de la última entrada", func(s *Snapshot) string { return c(s).LastEntry.Manner }),
		dateFact("client.lastEntry.expires", "Stay allowed until, on the I-94", "Permanencia permitida hasta, según el I-94", func(s *Snapshot) Date { return c(s).LastEntry.Expires }),
		textFact("client.lastEntry.country", "Country from which the client came last", "País del que llegó la última vez", func(s *Snapshot) string { return c(s).LastEntry.Country }),
		textFact("client.travelDocument.number", "Travel document number", "Número de documento de viaje", func(s *Snapshot) string { return c(s).TravelDocument.Number }),
		textFact("client.travelDocument.country", "Country that issued the travel document", "País que expidió el documento de viaje", func(s *Snapshot) string { return c(s).TravelDocument.Country }),
		dateFact("client.travelDocument.issued", "Travel document issued on", "Fecha de expedición del documento de viaje", func(s *Snapshot) Date { return c(s).TravelDocument.Issued }),
		dateFact("client.travelDocument.expires", "Travel document expires on", "Fecha de vencimiento del documento de viaje", func(s *Snapshot) Date { return c(s).TravelDocument.Expires }),
		textFact("client.driverLicense.number", "Driver's license number", "Número de licencia de conducir", func(s *Snapshot) string { return c(s).DriverLicense.Number }),
		textFact("client.driverLicense.state", "State of the driver's license", "Estado de la licencia de conducir", func(s *Snapshot) string { return c(s).DriverLicense.State }),
		textFact("client.sevis", "SEVIS number", "Número de SEVIS", func(s *Snapshot) string { return c(s).SEVIS }),
		textFact("client.religion", "Religion", "Religión", func(s *Snapshot) string { return c(s).Religion }),
		textFact("client.ethnicity", "Ethnic or tribal group", "Grupo étnico o tribal", func(s *Snapshot) string { return c(s).Ethnicity }),
		yesFact("client.hispanic", "Hispanic or Latino", "Hispana, hispano, latina o latino", func(s *Snapshot) bool { return c(s).Hispanic }),
	}
	out = append(out, entryFacts()...)
	out = append(out, filingFacts()...)
	return append(out, arrestFacts()...)
}

func entryFacts() []Fact {
	earlier := entryRow("client.entries[].", "Earlier stay: ", "Estancia anterior: ", func(s *Snapshot, at []int) (Entry, bool) { return row(s.entries(), at, 0) })
	return append(earlier, entryRow("client.recentEntries[].", "Entry of the last five years: ", "Entrada de los últimos cinco años: ",
		func(s *Snapshot, at []int) (Entry, bool) { return row(s.recentEntries(), at, 0) })...)
}

func entryRow(path, en, es string, find func(*Snapshot, []int) (Entry, bool)) []Fact {
	return []Fact{
		rowDateFact(path+"date", en+"date of entry", es+"fecha de entrada", find, func(e Entry) Date { return e.Date }),
		rowTextFact(path+"city", en+"city of entry", es+"ciudad de entrada", find, func(e Entry) string { return e.City }),
		rowTextFact(path+"state", en+"state of entry", es+"estado de entrada", find, func(e Entry) string { return e.State }),
		rowTextFact(path+"status", en+"status at entry", es+"estatus en la entrada", find, func(e Entry) string { return e.Status }),
		rowTextFact(path+"i94", en+"I-94 number", es+"número de I-94", find, func(e Entry) string { return e.I94 }),
		rowTextFact(path+"manner", en+"manner of entry", es+"manera de entrada", find, func(e Entry) string { return e.Manner }),
		rowDateFact(path+"expires", en+"allowed until", es+"permitida hasta", find, func(e Entry) Date { return e.Expires }),
		rowTextFact(path+"country", en+"came from", es+"de dónde llegó", find, func(e Entry) string { return e.Country }),
		rowDateFact(path+"left", en+"left on", es+"fecha de salida", find, func(e Entry) Date { return e.Left }),
	}
}

// filingFacts are earlier filings and proceedings.
func filingFacts() []Fact {
	filing := func(s *Snapshot, at []int) (Filing, bool) { return row(s.filings(), at, 0) }
	const path, en, es = "client.filings[].", "Earlier filing: ", "Trámite anterior: "
	out := []Fact{
		rowTextFact(path+"form", en+"form", es+"formulario", filing, func(f Filing) string { return f.Form }),
		rowTextFact(path+"receipt", en+"receipt number", es+"número de recibo", filing, func(f Filing) string { return f.Receipt }),
		rowDateFact(path+"filed", en+"filed on", es+"fecha de presentación", filing, func(f Filing) Date { return f.Filed }),
		rowTextFact(path+"place", en+"office", es+"oficina", filing, func(f Filing) string { return f.Place }),
		rowTextFact(path+"outcome", en+"outcome", es+"resultado", filing, func(f Filing) string { return f.Outcome }),
		rowTextFact(path+"for", en+"by whom and for whom", es+"de quién y para quién", filing, func(f Filing) string { return f.For }),
	}
	before := func(s *Snapshot, at []int) (Proceeding, bool) { return row(s.proceedings(), at, 0) }
	const at, one, una = "client.proceedings[].", "Immigration proceeding: ", "Procedimiento migratorio: "
	return append(out,
		rowTextFact(at+"kind", one+"kind", una+"tipo", before, func(p Proceeding) string { return p.Kind }),
		rowTextFact(at+"court", one+"court", una+"corte", before, func(p Proceeding) string { return p.Court }),
		rowTextFact(at+"place", one+"place", una+"lugar", before, func(p Proceeding) string { return p.Place }),
		rowDateFact(at+"from", one+"from", una+"desde", before, func(p Proceeding) Date { return p.From }),
		rowDateFact(at+"to", one+"until", una+"hasta", before, func(p Proceeding) Date { return p.To }),
		rowTextFact(at+"outcome", one+"outcome", una+"resultado", before, func(p Proceeding) string { return p.Outcome }))
}

// arrestFacts are the client's arrests as immigration forms ask for them: one row for each charge.
func arrestFacts() []Fact {
	find := func(s *Snapshot, at []int) (chargeOfArrest, bool) { return row(s.arrests(), at, 0) }
	const path, en, es = "client.arrests[].", "Arrest on file: ", "Arresto en el expediente: "
	return []Fact{
		rowDateFact(path+"date", en+"date", es+"fecha", find, func(c chargeOfArrest) Date { return c.Arrest.Date }),
		rowTextFact(path+"agency", en+"agency", es+"agencia", find, func(c chargeOfArrest) string { return c.Arrest.Agency }),
		rowTextFact(path+"city", en+"city or place", es+"ciudad o lugar", find, func(c chargeOfArrest) string { return c.Arrest.Place }),
		rowTextFact(path+"state", en+"state", es+"estado", find, func(c chargeOfArrest) string { return c.Arrest.State }),
		rowTextFact(path+"county", en+"county", es+"condado", find, chargeOfArrest.county),
		rowTextFact(path+"charge", en+"charge", es+"cargo", find, chargeOfArrest.words),
		rowTextFact(path+"court", en+"court", es+"corte", find, func(c chargeOfArrest) string { return c.Charge.Court }),
		rowTextFact(path+"docket", en+"case number", es+"número de caso", find, func(c chargeOfArrest) string { return c.Charge.Docket }),
		rowTextFact(path+"outcome", en+"how it ended", es+"cómo terminó", find, func(c chargeOfArrest) string { return c.Charge.Disposition.Outcome }),
		rowTextFact(path+"sentence", en+"sentence", es+"sentencia", find, func(c chargeOfArrest) string { return c.Charge.Disposition.Sentence }),
	}
}

// words are the charge as a table names it: the offense, and the statute behind it.
func (c chargeOfArrest) words() string { return joinParts(", ", c.Charge.Title, c.Charge.Statute) }

func (s *Snapshot) entries() []Entry {
	return newestFirst(s.Client.Entries, func(e Entry) (Date, Date) { return "", e.Date })
}

// recentEntries are the last entry and the earlier ones of the five years before the day of the paper, newest first. An
// entry whose day is not fully known counts where its year can lie in that time. Without a day for the paper all count.
func (s *Snapshot) recentEntries() []Entry {
	var out []Entry
	since := ""
	if day, ok := s.paper.On.Time(); ok {
		since = string(DateOf(day.AddDate(-5, 0, 0)))
	}
	for _, e := range append([]Entry{s.Client.LastEntry}, s.entries()...) {
		day := strings.TrimPrefix(string(e.Date), "~")
		if day != "" && day >= since[:min(len(since), len(day))] {
			out = append(out, e)
		}
	}
	return out
}

func (s *Snapshot) filings() []Filing {
	return newestFirst(s.Client.Filings, func(f Filing) (Date, Date) { return "", f.Filed })
}

func (s *Snapshot) proceedings() []Proceeding {
	return newestFirst(s.Client.Proceedings, func(p Proceeding) (Date, Date) { return p.From, p.To })
}
