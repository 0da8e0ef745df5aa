package place

import (
	"path/filepath"
	"runtime"
	"testing"
)

// The roaming profile of Windows is copied to a server at log-off: no vault may lie there.
func TestNothingRoams(t *testing.T) {
	base := t.TempDir()
	stays, roams := filepath.Join(base, "stays"), filepath.Join(base, "roams")
	want := filepath.Join(base, "roams", "Harborfile")
	switch runtime.GOOS {
	case "windows":
		t.Setenv("LocalAppData", stays)
		t.Setenv("AppData", roams)
		want = filepath.Join(stays, "Harborfile")
	case "darwin":
		t.Setenv("HOME", base)
		want = filepath.Join(base, "Library", "Application Support", "Harborfile")
	default:
		t.Setenv("XDG_CONFIG_HOME", roams)
	}
	got, err := Home()
	if err != nil || got != want {
		t.Errorf("Home is %q, %v; want %q", got, err, want)
	}
	if Vault() != filepath.Join(want, "vault") || Law() != filepath.Join(want, "law") {
		t.Errorf("the vault is at %q and the law at %q, both belong below %q", Vault(), Law(), want)
	}
}

func TestWithoutAProfile(t *testing.T) {
	for _, name := range []string{"LocalAppData", "AppData", "HOME", "XDG_CONFIG_HOME"} {
		t.Setenv(name, "")
	}
	if home, err := Home(); err == nil {
		t.Errorf("Home is %q where the system names no folder", home)
	}
	if Vault() != "harborfile-vault" {
		t.Errorf("the vault is at %q", Vault())
	}
}
