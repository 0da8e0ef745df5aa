package law

import "fmt"

// Method is how one court system or agency counts time.
type Method = Row[MethodFacts]

// MethodFacts are the rules of counting.
type MethodFacts struct {
	Usable         bool         `yaml:"usable_for_dates"`
	ExcludeTrigger bool         `yaml:"exclude_trigger_day"`
	RollLast       RollRule     `yaml:"roll_last_day"`
	RollBackward   RollBackRule `yaml:"roll_backward_periods,omitempty"`
	// RollBackSettled is false where the text does not say whether a backward count that ends on a closed day goes on.
	RollBackSettled *bool       `yaml:"roll_backward_settled,omitempty"`
	HolidaySet      string      `yaml:"holiday_set,omitempty"` // "" = not established: weekends only
	MinPeriodDays   int         `yaml:"min_period_days,omitempty"`
	ShortMaxDays    int         `yaml:"short_period_max_days,omitempty"` // periods up to this length leave out ShortSkips
	ShortSkips      []ShortSkip `yaml:"short_period_skips,omitempty"`
	Additions       []Addition  `yaml:"service_additions,omitempty"`
	Text            string      `yaml:"text,omitempty"`
}

// RollRule says what happens to a last day that is closed.
type RollRule string

func (RollRule) oneOf() []string { return []string{"forward_to_open_day", "none"} }

// RollBackRule says what happens to the last day of a period counted backward.
type RollBackRule string

func (RollBackRule) oneOf() []string { return []string{"backward_to_open_day"} }

// ShortSkip is a kind of day that short periods leave out.
type ShortSkip string

func (ShortSkip) oneOf() []string { return []string{"saturday", "sunday", "holiday"} }

// Addition is what one way of service adds to a period.
type Addition struct {
	Method string   `yaml:"method"` // mail, electronic, personal, ...
	Label  string   `yaml:"label"`  // as the chain of steps prints it
	Days   int      `yaml:"days"`
	Unit   Unit     `yaml:"unit"`
	Order  AddOrder `yaml:"order"`
	// OrderSettled is false where the texts read do not say which comes first, the rolling or the adding. Then both
	// are computed, and where they differ the earlier day is given first.
	OrderSettled *bool      `yaml:"order_settled,omitempty"`
	Confidence   Confidence `yaml:"confidence"`
}

// Unit is what a period is counted in.
type Unit string

// The units. Court and business days are days that are not closed.
const (
	CalendarDays Unit = "calendar"
	CourtDays    Unit = "court"
	BusinessDays Unit = "business"
)

func (Unit) oneOf() []string { return []string{"calendar", "court", "business"} }

// AddOrder says how added days join a period.
type AddOrder string

// The orders of adding and rolling.
const (
	AddThenRoll    AddOrder = "to_period_then_roll"          // add to the period, roll once
	RollAddRoll    AddOrder = "roll_then_add_then_roll"      // roll, add, roll again
	CourtDaysAfter AddOrder = "after_period_then_court_days" // court days from the end of the period
	FurtherBack    AddOrder = "continue_backward"            // go on counting backward
	OrderUnknown   AddOrder = "unknown"
	rollCourtDays  AddOrder = "roll_then_court_days" // the other reading of CourtDaysAfter; no row asks for it by name
)

func (AddOrder) oneOf() []string {
	return []string{"to_period_then_roll", "roll_then_add_then_roll", "after_period_then_court_days", "continue_backward", "unknown"}
}

// orders lists the readings to compute; the first is the one whose steps are shown when they agree.
func (a Addition) orders() []AddOrder {
	settled := a.OrderSettled == nil || *a.OrderSettled
	switch {
	case a.Order == CourtDaysAfter && !settled:
		return []AddOrder{CourtDaysAfter, rollCourtDays}
	case a.Order == OrderUnknown, a.Order == AddThenRoll && !settled:
		return []AddOrder{AddThenRoll, RollAddRoll}
	}
	return []AddOrder{a.Order}
}

// Methods lists every way of counting time.
func Methods() []Method { return append([]Method(nil), inUse().methods.rows()...) }

// MethodByID finds a way of counting time.
func MethodByID(id string) (Method, bool) { return inUse().methodByID(id) }

func (d *Data) methodByID(id string) (Method, bool) { return byID(d.methods.rows(), id) }

func readMethods(in *Data, text []byte) ([]Method, error) {
	var list []Method
	if err := readRows(text, kinds{"time_method": into(&list)}); err != nil {
		return nil, err
	}
	for _, m := range list {
		if err := m.Facts.check(in); err != nil {
			return nil, fmt.Errorf("row %s: %w", m.ID, err)
		}
	}
	return list, nil
}

func (f MethodFacts) check(in *Data) error {
	if !f.ExcludeTrigger {
		return fmt.Errorf("counting from the trigger day itself is not known to the engine")
	}
	if f.HolidaySet != "" {
		if _, ok := in.calendarOf(f.HolidaySet); !ok {
			return fmt.Errorf("no calendar %s", f.HolidaySet)
		}
	}
	seen := map[string]bool{}
	for _, a := range f.Additions {
		if seen[a.Method] {
			return fmt.Errorf("the way of service %s stands twice", a.Method)
		}
		seen[a.Method] = true
		if a.Days < 0 || a.Days > 60 {
			return fmt.Errorf("%s adds %d days", a.Method, a.Days)
		}
	}
	return nil
}

// addition finds what a way of service adds.
func (f MethodFacts) addition(served string) (Addition, bool) {
	for _, a := range f.Additions {
		if a.Method == served {
			return a, true
		}
	}
	return Addition{}, false
}

func byID[F any](rows []Row[F], id string) (Row[F], bool) {
	for _, r := range rows {
		if r.ID == id {
			return r, true
		}
	}
	return Row[F]{}, false
}
