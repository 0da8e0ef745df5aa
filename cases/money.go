package cases

import (
	"strconv"
	"strings"
)

// Cents is an amount of money in United States cents. Money is never a floating-point number.
type Cents int64

// String prints an amount as "$1,234.05", with a minus before it where it is below zero.
func (c Cents) String() string {
	sign, n := "", uint64(c)
	if c < 0 {
		sign, n = "-", uint64(-(c+1))+1
	}
	whole := strconv.FormatUint(n/100, 10)
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	part := strconv.FormatUint(n%100, 10)
	if len(part) == 1 {
		part = "0" + part
	}
	return sign + "$" + whole + "." + part
}

// ParseCents reads "1234", "1,234.5" or "$1,234.05". ok is false for anything else, for more than two decimals, for a
// comma that parts no thousands, and for amounts beyond 90 trillion dollars.
func ParseCents(s string) (c Cents, ok bool) {
	s = strings.TrimSpace(s)
	s, minus := strings.CutPrefix(s, "-")
	s = strings.TrimPrefix(s, "$")
	whole, part, point := strings.Cut(s, ".")
	groups := strings.Split(whole, ",")
	for i, g := range groups {
		if !digits(g, 1, 14) || len(groups) > 1 && (len(g) > 3 || i > 0 && len(g) != 3) {
			return 0, false
		}
	}
	if point && !digits(part, 1, 2) {
		return 0, false
	}
	part = (part + "00")[:2]
	n, err := strconv.ParseInt(strings.Join(groups, "")+part, 10, 64)
	if err != nil || n > 9_000_000_000_000_000 {
		return 0, false
	}
	if minus {
		n = -n
	}
	return Cents(n), true
}

// Add gives the sum; ok is false where it would not fit.
func (c Cents) Add(d Cents) (sum Cents, ok bool) {
	sum = c + d
	return sum, (sum > c) == (d > 0)
}
