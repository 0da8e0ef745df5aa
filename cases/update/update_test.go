package update

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"aead.dev/minisign"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/built"
	"github.com/harborfile/harborfile/cases/trust"
	"github.com/harborfile/harborfile/cases/trust/stocktool"
)

// release writes a signed folder with two files and gives the key that signed it.
type release struct {
	dir    string
	key    trust.Key
	secret minisign.PrivateKey
}

func newRelease(t *testing.T) release {
	t.Helper()
	key, secret, err := minisign.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	r := release{t.TempDir(), key, secret}
	var list strings.Builder
	for _, name := range []string{"Harborfile-1.2.0-windows-setup.exe", "harborfile_1.2.0_amd64.deb", "LICENSES.txt"} {
		content := []byte("what is in " + name)
		r.write(t, name, content)
		fmt.Fprintf(&list, "%x  %s\n", sha256.Sum256(content), name)
	}
	r.sign(t, []byte(list.String()), "Harborfile 1.2.0")
	return r
}

func (r release) at(name string) string { return filepath.Join(r.dir, name) }

func (r release) write(t *testing.T, name string, content []byte) {
	t.Helper()
	if err := os.WriteFile(r.at(name), content, 0o600); err != nil {
		t.Fatal(err)
	}
}

func (r release) sign(t *testing.T, list []byte, comment string) {
	t.Helper()
	m := minisign.NewReader(bytes.NewReader(list))
	if _, err := m.Read(make([]byte, len(list))); err != nil {
		t.Fatal(err)
	}
	r.write(t, SumsName, list)
	r.write(t, SignatureName, m.SignWithComments(r.secret, comment, "signature of Harborfile"))
}

