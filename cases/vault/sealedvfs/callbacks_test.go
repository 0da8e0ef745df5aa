package sealedvfs

import (
	"runtime/cgo"
	"strings"
	"testing"
)

// A panic in a callback becomes an I/O error. If it crossed into C, SQLite's mutexes would stay held and the next
// statement would wait for ever.
func TestPanicInCallback(t *testing.T) {
	const key = 77
	db := open(t, t.TempDir()+"/a.db", Options{VFS: newVFS(t, key, 4096)})
	run(t, db, "CREATE TABLE t(a); INSERT INTO t VALUES(1)")
	files := openFilesOf(key)
	if len(files) == 0 {
		t.Fatal("no open file was found")
	}
	for _, f := range files {
		aead := f.aead
		f.aead = nil // the next use panics
		defer func() { f.aead = aead }()
	}
	if _, err := db.Exec("INSERT INTO t SELECT randomblob(5000)"); err == nil || !strings.Contains(err.Error(), "I/O") {
		t.Errorf("write: %v", err)
	}
	for _, f := range files {
		f.aead, _, _ = fileCipher(keyOf(key), make([]byte, headerSize), make([]byte, saltSize))
	}
	if got := query(db, "SELECT 1"); got != "1" {
		t.Error("the connection is stuck:", got)
	}
}

// openFilesOf finds the ciphers that C holds handles of: handles are numbered upwards.
func openFilesOf(k byte) (files []*openFile) {
	last := cgo.NewHandle(0)
	defer last.Delete()
	for h := last; h > 0; h-- {
		func() {
			defer func() { recover() }() // a handle that is gone
			if f, ok := h.Value().(*openFile); ok && f.owner.key[0] == k {
				files = append(files, f)
			}
		}()
	}
	return files
}
