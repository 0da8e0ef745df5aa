package cases

import (
	"slices"
	"strconv"
	"strings"
)

// count makes a counter out of a list.
func count[T any](list func(*Snapshot) []T) func(*Snapshot, []int) int {
	return func(s *Snapshot, _ []int) int { return len(list(s)) }
}

// factRows are the lists that facts repeat over, and how long each is.
var factRows = map[string]func(s *Snapshot, at []int) int{
	"client.family":     func(s *Snapshot, _ []int) int { return len(s.Client.Family) },
	"client.otherNames": func(s *Snapshot, _ []int) int { return len(s.Client.OtherNames) },
	"client.children":   func(s *Snapshot, _ []int) int { return len(relatives(s, "child")) },
	"matter.record.arrests": func(s *Snapshot, _ []int) int {
		return len(recordPart(s).Arrests)
	},
	"matter.record.arrests[].charges": func(s *Snapshot, at []int) int {
		a, ok := row(recordPart(s).Arrests, at, 0)
		if !ok {
			return 0
		}
		return len(a.Charges)
	},
	"matter.record.charges":          func(s *Snapshot, _ []int) int { return len(flatCharges(s)) },
	"matter.order.incidents":         func(s *Snapshot, _ []int) int { return len(approvedIncidents(s)) },
	"matter.order.recentIncidents":   func(s *Snapshot, _ []int) int { return len(approvedIncidents(s)) },
	"matter.petition.receipts":       func(s *Snapshot, _ []int) int { return len(petitionPart(s).Receipts) },
	"story.fragments":                func(s *Snapshot, _ []int) int { return len(approved(s)) },
	"matter.petition.notices":        func(s *Snapshot, _ []int) int { return len(petitionPart(s).Notices) },
	"matter.evidence.exhibits":       func(s *Snapshot, _ []int) int { return len(exhibits(s)) },
	"party.witnesses":                func(s *Snapshot, _ []int) int { return len(inRole(s, "witness")) },
	"matter.deadlines":               func(s *Snapshot, _ []int) int { return len(s.Deadlines) },
	"client.otherFamilyMembers":      count(otherFamily),
	"client.siblings":                count(siblings),
	"client.joining":                 count(joining),
	"client.policeReports":           count(func(s *Snapshot) []PoliceReport { return s.Reports }),
	"client.nationalities":           count(nationalities),
	"client.residences":              count((*Snapshot).residences),
	"client.jobs":                    count((*Snapshot).jobs),
	"client.schools":                 count((*Snapshot).schools),
	"client.marriages":               count((*Snapshot).marriages),
	"client.entries":                 count((*Snapshot).entries),
	"client.filings":                 count((*Snapshot).filings),
	"client.proceedings":             count((*Snapshot).proceedings),
	"client.arrests":                 count((*Snapshot).arrests),
	"client.means.members":           count(func(s *Snapshot) []Member { return s.Client.Means.Members }),
	"client.means.income":            count(func(s *Snapshot) []Income { return s.Client.Means.Income }),
	"client.means.deductions":        count(func(s *Snapshot) []Deduction { return s.Client.Means.Deductions }),
	"client.means.debts":             count(func(s *Snapshot) []Debt { return s.Client.Means.Debts }),
	"client.means.assets.accounts":   count(func(s *Snapshot) []Account { return s.Client.Means.Assets.Accounts }),
	"client.means.assets.vehicles":   count(func(s *Snapshot) []Asset { return s.Client.Means.Assets.Vehicles }),
	"client.means.assets.realEstate": count(func(s *Snapshot) []Asset { return s.Client.Means.Assets.RealEstate }),
	"client.means.assets.other":      count(func(s *Snapshot) []Asset { return s.Client.Means.Assets.Other }),
	"matter.record.convictions":      count(convictions),
	"matter.record.dismissed":        count(dismissals),
	"matter.record.acquitted":        count(acquittals),
	"matter.record.unsettled":        count(unsettled),
	"matter.record.caseCharges":      count(caseCharges),
	"matter.record.caseConvictions":  count(caseConvictions),
	"matter.record.courts":           count(chargeCourts),
	"matter.record.agencies":         count(arrestAgencies),
	"matter.record.service":          count(served),
	"matter.record.control":          count(controls),
	"client.recentEntries":           count((*Snapshot).recentEntries),
	"matter.order.otherCases":        count(func(s *Snapshot) []OtherCase { return orderPart(s).OtherCases }),
	"matter.order.protected":         count(func(s *Snapshot) []ProtectedPerson { return orderPart(s).Protected }),
	"matter.order.minors":            count(func(s *Snapshot) []OrderMinor { return orderPart(s).Minors }),
	"matter.order.sharedMinors":      count(sharedMinors),
	"client.spouse.otherNames":       count(func(s *Snapshot) []Name { r, _ := row(relatives(s, "spouse"), []int{0}, 0); return r.OtherNames }),
	"client.mother.otherNames":       count(func(s *Snapshot) []Name { r, _ := row(mothers(s), []int{0}, 0); return r.OtherNames }),
	"client.father.otherNames":       count(func(s *Snapshot) []Name { r, _ := row(fathers(s), []int{0}, 0); return r.OtherNames }),
	"relative.otherNames":            count(func(s *Snapshot) []Name { r, _ := s.relative(); return r.OtherNames }),
}

