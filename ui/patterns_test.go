package ui

import (
	"testing"

	"github.com/harborfile/harborfile/cases/pattern"
)

// TestPatternsOfTheProgram: every pattern that the program holds compiles, though none is compiled at its start.
func TestPatternsOfTheProgram(t *testing.T) {
	if broken, of := pattern.Broken(); len(broken) > 0 || of < 150 {
		t.Errorf("of %d patterns these do not compile: %q", of, broken)
	}
}
