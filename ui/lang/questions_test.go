package lang_test

import (
	"iter"
	"os"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/forms"
	"github.com/harborfile/harborfile/ui/lang"
)

// heldQuestions are the forms of which not every question has Spanish yet, with the number that have it. The number may
// only grow; a form that is not here has all of its questions in Spanish.
var heldQuestions = map[string]int{}

// maps are the maps that are part of the program, by the edition: of official forms and of its own.
func maps() iter.Seq2[string, *forms.Map] {
	return func(yield func(string, *forms.Map) bool) {
		all := forms.Editions()
		for _, o := range forms.OwnForms() {
			all = append(all, o.Edition)
		}
		for i := range all {
			if m, ok := all[i].Map(); ok && !yield(all[i].ID, m) {
				return
			}
		}
	}
}

// TestQuestionsInSpanish counts the questions of every map that is part of the program and have Spanish.
func TestQuestionsInSpanish(t *testing.T) {
	for e, m := range maps() {
		all, have := map[string]bool{}, 0
		for i := range m.Fields {
			q := m.Fields[i].Question
			if q == "" || all[q] {
				continue
			}
			all[q] = true
			if _, ok := lang.QuestionInSpanish(q); ok {
				have++
			} else if _, held := heldQuestions[e]; !held {
				t.Errorf("%s asks without Spanish: %s", e, q)
			}
		}
		if held, ok := heldQuestions[e]; ok && have != held {
			t.Errorf("%s: %d of %d questions have Spanish, %d are noted", e, have, len(all), held)
		}
	}
}

// TestQuestionIsSaidWhole: numbers stand where they belong, and a question of which one part has no Spanish stays English.
func TestQuestionIsSaidWhole(t *testing.T) {
	for _, c := range []struct{ en, es string }{
		{"Account 12: amount: $.", "Cuenta 12: cantidad: $."},
		{"Does the client agree: other orders?", "¿Está de acuerdo la persona? ¿Otras órdenes?"},
		{"Account 12: words nobody translated.", "Account 12: words nobody translated."},
		{"", ""},
	} {
		lang.Use("es")
		got := lang.Question(c.en)
		lang.Use("en")
		if got != c.es {
			t.Errorf("%q is %q, not %q", c.en, got, c.es)
		}
		if got := lang.Question(c.en); got != c.en {
			t.Errorf("an English window says %q for %q", got, c.en)
		}
	}
}

// TestQuestionPartsAreWhole: every part of the file is read, once, with the numbers and the colon of its English, and a
// map asks it.
func TestQuestionPartsAreWhole(t *testing.T) {
	raw, err := os.ReadFile("questions-es.txt")
	if err != nil {
		t.Fatal(err)
	}
	var asked strings.Builder
	for _, m := range maps() {
		for i := range m.Fields {
			asked.WriteString(strings.Join(strings.Fields(m.Fields[i].Question), " ") + "\n")
		}
	}
	used := "\n" + lang.WithoutNumbers(asked.String())
	seen := map[string]bool{}
	for _, pair := range strings.Split(strings.TrimSpace(string(raw)), "\n\n") {
		if strings.HasPrefix(pair, "//") {
			continue
		}
		en, es, ok := strings.Cut(pair, "\n")
		switch {
		case !ok || es == "" || strings.Contains(es, "\n"):
			t.Errorf("not two lines: %q", pair)
		case seen[en]:
			t.Errorf("twice: %q", en)
		case strings.Count(en, "#") != strings.Count(es, "#"):
			t.Errorf("the numbers of %q are not those of %q", es, en)
		case strings.HasSuffix(en, ":") != strings.HasSuffix(es, ":"):
			t.Errorf("a colon is missing: %q", pair)
		case strings.Count(es, "¿") != strings.Count(es, "?"):
			t.Errorf("a question mark stands alone: %q", es)
		case !strings.Contains(used, "\n"+en) && !strings.Contains(used, ": "+en):
			t.Errorf("no map asks %q", en)
		}
		seen[en] = true
	}
}

// TestReasonsInSpanish: why a map leaves a field empty is said in Spanish, for every map that is part of the program.
func TestReasonsInSpanish(t *testing.T) {
	seen := map[string]bool{}
	for e, m := range maps() {
		for i := range m.Fields {
			reason := strings.Join(strings.Fields(m.Fields[i].Reason), " ")
			if reason == "" || seen[reason] {
				continue
			}
			seen[reason] = true
			if !lang.FormWordsKnown(reason) {
				t.Errorf("%s says without Spanish: %s", e, reason)
			}
		}
	}
	if len(seen) == 0 {
		t.Error("no map has a reason")
	}
}
