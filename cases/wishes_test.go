package cases

import (
	"reflect"
	"testing"
)

// Contact with law enforcement is off unless the client chose it, and the latest decision counts.
func TestPoliceContactIsOffUnlessChosen(t *testing.T) {
	yes := Choice{ID: "2", What: ChoicePolice, Answer: ChoseYes, Decision: "Yes.", On: "2026-03-01"}
	for name, c := range map[string]struct {
		log  []Choice
		want bool
	}{
		"nothing said":               {nil, false},
		"chosen":                     {[]Choice{yes}, true},
		"words without an answer":    {[]Choice{{What: ChoicePolice, Decision: "Yes, gladly.", On: "2026-03-01"}}, false},
		"not now, later":             {[]Choice{yes, {ID: "1", What: ChoicePolice, Answer: ChoseNotNow, On: "2026-03-02"}}, false},
		"no before, yes later":       {[]Choice{yes, {ID: "3", What: ChoicePolice, Answer: ChoseNo, On: "2026-02-28"}}, true},
		"the same day, written last": {[]Choice{{ID: "3", What: ChoicePolice, Answer: ChoseNo, On: "2026-03-01"}, yes}, false},
		"an undated one is older":    {[]Choice{yes, {ID: "9", What: ChoicePolice, Answer: ChoseNo}}, true},
		"about a month":              {[]Choice{yes, {ID: "1", What: ChoicePolice, Answer: ChoseNo, On: "~2026-04"}}, false},
		"taken back":                 {[]Choice{yes, {ID: "3", What: ChoicePolice, Answer: ChoseYes, On: "2026-03-05", Lifted: true}}, false},
		"for another matter":         {[]Choice{{ID: "1", What: ChoicePolice, Answer: ChoseYes, On: "2026-03-01", MatterID: "other"}}, false},
		"for this matter":            {[]Choice{{ID: "1", What: ChoicePolice, Answer: ChoseYes, On: "2026-03-01", MatterID: "m"}}, true},
		"another kind":               {[]Choice{{ID: "1", What: ChoiceWhoMay, Answer: ChoseYes, On: "2026-03-01"}}, false},
	} {
		if got := WishesOf(c.log, "m").PoliceContact(); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestWishesKeepTheLatestOfEachTopic(t *testing.T) {
	log := []Choice{
		{ID: "1", What: ChoiceGoal, About: "work", Decision: "A permit to work", Order: 2, On: "2026-01-01"},
		{ID: "2", What: ChoiceGoal, About: "child", Decision: "My daughter here", Order: 1, On: "2026-01-01"},
		{ID: "3", What: ChoiceGoal, About: "Work ", Decision: "A permit, then a course", Order: 2, On: "2026-02-01"},
		{ID: "4", What: ChoiceGoal, About: "car", Decision: "A car", On: "2026-02-01"},
		{ID: "5", What: ChoiceTopic, About: "the fire", Decision: "Enough said", Facts: []string{"matter.order.incidents", "client.spouse.birthDate"}, On: "2026-02-01"},
		{ID: "6", What: ChoiceWhoMay, About: "sister", Answer: ChoseNo, On: "2026-01-01"},
		{ID: "7", What: ChoiceWhoMay, About: "Sister", Answer: ChoseYes, On: "2026-02-01"},
		{ID: "8", What: ChoiceWhoMay, Recipient: Supervisor, Answer: ChoseNo, On: "2026-02-01"},
		{ID: "9", What: ChoiceExplained, About: "duty to report", By: "A", On: "2026-02-01"},
		{ID: "10", What: ChoiceExplained, About: "duty to report", By: "B", On: "2026-03-01"},
		{ID: "11", What: "parking", Decision: "By the back door", On: "2026-03-01"},
	}
	w := WishesOf(log, "m")
	var goals []string
	for _, g := range w.Goals {
		goals = append(goals, g.ID)
	}
	if want := []string{"2", "3", "4"}; !reflect.DeepEqual(goals, want) {
		t.Errorf("goals %v, want %v", goals, want)
	}
	if len(w.WhoMay) != 2 || len(w.Explained) != 2 || len(w.Other) != 1 || len(w.Topics) != 1 {
		t.Errorf("%d may know, %d explained, %d other, %d topics", len(w.WhoMay), len(w.Explained), len(w.Other), len(w.Topics))
	}
	served := WishesOf([]Choice{{What: ChoiceWhoMay, Recipient: Prosecutor, Answer: ChoseYes, On: "2026-01-01"}}, "m")
	if w.MayReach(Prosecutor) || !w.MayReach(USCIS) || !served.MayReach(Prosecutor) || served.MayReach(Certifier) {
		t.Error("who may be reached is not what was decided")
	}
	if may, decided := w.MayKnow(Supervisor); may || !decided {
		t.Error("the supervisor was ruled out")
	}
	if _, decided := w.MayKnow(USCIS); decided {
		t.Error("nobody decided about this recipient")
	}
	for path, want := range map[string]bool{
		"matter.order.incidents[2].what": true, "matter.order.incidents[]": true, "client.spouse.birthDate": true,
		"matter.order.incidentsReviewed": false, "client.spouse.name.full": false, "client.birthDate": false,
	} {
		if _, got := w.Spared(path); got != want {
			t.Errorf("%s is spared: %v", path, got)
		}
	}
	if again := WishesOf(log, "m"); !reflect.DeepEqual(w, again) {
		t.Error("the same log gives other wishes the second time")
	}
}

// A piece of the story stands only where the client lets it stand.
func TestFragmentsStayOutWhereTheClientSaidNo(t *testing.T) {
	s := &Snapshot{Matter: Matter{ID: "m"}, Story: []Fragment{
		{Words: "one", Approved: "2026-01-01", Uses: []string{"m"}, NotIn: []string{"prosecutor", "I-914"}},
		{Words: "two", Approved: "2026-01-01", Uses: []string{"m"}},
	}}
	for _, c := range []struct {
		p    Paper
		want string
	}{
		{Paper{}, "one"}, {Paper{For: USCIS}, "one"}, {Paper{For: Prosecutor}, "two"}, {Paper{Name: "I-914", For: USCIS}, "two"},
	} {
		v, _ := FactValue(s.In(c.p), "story.fragments[0].words")
		if v.Text != c.want {
			t.Errorf("%+v: %q, want %q", c.p, v.Text, c.want)
		}
	}
	if n, _ := Rows(s.In(Paper{For: Certifier}), "story.fragments"); n != 2 {
		t.Errorf("%d rows", n)
	}
	if n, _ := Rows(s.In(Paper{For: Prosecutor}), "story.fragments"); n != 1 {
		t.Errorf("%d rows for the prosecutor", n)
	}
}

func TestLastTold(t *testing.T) {
	changes := []Change{
		{When: "2026-09-01T10:00:00Z", Field: "name.family", Value: `"A"`},
		{When: "2026-10-03T10:00:00Z", Field: "birthDate", Value: `"1999"`},
		{When: "2026-10-05T10:00:00Z", Field: "work", Value: `"baker"`},
		{When: "2026-10-06T10:00:00Z", Field: "work", Value: ""},
	}
	for field, want := range map[string]Date{"birthDate": "2026-10-03", "name": "2026-09-01", "name.family": "2026-09-01", "work": "", "sex": "", "nam": ""} {
		if got, ok := LastTold(changes, field); got != want || ok != (want != "") {
			t.Errorf("%s: %q %v, want %q", field, got, ok, want)
		}
	}
	s := &Snapshot{Client: Client{ID: "c"}, Matter: Matter{ID: "m"}}
	for path, want := range map[string]string{
		"client.birthDate": "client birthDate", "client.phone.safe": "client contacts", "client.address.home.street": "client addresses",
		"client.name.full": "client name", "client.children[0].name.given": "client family", "matter.order.incidents[1].what": "matter order.incidents",
		"matter.record.charges[0].statute": "matter record.arrests", "party.respondent.name.full": "", "client.goal": "", "nothing": "",
	} {
		key, field, ok := FactRecord(s, path)
		got := ""
		if ok {
			got = key.Table + " " + field
		}
		if got != want {
			t.Errorf("%s is logged as %q, want %q", path, got, want)
		}
	}
}

func TestHints(t *testing.T) {
	s := &Snapshot{Client: Client{ID: "c", BirthDate: "1990-01-02"}, Matter: Matter{ID: "m"},
		Choices: []Choice{{What: ChoiceTopic, Decision: "Enough.", Facts: []string{"client.spouse"}, On: "2026-09-01"}}}
	history := func(k Key) []Change {
		if k != s.Client.Key() {
			t.Errorf("asked for %v", k)
		}
		return []Change{{When: "2026-10-03T09:00:00Z", Field: "birthDate", Value: `"1990-01-02"`}, {When: "2026-10-04T09:00:00Z", Field: "work", Value: `"x"`}}
	}
	for path, want := range map[string]Hint{
		"client.birthDate": {Told: "2026-10-03"}, "client.work": {}, "client.spouse.name.given": {Spared: true, Said: "Enough.", Since: "2026-09-01"}, "nothing": {},
	} {
		if got := HintOf(s, path, history); got != want {
			t.Errorf("%s: %+v", path, got)
		}
	}
}
