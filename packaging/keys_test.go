package packaging

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"aead.dev/minisign"
)

func TestTestPairIsKeptAndPrivate(t *testing.T) {
	root, folder := t.TempDir(), filepath.Join(t.TempDir(), "keys")
	t.Setenv(TrustVariable, "")
	t.Setenv(SignKeyVariable, "")
	first, err := FindKeys(root, folder)
	if err != nil {
		t.Fatal(err)
	}
	if !first.Test || first.secret == nil || len(first.Trusted) != 1 {
		t.Fatalf("%+v", first)
	}
	again, err := FindKeys(root, folder)
	if err != nil || again.Trusted[0] != first.Trusted[0] {
		t.Errorf("the second run has another pair: %v", err)
	}
	info, err := os.Stat(filepath.Join(folder, "test.key"))
	if err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("the secret half is readable by others: %v, %v", info.Mode(), err)
	}
}

func TestReleaseKeys(t *testing.T) {
	root, folder := t.TempDir(), filepath.Join(t.TempDir(), "keys")
	ours, secret := keyPair(t)
	theirs, _ := keyPair(t)
	keys := filepath.Join(root, "packaging", "keys")
	if err := os.MkdirAll(keys, 0o755); err != nil {
		t.Fatal(err)
	}
	text, _ := ours.MarshalText()
	if err := os.WriteFile(filepath.Join(keys, "release.pub"), append(text, '\n'), 0o644); err != nil {
		t.Fatal(err)
	}
	t.Setenv(TrustVariable, theirs.String()+","+ours.String())
	t.Setenv(SignKeyVariable, "")
	k, err := FindKeys(root, folder)
	if err != nil || k.Test || len(k.Trusted) != 2 {
		t.Fatalf("%+v, %v", k, err)
	}
	if _, err := k.Sign([]byte("x"), "x"); !errors.Is(err, ErrNoSecret) {
		t.Errorf("signed without a key: %v", err)
	}
	if _, err := os.Stat(folder); err == nil {
		t.Error("a test pair was made beside real keys")
	}
	t.Setenv(SignKeyVariable, secret)
	if k, err = FindKeys(root, folder); err != nil || k.secret == nil {
		t.Errorf("%+v, %v", k, err)
	}
	_, stranger := keyPair(t)
	t.Setenv(SignKeyVariable, stranger)
	if _, err := FindKeys(root, folder); err == nil {
		t.Error("a key that no program believes may sign a release")
	}
	t.Setenv(TrustVariable, "")
	if _, err := FindKeys(t.TempDir(), folder); err == nil {
		t.Error("a release may be signed by a key that nobody was told of")
	}
}

func TestTrustThatCannotBeRead(t *testing.T) {
	t.Setenv(SignKeyVariable, "")
	for _, text := range []string{"abc", "RWQ=", "untrusted comment: x"} {
		t.Setenv(TrustVariable, text)
		if _, err := FindKeys(t.TempDir(), t.TempDir()); err == nil {
			t.Errorf("%q was taken for a key", text)
		}
	}
}

// What lies at hand is the file that minisign wrote, or several of them.
func TestTrustAsItIsPasted(t *testing.T) {
	t.Setenv(SignKeyVariable, "")
	one, _ := keyPair(t)
	two, _ := keyPair(t)
	file, err := two.MarshalText()
	if err != nil || !strings.HasPrefix(string(file), "untrusted comment:") {
		t.Fatalf("%s, %v", file, err)
	}
	for _, text := range []string{one.String() + "," + two.String(), one.String() + "\r\n" + string(file) + "\n", string(file) + "\n" + one.String() + "\n"} {
		t.Setenv(TrustVariable, text)
		if k, err := FindKeys(t.TempDir(), t.TempDir()); err != nil || k.Test || len(k.Trusted) != 2 {
			t.Errorf("%q: %+v, %v", text, k, err)
		}
	}
}

// Whoever checks with the stock tool names the public half as the file that lies beside the test key.
func TestTestKeyIsAFileForMinisign(t *testing.T) {
	t.Setenv(TrustVariable, "")
	t.Setenv(SignKeyVariable, "")
	folder := t.TempDir()
	k, err := FindKeys(t.TempDir(), folder)
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(folder, "test.pub"))
	if err != nil || !strings.HasPrefix(string(text), "untrusted comment: ") || !strings.HasSuffix(string(text), "\n"+k.Trusted[0]+"\n") {
		t.Errorf("%q, %v", text, err)
	}
}

// The stock tool of the format is the judge where it is installed.
func TestSignatureIsMinisign(t *testing.T) {
	public, secret := keyPair(t)
	t.Setenv(TrustVariable, public.String())
	t.Setenv(SignKeyVariable, secret)
	k, err := FindKeys(t.TempDir(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for _, message := range []string{"", "a", "one\ntwo\n"} {
		signature, err := k.Sign([]byte(message), "file:SHA256SUMS")
		if err != nil {
			t.Fatal(err)
		}
		again, _ := k.Sign([]byte(message), "file:SHA256SUMS")
		if string(again) != string(signature) {
			t.Error("one message has two signatures")
		}
		if !minisign.Verify(public, []byte(message), signature) || minisign.Verify(public, []byte(message+"."), signature) {
			t.Errorf("%q: the signature does not hold", message)
		}
		if _, err := exec.LookPath("minisign"); err != nil {
			continue
		}
		file := filepath.Join(t.TempDir(), "SHA256SUMS")
		os.WriteFile(file, []byte(message), 0o600)
		os.WriteFile(file+".minisig", signature, 0o600)
		if out, err := exec.Command("minisign", "-V", "-H", "-P", public.String(), "-m", file).CombinedOutput(); err != nil {
			t.Errorf("minisign: %v: %s", err, out)
		}
	}
	if _, err := k.Sign(nil, "two\nlines"); err == nil {
		t.Error("a comment of two lines was signed")
	}
}

// keyPair makes a pair; secret is the path of its secret half.
func keyPair(t *testing.T) (public minisign.PublicKey, secret string) {
	t.Helper()
	public, private, err := minisign.GenerateKey(nil)
	if err != nil {
		t.Fatal(err)
	}
	text, err := private.MarshalText()
	if err != nil {
		t.Fatal(err)
	}
	secret = filepath.Join(t.TempDir(), "secret.key")
	if err := os.WriteFile(secret, text, 0o600); err != nil {
		t.Fatal(err)
	}
	return public, secret
}
