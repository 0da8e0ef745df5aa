package built

import (
	"cmp"
	"regexp"
	"strconv"
	"strings"
)

// Form is how a version is written: MAJOR.MINOR.PATCH, each without leading zeros.
var Form = regexp.MustCompile(`^(0|[1-9][0-9]{0,4})\.(0|[1-9][0-9]{0,4})\.(0|[1-9][0-9]{0,4})$`)

// Compare says how two versions stand: below 0 where a is older than b, 0 where they are the same, above 0 where a is
// newer. ok is false where one of them is no version, as Development.
func Compare(a, b string) (order int, ok bool) {
	if !Form.MatchString(a) || !Form.MatchString(b) {
		return 0, false
	}
	left, right := strings.Split(a, "."), strings.Split(b, ".")
	for i := range left {
		l, _ := strconv.Atoi(left[i]) // the form lets digits through and nothing else
		r, _ := strconv.Atoi(right[i])
		if order = cmp.Compare(l, r); order != 0 {
			return order, true
		}
	}
	return 0, true
}
