package draft

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/law"
	"github.com/harborfile/harborfile/cases/sample"
)

// snapshots are the sample office's matters, as a vault would read them.
func snapshots() []*cases.Snapshot {
	set := sample.Office()
	var out []*cases.Snapshot
	for _, m := range set.Matters {
		out = append(out, set.Snapshot(m.ID))
	}
	return out
}

// TestSamplePapers builds every template from the sample: no gap, sound file, and the words of the golden file. Set
// HARBORFILE_UPDATE=1 to write the golden files anew, then read the difference; HARBORFILE_LOOK to a folder to see the
// pages.
func TestSamplePapers(t *testing.T) {
	need(t, "pdftotext", "the papers' words were not checked")
	need(t, "qpdf", "the papers' structure was not checked")
	for _, p := range samplePapers(t) {
		d, gaps, err := p.tm.Build(p.s)
		if err != nil {
			t.Fatalf("%s: %v", p.tm.ID, err)
		}
		if len(gaps) > 0 {
			t.Errorf("%s: the sample lacks %v", p.tm.ID, gaps)
		}
		pdf, err := Render(d)
		if err != nil {
			t.Fatalf("%s: %v", p.tm.ID, err)
		}
		run(t, pdf, "qpdf", "--check", "FILE")
		if dir := os.Getenv("HARBORFILE_LOOK"); dir != "" {
			if err := os.WriteFile(filepath.Join(dir, p.tm.ID+".pdf"), pdf, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		golden(t, p.tm.ID, record(d, extract(t, pdf)))
	}
}

// samplePaper is a template and a matter of the sample that asks for what it is made for, read for its reader.
type samplePaper struct {
	tm Template
	s  *cases.Snapshot
}

// samplePapers are all templates, each once, but for those of the states, which have a test of their own.
func samplePapers(t *testing.T) []samplePaper {
	t.Helper()
	var out []samplePaper
	for _, tm := range Templates() {
		if relief := tm.For[0].Relief; strings.HasPrefix(tm.ID, "vac.") && relief != "" && !within(relief, "vac.us") {
			continue
		}
		out = append(out, samplePaper{tm, sampleOf(t, &tm)})
	}
	return out
}

// record is what a golden file keeps of a paper: its words and the attorney's note.
func record(d *Document, words string) string {
	return strings.Join([]string{strings.TrimSpace(words), "== notes", strings.Join(d.Notes, "\n")}, "\n") + "\n"
}

func golden(t *testing.T, id, got string) {
	t.Helper()
	name := filepath.Join("testdata", id+".txt")
	if os.Getenv("HARBORFILE_UPDATE") != "" {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	// Versions of the extractor break lines differently; the words and their order count.
	a, b := strings.Fields(got), strings.Fields(string(want))
	for i := range max(len(a), len(b)) {
		if i >= len(a) || i >= len(b) || a[i] != b[i] {
			t.Errorf("%s: word %d differs from the golden file: %q, want %q", id, i+1, around(a, i), around(b, i))
			return
		}
	}
}

func around(words []string, i int) string {
	return strings.Join(words[min(max(0, i-4), len(words)):min(i+4, len(words))], " ")
}

func TestEmptyMatterShowsItsGaps(t *testing.T) {
	for _, tm := range Templates() {
		s := &cases.Snapshot{Matter: cases.Matter{Kind: tm.For[0].Kind, Relief: tm.For[0].Relief}}
		d, gaps, err := tm.Build(s)
		if err != nil {
			t.Fatalf("%s: %v", tm.ID, err)
		}
		if tm.IsUsual() && len(gaps) < 4 {
			t.Errorf("%s: an empty matter has only %d gaps", tm.ID, len(gaps))
		}
		var number sayer
		all := ""
		for _, b := range d.Blocks {
			all += said(b, &number) + "\n"
		}
		for _, g := range gaps {
			if !strings.Contains(all, "["+g.String()+"]") {
				t.Errorf("%s: the gap %s does not show in the paper", tm.ID, g.Fact)
			}
		}
		if distinctGaps(gaps) != len(gaps) {
			t.Errorf("%s: a gap is listed twice: %v", tm.ID, gaps)
		}
		if _, err := Render(d); err != nil {
			t.Errorf("%s: %v", tm.ID, err)
		}
	}
}

// distinctGaps counts gaps that say different things: the story lacks a piece for several topics under one fact.
func distinctGaps(gaps []Gap) int {
	seen := map[Gap]bool{}
	for _, g := range gaps {
		seen[g] = true
	}
	return len(seen)
}

// Taking away any one fact of the sample either shows as a gap or changes nothing that was said of it.
func TestEachMissingFactIsSaid(t *testing.T) {
	for _, take := range []struct {
		fact string
		from func(*cases.Snapshot)
	}{
		{"matter.venue.docket", func(s *cases.Snapshot) { s.Matter.Venue.Docket = "" }},
		{"attorney.barNumber", func(s *cases.Snapshot) { s.Attorney.BarNumber = "" }},
		{"client.name.full", func(s *cases.Snapshot) { s.Client.Name = cases.Name{} }},
		{"story.fragments[].words", func(s *cases.Snapshot) { s.Story = nil }},
	} {
		asked := false
		for _, s := range snapshots() {
			take.from(s)
			for _, tm := range For(s) {
				_, gaps, err := tm.Build(s)
				if err != nil {
					t.Fatal(err)
				}
				for _, g := range gaps {
					asked = asked || g.Fact == take.fact
				}
			}
		}
		if !asked {
			t.Errorf("without %s no paper shows a gap", take.fact)
		}
	}
}

// An account the client has not approved, or not for this matter, never reaches a paper.
func TestOnlyApprovedWords(t *testing.T) {
	for _, p := range samplePapers(t) {
		s, tm := p.s, p.tm
		secret := "WORDS THE CLIENT KEPT BACK"
		s.Story = append(s.Story, cases.Fragment{ID: "1", ClientID: s.Client.ID, Title: secret, Words: secret, Uses: []string{s.Matter.ID}},
			cases.Fragment{ID: "2", ClientID: s.Client.ID, Title: secret, Words: secret, Approved: "2026-01-01", Uses: []string{"another matter"}})
		d, _, err := tm.Build(s)
		if err != nil {
			t.Fatal(err)
		}
		var number sayer
		for _, b := range d.Blocks {
			if strings.Contains(said(b, &number), secret) {
				t.Errorf("%s prints words that were not approved for it", tm.ID)
			}
		}
	}
}

// No protected place of a client stands in any paper.
func TestNoSecretPlaceInAPaper(t *testing.T) {
	for _, p := range samplePapers(t) {
		s, tm := p.s, p.tm
		d, _, err := tm.Build(s)
		if err != nil {
			t.Fatal(err)
		}
		var number sayer
		all := ""
		for _, b := range d.Blocks {
			all += said(b, &number) + "\n"
		}
		for _, w := range s.Client.SecretWords {
			if strings.Contains(all, w) {
				t.Errorf("%s prints a word that may not leave", tm.ID)
			}
		}
		if strings.Contains(all, s.Client.SSN) && s.Client.SSN != "" {
			t.Errorf("%s prints a Social Security number", tm.ID)
		}
	}
}

var unwanted = regexp.MustCompile(`(?i)\b(illegal|alien|prostitut\w*|claims?|claimed|alleges?|alleged|refused|noncompliant|rescued|broken|invalid|failed|error|must)\b`)

func TestWordsOfTheTemplates(t *testing.T) {
	files, err := filepath.Glob("templates/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal("no templates", err)
	}
	shared, _ := filepath.Glob("templates/parts/*.yaml")
	for _, name := range append(files, shared...) {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if w := unwanted.FindString(string(raw)); w != "" {
			t.Errorf("%s says %q", name, w)
		}
	}
}

// Every citation names a row of the law data, and the row names the citation.
func TestCitationsAreInTheLawData(t *testing.T) {
	rows := map[string]string{}
	files, _ := filepath.Glob("../../cases/law/data/*.yaml")
	for _, name := range files {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range strings.Split(string(raw), "\n- id: ") {
			id, _, _ := strings.Cut(part, "\n")
			rows[id] = bare(part)
		}
	}
	for _, tm := range Templates() {
		for key, c := range tm.Cites {
			if _, ok := law.Find(c.Law); !ok {
				t.Errorf("%s: cite %s: the law data has no row %q", tm.ID, key, c.Law)
			}
			if !strings.Contains(rows[c.Law], bare(strings.TrimSuffix(c.Text, " et seq."))) {
				t.Errorf("%s: cite %s: the row %s does not name %s", tm.ID, key, c.Law, c.Text)
			}
		}
	}
}

// The days that the motion names are those of the law data.
func TestDaysInTheMotionAreTheLaws(t *testing.T) {
	raw, err := os.ReadFile("templates/us-3771a-motion.yaml")
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Join(strings.Fields(string(raw)), " ")
	for rule, words := range map[string]string{
		"dl.us.3771a.opposition":        "may oppose this motion within %d days",
		"dl.us.3771a.hearing_opposed":   "holds a hearing within %d days after the opposition",
		"dl.us.3771a.hearing_unopposed": "may hold a hearing within %d days after the motion",
	} {
		row, ok := law.DeadlineByID(rule)
		if !ok || row.Facts.Days == 0 {
			t.Errorf("the law data has no days for %s", rule)
			continue
		}
		if want := fmt.Sprintf(words, row.Facts.Days); !strings.Contains(text, want) {
			t.Errorf("%s: the motion does not say %q", rule, want)
		}
	}
}

// A paper notes all it depends on, so that a further row or a changed outcome makes it stale.
func TestPaperKnowsWhatItDependsOn(t *testing.T) {
	for _, s := range snapshots() {
		for _, tm := range For(s) {
			d, _, err := tm.Build(s)
			if err != nil {
				t.Fatal(err)
			}
			for path, value := range d.Facts {
				v, ok := cases.FactValue(s, path)
				if !ok || v.String() != value {
					t.Errorf("%s: %s is noted as %q, the matter says %q", tm.ID, path, value, v.String())
				}
			}
			if tm.ID == "us.3771a.motion" {
				for _, path := range []string{"matter.record.charges[0].disposition.outcome", "matter.evidence.exhibits[3].label"} {
					if _, ok := d.Facts[path]; !ok {
						t.Errorf("%s does not depend on %s", tm.ID, path)
					}
				}
			}
		}
	}
}

// bare is a citation without punctuation and spaces, as different hands write it alike.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" .,§\n'\u00a0", r) {
			return -1
		}
		return r
	}, strings.ToLower(s))
}

