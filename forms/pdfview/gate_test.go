package pdfview

import (
	"context"
	"testing"
)

// form draws a page of print with the given additions; the fields of a
// flattened form are ordinary content.
func form(filled string) []byte {
	f := newPDF()
	f.page(show(72, 720, "Family name")+show(72, 660, "Given name")+show(82, 605, "MM DD")+
		"0.5 w 72 690 200 20 re S 72 630 200 20 re S 72 600 200 20 re S 300 690 10 10 re S\n"+filled, "")
	return f.bytes()
}

var formBoxes = []Box{
	{Name: "family", Page: 1, Rect: [4]float64{72, 690, 272, 710}, Want: "Quillwater"},
	{Name: "given", Page: 1, Rect: [4]float64{72, 630, 272, 650}},
	{Name: "date", Page: 1, Rect: [4]float64{72, 600, 272, 620}},
	{Name: "yes", Page: 1, Rect: [4]float64{300, 690, 310, 700}, Mark: true},
}

func TestGate(t *testing.T) {
	v := start(t, Options{})
	const mark = "1 w 301 691 m 309 699 l S\n"
	for _, c := range []struct {
		name   string
		filled string
		want   []ProblemKind
	}{
		{"right", show(76, 695, "Quillwater") + mark, nil},
		{"nothing written", "", []ProblemKind{Unseen, Unseen, TextLost}},
		{"mark lost", show(76, 695, "Quillwater"), []ProblemKind{Unseen}},
		{"letter lost", show(76, 695, "Quilwater") + mark, []ProblemKind{TextLost}},
		{"written beside the box", show(76, 695, "Quillwater") + mark + show(400, 400, "stray"), []ProblemKind{Outside}},
		{"runs out of the box", show(240, 695, "Quillwater") + mark, []ProblemKind{Outside, TextLost}},
		{"in the wrong box", show(76, 635, "Quillwater") + mark, []ProblemKind{Unseen, TextLost}},
		{"print covered", show(76, 695, "Quillwater") + mark + "1 g 80 602 100 16 re f\n", []ProblemKind{Erased}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r, err := Gate(context.Background(), v, form(""), form(c.filled), formBoxes)
			if err != nil {
				t.Fatal(err)
			}
			if !r.Flattened || r.OK() != (len(c.want) == 0) || len(r.Problems) != len(c.want) {
				t.Fatalf("%+v", r)
			}
			for i, p := range r.Problems {
				if p.Kind != c.want[i] || p.Page != 1 {
					t.Errorf("problem %d: %+v, want %s", i, p, c.want[i])
				}
			}
		})
	}
	t.Run("another number of pages", func(t *testing.T) {
		f := newPDF()
		f.page("", "")
		f.page("", "")
		r, err := Gate(context.Background(), v, form(""), f.bytes(), nil)
		if err != nil || len(r.Problems) != 1 || r.Problems[0].Kind != PageShape {
			t.Fatalf("%+v, %v", r, err)
		}
	})
}

func TestGateText(t *testing.T) {
	for _, c := range []struct {
		got, want string
		printed   bool
		ok        bool
	}{
		{"Quillwater", "Quill water", false, true},
		{"office", "o\ufb03ce", false, true}, // ligature
		{"Quilwater", "Quillwater", false, false},
		{"12/34/5", "1234 5", true, true},
		{"12/34/5", "1234 5", false, false},
		{"12/3/5", "1234 5", true, false},
		{"دمحم", "محمد", false, true},
		{"دمح", "محمد", false, false},
	} {
		if ok := holds(squeeze(c.got), squeeze(c.want), c.printed); ok != c.ok {
			t.Errorf("%q in %q: %v", c.want, c.got, ok)
		}
	}
}
