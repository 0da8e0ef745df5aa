package lang_test

import (
	"os"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/forms"
	"github.com/harborfile/harborfile/ui/lang"
)

// heldQuestions are the forms of which not every question has Spanish yet, with the number that have it. The number may
// only grow; a form that is not here has all of its questions in Spanish.
var heldQuestions = map[string]int{
	"ca-cr-115-2013-07-01":                           1,
	"ca-cr-180-2015-01-01":                           15,
	"ca-dv-120-print-2026-01-01":                     3,
	"ca-dv-140-2024-01-01":                           7,
	"ca-fl-150-2024-09-01":                           1,
	"ca-fw-003-2015-07-01":                           0,
	"ca-pos-040-2011-07-01":                          0,
	"eoir-28-2015-12":                                0,
	"eoir-33-2022-02":                                0,
	"il-ccdv-0601-2024-12-01":                        0,
	"il-emergency-order-of-protection-2025-05":       6,
	"il-petition-for-order-of-protection-2025-05":    7,
	"il-request-to-expunge-juvenile-records-2026-07": 0,
	"il-summons-protective-orders-2025-05":           0,
	"ma-209a-affidavit-2020-04-23":                   0,
	"ma-209a-complaint-2020-04-23":                   0,
	"ma-209a-defendant-information-2020-04-23":       0,
	"ma-209a-plaintiff-information-2020-04-23":       0,
	"ma-affidavit-of-indigency-undated":              0,
	"ma-fa-ha-8-2010-05":                             0,
	"ma-petition-to-seal-2012-04":                    0,
	"nc-aoc-cr-285-2018-04":                          0,
	"nc-aoc-cr-287-2025-03":                          0,
	"nc-aoc-cr-288-2025-03":                          0,
	"nc-aoc-cr-297-2025-06":                          0,
	"or-motion-to-set-aside-2025-08":                 0,
	"or-motion-to-set-aside-print-2026-01":           0,
	"or-osp-set-aside-check-2022-01-01":              0,
	"uscis-i-131-2025-01-20":                         2,
	"uscis-i-212-2025-01-20":                         2,
	"uscis-i-290b-2024-05-31":                        2,
	"uscis-i-360-2025-01-20":                         5,
	"uscis-i-485-2025-01-20":                         15,
	"uscis-i-589-2025-01-20":                         1,
	"uscis-i-601-2025-01-20":                         2,
	"uscis-i-765-2025-01-20":                         17,
	"uscis-i-914-2025-01-20":                         116,
	"uscis-i-918-2025-01-20":                         111,
	"ut-bci-third-party-release-undated":             0,
	"vt-fee-waiver-undated":                          0,
}

// TestQuestionsInSpanish counts the questions of every map that is part of the program and have Spanish.
func TestQuestionsInSpanish(t *testing.T) {
	for _, e := range forms.Editions() {
		m, ok := e.Map()
		if !ok {
			continue
		}
		all, have := map[string]bool{}, 0
		for i := range m.Fields {
			q := m.Fields[i].Question
			if q == "" || all[q] {
				continue
			}
			all[q] = true
			if _, ok := lang.QuestionInSpanish(q); ok {
				have++
			} else if _, held := heldQuestions[e.ID]; !held {
				t.Errorf("%s asks without Spanish: %s", e.ID, q)
			}
		}
		if held, ok := heldQuestions[e.ID]; ok && have != held {
			t.Errorf("%s: %d of %d questions have Spanish, %d are noted", e.ID, have, len(all), held)
		}
	}
}

// TestQuestionIsSaidWhole: numbers stand where they belong, and a question of which one part has no Spanish stays English.
func TestQuestionIsSaidWhole(t *testing.T) {
	for _, c := range []struct{ en, es string }{
		{"Account 12: amount: $.", "Cuenta 12: cantidad: $."},
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
	for _, e := range forms.Editions() {
		if m, ok := e.Map(); ok {
			for i := range m.Fields {
				asked.WriteString(strings.Join(strings.Fields(m.Fields[i].Question), " ") + "\n")
			}
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
