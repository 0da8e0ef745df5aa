package cases

// Kind is the kind of a matter.
type Kind string

// The three kinds of relief.
const (
	RecordRelief    Kind = "record-relief"
	ProtectiveOrder Kind = "protective-order"
	Immigration     Kind = "immigration"
)

// Stage is how far a matter has come.
type Stage string

// The stages, in their usual order. A dormant matter waits for the client and nothing is asked twice on return.
const (
	Intake   Stage = "intake"
	Drafting Stage = "drafting"
	Review   Stage = "review"
	Ready    Stage = "ready"
	Filed    Stage = "filed"
	Decided  Stage = "decided"
	Closed   Stage = "closed"
	Dormant  Stage = "dormant"
)

// Matter is one legal job of one kind for one client. Exactly one of Record, Order and Petition is used, by Kind.
type Matter struct {
	Meta
	ID       string `json:"id"`
	ClientID string `json:"clientId"`
	Kind     Kind   `json:"kind"`
	Number   string `json:"number,omitempty"` // the office's own case number; may clash, never a key
	Title    string `json:"title"`            // neutral, no names: "Record relief, federal"
	Stage    Stage  `json:"stage"`
	Relief   string `json:"relief,omitempty"` // id of the relief in cases/law, e.g. vac.us
	Venue    Venue  `json:"venue,omitzero"`
	Attorney string `json:"attorney,omitempty"` // id of an Attorney
	Advocate string `json:"advocate,omitempty"` // id of an Attorney whose role is advocate
	// Supervisor is the id of the Attorney who answers for the matter.
	Supervisor string            `json:"supervisor,omitempty"`
	Pause      Pause             `json:"pause,omitzero"`   // set while the matter is dormant
	Closing    Closing           `json:"closing,omitzero"` // set once the matter is closed
	Opened     Date              `json:"opened,omitempty"`
	Record     *RecordReliefPart `json:"record,omitempty"`
	Order      *Order            `json:"order,omitempty"`
	Petition   *Petition         `json:"petition,omitempty"`
	// Interpreter is the person who interprets, or read the papers to the client, in this matter.
	Interpreter MatterInterpreter `json:"interpreter,omitzero"`
	Forms       []string          `json:"forms,omitempty"` // form editions this matter files, by form number, in filing order
	LegalHold   bool              `json:"legalHold,omitempty"`
	Packet      PacketLook        `json:"packet,omitzero"` // how its packets look
	// Answers holds what a person answered to questions that a form asks and no other fact answers: "yes", "no" or
	// words, by the form's number and its own item, e.g. "i-914.4.1.b". The form's map names the items it asks.
	Answers map[string]string `json:"answers,omitempty"`
}

// Key places the matter in its own stream.
func (m Matter) Key() Key { return Key{"matter", m.ID, MatterStream(m.ID)} }

// Venue is the court or agency a matter is filed with.
type Venue struct {
	ID       string `json:"id,omitempty"` // id of a filing system in cases/law
	Court    string `json:"court,omitempty"`
	Division string `json:"division,omitempty"`
	County   string `json:"county,omitempty"`
	State    string `json:"state,omitempty"` // two letters, or US for federal
	Docket   string `json:"docket,omitempty"`
	CaseName string `json:"caseName,omitempty"` // as the court writes it; names people, so it never stands in a title
	Street   string `json:"street,omitempty"`
	City     string `json:"city,omitempty"`
	ZIP      string `json:"zip,omitempty"`
}

// RecordReliefPart is what a record-relief matter adds: arrests with their charges, and the standard relied on.
type RecordReliefPart struct {
	Arrests []Arrest `json:"arrests,omitempty"`
	Nexus   string   `json:"nexus,omitempty"` // how the conduct came from being trafficked, approved words
	// NotEarlier is why the facts were not raised in the court at the time, approved words: some laws ask for it.
	NotEarlier string  `json:"notEarlier,omitempty"`
	Period     [2]Date `json:"period,omitzero"`   // while under the trafficker's control
	ExitEnd    Date    `json:"exitEnd,omitempty"` // end of the exit period
	Filed      Date    `json:"filed,omitempty"`
	Served     Date    `json:"served,omitempty"`  // received by the prosecutor
	Opposed    Date    `json:"opposed,omitempty"` // opposition filed
	Service    []Serve `json:"service,omitempty"` // who is served, court by court
}

// Arrest is one arrest or citation with its counts.
type Arrest struct {
	ID      string   `json:"id"`
	Date    Date     `json:"date,omitempty"`
	Agency  string   `json:"agency,omitempty"`
	Place   string   `json:"place,omitempty"`
	State   string   `json:"state,omitempty"` // two letters, or US for a federal arrest
	County  string   `json:"county,omitempty"`
	Age     int      `json:"age,omitempty"` // as the record prints it
	Charges []Charge `json:"charges,omitempty"`
}

