package draft

import (
	"regexp"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/sample"
)

// silent are what a sworn paper would say for a person whom nobody asked.
var silent = regexp.MustCompile(`I have no (work|income|debts)|\$0\.00`)

// What nobody went through with the client is a gap in a sworn paper, not a no.
func TestNothingIsSwornThatNobodyAsked(t *testing.T) {
	tm, s := madeFor(t, "fee.waiver.declaration", cases.ProtectiveOrder)
	s.Client.Means = cases.Means{}
	d, gaps, err := tm.Build(s)
	if err != nil {
		t.Fatal(err)
	}
	if at := silent.FindString(allWords(d)); at != "" {
		t.Errorf("it swears %q", at)
	}
	asked := map[string]bool{}
	for _, g := range gaps {
		asked[g.Fact] = true
	}
	for _, fact := range []string{"client.means.employed", "client.means.incomeMonthly", "client.means.complete"} {
		if !asked[fact] {
			t.Errorf("%s is not listed as lacking", fact)
		}
	}
	s.Client.Means = cases.Means{HouseholdSize: 1, Complete: true}
	if d, _, err = tm.Build(s); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"I have no work now.", "I have no income.", "I have no debts."} {
		if !strings.Contains(allWords(d), want) {
			t.Errorf("gone through, it does not say %q", want)
		}
	}
}

// A letter to the client says something under each of its heads from the first day of a matter, and no day to answer
// that has passed.
func TestLetterToTheClientOnTheFirstDay(t *testing.T) {
	for _, id := range []string{"letter.client", "letter.client.es"} {
		for _, kind := range []cases.Kind{cases.RecordRelief, cases.ProtectiveOrder, cases.Immigration} {
			tm, s := madeFor(t, id, kind)
			s.Matter.Petition, s.Matter.Order, s.Matter.Record = nil, nil, nil
			if kind == cases.Immigration {
				s.Matter.Petition = &cases.Petition{Form: "I-914"}
			}
			d, _, err := tm.Build(s)
			if err != nil {
				t.Fatal(err)
			}
			for i, b := range d.Blocks[1:] {
				_, above := d.Blocks[i].(Heading)
				if _, here := b.(Heading); here && above {
					t.Errorf("%s, %s: nothing stands under %q", id, kind, said(d.Blocks[i], &sayer{}))
				}
			}
		}
		tm, s := madeFor(t, id, cases.Immigration)
		s.Matter.Petition = &cases.Petition{Notices: []cases.Notice{
			{Kind: "RFE", Date: "2026-01-02", RespondBy: "2026-03-27"}, {Kind: "RFE", Date: "2026-11-02", RespondBy: sample.Today}}}
		d, _, err := tm.Build(s)
		if err != nil {
			t.Fatal(err)
		}
		passed, due := cases.Date("2026-03-27").Long(), cases.Date(sample.Today).Long()
		if tm.Lang == "es-US" {
			passed, due = "27 de marzo de 2026", "20 de noviembre de 2026"
		}
		if words := allWords(d); strings.Contains(words, passed) || strings.Count(words, due) < 2 { // one is the day of the letter
			t.Errorf("%s names a day to answer that has passed, or not the one that has not:\n%s", id, words)
		}
	}
}

// Without leave a letter to the certifying agency tells nothing of the story.
func TestNothingOfTheStoryWithoutLeave(t *testing.T) {
	for _, released := range []bool{true, false} {
		tm, s := madeFor(t, "request.supplement-b.t", cases.Immigration)
		if !released {
			s.Releases = nil
		}
		d, _, err := tm.Build(s)
		if err != nil {
			t.Fatal(err)
		}
		if told := len(d.Sources) > 0; told != released {
			t.Errorf("released %t, and the letter tells of the story: %t", released, told)
		}
	}
}

// A list without rows is named after what the paper would print of it: a clerk who is asked for dispositions reads
// nothing of why they are asked for.
func TestGapOfAListSaysNoMoreThanItsRows(t *testing.T) {
	tm, s := madeFor(t, "request.court-dispositions", cases.RecordRelief)
	s.Arrests, s.Matter.Record = nil, &cases.RecordReliefPart{}
	d, gaps, err := tm.Build(s)
	if err != nil {
		t.Fatal(err)
	}
	if words := allWords(d); strings.Contains(words, "control") || len(gaps) == 0 {
		t.Errorf("gaps %v in:\n%s", gaps, words)
	}
}

// An engagement letter speaks of a way to reach the client only where there is one.
func TestEngagementWithoutASafeWay(t *testing.T) {
	for _, id := range []string{"letter.engagement", "letter.engagement.es"} {
		tm, s := madeFor(t, id, cases.Immigration)
		s.Client.Contacts, s.Client.Addresses = nil, nil
		d, _, err := tm.Build(s)
		if err != nil {
			t.Fatal(err)
		}
		if at := regexp.MustCompile(`this number|one of these is no longer|ese número|una de estas`).FindString(allWords(d)); at != "" {
			t.Errorf("%s speaks of %q", id, at)
		}
	}
}

// madeFor is a template and a matter of the sample that it is for, which the test may change.
func madeFor(t *testing.T, id string, kind cases.Kind) (*Template, *cases.Snapshot) {
	t.Helper()
	for _, tm := range Templates() {
		if tm.ID != id {
			continue
		}
		for _, s := range snapshots() {
			if s.Matter.Kind == kind && tm.Fits(s.Matter) {
				own := *s
				return &tm, readFor(&tm, &own)
			}
		}
	}
	t.Fatalf("no template %s, or no matter for it", id)
	return nil, nil
}
