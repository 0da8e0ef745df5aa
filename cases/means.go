package cases

// Means are what a request to waive a fee asks about the household's money. Amounts are for one month where nothing
// else is said.
type Means struct {
	HouseholdSize int         `json:"householdSize,omitempty"` // the client counted
	Employed      bool        `json:"employed,omitempty"`
	Benefits      []string    `json:"benefits,omitempty"` // ids of PublicBenefits, received now
	Members       []Member    `json:"members,omitempty"`  // of the household, without the client
	Income        []Income    `json:"income,omitempty"`   // before deductions
	Deductions    []Deduction `json:"deductions,omitempty"`
	IncomeYearly  Cents       `json:"incomeYearly,omitempty"` // of the household, as the tax return says
	Expenses      Expenses    `json:"expenses,omitzero"`
	Assets        Assets      `json:"assets,omitzero"`
	Debts         []Debt      `json:"debts,omitempty"`
	Change        string      `json:"change,omitempty"`   // what changes from month to month, or lately
	Hardship      string      `json:"hardship,omitempty"` // why the fee cannot be paid; in no paper before it is approved
	// HardshipApproved is the day the client approved the words of Hardship.
	HardshipApproved Date `json:"hardshipApproved,omitempty"`
	// Complete says that all of this was gone through with the client: an amount that is not told is zero then.
	Complete bool `json:"complete,omitempty"`
}

// Member is somebody in the client's household.
type Member struct {
	Name     string `json:"name,omitempty"`
	Age      int    `json:"age,omitempty"`
	Relation string `json:"relation,omitempty"`
	Income   Cents  `json:"income,omitempty"` // gross, in one month
}

// Income is one source of the client's own income.
type Income struct {
	Source  string `json:"source,omitempty"`
	Monthly Cents  `json:"monthly,omitempty"`
}

// Deduction is what is taken from the pay in one month.
type Deduction struct {
	What    string `json:"what,omitempty"`
	Monthly Cents  `json:"monthly,omitempty"`
}

// Expenses are what the household spends in one month.
type Expenses struct {
	Rent         Cents `json:"rent,omitempty"`
	Food         Cents `json:"food,omitempty"`
	Utilities    Cents `json:"utilities,omitempty"`
	Clothing     Cents `json:"clothing,omitempty"`
	Laundry      Cents `json:"laundry,omitempty"`
	Medical      Cents `json:"medical,omitempty"`
	Insurance    Cents `json:"insurance,omitempty"`
	School       Cents `json:"school,omitempty"`
	ChildSupport Cents `json:"childSupport,omitempty"`
	Transport    Cents `json:"transport,omitempty"`
	Installments Cents `json:"installments,omitempty"`
	Other        Cents `json:"other,omitempty"`
}

// Assets are what the household has.
type Assets struct {
	Cash       Cents     `json:"cash,omitempty"`
	Accounts   []Account `json:"accounts,omitempty"`
	Vehicles   []Asset   `json:"vehicles,omitempty"`
	RealEstate []Asset   `json:"realEstate,omitempty"`
	Other      []Asset   `json:"other,omitempty"`
}

// Account is money in a bank.
type Account struct {
	Bank   string `json:"bank,omitempty"`
	Amount Cents  `json:"amount,omitempty"`
}

// Asset is one thing of value.
type Asset struct {
	What  string `json:"what,omitempty"`
	Value Cents  `json:"value,omitempty"` // what it would sell for
	Owed  Cents  `json:"owed,omitempty"`  // still to be paid on it
}

// Debt is money that is paid back in parts.
type Debt struct {
	To      string `json:"to,omitempty"`
	Total   Cents  `json:"total,omitempty"`
	Monthly Cents  `json:"monthly,omitempty"`
}

