package trust

import (
	"bytes"
	"crypto/rand"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"aead.dev/minisign"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/built"
	"github.com/harborfile/harborfile/cases/trust/stocktool"
)

func pair(t *testing.T) (minisign.PublicKey, minisign.PrivateKey) {
	t.Helper()
	public, secret, err := minisign.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return public, secret
}

func sign(t *testing.T, secret minisign.PrivateKey, message []byte, said string) []byte {
	t.Helper()
	r := minisign.NewReader(bytes.NewReader(message))
	if _, err := r.Read(make([]byte, len(message))); err != nil {
		t.Fatal(err)
	}
	return r.SignWithComments(secret, said, comment)
}

// TestPackagedProgramIgnoresTheEnvironment: whoever can set a variable is believed by a development build only.
func TestPackagedProgramIgnoresTheEnvironment(t *testing.T) {
	ours, _ := pair(t)
	theirs, _ := pair(t)
	env := theirs.String()
	for _, c := range []struct {
		name, version, env string
		built              []string
		want               []Key
	}{
		{"development, nothing said", built.Development, "", nil, nil},
		{"development, one key", built.Development, env, nil, []Key{theirs}},
		{"development, keys and rubbish", built.Development, " ," + env + ",x", []string{ours.String()}, []Key{ours, theirs}},
		{"packaged", "1.0.0", env, []string{ours.String()}, []Key{ours}},
		{"packaged without a key", "1.0.0", env, nil, nil},
		{"a version that only looks like it", "Development", env, nil, nil},
	} {
		got := keysOf(c.built, c.version, c.env)
		if len(got) != len(c.want) {
			t.Errorf("%s: %d keys, want %d", c.name, len(got), len(c.want))
			continue
		}
		for i := range got {
			if !got[i].Equal(c.want[i]) {
				t.Errorf("%s: key %d is another", c.name, i)
			}
		}
	}
}

// TestLinkedProgramIgnoresTheEnvironment builds a program as the packaging does and asks it.
func TestLinkedProgramIgnoresTheEnvironment(t *testing.T) {
	goTool, err := exec.LookPath("go")
	if err != nil {
		t.Skip("no go command to build with")
	}
	ours, _ := pair(t)
	theirs, _ := pair(t)
	const at = "github.com/harborfile/harborfile/cases/built."
	for _, c := range []struct{ name, flags, want string }{
		{"packaged", "-X=" + at + "version=1.2.3 -X=" + at + "keys=" + ours.String(), ID(ours)},
		{"plain", "", ID(theirs)},
	} {
		t.Run(c.name, func(t *testing.T) {
			program := filepath.Join(t.TempDir(), "keys.exe")
			build := exec.CommandContext(t.Context(), goTool, "build", "-trimpath", "-tags", "sqlite_fts5 migrated_fynedo", "-ldflags="+c.flags, "-o", program, "./testdata/keys")
			if out, err := build.CombinedOutput(); err != nil {
				t.Fatalf("%v\n%s", err, out)
			}
			ask := exec.CommandContext(t.Context(), program)
			ask.Env = append(os.Environ(), Variable+"="+theirs.String())
			out, err := ask.Output()
			if got := strings.TrimSpace(string(out)); err != nil || got != c.want {
				t.Errorf("it believes %q (%v), want %q", got, err, c.want)
			}
		})
	}
}

