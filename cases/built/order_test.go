package built

import "testing"

func TestCompare(t *testing.T) {
	for _, c := range []struct {
		a, b  string
		order int
		ok    bool
	}{
		{"1.0.0", "1.0.0", 0, true}, {"1.0.0", "1.0.1", -1, true}, {"1.10.0", "1.9.9", 1, true}, {"2.0.0", "10.0.0", -1, true},
		{"0.9.0", "1.0.0", -1, true}, {Development, "1.0.0", 0, false}, {"1.0", "1.0.0", 0, false}, {"1.0.0", "01.0.0", 0, false},
		{"1.0.0-rc1", "1.0.0", 0, false}, {"", "", 0, false}, {"1.0.999999", "1.0.0", 0, false},
	} {
		if order, ok := Compare(c.a, c.b); order != c.order || ok != c.ok {
			t.Errorf("%q and %q: %d, %v", c.a, c.b, order, ok)
		}
	}
}
