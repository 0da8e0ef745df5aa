package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/harborfile/harborfile/packaging"
)

// A package names the commit it was made of, and no other.
func TestCommitIsThatOfTheCheckout(t *testing.T) {
	if !onPath("git") {
		t.Skip("no git")
	}
	top := t.TempDir()
	git := func(args ...string) {
		t.Helper()
		cmd := exec.Command("git", append([]string{"-c", "user.name=Nobody", "-c", "user.email=nobody@example.org", "-c", "commit.gpgsign=false"}, args...)...)
		cmd.Dir = top
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %s: %v\n%s", args[0], err, out)
		}
	}
	git("init", "-q")
	git("commit", "-q", "--allow-empty", "-m", "first")
	// What a person may have set for other work.
	git("config", "log.showSignature", "true")
	git("config", "status.showUntrackedFiles", "no")

	hash, date, err := (&tree{root: top}).commit(t.Context())
	if err != nil || len(hash) != 40 || time.Since(date) > time.Hour {
		t.Fatalf("%q of %v, %v", hash, date, err)
	}
	if err := os.WriteFile(filepath.Join(top, "more.go"), []byte("package main\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if changed, _, err := (&tree{root: top}).commit(t.Context()); err != nil || changed != hash+"+" {
		t.Errorf("with a file more: %q, %v", changed, err)
	}
	archive := filepath.Join(top, "harborfile-1.2.3")
	if err := os.Mkdir(archive, 0o700); err != nil {
		t.Fatal(err)
	}
	if other, _, err := (&tree{root: archive}).commit(t.Context()); err == nil || !strings.Contains(err.Error(), "source archive") {
		t.Errorf("a source archive inside another project passes for commit %q of it: %v", other, err)
	}
}

// Whatever ends a run, a folder with the name of finished packages holds finished packages.
func TestHalfMadePackagesHaveAnotherName(t *testing.T) {
	tr := &tree{root: t.TempDir()}
	one, err := tr.unfinished("linux")
	if err != nil {
		t.Fatal(err)
	}
	two, err := tr.unfinished("linux")
	if err != nil || one == two {
		t.Fatalf("two runs share %s: %v", one, err)
	}
	for _, dir := range []string{one, two} {
		if err := os.WriteFile(filepath.Join(dir, "half.deb"), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	done := tr.finished("linux")
	if _, err := os.Stat(done); err == nil {
		t.Error("half a package lies where finished ones do")
	}
	for _, dir := range []string{one, two} {
		s := &packaging.Shop{Dist: dir}
		if err := tr.finish(s, "linux"); err != nil || s.Dist != done {
			t.Fatalf("%s, %v", s.Dist, err)
		}
		if _, err := os.Stat(filepath.Join(done, "half.deb")); err != nil {
			t.Error(err)
		}
	}
	if _, err := tr.unfinished("linux"); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(done); err == nil {
		t.Error("packages of an earlier run stand beside a run that may break")
	}
}

func TestWhatAKilledRunLeftGoes(t *testing.T) {
	tr := &tree{root: t.TempDir()}
	old, err := tr.unfinished("linux")
	if err != nil {
		t.Fatal(err)
	}
	before := time.Now().Add(-25 * time.Hour)
	if err := os.Chtimes(old, before, before); err != nil {
		t.Fatal(err)
	}
	if _, err := tr.unfinished("linux"); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(old); err == nil {
		t.Error("it is still there")
	}
}