func TestVerify(t *testing.T) {
	ours, secret := pair(t)
	other, _ := pair(t)
	message := []byte("what was signed")
	good := sign(t, secret, message, "the comment")
	got, err := Verify([]Key{other, ours}, message, good)
	if err != nil || got.KeyID != ID(ours) || got.Comment != "the comment" {
		t.Fatalf("%+v, %v", got, err)
	}
	if !Strict(good) {
		t.Error("our own signature is not strict")
	}
	for _, c := range []struct {
		name    string
		keys    []Key
		message []byte
		sig     []byte
		want    error
	}{
		{"no key", nil, message, good, ErrNoKey},
		{"another key", []Key{other}, message, good, ErrUnknownKey},
		{"another message", []Key{ours}, []byte("what was not"), good, ErrAltered},
		{"an empty message", []Key{ours}, nil, good, ErrAltered},
		{"another comment", []Key{ours}, message, bytes.Replace(good, []byte("the comment"), []byte("my comment!"), 1), ErrAltered},
		{"no signature", []Key{ours}, message, nil, ErrUnreadable},
		{"half a signature", []Key{ours}, message, good[:len(good)/2], ErrUnreadable},
		{"words", []Key{ours}, message, []byte("untrusted comment: a\nb\ntrusted comment: c\nd\n"), ErrUnreadable},
	} {
		if _, err := Verify(c.keys, c.message, c.sig); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		}
	}
}

// TestEveryBitOfASignatureCounts: a strict signature has one spelling, so no changed byte passes.
func TestEveryBitOfASignatureCounts(t *testing.T) {
	ours, secret := pair(t)
	message := []byte("what was signed")
	good := sign(t, secret, message, "the comment")
	for i := range good {
		bad := bytes.Clone(good)
		bad[i] ^= 1
		if _, err := Verify([]Key{ours}, message, bad); err == nil && Strict(bad) {
			t.Errorf("byte %d of %d (%q) counts for nothing", i, len(good), good[i])
		}
	}
	loose := append(bytes.Replace(good, []byte(comment), []byte("any other words"), 1), '\n')
	if Strict(loose) {
		t.Error("a signature with other words is strict")
	}
	if tidy, err := Tidy(loose); err != nil || !bytes.Equal(tidy, good) {
		t.Errorf("tidied: %v\n%s", err, tidy)
	}
}

// TestStockTool: the minisign of the distribution signs what we verify.
func TestStockTool(t *testing.T) {
	dir := t.TempDir()
	run := stocktool.In(t, dir)
	at := func(name string) string { return filepath.Join(dir, name) }
	run("-G", "-W", "-f", "-p", at("k.pub"), "-s", at("k.key"))
	message := []byte("what was signed")
	if err := os.WriteFile(at("m"), message, 0o600); err != nil {
		t.Fatal(err)
	}
	run("-S", "-s", at("k.key"), "-m", at("m"), "-x", at("m.minisig"), "-t", "a comment")
	key, err := minisign.PublicKeyFromFile(at("k.pub"))
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(at("m.minisig"))
	if err != nil {
		t.Fatal(err)
	}
	got, err := Verify([]Key{key}, message, text)
	if err != nil || got.Comment != "a comment" {
		t.Errorf("%+v, %v", got, err)
	}
	tidy, err := Tidy(text)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(at("m.minisig"), tidy, 0o600); err != nil {
		t.Fatal(err)
	}
	run("-V", "-m", at("m"), "-x", at("m.minisig"), "-P", key.String())
}

func TestWords(t *testing.T) {
	for _, err := range []error{ErrNoKey, ErrUnreadable, ErrUnknownKey, ErrAltered} {
		for _, lang := range []string{"en", "es"} {
			if w := cases.Explain(err, lang); w.What == "" || w.Safe == "" || w.Do == "" {
				t.Errorf("%v has no words in %s", err, lang)
			}
		}
	}
}

func FuzzVerify(f *testing.F) {
	public, secret, err := minisign.GenerateKey(rand.Reader)
	if err != nil {
		f.Fatal(err)
	}
	message := []byte("what was signed")
	f.Add(message, minisign.Sign(secret, message))
	f.Add([]byte{}, []byte("untrusted comment: a\nUlc=\ntrusted comment: c\nUlc=\n"))
	f.Fuzz(func(t *testing.T, m, s []byte) {
		if _, err := Verify([]Key{public}, m, s); err == nil && !bytes.Equal(m, message) {
			t.Errorf("%q passed", m)
		}
		Strict(s)
	})
}
