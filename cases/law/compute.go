package law

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"
)

// Request asks for one date. Days, Served and State may also come as the parameters days, service_method and
// district_state; a field that is set wins.
type Request struct {
	Rule   string         // id of a Deadline
	From   string         // the day that starts the period, year-month-day
	Days   int            // length, for rules that leave it to the user; 0 = not given
	Served string         // way of service: personal, mail, electronic, mail_in_state, ...; "" = not given
	State  string         // two letters; where a federal court sits
	Params map[string]any // the other parameters of the rule: bool, number, text, list of text
}

// Result is a date with the steps that led to it. Either Due or Status is set.
type Result struct {
	Rule        string     `json:"rule"`
	Title       string     `json:"title"`
	From        string     `json:"from"`
	Served      string     `json:"served,omitempty"`
	Due         string     `json:"due,omitempty"`         // year-month-day
	Status      string     `json:"status,omitempty"`      // where the rule classifies
	Alternative string     `json:"alternative,omitempty"` // the other reading, where two differ
	LastSafe    string     `json:"lastSafe,omitempty"`    // latest open day that is in time under every reading
	Chain       []string   `json:"chain"`                 // one line for each step
	Citation    string     `json:"citation"`
	Counting    string     `json:"counting,omitempty"` // citation of the way of counting
	Confidence  Confidence `json:"confidence"`         // the weakest link of the chain
	Warnings    []string   `json:"warnings"`
	AsOf        string     `json:"asOf"` // of the rule's row
	Gives       Gives      `json:"gives"`
}

// Compute turns a day into the day on which something is due. It gives a *UseError where the request does not fit the
// rule, and an *AskError where the law that would be needed was not established: then the date has to come from a
// person, and the Result still carries the citation.
func Compute(req Request) (Result, error) { return inUse().Compute(req) }

// Compute does the same from these data, whether they are in use or not.
func (d *Data) Compute(req Request) (Result, error) {
	rule, ok := d.deadlineByID(strings.TrimSpace(req.Rule))
	if !ok {
		return Result{}, &UseError{"rule", "There is no deadline rule of this name."}
	}
	c := &counting{in: d, rule: rule, res: Result{
		Rule: rule.ID, Title: rule.Title, Citation: rule.Cite(), Confidence: rule.Confidence, AsOf: rule.AsOf, Gives: rule.Facts.Gives,
		Chain: []string{}, Warnings: []string{},
	}}
	if err := c.read(req); err != nil {
		return c.res, err
	}
	if rule.Facts.Direction == Classify {
		return c.fiscalYear()
	}
	if err := c.prepare(); err != nil {
		return c.res, err
	}
	c.settle()
	c.warn()
	return c.res, nil
}

// counting is one computation under way.
type counting struct {
	in     *Data
	rule   Deadline
	method Method
	from   time.Time
	days   int
	served string
	state  string
	params params
	add    Addition // zero when service adds nothing
	closed *closedDays
	res    Result
}

// reading is one way to read what the texts leave open.
type reading struct {
	order      AddOrder
	fridayShut bool // the Friday before a Saturday holiday is a closed day
	stayBack   bool // a backward count stays on the closed day on which it ends
}

// outcome is the day a reading leads to.
type outcome struct {
	reading reading
	day     time.Time
	chain   []string
}

// settle computes every reading. The earliest under which contested Fridays are ordinary days is due; the first that
// differs is the alternative.
func (c *counting) settle() {
	var main, other []outcome
	for _, r := range c.readings() {
		o := c.run(r)
		if r.fridayShut || r.stayBack {
			other = append(other, o)
		} else {
			main = append(main, o)
		}
	}
	first := slices.MinFunc(main, func(a, b outcome) int { return a.day.Compare(b.day) })
	c.res.Due, c.res.Chain = iso(first.day), first.chain
	safest := first.day
	for _, o := range append(main, other...) {
		if o.day.Equal(first.day) {
			continue
		}
		if c.res.Alternative == "" {
			c.res.Alternative = iso(o.day)
		}
		c.warnReading(first, o)
		if o.day.Before(safest) {
			safest = o.day
		}
	}
	if c.rule.Facts.Gives == LastDay {
		c.res.LastSafe = iso(c.closed.openOnOrBefore(safest))
	}
}

