package cases

// Caseload is what numbers for funders are counted from: records of the whole office.
type Caseload struct {
	Clients       []Client
	Matters       []Matter
	Needs         []Need
	Times         []TimeEntry
	Exploitations []Exploitation
}
