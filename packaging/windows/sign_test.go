package windows

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/packaging"
)

// testSigned is the signer of a machine without a certificate of its own.
func testSigned(t *testing.T, s *packaging.Shop) *signer {
	t.Helper()
	for _, name := range []string{"CERTS", "KEY", "PASSWORD", "MODULE", "ENGINE", "TIMESTAMP", "ROOTS"} {
		t.Setenv("HARBORFILE_AUTHENTICODE_"+name, "")
	}
	g, err := newSigner(context.Background(), s)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// unsigned is a small program for Windows.
func unsigned(t *testing.T, s *packaging.Shop) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{"go.mod": "module example.org/small\n\ngo 1.26\n", "main.go": "package main\n\nfunc main() {}\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	small := *s
	small.Root = dir
	out := filepath.Join(dir, "small.exe")
	if err := small.Build(context.Background(), pure, ".", out); err != nil {
		t.Fatal(err)
	}
	return out
}

func TestSignature(t *testing.T) {
	tool(t, "osslsigncode")
	s := shopFor(t)
	g := testSigned(t, s)
	if !g.test {
		t.Error("a certificate of this machine counts as a real one")
	}
	path := unsigned(t, s)
	ctx := context.Background()
	if err := g.verify(ctx, path); err == nil {
		t.Error("a program without a signature passes")
	}
	if err := g.file(ctx, path, "a title"); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	text[len(text)/2] ^= 1
	if err := os.WriteFile(path, text, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := g.verify(ctx, path); err == nil {
		t.Error("a program that was changed after it was signed passes")
	}
	other := shopFor(t)
	text[len(text)/2] ^= 1
	if err := os.WriteFile(path, text, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := testSigned(t, other).verify(ctx, path); err == nil {
		t.Error("a signature of another machine's test certificate passes")
	}
}

// The test certificate stays from run to run, so that two builds are alike, and nobody else reads its key.
func TestCertificateStays(t *testing.T) {
	s := shopFor(t)
	var before []byte
	for range 2 {
		testSigned(t, s)
		now, err := os.ReadFile(filepath.Join(s.Kept, "windows-test.crt"))
		if err != nil {
			t.Fatal(err)
		}
		if before != nil && string(before) != string(now) {
			t.Error("each run makes another certificate")
		}
		before = now
	}
	info, err := os.Stat(filepath.Join(s.Kept, "windows-test.key"))
	if err != nil {
		t.Fatal(err)
	}
	if info.Mode().Perm() != 0o600 {
		t.Errorf("the key has the mode %v", info.Mode())
	}
}

// A certificate of the house comes through the environment, its password never through a command line, and both the
// direct way and the uninstaller's script take it.
func TestKeyOfTheHouse(t *testing.T) {
	tool(t, "osslsigncode")
	tool(t, "openssl")
	s := shopFor(t)
	g := testSigned(t, s)
	closed := filepath.Join(t.TempDir(), "it's closed.key")
	const password = `a "word" $HOME 'q'`
	lock := exec.Command("openssl", "pkcs8", "-topk8", "-in", filepath.Join(s.Kept, "windows-test.key"), "-out", closed, "-passout", "stdin")
	lock.Stdin = strings.NewReader(password + "\n")
	if words, err := lock.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, words)
	}
	t.Setenv("HARBORFILE_AUTHENTICODE_CERTS", g.roots)
	t.Setenv("HARBORFILE_AUTHENTICODE_KEY", closed)
	t.Setenv("HARBORFILE_AUTHENTICODE_ROOTS", g.roots)
	t.Setenv("HARBORFILE_AUTHENTICODE_PASSWORD", password)
	ctx := context.Background()
	house, err := newSigner(ctx, s)
	if err != nil {
		t.Fatal(err)
	}
	if house.test {
		t.Error("a certificate of the house counts as a test")
	}
	path := unsigned(t, s)
	copied := path + ".copy"
	if err := copyFile(path, copied); err != nil {
		t.Fatal(err)
	}
	if err := house.file(ctx, path, "It's a title"); err != nil {
		t.Fatal(err)
	}
	script, err := house.script(filepath.Join(t.TempDir(), "sign"), "It's a title")
	if err != nil {
		t.Fatal(err)
	}
	if words, err := exec.Command(script, copied).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, words)
	}
	if err := house.verify(ctx, copied); err != nil {
		t.Error(err)
	}
	text, err := os.ReadFile(script)
	if err != nil || strings.Contains(string(text), "word") {
		t.Errorf("the script holds the password (%v)", err)
	}
	t.Setenv("HARBORFILE_AUTHENTICODE_KEY", "")
	if _, err := newSigner(ctx, s); err == nil {
		t.Error("a certificate without its key is taken")
	}
}

func TestTokenAndTimeStamp(t *testing.T) {
	s := shopFor(t)
	t.Setenv("HARBORFILE_AUTHENTICODE_CERTS", "c.pem")
	t.Setenv("HARBORFILE_AUTHENTICODE_KEY", "pkcs11:object=key")
	t.Setenv("HARBORFILE_AUTHENTICODE_MODULE", "/lib/token.so")
	t.Setenv("HARBORFILE_AUTHENTICODE_TIMESTAMP", "http://time.example.org")
	g, err := newSigner(context.Background(), s)
	if err != nil {
		t.Fatal(err)
	}
	command := strings.Join(g.command("title", "in.exe", "out.exe"), " ")
	for _, want := range []string{"-certs c.pem -key pkcs11:object=key", "-pkcs11module /lib/token.so", "-ts http://time.example.org", "-h sha256", "-in in.exe -out out.exe"} {
		if !strings.Contains(command, want) {
			t.Errorf("%q lacks %q", command, want)
		}
	}
}