// Charge is one count.
type Charge struct {
	ID            string      `json:"id"`
	Statute       string      `json:"statute,omitempty"`
	Title         string      `json:"title,omitempty"`
	Level         string      `json:"level,omitempty"` // felony, misdemeanor, infraction
	Tier          string      `json:"tier,omitempty"`  // under § 3771A: A, B, or empty for not yet determined
	Court         string      `json:"court,omitempty"`
	Docket        string      `json:"docket,omitempty"`
	State         string      `json:"state,omitempty"` // whose law was charged: two letters, or US; empty = as the arrest
	County        string      `json:"county,omitempty"`
	Disposition   Disposition `json:"disposition,omitzero"`
	Plea          string      `json:"plea,omitempty"`          // one of Pleas
	Convicted     Date        `json:"convicted,omitempty"`     // where it is another day than Disposition.Date
	Probation     bool        `json:"probation,omitempty"`     // was part of the sentence
	ProbationEnds Date        `json:"probationEnds,omitempty"` // ended or ends
	// Violent and ChildHarmed are what the tests of 18 U.S.C. § 3771A ask: yes, no, not known.
	Violent     string   `json:"violent,omitempty"`
	ChildHarmed string   `json:"childHarmed,omitempty"`
	Conduct     Date     `json:"conduct,omitempty"`  // when it happened, where the arrest came later
	Tags        []string `json:"tags,omitempty"`     // ids of Coercions
	Link        string   `json:"link,omitempty"`     // how this charge came from being controlled, approved words
	Evidence    []string `json:"evidence,omitempty"` // evidence item ids that speak of this charge
	Source      string   `json:"source,omitempty"`   // where it was read: "rap sheet, lines 12 to 15"
}

// Disposition is how a charge ended.
type Disposition struct {
	Outcome  string `json:"outcome,omitempty"` // convicted by plea, convicted by verdict, dismissed, acquitted, pending, not known
	Date     Date   `json:"date,omitempty"`
	Sentence string `json:"sentence,omitempty"`
}

// Order is what a protective-order matter adds.
type Order struct {
	Family        string     `json:"family,omitempty"`     // domestic, civil harassment, trafficking-specific, ...
	Respondent    string     `json:"respondent,omitempty"` // id of a Party
	Relationship  string     `json:"relationship,omitempty"`
	LivedTogether bool       `json:"livedTogether,omitempty"`
	Incidents     []Incident `json:"incidents,omitempty"`
	Relief        []string   `json:"relief,omitempty"`   // what is asked: no contact, stay away, move out, ...
	StayAway      []string   `json:"stayAway,omitempty"` // whom and what the respondent should keep away from, no addresses
	Yards         int        `json:"yards,omitempty"`    // distance asked
	Firearms      string     `json:"firearms,omitempty"` // yes, no, not known
	Filed         Date       `json:"filed,omitempty"`
	Hearing       Date       `json:"hearing,omitempty"`
	Served        Date       `json:"served,omitempty"`
	Issued        Date       `json:"issued,omitempty"`
	Expires       Date       `json:"expires,omitempty"`
	OrderExtras
}

// Incident is one thing that happened, as the client tells it. Nothing of it stands in a paper before Approved is set.
type Incident struct {
	Date      Date   `json:"date,omitempty"`
	Place     string `json:"place,omitempty"`
	What      string `json:"what,omitempty"`
	Harm      string `json:"harm,omitempty"`
	Weapon    string `json:"weapon,omitempty"`
	Police    string `json:"police,omitempty"` // came, report number; empty = not called or not known
	Witnesses string `json:"witnesses,omitempty"`
	HowOften  string `json:"howOften,omitempty"`
	Approved  Date   `json:"approved,omitempty"` // the day the client approved these words
	// Tags are ids of Coercions; Evidence are evidence item ids that speak of it.
	Tags     []string `json:"tags,omitempty"`
	Evidence []string `json:"evidence,omitempty"`
}

// Petition is what an immigration matter adds.
type Petition struct {
	Form           string    `json:"form,omitempty"`        // I-914, I-918, I-360
	Category       string    `json:"category,omitempty"`    // principal or derivative category, e.g. T-1
	Trafficking    string    `json:"trafficking,omitempty"` // labor, sex, both
	Sector         string    `json:"sector,omitempty"`
	ReportedTo     string    `json:"reportedTo,omitempty"` // agency; only if the client chose to report
	ReportedOn     Date      `json:"reportedOn,omitempty"`
	ReportCase     string    `json:"reportCase,omitempty"`
	Under18        bool      `json:"under18,omitempty"`    // when at least one act occurred
	Cooperated     string    `json:"cooperated,omitempty"` // yes, no, exception
	Certifier      string    `json:"certifier,omitempty"`
	SuppBSigned    Date      `json:"suppBSigned,omitempty"`
	WorkPermit     bool      `json:"workPermit,omitempty"`     // asked with the petition
	PresentBecause string    `json:"presentBecause,omitempty"` // approved words
	Hardship       string    `json:"hardship,omitempty"`       // approved words
	Receipts       []Receipt `json:"receipts,omitempty"`
	Notices        []Notice  `json:"notices,omitempty"`
	Inadmissible   []string  `json:"inadmissible,omitempty"` // grounds that may need a waiver
	PetitionExtras
}

// Receipt is an agency's receipt for a filing.
type Receipt struct {
	Number string `json:"number"`
	Form   string `json:"form,omitempty"`
	Date   Date   `json:"date,omitempty"`
}

// Notice is something an agency sent that may ask for an answer. RespondBy is the date printed on it; a printed date
// beats every computed one.
type Notice struct {
	Kind      string `json:"kind"` // RFE, NOID, NTA, biometrics, interview, decision
	Date      Date   `json:"date,omitempty"`
	RespondBy Date   `json:"respondBy,omitempty"`
	ByMail    bool   `json:"byMail,omitempty"`
}
