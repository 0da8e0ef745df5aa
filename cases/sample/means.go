package sample

import "github.com/harborfile/harborfile/cases"

// What the three clients live on, as a request to waive a fee asks for it.

func mauMeans() cases.Means {
	return cases.Means{
		HouseholdSize: 1, Complete: true,
		Income:   []cases.Income{{Source: "help from a church group", Monthly: 60000}},
		Expenses: cases.Expenses{Rent: 35000, Food: 15000, Utilities: 2500, Clothing: 1500, Laundry: 1000, Transport: 4000},
		Assets:   cases.Assets{Cash: 4000},
		Debts:    []cases.Debt{{To: "lender in Vinh, Vietnam", Total: 900000}},
		Change:   "No pay since the injury of February 27, 2026.", IncomeYearly: 720000,
		Hardship:         "I have not been able to work since my hand was hurt. A church group pays for my room and my food. There is nothing left at the end of a month.",
		HardshipApproved: "2026-08-03",
	}
}

func olenaMeans() cases.Means {
	return cases.Means{
		HouseholdSize: 2, Employed: true, Benefits: []string{"SNAP"}, Complete: true,
		Members:    []cases.Member{{Name: "Sofiia Zrazkova", Age: 7, Relation: "daughter"}},
		Income:     []cases.Income{{Source: "wages, bakery", Monthly: 185000}},
		Deductions: []cases.Deduction{{What: "federal and state taxes", Monthly: 14250}, {What: "Social Security and Medicare", Monthly: 14153}},
		Expenses: cases.Expenses{Rent: 0, Food: 42000, Utilities: 6500, Clothing: 4000, Laundry: 2500, Medical: 9000, School: 30000, Transport: 11000,
			Installments: 7500},
		Assets: cases.Assets{Cash: 6000, Accounts: []cases.Account{{Bank: "Facsimile Credit Union", Amount: 31240}}},
		Debts:  []cases.Debt{{To: "Specimen Plaza Urgent Care", Total: 48000, Monthly: 7500}},
		Change: "Two night shifts less in a week since October 18, 2026.", IncomeYearly: 2220000,
		Hardship:         "I left with what I was wearing and pay for my daughter's food and school from one wage.",
		HardshipApproved: "2026-11-09",
	}
}

func ximenaMeans() cases.Means {
	return cases.Means{
		HouseholdSize: 1, Employed: true, Benefits: []string{"Medicaid"}, Complete: true,
		Income:     []cases.Income{{Source: "wages, care home", Monthly: 212000}},
		Deductions: []cases.Deduction{{What: "taxes", Monthly: 23100}, {What: "Social Security and Medicare", Monthly: 16218}},
		Expenses:   cases.Expenses{Rent: 115000, Food: 38000, Utilities: 12000, Clothing: 3000, Laundry: 2500, Medical: 2000, Insurance: 9000, Transport: 13000},
		Assets: cases.Assets{Cash: 5000, Accounts: []cases.Account{{Bank: "Example Savings Bank", Amount: 64510}},
			Vehicles: []cases.Asset{{What: "2009 compact car", Value: 280000}}},
		IncomeYearly: 2544000,
	}
}
