package cases

// Blank is an official form as its agency publishes it, imported by the user. The project ships none.
type Blank struct {
	Meta
	ID         string `json:"id"`
	Form       string `json:"form"`    // number as people say it: I-914, DV-100
	Edition    string `json:"edition"` // as printed
	SHA256     string `json:"sha256"`  // of the file as imported
	Original   Blob   `json:"original"`
	Normalised Blob   `json:"normalised,omitzero"` // prepared once: decrypted, repaired, scripts gone
	Map        string `json:"map,omitempty"`       // id of the map that fits, "" when none
	Imported   string `json:"imported,omitempty"`  // RFC 3339
	// Checked are the pages that a person compared with the map, where the map was made without a blank.
	Checked []PageCheck `json:"checked,omitempty"`
}

// Key places the blank in the office's stream.
func (b Blank) Key() Key { return Key{"blank", b.ID, OfficeStream} }

// FilledForm is one form of one matter, filled from facts. Draft and Filing are the two exports of the same values.
type FilledForm struct {
	Meta
	ID       string            `json:"id"`
	MatterID string            `json:"matterId"`
	Form     string            `json:"form"`
	Edition  string            `json:"edition"`
	Relative string            `json:"relative,omitempty"` // id of the relative that the form is about; "" = the client
	For      Recipient         `json:"for,omitempty"`      // who reads it; "" = as the library says of this edition
	Title    string            `json:"title"`
	Order    int               `json:"order,omitempty"`
	Draft    Blob              `json:"draft,omitzero"`
	Filing   Blob              `json:"filing,omitzero"`    // flattened; empty while something is open
	Report   Blob              `json:"report,omitzero"`    // what a person should look at, as forms.Report
	Facts    map[string]string `json:"facts,omitempty"`    // fact path -> value used, so that staleness shows
	Open     []string          `json:"open,omitempty"`     // what a person still has to look at, in words
	Overflow int               `json:"overflow,omitempty"` // texts not yet placed
	Blank    int               `json:"blank,omitempty"`    // of Open: questions whose facts nobody has told
	When     string            `json:"when,omitempty"`     // RFC 3339
}

// Key places the form in its matter's stream.
func (f FilledForm) Key() Key { return Key{"form", f.ID, MatterStream(f.MatterID)} }

// Document is one drafted paper of a matter.
type Document struct {
	Meta
	ID       string            `json:"id"`
	MatterID string            `json:"matterId"`
	Template string            `json:"template"`
	Sort     string            `json:"sort,omitempty"` // id of PaperSorts; "" where it was drafted before papers kept it
	Title    string            `json:"title"`
	Order    int               `json:"order,omitempty"`
	PDF      Blob              `json:"pdf"`
	Facts    map[string]string `json:"facts,omitempty"`
	Gaps     []string          `json:"gaps,omitempty"`    // facts the template asked for and did not find
	Notes    []string          `json:"notes,omitempty"`   // attorney's note: citations with as-of date and confidence
	Sources  []Source          `json:"sources,omitempty"` // which paragraph comes from which piece of the story
	When     string            `json:"when,omitempty"`
	For      Recipient         `json:"for,omitempty"`     // who reads it; "" in older vaults = as the kind of matter says
	Cited    []string          `json:"cited,omitempty"`   // ids of the exhibits that it names
	Version  int               `json:"version,omitempty"` // number of the version to file, from 1
	Edited   bool              `json:"edited,omitempty"`  // the version to file was changed by a person
	// Settled are findings of the check while drafting that a person looked at and left as they are: the key of each,
	// and the day.
	Settled map[string]Date `json:"settled,omitempty"`
}

// Key places the document in its matter's stream.
func (d Document) Key() Key { return Key{"document", d.ID, MatterStream(d.MatterID)} }

// Packet is one built packet: what it held, for whom, and its bytes.
type Packet struct {
	Meta
	ID        string    `json:"id"`
	MatterID  string    `json:"matterId"`
	Recipient Recipient `json:"recipient"`
	When      string    `json:"when"`
	Parts     []Blob    `json:"parts"`
	Manifest  string    `json:"manifest"`        // manifest.json as laid beside the packet
	Plan      string    `json:"plan,omitempty"`  // the settled plan, as JSON of packet.Plan: what stands where
	Pack      string    `json:"pack,omitempty"`  // id of the venue pack it was checked against
	Lines     string    `json:"lines,omitempty"` // what the check found, as JSON of []packet.Line
	Pages     int       `json:"pages"`
	Red       int       `json:"red,omitempty"` // preflight lines
	Amber     int       `json:"amber,omitempty"`
}

// Key places the packet in its matter's stream.
func (p Packet) Key() Key { return Key{"packet", p.ID, MatterStream(p.MatterID)} }

// Disclosure is one line of "who learned what".
type Disclosure struct {
	Meta
	ID        string    `json:"id"`
	MatterID  string    `json:"matterId"`
	Recipient Recipient `json:"recipient"`
	Items     []string  `json:"items"`
	Release   string    `json:"release,omitempty"`
	Override  string    `json:"override,omitempty"` // named person and reason, where the address firewall was overridden
	When      string    `json:"when"`
}

// Key places the disclosure in its matter's stream.
func (d Disclosure) Key() Key { return Key{"disclosure", d.ID, MatterStream(d.MatterID)} }
