package sealedvfs

import (
	"os"
	"path/filepath"
	"testing"
)

// Where other files lie under the names of the open ones, no further connection opens them, and closing deletes nothing.
func TestGuard(t *testing.T) {
	path := filepath.Join(t.TempDir(), "g.db")
	vfs := "guard-" + t.Name()
	if err := Register(vfs, make([]byte, 32), 4096); err != nil {
		t.Fatal(err)
	}
	if err := Guard("no such VFS", func() bool { return true }); err == nil {
		t.Error("a VFS that is not there was guarded")
	}
	inPlace := true
	if err := Guard(vfs, func() bool { return inPlace }); err != nil {
		t.Fatal(err)
	}
	o := Options{VFS: vfs, PageSize: 4096}
	db, err := Open(path, o)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec("CREATE TABLE t(x); INSERT INTO t VALUES(1)"); err != nil {
		t.Fatal(err)
	}
	inPlace = false
	if other, err := Open(path, o); err == nil {
		other.Close()
		t.Error("a further connection was opened")
	}
	var n int
	if err := db.QueryRow("SELECT count(*) FROM t").Scan(&n); err != nil || n != 1 {
		t.Errorf("the open connection reads %d, %v", n, err)
	}
	if err := db.Close(); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(path + "-wal"); err != nil {
		t.Errorf("the log under the name: %v", err)
	}
	inPlace = true
	if db, err = Open(path, o); err != nil {
		t.Fatal(err)
	}
	if err := db.QueryRow("SELECT count(*) FROM t").Scan(&n); err != nil || n != 1 {
		t.Errorf("in place again: %d, %v", n, err)
	}
	if err := db.Close(); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(path + "-wal"); err == nil {
		t.Error("the log is left")
	}
	if err := Unregister(vfs); err != nil {
		t.Error(err)
	}
}
