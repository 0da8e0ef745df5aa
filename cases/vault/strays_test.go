package vault

import (
	"os"
	"path/filepath"
	"testing"
)

// An older vault.db beside a newer evidence.db: the check tells of evidence that no record names, nothing removes it,
// new evidence takes no number of theirs, and with the newer vault.db all is back.
func TestOlderRecordsBesideNewerEvidence(t *testing.T) {
	v, _ := newVault(t)
	put(t, v, randomBytes(1, 1000))
	must(t, v.Close())
	older := get(os.ReadFile(v.path(recordsName)))(t)
	v = open(t, v.dir)
	put(t, v, randomBytes(2, 2*sliceSize))
	kept := put(t, v, randomBytes(3, 1000))
	must(t, v.Close())
	newer := get(os.ReadFile(v.path(recordsName)))(t)
	if r := checkFolder(t, v.dir); len(r.Notices) != 0 {
		t.Errorf("a whole vault: %q", r.Notices)
	}
	must(t, os.WriteFile(filepath.Join(v.dir, recordsName), older, 0o600))
	v = open(t, v.dir)
	put(t, v, randomBytes(4, 1000))
	must(t, v.Close())
	if r := checkFolder(t, v.dir); !r.OK() || len(r.Notices) != 1 {
		t.Errorf("%q, %q", r.Problems, r.Notices)
	}
	must(t, os.WriteFile(filepath.Join(v.dir, recordsName), newer, 0o600))
	v = open(t, v.dir)
	if string(readBlob(t, v, kept.ID)) != string(randomBytes(3, 1000)) {
		t.Error("evidence was lost")
	}
}
