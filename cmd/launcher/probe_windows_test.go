package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// stubs is the folder with the libraries made of testdata/opengl32.c, each in a folder named after its kind;
// `dev test --long` makes them.
const stubs = "HARBORFILE_GL_STUBS"

// TestProbeOfLibraries tries one good library and all the bad ones, each in a process of its own.
func TestProbeOfLibraries(t *testing.T) {
	dir := os.Getenv(stubs)
	if dir == "" {
		t.Skipf("%s names no folder with libraries made of testdata/opengl32.c", stubs)
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for kind, name := range []string{"good", "old", "hangs in a context", "crashes when loaded", "crashes in a context",
		"ends the process", "hangs when loaded", "no pixel format", "no framebuffers", "crashes at the end"} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(dir, string(rune('0'+kind)), library)
			if _, err := os.Stat(path); err != nil {
				t.Fatal(err)
			}
			began := time.Now()
			got := proves(exec.Command(self, probeFlag, path), 5*time.Second)
			if got != (name == "good") {
				t.Errorf("it can draw: %v", got)
			}
			if took := time.Since(began); took > 7*time.Second {
				t.Errorf("it took %s", took)
			}
		})
	}
	if proves(exec.Command(self, probeFlag, filepath.Join(dir, "none", library)), 5*time.Second) {
		t.Error("a library that is not there can draw")
	}
}

// TestProbeOfTheSystem tries the system's own OpenGL where the test is told what it can.
func TestProbeOfTheSystem(t *testing.T) {
	want := os.Getenv("HARBORFILE_GL_SYSTEM")
	if want == "" {
		t.Skip("HARBORFILE_GL_SYSTEM does not say whether this system can draw: yes or no")
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	if got := folder("").probe(self, card); got != (want == "yes") {
		t.Errorf("the system's OpenGL can draw: %v", got)
	}
}

func TestHereStaysTheSame(t *testing.T) {
	if a, b := here(), here(); a != b || len(a) != 16 {
		t.Errorf("%q, %q", a, b)
	}
}
