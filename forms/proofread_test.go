package forms

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/draft"
	"github.com/harborfile/harborfile/forms/draft/proof"
	"github.com/harborfile/harborfile/forms/pdfview"
)

// TestToLookAt: a paper of the sample gives nothing to look at. A piece of the story that the client takes back counts at once,
// until a person settles it.
func TestToLookAt(t *testing.T) {
	d, id := desk(t), matterID(cases.RecordRelief)
	if _, err := DraftMatter(t.Context(), d, id, MatterOptions{Now: today}); err != nil {
		t.Fatal(err)
	}
	s, err := d.Snapshot(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	count := func(s *cases.Snapshot) int {
		n := 0
		for _, doc := range s.Documents {
			n += ToLookAt(t.Context(), d, s)(doc)
		}
		return n
	}
	if n := count(s); n != 0 {
		t.Fatalf("%d places to look at in the papers of the sample", n)
	}
	i := slices.IndexFunc(s.Story, func(f cases.Fragment) bool { return slices.Contains(f.Uses, s.Matter.ID) })
	s.Story[i].Withdrawn = "2026-11-20"
	if n := count(s); n == 0 {
		t.Fatal("words that the client took back are not found in the papers that hold them")
	}
	for k := range s.Documents {
		p, err := Proofread(t.Context(), d, s, s.Documents[k])
		if err != nil {
			t.Fatal(err)
		}
		s.Documents[k].Settled = map[string]cases.Date{}
		for _, f := range p.Open {
			if what, _ := f.Words("en"); strings.Contains(what, s.Story[i].Words) {
				t.Error("the words of the finding hold the client's whole words")
			}
			s.Documents[k].Settled[f.Key] = "2026-11-21"
		}
	}
	if n := count(s); n != 0 {
		t.Fatalf("%d places after all were settled", n)
	}
}

// Pages that were made elsewhere are searched for what is protected: a letter to a records office goes into no packet that
// would look again.
func TestPagesMadeElsewhereAreSearched(t *testing.T) {
	d, id := desk(t), matterID(cases.ProtectiveOrder)
	viewer, err := pdfview.Start(pdfview.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { viewer.Close() })
	o := MatterOptions{Now: today, Viewer: viewer}
	made, err := DraftDocument(t.Context(), d, id, "request.police-report", o)
	if err != nil {
		t.Fatal(err)
	}
	for words, want := range map[string]proof.Rule{
		"Please write to Zebulon Nobody in this matter. NOTICE OF ANOTHER COURT.": "",
		"Please send the report to 9 Quillfeather Ct., Elk Grove.":                proof.RuleSecret,
	} {
		pdf, err := draft.Render(&draft.Document{Title: "A letter", Blocks: []draft.Block{draft.Paragraph{Text: draft.Plain(words)}}})
		if err != nil {
			t.Fatal(err)
		}
		took, err := TakeBack(t.Context(), d, id, made.Record.ID, bytes.NewReader(pdf), int64(len(pdf)), o)
		if err != nil {
			t.Fatal(err)
		}
		s, err := d.Snapshot(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		p, err := Proofread(t.Context(), d, s, took.Record)
		if err != nil || !p.Pages {
			t.Fatalf("pages %v (%v)", p.Pages, err)
		}
		if (want == "") != (len(p.Open) == 0) || want != "" && p.Open[0].Rule != want {
			t.Errorf("%q: %+v", words, p.Open)
		}
	}
}
