package cases

// assetFacts are what the household has and owes.
func assetFacts() []Fact {
	accounts := func(m Means) []Account { return m.Assets.Accounts }
	debts := func(m Means) []Debt { return m.Debts }
	out := []Fact{
		moneyFact("client.means.assets.cash", "Cash", "Dinero en efectivo", func(m Means) (Cents, bool) { return m.Assets.Cash, true }),
		rowTextFact("client.means.assets.accounts[].bank", "Account: bank", "Cuenta: banco", ofMeans(accounts), func(a Account) string { return a.Bank }),
		rowMoneyFact("client.means.assets.accounts[].amount", "Account: amount", "Cuenta: monto", accounts, func(a Account) Cents { return a.Amount }),
		rowTextFact("client.means.debts[].to", "Debt: to whom", "Deuda: a quién", ofMeans(debts), func(d Debt) string { return d.To }),
		rowMoneyFact("client.means.debts[].total", "Debt: total", "Deuda: total", debts, func(d Debt) Cents { return d.Total }),
		rowMoneyFact("client.means.debts[].monthly", "Debt: payment in one month", "Deuda: pago en un mes", debts, func(d Debt) Cents { return d.Monthly }),
	}
	for _, l := range []struct {
		name, en, es string
		list         func(Means) []Asset
	}{
		{"vehicles", "Vehicle: ", "Vehículo: ", func(m Means) []Asset { return m.Assets.Vehicles }},
		{"realEstate", "Real estate: ", "Bienes raíces: ", func(m Means) []Asset { return m.Assets.RealEstate }},
		{"other", "Other thing of value: ", "Otro bien: ", func(m Means) []Asset { return m.Assets.Other }},
	} {
		path := "client.means.assets." + l.name + "[]."
		out = append(out,
			rowTextFact(path+"what", l.en+"what it is", l.es+"qué es", ofMeans(l.list), func(a Asset) string { return a.What }),
			rowMoneyFact(path+"value", l.en+"value", l.es+"valor", l.list, func(a Asset) Cents { return a.Value }),
			rowMoneyFact(path+"owed", l.en+"still owed", l.es+"lo que se debe", l.list, func(a Asset) Cents { return a.Owed }))
	}
	return out
}
