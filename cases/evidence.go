package cases

import "strings"

// Blob names bytes in the vault: sealed, immutable, hashed as received.
type Blob struct {
	ID     string `json:"id"`
	SHA256 string `json:"sha256"` // of the clear bytes, lower-case hex
	Size   int64  `json:"size"`   // of the clear bytes
}

// EvidenceItem is one original as it was received. The original never changes; copies are derived from it.
type EvidenceItem struct {
	Meta
	ID       string   `json:"id"`
	MatterID string   `json:"matterId"`
	Title    string   `json:"title"`    // what it is, in the user's words
	FileName string   `json:"fileName"` // as received; never used outside the vault
	Media    string   `json:"media"`    // detected, e.g. application/pdf, image/jpeg
	Blob     Blob     `json:"blob"`
	Source   string   `json:"source,omitempty"`   // where it came from: client's phone, clinic, county clerk
	Obtained string   `json:"obtained,omitempty"` // who obtained it
	Date     Date     `json:"date,omitempty"`     // of the content
	Proves   []string `json:"proves,omitempty"`   // element ids of cases/law
	Text     string   `json:"text,omitempty"`     // extracted, for search
	Sealed   bool     `json:"sealed,omitempty"`   // never in a public packet
	Exhibit  Exhibit  `json:"exhibit,omitzero"`

	Parent      string `json:"parent,omitempty"`      // id of the item it came out of: the mail of an attachment
	Language    string `json:"language,omitempty"`    // ISO 639-1 code of its words where they are not English
	Translation string `json:"translation,omitempty"` // id of the item that is its English translation
	// Certificate is the id of the item or document in which the translator certifies it (8 CFR 103.2(b)(3)); it may
	// be the translation itself.
	Certificate string `json:"certificate,omitempty"`
	Seconds     int    `json:"seconds,omitempty"` // length of sound or film, rounded up; 0 = not known
}

// Exhibit is how a matter files an item. Order 0 means: not in the packet.
type Exhibit struct {
	Order int         `json:"order,omitempty"` // 1 is first
	Title string      `json:"title,omitempty"` // as the contents page prints it
	Only  []Recipient `json:"only,omitempty"`  // empty = every recipient
}

// Key places the item in its matter's stream.
func (e EvidenceItem) Key() Key { return Key{"evidence", e.ID, MatterStream(e.MatterID)} }

// CustodyEvent is one touch of an original. The log is append-only; the vault chains it by hash.
type CustodyEvent struct {
	Meta
	ID         string `json:"id"`
	MatterID   string `json:"matterId"`
	EvidenceID string `json:"evidenceId"`
	What       string `json:"what"` // acquired, viewed, exported, verified, or the Step of a copy that was made
	Who        string `json:"who,omitempty"`
	When       string `json:"when"`              // RFC 3339, UTC
	To         string `json:"to,omitempty"`      // recipient of an export
	Release    string `json:"release,omitempty"` // id of the release relied on
	SHA256     string `json:"sha256,omitempty"`  // as seen at that moment
	Prev       string `json:"prev,omitempty"`    // Hash of the event before; set by the vault
	Hash       string `json:"hash,omitempty"`    // set by the vault
}

// Key places the event in its matter's stream.
func (e CustodyEvent) Key() Key { return Key{"custody", e.ID, MatterStream(e.MatterID)} }

// MoreWords stands in Text before words that are kept for search alone: each once, of a text too long to be kept whole.
const MoreWords = "⋯"

// InOrder is Text as far as its words stand in their order, for whoever reads sentences and dates in it.
func (e EvidenceItem) InOrder() string {
	words, _, _ := strings.Cut(e.Text, MoreWords)
	return words
}
