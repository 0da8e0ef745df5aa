//go:build unix

package vault

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/harborfile/harborfile/cases"
)

// Where the folder of an open vault was moved and a copy lies in its place, nothing that this session still does changes
// the copy: not its log, in which the last changes may lie alone, nor any other file. Nothing is read from it either and
// called a backup or a check of this vault.
func TestCopyInPlaceIsNotTouched(t *testing.T) {
	v, _ := newVault(t)
	b := put(t, v, randomBytes(3, 300_000))
	c := sampleClient()
	must(t, v.Write(t.Context(), &c)) // lies in the log alone
	must(t, errors.Join(os.Rename(v.dir, v.dir+" moved"), os.CopyFS(v.dir, os.DirFS(v.dir+" moved"))))
	must(t, os.WriteFile(v.path(nextOf(recordsName)), []byte("another program's"), 0o600))
	before := contents(t, v.dir)
	var gone *FolderError
	if _, err := v.Backup(t.Context(), filepath.Join(t.TempDir(), "b"), nil); !errors.As(err, &gone) {
		t.Errorf("backup: %v", err)
	}
	if _, err := v.Check(t.Context(), nil); !errors.As(err, &gone) {
		t.Errorf("check: %v", err)
	}
	if err := v.Rotate(t.Context(), Secrets{Passphrase: pass}); !errors.As(err, &gone) {
		t.Errorf("renewal: %v", err)
	}
	if err := v.RotateEvidence(t.Context()); !errors.As(err, &gone) {
		t.Errorf("renewal of the evidence: %v", err)
	}
	sameContents(t, "while open", v.dir, before)
	v.Close()
	sameContents(t, "after closing", v.dir, before)
	must(t, os.Remove(v.path(nextOf(recordsName))))
	for _, dir := range []string{v.dir, v.dir + " moved"} {
		back := open(t, dir)
		if _, err := Get[cases.Client](t.Context(), back, c.ID); err != nil {
			t.Errorf("%s: what was stored last: %v", filepath.Base(dir), err)
		}
		readBlob(t, back, b.ID)
		must(t, back.Close())
	}
}

// A check of an open vault speaks of the files that lie in the folder, and not of those that it has open.
func TestCheckOfAnExchangedFile(t *testing.T) {
	v, _ := newVault(t)
	put(t, v, randomBytes(3, 300_000))
	for _, name := range []string{evidenceName, recordsName} {
		path := v.path(name)
		must(t, replaceByCopy(path))
		flipByte(t, path, 3000)
		if r, err := v.Check(t.Context(), nil); err == nil && r.OK() {
			t.Errorf("%s was exchanged, and the check found nothing", name)
		}
		must(t, os.Rename(path+".away", path))
		if r, err := v.Check(t.Context(), nil); err != nil || !r.OK() { // the control
			t.Errorf("%s is back: %v, %v", name, r.Problems, err)
		}
	}
}

func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	for _, name := range names(t, dir) {
		all[name] = string(get(os.ReadFile(filepath.Join(dir, name)))(t))
	}
	return all
}

func sameContents(t *testing.T, when, dir string, want map[string]string) {
	t.Helper()
	have := contents(t, dir)
	for name, text := range want {
		if have[name] != text {
			t.Errorf("%s: %s in the copy was changed: %d bytes, %d before", when, name, len(have[name]), len(text))
		}
	}
	for name := range have {
		if _, there := want[name]; !there {
			t.Errorf("%s: %s is new in the copy", when, name)
		}
	}
}
