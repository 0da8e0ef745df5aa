package packaging

import (
	"debug/buildinfo"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"strings"
	"testing"
	"time"

	"aead.dev/minisign"
)

func TestSumsAreWhatTheToolReads(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"b.deb": "b", "a.tar.xz": "a", SumsFile: "old", SignatureFile: "old"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	sums, err := Sums(dir)
	if err != nil || strings.Count(string(sums), "\n") != 2 || !strings.HasSuffix(strings.SplitN(string(sums), "\n", 2)[0], "  a.tar.xz") {
		t.Fatalf("%s%v", sums, err)
	}
	if _, err := exec.LookPath("sha256sum"); err == nil {
		if err := os.WriteFile(filepath.Join(dir, SumsFile), sums, 0o600); err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command("sha256sum", "-c", "--strict", SumsFile)
		cmd.Dir = dir
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("%v: %s", err, out)
		}
	}
	if err := os.Mkdir(filepath.Join(dir, "left"), 0o755); err != nil {
		t.Fatal(err)
	}
	if _, err := Sums(dir); err == nil {
		t.Error("a folder in a release was passed over")
	}
}

// What a release signs is the list as it lies there, and the version is signed with it.
func TestSumsAreSigned(t *testing.T) {
	public, secret := keyPair(t)
	t.Setenv(TrustVariable, public.String())
	dir, said := t.TempDir(), ""
	say := func(format string, args ...any) { said += fmt.Sprintf(format, args...) }
	if err := os.WriteFile(filepath.Join(dir, SumsFile), []byte("a list\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{"", secret} {
		t.Setenv(SignKeyVariable, key)
		keys, err := FindKeys(t.TempDir(), t.TempDir())
		if err != nil {
			t.Fatal(err)
		}
		said = ""
		if err := SignSums(dir, keys, "Harborfile 1.2.3, "+SumsFile, say); err != nil {
			t.Fatal(err)
		}
		signature, err := os.ReadFile(filepath.Join(dir, SignatureFile))
		if key == "" {
			if err == nil || !strings.Contains(said, "not signed") {
				t.Errorf("without a secret key: %q is said, %v", said, err)
			}
			continue
		}
		var s minisign.Signature
		if err != nil || s.UnmarshalText(signature) != nil || !minisign.Verify(public, []byte("a list\n"), signature) {
			t.Fatalf("the signature does not hold: %v", err)
		}
		if s.TrustedComment != "Harborfile 1.2.3, SHA256SUMS" || said != "" {
			t.Errorf("signed with it was %q; said was %q", s.TrustedComment, said)
		}
	}
	t.Setenv(TrustVariable, "")
	t.Setenv(SignKeyVariable, "")
	keys, err := FindKeys(t.TempDir(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	if err := SignSums(dir, keys, "x", say); err != nil || !strings.Contains(said, "test key") {
		t.Errorf("a test key signs and is not said: %q, %v", said, err)
	}
}

const rawBOM = `{"bomFormat":"CycloneDX","specVersion":"1.6","version":1,
"metadata":{"tools":[{"name":"t","hashes":[{"alg":"MD5","content":"0"}]}],"component":{"bom-ref":"main","type":"application","name":"x"}},
"components":[{"bom-ref":"m1","type":"library","name":"github.com/mattn/go-sqlite3","version":"v1"}],
"dependencies":[{"ref":"main","dependsOn":["m1"]}]}`

func TestBOMNamesWhatModulesCarry(t *testing.T) {
	licences, err := ReadLicences("..")
	if err != nil {
		t.Fatal(err)
	}
	info := &buildinfo.BuildInfo{Settings: []debug.BuildSetting{{Key: "GOOS", Value: "windows"}, {Key: "CGO_ENABLED", Value: "1"}}}
	date := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	text, err := completeBOM([]byte(rawBOM), info, App{Description: "d"}, date, licences)
	if err != nil {
		t.Fatal(err)
	}
	again, err := completeBOM([]byte(rawBOM), info, App{Description: "d"}, date, licences)
	if err != nil || string(again) != string(text) {
		t.Error("two runs give two lists")
	}
	for _, want := range []string{`"pkg:github/sqlite/sqlite@`, `"part:mingw-w64-runtime"`, `"2026-01-02T03:04:05Z"`, `"expression": "MIT"`} {
		if !strings.Contains(string(text), want) {
			t.Errorf("%s is lacking", want)
		}
	}
	for _, no := range []string{"part:pdfium", "part:libheif", "part:mesa", `"hashes"`} {
		if strings.Contains(string(text), no) {
			t.Errorf("%s is in a program that does not have it", no)
		}
	}
	info.Settings[0].Value = "linux"
	if text, err := completeBOM([]byte(rawBOM), info, App{}, date, licences); err != nil || strings.Contains(string(text), "part:mingw") || !strings.Contains(string(text), "part:sqlite") {
		t.Errorf("a program for Linux has what the compiler for Windows adds (%v)", err)
	}
	var bom struct {
		Dependencies []struct {
			Ref       string
			DependsOn []string
		}
	}
	if err := json.Unmarshal(text, &bom); err != nil {
		t.Fatal(err)
	}
	for _, d := range bom.Dependencies {
		if d.Ref == "m1" && (len(d.DependsOn) != 1 || d.DependsOn[0] != "part:sqlite") {
			t.Errorf("SQLite does not hang on its module: %q", d.DependsOn)
		}
	}
}
