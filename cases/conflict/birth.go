package conflict

import "github.com/harborfile/harborfile/cases"

// withBirth lets birth dates speak: equal ones raise, different ones lower, and nothing is concluded from a date that
// is not fully known.
func withBirth(l likeness, a, b cases.Date) likeness {
	if !a.Full() || !b.Full() {
		return l
	}
	switch near := differing(string(a), string(b)); {
	case a == b:
		l.score += 0.12
		l.reasons = append(l.reasons, SameBirth)
	case near:
		l.reasons = append(l.reasons, NearBirth)
	default:
		l.score = min(l.score, leastLikely) - 0.06
		l.reasons = append(l.reasons, OtherBirth)
	}
	return l
}

// differing reports whether two full dates differ in one digit only, or by day and month in each other's place.
func differing(a, b string) bool {
	n := 0
	for i := range a {
		if a[i] != b[i] {
			n++
		}
	}
	return n == 1 || a[:4] == b[:4] && a[5:7] == b[8:] && a[8:] == b[5:7]
}
