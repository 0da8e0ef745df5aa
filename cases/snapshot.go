package cases

import "io"

// Snapshot is everything about one matter, read in one transaction: what forms, drafts and packets are made from.
type Snapshot struct {
	Office      Office
	Attorney    Attorney // of this matter; zero when none is set
	Client      Client
	Matter      Matter
	Parties     []Party
	Story       []Fragment // of the client, in order
	Choices     []Choice
	Evidence    []EvidenceItem // of this matter, exhibits first in their order
	Custody     []CustodyEvent
	Deadlines   []Deadline
	Releases    []Release    // of the client
	Disclosures []Disclosure // of this matter, only added to
	Forms       []FilledForm
	Documents   []Document
	Versions    []Version // of the documents
	Packets     []Packet
	Copies      []WorkingCopy // copies made in this matter, oldest first
	Redactions  []Redaction
	Blanks      []Blank    // of the office
	Maps        []FormMap  // of the office
	Staff       []Attorney // of the office: everyone who may work on a matter
	Templates   []OfficeTemplate

	Timeline      []LifeEvent    // of the client
	Exploitations []Exploitation // of the client
	Sittings      []Sitting      // of the client, oldest first
	Explained     []Explained    // of the client; privileged

	Agencies  []Agency       // of the office
	Officials []AgencyPerson // of the office's agencies

	Arrests []Arrest // of every record-relief matter of the client

	paper Paper // what the facts are read for; see In

	Notes       []Note // of the client and of this matter
	Tasks       []Task // of the office, the client and this matter
	SignOffs    []SignOff
	IDPapers    []IDPaper
	Reports     []PoliceReport
	Losses      []Loss
	Remedies    []Remedy
	Needs       []Need
	Evaluations []Evaluation
	SafetyPlans []SafetyPlan
	Goals       []Goal
	Benefits    []Benefit
	Times       []TimeEntry
}

// Party returns the first party in a role.
func (s *Snapshot) Party(role string) (Party, bool) {
	for _, p := range s.Parties {
		if p.Role == role {
			return p, true
		}
	}
	return Party{}, false
}

// ReaderAtCloser is an open blob: random access, size in bytes, and Close.
type ReaderAtCloser interface {
	io.ReaderAt
	io.Closer
	Size() int64
}

// Progress is told how far long work has come. Implementations are safe to call from any goroutine.
type Progress interface {
	SetTotal(n int64)
	Add(n int64)
}

// NoProgress ignores every report.
var NoProgress Progress = noProgress{}

type noProgress struct{}

func (noProgress) SetTotal(int64) {}
func (noProgress) Add(int64)      {}

// Change is one entry of a record's history.
type Change struct {
	When   string // RFC 3339
	Device string
	Field  string
	Value  string // JSON of the new value, "" where the field was cleared
}

// Hit is one result of a search.
type Hit struct {
	Key     Key
	Snippet string // the words found, with their surroundings
}
