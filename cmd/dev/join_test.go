package main

import (
	"crypto/rand"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"aead.dev/minisign"

	"github.com/harborfile/harborfile/packaging"
)

// A release whose programs turn its own signature away would leave the house with nobody the wiser.
func TestJoinWantsAKeyThatThePackagesBelieve(t *testing.T) {
	public, secret, err := minisign.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	text, err := secret.MarshalText()
	if err != nil {
		t.Fatal(err)
	}
	top := t.TempDir()
	key, from := filepath.Join(top, "key"), filepath.Join(top, "made", "linux")
	if err := os.MkdirAll(from, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(from, "h.deb"), []byte("l"), 0o600); err != nil {
		t.Fatal(err)
	}
	sums, err := packaging.Sums(from)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(os.WriteFile(key, text, 0o600), os.WriteFile(filepath.Join(from, packaging.SumsFile), sums, 0o600)); err != nil {
		t.Fatal(err)
	}
	tr, err := findTree()
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv(packaging.SignKeyVariable, key)
	t.Setenv(packaging.TrustVariable, "")
	to := filepath.Join(top, "release")
	if err := runJoin(t.Context(), tr, []string{filepath.Join(top, "made"), to}); err == nil {
		t.Error("signed with a key that nobody was told of")
	}
	if _, err := os.Stat(to); err == nil {
		t.Error("the folder looks like a release")
	}
	t.Setenv(packaging.TrustVariable, public.String())
	if err := runJoin(t.Context(), tr, []string{filepath.Join(top, "made"), to}); err != nil {
		t.Fatal(err)
	}
	signature, err := os.ReadFile(filepath.Join(to, packaging.SignatureFile))
	if err != nil || !minisign.Verify(public, sums, signature) {
		t.Errorf("the sums are not signed: %v", err)
	}
}
