package ui

import (
	"slices"
	"testing"

	"github.com/harborfile/harborfile/forms"
	"github.com/harborfile/harborfile/ui/theme"
)

// TestSheetAsksInSpanish: a form asks in Spanish in a Spanish window, beside the words that the page prints, and a field
// is found by either. What has no Spanish stands as the office wrote it.
func TestSheetAsksInSpanish(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light, Zoom: 1}, "es")
	s := courtSheet(t, a)
	asks := func(question string) *forms.Line {
		i := slices.IndexFunc(s.lines, func(l *forms.Line) bool { return l.Question == question })
		if i < 0 {
			t.Fatalf("no line asks %q", question)
		}
		return s.lines[i]
	}
	if got := lineWords(asks("When was it?")); got != "When was it?" {
		t.Errorf("a question without Spanish is %q", got)
	}
	l := asks("Asked before?")
	l.Question = "Marital status now."
	s.choose(l)
	s.list.SetRows(s.lines)
	wants(t, a, "Estado civil actual.")
	field := forms.Field{Status: forms.Ask, Question: l.Question}
	if got := decisionWords(nil, &field); got != "Estado civil actual." {
		t.Errorf("the map says %q", got)
	}
}
