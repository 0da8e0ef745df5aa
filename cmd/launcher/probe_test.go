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

// A probe is asked for by a name, and loads nothing but the libraries this package draws with.
func TestProbeLoadsNothingForOthers(t *testing.T) {
	f := folder(t.TempDir())
	for _, c := range []struct {
		args []string
		path string
		ok   bool
	}{
		{[]string{"x", probeFlag, "card"}, f.drawing(card), true},
		{[]string{"x", probeFlag, "processor"}, f.drawing(processor), true},
		{[]string{"x", probeFlag, filepath.Join(string(f), "other.dll")}, "", true},
		{[]string{"x", probeFlag, ""}, "", true},
		{[]string{"x", probeFlag}, "", false},
		{[]string{"x", "--vault", "card"}, "", false},
	} {
		if path, ok := f.probeAsked(c.args); path != c.path || ok != c.ok {
			t.Errorf("%q: %q, %v; want %q, %v", c.args, path, ok, c.path, c.ok)
		}
	}
}

// What is sent to a file arrives there: a script would wait for a box that nobody sees.
func TestStandardFilesAreUsable(t *testing.T) {
	f, err := os.Create(filepath.Join(t.TempDir(), "out.txt"))
	if err != nil {
		t.Fatal(err)
	}
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	for _, ours := range []*os.File{f, r, w} {
		if !usable(ours) {
			t.Errorf("%s is not used", ours.Name())
		}
		ours.Close()
		if usable(ours) {
			t.Errorf("%s is used though it is closed", ours.Name())
		}
	}
}