// readings lists what has to be computed: each order of the added days, and for the first of them the readings of a
// contested Friday and of a backward count that ends on a closed day.
func (c *counting) readings() []reading {
	orders := []AddOrder{AddThenRoll}
	if c.add.Days > 0 {
		orders = c.add.orders()
	}
	var out []reading
	for _, o := range orders {
		out = append(out, reading{order: o})
	}
	if c.rule.Facts.Direction == Backward && !settled(c.method.Facts.RollBackSettled) {
		out = append(out, reading{order: orders[0], stayBack: true})
	}
	if c.closed.contested {
		out = append(out, reading{order: orders[0], fridayShut: true})
	}
	return out
}

func settled(said *bool) bool { return said == nil || *said }

// run counts under one reading.
func (c *counting) run(r reading) outcome {
	c.closed.fridayShut = r.fridayShut
	defer func() { c.closed.fridayShut = false }()
	w := &walk{c: c, reading: r, day: c.from}
	switch c.rule.Facts.Direction {
	case Backward:
		w.backward()
	case Lookback:
		w.lookBack()
	default:
		w.forward()
	}
	return outcome{r, w.day, w.chain}
}

func (c *counting) warnReading(first, other outcome) {
	switch day := shown(other.day); {
	case other.reading.fridayShut:
		c.say("%s: whether the Friday before a Saturday holiday is a closed day for a period is open. It is counted as an open day here; "+
			"read the other way the day is %s. The earlier day is the safe one.", c.closed.metFridays(), day)
	case other.reading.stayBack:
		c.say("The text does not say whether a backward count that ends on a closed day goes further back. The earlier, open day is given; "+
			"the count itself ends on %s.", day)
	default:
		c.say("The texts read do not say which comes first, the move to an open day or the days added for service. %s is the earlier reading, "+
			"%s the other. An attorney chooses.", shown(first.day), day)
	}
}

// say adds a warning once.
func (c *counting) say(format string, args ...any) {
	text := fmt.Sprintf(format, args...)
	if !slices.Contains(c.res.Warnings, text) {
		c.res.Warnings = append(c.res.Warnings, text)
	}
}

// warn says what a reader has to know about the figure as a whole.
func (c *counting) warn() {
	c.closed.warn(c)
	due, _ := parseDay(c.res.Due)
	if why := c.closed.why(due); why != "" && c.rule.Facts.Gives != LastDay {
		c.say("%s is closed (%s). The day itself is shown; it does not move.", shown(due), why)
	}
	if c.res.Confidence != Verified {
		c.say("Confirm before relying: %s.", c.res.Citation)
	}
}

func iso(t time.Time) string   { return t.Format("2006-01-02") }
func shown(t time.Time) string { return t.Format("Mon 2006-01-02") }

// fiscalYear says whether a service makes a person new or continuing in a federal fiscal year, 1 October to 30
// September.
func (c *counting) fiscalYear() (Result, error) {
	year := fiscalYearOf(c.from)
	earlier, err := c.params.days("earlier_service_dates")
	if err != nil {
		return c.res, err
	}
	if !c.params.has("earlier_service_dates") {
		c.say("No earlier service dates were given, so none were counted.")
	}
	var inYear []string
	for _, day := range earlier {
		if fiscalYearOf(day) == year && day.Before(c.from) {
			inYear = append(inYear, iso(day))
		}
	}
	c.res.Status = fmt.Sprintf("%s FFY%d", map[bool]string{true: "NEW", false: "CONTINUING"}[len(inYear) == 0], year)
	c.res.Chain = []string{fmt.Sprintf("%s lies in FFY%d (1 Oct %d to 30 Sep %d); earlier services in that year: %s",
		shown(c.from), year, year-1, year, cmp.Or(strings.Join(inYear, ", "), "none"))}
	if c.res.Confidence != Verified {
		c.say("Confirm before relying: %s.", c.res.Citation)
	}
	return c.res, nil
}

func fiscalYearOf(t time.Time) int {
	if t.Month() >= time.October {
		return t.Year() + 1
	}
	return t.Year()
}
