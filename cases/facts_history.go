package cases

// historyFacts are where the client lived, worked and went to school before, each list newest first.
func historyFacts() []Fact {
	home := func(s *Snapshot, at []int) (Address, bool) { return row(s.residences(), at, 0) }
	homes := []Fact{
		rowDateFact("client.residences[].from", "Earlier home: from", "Domicilio anterior: desde", home, func(a Address) Date { return a.From }),
		rowDateFact("client.residences[].to", "Earlier home: until", "Domicilio anterior: hasta", home, func(a Address) Date { return a.Until }),
	}
	homes = append(homes, rowAddressFacts("client.residences[].address", "Earlier home: ", "Domicilio anterior: ", home)...)
	homes = guarded(homes, func(s *Snapshot, at []int) Address { a, _ := home(s, at); a.Kind = Home; return a })
	out := append(homes, dateFact("client.homeSince", "Lives at home since", "Vive en el domicilio desde", func(s *Snapshot) Date { a, _ := s.place(Home); return a.From }))
	out = append(out, jobFacts()...)
	return append(out, schoolFacts()...)
}

// jobFacts are the places of work. Who employs the client now says where the client can be found, so the name of a
// present employer is guarded like the place.
func jobFacts() []Fact {
	job := func(s *Snapshot, at []int) (Job, bool) { return row(s.jobs(), at, 0) }
	const path, en, es = "client.jobs[]", "Work: ", "Trabajo: "
	places := append([]Fact{rowTextFact(path+".employer", en+"employer", es+"empleador", job, func(j Job) string { return j.Employer })},
		rowAddressFacts(path+".address", en, es, func(s *Snapshot, at []int) (Address, bool) { j, ok := job(s, at); return j.Address, ok })...)
	return append(guarded(places, func(s *Snapshot, at []int) Address { j, _ := job(s, at); return j.lives() }),
		rowTextFact(path+".occupation", en+"occupation", es+"ocupación", job, func(j Job) string { return j.Occupation }),
		rowDateFact(path+".from", en+"from", es+"desde", job, func(j Job) Date { return j.From }),
		rowDateFact(path+".to", en+"until", es+"hasta", job, func(j Job) Date { return j.To }))
}

func schoolFacts() []Fact {
	school := func(s *Snapshot, at []int) (Schooling, bool) { return row(s.schools(), at, 0) }
	const path, en, es = "client.schools[]", "School: ", "Escuela: "
	places := []Fact{
		rowTextFact(path+".name", en+"name", es+"nombre", school, func(x Schooling) string { return x.Name }),
		rowTextFact(path+".place", en+"city and country", es+"ciudad y país", school, func(x Schooling) string { return x.Place }),
	}
	return append(guarded(places, func(s *Snapshot, at []int) Address { x, _ := school(s, at); return x.lives() }),
		rowTextFact(path+".kind", en+"kind", es+"tipo", school, func(x Schooling) string { return x.Kind }),
		rowDateFact(path+".from", en+"from", es+"desde", school, func(x Schooling) Date { return x.From }),
		rowDateFact(path+".to", en+"until", es+"hasta", school, func(x Schooling) Date { return x.To }))
}
