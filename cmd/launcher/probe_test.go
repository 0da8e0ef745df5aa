package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

func TestOnlyASpokenAndWellEndedProbeCounts(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for does, want := range map[string]bool{"good": true, "good, then dies": false, "silent": false, "babbles": false, "hangs": false} {
		cmd := exec.Command(self)
		cmd.Env = append(os.Environ(), "HARBORFILE_FAKE_PROBE="+does)
		limit := 10 * time.Second
		if does == "hangs" {
			limit = 500 * time.Millisecond
		}
		if got := proves(cmd, limit); got != want {
			t.Errorf("%s: %v", does, got)
		}
	}
	if proves(exec.Command(filepath.Join(t.TempDir(), "none")), time.Second) {
		t.Error("a probe that did not start counts")
	}
}

func TestNewEnough(t *testing.T) {
	for version, want := range map[string]bool{
		"1.1.0": false, "1.4.0 - Build 8.15": false, "2.0.6174": false, "2.1": true, "2.1 Mesa 22.3.6": true, "3.0 Mesa": true,
		"4.6.0 NVIDIA 531.41": true, "4.5 (Compatibility Profile) Mesa 26.1.3": true, "10.0": true, "2.10": true, "": false, "x": false, "2": false, "2.x": false,
	} {
		if got := newEnough(version); got != want {
			t.Errorf("%q: %v", version, got)
		}
	}
}
