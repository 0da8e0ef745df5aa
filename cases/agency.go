package cases

// AgencyKind is what an agency does.
type AgencyKind string

// The kinds of agency.
const (
	PoliceAgency     AgencyKind = "police"
	FederalAgency    AgencyKind = "federal investigators"
	ProsecutorAgency AgencyKind = "prosecutor"
	CourtAgency      AgencyKind = "court"
	LaborAgency      AgencyKind = "labor agency"
	ChildAgency      AgencyKind = "child welfare"
	HealthAgency     AgencyKind = "health care"
	ShelterAgency    AgencyKind = "shelter"
	AdvocateAgency   AgencyKind = "advocate program"
	LegalAgency      AgencyKind = "legal aid"
	LanguageAgency   AgencyKind = "interpreters"
	ConsulateAgency  AgencyKind = "consulate"
	SchoolAgency     AgencyKind = "school"
	CommunityAgency  AgencyKind = "community group"
	OtherAgency      AgencyKind = "other"
)

// Agency is a body the office works with, has to serve, or asks for a certification. It belongs to no client.
type Agency struct {
	Meta
	ID        string     `json:"id"`
	Name      string     `json:"name"`
	OtherName []string   `json:"otherNames,omitempty"` // short and former names
	Kind      AgencyKind `json:"kind"`
	Certifies bool       `json:"certifies,omitempty"` // signs Supplement B of Form I-914 or I-918
	Phone     string     `json:"phone,omitempty"`
	Fax       string     `json:"fax,omitempty"`
	Email     string     `json:"email,omitempty"`
	Address   Address    `json:"address,omitzero"`
	SafeWay   string     `json:"safeWay,omitempty"` // how to reach it without harm: which line, which words, when
	Note      string     `json:"note,omitempty"`
}

// Key places the agency in the office's stream.
func (a Agency) Key() Key { return Key{"agency", a.ID, OfficeStream} }

// AgencyPerson is someone who works for an agency.
type AgencyPerson struct {
	Meta
	ID        string `json:"id"`
	AgencyID  string `json:"agencyId"`
	Name      Name   `json:"name"`
	Title     string `json:"title,omitempty"` // certifying official, detective, nurse
	Unit      string `json:"unit,omitempty"`
	Certifies bool   `json:"certifies,omitempty"` // named by the head of the agency to sign certifications
	Phone     string `json:"phone,omitempty"`
	Email     string `json:"email,omitempty"`
	Left      Date   `json:"left,omitempty"` // no longer there since
	Note      string `json:"note,omitempty"`
}

// Key places the person in the office's stream.
func (p AgencyPerson) Key() Key { return Key{"agencyPerson", p.ID, OfficeStream} }
