package cases

import "time"

// Span is the first and the last day that a date can mean: one day, a month or a year. ok is false for the empty date
// and for one no calendar has. An "about" is not widened here: see About.
func (d Date) Span() (first, last Date, ok bool) {
	if d == "" || !d.Valid() {
		return "", "", false
	}
	s := d
	if d.About() {
		s = d[1:]
	}
	switch len(s) {
	case 4:
		return s + "-01-01", s + "-12-31", true
	case 7:
		t, err := time.Parse("2006-01", string(s))
		if err != nil {
			return "", "", false
		}
		return s + "-01", DateOf(t.AddDate(0, 1, -1)), true
	}
	return s, s, true
}