func TestCheck(t *testing.T) {
	const setup = "Harborfile-1.2.0-windows-setup.exe"
	for _, c := range []struct {
		name    string
		version string
		spoil   func(t *testing.T, r release) (file, sums string, keys []trust.Key)
		want    Checked
		says    string
	}{
		{name: "a newer version", version: "1.1.9", want: Checked{Name: setup, Version: "1.2.0", Newer: true}},
		{name: "the version in use", version: "1.2.0", want: Checked{Name: setup, Version: "1.2.0", Same: true}},
		{name: "an older version", version: "1.10.0", says: "an older version"},
		{name: "a development build", version: built.Development, want: Checked{Name: setup, Version: "1.2.0"}},
		{name: "renamed by the browser", version: "1.0.0", spoil: func(t *testing.T, r release) (string, string, []trust.Key) {
			os.Rename(r.at(setup), r.at("setup (1).exe"))
			return r.at("setup (1).exe"), "", []trust.Key{r.key}
		}, want: Checked{Name: setup, Version: "1.2.0", Newer: true}},
		{name: "a file without a version", version: "1.0.0", spoil: func(_ *testing.T, r release) (string, string, []trust.Key) {
			return r.at("LICENSES.txt"), "", []trust.Key{r.key}
		}, want: Checked{Name: "LICENSES.txt", Version: "1.2.0", Newer: true}},
		{name: "the list in another folder", version: "1.0.0", spoil: func(t *testing.T, r release) (string, string, []trust.Key) {
			other := filepath.Join(t.TempDir(), "x.exe")
			os.Rename(r.at(setup), other)
			return other, r.dir, []trust.Key{r.key}
		}, want: Checked{Name: setup, Version: "1.2.0", Newer: true}},
		{name: "the list by its name", version: "1.0.0", spoil: func(_ *testing.T, r release) (string, string, []trust.Key) {
			return r.at(setup), r.at(SumsName), []trust.Key{r.key}
		}, want: Checked{Name: setup, Version: "1.2.0", Newer: true}},
		{name: "a changed file", version: "1.0.0", spoil: func(t *testing.T, r release) (string, string, []trust.Key) {
			r.write(t, setup, []byte("what is in harborfile-1.2.0-windows-setup.exe"))
			return r.at(setup), "", []trust.Key{r.key}
		}, says: "not one that the makers"},
		{name: "a changed list", version: "1.0.0", spoil: func(t *testing.T, r release) (string, string, []trust.Key) {
			list, _ := os.ReadFile(r.at(SumsName))
			r.write(t, SumsName, append(list, '\n'))
			return r.at(setup), "", []trust.Key{r.key}
		}, says: "not as it was when it was signed"},
		{name: "a changed comment", version: "1.0.0", spoil: func(t *testing.T, r release) (string, string, []trust.Key) {
			s, _ := os.ReadFile(r.at(SignatureName))
			r.write(t, SignatureName, bytes.Replace(s, []byte("1.2.0"), []byte("9.2.0"), 1))
			return r.at(setup), "", []trust.Key{r.key}
		}, says: "not as it was when it was signed"},
		{name: "another key", version: "1.0.0", spoil: func(t *testing.T, r release) (string, string, []trust.Key) {
			return r.at(setup), "", []trust.Key{newRelease(t).key}
		}, says: "someone this Harborfile does not know"},
		{name: "no key", version: "1.0.0", spoil: func(_ *testing.T, r release) (string, string, []trust.Key) {
			return r.at(setup), "", nil
		}, says: "built without a key"},
		{name: "no list", version: "1.0.0", spoil: func(_ *testing.T, r release) (string, string, []trust.Key) {
			os.Remove(r.at(SumsName))
			return r.at(setup), "", []trust.Key{r.key}
		}, says: "are not beside it"},
		{name: "no signature", version: "1.0.0", spoil: func(_ *testing.T, r release) (string, string, []trust.Key) {
			os.Remove(r.at(SignatureName))
			return r.at(setup), "", []trust.Key{r.key}
		}, says: "are not beside it"},
		{name: "law data signed by the same key", version: "1.0.0", spoil: func(t *testing.T, r release) (string, string, []trust.Key) {
			r.sign(t, []byte("manifest.yaml\x00\x00"), "Harborfile law data 2026-12-01")
			return r.at(setup), "", []trust.Key{r.key}
		}, says: "not a list of files"},
		{name: "a list without end", version: "1.0.0", spoil: func(t *testing.T, r release) (string, string, []trust.Key) {
			r.sign(t, bytes.Repeat([]byte("x"), mostBytes+1), "Harborfile 1.2.0")
			return r.at(setup), "", []trust.Key{r.key}
		}, says: "not a list of files"},
		{name: "an old file in the folder of a new release", version: "1.1.0", spoil: func(t *testing.T, r release) (string, string, []trust.Key) {
			r.write(t, "Harborfile-1.0.0-macos.dmg", []byte("old"))
			r.sign(t, fmt.Appendf(nil, "%x  Harborfile-1.0.0-macos.dmg\n", sha256.Sum256([]byte("old"))), "Harborfile 1.2.0")
			return r.at("Harborfile-1.0.0-macos.dmg"), "", []trust.Key{r.key}
		}, says: "an older version"},
		{name: "an old file with a new name", version: "1.3.0", spoil: func(_ *testing.T, r release) (string, string, []trust.Key) {
			os.Rename(r.at(setup), r.at("Harborfile-1.4.0-windows-setup.exe"))
			return r.at("Harborfile-1.4.0-windows-setup.exe"), "", []trust.Key{r.key}
		}, says: "an older version"},
		{name: "a name with a number of something else", version: "1.1.0", spoil: func(t *testing.T, r release) (string, string, []trust.Key) {
			r.write(t, "mesa-26.1.3.zip", []byte("m"))
			r.sign(t, fmt.Appendf(nil, "%x  mesa-26.1.3.zip\n", sha256.Sum256([]byte("m"))), "Harborfile 1.2.0")
			return r.at("mesa-26.1.3.zip"), "", []trust.Key{r.key}
		}, want: Checked{Name: "mesa-26.1.3.zip", Version: "1.2.0", Newer: true}},
		{name: "one name with two sums", version: "1.0.0", spoil: func(t *testing.T, r release) (string, string, []trust.Key) {
			list, _ := os.ReadFile(r.at(SumsName))
			r.sign(t, fmt.Appendf(list, "%x  %s\n", sha256.Sum256(nil), setup), "Harborfile 1.2.0")
			return r.at(setup), "", []trust.Key{r.key}
		}, says: "not a list of files"},
		{name: "a name with escaped signs", version: "1.0.0", spoil: func(t *testing.T, r release) (string, string, []trust.Key) {
			r.sign(t, fmt.Appendf(nil, "\\%x  a\\nb\n", sha256.Sum256(nil)), "Harborfile 1.2.0")
			return r.at(setup), "", []trust.Key{r.key}
		}, says: "not a list of files"},
		{name: "line ends of Windows", version: "1.0.0", spoil: func(t *testing.T, r release) (string, string, []trust.Key) {
			list, _ := os.ReadFile(r.at(SumsName))
			r.write(t, SumsName, bytes.ReplaceAll(list, []byte("\n"), []byte("\r\n")))
			return r.at(setup), "", []trust.Key{r.key}
		}, says: "not as it was when it was signed"},
		{name: "no file", version: "1.0.0", spoil: func(_ *testing.T, r release) (string, string, []trust.Key) {
			return r.at("nothing.exe"), "", []trust.Key{r.key}
		}, says: "The file cannot be read."},
		{name: "a folder for a file", version: "1.0.0", spoil: func(t *testing.T, r release) (string, string, []trust.Key) {
			return t.TempDir(), r.dir, []trust.Key{r.key}
		}, says: "The file cannot be read."},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := newRelease(t)
			file, sums, keys := r.at(setup), "", []trust.Key{r.key}
			if c.spoil != nil {
				file, sums, keys = c.spoil(t, r)
			}
			got, err := Check(t.Context(), file, sums, keys, c.version)
			if c.says != "" {
				if err == nil || !strings.Contains(cases.Explain(err, "en").Sentence(), c.says) || cases.Explain(err, "es").Do == "" {
					t.Fatalf("%+v, %v, said %q", got, err, cases.Explain(err, "en").Sentence())
				}
				return
			}
			if err != nil {
				t.Fatal(err, errors.Unwrap(err))
			}
			c.want.Sum, c.want.KeyID, c.want.InUse = got.Sum, trust.ID(r.key), c.version
			if got != c.want || len(got.Sum) != 64 {
				t.Errorf("%+v, want %+v", got, c.want)
			}
		})
	}
}

