package forms

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases/built"
)

// TestMadeOf: a report about a bug is worth little without one of these.
func TestMadeOf(t *testing.T) {
	facts := MadeOf("harborctl", "3.50.4")
	var keys []string
	for _, f := range facts {
		keys = append(keys, f.Key)
		if f.Name == "" || f.Value == "" || strings.ContainsAny(f.Name+f.Value, "\n\r\t\\") {
			t.Errorf("%s is %q: %q", f.Key, f.Name, f.Value)
		}
	}
	for _, want := range []string{built.FactVersion, built.FactCommit, built.FactSystem, built.FactGo, built.FactSQLite, built.FactPDFium,
		built.FactLaw, built.FactVenues, built.FactResources, built.FactForms, built.FactKeys} {
		if !slices.Contains(keys, want) {
			t.Errorf("%s is not told", want)
		}
	}
	day := regexp.MustCompile(`^20\d\d-\d\d-\d\d$`)
	for _, f := range facts {
		dated := slices.Contains([]string{built.FactLaw, built.FactVenues, built.FactResources, built.FactForms}, f.Key)
		if dated && !day.MatchString(f.Value) {
			t.Errorf("%s is of %q, which is no day", f.Name, f.Value)
		}
	}
}
