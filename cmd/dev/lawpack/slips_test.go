package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases/law"
	"github.com/harborfile/harborfile/cases/law/pack"
	"github.com/harborfile/harborfile/packaging"
)

// A slip of the maker ends here with its reason and leaves no pack behind.
func TestSlips(t *testing.T) {
	for _, name := range []string{packaging.SignKeyVariable, packaging.TrustVariable, packaging.PasswordVariable} {
		t.Setenv(name, "")
	}
	dir := t.TempDir()
	write := func(name, text string) string {
		t.Helper()
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	good := work{root: "../../..", keys: filepath.Join(dir, "keys"), out: filepath.Join(dir, "good"+pack.Suffix),
		notes: write("notes.yaml", "notes: [One rule changed.]\nnotes_es: [Cambió una regla.]\n")}
	if err := good.run(); err != nil {
		t.Fatal(err)
	}
	keys, err := packaging.FindKeys(good.root, good.keys)
	if err != nil {
		t.Fatal(err)
	}
	other, err := keys.Sign([]byte("another file"), pack.Comment(law.BuiltInAsOf))
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		change func(w *work)
		says   string
	}{
		"a flag behind the file":           {func(w *work) { w.behind = true }, "comes last"},
		"a misspelled name":                {func(w *work) { w.notes = write("a.yaml", "note: [One rule changed.]\n") }, "note"},
		"no Spanish":                       {func(w *work) { w.notes = write("b.yaml", "notes: [One rule changed.]\n") }, "notes_es"},
		"a signature of another file":      {func(w *work) { w.signature = write("x.minisig", string(other)) }, "no program would take"},
		"a file that is there":             {func(w *work) { w.out = good.out }, "exists"},
		"what is to be signed over a file": {func(w *work) { w.archive = good.notes }, "exists"},
		"another ending":                   {func(w *work) { w.out = filepath.Join(dir, "deadlines.yaml") }, pack.Suffix},
		"a program that is not a version":  {func(w *work) { w.program = "next" }, "version"},
	} {
		w := good
		w.out = filepath.Join(dir, "slip"+pack.Suffix)
		c.change(&w)
		if err := w.run(); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v, want %q", name, err, c.says)
		}
		if _, err := os.Stat(filepath.Join(dir, "slip"+pack.Suffix)); err == nil {
			t.Fatalf("%s left a pack", name)
		}
	}
}
