package forms

import (
	"bytes"
	"errors"
	"slices"
	"testing"

	"github.com/harborfile/harborfile/forms/fill"
)

// What the registry says of the kinds of a blank's fields is true, and a copy that was saved anew says the same.
func TestKindsOfTheBlanks(t *testing.T) {
	needBlanks(t)
	for id, file := range blankFiles {
		e, form := edition(t, id), openBlank(t, file)
		if e.Names == "" {
			continue // no fields
		}
		raw, err := form.Normalise()
		if err != nil {
			t.Fatal(err)
		}
		again, err := fill.Open(raw)
		if err != nil {
			t.Fatal(err)
		}
		if e.Kinds != kindHash(form.Fields()) || e.Kinds != kindHash(again.Fields()) {
			t.Errorf("%s: kinds: %s is in the registry, the blank has %s, a copy of it %s", id, e.Kinds, kindHash(form.Fields()), kindHash(again.Fields()))
		}
	}
}

// A copy in which a field of the same name is something else, or in which the boxes of one answer changed places, is not
// taken for the edition: a tick or a text would land where it means something else.
func TestAChangedCopyIsNotFilled(t *testing.T) {
	raw := officeBlank(t, "03/03/26", nil)
	form, err := fill.Open(raw)
	if err != nil {
		t.Fatal(err)
	}
	known := &Edition{ID: "zz-770", Form: "ZZ-770", Edition: "03/03/26", SHA256: []string{"of the agency's file"}, Pages: 1,
		Fields: len(form.Fields()), Names: nameHash(form.Fields()), Kinds: kindHash(form.Fields())}
	m := &Map{Form: "ZZ-770", Edition: "03/03/26", Recipient: "uscis"}
	for _, f := range form.Fields() {
		m.Fields = append(m.Fields, Field{Name: f.Name, At: At{Page: f.Page, Rect: f.Rect}, Status: Never, Reason: "of this test"})
	}
	knowing(t, map[*Edition]string{known: string(m.Write())})
	for name, c := range map[string]struct {
		change func([]madeField) []madeField
		mapped bool
	}{
		"the same":        {nil, true},
		"a text is a box": {func(f []madeField) []madeField { f[0].Type = fill.Check; return f }, false},
		"a box is a text": {func(f []madeField) []madeField { f[3].Type = fill.Text; return f }, false},
		"a field more": {func(f []madeField) []madeField {
			return append(f, madeField{Name: "f4", Type: fill.Text, Page: 1, Rect: [4]float64{50, 500, 90, 512}})
		}, false},
		"a field less": {func(f []madeField) []madeField { return f[1:] }, false},
		"one name, two kinds": {func(f []madeField) []madeField {
			return append(f, madeField{Name: "y", Type: fill.Text, Page: 1, Rect: [4]float64{50, 500, 90, 512}})
		}, true}, // the second is no field: it stays empty
	} {
		e, _, err := Recognise(officeBlank(t, "03/03/26", c.change))
		if err != nil || e.Mapped != c.mapped {
			t.Errorf("%s: taken for the edition is %t, %v", name, e.Mapped, err)
		}
	}
	// Where only the places differ, it is recognised, and still nothing is filled in.
	moved := officeBlank(t, "03/03/26", func(f []madeField) []madeField { f[0].Rect[1], f[0].Rect[3] = 400, 416; return f })
	in, err := Import(t.Context(), desk(t), Library{}, bytes.NewReader(moved), today)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Prepare(t.Context(), secretClient(), &in.Edition, moved, Options{Today: today}); in.Edition.Mapped && !errors.Is(err, ErrMapMismatch) {
		t.Errorf("filled: %v", err)
	}
}

// The boxes of one field stand in the hash as a reader meets them.
func TestKindHashSeesBoxesThatChangedPlaces(t *testing.T) {
	radio := func(first, second string) []fill.Field {
		return []fill.Field{{Name: "r", Type: fill.Radio, Widgets: []fill.Widget{
			{Page: 1, Rect: [4]float64{50, 600, 60, 610}, States: []string{first}}, {Page: 1, Rect: [4]float64{90, 600.4, 100, 610.4}, States: []string{second}}}}}
	}
	yes := radio("Yes", "No")
	turned := radio("Yes", "No")
	slices.Reverse(turned[0].Widgets)
	if kindHash(yes) == kindHash(radio("No", "Yes")) || kindHash(yes) != kindHash(turned) {
		t.Error("the places of the boxes do not count, or their order in the file does")
	}
}
