package cases

import "slices"

// Recipient is whom a packet is for.
type Recipient string

// The recipients. OfficeCopy is the office's own filing copy and needs no release; ClientCopy is the client's own.
const (
	OfficeCopy  Recipient = "office"
	ClientCopy  Recipient = "client"
	CourtPublic Recipient = "court-public"
	CourtSealed Recipient = "court-sealed"
	USCIS       Recipient = "uscis"
	EOIR        Recipient = "eoir"
	Prosecutor  Recipient = "prosecutor"
	Certifier   Recipient = "certifier"
	Supervisor  Recipient = "supervisor"
)

// Recipients lists every recipient in the order a menu shows them.
func Recipients() []Recipient {
	return []Recipient{OfficeCopy, ClientCopy, CourtPublic, CourtSealed, USCIS, EOIR, Prosecutor, Certifier, Supervisor}
}

// NeedsRelease reports whether a written release of the client has to cover a packet for r (28 CFR 94.115; 34 U.S.C.
// 12291(b)(2)). The office's own copy and the client's own copy need none.
func (r Recipient) NeedsRelease() bool { return r != OfficeCopy && r != ClientCopy }

// Release is the client's leave to disclose: written, informed, limited in time, for one recipient and named items.
type Release struct {
	Meta
	ID        string    `json:"id"`
	ClientID  string    `json:"clientId"`
	MatterID  string    `json:"matterId,omitempty"`
	Recipient Recipient `json:"recipient"`
	Whom      string    `json:"whom,omitempty"`  // the person or body in words
	Items     []string  `json:"items,omitempty"` // evidence, form and document ids; empty = the whole packet
	Purpose   string    `json:"purpose,omitempty"`
	Signed    Date      `json:"signed,omitempty"`
	Expires   Date      `json:"expires,omitempty"`
	Revoked   Date      `json:"revoked,omitempty"`
	Informed  bool      `json:"informed,omitempty"` // explained before signing
}

// Key places the release in the client's stream.
func (r Release) Key() Key { return Key{"release", r.ID, ClientStream(r.ClientID)} }

// Allows reports whether the release covers item for recipient on day today: signed, informed, not expired, not
// revoked. A release without an expiry date covers nothing.
func (r Release) Allows(to Recipient, matterID, item string, today Date) bool {
	if r.Recipient != to || !r.Informed || !r.Signed.Full() || !r.Expires.Full() || r.Revoked != "" {
		return false
	}
	if r.MatterID != "" && r.MatterID != matterID {
		return false
	}
	if today < r.Signed || today > r.Expires {
		return false
	}
	return len(r.Items) == 0 || slices.Contains(r.Items, item)
}
