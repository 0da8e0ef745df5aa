package ui

import (
	"errors"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// newMeans is the household's money, for requests to waive a fee.
func newMeans(a *App, store bookStore, at int) tab {
	return newParts(a, at,
		part{"means.part", func() tab { return newHousehold(a, store) }},
		part{"amount.part", func() tab { return newAmounts(a, store) }})
}

// newHousehold is the household as a whole: its size, benefits, what it spends in a month, and why a
// fee cannot be paid.
func newHousehold(a *App, store bookStore) tab {
	type C = cases.Client
	p := &pageOf[C]{}
	p.rows = func(s *cases.Snapshot) []*C { return []*C{&s.Client} }
	m := func(path string, at func(*cases.Means) *cases.Cents) input[C] {
		return inCents(path, func(c *C) *cases.Cents { return at(&c.Means) })
	}
	type M = cases.Means
	p.book = newBook(a, store, bookSpec[C]{words: "means.", one: true,
		lines: []line[C]{
			heading[C]("means.household"),
			row(inNumber("client.means.householdSize", func(c *C) *int { return &c.Means.HouseholdSize }), inYesNo("client.means.employed", func(c *C) *bool { return &c.Means.Employed })),
			row(m("client.means.incomeYearly", func(m *M) *cases.Cents { return &m.IncomeYearly }), m("client.means.assets.cash", func(m *M) *cases.Cents { return &m.Assets.Cash })),
			row(inTerms("client.means.benefits", cases.PublicBenefits(), func(c *C) *[]string { return &c.Means.Benefits })),
			heading[C]("means.month"),
			row(m("client.means.expenses.rent", func(m *M) *cases.Cents { return &m.Expenses.Rent }), m("client.means.expenses.food", func(m *M) *cases.Cents { return &m.Expenses.Food })),
			row(m("client.means.expenses.utilities", func(m *M) *cases.Cents { return &m.Expenses.Utilities }), m("client.means.expenses.clothing", func(m *M) *cases.Cents { return &m.Expenses.Clothing })),
			row(m("client.means.expenses.laundry", func(m *M) *cases.Cents { return &m.Expenses.Laundry }), m("client.means.expenses.medical", func(m *M) *cases.Cents { return &m.Expenses.Medical })),
			row(m("client.means.expenses.insurance", func(m *M) *cases.Cents { return &m.Expenses.Insurance }), m("client.means.expenses.school", func(m *M) *cases.Cents { return &m.Expenses.School })),
			row(m("client.means.expenses.childSupport", func(m *M) *cases.Cents { return &m.Expenses.ChildSupport }), m("client.means.expenses.transport", func(m *M) *cases.Cents { return &m.Expenses.Transport })),
			row(m("client.means.expenses.installments", func(m *M) *cases.Cents { return &m.Expenses.Installments }), m("client.means.expenses.other", func(m *M) *cases.Cents { return &m.Expenses.Other })),
			heading[C]("means.words.head"),
			row(inArea("client.means.change", 2, func(c *C) *string { return &c.Means.Change })),
			row(inArea("client.means.hardship", 3, func(c *C) *string { return &c.Means.Hardship })),
			row(inDay(a, "client.means.hardshipApproved", func(c *C) *cases.Date { return &c.Means.HardshipApproved })),
			row(inYesNo("client.means.complete", func(c *C) *bool { return &c.Means.Complete })),
		},
		save:  func(c *C) ([]cases.Record, error) { return []cases.Record{c}, c.Check() },
		extra: func(*C) []fyne.CanvasObject { return []fyne.CanvasObject{meansSums(p.snap)} },
	})
	return p
}

// meansSums are the sums that forms print, each with its name.
func meansSums(s *cases.Snapshot) fyne.CanvasObject {
	body := section(lang.T("means.sums"))
	for _, path := range []string{"client.means.incomeMonthly", "client.means.householdMonthly", "client.means.expensesMonthly", "client.means.assetsTotal"} {
		v, _ := cases.FactValue(s, path)
		body.Add(kit.TopRow(10, []float32{-1, 120}, kit.NewPara(factLabel(path), theme.Small, theme.Muted), kit.NewPara(orDash(v.String()), theme.Small, theme.Ink)))
	}
	return kit.NewCard(20, body)
}

// amountKinds are the lists of the means, under one roof: a person tells amounts as they come.
var amountKinds = []string{"member", "income", "deduction", "account", "vehicle", "realEstate", "other", "debt"}

// amount is one row of one of those lists.
type amount struct {
	kind     string
	what     string
	sum      cases.Cents // income, value, what is in the account, or what is owed
	rest     cases.Cents // of a thing: still owed on it; of a debt: paid in one month
	age      int
	relation string
}

// newAmounts are the other people of the household, income, accounts, things of value and debts.
func newAmounts(a *App, store bookStore) tab {
	type R = ofClient[amount]
	p := &pageOf[R]{}
	p.rows = func(s *cases.Snapshot) []*R { return inClient(amountsOf(s.Client.Means)) }
	put := func(change func([]amount) []amount) *cases.Client {
		c := p.snap.Client
		c.Means = withAmounts(c.Means, change(amountsOf(c.Means)))
		return &c
	}
	p.book = newBook(a, store, listed(bookSpec[R]{words: "amount.", icon: stock.ListIcon(),
		find: func(r *R) string { return kit.Fold(r.rec.what) },
		cols: []kit.Column[R]{
			{Title: lang.T("amount.head"), Width: -1, Cell: func(r *R) kit.Cell {
				return kit.Cell{Main: orDash(r.rec.what), Sub: lang.T("amount.kind." + r.rec.kind), Bold: true}
			}},
			{Title: lang.T("amount.much"), Width: 120, Cell: func(r *R) kit.Cell {
				if r.rec.sum == 0 {
					return kit.Cell{Main: "–"}
				}
				return kit.Cell{Main: r.rec.sum.String()}
			}},
		},
		lines: []line[R]{
			row(inChoice("amount.kind", "amount.kind.", amountKinds, func(r *R) *string { return &r.rec.kind })),
			row(inWords("amount.what", func(r *R) *string { return &r.rec.what })),
			row(inCents("amount.sum", func(r *R) *cases.Cents { return &r.rec.sum }), inCents("amount.rest", func(r *R) *cases.Cents { return &r.rec.rest })),
			row(inWords("amount.relation", func(r *R) *string { return &r.rec.relation }), inNumber("amount.age", func(r *R) *int { return &r.rec.age })),
		},
		fresh: func() *R { return &R{at: -1, rec: amount{kind: "income"}} },
		save: func(r *R) ([]cases.Record, error) {
			c := put(func(list []amount) []amount { return putAmount(list, r) })
			err := c.Check()
			if at := (*cases.FieldError)(nil); errors.As(err, &at) && strings.HasPrefix(at.Field, "client.means.") {
				err = &cases.FieldError{Field: "amount.sum", Msg: at.Msg}
			}
			return []cases.Record{c}, err
		},
		drop: func(r *R) (write, remove []cases.Record) { return []cases.Record{put(r.out)}, nil },
	}))
	return p
}

// putAmount gives the list with the entry in it, and the entry the place that it has once the kinds lie in their order:
// what is saved stays the entry that is chosen.
func putAmount(list []amount, r *ofClient[amount]) []amount {
	list = r.put(list)
	rank, at := slices.Index(amountKinds, r.rec.kind), 0
	for i, x := range list {
		if k := slices.Index(amountKinds, x.kind); k < rank || k == rank && i < r.at {
			at++
		}
	}
	slices.SortStableFunc(list, func(a, b amount) int { return slices.Index(amountKinds, a.kind) - slices.Index(amountKinds, b.kind) })
	r.at = at
	return list
}

// amountsOf lays the lists of the means into one.
func amountsOf(m cases.Means) []amount {
	var out []amount
	for _, x := range m.Members {
		out = append(out, amount{kind: "member", what: x.Name, sum: x.Income, age: x.Age, relation: x.Relation})
	}
	for _, x := range m.Income {
		out = append(out, amount{kind: "income", what: x.Source, sum: x.Monthly})
	}
	for _, x := range m.Deductions {
		out = append(out, amount{kind: "deduction", what: x.What, sum: x.Monthly})
	}
	for _, x := range m.Assets.Accounts {
		out = append(out, amount{kind: "account", what: x.Bank, sum: x.Amount})
	}
	for _, l := range []struct {
		kind string
		list []cases.Asset
	}{{"vehicle", m.Assets.Vehicles}, {"realEstate", m.Assets.RealEstate}, {"other", m.Assets.Other}} {
		for _, x := range l.list {
			out = append(out, amount{kind: l.kind, what: x.What, sum: x.Value, rest: x.Owed})
		}
	}
	for _, x := range m.Debts {
		out = append(out, amount{kind: "debt", what: x.To, sum: x.Total, rest: x.Monthly})
	}
	return out
}

// withAmounts takes the one list apart again.
func withAmounts(m cases.Means, list []amount) cases.Means {
	m.Members, m.Income, m.Deductions, m.Debts = nil, nil, nil, nil
	m.Assets = cases.Assets{Cash: m.Assets.Cash}
	for _, x := range list {
		thing := cases.Asset{What: x.what, Value: x.sum, Owed: x.rest}
		switch x.kind {
		case "member":
			m.Members = append(m.Members, cases.Member{Name: x.what, Age: x.age, Relation: x.relation, Income: x.sum})
		case "income":
			m.Income = append(m.Income, cases.Income{Source: x.what, Monthly: x.sum})
		case "deduction":
			m.Deductions = append(m.Deductions, cases.Deduction{What: x.what, Monthly: x.sum})
		case "account":
			m.Assets.Accounts = append(m.Assets.Accounts, cases.Account{Bank: x.what, Amount: x.sum})
		case "vehicle":
			m.Assets.Vehicles = append(m.Assets.Vehicles, thing)
		case "realEstate":
			m.Assets.RealEstate = append(m.Assets.RealEstate, thing)
		case "other":
			m.Assets.Other = append(m.Assets.Other, thing)
		case "debt":
			m.Debts = append(m.Debts, cases.Debt{To: x.what, Total: x.sum, Monthly: x.rest})
		}
	}
	return m
}
