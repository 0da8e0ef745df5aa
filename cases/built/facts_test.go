package built

import (
	"bytes"
	"encoding/base64"
	"github.com/harborfile/harborfile/cases/trust/stocktool"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// linked gives the link-time values for one test.
func linked(t *testing.T, v, c, k string) {
	t.Helper()
	was := []string{version, commit, keys}
	version, commit, keys = v, c, k
	t.Cleanup(func() { version, commit, keys = was[0], was[1], was[2] })
}

const hash = "0123456789abcdef0123456789abcdef01234567"

func someKey(id byte) string {
	raw := append([]byte("Ed"), id, 2, 3, 4, 5, 6, 7, 8)
	return base64.StdEncoding.EncodeToString(append(raw, make([]byte, 32)...))
}

func TestTextOfAPlainBuild(t *testing.T) {
	linked(t, "", "", "")
	want := "harborfile development\ncommit: not recorded, a development build\nsystem: " + runtime.GOOS + "/" + runtime.GOARCH +
		"\nGo: " + strings.TrimPrefix(runtime.Version(), "go") + "\nlaw data: 2026-11-21\ntrusted keys: none, a development build\n"
	if got := Text(Facts("harborfile", Fact{FactLaw, "law data", "2026-11-21"})); got != want {
		t.Errorf("a plain build says\n%s\nwant\n%s", got, want)
	}
	if ShortCommit() != "" {
		t.Errorf("a plain build has the commit %q", ShortCommit())
	}
}

func TestTextOfAPackage(t *testing.T) {
	linked(t, "0.1.0", hash+"+", someKey(1)+","+someKey(0xf9))
	got := Text(Facts("harborctl"))
	for _, want := range []string{"harborctl 0.1.0\n", "\ncommit: " + hash + "+\n", "\ntrusted keys: 807060504030201, 8070605040302F9\n"} {
		if !strings.Contains(got, want) {
			t.Errorf("a package does not say %q:\n%s", want, got)
		}
	}
	if got := ShortCommit(); got != "0123456789ab+" {
		t.Errorf("the short commit is %q", got)
	}
}

func TestKeyWords(t *testing.T) {
	for _, c := range []struct{ version, keys, want string }{
		{"", "", "none, a development build"},
		{"0.1.0", "", "none"},
		{"0.1.0", "not base64", "not readable"},
		{"0.1.0", base64.StdEncoding.EncodeToString([]byte("too short")), "not readable"},
	} {
		linked(t, c.version, "", c.keys)
		if got := keyWords(); got != c.want {
			t.Errorf("version %q with keys %q: %q, want %q", c.version, c.keys, got, c.want)
		}
	}
}

func TestModule(t *testing.T) {
	if got := Module("example.org/none"); got != "" {
		t.Errorf("a module that is not linked has the version %q", got)
	}
}

// TestKeyIDIsMinisigns has the tool itself make a key, and compares what it calls it.
func TestKeyIDIsMinisigns(t *testing.T) {
	dir := t.TempDir()
	stocktool.In(t, dir)("-G", "-W", "-p", "k.pub", "-s", "k.key")
	pub := filepath.Join(dir, "k.pub")
	text, err := os.ReadFile(pub)
	if err != nil {
		t.Fatal(err)
	}
	lines := bytes.Split(bytes.TrimSpace(text), []byte("\n")) // "untrusted comment: minisign public key ID", then the key
	words := strings.Fields(string(lines[0]))
	linked(t, "0.1.0", "", string(lines[len(lines)-1]))
	if got := KeyIDs(); !slices.Equal(got, words[len(words)-1:]) {
		t.Errorf("the key has the id %q, minisign says %q", got, lines[0])
	}
}
