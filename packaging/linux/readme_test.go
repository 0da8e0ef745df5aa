package linux

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/packaging"
)

// What the notes of the archive say to type is typed, by a person whose home is bare and has a space in its name: the
// menu finds the program wherever PATH leads, and afterwards nothing of it is left.
func TestNotesOfTheArchiveAreTyped(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("the notes are for Linux")
	}
	app, err := packaging.ReadApp("../..")
	if err != nil {
		t.Fatal(err)
	}
	m := &maker{s: &packaging.Shop{Root: "../..", App: app}, stage: t.TempDir()}
	if err := m.files(); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"bin/harborfile", "bin/harborctl"} {
		if err := m.put(name, []byte("#!/bin/sh\n")); err != nil {
			t.Fatal(err)
		}
	}
	notes, err := fill("README.txt", m.s)
	if err != nil {
		t.Fatal(err)
	}
	home := filepath.Join(t.TempDir(), "a home")
	if err := os.Mkdir(home, 0o700); err != nil {
		t.Fatal(err)
	}
	installs, removes := commands(string(notes))
	if len(installs) != 2*3 || len(removes) != 4 {
		t.Fatalf("%q, %q", installs, removes)
	}
	entry := filepath.Join(home, ".local", "share", "applications", app.ID+".desktop")
	typed(t, m.stage, home, installs)
	text, err := os.ReadFile(entry)
	if want := "\nExec=\"" + filepath.Join(home, ".local", "bin", "harborfile") + "\"\n"; err != nil || !strings.Contains(string(text), want) {
		t.Errorf("the menu does not find the program: %v\n%s", err, text)
	}
	if _, err := exec.LookPath("desktop-file-validate"); err == nil {
		if out, err := exec.Command("desktop-file-validate", entry).CombinedOutput(); err != nil {
			t.Errorf("%v: %s", err, out)
		}
	}
	typed(t, m.stage, home, removes)
	err = filepath.WalkDir(home, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			t.Errorf("left behind: %s", filepath.Base(path))
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

// commands are the lines of the notes that a person types for themselves; those for everyone stand further in.
func commands(notes string) (installs, removes []string) {
	for line := range strings.Lines(notes) {
		line, ok := strings.CutPrefix(strings.TrimRight(line, "\n"), "  ")
		switch {
		case !ok || strings.HasPrefix(line, " "):
		case strings.HasPrefix(line, "rm "):
			removes = append(removes, line)
		default:
			installs = append(installs, line)
		}
	}
	return installs, removes
}

func typed(t *testing.T, dir, home string, lines []string) {
	t.Helper()
	cmd := exec.Command("sh", "-e", "-c", strings.Join(lines, "\n"))
	cmd.Dir, cmd.Env = dir, []string{"HOME=" + home, "PATH=" + os.Getenv("PATH")}
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
}
