package cases

// ChoiceKind says what a decision is about.
type ChoiceKind string

// The kinds of choice. Any other text is kept as it was written and steers nothing.
const (
	ChoicePolice    ChoiceKind = "law-enforcement contact"     // off unless chosen
	ChoiceGoal      ChoiceKind = "goal"                        // what the client wants, Order says in which order
	ChoiceWhoMay    ChoiceKind = "who may know"                // About = the person, Answer = yes or no
	ChoiceTopic     ChoiceKind = "topic not to be asked again" // About = the topic, Facts = what belongs to it
	ChoiceExplained ChoiceKind = "explained"                   // About = what, By = who explained it
	ChoiceOther     ChoiceKind = "other"
)

// ChoiceKinds lists every kind in the order a menu shows them.
func ChoiceKinds() []ChoiceKind {
	return []ChoiceKind{ChoicePolice, ChoiceGoal, ChoiceWhoMay, ChoiceTopic, ChoiceExplained, ChoiceOther}
}

// ChoiceAnswer is the decision in one word, for what has to be respected without reading a sentence. The empty
// answer of a record written before there were answers counts as "no": nothing is concluded from silence.
type ChoiceAnswer string

// The answers.
const (
	ChoseYes    ChoiceAnswer = "yes"
	ChoseNo     ChoiceAnswer = "no"
	ChoseNotNow ChoiceAnswer = "not now" // counts as no until a later decision
)

// Choice is a decision of the client: what, when, in whose presence. A later decision of the same kind about the same
// thing takes its place; the earlier one stays in the log.
type Choice struct {
	Meta
	ID        string       `json:"id"`
	ClientID  string       `json:"clientId"`
	MatterID  string       `json:"matterId,omitempty"` // only for this matter; empty = for all
	What      ChoiceKind   `json:"what"`
	About     string       `json:"about,omitempty"`     // the topic, the person, the goal, what was explained
	Recipient Recipient    `json:"recipient,omitempty"` // of who may know: the kind of recipient, where it is one
	Answer    ChoiceAnswer `json:"answer,omitempty"`    // of law-enforcement contact and who may know
	Decision  string       `json:"decision"`            // in the client's own words where possible
	Order     int          `json:"order,omitempty"`     // of a goal: 1 is the first
	Facts     []string     `json:"facts,omitempty"`     // of a topic: fact paths that belong to it; a path covers those below it
	On        Date         `json:"on,omitempty"`
	With      string       `json:"with,omitempty"`   // who was present
	By        string       `json:"by,omitempty"`     // of explained: who explained it
	Lifted    bool         `json:"lifted,omitempty"` // the client took the decision back and put nothing in its place
}

// Key places the choice in the client's stream.
func (c Choice) Key() Key { return Key{"choice", c.ID, ClientStream(c.ClientID)} }
