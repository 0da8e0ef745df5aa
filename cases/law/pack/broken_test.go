package pack_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases/law"
	"github.com/harborfile/harborfile/cases/law/pack"
	"github.com/harborfile/harborfile/cases/law/pack/packtest"
)

// TestBrokenDataIsNotSigned: a set that is not in order does not become a pack, and the maker is told what is wrong.
// What does not become a pack here would not be taken there either: both read by the same function.
func TestBrokenDataIsNotSigned(t *testing.T) {
	asOf := packtest.Day(t, 10)
	everyDay := func(f map[string][]byte) {
		var days strings.Builder
		for month := 1; month <= 12; month++ {
			for day := 1; day <= 28; day++ {
				fmt.Fprintf(&days, "    - {id: hol.federal.d%02d_%02d, name: Day %d of %d, type: fixed, month: %d, day: %d, confidence: verified}\n", month, day, day, month, month, day)
			}
		}
		packtest.Edit(t, f, "data/holidays.yaml", "  days:\n", "  days:\n"+days.String())
	}
	for _, c := range []struct {
		name  string
		spoil func(f map[string][]byte)
		found string
	}{
		{"no file of rows", func(f map[string][]byte) { delete(f, "data/vacatur.yaml") }, "data/vacatur.yaml is not there"},
		{"no worked dates", func(f map[string][]byte) { delete(f, "data/examples.yaml") }, "data/examples.yaml is not there"},
		{"a file nothing reads", func(f map[string][]byte) { f["data/more.yaml"] = []byte("x") }, "nothing reads data/more.yaml"},
		{"a court's rules gone", func(f map[string][]byte) { delete(f, "venues/texas.yaml") }, "the rules of texas were taken away"},
		{"a court under another's name", func(f map[string][]byte) { f["venues/ohio.yaml"] = f["venues/texas.yaml"] }, "holds the pack texas"},
		{"a worked date that does not come out", func(f map[string][]byte) {
			packtest.Edit(t, f, "data/examples.yaml", "expected: '2026-04-16'", "expected: '2026-04-17'")
		}, "want 2026-04-17"},
		{"a step that does not come out", func(f map[string][]byte) {
			packtest.Edit(t, f, "data/examples.yaml", "Mon 2026-03-02 + 45 days", "Mon 2026-03-02 + 44 days")
		}, "steps"},
		{"the rule changed, its worked dates not", func(f map[string][]byte) {
			packtest.Edit(t, f, "data/deadlines.yaml", "days: 45", "days: 46")
		}, "want 2026-04-16"},
		{"a worked rule without its dates", func(f map[string][]byte) {
			text, _, _ := strings.Cut(string(f["data/examples.yaml"]), "- id: ex.new")
			f["data/examples.yaml"] = []byte(text)
		}, "dl.us.3771a.opposition has no worked date"},
		{"a reference to nothing", func(f map[string][]byte) {
			packtest.Edit(t, f, "data/deadlines.yaml", "  text_read:", "  see: [vac.moon]\n  text_read:")
		}, "leans on vac.moon"},
		{"a way of counting that is not there", func(f map[string][]byte) {
			packtest.Edit(t, f, "data/deadlines.yaml", "method: tm.frcrp45", "method: tm.moon")
		}, "no time method"},
		{"an unknown confidence", func(f map[string][]byte) {
			packtest.Edit(t, f, "data/deadlines.yaml", "confidence: secondary", "confidence: certain")
		}, "is not one of"},
		{"sure by nothing", func(f map[string][]byte) {
			packtest.Edit(t, f, "data/resources.yaml", "confidence: secondary", "confidence: verified")
			f["data/resources.yaml"] = []byte(strings.Replace(string(f["data/resources.yaml"]), "  text_read:\n    - guide\n", "", 1))
		}, "verified"},
		{"an unknown key", func(f map[string][]byte) {
			packtest.Edit(t, f, "data/deadlines.yaml", "    days: 45", "    days: 45\n    script: run")
		}, "unknown key script"},
		{"an id twice over files", func(f map[string][]byte) {
			packtest.Edit(t, f, "data/deadlines.yaml", "id: dl.us.3771a.opposition", "id: vac.us")
		}, "vac.us"},
		{"a row taken away", func(f map[string][]byte) {
			packtest.Edit(t, f, "data/evidence.yaml", "- id: ev.", "- id: ev.other.")
		}, "was taken away"},
		{"a page named", func(f map[string][]byte) {
			packtest.Edit(t, f, "data/vacatur.yaml", "title: Federal", "title: Federal, see https://example.org")
		}, "https://"},
		{"a calendar that closes every day", everyDay, "closes"},
		{"a row newer than its set", func(f map[string][]byte) {
			packtest.Edit(t, f, "data/vacatur.yaml", "  as_of: '"+law.BuiltInAsOf+"'", "  as_of: '2199-01-01'")
		}, "the newest row is of 2199-01-01"},
		{"a day that is none", func(f map[string][]byte) {
			packtest.Edit(t, f, "data/vacatur.yaml", "  as_of: '"+law.BuiltInAsOf+"'", "  as_of: '2026-02-31'")
		}, "no"},
		{"a period without end", func(f map[string][]byte) {
			packtest.Edit(t, f, "data/deadlines.yaml", "days: 45", "days: 999999999")
		}, "out of range"},
		{"two documents in a file", func(f map[string][]byte) {
			f["data/resources.yaml"] = append(f["data/resources.yaml"], "---\nmore: 1\n"...)
		}, "more than one document"},
		{"names that stand for others", func(f map[string][]byte) {
			f["data/resources.yaml"] = []byte("a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]\nf: [*e,*e,*e,*e,*e,*e,*e,*e,*e]\n")
		}, "resources.yaml"},
		{"a deep nest", func(f map[string][]byte) {
			f["data/resources.yaml"] = []byte(strings.Repeat("[", 200000))
		}, "resources.yaml"},
		{"Spanish with another hole", func(f map[string][]byte) {
			f["es.yaml"] = []byte("- {en: \"{1} days\", es: \"días\"}\n")
		}, "es.yaml"},
		{"nothing changed", func(f map[string][]byte) {
			for name, text := range packtest.Files(t) {
				f[name] = text
			}
		}, "the set says " + asOf},
	} {
		files := packtest.Newer(t, asOf)
		c.spoil(files)
		_, err := pack.Archive(packtest.Manifest(asOf), files)
		if err == nil || !strings.Contains(err.Error(), c.found) {
			t.Errorf("%s: %v, want %q", c.name, err, c.found)
		}
	}
}

