package proof

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/sample"
	"github.com/harborfile/harborfile/forms/draft"
)

// made is the paper of a template for the sample's matter, as it is dated today.
func made(t *testing.T, id string) (*draft.Document, *cases.Snapshot, cases.Paper) {
	t.Helper()
	for _, s := range snapshots() {
		for _, tm := range draft.For(s) {
			if tm.ID == id {
				paper := cases.Paper{Name: id, For: readerOf(&tm, s.Matter.Kind), On: sample.Today}
				doc, _, err := tm.Build(s.In(paper))
				if err != nil {
					t.Fatal(err)
				}
				return doc, s, paper
			}
		}
	}
	t.Fatalf("the sample has no paper %s", id)
	return nil, nil, cases.Paper{}
}

// swap changes words wherever they stand in the blocks that a word processor can change.
func swap(doc *draft.Document, old, new string) {
	change := func(r draft.Rich) draft.Rich {
		if !strings.Contains(r.String(), old) {
			return r
		}
		return draft.Plain(strings.ReplaceAll(r.String(), old, new)) // a word processor joins and splits spans as it likes
	}
	all := func(list []draft.Rich) []draft.Rich {
		out := slices.Clone(list)
		for i := range out {
			out[i] = change(out[i])
		}
		return out
	}
	for i, b := range doc.Blocks {
		switch v := b.(type) {
		case draft.Paragraph:
			v.Text = change(v.Text)
			doc.Blocks[i] = v
		case draft.Numbered:
			v.Text = change(v.Text)
			doc.Blocks[i] = v
		case draft.Quote:
			v.Text = change(v.Text)
			doc.Blocks[i] = v
		case draft.Caption:
			v.Court, v.Parties, v.Right = all(v.Court), all(v.Parties), all(v.Right)
			doc.Blocks[i] = v
		case draft.Table:
			rows := slices.Clone(v.Rows)
			for k := range rows {
				rows[k] = all(rows[k])
			}
			v.Rows = rows
			doc.Blocks[i] = v
		}
	}
}

// TestFaultsInPapers puts one fault after the other into the papers of the sample, as an edited file may bring it back.
func TestFaultsInPapers(t *testing.T) {
	const motion, order = "us.3771a.motion", "ca.dvro.declaration"
	for _, c := range []struct {
		name, paper, old, new string
		want                  Rule
		level                 Level
	}{
		{"case number", motion, "2:18-cr-05550-XYZ", "2:18-cr-05505-XYZ", RuleDocket, Red},
		{"district", motion, "WESTERN DISTRICT", "EASTERN DISTRICT", RuleCourt, Red},
		{"county", order, "COUNTY OF SACRAMENTO", "COUNTY OF SAN MATEO", RuleCounty, Red},
		{"client's name in the caption", motion, "EJEMPLO", "EJEMPOL", RuleSpelling, Red},
		{"respondent's name in the caption", order, "FICTUS-MALONE", "FICTUS-MALNOE", RuleSpelling, Red},
		{"letters of exhibits", motion, "Exhibit A", "Exhibit F", RuleExhibitMissing, Red},
		{"a row of the exhibits", motion, "Text messages, June 21 and 22, 2018", "Photograph of prepaid cards and envelope, June 21, 2018", RuleExhibitTitle, Red},
		{"a month of the story", motion, "November 3, 2018", "November 3, 2038", RuleFuture, Red},
		{"a year of the story", motion, "In May 2018 he gave", "In May 2013 he gave", RuleOutside, Amber},
		{"a shelter named", order, "I am the person asking", "I live at " + shelter(t) + ". I am the person asking", RuleSecret, Red},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc, s, paper := made(t, c.paper)
			swap(doc, c.old, c.new)
			got := Check(doc, s, paper)
			if !slices.ContainsFunc(got, func(f Finding) bool { return f.Rule == c.want && f.Level == c.level }) {
				t.Errorf("%s was not found; found: %s", c.want, said(got))
			}
		})
	}
}

