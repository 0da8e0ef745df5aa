package cases

import (
	"errors"
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// A matter sleeps, wakes where it stood, closes and opens again, and loses nothing on the way.
func TestSleepAndReturn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := Matter{ID: "m", ClientID: "c", Kind: Immigration, Title: "T", Stage: rapid.SampledFrom([]Stage{Intake, Drafting, Review, Ready, Filed, Decided}).Draw(t, "stage"),
			Answers: map[string]string{"i-914.4.1.b": "no"}, Petition: &Petition{Form: "I-914"}}
		before, told := m.Stage, Fingerprint(m)
		now := m
		for range rapid.IntRange(1, 8).Draw(t, "steps") {
			next, err := now, error(nil)
			switch rapid.IntRange(0, 3).Draw(t, "step") {
			case 0:
				next, err = now.Sleep("2026-11-22", "waits")
			case 1:
				next, err = now.Wake()
			case 2:
				next, err = now.Close("2026-11-23", "done", "")
			case 3:
				next, err = now.Reopen()
			}
			if err != nil && Fingerprint(next) != Fingerprint(now) {
				t.Fatal("what was not done changed something")
			}
			if next.Check() != nil {
				t.Fatal(next.Check())
			}
			now = next
		}
		if now.Stage == Dormant {
			now, _ = now.Wake()
		}
		if now.Stage == Closed {
			now, _ = now.Reopen()
		}
		if now.Stage != before || Fingerprint(now) != told {
			t.Fatalf("from %s to %s: %+v", before, now.Stage, now)
		}
	})
	for name, err := range map[string]error{
		"sleep without a day": second(Matter{}.Sleep("2026-11", "")), "close without a day": second(Matter{}.Close("", "", "")), "kept until no day": second(Matter{}.Close("2026-11-22", "", "2026-02-30")),
		"sleep when closed": second(Matter{Stage: Closed}.Sleep("2026-11-22", "")), "wake what is awake": second(Matter{Stage: Filed}.Wake()), "reopen what is open": second(Matter{Stage: Filed}.Reopen()),
	} {
		var field *FieldError
		if !errors.As(err, &field) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func second(_ Matter, err error) error { return err }

// A later change shows, a stage does not, and what came or went is named.
func TestSignOffNoticesChanges(t *testing.T) {
	s := &Snapshot{
		Client: Client{ID: "c", ChosenName: "A"}, Matter: Matter{ID: "m", ClientID: "c", Kind: Immigration, Title: "T", Stage: Review},
		Deadlines: []Deadline{{ID: "d", MatterID: "m", Due: "2026-12-01"}}, Forms: []FilledForm{{ID: "f", MatterID: "m"}},
	}
	o := SignOff{ID: "o", MatterID: "m", By: "SV", On: "2026-11-22", Reviewed: Fingerprints(s)}
	if err := o.Check(); err != nil {
		t.Fatal(err)
	}
	s.Matter.Stage = Filed
	s.Client.Meta = Meta{Rev: "another revision of the same words"}
	if now := Fingerprints(s); len(o.Changed(now))+len(o.Added(now)) != 0 {
		t.Errorf("changed: %v %v", o.Changed(now), o.Added(now))
	}
	s.Deadlines[0].CheckedBy = []string{"RE"}
	s.Forms = nil
	s.Evidence = []EvidenceItem{{ID: "e", MatterID: "m", Title: "x"}}
	now := Fingerprints(s)
	if got := strings.Join(o.Changed(now), " ") + " | " + strings.Join(o.Added(now), " "); got != "deadline/d form/f | evidence/e" {
		t.Error(got)
	}
}

func TestNotesAreKeptApart(t *testing.T) {
	for _, c := range []struct {
		n       Note
		readers string
	}{
		{Note{Kind: FileNote}, " attorney supervisor advocate"}, {Note{Kind: FileNote, Privileged: true}, "attorney supervisor advocate"},
		{Note{Kind: StrategyNote}, "attorney supervisor"}, {Note{Kind: AttorneyNote}, "attorney supervisor"}, {Note{Kind: AdvocateNote}, "advocate"},
	} {
		var got []string
		for _, role := range []string{"", "attorney", "supervisor", "advocate"} {
			if c.n.ReadBy(role) {
				got = append(got, role)
			}
		}
		if all := strings.Join(got, " "); all != c.readers {
			t.Errorf("%s: %q read it, want %q", c.n.Kind, all, c.readers)
		}
		if c.n.Protected() == (c.n.Kind == FileNote && !c.n.Privileged) {
			t.Errorf("%s, privileged %v: protected %v", c.n.Kind, c.n.Privileged, c.n.Protected())
		}
	}
}

func TestTasks(t *testing.T) {
	list := []Task{{ID: "late", Due: "2027-01-01"}, {ID: "done", Due: "2026-01-01", Done: "2026-01-01"}, {ID: "open"}, {ID: "soon", Due: "2026-12-01", BlockedBy: []string{"open", "done", "gone"}}}
	var ids []string
	for _, x := range TasksInOrder(list) {
		ids = append(ids, x.ID)
	}
	if !slices.Equal(ids, []string{"soon", "late", "open", "done"}) {
		t.Error(ids)
	}
	if w := list[3].Waiting(list); len(w) != 1 || w[0].ID != "open" {
		t.Errorf("%+v", w)
	}
	if (Task{ID: "a", What: "x", BlockedBy: []string{"a"}}).Check() == nil {
		t.Error("a task waits for itself")
	}
}

// Money is read and printed to the cent, and read back the same.
func TestMoney(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := Cents(rapid.Int64Range(-9_000_000_000_000_000, 9_000_000_000_000_000).Draw(t, "c"))
		said := c.String()
		got, ok := ParseCents(strings.Replace(said, "-$", "-", 1))
		if !ok || got != c {
			t.Fatalf("%d prints %q and reads %d", c, said, got)
		}
	})
	for said, want := range map[string]Cents{"1,234.5": 123450, "$0.07": 7, "12": 1200, "-3.10": -310} {
		if got, ok := ParseCents(said); !ok || got != want {
			t.Errorf("%q is %d", said, got)
		}
	}
	for _, said := range []string{"", "1.234", "1,23", "12,34.00", "1e3", "$", "0x1", "1.2.3", "--1", "99999999999999999999"} {
		if got, ok := ParseCents(said); ok {
			t.Errorf("%q is read as %d", said, got)
		}
	}
	if _, ok := Cents(math.MaxInt64).Add(1); ok {
		t.Error("a sum that does not fit was given")
	}
	if got := Cents(math.MinInt64).String(); got != "-$92,233,720,368,547,758.08" {
		t.Error(got)
	}
	sums := SumLosses([]Loss{{Kind: "wages", Amount: 100, Repaid: 30}, {Kind: "debt", Amount: 50}, {Kind: "wages", Amount: 1}})
	if len(sums) != 3 || sums[0] != (LossSum{"wages", 101, 30, 71}) || sums[2] != (LossSum{"", 151, 30, 121}) {
		t.Errorf("%+v", sums)
	}
}

