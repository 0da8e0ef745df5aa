package law

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

const weekend = "weekend"

// closedDays answers whether a day is closed for one computation, and remembers what it was asked.
type closedDays struct {
	in         *Data
	sets       []Calendar
	unknown    []string // calendars that were wanted and are not established
	contested  bool     // some set leaves Fridays before Saturday holidays open
	fridayShut bool     // read those Fridays as closed
	years      map[int]map[time.Time]Holiday
	asked      map[int]bool
	fridays    []time.Time // contested Fridays that were asked about
}

// newClosedDays joins the calendars of the names; a name without an established calendar is kept as unknown.
func newClosedDays(in *Data, names ...string) *closedDays {
	d := &closedDays{in: in, years: map[int]map[time.Time]Holiday{}, asked: map[int]bool{}}
	for _, name := range names {
		c, ok := in.calendarOf(name)
		if !ok || !c.Usable {
			d.unknown = append(d.unknown, name)
			continue
		}
		d.sets = append(d.sets, c)
		d.contested = d.contested || c.Observance.Saturday == "preceding_friday" && !c.Observance.SaturdaySettled
	}
	return d
}

// holidays are the closed weekdays of a year over all sets. Where one set leaves a Friday open and another closes it, it
// is closed; the name is that of the first set.
func (d *closedDays) holidays(year int) map[time.Time]Holiday {
	if days, ok := d.years[year]; ok {
		return days
	}
	days := map[time.Time]Holiday{}
	for _, set := range d.sets {
		for _, h := range set.Holidays(year) {
			if had, ok := days[h.Day]; !ok || had.Open && !h.Open {
				days[h.Day] = h
			}
		}
	}
	d.years[year] = days
	return days
}

// why says why a day is closed, "" when it is open.
func (d *closedDays) why(day time.Time) string {
	if wd := day.Weekday(); wd == time.Saturday || wd == time.Sunday {
		return weekend
	}
	h, ok := d.holidays(day.Year())[day]
	if !ok || h.Open && !d.fridayShut {
		return ""
	}
	return h.Name
}

// ask is why, and remembers the year and the contested Fridays for the warnings.
func (d *closedDays) ask(day time.Time) string {
	d.asked[day.Year()] = true
	if h, ok := d.holidays(day.Year())[day]; ok && h.Open && !slices.Contains(d.fridays, day) {
		d.fridays = append(d.fridays, day)
	}
	return d.why(day)
}

// openOnOrBefore is the latest day up to a day that is open under every reading.
func (d *closedDays) openOnOrBefore(day time.Time) time.Time {
	d.fridayShut = true
	defer func() { d.fridayShut = false }()
	for d.why(day) != "" {
		day = day.AddDate(0, 0, -1)
	}
	return day
}

func (d *closedDays) metFridays() string {
	var out []string
	for _, f := range d.fridays {
		out = append(out, shown(f))
	}
	return strings.Join(out, ", ")
}

// warn says what is not known about the closed days that were asked about.
func (d *closedDays) warn(c *counting) {
	for _, name := range d.unknown {
		c.say("%s: closed days not known. Beside the days named here only Saturdays and Sundays were counted as closed; check the court's own list.", d.title(name))
	}
	for _, set := range d.sets {
		if years := d.unchecked(set); years != "" {
			c.say("%s: the list of %s was not read; its days follow the rules of earlier years. Check the court's own list.", set.Title, years)
			c.res.Confidence = weaker(c.res.Confidence, Secondary)
		}
	}
	d.warnExtra(c)
	for _, f := range d.fridays {
		if c.res.Due == iso(f) && c.res.Alternative == "" {
			c.say("%s stands before a Saturday holiday. Whether a period may end on it is open.", shown(f))
		}
	}
}

// warnExtra says when a period ends on a day on which courts were closed by order in some years.
func (d *closedDays) warnExtra(c *counting) {
	for _, set := range d.sets {
		for _, extra := range set.ExtraDays {
			if len(c.res.Due) == 10 && slices.Contains(extra.Around, c.res.Due[5:]) {
				c.say("%s, beside the known ones: %s. Look at the court's notice before relying on this day.", set.Title, extra.Text)
			}
		}
	}
}

// unchecked names the years asked about for which the published list of a calendar was not read.
func (d *closedDays) unchecked(set Calendar) string {
	if len(set.CheckedYears) == 0 {
		return ""
	}
	var years []string
	for year := range d.asked {
		if !slices.Contains(set.CheckedYears, year) {
			years = append(years, fmt.Sprint(year))
		}
	}
	slices.Sort(years)
	return strings.Join(years, " and ")
}

// title names a calendar in words.
func (d *closedDays) title(name string) string {
	if c, ok := d.in.calendarOf(name); ok {
		return c.Title
	}
	if name == "" {
		return "This court"
	}
	return "Holidays of " + name
}
