package windows

import (
	"archive/zip"
	"bytes"
	"context"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/harborfile/harborfile/packaging"
)

// shopFor is a shop with the real checkout and folders of the test's own.
func shopFor(t *testing.T) *packaging.Shop {
	t.Helper()
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	app, err := packaging.ReadApp(root)
	if err != nil {
		t.Fatal(err)
	}
	s := &packaging.Shop{Root: root, Dist: t.TempDir(), Work: t.TempDir(), Kept: t.TempDir(), App: app, Commit: "c0ffee",
		Date: time.Date(2026, 1, 2, 3, 4, 6, 0, time.UTC), Env: os.Environ(), Say: t.Logf}
	return s
}

// bundleFor is a bundle with a word in place of each program, and with Mesa's libraries where mesa asks for them.
func bundleFor(t *testing.T, s *packaging.Shop, mesa bool) *bundle {
	t.Helper()
	icon, err := writeIcon(s)
	if err != nil {
		t.Fatal(err)
	}
	var built []part
	stand := func(name string) part {
		from := filepath.Join(s.Work, strings.ReplaceAll(name, "/", "-"))
		if err := os.WriteFile(from, []byte("in place of "+name), 0o644); err != nil {
			t.Fatal(err)
		}
		return part{name, from}
	}
	for _, p := range programs(s.App) {
		built = append(built, stand(p.name))
	}
	var libraries []part
	if mesa {
		libraries = append(libraries, stand("soft/opengl32.dll"))
	}
	b, err := newBundle(s, built, libraries, icon)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// tool skips where a program of Debian is not there.
func tool(t *testing.T, name string) {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Skipf("%s is not on this machine", name)
	}
}

func names(b *bundle) []string {
	var out []string
	for _, p := range b.parts {
		out = append(out, p.name)
	}
	slices.Sort(out)
	return out
}

func TestBundleHoldsEveryPart(t *testing.T) {
	b := bundleFor(t, shopFor(t), false)
	want := []string{"LICENSES.txt", "README.txt", "gl/harborfile.exe", "harborctl.exe", "harborfile.exe"}
	if got := names(b); !slices.Equal(got, want) {
		t.Errorf("parts are %q, want %q", got, want)
	}
	if b.hasMesa() || slices.Contains(b.folders(), "soft") {
		t.Error("a bundle without Mesa says that it has it")
	}
	for _, p := range b.parts {
		info, err := os.Stat(p.from)
		if err != nil {
			t.Fatal(err)
		}
		if !info.ModTime().Equal(b.shop.Date) {
			t.Errorf("%s has the date %v, not the commit's", p.name, info.ModTime())
		}
	}
}

// The paper beside the programs is read in the oldest Notepad too, in both languages, and names the switch only where
// there is something to switch to.
func TestReadme(t *testing.T) {
	for _, mesa := range []bool{false, true} {
		s := shopFor(t)
		b := bundleFor(t, s, mesa)
		papers, err := b.papers()
		if err != nil {
			t.Fatal(err)
		}
		text, err := os.ReadFile(papers[0].from)
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range []string{"\xEF\xBB\xBF" + s.App.Name + " " + s.App.Version + "\r\n", `%LocalAppData%\Harborfile\vault`, "Your case files", "Sus expedientes"} {
			if !bytes.Contains(text, []byte(want)) {
				t.Errorf("the readme lacks %q", want)
			}
		}
		if bytes.Count(text, []byte("\n")) != bytes.Count(text, []byte("\r\n")) {
			t.Error("a line of the readme ends as on Linux")
		}
		if got := bytes.Count(text, []byte("--software")); (got == 2) != mesa {
			t.Errorf("with Mesa %v the readme names the switch %d times", mesa, got)
		}
	}
}

// The archive strews nothing about, and tells people how it is started, since no installer did.
func TestPortable(t *testing.T) {
	s := shopFor(t)
	b := bundleFor(t, s, true)
	if err := b.portable(); err != nil {
		t.Fatal(err)
	}
	z, err := zip.OpenReader(b.out("-portable.zip"))
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	var got []string
	for _, f := range z.File {
		name, ok := strings.CutPrefix(f.Name, s.App.Name+"/")
		if !ok {
			t.Errorf("%s lies outside the one folder", f.Name)
		}
		got = append(got, name)
	}
	if want := names(b); !slices.Equal(got, want) {
		t.Errorf("the archive holds %q, want %q", got, want)
	}
	text, err := fs.ReadFile(z, s.App.Name+"/README.txt")
	if err != nil || !strings.Contains(string(text), "Nothing has to be installed") || strings.Contains(string(text), "Installed apps") {
		t.Errorf("the readme is the installer's: %v", err)
	}
}

func TestCopyTreeLeavesOldBuildsBehind(t *testing.T) {
	from, to := t.TempDir(), filepath.Join(t.TempDir(), "tree")
	for _, name := range []string{"go.mod", "cmd/a/main.go", "cmd/a/old.syso", "dist/windows/a.exe", ".git/HEAD", "cmd/dist/kept.go"} {
		path := filepath.Join(from, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(name), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := copyTree(from, to); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]bool{"go.mod": true, "cmd/a/main.go": true, "cmd/dist/kept.go": true,
		"cmd/a/old.syso": false, "dist": false, ".git": false} {
		_, err := os.Stat(filepath.Join(to, name))
		if (err == nil) != want {
			t.Errorf("%s is in the copy: %v, want %v", name, err == nil, want)
		}
	}
}

// Two packages of one commit are the same bytes, whatever the folders and the clock.
func TestPackagesAreReproducible(t *testing.T) {
	for _, name := range []string{"wixl", "makensis", "osslsigncode"} {
		tool(t, name)
	}
	var first [3][]byte
	kept := t.TempDir()
	for i := range 2 {
		s := shopFor(t)
		s.Kept = kept
		sign := testSigned(t, s)
		b := bundleFor(t, s, true)
		setup, err := b.setup(context.Background(), sign)
		if err != nil {
			t.Fatal(err)
		}
		msi, err := b.msi(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		if err := b.portable(); err != nil {
			t.Fatal(err)
		}
		for _, path := range []string{setup, msi} {
			if err := sign.file(context.Background(), path, "a title"); err != nil {
				t.Fatal(err)
			}
		}
		for j, path := range []string{setup, msi, b.out("-portable.zip")} {
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if i == 0 {
				first[j] = text
			} else if !bytes.Equal(first[j], text) {
				t.Errorf("two builds of %s differ", filepath.Base(path))
			}
		}
		time.Sleep(1100 * time.Millisecond) // the MSI's own clock counts seconds
	}
}
