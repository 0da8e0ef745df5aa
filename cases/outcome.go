package cases

import "strings"

// Ending is how a charge ended, as far as the words on record say.
type Ending string

// The endings of a charge.
const (
	Convicted       Ending = "convicted"
	WithoutJudgment Ending = "ended without conviction" // dismissed, acquitted, never filed
	Adjudicated     Ending = "adjudicated as a minor"
	StillOpen       Ending = "pending"
	EndingNotKnown  Ending = "not known"
)

// EndingOf reads the outcome of a charge. Words that say two things say nothing certain.
func EndingOf(outcome string) Ending {
	s := strings.ToLower(outcome)
	hit := func(words ...string) bool { return containsOne(s, words...) }
	switch {
	case hit("not guilty", "acquit", "dismiss", "nolle", "no charges", "declined", "not filed", "not pursued", "released without", "no papered", "rejected by prosecutor", "prosecutor reject", "absuelt", "desestim", "vacated", "set aside"):
		// "Not guilty plea" is no acquittal, and a conviction that was set aside is neither one nor the other.
		plainGuilty := strings.Contains(strings.ReplaceAll(s, "not guilty", ""), "guilty")
		if hit("dismissed after plea", "deferred", "convict") || plainGuilty || hit("not guilty") && hit("plea", "pled", "plead") {
			return EndingNotKnown
		}
		return WithoutJudgment
	case hit("adjudicat", "delinquen"):
		return Adjudicated
	case hit("convict", "guilty", "plea", "pled", "nolo", "no contest", "sentenced", "conden"):
		return Convicted
	case hit("pending", "open", "pendiente", "warrant"):
		return StillOpen
	}
	return EndingNotKnown
}

// AcquittedBy reports whether an outcome is a finding of not guilty.
func AcquittedBy(outcome string) bool {
	return EndingOf(outcome) == WithoutJudgment && containsOne(strings.ToLower(outcome), "not guilty", "acquit", "absuelt")
}

func containsOne(s string, words ...string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}