func TestReadIsStrict(t *testing.T) {
	const head = "id: x\ntitle: T\nfooter: F\nlook: letter\nfor: {kind: immigration, relief: imm.t}\n"
	for name, body := range map[string]string{
		"unknown key":             "bodies: []",
		"no body":                 "order: 1",
		"unknown construct":       "body: [{sing: la}]",
		"two constructs":          "body: [{para: a, quote: b}]",
		"unknown fact":            "body: [{para: '{client.shoeSize}'}]",
		"secret place":            "body: [{para: '{client.address.shelter.line}'}]",
		"row outside its list":    "body: [{para: '{story.fragments[].words}'}]",
		"unknown list":            "body: [{each: client.shoes, do: []}]",
		"unknown cite":            "body: [{para: '{cite.nowhere}'}]",
		"unknown format":          "body: [{para: '{client.name.full:pink}'}]",
		"open brace":              "body: [{para: 'a {b'}]",
		"open star":               "body: [{para: 'a *b'}]",
		"two questions":           "body: [{when: {has: client.name.full, lacks: client.name.full}, then: []}]",
		"is without in":           "body: [{when: {is: client.name.full}, then: []}]",
		"proves outside exhibits": "body: [{when: {proves: [x]}, then: []}]",
		"nested fact":             "body: [{each: story.fragments, do: [{para: '{client.shoeSize}'}]}]",
	} {
		if _, err := Read([]byte(head + body)); err == nil {
			t.Errorf("%s: was read without complaint", name)
		}
	}
	if _, err := Read([]byte(head + "body: [{para: 'Hello *there* {client.name.full}'}]")); err != nil {
		t.Errorf("a sound template: %v", err)
	}
}

// What a fact says is never read as markup.
func TestFactsAreNotMarkup(t *testing.T) {
	tm, err := Read([]byte("id: x\ntitle: T\nfooter: F\nlook: letter\nfor: {kind: immigration, relief: imm.t}\nbody: [{para: '{client.name.full}'}]"))
	if err != nil {
		t.Fatal(err)
	}
	s := &cases.Snapshot{Client: cases.Client{Name: cases.Name{Given: "**{cite.a}*", Family: "{blank}"}}}
	d, _, err := tm.Build(s)
	if err != nil {
		t.Fatal(err)
	}
	if got := d.Blocks[0].(Paragraph).Text.String(); got != "**{cite.a}* {blank}" {
		t.Errorf("printed %q", got)
	}
}
