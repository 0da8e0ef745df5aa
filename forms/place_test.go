package forms

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/draft"
	"github.com/harborfile/harborfile/forms/fill"
)

func prepare(t *testing.T, id string, s *cases.Snapshot) *Prepared {
	t.Helper()
	e := edition(t, id)
	e.Recognised = ByFile
	p, err := Prepare(context.Background(), s, e, blank(t, blankFiles[id]), Options{Today: today})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// words puts a text into comparable form: boxes break lines where they like.
func words(s string) string { return strings.Join(strings.Fields(s), " ") }

// Whatever has no room goes on elsewhere, whole: what the box shows and what is told elsewhere is what was given.
func TestNothingIsCutOff(t *testing.T) {
	s := snapshotOf(t, cases.Immigration)
	long := strings.TrimSpace(strings.Repeat("Maximiliana Bartholomäus-Ñuñez ", 6))
	s.Client.Name.Family = long
	s.Client.OtherNames = nil
	for _, n := range []string{"One", "Two", "Three", "Four", "Five"} {
		s.Client.OtherNames = append(s.Client.OtherNames, cases.Name{Given: n, Family: "Beispiel"})
	}
	p := prepare(t, "uscis-i-914-2025-01-20", s)
	if p.Filing == nil {
		t.Fatalf("no filing copy: %s %v", p.Report.Why, p.Report.Overflow)
	}
	var told []string
	for _, f := range p.Report.Further {
		if f.Where != "Part 9" {
			t.Errorf("%s %s went to %q although Part 9 has room", f.Part, f.Item, f.Where)
		}
		told = append(told, f.Text)
	}
	all := words(strings.Join(told, " "))
	for _, n := range []string{"Three Beispiel", "Four Beispiel", "Five Beispiel"} {
		if !strings.Contains(all, n) {
			t.Errorf("%s is told nowhere: %q", n, all)
		}
	}
	if strings.Contains(all, "One Beispiel") {
		t.Error("a name that has its own row was told twice")
	}
	checkWhole(t, p, blankFiles["uscis-i-914-2025-01-20"])
	for name, want := range map[string]string{
		"form1[0].#subform[14].P10_Line2a_PageNumber[0]": "1", "form1[0].#subform[14].P10_Line2b_PartNumber[0]": "2", "form1[0].#subform[14].P10_Line2c_ItemNumber[0]": "1",
		"form1[0].#subform[14].P10_Line3c_ItemNumber[0]": "2",
	} {
		if p.Values[name] != want {
			t.Errorf("%s = %v, want %s", name, p.Values[name], want)
		}
	}
}

// checkWhole fills once more with the same values and compares, for every box that is too small, what it shows plus
// what is told further with what was given.
func checkWhole(t *testing.T, p *Prepared, file string) {
	t.Helper()
	_, r, err := openBlank(t, file).Fill(p.Values, fill.Options{Pointers: p.pointers})
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range r.Overflow {
		rest := ""
		for _, f := range p.Report.Further {
			if f.field == o.Field {
				rest += " " + f.Text
			}
		}
		if rest == "" {
			continue // a repeated box, told once for the first
		}
		if got, want := words(o.Shown+" "+rest), words(p.Values[o.Field].(string)); got != want {
			t.Errorf("%s: shown and told is %q, given was %q", o.Field, got, want)
		}
	}
}

// Half an email address reaches nobody.
func TestEmailStaysWhole(t *testing.T) {
	s := snapshotOf(t, cases.Immigration)
	s.Attorney.Email = "a.very.long.name.of.a.placeholder@lantern-sample.example.org"
	p := prepare(t, "uscis-i-212-2025-01-20", s)
	if !slices.ContainsFunc(p.Report.Further, func(f Further) bool { return f.Part == "8" && f.Item == "5" && f.Text == s.Attorney.Email }) {
		t.Errorf("told elsewhere: %+v", p.Report.Further)
	}
	for name, v := range p.Values {
		if text, _ := v.(string); strings.Contains(text, "a.very") && text != s.Attorney.Email {
			t.Errorf("%s shows %q", name, text)
		}
	}
	checkWhole(t, p, blankFiles["uscis-i-212-2025-01-20"])
}

// A court form has no part for more text: it goes to a sheet, and the form's own box says so.
func TestAddendum(t *testing.T) {
	s := snapshotOf(t, cases.ProtectiveOrder)
	s.Matter.Order.Incidents[0].What = strings.TrimSpace(strings.Repeat("He said it again and again, and I wrote down every word of it. ", 40))
	s.Matter.Order.Incidents = append(s.Matter.Order.Incidents, cases.Incident{Date: "2025-01", What: "The first time.", Approved: "2026-11-09"})
	for _, id := range []string{"ca-dv-100-2024-01-01", "ca-dv-100-2025-01-01"} {
		p := prepare(t, id, s)
		if p.Filing == nil || len(p.Addendum) != 2 {
			t.Fatalf("%s: %d texts on the sheet, %s", id, len(p.Addendum), p.Report.Why)
		}
		if p.Values["DV-100[0].Page5[0].List7[0].MultilineCheckBox[0]"] != true {
			t.Errorf("%s: the box for more space is not ticked", id)
		}
		if !slices.ContainsFunc(p.Report.Ask, func(i Item) bool { return strings.Contains(i.Label, "extra pages") }) {
			t.Errorf("%s: nobody is asked how many pages are attached", id)
		}
		sheet := words(p.Addendum[0].Text + " " + p.Addendum[1].Text)
		if !strings.HasSuffix(p.Addendum[0].Text, "every word of it.") || !strings.Contains(sheet, "The first time.") || !strings.Contains(sheet, "January 2025") {
			t.Errorf("%s: the sheet says %q", id, sheet)
		}
		checkWhole(t, p, blankFiles[id])
		m, _ := p.Edition.Map()
		pdf, err := draft.Render(addendum(s, m, p.Edition, "", p.Addendum))
		if err != nil || !bytes.HasPrefix(pdf, []byte("%PDF-")) {
			t.Errorf("%s: the sheet cannot be set: %v", id, err)
		}
	}
}

// When Part 9 is full, what is left goes to copies of its page; no text is told twice.
func TestContinuationRunsOn(t *testing.T) {
	s := snapshotOf(t, cases.Immigration)
	s.Client.OtherNames = s.Client.OtherNames[:0]
	for range 90 {
		s.Client.OtherNames = append(s.Client.OtherNames, cases.Name{Given: "Longinus", Middle: "Example", Family: "Beispielsweise-Mustermann"})
	}
	p := prepare(t, "uscis-i-914-2025-01-20", s)
	n := 0
	for _, f := range p.Report.Further {
		n += strings.Count(f.Text, "Longinus")
	}
	if n != 88 || len(p.Addendum) != 0 || p.Filing == nil {
		t.Errorf("%d of 88 names told, %d texts on the sheet", n, len(p.Addendum))
	}
}

// A letter that no font can draw stops the filing copy and is named; the rest of the form is filled.
func TestUndrawableLetter(t *testing.T) {
	s := snapshotOf(t, cases.Immigration)
	s.Client.BirthCity = "\U00012000"
	p := prepare(t, "uscis-i-914-2025-01-20", s)
	if p.Filing != nil || p.Report.Why == "" || len(p.Report.Held) != 1 || p.Report.Held[0].Fact != "client.birthCity" || p.Report.Filled < 100 {
		t.Errorf("why %q, held %v, filled %d", p.Report.Why, p.Report.Held, p.Report.Filled)
	}
}

// An empty file of a client gives an empty form, not an error.
func TestNothingTold(t *testing.T) {
	needBlanks(t)
	for id := range blankFiles {
		p := prepare(t, id, &cases.Snapshot{})
		m, _ := p.Edition.Map()
		asks := slices.ContainsFunc(m.Fields, func(f Field) bool { return f.Status == Ask && f.When == nil && !f.Optional })
		if p.Report.Filled != 0 || p.Filing == nil || asks && len(p.Report.Ask) == 0 {
			t.Errorf("%s: %d filled, %v", id, p.Report.Filled, p.Values)
		}
	}
}
