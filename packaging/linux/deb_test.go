package linux

import (
	"bytes"
	"crypto/md5"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/harborfile/harborfile/packaging"
)

// debTree is a small tree of a package, with rights as a careful umask leaves them.
func debTree(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, size := range map[string]int{"usr/bin/harborctl": 1025, "usr/share/doc/x": 1, "usr/share/empty": 0} {
		if err := write(filepath.Join(dir, filepath.FromSlash(name)), bytes.Repeat([]byte("x"), size)); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(filepath.Join(dir, filepath.FromSlash(name)), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestInventory(t *testing.T) {
	sums, kibibytes, err := inventory(debTree(t))
	if err != nil {
		t.Fatal(err)
	}
	want := ""
	for _, f := range []struct {
		name string
		size int
	}{{"usr/bin/harborctl", 1025}, {"usr/share/doc/x", 1}, {"usr/share/empty", 0}} {
		want += fmt.Sprintf("%x  %s\n", md5.Sum(bytes.Repeat([]byte("x"), f.size)), f.name)
	}
	if string(sums) != want {
		t.Errorf("%s\nwant\n%s", sums, want)
	}
	if kibibytes != 2+1+0+5 { // the folders count one each: the tree, usr, bin, share, doc
		t.Errorf("%d KiB", kibibytes)
	}
}

// Whatever the umask: programs run, everybody reads, and nothing has a date of its own.
func TestRightsAndDatesArePlain(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows knows no such rights")
	}
	dir, date := debTree(t), time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	m := &maker{s: &packaging.Shop{Date: date}}
	if err := m.level(dir); err != nil {
		t.Fatal(err)
	}
	for name, mode := range map[string]os.FileMode{"": 0o755, "usr/bin": 0o755, "usr/bin/harborctl": 0o755, "usr/share/doc": 0o755, "usr/share/doc/x": 0o644} {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil || info.Mode().Perm() != mode || !info.ModTime().Equal(date) {
			t.Errorf("%q has the rights %v and the date %v, %v", name, info.Mode(), info.ModTime(), err)
		}
	}
}

func TestParagraph(t *testing.T) {
	words := strings.Repeat("a word and another ", 20)
	for line := range strings.SplitSeq(paragraph(words), "\n") {
		if !strings.HasPrefix(line, " ") || strings.HasPrefix(line, "  ") || len(line) > 73 || strings.TrimSpace(line) == "" {
			t.Errorf("%q is no line of a control file", line)
		}
	}
	if got := strings.Join(strings.Fields(paragraph(words)), " "); got != strings.TrimSpace(words) {
		t.Errorf("words were lost: %q", got)
	}
}

// Two names of libraries that follow each other share the zero between them, and both are found.
func TestSonames(t *testing.T) {
	self, err := os.Executable()
	if err != nil || runtime.GOOS != "linux" {
		t.Skip("no program of Linux to look into")
	}
	text, err := os.ReadFile(self)
	if err != nil {
		t.Fatal(err)
	}
	// Names put together here only, so that this test is not found to name them itself.
	name := func(s string) string { return "lib" + s + ".so" }
	text = append(text, "\x00"+name("Aye")+".1\x00"+name("Bee")+".2.3\x00"+name("Cee")+"\x00 no "+name("Dee")+".4\x00"...)
	program := filepath.Join(t.TempDir(), "program")
	if err := os.WriteFile(program, text, 0o600); err != nil {
		t.Fatal(err)
	}
	found, err := sonames(program)
	if err != nil {
		t.Fatal(err)
	}
	for lib, want := range map[string]bool{name("Aye") + ".1": true, name("Bee") + ".2.3": true, name("Cee"): true, name("Dee") + ".4": false} {
		if slices.Contains(found, lib) != want {
			t.Errorf("%s is found: %v", lib, !want)
		}
	}
}
