package main

import (
	"strings"
	"testing"
)

// A release builds from nothing that another workflow could have written.
func TestReleaseTakesNoCache(t *testing.T) {
	text := workflows(t)["workflows/release.yml"]
	ready := strings.Count(text, "uses: ./.github/actions/ready")
	if ready == 0 || ready != strings.Count(text, "uses: ./.github/actions/ready\n        with:\n          cache: \"false\"\n") {
		t.Error("a job of the release takes the cache")
	}
	if !strings.Contains(text, "--draft ") {
		t.Error("a release is published before anybody looked at it")
	}
}
