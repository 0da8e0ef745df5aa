package cases

// AuditEvent is something that happened to the vault as a whole and that an office may have to account for. It names
// no client. The log is only added to.
type AuditEvent struct {
	Meta
	ID   string `json:"id"`
	What string `json:"what"` // one of the Audit constants
	When string `json:"when"` // RFC 3339
}

// AuditOlderCopy: the vault that was opened is older than the one this computer closed last.
const AuditOlderCopy = "older copy"

// Key places the event in the office's stream.
func (a AuditEvent) Key() Key { return Key{"audit", a.ID, OfficeStream} }

// GoneMatter stands in place of the id of a matter that was deleted for good, in what the client's file keeps about it:
// a release or a choice for that matter is still a fact, and covers no other matter.
const GoneMatter = "gone"

// Destruction certifies that a matter was deleted for good: its records, its log, and the keys of its sealed files.
// It holds no words and no names of the matter. Certificates are only added to.
type Destruction struct {
	Meta
	ID       string   `json:"id"`
	MatterID string   `json:"matterId"`
	Begun    string   `json:"begun"` // RFC 3339: when the keys were destroyed
	Ended    string   `json:"ended"` // RFC 3339: when the old pages were dead too
	Records  int      `json:"records"`
	Entries  int      `json:"entries"` // of the change log
	Files    int      `json:"files"`   // sealed files
	Bytes    int64    `json:"bytes"`   // of the sealed files in clear
	Renewed  []string `json:"renewed"` // the keys that were replaced afterwards: records, vault, device
}

// Key places the certificate in the office's stream: that of the matter is gone.
func (d Destruction) Key() Key { return Key{"destruction", d.ID, OfficeStream} }
