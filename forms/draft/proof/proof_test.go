package proof

import (
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/sample"
	"github.com/harborfile/harborfile/forms/draft"
)

// matterOf is the sample's matter of a kind.
func matterOf(t *testing.T, kind cases.Kind) *cases.Snapshot {
	t.Helper()
	for _, s := range snapshots() {
		if s.Matter.Kind == kind {
			return s
		}
	}
	t.Fatalf("the sample has no matter of kind %s", kind)
	return nil
}

// para is a paper of one paragraph by counsel.
func para(words string) *draft.Document {
	return &draft.Document{Lang: "en-US", Blocks: []draft.Block{draft.Paragraph{Text: draft.Plain(words)}}}
}

// said are the rules and levels found, as "red gap".
func said(list []Finding) string {
	var out []string
	for _, f := range list {
		out = append(out, string(f.Level)+" "+string(f.Rule))
	}
	return strings.Join(out, ", ")
}

// TestRules: one sentence for each thing that is found, and its neighbours that are not.
func TestRules(t *testing.T) {
	for _, c := range []struct {
		name  string
		kind  cases.Kind
		to    cases.Recipient
		words string
		want  string
	}{
		{"gap", cases.RecordRelief, cases.CourtSealed, "Movant lives in [County of the court: not yet known].", "red gap"},
		{"placeholder", cases.RecordRelief, cases.CourtSealed, "On [insert date] Movant left.", "red placeholder"},
		{"empty brackets", cases.RecordRelief, cases.CourtSealed, "Movant left on [   ].", "red placeholder"},
		{"braces", cases.RecordRelief, cases.CourtSealed, "Dear {client.name.full},", "red placeholder"},
		{"a changed letter is none", cases.RecordRelief, cases.CourtSealed, "The statute has [t]he Court consider [her] statement [sic] and [. . .] more [PROPOSED].", ""},
		{"blank", cases.RecordRelief, cases.CourtSealed, "Executed on __________.", "note blank"},

		{"real address", cases.RecordRelief, cases.CourtSealed, "Movant lives at 48 Lindenhollow Row, Seattle.", "red secret-place"},
		{"unsafe telephone", cases.RecordRelief, cases.CourtSealed, "Movant can be reached at 509-555-0177.", "red secret-place"},
		{"safe telephone", cases.RecordRelief, cases.CourtSealed, "Movant can be reached at (206) 555-0142.", ""},
		{"SSN in public", cases.ProtectiveOrder, cases.CourtPublic, "Her number is 123-45-6789.", "red identifier-ssn"},
		{"SSN under seal", cases.RecordRelief, cases.CourtSealed, "Her number is 123-45-6789.", "amber identifier-ssn, amber contradiction"},
		{"SSN to the agency", cases.Immigration, cases.USCIS, "The number is 123-45-6789.", ""},
		{"last four", cases.ProtectiveOrder, cases.CourtPublic, "Her number is XXX-XX-6789.", ""},
		{"A-number in public", cases.ProtectiveOrder, cases.CourtPublic, "File A 012-345-678 was opened.", "red identifier-a-number, amber contradiction"},
		{"birth in public", cases.ProtectiveOrder, cases.CourtPublic, "Petitioner was born on May 6, 1991.", "red identifier-birth"},
		{"account in public", cases.ProtectiveOrder, cases.CourtPublic, "Account No. 12345678 was closed.", "red identifier-account"},

		{"no such exhibit", cases.RecordRelief, cases.CourtSealed, "See Exhibits A, B, and Q.", "red exhibit-missing"},
		{"exhibits that are there", cases.RecordRelief, cases.CourtSealed, "See Exhibit A and Exhibits B and C.", ""},
		{"another's title", cases.RecordRelief, cases.CourtSealed, "See Exhibit B, Text messages, June 21 and 22, 2018.", "red exhibit-title"},
		{"its own title", cases.RecordRelief, cases.CourtSealed, "See Exhibit C, Text messages, June 21 and 22, 2018.", ""},

		{"unknown name", cases.RecordRelief, cases.CourtSealed, "That night Movant saw Rodolfo Quintanar again.", "amber name-unknown"},
		{"unknown single name", cases.RecordRelief, cases.CourtSealed, "Later Movant met Rico again.", "amber name-unknown"},
		{"introduced", cases.RecordRelief, cases.CourtSealed, "There was a man named Rico. Later Movant met Rico again.", ""},
		{"introduced after", cases.RecordRelief, cases.CourtSealed, "Alma Ruiz-Baca, a nurse at the clinic, wrote it. Movant called Alma Ruiz-Baca in June.", ""},
		{"a city is no person", cases.RecordRelief, cases.CourtSealed, "They drove to Houston and stayed near Galveston at the Starlight Motel.", ""},
		{"a body is no person", cases.RecordRelief, cases.CourtSealed, "The Federal Trade Commission and the Harris County Sheriff answered.", ""},
		{"known people", cases.RecordRelief, cases.CourtSealed, "Movant told Corinne Muster about Mr. Holloway-Fictus.", ""},
		{"misspelled client", cases.RecordRelief, cases.CourtSealed, "This is about Ximena Belén Ejempol Núñez.", "red name-spelling"},
		{"misspelled party", cases.RecordRelief, cases.CourtSealed, "It was Mr. Holoway-Fictus who drove.", "red name-spelling"},
		{"accents do not count", cases.RecordRelief, cases.CourtSealed, "This is about Ximena Belen Ejemplo Nunez.", ""},

		{"term before", cases.RecordRelief, cases.CourtSealed, "The Clinic wrote. Lantern Sample Legal Clinic (the “Clinic”) wrote again. The Clinic waits.", "amber term-before, amber term-before"},
		{"term unused", cases.RecordRelief, cases.CourtSealed, "Lantern Sample Legal Clinic (the “Firm”) wrote.", "note term-unused"},
		{"term in order", cases.RecordRelief, cases.CourtSealed, "Lantern Sample Legal Clinic (the “Firm”) wrote. The Firm waits.", ""},

		{"later than the paper", cases.RecordRelief, cases.CourtSealed, "Movant left on June 3, 2028.", "amber date-future"},
		{"later in the client's words", cases.RecordRelief, cases.CourtSealed, told1 + " I left in May 2028.", "red date-future"},
		{"outside the piece", cases.RecordRelief, cases.CourtSealed, told1 + " That was in May 2012.", "amber date-outside"},
		{"inside the piece", cases.RecordRelief, cases.CourtSealed, told1 + " That was in May 2017.", ""},
		{"a section is no year", cases.RecordRelief, cases.CourtSealed, "See 42 U.S.C. § 2045 and 2090 dollars.", ""},
		{"a hearing to come", cases.ProtectiveOrder, cases.CourtPublic, "The hearing is on December 7, 2026.", ""},
		{"another day of arrest", cases.RecordRelief, cases.CourtSealed, "Ximena Ejemplo Núñez was born on May 6, 1991.", "amber identifier-birth, amber contradiction"},

		{"claims", cases.RecordRelief, cases.CourtSealed, "Movant claims that the cards were given out.", "amber word"},
		{"a claim is a word of law", cases.RecordRelief, cases.CourtSealed, "No claim for damages is made here.", ""},
		{"illegal alien", cases.Immigration, cases.USCIS, "The applicant is an illegal alien.", "amber word"},
		{"alien registration", cases.Immigration, cases.USCIS, "The alien registration number is on the card.", ""},
		{"in quotation marks", cases.RecordRelief, cases.CourtSealed, "The report says “the prostitute was taken along”.", "note word"},
		{"in the client's words", cases.RecordRelief, cases.CourtSealed, told1 + " They said I was a prostitute.", "note word"},
		{"failed to", cases.RecordRelief, cases.CourtSealed, "Movant failed to report it.", "amber word"},
		{"victim of trafficking", cases.RecordRelief, cases.CourtSealed, "A victim of trafficking may ask; the victim of a crime too.", ""},
		{"the victim", cases.Immigration, cases.ClientCopy, "Then the victim signs.", "amber word"},

		{"he for she", cases.RecordRelief, cases.CourtSealed, "Ximena Ejemplo Núñez says that he was nineteen.", "red pronoun"},
		{"he in the next sentence", cases.RecordRelief, cases.CourtSealed, "Movant came back in June. He was nineteen then.", "amber pronoun"},
		{"he is someone else", cases.RecordRelief, cases.CourtSealed, "Movant met Brandt Holloway-Fictus. He was forty then. Movant told the officer what he had done.", ""},
		{"she is right", cases.RecordRelief, cases.CourtSealed, "Movant came back in June. She was nineteen then.", ""},
		{"Mr for she", cases.RecordRelief, cases.CourtSealed, "We write for Mr. Ejemplo Núñez.", "amber honorific"}, // a relative shares the name
		{"Mr and the whole name", cases.RecordRelief, cases.CourtSealed, "We write for Mr. Ximena Ejemplo.", "red honorific"},
		{"Ms for she", cases.RecordRelief, cases.CourtSealed, "We write for Ms. Ejemplo Núñez, not for Mr. Holloway-Fictus.", ""},

		{"unknown case", cases.RecordRelief, cases.CourtSealed, "See No. 2:19-cr-00001-ABC.", "amber docket-unknown"},
		{"known case", cases.RecordRelief, cases.CourtSealed, "See No. 2:18-cr-05550-XYZ and 3:18-mj-05551-XYZ.", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := Check(para(c.words), matterOf(t, c.kind), cases.Paper{For: c.to, On: sample.Today})
			if said(got) != c.want {
				t.Errorf("%q\n got %q\nwant %q\n%+v", c.words, said(got), c.want, got)
			}
		})
	}
}

// told1 is the first piece of the story of the sample's first client.
var told1 = sample.Office().Story[0].Words

// TestEveryRuleSpeaks: each rule has its words in both languages, and no word that people should not read.
func TestEveryRuleSpeaks(t *testing.T) {
	if len(english) != len(spanish) {
		t.Errorf("%d rules speak English, %d Spanish", len(english), len(spanish))
	}
	for rule, w := range english {
		for _, s := range []string{w.what, w.do, spanish[rule].what, spanish[rule].do} {
			if s == "" {
				t.Errorf("%s lacks words", rule)
			}
			for _, bad := range []string{"invalid", "failed", "error", "must ", "oops", "alien", "refused"} {
				if strings.Contains(strings.ToLower(s), bad) {
					t.Errorf("%s says %q", rule, bad)
				}
			}
		}
	}
}
