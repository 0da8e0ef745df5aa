package cases

// Deadline is a day by which something has to be done, with the arithmetic that led to it. Rule and Data pin what it
// was computed from: a later change of the law data raises a question, it never moves the date by itself.
type Deadline struct {
	Meta
	ID          string            `json:"id"`
	MatterID    string            `json:"matterId"`
	Title       string            `json:"title"`             // neutral
	Rule        string            `json:"rule,omitempty"`    // rule id in cases/law
	Trigger     string            `json:"trigger,omitempty"` // what started the period
	From        Date              `json:"from,omitempty"`
	Served      string            `json:"served,omitempty"` // service method
	Days        int               `json:"days,omitempty"`   // length given by the user, 0 where the rule has its own
	State       string            `json:"state,omitempty"`  // where a federal court sits
	Params      map[string]string `json:"params,omitempty"` // other parameters of the rule
	Due         Date              `json:"due"`
	Alternative Date              `json:"alternative,omitempty"` // where two readings differ
	LastSafe    Date              `json:"lastSafe,omitempty"`    // open day that is in time under every reading
	Printed     Date              `json:"printed,omitempty"`     // on the notice itself; beats Due
	Chain       []string          `json:"chain,omitempty"`
	Citation    string            `json:"citation,omitempty"`
	Confidence  string            `json:"confidence,omitempty"`
	Warnings    []string          `json:"warnings,omitempty"`
	Data        string            `json:"data,omitempty"` // as-of date of the law data used
	Override    Date              `json:"override,omitempty"`
	Reason      string            `json:"reason,omitempty"`    // of the override
	CheckedBy   []string          `json:"checkedBy,omitempty"` // initials, two wanted
	Done        Date              `json:"done,omitempty"`
}

// Key places the deadline in its matter's stream.
func (d Deadline) Key() Key { return Key{"deadline", d.ID, MatterStream(d.MatterID)} }

// Day is the date that counts: printed on the paper, else overridden with a reason, else computed.
func (d Deadline) Day() Date {
	switch {
	case d.Printed != "":
		return d.Printed
	case d.Override != "" && d.Reason != "":
		return d.Override
	}
	return d.Due
}

// Next is the open deadline that comes first, a missed one before all others; ok is false when none is open.
func Next(list []Deadline) (next Deadline, ok bool) {
	for _, d := range list {
		if d.Done == "" && d.Day().Full() && (!ok || d.Day() < next.Day()) {
			next, ok = d, true
		}
	}
	return next, ok
}

// Left counts the days from today to the day that counts: 0 is today, a negative number is past. ok is false where one
// of the two days is not fully known.
func (d Deadline) Left(today Date) (days int, ok bool) {
	due, ok1 := d.Day().Time()
	from, ok2 := today.Time()
	if !ok1 || !ok2 {
		return 0, false
	}
	return int(due.Sub(from).Hours() / 24), true
}
