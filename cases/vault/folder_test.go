//go:build unix

package vault

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/harborfile/harborfile/cases"
)

// A folder that was deleted, moved or replaced under an open vault: nothing is called saved any more, another vault in
// its place is not touched, and the vault closes.
func TestFolderThatIsGone(t *testing.T) {
	for name, harm := range map[string]func(dir string) error{
		"deleted": os.RemoveAll,
		"moved":   func(dir string) error { return os.Rename(dir, dir+" moved") },
		"replaced by a copy": func(dir string) error {
			return errors.Join(os.Rename(dir, dir+" moved"), os.CopyFS(dir, os.DirFS(dir+" moved")))
		},
		"vault.db deleted":      func(dir string) error { return os.Remove(filepath.Join(dir, recordsName)) },
		"vault.db replaced":     func(dir string) error { return replaceByCopy(filepath.Join(dir, recordsName)) },
		"evidence.db replaced":  func(dir string) error { return replaceByCopy(filepath.Join(dir, evidenceName)) },
		"the log deleted":       func(dir string) error { return os.Remove(filepath.Join(dir, recordsName+"-wal")) },
		"the lock file deleted": func(dir string) error { return os.Remove(filepath.Join(dir, lockName)) },
	} {
		t.Run(name, func(t *testing.T) {
			v, _ := newVault(t)
			kept := sampleClient()
			must(t, v.Write(t.Context(), &kept)) // the control
			must(t, harm(v.dir))
			before, _ := os.ReadFile(v.path(keysName))
			c := sampleClient()
			err := v.Write(t.Context(), &c)
			var gone *FolderError
			if !errors.As(err, &gone) || !errors.Is(err, cases.ErrReadOnly) {
				t.Errorf("a new record: %v", err)
			}
			if c.Rev != "" {
				t.Error("it got a revision")
			}
			if cases.Explain(err, "es") == cases.Explain(cases.ErrReadOnly, "es") {
				t.Error("it has no words of its own")
			}
			if _, err := v.Import(t.Context(), "matter/m", openPattern(t), nil, nil); err == nil {
				t.Error("a file was called stored")
			}
			if name != "the log deleted" {
				if err := v.SetPassphrase("another one", cheap); err == nil {
					t.Error("vault.keys was called saved")
				}
				if err := v.Rotate(t.Context(), Secrets{Passphrase: pass}); err == nil {
					t.Error("a renewal was called done")
				}
			}
			for v.allowance(recordsName)(1<<20) > 0 && name != "the log deleted" {
				t.Fatal("the count of seals was saved")
			}
			if after, _ := os.ReadFile(v.path(keysName)); name != "the log deleted" && string(after) != string(before) {
				t.Error("vault.keys in the folder was written")
			}
			v.Close()
			if name == "moved" || name == "replaced by a copy" {
				back := open(t, v.dir+" moved")
				get(Get[cases.Client](t.Context(), back, kept.ID))(t)
				if _, err := Get[cases.Client](t.Context(), back, c.ID); !errors.Is(err, cases.ErrNotFound) {
					t.Errorf("what was not called saved: %v", err)
				}
			}
		})
	}
}

func replaceByCopy(path string) error {
	b, err := os.ReadFile(path)
	return errors.Join(err, os.Rename(path, path+".away"), os.WriteFile(path, b, 0o600))
}

func openPattern(t *testing.T) *os.File {
	t.Helper()
	path := filepath.Join(t.TempDir(), "p")
	must(t, os.WriteFile(path, randomBytes(1, 1000), 0o600))
	f := get(os.Open(path))(t)
	t.Cleanup(func() { f.Close() })
	return f
}
