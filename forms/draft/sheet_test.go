package draft

import (
	"bytes"
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/guide"
)

// Every sheet is set in both languages, also with letters of other scripts.
func TestSheets(t *testing.T) {
	for _, id := range guide.SheetIDs() {
		for _, lang := range []string{"en", "es"} {
			s, _ := guide.SheetByID(id.ID, lang)
			pdf, err := Render(Sheet(s))
			if err != nil || !bytes.HasPrefix(pdf, []byte("%PDF-")) {
				t.Errorf("%s in %s: %v", id.ID, lang, err)
			}
		}
	}
	plan := cases.SafetyPlan{Lines: []cases.SafetyLine{{Topic: "people", What: "Олена, 916-555-0101; Nguyễn Mẫu"}}}
	if _, err := Render(Sheet(guide.SafetyPlan(plan, "es"))); err != nil {
		t.Error(err)
	}
}