// shelter is a place of the order's client that may not leave.
func shelter(t *testing.T) string {
	for _, a := range matterOf(t, cases.ProtectiveOrder).Client.Addresses {
		if a.Kind.Secret() && a.Street != "" {
			return a.Street
		}
	}
	t.Fatal("the sample has no protected place")
	return ""
}

// TestMinors: a child's full name in a public paper; initials pass, and so does a sealed paper.
func TestMinors(t *testing.T) {
	s := matterOf(t, cases.ProtectiveOrder)
	s.Client.Family = append(s.Client.Family, cases.Relative{Relation: "child", Name: cases.Name{Given: "Yaryna", Family: "Zrazkova"}, BirthDate: "2019-04-02"})
	for _, c := range []struct {
		to   cases.Recipient
		text string
		want int
	}{
		{cases.CourtPublic, "My daughter Yaryna Zrazkova saw it.", 1},
		{cases.CourtPublic, "My daughter Y.Z. saw it.", 0},
		{cases.CourtSealed, "My daughter Yaryna Zrazkova saw it.", 0},
	} {
		n := 0
		for _, f := range Check(para(c.text), s, cases.Paper{For: c.to, On: sample.Today}) {
			if f.Rule == RuleMinor {
				n++
			}
		}
		if n != c.want {
			t.Errorf("%s, %q: %d findings", c.to, c.text, n)
		}
	}
}

// TestWishes: a piece that the client does not want here, and one whose approval is gone, are found in the very words
// and by what the paper keeps of its sources.
func TestWishes(t *testing.T) {
	doc, s, paper := made(t, "us.3771a.motion")
	s.Story[1].NotIn = []string{string(paper.For)}
	s.Story[2].Approved = ""
	got := Check(doc, s, paper)
	for _, want := range []Rule{RuleNotHere, RuleUnagreed} {
		if !slices.ContainsFunc(got, func(f Finding) bool { return f.Rule == want && f.Level == Red }) {
			t.Errorf("%s was not found: %s", want, said(got))
		}
	}
}

