package cases

import "slices"

// WaitsFor is whom a matter waits for before it can go on.
type WaitsFor string

// Whom a matter can wait for; "" is nobody.
const (
	WaitsForUs         WaitsFor = "us"         // the office itself
	WaitsForClient     WaitsFor = "client"     // it rests until the client takes it up again
	WaitsForSupervisor WaitsFor = "supervisor" // it lies with the person who answers for it
	WaitsForAgency     WaitsFor = "agency"     // the court or the agency it was filed with
)

// AllWaitsFor lists them in the order a menu shows.
func AllWaitsFor() []WaitsFor {
	return []WaitsFor{WaitsForUs, WaitsForClient, WaitsForSupervisor, WaitsForAgency}
}

// WaitsFor is whom the matter waits for, by its stage: a decided or closed one waits for nobody.
func (m Matter) WaitsFor() WaitsFor {
	switch m.Stage {
	case Dormant:
		return WaitsForClient
	case Review:
		return WaitsForSupervisor
	case Filed:
		return WaitsForAgency
	case Decided, Closed:
		return ""
	}
	return WaitsForUs
}

// MoveTo puts an open matter at a stage. A matter that rests or is closed has to be taken up first, with Wake or
// Reopen, and goes to rest or is closed with Sleep and Close: each of these asks for a day. Errors: *FieldError.
func (m Matter) MoveTo(s Stage) (Matter, error) {
	switch {
	case m.Stage == Closed:
		return m, &FieldError{"matter.stage", "This matter is closed. Open it again first."}
	case m.Stage == Dormant:
		return m, &FieldError{"matter.stage", "This matter is at rest. Take it up again first."}
	case s == Dormant || s == Closed || !slices.Contains(Stages(), s):
		return m, &FieldError{"matter.stage", msgList}
	}
	m.Stage = s
	return m, nil
}
