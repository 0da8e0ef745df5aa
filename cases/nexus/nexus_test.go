package nexus

import (
	"slices"
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/sample"
	"pgregory.net/rapid"
)

func snapshot() *cases.Snapshot {
	set := sample.Office()
	s := &cases.Snapshot{Matter: set.Matters[0], Client: set.Clients[0]}
	for _, e := range set.EvidenceOf(s.Matter.ID) {
		s.Evidence = append(s.Evidence, e.Item)
	}
	s.Timeline = []cases.LifeEvent{{ID: "t", Phase: cases.During, Title: "Debt", From: "2017-08", To: "2018-11", Tags: []string{"debt", "threats"}}}
	return s
}

// untied takes from the charges what a person tied to them.
func untied(s *cases.Snapshot) *cases.Snapshot {
	for i := range s.Matter.Record.Arrests {
		for k := range s.Matter.Record.Arrests[i].Charges {
			c := &s.Matter.Record.Arrests[i].Charges[k]
			c.Tags, c.Evidence, c.Link = nil, nil, ""
		}
	}
	return s
}

func TestMatrixOfTheSample(t *testing.T) {
	s := untied(snapshot())
	rows := Matrix(s)
	if len(rows) != 3 {
		t.Fatalf("%d rows", len(rows))
	}
	for _, r := range rows {
		if r.Window != Control || len(r.Coercion) != 2 || len(r.Exhibits) == 0 || r.Standard.Nexus != "direct result" || r.Standard.Confirm == "" {
			t.Errorf("%+v", r)
		}
	}
	s.Matter.Record.Arrests[0].Charges[0].Tags = []string{"ordered"}
	s.Matter.Record.Arrests[0].Charges[0].Evidence = []string{s.Evidence[0].ID}
	r := Matrix(s)[0]
	if !slices.ContainsFunc(r.Coercion, func(c Coercion) bool { return c.ID == "ordered" && c.Direct }) || !r.Exhibits[0].Direct || r.Exhibits[0].Label != "A" {
		t.Errorf("what was tied to the charge is not shown: %+v", r)
	}
}

func TestWindows(t *testing.T) {
	p := Period{"2017-04", "2018-11-03", "2019-03"}
	for d, want := range map[cases.Date]Window{"2017-03-31": Before, "2017-04": Control, "2018-11-03": Control, "2018": Control, "2018-11-04": Exit, "2019-03-31": Exit, "2019-04-01": After, "": NotKnown, "2016": Before} {
		if got := p.window(d); got != want {
			t.Errorf("%s lies %s, want %s", d, got, want)
		}
	}
	if got := (Period{"2017-04", "2018-11-03", ""}).window("2019-01-01"); got != NotKnown {
		t.Errorf("without the end of the exit period: %s", got)
	}
}

func TestAGapIsAlwaysNamed(t *testing.T) {
	s := untied(snapshot())
	s.Timeline, s.Evidence = nil, nil
	s.Matter.Record.Nexus = ""
	s.Matter.Record.Period = [2]cases.Date{}
	for _, r := range Matrix(s) {
		if len(r.Gaps) < 6 {
			t.Errorf("nothing is there, and only %d gaps are named", len(r.Gaps))
		}
	}
}

// The standards of two laws never run together, and no charge is lost.
func TestStandardsStayApart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := &cases.Snapshot{Matter: cases.Matter{Record: &cases.RecordReliefPart{}}}
		n := rapid.IntRange(0, 5).Draw(t, "n")
		for i := range n {
			s.Matter.Record.Arrests = append(s.Matter.Record.Arrests, cases.Arrest{ID: string(rune('a' + i)), Charges: []cases.Charge{{ID: "1", State: rapid.SampledFrom([]string{"US", "CA", "NY", "AL", "AK"}).Draw(t, "state")}}})
		}
		want := map[string]string{"vac.us": "direct result", "vac.ca": "direct result", "vac.ny": "result of", "vac.al": "but for", "vac.ak": "not established"}
		rows := Matrix(s)
		if len(rows) != n {
			t.Fatalf("%d of %d", len(rows), n)
		}
		for _, r := range rows {
			if r.Standard.Nexus != want[r.Line.Law] {
				t.Fatalf("%s: %s", r.Line.Law, r.Standard.Nexus)
			}
		}
	})
}
