package macos

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"howett.net/plist"

	"github.com/harborfile/harborfile/packaging"
)

const standIn = "package main\n\nfunc main() { println(\"a program\") }\n"

// built makes the stand-in programs for both kinds of Mac with Go alone, and joins them as lipo does.
func built(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	source := filepath.Join(dir, "main.go")
	if err := os.WriteFile(source, []byte(standIn), 0o600); err != nil {
		t.Fatal(err)
	}
	var parts [][]byte
	for _, arch := range []string{"amd64", "arm64"} {
		out := filepath.Join(dir, arch)
		cmd := exec.CommandContext(t.Context(), "go", "build", "-trimpath", "-o", out, source)
		cmd.Env = append(os.Environ(), "GOFLAGS=", "GO111MODULE=off", "GOOS=darwin", "GOARCH="+arch, "CGO_ENABLED=0")
		if words, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("the stand-in for %s: %v\n%s", arch, err, words)
		}
		part, err := os.ReadFile(out)
		if err != nil {
			t.Fatal(err)
		}
		parts = append(parts, part)
	}
	for _, name := range programs {
		if err := os.WriteFile(filepath.Join(dir, name), join(parts...), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// join writes a universal program: <mach-o/fat.h>, each part on a page of 16 KiB.
func join(parts ...[]byte) []byte {
	const page = 1 << 14
	be, le := binary.BigEndian, binary.LittleEndian
	out := be.AppendUint32(nil, 0xcafebabe)
	out = be.AppendUint32(out, uint32(len(parts)))
	at := page
	for _, p := range parts {
		for _, n := range []uint32{le.Uint32(p[4:]), le.Uint32(p[8:]), uint32(at), uint32(len(p)), 14} {
			out = be.AppendUint32(out, n)
		}
		at = (at + len(p) + page - 1) / page * page
	}
	for _, p := range parts {
		out = append(out, make([]byte, (page-len(out)%page)%page)...)
		out = append(out, p...)
	}
	return out
}

func shop(t *testing.T) *packaging.Shop {
	t.Helper()
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	app, err := packaging.ReadApp(root)
	if err != nil {
		t.Fatal(err)
	}
	return &packaging.Shop{Root: root, Dist: t.TempDir(), Work: t.TempDir(), App: app,
		Date: time.Date(2027, 3, 1, 12, 0, 0, 0, time.UTC), Say: t.Logf}
}

// everything is the bundle whole: each file and its mode. What stands beside it is a file that nobody put there, which
// would break the signature or travel along unseen.
var everything = map[string]fs.FileMode{
	"Contents/Info.plist":                           0o644,
	"Contents/MacOS/harborctl":                      0o755,
	"Contents/MacOS/harborfile":                     0o755,
	"Contents/Resources/LICENSES.txt":               0o644,
	"Contents/Resources/harborfile.icns":            0o644,
	"Contents/Resources/en.lproj/InfoPlist.strings": 0o644,
	"Contents/Resources/es.lproj/InfoPlist.strings": 0o644,
}

func TestBundle(t *testing.T) {
	s := shop(t)
	b, err := layOut(s, built(t), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	if filepath.Base(b.dir) != "Harborfile.app" {
		t.Errorf("the bundle is called %s", filepath.Base(b.dir))
	}
	found := map[string]fs.FileMode{}
	err = filepath.WalkDir(b.dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		name, err := filepath.Rel(b.dir, path)
		found[filepath.ToSlash(name)] = info.Mode()
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for name, mode := range everything {
		got, ok := found[name]
		if !ok {
			t.Errorf("%s is lacking", name)
		}
		// Windows knows no modes; a bundle is never made there.
		if ok && runtime.GOOS != "windows" && got != mode {
			t.Errorf("%s has mode %v, not %v", name, got, mode)
		}
		delete(found, name)
	}
	for name := range found {
		t.Errorf("%s has no place in the bundle", name)
	}
	checkInfo(t, s, b)
	// A second one over the first would leave old files beside new ones.
	if _, err := layOut(s, built(t), filepath.Dir(b.dir)); err == nil {
		t.Error("a bundle was laid over another")
	}
}

// Whoever builds may have a umask or an old file with other rights: what is in the bundle has those it needs.
func TestRightsAreSet(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows knows no such rights")
	}
	path := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := write(path, []byte("x"), 0o644); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o644 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
}

// checkInfo reads Info.plist as another program does, and holds every key of it.
func checkInfo(t *testing.T, s *packaging.Shop, b bundle) {
	t.Helper()
	text, err := os.ReadFile(b.path("Info.plist"))
	if err != nil {
		t.Fatal(err)
	}
	var info map[string]any
	if _, err := plist.Unmarshal(text, &info); err != nil {
		t.Fatal(err)
	}
	want := map[string]any{
		"CFBundleInfoDictionaryVersion":        "6.0",
		"CFBundlePackageType":                  "APPL",
		"CFBundleIdentifier":                   "org.harborfile.Harborfile",
		"CFBundleName":                         "Harborfile",
		"CFBundleDisplayName":                  "Harborfile",
		"CFBundleExecutable":                   "harborfile",
		"CFBundleIconFile":                     "harborfile.icns",
		"CFBundleShortVersionString":           s.App.Version,
		"CFBundleVersion":                      itoa(s.App.Build),
		"CFBundleDevelopmentRegion":            "en",
		"CFBundleLocalizations":                []any{"en", "es"},
		"CFBundleSupportedPlatforms":           []any{"MacOSX"},
		"LSMinimumSystemVersion":               "12.0",
		"LSApplicationCategoryType":            "public.app-category.productivity",
		"NSHumanReadableCopyright":             "© 2027 The Harborfile authors. Apache License 2.0.",
		"NSPrincipalClass":                     "NSApplication",
		"NSHighResolutionCapable":              true,
		"NSSupportsAutomaticGraphicsSwitching": true,
	}
	for _, a := range asks {
		want[a.Key] = a.English
	}
	for key, value := range want {
		if !equal(info[key], value) {
			t.Errorf("%s is %#v, not %#v", key, info[key], value)
		}
		delete(info, key)
	}
	for key := range info {
		t.Errorf("Info.plist has %s, which nobody asked for", key)
	}
	for _, key := range []string{"CFBundleExecutable", "CFBundleIconFile"} {
		folder := map[string]string{"CFBundleExecutable": "MacOS", "CFBundleIconFile": "Resources"}[key]
		if _, err := os.Stat(b.path(folder, want[key].(string))); err != nil {
			t.Errorf("%s names a file that is not there: %v", key, err)
		}
	}
}

func TestWordsOfBothLanguages(t *testing.T) {
	for language, pick := range map[string]func(asked) string{
		"en": func(a asked) string { return a.English }, "es": func(a asked) string { return a.Spanish },
	} {
		var words map[string]string
		if format, err := plist.Unmarshal(wordsOf(pick), &words); err != nil || len(words) != len(asks) {
			t.Fatalf("%s: %d lines (format %d), %v", language, len(words), format, err)
		}
		for _, a := range asks {
			if got := words[a.Key]; got != pick(a) || got == "" || strings.ContainsAny(got, `"\`) {
				t.Errorf("%s: %s says %q", language, a.Key, got)
			}
		}
	}
}

// The one right the programs ask for, and no other: each further one is a hole.
func TestEntitlements(t *testing.T) {
	var rights map[string]bool
	if _, err := plist.Unmarshal(entitlements, &rights); err != nil {
		t.Fatal(err)
	}
	if len(rights) != 1 || !rights["com.apple.security.cs.allow-unsigned-executable-memory"] {
		t.Errorf("the programs ask for %v", rights)
	}
}

// The entitlement is right as long as the engine that reads PDF pages maps its code as it did when it was chosen.
func TestEngineIsTheOneThatWasLookedAt(t *testing.T) {
	text, err := os.ReadFile("../../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	const seen = "github.com/tetratelabs/wazero v1.12.0"
	if !bytes.Contains(text, []byte(seen)) {
		t.Errorf("go.mod has another engine than %s: look how it maps code on macOS (does it use MAP_JIT now?), then mend entitlements.plist and this line", seen)
	}
	if !bytes.Contains(entitlements, []byte("wazero v1.12.0")) {
		t.Error("entitlements.plist was written for another engine")
	}
}

func TestProgramsOfOneKindAreTurnedAway(t *testing.T) {
	if got := fmt.Sprintf("%d.%d", oldest>>16, oldest>>8&255); got != oldestSystem {
		t.Errorf("programs are held to macOS %s, and Info.plist says %s", got, oldestSystem)
	}
	dir := built(t)
	parts := map[string][]byte{}
	for _, name := range []string{"amd64", "arm64"} {
		text, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		parts[name] = text
	}
	late := slices.Clone(parts["arm64"])
	if err := raise(late); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		text []byte
		says string
	}{
		"one kind":       {parts["arm64"], "one kind of Mac alone"},
		"the same twice": {join(parts["amd64"]), "1 parts"},
		"for later":      {join(parts["amd64"], late), "starts on macOS 15.0"},
		"no program":     {[]byte("#!/bin/sh\nexit 0\n"), ""},
		"whole":          {join(parts["amd64"], parts["arm64"]), "ok"},
	} {
		path := filepath.Join(t.TempDir(), "p")
		if err := os.WriteFile(path, c.text, 0o600); err != nil {
			t.Fatal(err)
		}
		err := checkUniversal(path)
		if c.says == "ok" && err != nil || c.says != "ok" && (err == nil || !strings.Contains(err.Error(), c.says)) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
