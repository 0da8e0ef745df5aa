package cases

import "testing"

func TestWhoCanBeAMinor(t *testing.T) {
	const day = Date("2026-11-22")
	for _, c := range []struct {
		born Date
		mark bool
		want bool
	}{
		{"2008-11-22", true, false}, {"2008-11-23", false, true}, {"", false, false}, {"", true, true},
		{"2012", false, true}, {"2010-05", false, true}, {"2008", false, true}, {"~2007", false, true}, {"~2010-05-01", false, true},
		{"2008-11", false, true}, {"2007", false, false}, {"1998", false, false}, {"~1998-03", false, false}, {"2026", false, true},
	} {
		if got := (Client{BirthDate: c.born, Minor: c.mark}).MinorOn(day); got != c.want {
			t.Errorf("born %q, marked %v: minor %v", c.born, c.mark, got)
		}
	}
}
