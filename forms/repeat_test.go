package forms

import (
	"slices"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases"
)

func toldFurther(p *Prepared, item string) string {
	var out []string
	for _, f := range p.Report.Further {
		if f.Item == item {
			out = append(out, f.Text)
		}
	}
	return words(strings.Join(out, " "))
}

// Form I-192 asks T and U applicants for their present home only: earlier homes are told neither in the rows nor in
// the additional information, until somebody says that the permission is for another nonimmigrant. A home that the
// agency may not see stays out, and the report says so.
func TestRepeatWhen(t *testing.T) {
	const street = "FormI-192[0].#subform[2].P2_Line11_StreetNumberName[0]"
	s := snapshotOf(t, cases.Immigration)
	s.Matter.Answers = map[string]string{}
	s.Client.Addresses = []cases.Address{
		{Kind: cases.Home, Street: "1 First Specimen Way", City: "Fresno", State: "CA", From: "2025-01-01", Until: "2025-12-31", AllowFor: []cases.Recipient{cases.USCIS}},
		{Kind: cases.Home, Street: "2 Second Specimen Way", City: "Fresno", State: "CA", From: "2024-01-01", Until: "2024-12-31", AllowFor: []cases.Recipient{cases.USCIS}},
		{Kind: cases.Home, Street: "3 Third Specimen Way", City: "Fresno", State: "CA", From: "2023-01-01", Until: "2023-12-31"},
	}
	p := prepare(t, "uscis-i-192-2025-01-20", s)
	if v, ok := p.Values[street]; ok || toldFurther(p, "11") != "" {
		t.Errorf("a T applicant tells %v and %q", v, toldFurther(p, "11"))
	}
	s.Matter.Answers["i-192.1.1"] = "another nonimmigrant"
	p = prepare(t, "uscis-i-192-2025-01-20", s)
	more := toldFurther(p, "11")
	if p.Values[street] != "1 First Specimen Way" || !strings.HasPrefix(more, "Further addresses: 2 Second Specimen Way") || strings.Contains(more, "First") || strings.Contains(more, "Third") {
		t.Errorf("the row tells %v, Part 6 %q", p.Values[street], more)
	}
	if !slices.ContainsFunc(p.Report.Held, func(i Item) bool { return strings.HasPrefix(i.Fact, "client.residences[2].") && i.Why == privateWords }) {
		t.Errorf("nothing is said about the home that is kept private: %v", p.Report.Held)
	}
}

// Part 4 of Form I-918 takes the spouse first and then the children. Nobody is left out or told twice, with a spouse
// or without.
func TestSpouseBeforeChildren(t *testing.T) {
	given := func(p *Prepared) []string {
		var out []string
		for _, n := range []string{"Line1b_GivenName[0]", "Line6b_GivenName[0]", "Line11b_GivenName[0]", "Line6b_GivenName[1]", "Line11b_GivenName[1]"} {
			v, _ := p.Values["form1[0].#subform[6].P4_"+n].(string)
			out = append(out, v)
		}
		return out
	}
	s := snapshotOf(t, cases.Immigration)
	s.Client.Family = nil
	for _, n := range []string{"One", "Two", "Three", "Four", "Five", "Six"} {
		s.Client.Family = append(s.Client.Family, cases.Relative{Relation: "child", Name: cases.Name{Given: n, Family: "Beispiel"}})
	}
	p := prepare(t, "uscis-i-918-2025-01-20", s)
	if got, more := given(p), toldFurther(p, "1"); !slices.Equal(got, []string{"One", "Two", "Three", "Four", ""}) || !strings.Contains(more, "Five Beispiel") || !strings.Contains(more, "Six Beispiel") {
		t.Errorf("without a spouse: %q, further %q", got, more)
	}
	s.Client.MaritalStatus = "married"
	s.Client.Family = append(s.Client.Family, cases.Relative{Relation: "spouse", Name: cases.Name{Given: "Esposa", Family: "Beispiel"}})
	p = prepare(t, "uscis-i-918-2025-01-20", s)
	if got, more := given(p), toldFurther(p, "1"); !slices.Equal(got, []string{"Esposa", "One", "Two", "Three", "Four"}) || strings.Contains(more, "Four") || !strings.Contains(more, "Five Beispiel") {
		t.Errorf("with a spouse: %q, further %q", got, more)
	}
	s.Client.Family[len(s.Client.Family)-1].Deceased = true
	p = prepare(t, "uscis-i-918-2025-01-20", s)
	if got := given(p); !slices.Equal(got, []string{"One", "Two", "Three", "Four", ""}) {
		t.Errorf("with a spouse who has died: %q", got)
	}
}
