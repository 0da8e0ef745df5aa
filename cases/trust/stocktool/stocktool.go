// Package stocktool runs the minisign of the distribution in tests, which hold what we sign and verify against it. No
// program imports it.
package stocktool

import (
	"os/exec"
	"testing"
)

// In gives a function that runs minisign in a folder and ends the test where it is not content. Where the tool is not
// installed the test is skipped.
func In(t testing.TB, dir string) func(args ...string) {
	t.Helper()
	tool, err := exec.LookPath("minisign")
	if err != nil {
		t.Skip("the tool minisign is not installed: what it says of our signatures was not asked")
	}
	return func(args ...string) {
		t.Helper()
		cmd := exec.CommandContext(t.Context(), tool, args...)
		cmd.Dir = dir
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("minisign %s: %v\n%s", args[0], err, out)
		}
	}
}
