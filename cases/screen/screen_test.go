package screen

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/law"
	"github.com/harborfile/harborfile/cases/sample"
	"pgregory.net/rapid"
)

func sitting(on cases.Date, pairs ...string) cases.Sitting {
	s := cases.Sitting{ID: "s" + string(on), On: on, With: "an advocate"}
	for i := 0; i < len(pairs); i += 2 {
		s.Answers = append(s.Answers, cases.ScreenAnswer{Question: "scr.q." + pairs[i], Answer: pairs[i+1]})
	}
	return s
}

func state(t *testing.T, k Known, id string) Step {
	t.Helper()
	for _, s := range Steps(k) {
		if s.ID == "scr.q."+id {
			return s
		}
	}
	t.Fatalf("no question %s", id)
	return Step{}
}

func option(r Result, id string) (Option, bool) {
	i := slices.IndexFunc(r.Options, func(o Option) bool { return o.ID == id })
	if i < 0 {
		return Option{}, false
	}
	return r.Options[i], true
}

func TestEveryQuestionHasSpanishAndEveryLeadADestination(t *testing.T) {
	for _, q := range law.Questions() {
		if spanish[q.ID].ask == "" || (q.Facts.Help != "") != (spanish[q.ID].help != "") {
			t.Errorf("%s has no Spanish", q.ID)
		}
		if answerKinds[q.Facts.Answer] == "" || q.Facts.Answer == "multi_select" && len(Choices(q.ID)) == 0 {
			t.Errorf("%s cannot be answered", q.ID)
		}
		for _, tr := range q.Facts.Triggers {
			to, ok := leads[tr.LeadsTo]
			if !ok || to.track == "step" && (to.en == "" || to.es == "") {
				t.Errorf("%s leads to %s, which goes nowhere", q.ID, tr.LeadsTo)
			}
		}
	}
	for _, c := range Choices("scr.q.how_kept") {
		if _, ok := cases.TermIn(cases.Coercions(), c.ID); !ok {
			t.Errorf("%s is no tag of the timeline", c.ID)
		}
	}
}

func TestNothingIsAskedTwice(t *testing.T) {
	k := Known{Sittings: []cases.Sitting{sitting("2026-09-01", "safe_now", "yes", "danger", "no", "arrested", "skip", "hurt", "yes"), sitting("2026-10-01", "safe_now", "yes", "hurt", "skip")}}
	if s := state(t, k, "hurt"); s.State != Answered || s.Answer.Answer != "yes" || !strings.Contains(s.Source, "September 1, 2026") {
		t.Errorf("a skip hid an answer: %+v", s)
	}
	if state(t, k, "rel_person").State != NotAsked || state(t, k, "arrested").State != Skipped {
		t.Error("states are not right")
	}
	asked := map[string]bool{}
	for {
		next, ok := Next(Steps(k), true)
		if !ok {
			break
		}
		if asked[next.ID] {
			t.Fatalf("%s is asked twice", next.ID)
		}
		asked[next.ID] = true
		last := &k.Sittings[1]
		last.Answers = append(last.Answers, cases.ScreenAnswer{Question: next.ID, Answer: "not sure"})
	}
	if asked["scr.q.danger"] || asked["scr.q.hurt"] || !asked["scr.q.arrested"] {
		t.Errorf("%v", asked)
	}
}

func TestFactsAnswerQuestions(t *testing.T) {
	set := sample.Office()
	mau := Known{Client: set.Clients[2], Matters: set.Matters[2:], Today: sample.Today}
	for _, id := range []string{"where_born", "arrived", "contact_safe", "language", "ages", "police_report"} {
		if s := state(t, mau, id); s.State != FromFact || s.Source == "" {
			t.Errorf("%s is %s", id, s.State)
		}
	}
	if s := state(t, mau, "ages"); !slices.Equal(s.Answer.Numbers, []int{34, 10, 60, 31}) {
		t.Errorf("ages %v", s.Answer.Numbers)
	}
	if s := state(t, mau, "danger"); s.State != Open {
		t.Errorf("danger is %s", s.State)
	}
	ximena := Known{Client: set.Clients[0], Matters: set.Matters[:1], Today: sample.Today}
	if state(t, ximena, "arrested").State != FromFact || state(t, ximena, "arrest_where").State != FromFact {
		t.Error("the arrests on file are asked again")
	}
}

