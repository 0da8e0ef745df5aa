package cases

import (
	"errors"
	"testing"
	"time"
)

func TestParseDate(t *testing.T) {
	for _, c := range []struct {
		text string
		want Date
		ok   bool
	}{
		{"2019-05-12", "2019-05-12", true}, {" 2019-05-12 ", "2019-05-12", true}, {"2019-05", "2019-05", true}, {"2019", "2019", true},
		{"~2019-05", "~2019-05", true}, {"~2019-05-12", "~2019-05-12", true}, {"2024-02-29", "2024-02-29", true}, {"", "", true}, {"  ", "", true},
		{"2023-02-29", "", false}, {"2019-13", "", false}, {"2019-00-10", "", false}, {"2019-04-31", "", false}, {"05/12/2019", "", false},
		{"2019-5-12", "", false}, {"19", "", false}, {"~", "", false}, {"~~2019", "", false}, {"2019-05-12T00:00", "", false}, {"0206-01-01", "", false},
		{"9999", "", false}, {"２０１９", "", false}, {"2019-05-1２", "", false}, {"-001", "", false},
	} {
		got, err := ParseDate(c.text)
		if (err == nil) != c.ok || got != c.want {
			t.Errorf("ParseDate(%q) = %q, %v", c.text, got, err)
		}
		if err != nil && !errors.Is(err, ErrDate) {
			t.Errorf("ParseDate(%q) gives %v, which Explain would not know", c.text, err)
		}
	}
}

func TestDateShown(t *testing.T) {
	for _, c := range []struct {
		date     Date
		us, long string
		full     bool
	}{
		{"2019-05-12", "05/12/2019", "May 12, 2019", true}, {"2019-05", "05/2019", "May 2019", false}, {"2019", "2019", "2019", false},
		{"~2019-05-12", "05/12/2019", "about May 12, 2019", false}, {"~2019-05", "05/2019", "about May 2019", false}, {"~2019", "2019", "about 2019", false},
		{"", "", "", false},
	} {
		if got := c.date.US(); got != c.us {
			t.Errorf("%q.US() = %q, want %q", c.date, got, c.us)
		}
		if got := c.date.Long(); got != c.long {
			t.Errorf("%q.Long() = %q, want %q", c.date, got, c.long)
		}
		if c.date.Full() != c.full {
			t.Errorf("%q.Full() = %v", c.date, c.date.Full())
		}
		if _, ok := c.date.Time(); ok != c.full {
			t.Errorf("%q.Time() ok = %v", c.date, ok)
		}
	}
}

// A day read back from its own form on paper is the same day, whatever the zone of the clock.
func TestDateOfKeepsTheDay(t *testing.T) {
	zone := time.FixedZone("far", -11*3600)
	for day := time.Date(2023, 12, 25, 23, 59, 0, 0, zone); day.Year() < 2025; day = day.AddDate(0, 0, 1) {
		d := DateOf(day)
		back, ok := d.Time()
		if !ok || back.Day() != day.Day() || back.Month() != day.Month() || DateOf(back) != d {
			t.Fatalf("%s became %s and %s", day, d, back)
		}
	}
}

func FuzzParseDate(f *testing.F) {
	for _, s := range []string{"2019-05-12", "~2019-05", "", "2023-02-29", "~", "05/12/2019", "2019-05-12\x00"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := ParseDate(s)
		if err != nil {
			if d != "" {
				t.Fatalf("ParseDate(%q) gives %q beside an error", s, d)
			}
			return
		}
		again, err := ParseDate(string(d))
		if err != nil || again != d || !d.Valid() {
			t.Fatalf("ParseDate(%q) = %q is not read back: %q, %v", s, d, again, err)
		}
		if d.Full() {
			at, ok := d.Time()
			if !ok || DateOf(at) != d || d.US() != at.Format("01/02/2006") {
				t.Fatalf("%q: %v %v %q", d, at, ok, d.US())
			}
		}
		if (d == "") != (d.Long() == "") || (d == "") != (d.US() == "") {
			t.Fatalf("%q is shown as %q and %q", d, d.Long(), d.US())
		}
	})
}