// TestCalledByName: letters to the client use the chosen name, papers for filing name the legal one.
func TestCalledByName(t *testing.T) {
	s := matterOf(t, cases.RecordRelief)
	s.Client.ChosenName = "Aurel"
	for _, c := range []struct {
		to         cases.Recipient
		text, want string
	}{
		{cases.ClientCopy, "Dear Ximena,", "amber name-chosen"},
		{cases.ClientCopy, "Dear Aurel (Ximena Ejemplo Núñez),", ""},
		{cases.CourtSealed, "Aurel asks for relief.", "amber name-legal"},
		{cases.CourtSealed, "Ximena Ejemplo Núñez, called Aurel, asks for relief.", ""},
	} {
		if got := said(Check(para(c.text), s, cases.Paper{For: c.to, On: sample.Today})); got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}

// TestExhibitsOfTheSet: what no paper cites is listed; without a paper that cites there is nothing to say; what does not
// reach the reader is not missed.
func TestExhibitsOfTheSet(t *testing.T) {
	s := matterOf(t, cases.RecordRelief)
	list := func(texts ...string) string {
		var docs []*draft.Document
		for _, x := range texts {
			docs = append(docs, para(x))
		}
		out := ""
		for _, e := range Uncited(s, cases.CourtSealed, docs...) {
			out += e.ID[len(e.ID)-3:] + " "
		}
		return out
	}
	for want, texts := range map[string][]string{
		"":         {"No exhibit is named."},
		"172 173 ": {"See Exhibit A."},
		"173 ":     {"See Exhibit A.", "The photograph of prepaid cards and envelope, June 21, 2018, shows it."},
	} {
		if got := list(texts...); got != want {
			t.Errorf("%q: %q, want %q", texts, got, want)
		}
	}
	s.Evidence[2].Exhibit.Only = []cases.Recipient{cases.USCIS}
	if got := list("See Exhibits A and B."); got != "" {
		t.Errorf("an exhibit for others is missed: %q", got)
	}
	if got := said(Check(para("See Exhibit C."), s, cases.Paper{For: cases.CourtSealed, On: sample.Today})); got != "red exhibit-kept" {
		t.Errorf("an exhibit for others: %q", got)
	}
}

// TestNumbersOfParagraphs: a finding names the paragraph as the paper numbers it, and the heading above it.
func TestNumbersOfParagraphs(t *testing.T) {
	doc := &draft.Document{Lang: "en-US", Blocks: []draft.Block{
		draft.Heading{Level: 1, Text: draft.Plain("FACTS")},
		draft.Numbered{Text: draft.Plain("One.")},
		draft.Numbered{Text: draft.Plain("Two.")},
		draft.Numbered{Text: draft.Plain("Below."), Level: 2},
		draft.Numbered{Text: draft.Plain("[insert]"), Level: 2},
		draft.Numbered{Text: draft.Rich{draft.Noted(draft.Plain("In a footnote: [insert]"))}},
		draft.Numbered{Text: draft.Plain("[insert] anew"), Restart: true},
	}}
	var got []string
	for _, f := range Check(doc, matterOf(t, cases.RecordRelief), cases.Paper{For: cases.CourtSealed}) {
		got = append(got, f.Where+" "+f.Paragraph)
	}
	if want := "FACTS 2.b, FACTS 3, FACTS 1"; strings.Join(got, ", ") != want {
		t.Errorf("%v, want %s", got, want)
	}
}

// TestAnyWords: whatever stands in a paper, the check ends, gives each place once, and quotes what stands there.
func TestAnyWords(t *testing.T) {
	s := matterOf(t, cases.RecordRelief)
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.OneOf(rapid.String(), rapid.StringMatching(`([A-Z][a-zé’]{1,9} |[a-z]{1,9}[.,:]? |\[[a-z ]{0,9}\]|“|”|_{7}|Exhibit [A-Z] |20[0-9]{2} |\n){1,40}`)).Draw(t, "words")
		doc := para(words)
		doc.Blocks = append(doc.Blocks, draft.Quote{Text: draft.Plain(words)}, draft.Caption{Right: []draft.Rich{draft.Plain(words)}})
		seen := map[string]bool{}
		for _, f := range Check(doc, s, cases.Paper{For: cases.CourtPublic, On: sample.Today}) {
			if k := f.Key + string(rune(f.Block)); seen[k] {
				t.Fatalf("twice: %+v", f)
			} else {
				seen[k] = true
			}
			if what, do := f.Words("es"); what == "" || do == "" || strings.Contains(what+do, "{q}") || f.Block < -1 || f.Block >= len(doc.Blocks) {
				t.Fatalf("%+v", f)
			}
		}
	})
}

// TestOrderAndKeys: the same paper gives the same findings in the same order.
func TestOrderAndKeys(t *testing.T) {
	doc, s, paper := made(t, "ca.dvro.declaration")
	swap(doc, "I am the person", "[insert] TODO Rodolfo Quintanar claims that I am the person")
	first := Check(doc, s, paper)
	for range 5 {
		if !slices.Equal(first, Check(doc, s, paper)) {
			t.Fatal("the findings differ from one time to the next")
		}
	}
	if Count(first, Red) < 2 {
		t.Errorf("%d red: %s", Count(first, Red), said(first))
	}
}

// BenchmarkCheck reads a motion of some forty pages: papers are checked while a person looks on.
func BenchmarkCheck(b *testing.B) {
	var doc *draft.Document
	s := snapshots()[0]
	for _, tm := range draft.For(s) {
		if d, _, err := tm.Build(s); err == nil && tm.ID == "us.3771a.motion" {
			doc = d
		}
	}
	for range 3 {
		doc.Blocks = append(doc.Blocks, doc.Blocks...)
	}
	for b.Loop() {
		Check(doc, s, cases.Paper{For: cases.CourtSealed, On: sample.Today})
	}
}
