package windows

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/packaging"
)

func TestPinOfMesa(t *testing.T) {
	p, err := readPin(mesaPin)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(p.URL, "https://") || len(p.Files) != 2 {
		t.Errorf("%+v", p)
	}
	for _, c := range [][2]string{
		{p.SHA256, p.SHA256[:63]}, {p.SHA256, strings.ToUpper(p.SHA256)}, {`"opengl32.dll"`, `"..\\opengl32.dll"`},
		{`"libgallium_wgl.dll"`, `"../libgallium_wgl.dll"`}, {"version =", "versoin ="}, {p.Files["opengl32.dll"], ""},
	} {
		if _, err := readPin(strings.Replace(mesaPin, c[0], c[1], 1)); err == nil || !strings.Contains(err.Error(), "mesa.toml") {
			t.Errorf("%s in place of %s: %v", c[1], c[0], err)
		}
	}
}

func TestOnlyPinnedLibrariesArePackaged(t *testing.T) {
	dir := t.TempDir()
	p := pin{Version: "1", Files: map[string]string{"opengl32.dll": put(t, dir, "opengl32.dll", "a"), "other.dll": put(t, dir, "other.dll", "b")}}
	parts, err := p.parts(dir)
	if err != nil || len(parts) != 2 || parts[0].name != "soft/opengl32.dll" || parts[1].name != "soft/other.dll" {
		t.Fatalf("%v, %v", parts, err)
	}
	put(t, dir, "other.dll", "another build")
	if parts, err := p.parts(dir); err == nil || parts != nil {
		t.Errorf("another file than the pinned one is packaged: %v", parts)
	}
	if err := os.Remove(filepath.Join(dir, "other.dll")); err != nil {
		t.Fatal(err)
	}
	if parts, err := p.parts(dir); err == nil || parts != nil {
		t.Errorf("half of Mesa is packaged: %v", parts)
	}
	t.Setenv(packaging.MesaVariable, "")
	if parts, err := mesaParts(); parts != nil || err != nil {
		t.Errorf("where none is given: %v, %v", parts, err)
	}
	t.Setenv(packaging.MesaVariable, dir)
	if parts, err := mesaParts(); parts != nil || err == nil {
		t.Errorf("libraries that are none of Mesa's: %v", parts)
	}
}

// TestFetchingMesa fetches an archive of our own from a file, and one that was exchanged on the way.
func TestFetchingMesa(t *testing.T) {
	for _, tool := range []string{"curl", "7z"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("%s is missing: on Debian it comes with curl and p7zip-full", tool)
		}
	}
	run := func(ctx context.Context, name string, args ...string) error {
		return exec.CommandContext(ctx, name, args...).Run()
	}
	dir := t.TempDir()
	p := pin{Version: "1", Within: "x64", Files: map[string]string{"opengl32.dll": put(t, filepath.Join(dir, "x64"), "opengl32.dll", "a library")}}
	put(t, filepath.Join(dir, "x86"), "opengl32.dll", "the wrong one")
	archive := filepath.Join(dir, "all 1.7z")
	pack := exec.Command("7z", "a", "-bso0", archive, "x64", "x86")
	pack.Dir = dir
	if err := pack.Run(); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(archive)
	if err != nil {
		t.Fatal(err)
	}
	p.SHA256 = hashOf(string(text))
	p.URL = "file://" + strings.ReplaceAll(archive, " ", "%20")
	to := filepath.Join(dir, "mesa")
	if err := p.fetch(t.Context(), to, run); err != nil {
		t.Fatal(err)
	}
	if parts, err := p.parts(to); err != nil || len(parts) != 1 {
		t.Errorf("%v, %v", parts, err)
	}
	if left, _ := os.ReadDir(to); len(left) != 1 {
		t.Errorf("the archive stays: %v", left)
	}
	if err := os.Remove(archive); err != nil {
		t.Fatal(err)
	}
	if err := p.fetch(t.Context(), to, run); err != nil {
		t.Errorf("what is there is fetched again: %v", err)
	}
	if err := os.WriteFile(archive, append(text, 0), 0o600); err != nil {
		t.Fatal(err)
	}
	other := filepath.Join(dir, "other")
	if err := p.fetch(t.Context(), other, run); err == nil || !strings.Contains(err.Error(), "pinned") {
		t.Errorf("an exchanged archive: %v", err)
	}
	if left, _ := os.ReadDir(other); len(left) > 0 {
		t.Errorf("an exchanged archive was unpacked: %v", left)
	}
}

// put writes a file and returns its hash.
func put(t *testing.T, dir, name, text string) string {
	t.Helper()
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return hashOf(text)
}

func hashOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}
