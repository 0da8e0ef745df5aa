package cases

import (
	"slices"
	"strings"
)

// Checked reports whether two different people have looked at the day that counts. Until then it is a proposal.
func (d Deadline) Checked() bool { return len(initials(d.CheckedBy)) >= 2 }

// initials are the different people of a list, as they are compared: without spaces, dots and case.
func initials(list []string) []string {
	var out []string
	for _, who := range list {
		who = strings.ToUpper(strings.NewReplacer(" ", "", ".", "").Replace(who))
		if who != "" && !slices.Contains(out, who) {
			out = append(out, who)
		}
	}
	return out
}

// WithCheck adds the initials of one more person who looked at the chain and found the day right. The same person does
// not count twice.
func (d Deadline) WithCheck(who string) (Deadline, error) {
	now := initials(append(slices.Clone(d.CheckedBy), who))
	switch {
	case len(initials([]string{who})) == 0:
		return d, &FieldError{"deadline.checkedBy", "Write the initials of the person who checked this day."}
	case len(now) == len(initials(d.CheckedBy)):
		return d, &FieldError{"deadline.checkedBy", "This person has checked this day already. The second look belongs to somebody else."}
	}
	d.CheckedBy = now
	return d, nil
}

// WithOverride sets a day of one's own, with the reason. Checks of the day before it no longer stand.
func (d Deadline) WithOverride(day Date, reason string) (Deadline, error) {
	if err := fullDay("deadline.override", day); err != nil {
		return d, err
	}
	return d.moved(func(d *Deadline) { d.Override, d.Reason = day, reason })
}

// WithPrinted sets the day printed on the paper itself, which beats every computed one; "" takes it away.
func (d Deadline) WithPrinted(day Date) (Deadline, error) {
	if day != "" {
		if err := fullDay("deadline.printed", day); err != nil {
			return d, err
		}
	}
	return d.moved(func(d *Deadline) { d.Printed = day })
}

// Replaced takes over another computation of the same deadline, after a person decided so. What was printed on the
// paper and what a person set with a reason still come first.
func (d Deadline) Replaced(by Deadline) (Deadline, error) {
	return d.moved(func(d *Deadline) {
		by.Meta, by.ID, by.MatterID = d.Meta, d.ID, d.MatterID
		by.Printed, by.Override, by.Reason, by.CheckedBy, by.Done = d.Printed, d.Override, d.Reason, d.CheckedBy, d.Done
		*d = by
	})
}

// moved changes a deadline; where another day counts afterwards, nobody has checked it yet.
func (d Deadline) moved(change func(*Deadline)) (Deadline, error) {
	before := d
	change(&d)
	if d.Day() != before.Day() {
		d.CheckedBy = nil
	}
	if err := d.Check(); err != nil {
		return before, err
	}
	return d, nil
}