func TestStopped(t *testing.T) {
	r := newRelease(t)
	over, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Check(over, r.at("LICENSES.txt"), "", []trust.Key{r.key}, "1.0.0"); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

func TestVersionIn(t *testing.T) {
	for name, want := range map[string]string{
		"Harborfile-1.2.3-windows-setup.exe": "1.2.3", "Harborfile-1.2.3.dmg": "1.2.3", "harborfile_0.10.0_amd64.deb": "0.10.0",
		"harborfile-1.2.3.tar.xz": "1.2.3", "LICENSES.txt": "", "Harborfile 1.2.3": "1.2.3", "v1.2": "", "1.2.3.4": "", "x-01.2.3-y": "",
	} {
		if got := versionIn(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

// TestStockTools: a list that sha256sum writes and minisign signs is one that Check reads.
func TestStockTools(t *testing.T) {
	if _, err := exec.LookPath("sha256sum"); err != nil {
		t.Skip("the tool sha256sum is not installed")
	}
	r := newRelease(t)
	minisignTool := stocktool.In(t, r.dir)
	sha256sum := func(args ...string) []byte {
		t.Helper()
		cmd := exec.CommandContext(t.Context(), "sha256sum", args...)
		cmd.Dir = r.dir
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("sha256sum: %v\n%s", err, out)
		}
		return out
	}
	sha256sum("-c", SumsName)
	minisignTool("-V", "-m", SumsName, "-P", r.key.String())
	r.write(t, SumsName, sha256sum("-b", "harborfile_1.2.0_amd64.deb"))
	minisignTool("-G", "-W", "-f", "-p", "k.pub", "-s", "k.key")
	minisignTool("-S", "-s", "k.key", "-m", SumsName, "-x", SignatureName)
	key, err := minisign.PublicKeyFromFile(r.at("k.pub"))
	if err != nil {
		t.Fatal(err)
	}
	if got, err := Check(t.Context(), r.at("harborfile_1.2.0_amd64.deb"), "", []trust.Key{key}, "1.0.0"); err != nil || !got.Newer {
		t.Errorf("%+v, %v", got, err)
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(strings.Repeat("a", 64) + "  x.exe\n"))
	f.Add([]byte("\n"))
	f.Fuzz(func(t *testing.T, list []byte) {
		names, err := parse(list)
		for _, n := range names {
			if err == nil && strings.ContainsAny(n, "/\\\n") {
				t.Errorf("%q", n)
			}
			versionIn(n)
		}
	})
}
