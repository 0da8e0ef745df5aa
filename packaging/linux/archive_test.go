package linux

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/harborfile/harborfile/packaging"
)

// What a person set for other archives gives this one no other bytes.
func TestArchiveIsOneForEverybody(t *testing.T) {
	if _, err := exec.LookPath("xz"); err != nil {
		t.Skip("xz is not installed (package xz-utils)")
	}
	app, err := packaging.ReadApp("../..")
	if err != nil {
		t.Fatal(err)
	}
	pack := func() []byte {
		dist := t.TempDir()
		m := &maker{ctx: t.Context(), arch: "amd64", stage: filepath.Join(t.TempDir(), "usr"),
			s: &packaging.Shop{Root: "../..", Dist: dist, App: app, Date: time.Unix(1, 0), Say: t.Logf}}
		if err := m.put("bin/harborctl", bytes.Repeat([]byte("what programs are made of; "), 1<<16)); err != nil {
			t.Fatal(err)
		}
		if err := m.archive(); err != nil {
			t.Fatal(err)
		}
		made, err := os.ReadFile(filepath.Join(dist, m.name()+".tar.xz"))
		if err != nil || len(made) == 0 {
			t.Fatal(err)
		}
		return made
	}
	plain := pack()
	for name, value := range map[string]string{"XZ_OPT": "-9e", "XZ_DEFAULTS": "--check=sha256"} {
		t.Run(name, func(t *testing.T) {
			t.Setenv(name, value)
			if !bytes.Equal(plain, pack()) {
				t.Error("the bytes are others")
			}
		})
	}
}
