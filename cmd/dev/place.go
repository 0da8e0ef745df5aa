package main

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"
)

// workshop is the folder outside the checkout where programs and sample vaults are made: in the user's cache, or in
// the temporary folder. Its path has no space, so that every path printed is one word.
func workshop() (string, error) {
	var candidates []string
	if cache, err := os.UserCacheDir(); err == nil {
		candidates = append(candidates, cache)
	}
	candidates = append(candidates, os.TempDir())
	if runtime.GOOS == "windows" {
		candidates = append(candidates, os.Getenv("ProgramData"))
	}
	for _, base := range candidates {
		base, err := filepath.Abs(base)
		if err != nil || strings.ContainsAny(base, " \t\n") {
			continue
		}
		dir := filepath.Join(base, "harborfile-dev")
		if os.MkdirAll(dir, 0o700) == nil && writable(dir) {
			return dir, nil
		}
	}
	return "", errors.New("no folder could be written for the build; set TMPDIR to one whose path has no space")
}

func writable(dir string) bool {
	f, err := os.CreateTemp(dir, "try-*")
	if err != nil {
		return false
	}
	f.Close()
	return os.Remove(f.Name()) == nil
}

// samplePrefix begins the name of each sample folder.
const samplePrefix = "sample-"

// newSample makes an empty folder for one run, and clears away those of earlier days.
func newSample(shop string) (string, error) {
	entries, err := os.ReadDir(shop)
	if err != nil {
		return "", err
	}
	for _, e := range entries {
		info, err := e.Info()
		if err == nil && strings.HasPrefix(e.Name(), samplePrefix) && time.Since(info.ModTime()) > 24*time.Hour {
			os.RemoveAll(filepath.Join(shop, e.Name()))
		}
	}
	return os.MkdirTemp(shop, samplePrefix+"*")
}
