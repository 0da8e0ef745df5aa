package due

import (
	"errors"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/law"
)

// What the facts of each kind of matter start.
func TestOf(t *testing.T) {
	for _, c := range []struct {
		name   string
		matter cases.Matter
		want   string // rule=day of each, in order
	}{
		{"federal motion filed", record("vac.us", cases.RecordReliefPart{Filed: "2026-03-02"}),
			"dl.us.3771a.opposition=2026-04-01 dl.us.3771a.hearing_unopposed=2026-04-16"},
		{"federal motion opposed", record("vac.us", cases.RecordReliefPart{Filed: "2026-03-02", Opposed: "2026-04-01"}),
			"dl.us.3771a.opposition=2026-04-01 dl.us.3771a.hearing_opposed=2026-04-16"},
		{"federal motion not filed yet", record("vac.us", cases.RecordReliefPart{}), ""},
		{"a month is not a day", record("vac.us", cases.RecordReliefPart{Filed: "2026-03"}), ""},
		{"about is not a day", record("vac.us", cases.RecordReliefPart{Filed: "~2026-03-02"}), ""},
		{"California petition received", record("vac.ca", cases.RecordReliefPart{Filed: "2026-10-01", Served: "2026-10-13"}), "dl.ca.236_14.response=2026-11-30"},
		{"a state without a rule", record("vac.me", cases.RecordReliefPart{Filed: "2026-10-01"}), ""},
		{"DVRO filed", order("po.ca.dvro", cases.Order{Filed: "2026-06-01"}), "dl.ca.dvro.hearing=2026-06-22"},
		{"DVRO granted for years", order("po.ca.dvro", cases.Order{Filed: "2026-06-01", Expires: "2031-06-22"}),
			"dl.ca.dvro.hearing=2026-06-22 dl.ca.6345.renewal_opens=2031-03-22"},
		{"Washington", order("po.wa.ch7_105", cases.Order{Filed: "2026-10-09", Expires: "2027-06-01"}),
			"dl.wa.7105.hearing=2026-10-23 dl.wa.7105.renewal_opens=2027-03-03"},
		{"an order without a rule", order("po.ga.1", cases.Order{Filed: "2026-10-09"}), ""},
		{"notices", petition(cases.Petition{Form: "I-914", SuppBSigned: "2026-04-01", Notices: []cases.Notice{
			{Kind: "RFE", Date: "2026-01-05", ByMail: true}, {Kind: "NOID", Date: "2028-01-30"}, {Kind: "biometrics", Date: "2026-02-01"}}}),
			"dl.uscis.rfe_max=2026-04-02 dl.uscis.noid_max=2028-02-29"},
		{"Supplement B of a U petition", petition(cases.Petition{Form: "I-918", SuppBSigned: "2026-08-28"}),
			"dl.uscis.supb_last_safe_day=2027-02-27 dl.uscis.supb_last_receipt_day=2027-02-26"},
		{"a kind without its part", cases.Matter{Kind: cases.Immigration}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			found, err := Of(&cases.Snapshot{Matter: c.matter})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, d := range found {
				got = append(got, d.Rule+"="+string(d.Due))
				if d.ID == "" || d.MatterID != c.matter.ID || len(d.Chain) == 0 || d.Citation == "" || d.Data == "" || d.Trigger == "" || strings.Contains(d.Trigger, "_") {
					t.Errorf("not a whole record: %+v", d)
				}
			}
			if all := strings.Join(got, " "); all != c.want {
				t.Errorf("got  %s\nwant %s", all, c.want)
			}
		})
	}
}

func record(relief string, part cases.RecordReliefPart) cases.Matter {
	return cases.Matter{ID: "m", Kind: cases.RecordRelief, Relief: relief, Record: &part}
}

func order(relief string, part cases.Order) cases.Matter {
	return cases.Matter{ID: "m", Kind: cases.ProtectiveOrder, Relief: relief, Order: &part}
}

func petition(part cases.Petition) cases.Matter {
	return cases.Matter{ID: "m", Kind: cases.Immigration, Petition: &part}
}

// The rules that facts are tied to are rows of the law, and the reliefs are too.
func TestTiedRowsExist(t *testing.T) {
	for relief, rules := range orderRules {
		if _, ok := law.OrderLawByID(relief); !ok {
			t.Errorf("no protective order %s", relief)
		}
		for _, id := range []string{rules.hearing, rules.renewal} {
			if _, ok := law.DeadlineByID(id); !ok && id != "" {
				t.Errorf("no rule %s", id)
			}
		}
	}
}

