package relief

import "strings"

// ending is how a charge ended, as far as its words say.
type ending string

const (
	convicted   ending = "convicted"
	notPursued  ending = "ended without conviction"
	adjudicated ending = "adjudicated as a minor"
	pending     ending = "pending"
	unclear     ending = "not known"
)

// endingOf reads the outcome of a charge. Words that say two things say nothing certain.
func endingOf(outcome string) ending {
	s := strings.ToLower(outcome)
	hit := func(words ...string) bool {
		for _, w := range words {
			if strings.Contains(s, w) {
				return true
			}
		}
		return false
	}
	switch {
	case hit("not guilty", "acquit", "dismiss", "nolle", "no charges", "declined", "not filed", "not pursued", "released without", "no papered", "rejected by prosecutor", "prosecutor reject", "absuelt", "desestim", "vacated", "set aside"):
		// "Not guilty plea" is no acquittal, and a conviction that was set aside is neither one nor the other.
		plainGuilty := strings.Contains(strings.ReplaceAll(s, "not guilty", ""), "guilty")
		if hit("dismissed after plea", "deferred", "convict") || plainGuilty || hit("not guilty") && hit("plea", "pled", "plead") {
			return unclear
		}
		return notPursued
	case hit("adjudicat", "delinquen"):
		return adjudicated
	case hit("convict", "guilty", "plea", "pled", "nolo", "no contest", "sentenced", "conden"):
		return convicted
	case hit("pending", "open", "pendiente", "warrant"):
		return pending
	}
	return unclear
}