func TestManifest(t *testing.T) {
	asOf := packtest.Day(t, 10)
	files := packtest.Newer(t, asOf)
	for name, change := range map[string]func(m *pack.Manifest){
		"a day that is none":        func(m *pack.Manifest) { m.AsOf = "2026-02-31" },
		"no day":                    func(m *pack.Manifest) { m.AsOf = "" },
		"a huge day":                func(m *pack.Manifest) { m.AsOf = "9999-12-31" },
		"a day with more":           func(m *pack.Manifest) { m.AsOf += "\n" },
		"no program":                func(m *pack.Manifest) { m.Program = "" },
		"no version":                func(m *pack.Manifest) { m.Program = "next" },
		"notes in one and a half":   func(m *pack.Manifest) { m.NotesES = []string{"una", "dos"} },
		"a note with a bell":        func(m *pack.Manifest) { m.Notes = []string{"ding\a"}; m.NotesES = nil },
		"a note with a line end":    func(m *pack.Manifest) { m.Notes = []string{"one\ntwo"}; m.NotesES = nil },
		"a note without end":        func(m *pack.Manifest) { m.Notes = []string{strings.Repeat("x", 2000)}; m.NotesES = nil },
		"more notes than are read":  func(m *pack.Manifest) { m.Notes, m.NotesES = make([]string, 50), nil },
		"a day the rows do not say": func(m *pack.Manifest) { m.AsOf = packtest.Day(t, 11) },
	} {
		m := packtest.Manifest(asOf)
		change(&m)
		if _, err := pack.Archive(m, files); err == nil {
			t.Errorf("%s was signed", name)
		}
	}
}