// The state where a federal court sits counts, and "US" is no state.
func TestStateOfTheCourt(t *testing.T) {
	m := record("vac.us", cases.RecordReliefPart{Filed: "2026-01-13"})
	for state, want := range map[string]cases.Date{"NY": "2026-02-13", "US": "2026-02-12", "": "2026-02-12"} {
		m.Venue.State = state
		found, err := Of(&cases.Snapshot{Matter: m})
		if err != nil || found[0].Due != want {
			t.Errorf("state %q: due %s, %v; want %s (Lincoln's Birthday)", state, found[0].Due, err, want)
		}
	}
}

// A recorded date never moves by itself, and a fact that changed is reported.
func TestRecordedDatesStay(t *testing.T) {
	s := &cases.Snapshot{Matter: petition(cases.Petition{Notices: []cases.Notice{{Kind: "RFE", Date: "2026-01-05", RespondBy: "2026-03-20", ByMail: true}}})}
	first, err := Of(s)
	if err != nil {
		t.Fatal(err)
	}
	if got := first[0]; got.Printed != "2026-03-20" || got.Day() != "2026-03-20" || got.Due != "2026-04-02" {
		t.Errorf("the printed date does not stand beside the computed one: %+v", got)
	}
	first[0].Due = "2026-04-01" // as older law data would have had it
	s.Deadlines = first
	again, err := Of(s)
	if err != nil || len(again) != 1 || again[0].ID != first[0].ID || again[0].Due != "2026-04-01" {
		t.Errorf("the recorded date moved: %+v, %v", again, err)
	}
	if now, changed, err := Review(again[0]); err != nil || !changed || now.Due != "2026-04-02" {
		t.Errorf("review: %s, %v, %v", now.Due, changed, err)
	}
	if stale := Stale(s); len(stale) != 0 {
		t.Errorf("stale although nothing changed: %+v", stale)
	}

	s.Matter.Petition.Notices[0].Date = "2026-01-12"
	after, err := Of(s)
	if err != nil || len(after) != 1 || after[0].ID == first[0].ID || after[0].From != "2026-01-12" {
		t.Errorf("a changed fact: %+v, %v", after, err)
	}
	if stale := Stale(s); len(stale) != 1 || stale[0].ID != first[0].ID {
		t.Errorf("the deadline of the old fact is not reported: %+v", stale)
	}
}

func TestComputeKeepsWhatItWasAsked(t *testing.T) {
	req := law.Request{Rule: "dl.us.civ.period", From: "2026-01-29", Days: 14, Served: "mail", State: "NY"}
	d, err := Compute("m", req)
	if err != nil {
		t.Fatal(err)
	}
	if got := request(d); got.Rule != req.Rule || got.From != req.From || got.Days != 14 || got.Served != "mail" || got.State != "NY" {
		t.Errorf("asked again with %+v", got)
	}
	if _, changed, err := Review(d); err != nil || changed {
		t.Errorf("review: %v, %v", changed, err)
	}

	d, err = Compute("m", law.Request{Rule: "dl.ca.dvro.hearing", From: "2026-06-01", Params: map[string]any{"good_cause": true}})
	if err != nil || d.Due != "2026-06-26" || d.Params["good_cause"] != "true" {
		t.Errorf("%+v, %v", d, err)
	}
	if _, changed, err := Review(d); err != nil || changed {
		t.Errorf("review with a parameter: %v, %v", changed, err)
	}

	var ask *law.AskError
	if _, err := Compute("m", law.Request{Rule: "dl.ca.period", From: "2026-03-02", Days: 5, Served: "mail_abroad"}); !errors.As(err, &ask) {
		t.Errorf("got %v, want an AskError", err)
	}
	if _, err := Compute("m", law.Request{Rule: "dl.voca.status", From: "2026-03-02"}); err == nil {
		t.Error("a rule that gives no day became a deadline")
	}
	for _, lang := range []string{"en", "es"} {
		if words := cases.Explain(ask, lang); !strings.Contains(words.Do, ask.Citation) {
			t.Errorf("%s: the citation to look under is missing: %q", lang, words.Sentence())
		}
	}
}
