package law

import (
	"fmt"
	"slices"
)

// Deadline is one rule that turns a day into another.
type Deadline = Row[DeadlineFacts]

// DeadlineFacts say what starts a period, how long it is and how it runs.
type DeadlineFacts struct {
	Gives     Gives     `yaml:"gives"`
	Method    string    `yaml:"method,omitempty"` // id of a Method
	Direction Direction `yaml:"direction"`
	LookBack  LookBack  `yaml:"look_back,omitempty"`
	Trigger   string    `yaml:"trigger"`
	Days      int       `yaml:"days,omitempty"`   // 0 = the user gives the length
	Months    int       `yaml:"months,omitempty"` // of a look back
	Unit      Unit      `yaml:"unit"`
	DaysIf    []DaysIf  `yaml:"days_if,omitempty"`
	// StartOnOpenDay names the parameter that, when true, starts the period on the first open day after the trigger; so
	// does a trigger on a closed day.
	StartOnOpenDay string   `yaml:"start_on_open_day_unless_open,omitempty"`
	AddsService    bool     `yaml:"service_additions_apply"`
	Roll           bool     `yaml:"roll"`
	ThenBack       bool     `yaml:"then_back_to_open_day,omitempty"`
	Parameters     []string `yaml:"parameters,omitempty"`
	Text           string   `yaml:"text"`
}

// DaysIf is another length of the period, when a parameter is true.
type DaysIf struct {
	Parameter string `yaml:"parameter"`
	Days      int    `yaml:"days"`
}

// Gives says what the resulting day means to the reader.
type Gives string

// What a deadline gives.
const (
	LastDay   Gives = "last_day"   // of the person who uses the program
	OtherSide Gives = "other_side" // the last day of the other side
	CourtDuty Gives = "court_duty" // the day by which a court should act; never moved
	FirstDay  Gives = "first_day"  // the first day on which something may be asked
	GivesWord Gives = "status"     // a word, not a day
)

func (Gives) oneOf() []string {
	return []string{"last_day", "other_side", "court_duty", "first_day", "status"}
}

// Direction is the way a deadline counts.
type Direction string

// The directions.
const (
	Forward  Direction = "forward"
	Backward Direction = "backward"
	Lookback Direction = "lookback"
	Classify Direction = "classify"
)

func (Direction) oneOf() []string { return []string{"forward", "backward", "lookback", "classify"} }

// LookBack is how a period of months is looked back over.
type LookBack string

// The two ways. MonthsBefore: the same day number so many months earlier. LatestDayPast: the latest day that, moved back
// so many months, still lies before the trigger. Where a month has no such day, its last day counts.
const (
	MonthsBefore  LookBack = "months_before"
	LatestDayPast LookBack = "latest_day_looking_back_past"
)

func (LookBack) oneOf() []string { return []string{"months_before", "latest_day_looking_back_past"} }

// Deadlines lists every rule.
func Deadlines() []Deadline { return slices.Clone(inUse().deadlines.rows()) }

// DeadlineByID finds a rule.
func DeadlineByID(id string) (Deadline, bool) { return inUse().deadlineByID(id) }

func (d *Data) deadlineByID(id string) (Deadline, bool) { return byID(d.deadlines.rows(), id) }

func readDeadlines(in *Data, text []byte) ([]Deadline, error) {
	var list []Deadline
	if err := readRows(text, kinds{"deadline": into(&list)}); err != nil {
		return nil, err
	}
	for _, d := range list {
		if err := d.Facts.check(in); err != nil {
			return nil, fmt.Errorf("row %s: %w", d.ID, err)
		}
	}
	return list, nil
}

func (f DeadlineFacts) check(in *Data) error {
	_, known := in.methodByID(f.Method)
	switch {
	case (f.Direction == Classify) != (f.Gives == GivesWord):
		return fmt.Errorf("a rule that classifies gives a word, and no other does")
	case !known && f.Direction != Classify:
		return fmt.Errorf("no time method %q", f.Method)
	case (f.Direction == Lookback) != (f.LookBack != "" && f.Months > 0):
		return fmt.Errorf("a look back has months and says how they are looked back over")
	case f.Days < 0 || f.Days > 3660 || f.Months < 0 || f.Months > 120:
		return fmt.Errorf("the length is out of range")
	case (f.Direction == Forward || f.Direction == Backward) && f.Days == 0 && !slices.Contains(f.Parameters, "days"):
		return fmt.Errorf("no length, and it does not ask for one")
	}
	for _, d := range f.DaysIf {
		if d.Days < 1 || d.Days > 3660 || !slices.Contains(f.Parameters, d.Parameter) {
			return fmt.Errorf("days_if is out of range, or names a parameter the rule does not ask for")
		}
	}
	if f.StartOnOpenDay != "" && !slices.Contains(f.Parameters, f.StartOnOpenDay) {
		return fmt.Errorf("the start depends on a parameter the rule does not ask for")
	}
	return nil
}
