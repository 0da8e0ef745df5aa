package law

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"time"
)

// UseError says that a request does not fit its rule. Field is the part of the request, Msg a calm sentence.
type UseError struct{ Field, Msg string }

func (e *UseError) Error() string { return e.Field + ": " + e.Msg }

// Explain gives the sentence itself.
func (e *UseError) Explain(lang string) (what, safe, do string) {
	if lang == "es" {
		return inSpanish(useWordsES, e.Msg), "No se ha cambiado nada.", "Cambie este dato y calcule de nuevo."
	}
	return e.Msg, "Nothing was changed.", "Change this entry and compute again."
}

// AskError says that the law needed for a date was not established, so a person has to enter the date.
type AskError struct {
	Rule     string
	Why      string // what is not established, a calm sentence
	Citation string
}

func (e *AskError) Error() string { return e.Rule + ": not established" }

// Explain says what is not established and under which citation to look.
func (e *AskError) Explain(lang string) (what, safe, do string) {
	if lang == "es" {
		return askInSpanish(e.Why), "No se ha guardado ninguna fecha.",
			"Lea " + e.Citation + " y escriba la fecha usted."
	}
	return e.Why, "No date was saved.", "Read " + e.Citation + ", then enter the date yourself."
}

type params map[string]any

func (p params) has(key string) bool { return p[key] != nil }

func (p params) yes(key string) bool { return p[key] == true }

// days reads a list of dates, or one date.
func (p params) days(key string) ([]time.Time, error) {
	var list []any
	switch v := p[key].(type) {
	case nil:
	case []any:
		list = v
	case []string:
		for _, s := range v {
			list = append(list, s)
		}
	default:
		list = []any{v}
	}
	var out []time.Time
	for _, item := range list {
		text, _ := item.(string)
		day, err := parseDay(text)
		if err != nil {
			return nil, &UseError{key, "Each of these is a day of the calendar, year-month-day."}
		}
		out = append(out, day)
	}
	return out, nil
}

// read takes the request apart and refuses what does not fit the rule.
func (c *counting) read(req Request) error {
	from, err := parseDay(strings.TrimSpace(req.From))
	if err != nil || from.Year() < 1900 || from.Year() > 2200 {
		return &UseError{"from", "This day is not in the calendar. Write year-month-day."}
	}
	c.from, c.res.From = from, iso(from)
	if err := c.readParams(req.Params); err != nil {
		return err
	}
	if c.served = serviceWord(req.Served); c.served == "" {
		c.served = serviceWord(c.params.text("service_method"))
	}
	c.res.Served = c.served
	if c.state = strings.ToUpper(strings.TrimSpace(req.State)); c.state == "" {
		c.state = strings.ToUpper(c.params.text("district_state"))
	}
	if c.state != "" && !placeForm.MatchString(c.state) {
		return &UseError{"state", "Write a state as two letters."}
	}
	return c.readDays(req.Days)
}

func serviceWord(s string) string {
	return strings.NewReplacer("-", "_", " ", "_").Replace(strings.ToLower(strings.TrimSpace(s)))
}

func (p params) text(key string) string {
	s, _ := p[key].(string)
	return strings.TrimSpace(s)
}

// readParams keeps the parameters the rule asks for. One that other rules ask for is set aside with a word; one that no
// rule knows is a slip of the pen.
func (c *counting) readParams(given map[string]any) error {
	c.params = params{}
	for _, key := range slices.Sorted(maps.Keys(given)) {
		switch {
		case slices.Contains(c.rule.Facts.Parameters, key):
			c.params[key] = given[key]
		case key == "district_state" || key == "service_method" || c.in.knownParameter(key):
			c.say("This rule does not use %s; it was set aside.", key)
		default:
			return &UseError{"param", "No rule asks for a parameter of this name. This one asks for: " + orNone(c.rule.Facts.Parameters) + "."}
		}
	}
	for _, key := range []string{"good_cause", "filed_after_hours"} {
		if c.params.has(key) {
			yes, err := yesOrNo(key, c.params[key])
			if err != nil {
				return err
			}
			c.params[key] = yes
		}
	}
	return nil
}

func yesOrNo(key string, value any) (bool, error) {
	switch v := value.(type) {
	case bool:
		return v, nil
	case string:
		switch strings.ToLower(strings.TrimSpace(v)) {
		case "yes", "true", "y":
			return true, nil
		case "no", "false", "n":
			return false, nil
		}
	}
	return false, &UseError{key, "The answer to this is true or false."}
}

