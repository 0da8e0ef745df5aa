package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"aead.dev/minisign"

	"github.com/harborfile/harborfile/cases/law"
	"github.com/harborfile/harborfile/cases/law/pack"
	"github.com/harborfile/harborfile/cases/trust"
	"github.com/harborfile/harborfile/cases/trust/stocktool"
	"github.com/harborfile/harborfile/packaging"
)

// TestMakesAPack: what the runner makes is a pack that a program opens which trusts the key.
func TestMakesAPack(t *testing.T) {
	t.Setenv(packaging.SignKeyVariable, "")
	t.Setenv(packaging.TrustVariable, "")
	dir := t.TempDir()
	notes := filepath.Join(dir, "notes.yaml")
	if err := os.WriteFile(notes, []byte("notes: [A rule changed.]\nnotes_es: [Cambió una regla.]\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	w := work{root: filepath.Join("..", "..", ".."), keys: filepath.Join(dir, "keys"), notes: notes, out: filepath.Join(dir, "x"+pack.Suffix)}
	if err := w.run(); err != nil {
		t.Fatal(err)
	}
	public, err := os.ReadFile(filepath.Join(dir, "keys", "test.pub"))
	if err != nil {
		t.Fatal(err)
	}
	var key minisign.PublicKey
	if err := key.UnmarshalText([]byte(strings.TrimSpace(string(public)))); err != nil {
		t.Fatal(err)
	}
	p := open(t, w.out, key)
	if p.AsOf != law.BuiltInAsOf || len(p.Notes) != 1 || len(p.NotesES) != 1 || len(p.Data.Spanish()) < 690 || p.Program == "" {
		t.Errorf("%+v, %d texts in Spanish", p.Manifest, len(p.Data.Spanish()))
	}
	if changes, err := pack.Compare(law.BuiltIn(), p.Data); err != nil || len(changes) > 0 {
		t.Errorf("the built-in rows differ from themselves: %v, %v", changes, err)
	}
	w.out = filepath.Join(dir, "x.zip")
	if err := w.run(); err == nil {
		t.Error("a name that no person would know was taken")
	}
}

// TestKeyOnAnotherComputer: the stock tool signs, and the runner puts the pack together.
func TestKeyOnAnotherComputer(t *testing.T) {
	t.Setenv(packaging.SignKeyVariable, "")
	dir := t.TempDir()
	run := stocktool.In(t, dir)
	w := work{root: filepath.Join("..", "..", ".."), archive: filepath.Join(dir, "law.tar")}
	if err := w.run(); err != nil {
		t.Fatal(err)
	}
	run("-G", "-W", "-f", "-p", "k.pub", "-s", "k.key")
	run("-S", "-s", "k.key", "-m", "law.tar", "-t", pack.Comment(law.BuiltInAsOf))
	w.archive, w.signature, w.out = "", filepath.Join(dir, "law.tar.minisig"), filepath.Join(dir, "x"+pack.Suffix)
	key, err := minisign.PublicKeyFromFile(filepath.Join(dir, "k.pub"))
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv(packaging.TrustVariable, key.String()) // the pack is opened with the trusted keys before it is given out
	if err := w.run(); err != nil {
		t.Fatal(err)
	}
	open(t, w.out, key)
}

func open(t *testing.T, path string, key trust.Key) *pack.Pack {
	t.Helper()
	raw, err := pack.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	p, err := pack.Open(raw, []trust.Key{key}, "99.0.0")
	if err != nil {
		t.Fatal(err)
	}
	return p
}
