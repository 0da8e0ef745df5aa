package forms

import (
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/fill"
)

// Where a place stays private only the state is asked for and written, also when the town was answered before.
func TestAPrivatePlaceHasItsOwnAnswer(t *testing.T) {
	m, err := ReadMap([]byte(`
form: T
edition: "1"
recipient: court-public
fields:
  - {field: private, at: {page: 1}, status: ask, from: matter.answers.t.private, is: ["yes"], who: client, question: "Private?"}
  - field: place
    at: {page: 1}
    status: mapped
    any:
      - {if: {fact: matter.answers.t.private, is: ["yes"]}, from: matter.answers.t.place.state}
      - {if: {fact: matter.answers.t.private, is: ["no"]}, from: matter.answers.t.place.city}
    who: client
    question: "Where?"
`))
	if err != nil {
		t.Fatal(err)
	}
	w := &Worksheet{Map: m, byName: map[string]fill.Field{}}
	for _, f := range []fill.Field{{Name: "private", Type: fill.Check}, {Name: "place", Type: fill.Text}} {
		w.fields, w.byName[f.Name] = append(w.fields, f), f
	}
	for _, c := range []struct{ private, answer, state string }{
		{"yes", "matter.answers.t.place.state", ""}, {"no", "matter.answers.t.place.city", "Davis"}, {"", "", ""},
	} {
		s := &cases.Snapshot{Matter: cases.Matter{Answers: map[string]string{"t.private": c.private, "t.place.city": "Davis"}}}
		line := w.Lines(s, "", today)[1]
		if line.Answer != c.answer || line.Value != c.state {
			t.Errorf("private %q: answer %q, value %q", c.private, line.Answer, line.Value)
		}
	}
}
