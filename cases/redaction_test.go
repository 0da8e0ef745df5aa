package cases_test

import (
	"testing"

	"github.com/harborfile/harborfile/cases"
)

func TestSettled(t *testing.T) {
	marks := []cases.Mark{{ID: "1", Page: 1, X0: 10, Y0: 10, X1: 50, Y1: 20, Rule: "ssn", Who: "A"}, {ID: "2", Page: 2, X1: 5, Y1: 5, Rule: "own"}}
	same := []cases.Mark{marks[1], marks[0]}
	same[0].ID, same[1].Who = "9", "B"
	red := cases.Redaction{ID: "r", SourceID: "e", SHA256: "aa", Marks: marks}
	made := cases.WorkingCopy{ID: "c", SourceID: "e", FromSHA256: "aa", Step: cases.Redacted, Marks: same, For: []cases.Recipient{cases.CourtPublic}, When: "2026-01-02"}
	item := cases.EvidenceItem{ID: "e", Blob: cases.Blob{ID: "b", SHA256: "aa"}}
	for name, c := range map[string]struct {
		change func(s *cases.Snapshot)
		to     cases.Recipient
		want   bool
	}{
		"nothing marked":       {func(s *cases.Snapshot) { s.Redactions = nil }, cases.CourtPublic, true},
		"marks taken away":     {func(s *cases.Snapshot) { s.Redactions[0].Marks = nil; s.Copies = nil }, cases.CourtPublic, true},
		"painted":              {func(*cases.Snapshot) {}, cases.CourtPublic, true},
		"meant for others":     {func(s *cases.Snapshot) { s.Copies = nil }, cases.CourtSealed, true},
		"no copy":              {func(s *cases.Snapshot) { s.Copies = nil }, cases.CourtPublic, false},
		"copy for others":      {func(s *cases.Snapshot) { s.Copies[0].For = []cases.Recipient{cases.USCIS} }, cases.CourtPublic, false},
		"a mark was moved":     {func(s *cases.Snapshot) { s.Redactions[0].Marks[0].X0 = 12 }, cases.CourtPublic, false},
		"a rule was changed":   {func(s *cases.Snapshot) { s.Redactions[0].Marks[0].Rule = "own" }, cases.CourtPublic, false},
		"a mark more":          {func(s *cases.Snapshot) { s.Copies[0].Marks = same[:1] }, cases.CourtPublic, false},
		"made of other bytes":  {func(s *cases.Snapshot) { s.Copies[0].FromSHA256 = "bb" }, cases.CourtPublic, false},
		"the source is new":    {func(s *cases.Snapshot) { s.Evidence[0].Blob.SHA256 = "bb" }, cases.CourtPublic, false},
		"a whole copy is new":  {func(s *cases.Snapshot) { s.Copies = append(s.Copies, wholeCopy("2026-01-03", "dd")) }, cases.CourtPublic, false},
		"made of a whole copy": {func(s *cases.Snapshot) { s.Copies = append(s.Copies, wholeCopy("2026-01-01", "aa")) }, cases.CourtPublic, true},
	} {
		r := red
		r.Marks = append([]cases.Mark{}, marks...)
		s := &cases.Snapshot{Evidence: []cases.EvidenceItem{item}, Redactions: []cases.Redaction{r}, Copies: []cases.WorkingCopy{made}}
		c.change(s)
		if got := s.Settled("e", c.to); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func wholeCopy(when, sha string) cases.WorkingCopy {
	return cases.WorkingCopy{ID: "w" + when, SourceID: "e", Step: cases.TextLayer, When: when, Blob: cases.Blob{ID: "x", SHA256: sha}}
}

func TestWhole(t *testing.T) {
	s := &cases.Snapshot{
		Evidence:  []cases.EvidenceItem{{ID: "e", Blob: cases.Blob{ID: "b", SHA256: "aa"}}},
		Forms:     []cases.FilledForm{{ID: "f", Draft: cases.Blob{ID: "draft"}}, {ID: "g", Draft: cases.Blob{ID: "draft"}, Filing: cases.Blob{ID: "filing"}}, {ID: "h"}},
		Documents: []cases.Document{{ID: "d", PDF: cases.Blob{ID: "pdf"}}},
		Copies: []cases.WorkingCopy{wholeCopy("2026-01-03", "cc"), wholeCopy("2026-01-02", "dd"),
			{SourceID: "e", Step: cases.Redacted, When: "2026-01-09", Blob: cases.Blob{ID: "red"}}},
	}
	for id, want := range map[string]string{"e": "x", "f": "draft", "g": "filing", "h": "", "d": "pdf", "nothing": ""} {
		b, from, ok := s.Whole(id)
		if b.ID != want || ok != (want != "") || (from != nil) != (id == "e") {
			t.Errorf("%s: %v %v %v", id, b, from, ok)
		}
	}
	if b, _, _ := s.Whole("e"); b.SHA256 != "cc" {
		t.Errorf("an older copy was taken: %v", b)
	}
}
