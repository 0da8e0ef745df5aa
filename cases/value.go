package cases

import "strings"

// FactKind is the type of a fact's value.
type FactKind string

// The kinds of fact.
const (
	TextFact  FactKind = "text"
	DateFact  FactKind = "date"   // a Date, perhaps partial
	YesFact   FactKind = "yes"    // yes or not told; "no" is never concluded from silence
	ListFact  FactKind = "list"   // several texts, in order
	CountFact FactKind = "number" // a whole number; zero means not told
	MoneyFact FactKind = "money"  // United States dollars as forms print them, without the sign: 1,234.05
)

// Value is what one fact says. The zero Value of every kind means that nobody has told it.
type Value struct {
	Kind FactKind
	Text string   // of a TextFact, CountFact or MoneyFact, and of a DateFact as year-month-day
	Yes  bool     // of a YesFact
	List []string // of a ListFact
}

// Empty reports whether nobody has told the fact.
func (v Value) Empty() bool {
	switch v.Kind {
	case YesFact:
		return !v.Yes
	case ListFact:
		return len(v.List) == 0
	}
	return v.Text == ""
}

// Date is the value of a DateFact.
func (v Value) Date() Date {
	if v.Kind != DateFact {
		return ""
	}
	return Date(v.Text)
}

// String is the value in one line: a date in words, a list joined by semicolons, "yes" or nothing.
func (v Value) String() string {
	switch v.Kind {
	case DateFact:
		return v.Date().Long()
	case YesFact:
		if v.Yes {
			return "yes"
		}
		return ""
	case ListFact:
		return strings.Join(v.List, "; ")
	}
	return v.Text
}