func (d *Data) knownParameter(key string) bool {
	return slices.ContainsFunc(d.deadlines.rows(), func(r Deadline) bool { return slices.Contains(r.Facts.Parameters, key) })
}

func orNone(words []string) string {
	if len(words) == 0 {
		return "none"
	}
	return strings.Join(words, ", ")
}

// readDays finds the length of the period.
func (c *counting) readDays(days int) error {
	f := c.rule.Facts
	if days == 0 && c.params.has("days") {
		n, ok := wholeNumber(c.params["days"])
		if !ok {
			return &UseError{"days", "The number of days is a whole number."}
		}
		days = n
	}
	asks := slices.Contains(f.Parameters, "days")
	switch {
	case !asks && days != 0:
		return &UseError{"days", "This rule has a length of its own; leave the number of days out."}
	case asks && days == 0:
		return &UseError{"days", "This rule leaves the number of days to the order or the rule of court; give it."}
	case days < 0 || days > 3660:
		return &UseError{"days", "The number of days lies between 1 and 3660."}
	}
	if c.days = days; !asks {
		c.days = f.Days
	}
	for _, other := range f.DaysIf {
		if c.params.yes(other.Parameter) {
			c.days = other.Days
		}
	}
	return nil
}

func wholeNumber(v any) (int, bool) {
	switch n := v.(type) {
	case int:
		return n, true
	case float64:
		return int(n), n == math.Trunc(n) && math.Abs(n) < 1e6
	}
	return 0, false
}

// prepare finds the method, the added days and the calendars, and asks a person where one of them is not established.
func (c *counting) prepare() error {
	c.method, _ = c.in.methodByID(c.rule.Facts.Method)
	c.res.Counting = c.method.Cite()
	if err := c.established(); err != nil {
		return err
	}
	c.res.Confidence = weaker(c.res.Confidence, c.method.Confidence)
	if err := c.service(); err != nil {
		return err
	}
	c.closed = newClosedDays(c.in, c.method.Facts.HolidaySet)
	if slices.Contains(c.rule.Facts.Parameters, "district_state") {
		if c.state != "" && c.state != "US" {
			c.closed = newClosedDays(c.in, c.method.Facts.HolidaySet, c.state)
		}
	} else if c.state != "" && c.state != c.rule.Jurisdiction {
		c.say("Closed days of the state do not count under this rule; %s was set aside.", c.state)
	}
	return nil
}

// established is the gate before any date: rule and method were read and are in force.
func (c *counting) established() error {
	for _, h := range []Head{c.rule.Head, c.method.Head} {
		if h.Confidence == Unverified || h.Status != InForce {
			return c.ask(fmt.Sprintf("%s: the text was not read, or sources disagree.", h.Title), h)
		}
	}
	if !c.method.Facts.Usable {
		return c.ask(fmt.Sprintf("%s: the way of counting is not established.", c.method.Title), c.method.Head)
	}
	if least := c.method.Facts.MinPeriodDays; c.days < least && c.rule.Facts.Direction == Forward {
		return c.ask(fmt.Sprintf("%s: periods under %d days follow another rule, which was not read.", c.method.Title, least), c.method.Head)
	}
	return nil
}

func (c *counting) ask(why string, h Head) error {
	return &AskError{Rule: c.rule.ID, Why: why, Citation: h.Cite()}
}

// service finds what the way of service adds.
func (c *counting) service() error {
	if !c.rule.Facts.AddsService {
		if c.served != "" && c.served != "personal" {
			c.say("The way of service adds no days under this rule.")
		}
		return nil
	}
	if c.served == "" {
		c.say("No way of service was given, so no days were added for it.")
		return nil
	}
	add, ok := c.method.Facts.addition(c.served)
	if !ok {
		var known []string
		for _, a := range c.method.Facts.Additions {
			known = append(known, a.Method)
		}
		return &UseError{"served", "This way of service is not in the rule. Known are: " + orNone(known) + "."}
	}
	if add.Confidence == Unverified {
		return c.ask(fmt.Sprintf("%s: what %s adds was not read.", c.method.Title, add.Label), c.method.Head)
	}
	c.add, c.res.Confidence = add, weaker(c.res.Confidence, add.Confidence)
	return nil
}

// rolls reports whether a closed last day moves.
func (c *counting) rolls() bool {
	if !c.rule.Facts.Roll {
		return false
	}
	if c.rule.Facts.Direction == Backward {
		return c.method.Facts.RollBackward != ""
	}
	return c.method.Facts.RollLast != "none"
}
