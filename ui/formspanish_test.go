package ui

import (
	"slices"
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/forms"
	"github.com/harborfile/harborfile/ui/lang"
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

// TestOfficialFormInSpanish opens a court's own form in a Spanish window: no question on it is left in English, and
// nothing is cut.
func TestOfficialFormInSpanish(t *testing.T) {
	path := sharedForm("ca-dv100.pdf")
	if !exists(path) {
		t.Skip("no official forms in " + path)
	}
	a := opened(t, theme.Theme{Mode: theme.Light, Zoom: 1}, "es")
	imported(t, a, path)
	m := firstMatter(t, a)
	matter, err := vault.Get[cases.Matter](t.Context(), a.vault, m)
	if err != nil {
		t.Fatal(err)
	}
	if matter.Forms = append(matter.Forms, "DV-100"); a.vault.Write(t.Context(), &matter) != nil {
		t.Fatal("the matter does not take the form")
	}
	s, asked := sheetOf(t, a, "DV-100"), 0
	for _, l := range s.lines {
		if l.Question == "" {
			continue
		}
		asked++
		if es, ok := lang.QuestionInSpanish(l.Question); !ok || lineWords(l) != es {
			t.Errorf("asked as %q: %s", lineWords(l), l.Question)
		}
	}
	if asked < 100 {
		t.Errorf("the form asks %d questions", asked)
	}
	wants(t, a, lang.T("fields.english"))
	for _, l := range s.lines[:min(len(s.lines), 40)] {
		s.choose(l)
		laidOut(a)
		for _, what := range whatIsClipped(a) {
			t.Errorf("%s: %s", l.Question, what)
		}
	}
}
