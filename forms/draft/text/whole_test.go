package text

import (
	"bytes"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/forms/draft/pdfw"
)

// The number of a case or a form is never broken at its hyphens; words are, and a number wider than the column.
func TestNumbersStayWhole(t *testing.T) {
	s := NewSet(pdfw.New(&bytes.Buffer{}))
	const said = "the papers of that case, No. 2:18-cr-05550-XYZ, with Form I-914 and 555-0100"
	for width := 130.0; width < 420; width += 3 {
		lines, err := s.Layout(said, 12, width, Regular)
		if err != nil {
			t.Fatal(err)
		}
		var all []string
		for _, l := range lines {
			all = append(all, l.Text())
		}
		set := strings.Join(all, "|")
		for _, number := range []string{"2:18-cr-05550-XYZ", "I-914", "555-0100"} {
			if !strings.Contains(set, number) {
				t.Errorf("at %.0f points: %s", width, set)
			}
		}
	}
	narrow, err := s.Layout("No.\u00a03:18-mj-05551-XYZ", 10.5, 92, Regular)
	if err != nil || len(narrow) != 2 || narrow[0].Text() != "No.\u00a03:18-mj-05551-" {
		t.Errorf("a number that does not fit is broken as %v %v", narrow[0].Text(), err)
	}
	for words, width := range map[string]float64{"anti-trafficking": 60, "2:18-cr-05550-XYZ": 40} {
		if lines, err := s.Layout(words, 12, width, Regular); err != nil || len(lines) < 2 {
			t.Errorf("%s in %.0f points: %d lines, %v", words, width, len(lines), err)
		}
	}
}