// TestCompare: what an attorney sees before a pack is taken.
func TestCompare(t *testing.T) {
	asOf := packtest.Day(t, 10)
	files := packtest.Newer(t, asOf)
	packtest.Edit(t, files, "data/evidence.yaml", "\nrecords:\n", `
records:

- id: ev.added
  kind: evidence_kind
  jurisdiction: US
  title: Something new
  citation: [A guide]
  text_read: [guide]
  as_of: '`+asOf+`'
  confidence: secondary
  status: in_force
  facts:
    proves:
      - {relief: T, element: presence}
    usual_source: an office
`)
	packtest.Edit(t, files, "data/holidays.yaml", "{id: hol.federal.new_year_s_day, name: New Year's Day, type: fixed, month: 1, day: 1, confidence: verified}",
		"{id: hol.federal.new_year_s_day, name: New Year's Day, type: fixed, month: 1, day: 1, from_year: 1900, confidence: verified}")
	m := packtest.New(t)
	archive, err := pack.Archive(packtest.Manifest(asOf), files)
	if err != nil {
		t.Fatal(err)
	}
	p, err := pack.Open(m.Seal(t, archive, pack.Comment(asOf)), m.Shelf(t).Keys, "1.0.0")
	if err != nil {
		t.Fatal(err, errors.Unwrap(err))
	}
	changes, err := pack.Compare(law.BuiltIn(), p.Data)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, c := range changes {
		got = append(got, string(c.What)+" "+c.ID)
		for _, f := range c.Fields {
			if c.What == pack.Changed {
				got = append(got, f.Name+": "+f.Was+" > "+f.Is)
			}
		}
	}
	want := "changed dl.us.3771a.opposition|facts.days: 30 > 45|changed hol.federal|days.hol.federal.new_year_s_day.from_year:  > 1900|added ev.added"
	if s := strings.Join(got, "|"); s != want {
		t.Errorf("%s\nwant\n%s", s, want)
	}
	back, err := pack.Compare(p.Data, law.BuiltIn())
	if err != nil || len(back) != 3 || back[2].What != pack.Removed || back[2].ID != "ev.added" {
		t.Errorf("%+v, %v", back, err)
	}
	if c := changes[0]; c.Title == "" || c.Place != "US" || c.Kind != "deadline" || c.Is.AsOf != asOf || c.Was.AsOf != law.BuiltInAsOf || c.Is.Confidence != law.Secondary {
		t.Errorf("%+v", c)
	}
}

// TestNothingHidesFromCompare: a change of any single value anywhere in the rows is seen.
func TestNothingHidesFromCompare(t *testing.T) {
	files := packtest.Files(t)
	seen := 0
	for name, text := range files {
		if name == "data/examples.yaml" {
			continue
		}
		lines := strings.Split(string(text), "\n")
		for i, line := range lines {
			value := strings.TrimSpace(line)
			// A plain value of its own line, in a row.
			if i < 12 || i%151 != 0 || !strings.HasPrefix(value, "- ") && !strings.Contains(value, ": ") || strings.ContainsAny(value, "{}'\"#[]&*>|") || strings.Contains(value, "id:") {
				continue
			}
			changed := append([]string{}, lines...)
			changed[i] = line + "x"
			one := map[string][]byte{}
			for n, t := range files {
				one[n] = t
			}
			one[name] = []byte(strings.Join(changed, "\n"))
			list, err := pack.CompareFiles(law.BuiltInFiles(), pack.Files(one))
			if err != nil {
				continue // the x broke the file
			}
			seen++
			if len(list) == 0 {
				t.Errorf("%s line %d: the change of %q is not seen", name, i+1, value)
			}
		}
	}
	if seen < 15 {
		t.Errorf("only %d values were changed", seen)
	}
}
