package cases

import "math"

// Loss is something the client lost or was charged, in money.
type Loss struct {
	Meta
	ID       string   `json:"id"`
	ClientID string   `json:"clientId"`
	MatterID string   `json:"matterId,omitempty"`
	Kind     string   `json:"kind"` // one of LossKinds
	What     string   `json:"what,omitempty"`
	From     Date     `json:"from,omitempty"`
	To       Date     `json:"to,omitempty"`
	Amount   Cents    `json:"amount"`           // what is owed or was lost
	Basis    string   `json:"basis,omitempty"`  // how the amount was found: 71 hours at $12.00, less $140.00 paid
	Repaid   Cents    `json:"repaid,omitempty"` // what came back so far
	Evidence []string `json:"evidence,omitempty"`
	Note     string   `json:"note,omitempty"`
}

// Key places the loss in its matter's stream, else in the client's.
func (l Loss) Key() Key { return Key{"loss", l.ID, streamOf(l.ClientID, l.MatterID)} }

// LossKinds are what was lost.
func LossKinds() []Term {
	return []Term{
		{ID: "wages", EN: "wages not paid", ES: "salarios no pagados"},
		{ID: "debt", EN: "debt or fees charged", ES: "deudas o cobros impuestos"},
		{ID: "property", EN: "property taken or damaged", ES: "bienes quitados o dañados"},
		{ID: "medical", EN: "medical and counseling costs", ES: "gastos médicos y de terapia"},
		{ID: "earnings", EN: "earnings lost since", ES: "ingresos perdidos desde entonces"},
		{ID: "moving", EN: "moving and safety costs", ES: "gastos de mudanza y seguridad"},
		{ID: "other", EN: "another loss", ES: "otra pérdida"},
	}
}

// Check asks what kind of loss it is, and for an amount that is not below zero.
func (l Loss) Check() error {
	switch {
	case l.ClientID == "":
		return &FieldError{"loss.clientId", msgClient}
	case !listed(LossKinds(), l.Kind):
		return &FieldError{"loss.kind", msgList}
	case l.Amount < 0 || l.Repaid < 0:
		return &FieldError{"loss.amount", "Write the amount as a number of dollars and cents, zero or more."}
	case l.From.Full() && l.To.Full() && l.To < l.From:
		return &FieldError{"loss.to", msgOrder}
	}
	return badDate(named[Date]{"loss.from", l.From}, named[Date]{"loss.to", l.To})
}

// LossSum is the total of one kind of loss.
type LossSum struct {
	Kind   string `json:"kind"` // "" is the total of all
	Amount Cents  `json:"amount"`
	Repaid Cents  `json:"repaid"`
	Open   Cents  `json:"open"` // Amount less Repaid
}

// SumLosses adds losses by kind, in the order of LossKinds, with the total of all as the last row. Sums that would not
// fit stay at the largest number there is.
func SumLosses(list []Loss) []LossSum {
	var out []LossSum
	total := LossSum{}
	for _, kind := range LossKinds() {
		sum := LossSum{Kind: kind.ID}
		found := false
		for _, l := range list {
			if l.Kind == kind.ID {
				found = true
				sum.Amount, sum.Repaid = addUp(sum.Amount, l.Amount), addUp(sum.Repaid, l.Repaid)
			}
		}
		if found {
			sum.Open = sum.Amount - sum.Repaid
			out = append(out, sum)
			total.Amount, total.Repaid = addUp(total.Amount, sum.Amount), addUp(total.Repaid, sum.Repaid)
		}
	}
	total.Open = total.Amount - total.Repaid
	return append(out, total)
}

func addUp(a, b Cents) Cents {
	if sum, ok := a.Add(b); ok || b == 0 {
		return sum
	}
	return math.MaxInt64
}
