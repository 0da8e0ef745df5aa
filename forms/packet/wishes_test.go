package packet_test

import (
	"slices"
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/forms/packet"
)

// What the client decided is held against the packet that would leave.
func wishesLines(t *testing.T, v *vault.Vault) {
	released := func(s *cases.Snapshot, to cases.Recipient) {
		s.Releases = append(s.Releases, cases.Release{ID: "r", ClientID: s.Client.ID, Recipient: to, Informed: true, Signed: "2026-11-01", Expires: "2027-01-01"})
	}
	lines := func(s *cases.Snapshot, to cases.Recipient) map[string]packet.Level {
		t.Helper()
		b, err := build(t, v, s, packet.BuildOptions{Recipient: to})
		if err != nil {
			t.Fatal(err)
		}
		defer b.Close()
		packet.KnownLines(t, b.Lines)
		got := map[string]packet.Level{}
		for _, l := range b.Lines {
			got[l.Rule] = l.Level
		}
		return got
	}

	s := snapshot(t, v, cases.RecordRelief)
	released(s, cases.Prosecutor)
	if got := lines(s, cases.Prosecutor); got["law-enforcement-contact"] != "" {
		t.Errorf("the client lets the prosecutor be served: %v", got)
	}
	s.Choices = slices.DeleteFunc(s.Choices, func(c cases.Choice) bool { return c.What == cases.ChoiceWhoMay })
	got := lines(s, cases.Prosecutor)
	if got["law-enforcement-contact"] != packet.Red || got["story-not-here"] != "" || got["who-may-know"] != "" || got["minor-names"] != "" {
		t.Errorf("not chosen: %v", got)
	}
	s.Choices = append(s.Choices,
		cases.Choice{ID: "z1", ClientID: s.Client.ID, What: cases.ChoicePolice, Answer: cases.ChoseYes, Decision: "Yes.", On: "2026-11-19"},
		cases.Choice{ID: "z2", ClientID: s.Client.ID, What: cases.ChoiceWhoMay, About: "that office", Recipient: cases.Prosecutor, Answer: cases.ChoseNo, Decision: "Not that office.", On: "2026-11-19"})
	i := slices.IndexFunc(s.Story, func(f cases.Fragment) bool { return f.Approved != "" && slices.Contains(f.Uses, s.Matter.ID) })
	s.Story[i].NotIn = []string{string(cases.Prosecutor)}
	s.Client.Addresses = append(s.Client.Addresses, cases.Address{Kind: cases.Substitute, Street: "PO Box 999", Expires: "2026-10-01"})
	got = lines(s, cases.Prosecutor)
	if got["law-enforcement-contact"] != "" || got["story-not-here"] != packet.Red || got["who-may-know"] != packet.Red || got["substitute-address-ended"] != packet.Amber {
		t.Errorf("chosen, with limits: %v", got)
	}
	if got = lines(s, cases.OfficeCopy); got["story-not-here"] != "" || got["who-may-know"] != "" {
		t.Errorf("the office's own copy: %v", got)
	}

	s = snapshot(t, v, cases.ProtectiveOrder)
	// The child stands in the request, so without the court's blank there is no such page.
	if got = lines(s, cases.CourtPublic); got["form-missing"] == "" && got["minor-names"] != packet.Amber {
		t.Errorf("the request names a protected child: %v", got)
	}
	s.Client.Family, s.Client.Means.Members, s.Matter.Order.Minors, s.Matter.Order.Protected = nil, nil, nil, nil
	if got = lines(s, cases.CourtPublic); got["minor-names"] != "" {
		t.Errorf("nobody is a minor: %v", got)
	}
	s.Matter.Order.Minors = append(s.Matter.Order.Minors, cases.OrderMinor{Name: "Tess Nimmerland", BirthDate: "2012-05-06"})
	if got = lines(s, cases.CourtPublic); got["minor-names"] != packet.Amber {
		t.Errorf("a child of the order in a public paper: %v", got)
	}
	s.Matter.Order.Minors = nil
	s.Client.BirthDate = "2010-09-30"
	released(s, cases.CourtPublic)
	if _, err := build(t, v, s, packet.BuildOptions{Recipient: cases.CourtPublic}); err == nil {
		t.Error("a minor's own signature covers a packet")
	}
	s.Releases[0].AloneUnder = "a law of the state"
	if got = lines(s, cases.CourtPublic); got["minor-names"] != packet.Amber {
		t.Errorf("a minor in a public paper of a state: %v", got)
	}
	s.Matter.Venue.State, s.Matter.Venue.ID = "US", "file.us.cmecf"
	if got = lines(s, cases.CourtPublic); got["minor-names"] != packet.Red {
		t.Errorf("a minor in a public paper of a federal court: %v", got)
	}
}
