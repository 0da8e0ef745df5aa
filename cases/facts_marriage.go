package cases

// marriageFacts are the present marriage and the earlier ones, those newest first.
func marriageFacts() []Fact {
	w := func(s *Snapshot) Wedding { return s.Client.Marriage }
	out := []Fact{
		dateFact("client.marriage.date", "Present marriage: date", "Matrimonio actual: fecha", func(s *Snapshot) Date { return w(s).Date }),
		textFact("client.marriage.city", "Present marriage: city or town", "Matrimonio actual: ciudad o pueblo", func(s *Snapshot) string { return w(s).City }),
		textFact("client.marriage.state", "Present marriage: state or province", "Matrimonio actual: estado o provincia", func(s *Snapshot) string { return w(s).State }),
		textFact("client.marriage.country", "Present marriage: country", "Matrimonio actual: país", func(s *Snapshot) string { return w(s).Country }),
		countFact("client.timesMarried", "Times married, the present marriage counted", "Veces que se casó, contando el matrimonio actual", func(s *Snapshot) int { return s.Client.TimesMarried }),
	}
	find := func(s *Snapshot, at []int) (Marriage, bool) { return row(s.marriages(), at, 0) }
	const path, en, es = "client.marriages[].", "Earlier marriage: ", "Matrimonio anterior: "
	for _, f := range []struct {
		name, en, es string
		get          func(Marriage) string
	}{
		{"name.family", "spouse's family name", "apellido del cónyuge", func(m Marriage) string { return m.Name.Family }},
		{"name.given", "spouse's given name", "nombre del cónyuge", func(m Marriage) string { return m.Name.Given }},
		{"name.middle", "spouse's middle name", "segundo nombre del cónyuge", func(m Marriage) string { return m.Name.Middle }},
		{"name.full", "spouse's full name", "nombre completo del cónyuge", func(m Marriage) string { return m.Name.Full() }},
		{"birthCountry", "spouse's country of birth", "país de nacimiento del cónyuge", func(m Marriage) string { return m.BirthCountry }},
		{"city", "city or town of the wedding", "ciudad o pueblo de la boda", func(m Marriage) string { return m.City }},
		{"state", "state or province of the wedding", "estado o provincia de la boda", func(m Marriage) string { return m.State }},
		{"country", "country of the wedding", "país de la boda", func(m Marriage) string { return m.Country }},
		{"endedCity", "city or town where it ended", "ciudad o pueblo donde terminó", func(m Marriage) string { return m.EndedCity }},
		{"endedState", "state or province where it ended", "estado o provincia donde terminó", func(m Marriage) string { return m.EndedState }},
		{"endedCountry", "country where it ended", "país donde terminó", func(m Marriage) string { return m.EndedCountry }},
		{"how", "how it ended", "cómo terminó", func(m Marriage) string { return m.How }},
	} {
		out = append(out, rowTextFact(path+f.name, en+f.en, es+f.es, find, f.get))
	}
	return append(out,
		rowDateFact(path+"birthDate", en+"spouse's date of birth", es+"fecha de nacimiento del cónyuge", find, func(m Marriage) Date { return m.BirthDate }),
		rowDateFact(path+"married", en+"date of the wedding", es+"fecha de la boda", find, func(m Marriage) Date { return m.Married }),
		rowDateFact(path+"ended", en+"ended on", es+"fecha en que terminó", find, func(m Marriage) Date { return m.Ended }))
}

func (s *Snapshot) marriages() []Marriage {
	return newestFirst(s.Client.Marriages, func(m Marriage) (Date, Date) { return m.Married, m.Ended })
}
