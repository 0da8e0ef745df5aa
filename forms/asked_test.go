package forms

import (
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/fill"
)

// Answers of a branch that was closed again are not written: what was said about visits stays away once there are to
// be none, however deep it was asked.
func TestAnAnswerCountsWhileItIsAsked(t *testing.T) {
	m, err := ReadMap([]byte(`
form: T
edition: "1"
recipient: court-public
fields:
  - {field: visits, at: {page: 1}, status: ask, from: matter.answers.t.visits.any, is: ["yes"], who: client, question: "Visits?"}
  - {field: monday, at: {page: 1}, status: ask, from: matter.answers.t.visits.monday, when: {fact: matter.answers.t.visits.any, is: ["yes"]}, who: client, question: "Monday?"}
  - {field: who, at: {page: 1}, status: ask, from: matter.answers.t.visits.who, when: {fact: matter.answers.t.visits.monday, is: [told]}, who: client, question: "Who?"}
  - {field: round, at: {page: 1}, status: ask, from: matter.answers.t.round.a, when: {fact: matter.answers.t.round.b, is: [told]}, who: client, question: "A?"}
  - {field: trip, at: {page: 1}, status: ask, from: matter.answers.t.round.b, when: {fact: matter.answers.t.round.a, is: [told]}, who: client, question: "B?"}
`))
	if err != nil {
		t.Fatal(err)
	}
	fields := []fill.Field{{Name: "visits", Type: fill.Check}, {Name: "monday", Type: fill.Text}, {Name: "who", Type: fill.Text}, {Name: "round", Type: fill.Text}, {Name: "trip", Type: fill.Text}}
	for _, c := range []struct {
		any  string
		want int
	}{{"yes", 3}, {"no", 0}, {"", 0}} {
		s := &cases.Snapshot{Matter: cases.Matter{Answers: map[string]string{"t.visits.any": c.any, "t.visits.monday": "9 to 12", "t.visits.who": "her aunt"}}}
		got := mapValues(m, fields, s, today).set
		if len(got) != c.want {
			t.Errorf("visits %q: %v", c.any, got)
		}
	}
	s := &cases.Snapshot{Matter: cases.Matter{Answers: map[string]string{"t.round.a": "x", "t.round.b": "y"}}}
	if got := mapValues(m, fields, s, today).set; got["round"] != "x" || got["trip"] != "y" {
		t.Errorf("conditions in a circle: %v", got)
	}
}
