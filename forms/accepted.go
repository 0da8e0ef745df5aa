package forms

import (
	"cmp"
	"fmt"
	"time"

	"github.com/harborfile/harborfile/cases"
)

// Accepted says in a sentence how long the agency takes an edition, with the day on which that was known. What is not
// known is said to be so: the program is offline and cannot ask.
func (e *Edition) Accepted() string {
	asOf := cmp.Or(e.AcceptedAsOf, e.AsOf)
	switch {
	case e.own():
		return ""
	case e.AcceptedUntil != "" && e.AcceptedFrom != "":
		return fmt.Sprintf("The agency takes this edition from %s until %s, as far as was known on %s.", e.AcceptedFrom, e.AcceptedUntil, asOf)
	case e.AcceptedUntil != "":
		return fmt.Sprintf("The agency takes this edition until %s, as far as was known on %s.", e.AcceptedUntil, asOf)
	case e.AcceptedFrom != "":
		return fmt.Sprintf("The agency takes this edition from %s; an end was not known on %s.", e.AcceptedFrom, asOf)
	}
	return fmt.Sprintf("How long the agency takes this edition was not known on %s. Look at the agency's page before filing.", asOf)
}

// notTaken says why an edition cannot be filed on a day; "" when nothing is known against it.
func (e *Edition) notTaken(on time.Time) string {
	if on.IsZero() {
		return ""
	}
	day := string(cases.DateOf(on))
	switch {
	case e.AcceptedUntil != "" && max(day, e.AsOf) > e.AcceptedUntil: // a clock that was set back does not make it new
		return fmt.Sprintf("The agency took this edition until %s and does not take it now.", e.AcceptedUntil)
	case e.AcceptedFrom != "" && day < e.AcceptedFrom:
		return fmt.Sprintf("The agency takes this edition only from %s.", e.AcceptedFrom)
	}
	return ""
}
