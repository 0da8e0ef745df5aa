package cases

import (
	"fmt"
	"slices"
)

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

	// Elsewhere is who a single paper is for that goes into no packet, such as the keeper of a record. No packet is
	// built for it.
	Elsewhere Recipient = "other"
)

// Recipients lists every recipient in the order a menu shows them.
func Recipients() []Recipient {
	return []Recipient{OfficeCopy, ClientCopy, CourtPublic, CourtSealed, USCIS, EOIR, Prosecutor, Certifier, Supervisor}
}

// NeedsRelease reports whether a written release of the client has to cover a packet for r (28 CFR 94.115; 34 U.S.C.
// 12291(b)(2)). The office's own copy and the client's own copy need none.
func (r Recipient) NeedsRelease() bool { return r != OfficeCopy && r != ClientCopy }

// LawEnforcement reports whether a packet for r is contact with law enforcement, which is off unless the client chose
// it: see Wishes.PoliceContact.
func (r Recipient) LawEnforcement() bool { return r == Prosecutor || r == Certifier }

// Release is the client's leave to disclose: written, informed, limited in time, for one recipient and named items.
type Release struct {
	Meta
	ID             string    `json:"id"`
	ClientID       string    `json:"clientId"`
	MatterID       string    `json:"matterId,omitempty"`
	Recipient      Recipient `json:"recipient"`
	Whom           string    `json:"whom,omitempty"`  // the person or body in words
	Items          []string  `json:"items,omitempty"` // evidence, form and document ids; empty = the whole packet
	Purpose        string    `json:"purpose,omitempty"`
	Signed         Date      `json:"signed,omitempty"`
	Expires        Date      `json:"expires,omitempty"`
	Revoked        Date      `json:"revoked,omitempty"`
	Informed       bool      `json:"informed,omitempty"` // explained before signing
	AgencyID       string    `json:"agencyId,omitempty"` // of Whom, where the office keeps the agency
	Language       string    `json:"language,omitempty"` // in which it was explained and signed
	ExplainedBy    string    `json:"explainedBy,omitempty"`
	Guardian       Guardian  `json:"guardian,omitzero"` // who signed beside a minor
	GuardianSigned Date      `json:"guardianSigned,omitempty"`
	AloneUnder     string    `json:"aloneUnder,omitempty"` // the law under which a minor signed without a guardian
	RevokedBy      string    `json:"revokedBy,omitempty"`  // who took it back, and how: said, wrote
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

// Signing says what is in the way of the signatures of a release, nil where nothing is. An adult's own signature is
// enough. A minor signs together with a guardian, never with a person who harmed the minor, and alone only where a law
// lets minors receive the service without a guardian (34 U.S.C. 12291(b)(2)(B)(ii); 28 CFR 94.115(b)).
func (r Release) Signing(c Client, parties []Party) error {
	if r.Signed == "" || !c.MinorOn(r.Signed) || joinWords(r.AloneUnder) != "" {
		return nil
	}
	switch {
	case r.Guardian.Name.Full() == "":
		return &FieldError{"release.guardian.name.family", "A minor signs together with a guardian. Write who that is, or the law under which this person signs alone."}
	case !r.Guardian.MayConsent(parties):
		return &FieldError{"release.guardian.name.family", "This guardian cannot sign here. Choose a person who has not harmed the client, or the law under which this person signs alone."}
	case !r.GuardianSigned.Full():
		return &FieldError{"release.guardianSigned", "Write the full day on which the guardian signed."}
	}
	return nil
}

// Covering is the release that lets an item of this matter go to a recipient on day today: it Allows that, and it was
// signed by those who had to sign. Every way out of the office asks here.
func (s *Snapshot) Covering(to Recipient, item string, today Date) (Release, bool) {
	for _, r := range s.Releases {
		if r.ClientID == s.Client.ID && r.Allows(to, s.Matter.ID, item, today) && r.Signing(s.Client, s.Parties) == nil &&
			(len(r.Items) > 0 || s.inPacket(to, item)) {
			return r, true
		}
	}
	return Release{}, false
}

// inPacket reports whether an original stands in the packet for a recipient: leave for the whole packet is no leave for
// what was kept out of it. Whatever is no original is part of it.
func (s *Snapshot) inPacket(to Recipient, item string) bool {
	e, ok := s.item(item)
	if !ok {
		return true
	}
	exhibit, filed := s.ExhibitOf(item)
	return filed && s.Reaches(exhibit, to) && s.Reaches(e, to)
}

// MayLeave gives the releases that let the items go to a recipient on day today, ErrNotReleased where an item is
// covered by none, and nothing where the recipient needs no release.
func (s *Snapshot) MayLeave(to Recipient, items []string, today Date) (releases []string, err error) {
	if !to.NeedsRelease() {
		return nil, nil
	}
	uncovered := 0
	for _, item := range items {
		r, ok := s.Covering(to, item, today)
		if !ok {
			uncovered++
		} else if !slices.Contains(releases, r.ID) {
			releases = append(releases, r.ID)
		}
	}
	if uncovered > 0 {
		return nil, fmt.Errorf("%d of %d items: %w", uncovered, len(items), ErrNotReleased)
	}
	return releases, nil
}

// Revoke takes the release back from day on; who says who did, and how. A release that was taken back stays so from
// the first day: it covers nothing more, whatever the later word.
func (r Release) Revoke(on Date, who string) Release {
	if r.Revoked == "" {
		r.Revoked, r.RevokedBy = on, who
	}
	return r
}

// ReleaseState says in one word where a release stands.
type ReleaseState string

// The states.
const (
	ReleaseDraft   ReleaseState = "not signed"
	ReleaseWaiting ReleaseState = "not informed" // signed, and nobody noted that it was explained before
	ReleaseLive    ReleaseState = "in force"
	ReleaseLater   ReleaseState = "not yet" // signed for a later day
	ReleaseEnded   ReleaseState = "ended"
	ReleaseRevoked ReleaseState = "taken back"
)

// State is where the release stands on day today.
func (r Release) State(today Date) ReleaseState {
	switch {
	case r.Revoked != "":
		return ReleaseRevoked
	case !r.Signed.Full() || !r.Expires.Full():
		return ReleaseDraft
	case !r.Informed:
		return ReleaseWaiting
	case today < r.Signed:
		return ReleaseLater
	case today > r.Expires:
		return ReleaseEnded
	}
	return ReleaseLive
}