func TestTopicsNotToBeAskedAgain(t *testing.T) {
	k := Known{Choices: []cases.Choice{{What: cases.ChoiceTopic, About: "arrests", On: "2026-09-01"}, {What: cases.ChoiceTopic, Facts: []string{"client.lastEntry"}}}}
	for _, id := range []string{"arrested", "arrest_where", "arrived"} {
		if s := state(t, k, id); s.State != LeftOut {
			t.Errorf("%s is %s", id, s.State)
		}
	}
	k.Choices = append(k.Choices, cases.Choice{What: cases.ChoiceTopic, About: "arrests", Lifted: true, On: "2026-10-01"})
	if s := state(t, k, "arrested"); s.State != Open {
		t.Errorf("the choice was taken back, and it is %s", s.State)
	}
}

func TestStopWhereItIsNotSafe(t *testing.T) {
	for _, answer := range []string{"no", "not sure"} {
		k := Known{Sittings: []cases.Sitting{sitting("2026-09-01", "safe_now", answer)}}
		if _, ok := Next(Steps(k), true); ok {
			t.Error("questions go on")
		}
		r := Options(k)
		if !r.Stopped || len(r.Steps) == 0 {
			t.Errorf("%+v", r)
		}
		k.Sittings = append(k.Sittings, sitting("2026-09-08"))
		if next, ok := Next(Steps(k), true); !ok || next.ID != safeNow {
			t.Error("a new conversation begins with the question of safety")
		}
	}
}

func TestOptions(t *testing.T) {
	for _, c := range []struct {
		name string
		k    Known
		want []string
		not  []string
		step string
	}{
		{"a citizen who was arrested", Known{Sittings: []cases.Sitting{sitting("2026-09-01", "work_made", "yes", "arrested", "yes", "where_born", "no", "danger", "no")}}, []string{"vacatur"}, []string{"imm.t", "imm.u", "protective_order"}, ""},
		{"someone from abroad made to work", Known{Sittings: []cases.Sitting{sitting("2026-09-01", "work_made", "yes", "where_born", "yes", "arrested", "no", "police_report", "yes")}}, []string{"imm.t", "imm.u", "imm.cp"}, []string{"vacatur", "imm.vawa"}, ""},
		{"not sure is discussed too", Known{Sittings: []cases.Sitting{sitting("2026-09-01", "work_made", "not sure", "where_born", "not sure")}}, []string{"imm.t"}, nil, ""},
		{"threats by a partner", Known{Client: cases.Client{Addresses: []cases.Address{{Kind: cases.SafeMail, State: "CA"}}}, Sittings: []cases.Sitting{sitting("2026-09-01", "danger", "yes", "rel_person", "yes")}}, []string{"protective_order"}, []string{"imm.t"}, "safety plan"},
		{"a child in danger", Known{Sittings: []cases.Sitting{sitting("2026-09-01", "minor_now", "yes", "where_born", "yes")}}, []string{"imm.sij"}, nil, "Before details"},
		{"a police report alone", Known{Sittings: []cases.Sitting{sitting("2026-09-01", "police_report", "yes")}}, nil, []string{"imm.t", "imm.u", "imm.cp"}, ""},
		{"abuse by a resident spouse", Known{Sittings: []cases.Sitting{sitting("2026-09-01", "partner_abuse", "yes", "where_born", "yes", "removal", "yes")}}, []string{"imm.vawa", "imm.vawa_cancel"}, []string{"imm.t"}, "hard date"},
		{"nothing told", Known{}, nil, []string{"vacatur", "imm.t", "protective_order"}, ""},
	} {
		r := Options(c.k)
		for _, id := range c.want {
			o, ok := option(r, id)
			if !ok {
				t.Errorf("%s: %s is not listed", c.name, id)
				continue
			}
			if len(o.Why) == 0 || len(o.Laws) == 0 || len(o.Cautions) == 0 || o.TitleES == "" {
				t.Errorf("%s: %s is not whole: %+v", c.name, id, o)
			}
			for _, l := range o.Laws {
				if l.AsOf == "" || l.Confidence == "" || l.Confidence != "verified" && l.Confirm == "" {
					t.Errorf("%s stands without its source", l.ID)
				}
			}
		}
		for _, id := range c.not {
			if _, ok := option(r, id); ok {
				t.Errorf("%s: %s is listed", c.name, id)
			}
		}
		if c.step != "" && !slices.ContainsFunc(r.Steps, func(s cases.Sentence) bool { return strings.Contains(s.EN, c.step) }) {
			t.Errorf("%s: %v", c.name, r.Steps)
		}
	}
}