func TestHours(t *testing.T) {
	for minutes, want := range map[int]string{0: "0.0 h (0 min)", 2: "0.0 h (2 min)", 3: "0.1 h (3 min)", 222: "3.7 h (222 min)", 225: "3.8 h (225 min)"} {
		if got := HoursShown(minutes); got != want {
			t.Errorf("%d minutes are %s", minutes, got)
		}
	}
	list := []TimeEntry{{Who: "RE", On: "2026-10-01", Minutes: 2}, {Who: "RE", On: "2026-10-02", Minutes: 2}, {Who: "CM", On: "2026-10-02", Minutes: 60}, {Who: "RE", On: "2026-11-01", Minutes: 9}}
	if got := SumMinutes(list, "RE", "2026-10-01", "2026-10-31"); got != 4 || HoursShown(got) != "0.1 h (4 min)" {
		t.Errorf("%d: rounding is done once, on the sum", got)
	}
}

// Each record says which field keeps it from being stored, and every list has words in both languages.
func TestPracticeRecordsSayTheField(t *testing.T) {
	for _, c := range []struct {
		record interface{ Check() error }
		field  string
	}{
		{Note{}, "note.clientId"}, {Note{ClientID: "c"}, "note.kind"}, {Note{ClientID: "c", Kind: FileNote}, "note.text"}, {Task{}, "task.what"}, {Task{What: "x", Due: "soon"}, "task.due"},
		{SignOff{}, "signoff.by"}, {SignOff{By: "x", On: "2026"}, "signoff.on"}, {SignOff{By: "x", On: "2026-11-22"}, "signoff.reviewed"},
		{IDPaper{ClientID: "c"}, "idpaper.kind"}, {PoliceReport{ClientID: "c"}, "policereport.agency"}, {Loss{ClientID: "c", Kind: "wages", Amount: -1}, "loss.amount"},
		{Loss{ClientID: "c", Kind: "wages", From: "2026-02-01", To: "2026-01-01"}, "loss.to"}, {Remedy{ClientID: "c", Kind: "x"}, "remedy.kind"}, {Need{ClientID: "c", Kind: "legal", Given: []Date{"2026"}}, "need.given"},
		{Need{ClientID: "c", Kind: "legal", Referrals: []Referred{{}}}, "need.referrals.to"}, {Evaluation{ClientID: "c", Evaluator: "x"}, "evaluation.field"}, {SafetyPlan{ClientID: "c", Lines: []SafetyLine{{Topic: "x", What: "y"}}}, "safetyplan.lines.topic"},
		{Goal{ClientID: "c"}, "goal.what"}, {Benefit{ClientID: "c", Kind: "food", Answer: "perhaps"}, "benefit.answer"}, {TimeEntry{Who: "x", On: "2026-11-22"}, "time.minutes"}, {Resource{Title: "x"}, "resource.kind"},
	} {
		var field *FieldError
		if err := c.record.Check(); !errors.As(err, &field) || field.Field != c.field {
			t.Errorf("%T: %v, want %s", c.record, err, c.field)
		}
	}
	lists := [][]Term{IDPaperKinds(), IDPaperSteps(), LossKinds(), RemedyKinds(), NeedKinds(), ReferralOutcomes(), EvaluationFields(), SafetyTopics(), BenefitKinds(), BenefitAnswers(), ResourceKinds()}
	for _, r := range RemedyKinds() {
		lists = append(lists, RemedyChecklist(r.ID))
	}
	for _, list := range lists {
		seen := map[string]bool{}
		for _, term := range list {
			if term.ID == "" || term.EN == "" || term.ES == "" || term.EN == term.ES || seen[term.ID] {
				t.Errorf("%+v", term)
			}
			seen[term.ID] = true
		}
	}
}
