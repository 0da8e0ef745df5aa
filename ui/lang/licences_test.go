package lang

import (
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases/built"
)

// TestLicenceNotesHaveSpanish: a note in the list of parts stands in the window too.
func TestLicenceNotesHaveSpanish(t *testing.T) {
	noted := 0
	for _, l := range built.Licences() {
		if l.Note == "" {
			continue
		}
		noted++
		es, ok := licencePhrases().known(l.Note)
		if !ok {
			t.Errorf("the note of %s has no Spanish: %q", l.Name, l.Note)
		}
		if at := strings.Index(l.Note, "https://"); at >= 0 && !strings.HasSuffix(es, l.Note[at:]) {
			t.Errorf("the address in the note of %s is lost: %q", l.Name, es)
		}
	}
	if noted == 0 {
		t.Error("no part has a note: this test guards nothing")
	}
}
