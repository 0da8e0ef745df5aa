//go:build unix

package sealedvfs

import (
	"os"
	"path/filepath"
	"testing"
)

// The index of a log belongs to one file, not to a name: another database that takes the place of an open one, as in a
// renewal of the keys, has an index of its own.
func TestIndexOfTheLogBelongsToOneFile(t *testing.T) {
	vfs := newVFS(t, 1, 4096)
	dir := t.TempDir()
	path, away, other := filepath.Join(dir, "a.db"), filepath.Join(dir, "away.db"), filepath.Join(dir, "b.db")
	db := open(t, other, Options{VFS: vfs})
	run(t, db, "CREATE TABLE t(a); INSERT INTO t VALUES('second')")
	must(t, db.Close())
	first := open(t, path, Options{VFS: vfs})
	run(t, first, "CREATE TABLE t(a); INSERT INTO t VALUES('first')")
	for _, side := range []string{"", "-wal"} {
		must(t, os.Rename(path+side, away+side))
	}
	must(t, os.Rename(other, path))
	second := open(t, path, Options{VFS: vfs, MustExist: true})
	for range 20 {
		run(t, first, "INSERT INTO t VALUES('first')")
		run(t, second, "INSERT INTO t VALUES('second')")
	}
	if got := query(first, "SELECT DISTINCT a FROM t") + query(second, "SELECT DISTINCT a FROM t"); got != "firstsecond" {
		t.Errorf("they hold %q", got)
	}
	for _, db := range []string{query(first, "PRAGMA integrity_check"), query(second, "PRAGMA integrity_check")} {
		if db != "ok" {
			t.Error(db)
		}
	}
}