// Rows counts the rows of a list such as "client.otherNames" or "matter.record.arrests[0].charges". ok is false when
// no fact repeats over a list of that name.
func Rows(s *Snapshot, list string) (n int, ok bool) {
	count, ok := factRows[rowNumber.ReplaceAllString(list, "[]")]
	if !ok || s == nil {
		return 0, ok
	}
	var at []int
	for _, k := range rowNumber.FindAllString(list, -1) {
		i, err := strconv.Atoi(k[1 : len(k)-1])
		if err != nil {
			return 0, false
		}
		at = append(at, i)
	}
	return count(s, at), true
}

// EachRow gives a fact of a list once for every row that the list has in s, and any other fact as it is.
func (f Fact) EachRow(s *Snapshot) []Fact {
	list, rest, repeats := strings.Cut(f.Path, "[]")
	if !repeats {
		return []Fact{f}
	}
	n, ok := Rows(s, list)
	if !ok {
		return nil
	}
	var out []Fact
	for i := range n {
		one := f
		one.Path, one.at = list+"["+strconv.Itoa(i)+"]"+rest, append(slices.Clone(f.at), i)
		out = append(out, one.EachRow(s)...)
	}
	return out
}

// row is the at[k]-th element, if there is one.
func row[T any](list []T, at []int, k int) (T, bool) {
	var none T
	if k >= len(at) || at[k] < 0 || at[k] >= len(list) {
		return none, false
	}
	return list[at[k]], true
}

// relatives are the members of the client's family in one relation, in their order.
func relatives(s *Snapshot, relation string) []Relative {
	var out []Relative
	for _, r := range s.Client.Family {
		if r.Relation == relation {
			out = append(out, r)
		}
	}
	return out
}

// otherFamily are the relatives who are neither spouse nor child.
func otherFamily(s *Snapshot) []Relative {
	var out []Relative
	for _, r := range s.Client.Family {
		if r.Relation != "spouse" && r.Relation != "child" {
			out = append(out, r)
		}
	}
	return out
}

// chargeOfArrest is a charge with the arrest it belongs to.
type chargeOfArrest struct {
	Arrest Arrest
	Charge Charge
}

// flatCharges are all charges of the matter, arrest by arrest: tables on court forms have one row per charge.
func flatCharges(s *Snapshot) []chargeOfArrest {
	var out []chargeOfArrest
	for _, a := range recordPart(s).Arrests {
		for _, c := range a.Charges {
			out = append(out, chargeOfArrest{a, c})
		}
	}
	return out
}

// approved are the fragments of the story that the client approved and lets stand in this matter and this paper.
func approved(s *Snapshot) []Fragment {
	var out []Fragment
	for _, f := range s.Story {
		if f.MayStandIn(s.Matter, s.paper) {
			out = append(out, f)
		}
	}
	return out
}

// Exhibits are the evidence items that the matter files, in the order in which it files them. The first is Exhibit A:
// see ExhibitLabel.
func (s *Snapshot) Exhibits() []EvidenceItem { return exhibits(s) }

// ExhibitLabel is the letter of the i-th exhibit, counted from 0: A to Z, then AA, BB and so on.
func ExhibitLabel(i int) string {
	if i < 0 {
		return ""
	}
	return strings.Repeat(string(rune('A'+i%26)), i/26+1)
}

// exhibits are the evidence items that the matter files, in their order.
func exhibits(s *Snapshot) []EvidenceItem {
	var out []EvidenceItem
	for _, e := range s.Evidence {
		if e.Exhibit.Order > 0 {
			out = append(out, e)
		}
	}
	slices.SortStableFunc(out, func(a, b EvidenceItem) int { return a.Exhibit.Order - b.Exhibit.Order })
	return out
}

func inRole(s *Snapshot, role string) []Party {
	var out []Party
	for _, p := range s.Parties {
		if p.Role == role {
			out = append(out, p)
		}
	}
	return out
}

func recordPart(s *Snapshot) RecordReliefPart {
	if s.Matter.Record == nil {
		return RecordReliefPart{}
	}
	return *s.Matter.Record
}

func orderPart(s *Snapshot) Order {
	if s.Matter.Order == nil {
		return Order{}
	}
	return *s.Matter.Order
}

func petitionPart(s *Snapshot) Petition {
	if s.Matter.Petition == nil {
		return Petition{}
	}
	return *s.Matter.Petition
}
