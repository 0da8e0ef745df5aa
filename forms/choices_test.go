package forms

import (
	"reflect"
	"slices"
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/fill"
)

const choicesMap = `
form: T
edition: "1"
recipient: office
fields:
  - {field: kind, at: {page: 1}, status: mapped, any: [{when: matter.answers.t.kind, from: matter.answers.t.kind}, {from: attorney.role}], choices: [{is: [attorney], tick: "A", label: "Attorney"}, {is: [law student, law graduate], tick: "L"}], who: attorney, question: "In which capacity?"}
`

// One field that draws several boxes takes the state of the box that the fact names, and no state for a fact that
// names none of them.
func TestChoicesOfOneField(t *testing.T) {
	m, err := ReadMap([]byte(choicesMap))
	if err != nil {
		t.Fatal(err)
	}
	again, err := ReadMap(m.Write())
	if err != nil || !reflect.DeepEqual(m, again) {
		t.Fatalf("written differently: %v", err)
	}
	fields := []fill.Field{{Name: "kind", Type: fill.Check, Options: []string{"A", "L"}}}
	for _, c := range []struct {
		role, answer string
		want         any
		held, asked  int
	}{
		{"attorney", "", "A", 0, 0}, {"attorney", "law graduate", "L", 0, 0}, {"Law-Student", "", "L", 0, 0}, {"supervisor", "", nil, 1, 0}, {"", "", nil, 0, 1},
	} {
		s := &cases.Snapshot{Attorney: cases.Attorney{Role: c.role}}
		if c.answer != "" {
			s.Matter.Answers = map[string]string{"t.kind": c.answer}
		}
		got := mapValues(m, fields, s, today)
		if got.set["kind"] != c.want || len(got.held) != c.held || len(got.ask) != c.asked {
			t.Errorf("%q, %q: %v, held %v, asked %v", c.role, c.answer, got.set["kind"], got.held, got.ask)
		}
	}
}

// Each box is an answer of its own to choose from, and a place of its own on the page.
func TestChoicesOnTheWorksheet(t *testing.T) {
	m, err := ReadMap([]byte(choicesMap))
	if err != nil {
		t.Fatal(err)
	}
	field := fill.Field{Name: "kind", Type: fill.Check, Page: 1, Widgets: []fill.Widget{
		{Page: 1, States: []string{"L"}, Rect: [4]float64{0, 0, 10, 10}}, {Page: 1, States: []string{"A"}, Rect: [4]float64{0, 20, 10, 30}}, {Page: 1, States: []string{"X"}}}}
	w := &Worksheet{Map: m, fields: []fill.Field{field}, byName: map[string]fill.Field{"kind": field}}
	lines := w.Lines(&cases.Snapshot{Attorney: cases.Attorney{Role: "attorney"}}, "", today)
	if len(lines) != 1 || lines[0].Kind != AnswerChoice || len(lines[0].Options) != 2 || lines[0].Value != "Attorney" {
		t.Fatalf("%+v", lines)
	}
	l := lines[0]
	if l.Options[0].Label != "Attorney" || l.Options[1].Label != "law student" || l.Choose(1)["matter.answers.t.kind"] != "law student" {
		t.Errorf("options %+v", l.Options)
	}
	got := [][2]any{}
	for _, s := range l.Spots {
		got = append(got, [2]any{s.Option, s.Ticked})
	}
	if want := [][2]any{{1, false}, {0, true}, {-1, false}}; !slices.Equal(got, want) {
		t.Errorf("spots %v, want %v", got, want)
	}
}

func TestChoicesAreReadStrictly(t *testing.T) {
	const head = "form: T\nedition: \"1\"\nrecipient: office\nfields:\n  - {field: a, at: {page: 1}, "
	for name, row := range map[string]string{
		"with is":      `status: mapped, from: client.sex, is: [male], choices: [{is: [male], tick: "M"}]}`,
		"with tick":    `status: mapped, from: client.sex, tick: "M", choices: [{is: [male], tick: "M"}]}`,
		"without tick": `status: mapped, from: client.sex, choices: [{is: [male]}]}`,
		"without is":   `status: mapped, from: client.sex, choices: [{tick: "M"}]}`,
		"of a never":   `status: never, reason: r, choices: [{is: [male], tick: "M"}]}`,
	} {
		if _, err := ReadMap([]byte(head + row)); err == nil {
			t.Errorf("choices %s were read", name)
		}
	}
}
