package packaging

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// made writes a folder of packages with its sums.
func made(t *testing.T, top, system string, files map[string]string) string {
	t.Helper()
	dir := filepath.Join(top, system)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	sums, err := Sums(dir)
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{SumsFile: string(sums), SignatureFile: "a machine's own"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestJoin(t *testing.T) {
	top := t.TempDir()
	made(t, top, "one/windows", map[string]string{"setup.exe": "w", "LICENSES.txt": "crlf", "NOTICE": "same"})
	made(t, top, "one/linux", map[string]string{"h.deb": "l", "LICENSES.txt": "lf", "NOTICE": "same"})
	made(t, top, "two/macos", map[string]string{"h.dmg": "m"})
	to := filepath.Join(t.TempDir(), "release")
	if err := Join(top, to); err != nil {
		t.Fatal(err)
	}
	want := map[string]string{"setup.exe": "w", "h.deb": "l", "h.dmg": "m", "NOTICE": "same", "LICENSES.txt": "lf", "windows-LICENSES.txt": "crlf"}
	sums, err := os.ReadFile(filepath.Join(to, SumsFile))
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range want {
		got, err := os.ReadFile(filepath.Join(to, name))
		if err != nil || string(got) != text || !strings.Contains(string(sums), fmt.Sprintf("%x  %s\n", sha256.Sum256(got), name)) {
			t.Errorf("%s is %q, %v, in\n%s", name, got, err, sums)
		}
	}
	entries, err := os.ReadDir(to)
	if err != nil || len(entries) != len(want)+1 || strings.Count(string(sums), "\n") != len(want) {
		t.Errorf("%d files, sums\n%s", len(entries), sums)
	}
	if err := Join(top, to); err == nil {
		t.Error("a release was joined over another")
	}
}

func TestJoinTakesNothingThatWasTouched(t *testing.T) {
	for name, touch := range map[string]func(dir string) error{
		"another content": func(dir string) error { return os.WriteFile(filepath.Join(dir, "a"), []byte("other"), 0o600) },
		"one lacking":     func(dir string) error { return os.Remove(filepath.Join(dir, "a")) },
		"one more":        func(dir string) error { return os.WriteFile(filepath.Join(dir, "c"), []byte("c"), 0o600) },
		"a folder":        func(dir string) error { return os.Mkdir(filepath.Join(dir, "d"), 0o700) },
		"no sums":         func(dir string) error { return os.Remove(filepath.Join(dir, SumsFile)) },
	} {
		top := t.TempDir()
		dir := made(t, top, "linux", map[string]string{"a": "a", "b": "b"})
		if err := touch(dir); err != nil {
			t.Fatal(err)
		}
		to := filepath.Join(t.TempDir(), "release")
		if err := Join(top, to); err == nil {
			t.Errorf("%s: joined", name)
		}
		if _, err := os.Stat(to); err == nil {
			t.Errorf("%s: something was written", name)
		}
	}
}
