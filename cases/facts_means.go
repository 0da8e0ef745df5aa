package cases

// meansFacts are the household's money, as requests to waive a fee ask for it.
func meansFacts() []Fact {
	m := func(s *Snapshot) Means { return s.Client.Means }
	out := []Fact{
		countFact("client.means.householdSize", "People in the household, the client counted", "Personas en el hogar, contando a la persona", func(s *Snapshot) int { return m(s).HouseholdSize }),
		yesFact("client.means.employed", "Employed now", "Con empleo ahora", func(s *Snapshot) bool { return m(s).Employed }),
		listFact("client.means.benefits", "Public benefits received now", "Beneficios públicos que recibe ahora", func(s *Snapshot) []string { return m(s).Benefits }),
		moneyFact("client.means.incomeMonthly", "Own income in one month", "Ingresos propios en un mes", Means.Monthly),
		moneyFact("client.means.membersMonthly", "Income of the others in the household in one month", "Ingresos de las demás personas del hogar en un mes", Means.membersMonthly),
		moneyFact("client.means.householdMonthly", "Income of the household in one month", "Ingresos del hogar en un mes", Means.householdMonthly),
		moneyFact("client.means.incomeYearly", "Income of the household in one year", "Ingresos del hogar en un año", func(m Means) (Cents, bool) { return m.IncomeYearly, true }),
		moneyFact("client.means.expensesMonthly", "All expenses in one month", "Todos los gastos en un mes", func(m Means) (Cents, bool) { return m.Expenses.Total() }),
		moneyFact("client.means.assetsTotal", "Everything owned, together", "Todos los bienes, en total", func(m Means) (Cents, bool) { return m.Assets.Total() }),
		textFact("client.means.change", "What changes from month to month, or changed lately", "Lo que cambia de mes a mes, o cambió hace poco", func(s *Snapshot) string { return m(s).Change }),
		textFact("client.means.hardship", "Why the fee cannot be paid, approved words", "Por qué no se puede pagar, palabras aprobadas", func(s *Snapshot) string { return m(s).approvedHardship() }),
		dateFact("client.means.hardshipApproved", "Words about the hardship approved on", "Palabras sobre la dificultad aprobadas el", func(s *Snapshot) Date { return m(s).HardshipApproved }),
		yesFact("client.means.complete", "All of this was gone through: what is empty is zero", "Se revisó todo: lo que está vacío es cero", func(s *Snapshot) bool { return m(s).Complete }),
	}
	out = append(out, householdFacts()...)
	return append(out, expenseFacts()...)
}

func (m Means) approvedHardship() string {
	if m.HardshipApproved == "" {
		return ""
	}
	return m.Hardship
}

func (m Means) membersMonthly() (Cents, bool) {
	var sum Cents
	ok := true
	for _, x := range m.Members {
		sum, ok = plus(sum, x.Income, ok)
	}
	return sum, ok
}

func (m Means) householdMonthly() (Cents, bool) {
	own, ok := m.Monthly()
	others, fits := m.membersMonthly()
	return plus(own, others, ok && fits)
}

// moneyFact is an amount of the client's means. An amount that does not fit is not told.
func moneyFact(path, en, es string, get func(Means) (Cents, bool)) Fact {
	return Fact{Path: path, Label: en, LabelES: es, Kind: MoneyFact, get: func(s *Snapshot, _ []int) Value {
		c, ok := get(s.Client.Means)
		if !ok {
			return Value{}
		}
		return Value{Text: moneyText(c, s.Client.Means.Complete)}
	}}
}

// rowMoneyFact is an amount in a row of the client's means.
func rowMoneyFact[T any](path, en, es string, list func(Means) []T, get func(T) Cents) Fact {
	return Fact{Path: path, Label: en, LabelES: es, Kind: MoneyFact, get: func(s *Snapshot, at []int) Value {
		t, ok := row(list(s.Client.Means), at, 0)
		if !ok {
			return Value{}
		}
		return Value{Text: moneyText(get(t), s.Client.Means.Complete)}
	}}
}

func ofMeans[T any](list func(Means) []T) func(*Snapshot, []int) (T, bool) {
	return func(s *Snapshot, at []int) (T, bool) { return row(list(s.Client.Means), at, 0) }
}

func householdFacts() []Fact {
	members := func(m Means) []Member { return m.Members }
	income := func(m Means) []Income { return m.Income }
	deductions := func(m Means) []Deduction { return m.Deductions }
	const path, en, es = "client.means.members[].", "Household: ", "Hogar: "
	return []Fact{
		rowTextFact(path+"name", en+"name", es+"nombre", ofMeans(members), func(x Member) string { return x.Name }),
		rowCountFact(path+"age", en+"age", es+"edad", ofMeans(members), func(x Member) int { return x.Age }),
		rowTextFact(path+"relation", en+"relation", es+"parentesco", ofMeans(members), func(x Member) string { return x.Relation }),
		rowMoneyFact(path+"income", en+"income in one month", es+"ingresos en un mes", members, func(x Member) Cents { return x.Income }),
		rowTextFact("client.means.income[].source", "Income: source", "Ingresos: origen", ofMeans(income), func(x Income) string { return x.Source }),
		rowMoneyFact("client.means.income[].monthly", "Income: in one month", "Ingresos: en un mes", income, func(x Income) Cents { return x.Monthly }),
		rowTextFact("client.means.deductions[].what", "Taken from the pay: what for", "Descuento del salario: por qué", ofMeans(deductions), func(x Deduction) string { return x.What }),
		rowMoneyFact("client.means.deductions[].monthly", "Taken from the pay: in one month", "Descuento del salario: en un mes", deductions, func(x Deduction) Cents { return x.Monthly }),
	}
}

func expenseFacts() []Fact {
	var out []Fact
	for _, e := range []struct {
		name, en, es string
		get          func(Expenses) Cents
	}{
		{"rent", "rent or house payment", "renta o pago de la casa", func(x Expenses) Cents { return x.Rent }},
		{"food", "food and household supplies", "comida y artículos del hogar", func(x Expenses) Cents { return x.Food }},
		{"utilities", "utilities and telephone", "servicios y teléfono", func(x Expenses) Cents { return x.Utilities }},
		{"clothing", "clothing", "ropa", func(x Expenses) Cents { return x.Clothing }},
		{"laundry", "laundry and cleaning", "lavandería y limpieza", func(x Expenses) Cents { return x.Laundry }},
		{"medical", "medical and dental", "gastos médicos y dentales", func(x Expenses) Cents { return x.Medical }},
		{"insurance", "insurance", "seguros", func(x Expenses) Cents { return x.Insurance }},
		{"school", "school and child care", "escuela y cuidado infantil", func(x Expenses) Cents { return x.School }},
		{"childSupport", "child or spousal support", "manutención de menores o cónyuge", func(x Expenses) Cents { return x.ChildSupport }},
		{"transport", "transportation", "transporte", func(x Expenses) Cents { return x.Transport }},
		{"installments", "installment payments", "pagos a plazos", func(x Expenses) Cents { return x.Installments }},
		{"other", "anything else", "cualquier otro gasto", func(x Expenses) Cents { return x.Other }},
	} {
		out = append(out, moneyFact("client.means.expenses."+e.name, "Expenses in one month: "+e.en, "Gastos en un mes: "+e.es, func(m Means) (Cents, bool) { return e.get(m.Expenses), true }))
	}
	return out
}
