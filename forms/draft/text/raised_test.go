package text

import (
	"strings"
	"testing"
)

// The mark of a note reads as raised figures, the same figures in the words as what they are.
func TestMarksOfNotesExtract(t *testing.T) {
	v := viewer(t)
	spans := []Span{{Text: "On May 5, 2019"}, {Text: "¹", Mark: 1}, {Text: " and on June 7, 2018."}, {Text: "²⁴⁵⁶⁷⁸⁹⁰³", Mark: 2}, {Text: " Then 1234567890."}}
	want := "On May 5, 2019¹ and on June 7, 2018.²⁴⁵⁶⁷⁸⁹⁰³ Then 1234567890."
	pdf, lines, err := spansPage(t, spans, 500)
	if err != nil || len(lines) != 1 {
		t.Fatalf("%d lines, %v", len(lines), err)
	}
	if got := strings.Join(strings.Fields(read(t, v, pdf)), " "); got != want { // it may take a mark for the end of a line
		t.Errorf("PDFium read %q, want %q", got, want)
	}
	if got := strings.TrimSpace(extract(t, pdf)); got != want {
		t.Errorf("pdftotext read %q, want %q", got, want)
	}
	if got := lines[0].Text(); got != want {
		t.Errorf("the line says %q", got)
	}
}

// The parts of a line between its marks make up the line.
func TestPartsOfALine(t *testing.T) {
	_, lines, err := spansPage(t, []Span{{Text: "one"}, {Text: "¹", Mark: 1}, {Text: " two", Style: Bold}, {Text: " three"}, {Text: "¹²", Mark: 12}}, 0)
	if err != nil {
		t.Fatal(err)
	}
	var got []int
	x := 0.0
	for _, p := range lines[0].Parts() {
		if p.X < x-0.01 || p.X > x+0.01 {
			t.Errorf("a part begins at %.2f, the one before it ends at %.2f", p.X, x)
		}
		x = p.X + p.W
		got = append(got, p.Mark)
	}
	if x < lines[0].W-0.01 || x > lines[0].W+0.01 {
		t.Errorf("the parts are %.2f wide, the line %.2f", x, lines[0].W)
	}
	if len(got) != 4 || got[0] != 0 || got[1] != 1 || got[2] != 0 || got[3] != 12 {
		t.Errorf("marks %v", got)
	}
}