func TestOptionsByPlace(t *testing.T) {
	s := sitting("2026-09-01", "arrested", "yes")
	s.Answers = append(s.Answers, cases.ScreenAnswer{Question: "scr.q.arrest_where", Words: "King County, Washington, dismissed; Oakland CA; and a federal case"})
	o, ok := option(Options(Known{Sittings: []cases.Sitting{s}}), "vacatur")
	var states []string
	for _, l := range o.Laws {
		states = append(states, l.State)
	}
	slices.Sort(states)
	if !ok || !slices.Equal(states, []string{"CA", "US", "WA"}) {
		t.Errorf("%v", states)
	}
}

func TestReadAnswers(t *testing.T) {
	s, refused, err := ReadAnswers([]byte(`{"on":"2026-11-02","with":"CM","answers":{"arrested":"yes","scr.q.hurt":"not sure","nosuch":"yes","danger":"perhaps so","how_kept":["debt","threats"],"ages":[28,4],"arrived":"2019-02","needs":"food","told_to":null,"pay":true}}`))
	if err != nil || s.On != "2026-11-02" || len(s.Answers) != 8 || len(refused) != 2 || s.Check() != nil {
		t.Errorf("%+v %+v %v", s, refused, err)
	}
	if _, _, err := ReadAnswers([]byte(`{"answers":[{"question":"arrested","answer":"sí"},{"id":"arrived","date":"2019-02-30"}]}`)); err != nil {
		t.Error(err)
	}
	if s, _, err := ReadAnswers([]byte(`{"arrested":"no"}`)); err != nil || len(s.Answers) != 1 {
		t.Errorf("%+v %v", s, err)
	}
	for _, bad := range []string{"", "[", `"x"`, "\xff"} {
		if _, _, err := ReadAnswers([]byte(bad)); err == nil {
			t.Errorf("%q reads", bad)
		}
	}
}

func FuzzReadAnswers(f *testing.F) {
	f.Add([]byte(`{"on":"2026-11-02","answers":{"arrested":"yes","ages":[1,2]}}`))
	f.Add([]byte(`{"answers":[{"question":"arrived","date":"2019"}]}`))
	f.Add([]byte(`{"how_kept":{"chosen":["debt"]}}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		s, _, err := ReadAnswers(text)
		if err != nil {
			return
		}
		r := Options(Known{Sittings: []cases.Sitting{s}})
		if _, err := json.Marshal(r); err != nil || r.Options == nil {
			t.Fatal(err)
		}
	})
}

// Whatever is answered, no question is lost and no option stands without a reason.
func TestAnyAnswers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := cases.Sitting{On: "2026-09-01"}
		for _, q := range law.Questions() {
			if a := rapid.SampledFrom([]string{"", "yes", "no", "not sure", "skip", "none"}).Draw(t, q.ID); a != "none" {
				s.Answers = append(s.Answers, cases.ScreenAnswer{Question: q.ID, Answer: a})
			}
		}
		k := Known{Sittings: []cases.Sitting{s}}
		if len(Steps(k)) != len(law.Questions()) {
			t.Fatal("a question is lost")
		}
		for _, o := range Options(k).Options {
			if len(o.Why) == 0 || len(o.Laws) == 0 || len(o.Cautions) == 0 {
				t.Fatalf("%+v", o)
			}
		}
	})
}