// PublicBenefits are the benefits that requests to waive a fee ask about.
func PublicBenefits() []Term {
	return []Term{
		{ID: "SNAP", EN: "food stamps (SNAP, CalFresh)", ES: "cupones de alimentos (SNAP, CalFresh)"},
		{ID: "Medicaid", EN: "Medicaid or Medi-Cal", ES: "Medicaid o Medi-Cal"},
		{ID: "SSI", EN: "Supplemental Security Income (SSI)", ES: "Seguridad de Ingreso Suplementario (SSI)"},
		{ID: "SSP", EN: "State Supplementary Payment (SSP)", ES: "Pago Suplementario Estatal (SSP)"},
		{ID: "TANF", EN: "cash aid for families (TANF, CalWORKs, TAFDC)", ES: "ayuda en efectivo para familias (TANF, CalWORKs, TAFDC)"},
		{ID: "tribal TANF", EN: "cash aid for families of a tribe", ES: "ayuda en efectivo para familias de una tribu"},
		{ID: "general assistance", EN: "general assistance, general relief, EAEDC", ES: "asistencia general, EAEDC"},
		{ID: "IHSS", EN: "in-home supportive services (IHSS)", ES: "servicios de apoyo en el hogar (IHSS)"},
		{ID: "CAPI", EN: "cash assistance for immigrants (CAPI)", ES: "asistencia en efectivo para inmigrantes (CAPI)"},
		{ID: "WIC", EN: "food for women, infants and children (WIC)", ES: "alimentos para mujeres, bebés y niños (WIC)"},
		{ID: "unemployment", EN: "unemployment compensation", ES: "compensación por desempleo"},
		{ID: "housing", EN: "housing assistance", ES: "asistencia de vivienda"},
		{ID: "veterans", EN: "veterans benefits", ES: "beneficios para veteranos"},
		{ID: "other", EN: "another benefit", ES: "otro beneficio"},
	}
}

// Monthly is the client's own income in one month: the sum of its sources. ok is false where it would not fit.
func (m Means) Monthly() (Cents, bool) {
	var sum Cents
	ok := true
	for _, x := range m.Income {
		sum, ok = plus(sum, x.Monthly, ok)
	}
	return sum, ok
}

// Total is what the household spends in one month.
func (x Expenses) Total() (Cents, bool) {
	var sum Cents
	ok := true
	for _, a := range x.all() {
		sum, ok = plus(sum, a.value, ok)
	}
	return sum, ok
}

// Total is what everything is worth together, before what is owed on it.
func (x Assets) Total() (Cents, bool) {
	sum, ok := x.Cash, true
	for _, a := range x.Accounts {
		sum, ok = plus(sum, a.Amount, ok)
	}
	for _, list := range [][]Asset{x.Vehicles, x.RealEstate, x.Other} {
		for _, a := range list {
			sum, ok = plus(sum, a.Value, ok)
		}
	}
	return sum, ok
}

func plus(sum, more Cents, ok bool) (Cents, bool) {
	out, fits := sum.Add(more)
	return out, ok && fits
}

func (x Expenses) all() []named[Cents] {
	return []named[Cents]{
		{"rent", x.Rent}, {"food", x.Food}, {"utilities", x.Utilities}, {"clothing", x.Clothing}, {"laundry", x.Laundry}, {"medical", x.Medical},
		{"insurance", x.Insurance}, {"school", x.School}, {"childSupport", x.ChildSupport}, {"transport", x.Transport},
		{"installments", x.Installments}, {"other", x.Other},
	}
}

// check asks for amounts that are not below zero.
func (m Means) check() error {
	const path = "client.means"
	err := firstError(notBelow(path+".householdSize", m.HouseholdSize), known(path+".benefits", PublicBenefits(), m.Benefits...),
		badDate(named[Date]{path + ".hardshipApproved", m.HardshipApproved}), badAmount(path+".incomeYearly", m.IncomeYearly),
		badAmount(path+".assets.cash", m.Assets.Cash))
	for _, e := range m.Expenses.all() {
		err = firstError(err, badAmount(path+".expenses."+e.path, e.value))
	}
	return firstError(err, eachRow(path+".members", m.Members), eachRow(path+".income", m.Income), eachRow(path+".deductions", m.Deductions),
		eachRow(path+".debts", m.Debts), eachRow(path+".assets.accounts", m.Assets.Accounts), eachRow(path+".assets.vehicles", m.Assets.Vehicles),
		eachRow(path+".assets.realEstate", m.Assets.RealEstate), eachRow(path+".assets.other", m.Assets.Other))
}

func (x Member) check(path string) error {
	return firstError(notBelow(path+".age", x.Age), badAmount(path+".income", x.Income))
}

func (x Income) check(path string) error { return badAmount(path+".monthly", x.Monthly) }

func (x Deduction) check(path string) error { return badAmount(path+".monthly", x.Monthly) }

func (a Account) check(path string) error { return badAmount(path+".amount", a.Amount) }

func (a Asset) check(path string) error {
	return firstError(badAmount(path+".value", a.Value), badAmount(path+".owed", a.Owed))
}

func (d Debt) check(path string) error {
	return firstError(badAmount(path+".total", d.Total), badAmount(path+".monthly", d.Monthly))
}
