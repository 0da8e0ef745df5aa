package vault

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"testing"

	"github.com/harborfile/harborfile/cases"
)

func TestCreateCloseOpen(t *testing.T) {
	v, code := newVault(t)
	c := sampleClient()
	m := sampleMatter(c)
	must(t, v.Write(t.Context(), c, m))
	data := bytes.Repeat([]byte("evidence "), 300_000)
	blob := get(v.Import(t.Context(), cases.MatterStream(m.ID), bytes.NewReader(data), cases.NoProgress, func(b cases.Blob) []cases.Record {
		return []cases.Record{cases.EvidenceItem{ID: cases.NewID(), MatterID: m.ID, Title: "A letter", Blob: b}}
	}))(t)

	v = reopen(t, v)
	if got := get(Get[cases.Client](t.Context(), v, c.ID))(t); got.Name != c.Name || got.Rev == "" {
		t.Errorf("client reads %+v", got)
	}
	s := get(v.Snapshot(t.Context(), m.ID))(t)
	if s.Client.ID != c.ID || len(s.Evidence) != 1 || s.Evidence[0].Blob != blob {
		t.Errorf("snapshot %+v", s)
	}
	if !bytes.Equal(readBlob(t, v, blob.ID), data) {
		t.Error("evidence changed")
	}
	must(t, v.Close())
	if got, want := names(t, v.dir), []string{evidenceName, recordsName, keysName, lockName}; !slices.Equal(got, want) {
		t.Errorf("after a clean exit the folder holds %v", got)
	}
	r, err := Open(t.Context(), v.dir, Unlock{Recovery: code.Secret()})
	must(t, err)
	must(t, r.Close())
}

// hasMode compares the rights of a file. Windows keeps them in access lists, where a user's folders are private already.
func hasMode(fi os.FileInfo, mode os.FileMode) bool {
	return runtime.GOOS == "windows" || fi.Mode().Perm() == mode
}

func TestFolderRights(t *testing.T) {
	v, _ := newVault(t)
	must(t, v.Write(t.Context(), sampleClient()))
	check := func() {
		t.Helper()
		if fi, err := os.Stat(v.dir); err != nil || !hasMode(fi, 0o700) {
			t.Errorf("folder: %v %v", fi.Mode(), err)
		}
		for _, name := range names(t, v.dir) {
			if fi, err := os.Stat(filepath.Join(v.dir, name)); err != nil || !hasMode(fi, 0o600) {
				t.Errorf("%s: %v %v", name, fi.Mode(), err)
			}
		}
	}
	check()
	must(t, v.Close())
	check()
	if fi, err := os.Stat(v.path(lockName)); err != nil || fi.Size() != 0 {
		t.Error("the lock file is not empty")
	}
}

// An open blob ends with its vault, and a save of vault.keys that a crash cut short is cleared away.
func TestCloseEndsBlobsAndLeavesNothing(t *testing.T) {
	v, _ := newVault(t)
	blob := get(v.OpenBlob(t.Context(), put(t, v, randomBytes(1, 5*sliceSize)).ID))(t)
	must(t, v.Close())
	if _, err := blob.ReadAt(make([]byte, 100), 3*sliceSize); !errors.Is(err, cases.ErrLocked) {
		t.Errorf("a blob of a closed vault: %v", err)
	}
	must(t, os.WriteFile(v.path(keysName)+".new", []byte("half"), 0o600))
	v = reopen(t, open(t, v.dir))
	must(t, v.Close())
	if got := names(t, v.dir); len(got) != 4 {
		t.Errorf("the folder holds %v", got)
	}
}

func TestWriteConflict(t *testing.T) {
	v, _ := newVault(t)
	c := sampleClient()
	must(t, v.Write(t.Context(), c))
	a, b := get(Get[cases.Client](t.Context(), v, c.ID))(t), get(Get[cases.Client](t.Context(), v, c.ID))(t)
	a.Pronouns = "they"
	must(t, v.Write(t.Context(), &a))
	b.Pronouns = "she"
	if err := v.Write(t.Context(), b); !errors.Is(err, cases.ErrConflict) {
		t.Errorf("stale write: %v", err)
	}
	a.Pronouns = "he" // a carries its new revision
	must(t, v.Write(t.Context(), a))
	if err := v.Write(t.Context(), c); !errors.Is(err, cases.ErrConflict) {
		t.Errorf("a write without a revision over a known record: %v", err)
	}
	if got := get(Get[cases.Client](t.Context(), v, c.ID))(t); got.Pronouns != "he" {
		t.Errorf("pronouns %q", got.Pronouns)
	}
}
