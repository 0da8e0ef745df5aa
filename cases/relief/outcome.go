package relief

import "github.com/harborfile/harborfile/cases"

// ending is how a charge ended, as far as its words say.
type ending = cases.Ending

const (
	convicted   = cases.Convicted
	notPursued  = cases.WithoutJudgment
	adjudicated = cases.Adjudicated
	pending     = cases.StillOpen
	unclear     = cases.EndingNotKnown
)
