package cases

import "github.com/google/uuid"

// NewID returns a fresh row id: a UUIDv7 in its usual text form, so ids sort by the time they were made.
func NewID() string { return uuid.Must(uuid.NewV7()).String() }

// Key says where a record lives: its table, its row, and the stream (file) it belongs to.
type Key struct{ Table, Row, Stream string }

// Record is anything the vault keeps. Key is stable for the life of the record.
type Record interface{ Key() Key }

// Meta is embedded in every record. Rev is the stamp of the newest change the reader saw; the vault sets it on read
// and compares it on write, so that two windows cannot overwrite each other unseen. It is never stored in the record.
type Meta struct {
	Rev string `json:"-"`
}

// Revision returns the stamp set on read, "" for a record that was never stored.
func (m Meta) Revision() string { return m.Rev }

// SetRevision is for the vault, which stamps every record it hands out.
func (m *Meta) SetRevision(rev string) { m.Rev = rev }

// OfficeStream is the file that belongs to the office and to no client.
const OfficeStream = "office"

// ClientStream is the file of one client: the facts told once, shared by all of that client's matters.
func ClientStream(clientID string) string { return "client/" + clientID }

// MatterStream is the file of one matter.
func MatterStream(matterID string) string { return "matter/" + matterID }
