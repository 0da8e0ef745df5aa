package main

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

func TestWorkshopHasNoSpaceInItsPath(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("the cache folder is moved by XDG_CACHE_HOME on Linux only")
	}
	plain := t.TempDir()
	t.Setenv("XDG_CACHE_HOME", filepath.Join(t.TempDir(), "with space"))
	t.Setenv("TMPDIR", plain)
	dir, err := workshop()
	if err != nil || strings.Contains(dir, " ") || !strings.HasPrefix(dir, plain) {
		t.Errorf("%q, %v", dir, err)
	}
}

func TestNewSampleClearsEarlierDays(t *testing.T) {
	shop := t.TempDir()
	for name, age := range map[string]time.Duration{"sample-old": 48 * time.Hour, "sample-new": time.Hour, "bin": 48 * time.Hour} {
		dir := filepath.Join(shop, name)
		if err := os.Mkdir(dir, 0o700); err != nil {
			t.Fatal(err)
		}
		then := time.Now().Add(-age)
		if err := os.Chtimes(dir, then, then); err != nil {
			t.Fatal(err)
		}
	}
	made, err := newSample(shop)
	if err != nil {
		t.Fatal(err)
	}
	for name, stays := range map[string]bool{"sample-old": false, "sample-new": true, "bin": true, filepath.Base(made): true} {
		if _, err := os.Stat(filepath.Join(shop, name)); (err == nil) != stays {
			t.Errorf("%s: there %v, want %v", name, err == nil, stays)
		}
	}
}
