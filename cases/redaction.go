package cases

// Mark is a box on a page that is to be painted over. Lengths are in points of the page as it is displayed, from its
// upper left corner.
type Mark struct {
	ID   string  `json:"id"`
	Page int     `json:"page"` // from 1
	X0   float64 `json:"x0"`
	Y0   float64 `json:"y0"`
	X1   float64 `json:"x1"`
	Y1   float64 `json:"y1"`
	Rule string  `json:"rule"` // id of the rule that asks for it, see forms/packet/redact
	Who  string  `json:"who,omitempty"`
	When string  `json:"when"` // RFC 3339, UTC
}

// Redaction is what a person marked on one evidence item, form or document: the work in hand. The copy made of it is a
// WorkingCopy, which carries the marks it was made with.
type Redaction struct {
	Meta
	ID       string      `json:"id"`
	MatterID string      `json:"matterId"`
	SourceID string      `json:"sourceId"`
	SHA256   string      `json:"sha256"`        // of the file whose pages the marks lie on
	For      []Recipient `json:"for,omitempty"` // whose packets the copy is for; empty = the public court file
	Marks    []Mark      `json:"marks,omitempty"`
}

// Key places the marks in their matter's stream.
func (r Redaction) Key() Key { return Key{"redaction", r.ID, MatterStream(r.MatterID)} }

// Readers are the recipients whose packets carry the redacted copy.
func (r Redaction) Readers() []Recipient {
	if len(r.For) == 0 {
		return []Recipient{CourtPublic}
	}
	return r.For
}
