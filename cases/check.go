package cases

// Every record that a person fills in says by Check what keeps it from being stored: the first such thing, as a
// *FieldError, or nil. Check never asks for more than is needed to keep the record; what a form or a court needs beyond
// that is said by the gaps of that form.

const (
	msgNotADay = "This day is not in the calendar. Write year-month-day, or leave it open."
	msgState   = "Write the state as two capital letters."
	msgFullDay = "Write the full day: year-month-day."
	msgClient  = "Choose the client this is about."
	msgList    = "Choose an entry of the list."
	msgOrder   = "This would end before it began. Look at both days."
	msgCount   = "Write a whole number, zero or more."
	msgAmount  = "Write the amount as a number of dollars and cents, zero or more."
)

// named ties a value to the fact path under which a person finds it again.
type named[T any] struct {
	path  string
	value T
}

// badDate finds the first date that no calendar has.
func badDate(dates ...named[Date]) error {
	for _, d := range dates {
		if !d.value.Valid() {
			return &FieldError{d.path, msgNotADay}
		}
	}
	return nil
}

func badState(path, state string) error {
	if state == "" || len(state) == 2 && state[0] >= 'A' && state[0] <= 'Z' && state[1] >= 'A' && state[1] <= 'Z' {
		return nil
	}
	return &FieldError{path, msgState}
}

func badSSN(path, ssn string) error {
	if ssn != "" && !digits(ssn, 9, 9) {
		return &FieldError{path, "A Social Security number has nine digits."}
	}
	return nil
}

func badANumber(path, n string) error {
	if n != "" && !digits(n, 7, 9) {
		return &FieldError{path, "An A-Number has seven to nine digits, without the A."}
	}
	return nil
}

// notBefore asks that a day is not before another.
func notBefore(path string, from, to Date) error {
	if before(to, from) {
		return &FieldError{path, msgOrder}
	}
	return nil
}

// notBelow asks that counted things are not fewer than none.
func notBelow(path string, n int) error {
	if n < 0 {
		return &FieldError{path, msgCount}
	}
	return nil
}

func badAmount(path string, c Cents) error {
	if c < 0 {
		return &FieldError{path, msgAmount}
	}
	return nil
}

// firstError gives the first error there is.
func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// listed reports whether a list has this entry.
func listed(list []Term, id string) bool {
	_, ok := TermIn(list, id)
	return ok
}
