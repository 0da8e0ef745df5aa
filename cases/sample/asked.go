package sample

import (
	"slices"
	"strings"

	"github.com/harborfile/harborfile/cases"
)

// Snapshot is a matter of the sample as a vault would read it. The zero Snapshot stands for a matter that is not there.
func (s Set) Snapshot(matterID string) *cases.Snapshot {
	out := &cases.Snapshot{Office: s.Office, Staff: s.Attorneys}
	for _, m := range s.Matters {
		if m.ID == matterID {
			out.Matter = m
		}
	}
	client, matter := out.Matter.ClientID, out.Matter.ID
	out.Attorney = only(s.Attorneys, func(a cases.Attorney) bool { return a.ID == out.Matter.Attorney }, cases.Attorney{})
	out.Client = only(s.Clients, func(c cases.Client) bool { return c.ID == client }, cases.Client{})
	out.Parties = kept(s.Parties, func(p cases.Party) bool { return p.ClientID == client })
	out.Story = kept(s.Story, func(f cases.Fragment) bool { return f.ClientID == client })
	out.Choices = kept(s.Choices, func(c cases.Choice) bool { return c.ClientID == client })
	out.Releases = kept(s.Releases, func(r cases.Release) bool { return r.ClientID == client })
	out.Deadlines = kept(s.Deadlines, func(d cases.Deadline) bool { return d.MatterID == matter })
	out.Reports = kept(s.Reports, func(r cases.PoliceReport) bool { return r.ClientID == client })
	for _, e := range s.EvidenceOf(matter) {
		out.Evidence = append(out.Evidence, e.Item)
	}
	return out
}

// Asking is a matter of the sample of a kind that asks for a relief: one of the three where it is theirs, else the one
// of that kind turned into such a matter, with what it needs beside. It shows the papers of a relief for which the
// sample has no matter of its own. ok is false where there is no matter of that kind.
func Asking(kind cases.Kind, relief string) (s *cases.Snapshot, ok bool) {
	set := Office()
	for _, m := range set.Matters {
		if m.Kind != kind {
			continue
		}
		own := relief == "" || m.Relief == relief || strings.HasPrefix(m.Relief, relief+".")
		if turn := turns[relief]; turn != nil && !own {
			return turn(set), true
		}
		s := set.Snapshot(m.ID)
		if !own {
			s.Matter.Relief = relief
		}
		return s, true
	}
	return &cases.Snapshot{}, false
}

// turns make a matter of another relief out of the sample, by the id of the relief.
var turns = map[string]func(Set) *cases.Snapshot{
	"imm.u":         askingU,
	"imm.vawa":      askingVAWA,
	"po.wa.ch7_105": askingWashington,
}

// askingU is the third client, who asks for U instead of T nonimmigrant status.
func askingU(set Set) *cases.Snapshot {
	s := set.Snapshot(id(302))
	p := *s.Matter.Petition
	p.Form, p.Category, p.SuppBSigned, p.Notices = "I-918", "U-1", "2026-10-30", nil
	s.Matter.Petition, s.Matter.Relief, s.Matter.Title = &p, "imm.u", "Immigration, U status"
	s.Matter.Forms = []string{"I-918", "I-918B", "interpreter's certificate"}
	for i, e := range s.Evidence {
		if slices.Contains(e.Proves, "imm.t.element.1") {
			s.Evidence[i].Proves = append(slices.Clone(e.Proves), "imm.u.element.1")
		}
	}
	return s
}

// askingVAWA is the second client, who here was married to the respondent and petitions for herself.
func askingVAWA(set Set) *cases.Snapshot {
	s := set.Snapshot(id(202))
	s.Client.Marriage = cases.Wedding{Date: "2024-06-22", City: "Sacramento", State: "CA", Country: "United States"}
	s.Client.MaritalStatus, s.Client.TimesMarried = "married", 1
	s.Matter.Kind, s.Matter.Relief, s.Matter.Title, s.Matter.Order = cases.Immigration, "imm.vawa", "Immigration, VAWA self-petition", nil
	s.Matter.Venue = cases.Venue{ID: "file.us.uscis_paper", Court: "U.S. Citizenship and Immigration Services", State: "US"}
	s.Matter.Petition = &cases.Petition{Form: "I-360", Category: "self-petitioning spouse"}
	s.Matter.Forms = []string{"I-360", "interpreter's certificate", "translator's certificate"}
	s.Parties = slices.Clone(s.Parties)
	for i, p := range s.Parties {
		if p.Role == "respondent" {
			s.Parties[i].Role, s.Parties[i].Relationship, s.Parties[i].Relation = "abuser", "husband", cases.RelSpouse
		}
	}
	return s
}

// askingWashington is the second client, who asks a court of Washington for a protection order.
func askingWashington(set Set) *cases.Snapshot {
	s := set.Snapshot(id(202))
	s.Matter.Relief, s.Matter.Title = "po.wa.ch7_105", "Protection order, Washington"
	s.Matter.Venue = cases.Venue{Court: "Superior Court of Washington", County: "King", State: "WA", Docket: "26-2-05551-0 SEA"}
	s.Matter.Forms = nil
	return s
}

func kept[T any](list []T, keep func(T) bool) []T {
	var out []T
	for _, t := range list {
		if keep(t) {
			out = append(out, t)
		}
	}
	return out
}

func only[T any](list []T, is func(T) bool, none T) T {
	if i := slices.IndexFunc(list, is); i >= 0 {
		return list[i]
	}
	return none
}
