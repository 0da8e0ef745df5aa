package main

import (
	"testing"

	"github.com/harborfile/harborfile/packaging"
)

// What people read in About is what the programs hold: a module that came, went or moved to another version is named.
func TestLicencesAreFresh(t *testing.T) {
	tr, err := findTree()
	if err != nil {
		t.Fatal(err)
	}
	collected, err := packaging.Collect(t.Context(), tr.root, toolEnv())
	if err != nil {
		t.Fatal(err)
	}
	embedded, err := packaging.ReadLicences(tr.root)
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range packaging.StaleLicences(embedded, collected) {
		t.Errorf("%s: `go run ./cmd/dev licences` writes the list anew", line)
	}
}
