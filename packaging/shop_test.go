package packaging

import (
	"debug/buildinfo"
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

// A program that was built for the builder's own processor ends at its first line on an older one.
func TestBuildIsForEveryProcessor(t *testing.T) {
	t.Setenv("GOAMD64", "v3")
	t.Setenv("GOARM64", "v9.0")
	t.Setenv("CGO_CFLAGS", "-march=native")
	root := t.TempDir()
	for name, text := range map[string]string{"go.mod": "module example.org/small\n\ngo 1.24\n", "main.go": "package main\n\nfunc main() {}\n"} {
		if err := os.WriteFile(filepath.Join(root, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s := &Shop{Root: root, Work: t.TempDir(), Env: append(os.Environ(), "GOFLAGS=-buildvcs=false", "GOWORK=off"), Say: t.Logf}
	out := filepath.Join(t.TempDir(), "small")
	if err := s.Build(t.Context(), Target{OS: runtime.GOOS, Arch: runtime.GOARCH}, ".", out); err != nil {
		t.Fatal(err)
	}
	info, err := buildinfo.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	for _, set := range info.Settings {
		want, ok := map[string]string{"GOAMD64": "v1", "GOARM64": "v8.0", "CGO_CFLAGS": "-O2 -g"}[set.Key]
		if ok && set.Value != want {
			t.Errorf("%s is %q in the program, not %q", set.Key, set.Value, want)
		}
	}
}
