package law

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// walk is one way through the calendar: the day reached so far and the steps that led there.
type walk struct {
	c       *counting
	reading reading
	day     time.Time
	chain   []string
}

func (w *walk) step(format string, args ...any) {
	w.chain = append(w.chain, fmt.Sprintf(format, args...))
}

// forward counts a period after a day.
func (w *walk) forward() {
	w.start()
	add := w.c.add
	switch {
	case !w.c.rolls():
		from := w.day
		w.day = from.AddDate(0, 0, w.c.days)
		w.step("%s + %s = %s (no roll)", shown(from), count(w.c.days, "days"), shown(w.day))
	case add.Days == 0:
		w.period("")
		w.rollForward()
	case w.reading.order == AddThenRoll && len(add.orders()) == 1:
		w.period(fmt.Sprintf(" + %s for %s", count(add.Days, "days"), add.Label))
		w.rollForward()
	case w.reading.order == AddThenRoll:
		w.period("")
		w.day = w.day.AddDate(0, 0, add.Days)
		w.step("+ %s for %s = %s", count(add.Days, "calendar days"), add.Label, shown(w.day))
		w.rollForward()
	case w.reading.order == RollAddRoll:
		w.period("")
		w.rollForward()
		from := w.day
		w.day = from.AddDate(0, 0, add.Days)
		w.step("served by %s: %s + %s = %s", add.Label, shown(from), count(add.Days, "days"), shown(w.day))
		w.rollForward()
	default: // court days after the period, which has rolled first or not
		w.period("")
		if w.reading.order == rollCourtDays {
			w.rollForward()
		}
		w.openDays(add.Days, 1)
		w.step("+ %s for %s = %s", count(add.Days, "court days"), add.Label, shown(w.day))
	}
}

// start moves the beginning of the period where a rule counts from the first open day (RCW 7.105.305(4)).
func (w *walk) start() {
	name := w.c.rule.Facts.StartOnOpenDay
	if name == "" {
		return
	}
	late, shut := w.c.params.yes(name), w.c.closed.why(w.day)
	if !late && shut == "" {
		return
	}
	from, why := w.day, "filed after hours"
	if shut != "" {
		why = "closed, " + shut
	}
	w.openDays(1, 1)
	w.step("%s does not start the period (%s): it runs from the next open day, %s", shown(from), why, shown(w.day))
}

// period counts the period itself. extra is printed into the same step and counted with it.
func (w *walk) period(extra string) {
	from, days := w.day, w.c.days
	if short := w.c.method.Facts.ShortMaxDays; days <= short {
		skipped := w.openDays(days, 1)
		if extra != "" {
			w.day = w.day.AddDate(0, 0, w.c.add.Days)
		}
		w.step("%s + %s%s, leaving out Saturdays, Sundays and holidays = %s%s", shown(from), count(days, "days"), extra, shown(w.day), notCounted(skipped))
		return
	}
	if w.c.rule.Facts.Unit != CalendarDays {
		skipped := w.openDays(days, 1)
		w.step("%s + %s = %s%s", shown(from), count(days, "court days"), shown(w.day), notCounted(skipped))
		return
	}
	if extra != "" {
		days += w.c.add.Days
	}
	w.day = from.AddDate(0, 0, days)
	w.step("%s + %s%s = %s", shown(from), count(w.c.days, "days"), extra, shown(w.day))
}

// backward counts a period before a day.
func (w *walk) backward() {
	from, c := w.day, w.c
	if c.rule.Facts.Unit == CalendarDays {
		w.day = from.AddDate(0, 0, -c.days)
		note := ""
		if !c.rolls() {
			note = " (no roll)"
		}
		w.step("%s - %s = %s%s", shown(from), count(c.days, "days"), shown(w.day), note)
	} else {
		skipped := w.openDays(c.days, -1)
		w.step("%s back from %s = %s%s", count(c.days, "court days"), shown(from), shown(w.day), notCounted(skipped))
	}
	switch {
	case c.add.Days == 0:
	case c.add.Unit == CalendarDays:
		w.day = w.day.AddDate(0, 0, -c.add.Days)
		w.step("%s further back for %s = %s", count(c.add.Days, "calendar days"), c.add.Label, shown(w.day))
	default:
		skipped := w.openDays(c.add.Days, -1)
		w.step("%s further back for %s = %s%s", count(c.add.Days, "court days"), c.add.Label, shown(w.day), notCounted(skipped))
	}
	if c.rolls() && !w.reading.stayBack {
		w.rollBack()
	}
}

// lookBack finds a day by months before a trigger or past it.
func (w *walk) lookBack() {
	from, f := w.day, w.c.rule.Facts
	if f.LookBack == MonthsBefore {
		w.day = monthsBefore(from, f.Months)
		w.step("%s before %s = %s (no roll)", count(f.Months, "months"), shown(from), shown(w.day))
		if w.day.Day() != from.Day() {
			w.step("that month has no day %d; its last day counts", from.Day())
		}
		return
	}
	// No month is longer than 31 days, so the day looked for lies before this one.
	w.day = from.AddDate(0, f.Months, 3)
	for !monthsBefore(w.day, f.Months).Before(from) {
		w.day = w.day.AddDate(0, 0, -1)
	}
	w.step("latest day whose %s-month look-back is before %s: %s looks back to %s",
		numberWord(f.Months), shown(from), shown(w.day), shown(monthsBefore(w.day, f.Months)))
	if f.ThenBack {
		w.rollBack()
	}
}

// monthsBefore is the same day number so many months earlier, or the last day of that month if it has no such day.
func monthsBefore(t time.Time, months int) time.Time {
	last := date(t.Year(), t.Month()-time.Month(months)+1, 0)
	if t.Day() > last.Day() {
		return last
	}
	return date(last.Year(), last.Month(), t.Day())
}

// rollForward goes on to the next open day, naming each closed one.
func (w *walk) rollForward() {
	for why := w.c.closed.ask(w.day); why != ""; why = w.c.closed.ask(w.day) {
		w.step("%s is closed (%s), go on one day", shown(w.day), why)
		w.day = w.day.AddDate(0, 0, 1)
	}
}

// rollBack goes back to the last open day, naming each closed one.
func (w *walk) rollBack() {
	for why := w.c.closed.ask(w.day); why != ""; why = w.c.closed.ask(w.day) {
		w.step("%s is closed (%s), go back one day", shown(w.day), why)
		w.day = w.day.AddDate(0, 0, -1)
	}
}

// openDays moves n open days on (direction 1) or back (-1) and gives the closed weekdays it passed.
func (w *walk) openDays(n, direction int) (skipped []time.Time) {
	for n > 0 {
		w.day = w.day.AddDate(0, 0, direction)
		switch why := w.c.closed.ask(w.day); why {
		case "":
			n--
		case weekend:
		default:
			skipped = append(skipped, w.day)
		}
	}
	return skipped
}

func notCounted(days []time.Time) string {
	if len(days) == 0 {
		return ""
	}
	var names []string
	for _, d := range days {
		names = append(names, shown(d))
	}
	return " (not counted: " + strings.Join(names, ", ") + ")"
}

// count is "1 day", "3 court days".
func count(n int, unit string) string {
	if n == 1 {
		unit = strings.TrimSuffix(unit, "s")
	}
	return strconv.Itoa(n) + " " + unit
}

func numberWord(n int) string {
	words := []string{"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}
	if n < len(words) {
		return words[n]
	}
	return strconv.Itoa(n)
}
