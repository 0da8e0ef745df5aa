package cases

import (
	"slices"
	"time"
)

// Step says how a copy was made from what came before it.
type Step string

// The steps from an original to a filed page.
const (
	Converted  Step = "converted"  // another kind of file set as pages: HEIC, TIFF, text
	Transcript Step = "transcript" // messages or mail set as a readable record
	TextLayer  Step = "text-layer" // words recognised in a scan, laid behind it
	Stripped   Step = "stripped"   // data that nobody sees taken out: place, device, author
	Redacted   Step = "redacted"   // what the rules keep back painted over, and the page made anew
	Signed     Step = "signed"     // signed by hand on paper, and scanned
)

// WorkingCopy is a copy made from an original, a form or a document, or from another such copy. What it was made from
// never changes, so that the way back is always open.
type WorkingCopy struct {
	Meta
	ID         string `json:"id"`
	MatterID   string `json:"matterId"`
	SourceID   string `json:"sourceId"`       // of the evidence item, form or document the chain begins with
	From       string `json:"from,omitempty"` // id of the copy it was made from; "" = of the source itself
	FromSHA256 string `json:"fromSha256"`     // of the bytes it was made from
	Step       Step   `json:"step"`
	Tool       string `json:"tool,omitempty"` // program and version that made it
	Media      string `json:"media"`
	Blob       Blob   `json:"blob"`
	Pages      int    `json:"pages,omitempty"`
	Text       string `json:"text,omitempty"` // its words, for search
	Who        string `json:"who,omitempty"`
	When       string `json:"when"` // RFC 3339, UTC

	// Of a redacted copy: what was painted over, whose packets carry it, and what showed that nothing is left.
	Marks []Mark      `json:"marks,omitempty"`
	For   []Recipient `json:"for,omitempty"`
	Proof []Proof     `json:"proof,omitempty"`
}

// Proof is one look into a redacted copy for what was painted over.
type Proof struct {
	Look  string `json:"look"`           // objects, text, pixels, ocr
	Found int    `json:"found"`          // places where something was left; 0 in a good copy
	Tool  string `json:"tool,omitempty"` // what looked
	None  string `json:"none,omitempty"` // why this look could not be taken; "" = it was
}

// Key places the copy in its matter's stream.
func (d WorkingCopy) Key() Key { return Key{"copy", d.ID, MatterStream(d.MatterID)} }

// Goes reports whether a redacted copy stands in for its source in a packet for to.
func (d WorkingCopy) Goes(to Recipient) bool { return slices.Contains(d.For, to) }

// CopyFor is the newest copy of a source that a packet for a recipient carries instead of the source: the redacted one
// where one is meant for that recipient, else the last of the copies that show the whole. ok is false where the source
// itself goes.
func (s *Snapshot) CopyFor(source string, to Recipient) (best WorkingCopy, ok bool) {
	rank := func(d WorkingCopy) int {
		switch {
		case d.Step == Redacted && d.Goes(to):
			return 2
		case d.Step == Redacted:
			return 0
		}
		return 1
	}
	for _, d := range s.Copies {
		if d.SourceID != source || rank(d) == 0 {
			continue
		}
		if !ok || rank(d) > rank(best) || rank(d) == rank(best) && d.When >= best.When {
			best, ok = d, true
		}
	}
	return best, ok
}

// Chain is how a copy came from its source, the first step first.
func (s *Snapshot) Chain(d WorkingCopy) []WorkingCopy {
	chain := []WorkingCopy{d}
	for from := d.From; from != "" && len(chain) <= len(s.Copies); {
		at := slices.IndexFunc(s.Copies, func(x WorkingCopy) bool { return x.ID == from })
		if at < 0 {
			break
		}
		chain = append(chain, s.Copies[at])
		from = s.Copies[at].From
	}
	slices.Reverse(chain)
	return chain
}

// NewCopy begins the record of a copy made now: of a source, and of the copy from where there is one.
func NewCopy(matter, source string, from *WorkingCopy, fromSHA256 string, step Step, who string, when time.Time) WorkingCopy {
	d := WorkingCopy{ID: NewID(), MatterID: matter, SourceID: source, FromSHA256: fromSHA256, Step: step, Who: who,
		When: when.UTC().Format(time.RFC3339Nano)}
	if from != nil {
		d.From, d.FromSHA256 = from.ID, from.Blob.SHA256
	}
	return d
}
