//go:build unix

package verify

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// A pipe named manifest.json would keep whoever opens it waiting for ever.
func TestManifestIsAPipe(t *testing.T) {
	dir, _ := folder(t)
	path := filepath.Join(dir, FileName)
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mkfifo(path, 0o600); err != nil {
		t.Skip("no pipe can be made here")
	}
	if r := check(t, dir); r.OK || !strings.Contains(r.Sentences[0], "not a file of its own") {
		t.Errorf("%+v", r)
	}
}
