package sealedvfs

import (
	"bytes"
	"fmt"
	"math/rand"
	"os"
	"strings"
	"testing"
)

// Every change of a database at rest is refused: flipped bits, exchanged, zeroed and cut pages, another key.
func TestTamper(t *testing.T) {
	dir, vfs := t.TempDir(), newVFS(t, 1, 4096)
	p, q := dir+"/vault.db", dir+"/t.db"
	db := open(t, p, Options{VFS: vfs})
	fill(t, db, 1000)
	db.Close()
	orig, err := os.ReadFile(p)
	must(t, err)
	const unit = 4096 + overhead
	n := (len(orig) - headerSize) / unit
	at := func(b []byte, i int) []byte { return b[headerSize+i*unit : headerSize+(i+1)*unit] }
	try := func(name string, edit func(b []byte) []byte) {
		t.Helper()
		must(t, os.WriteFile(q, edit(bytes.Clone(orig)), 0o600))
		in, err := Inspect(t.Context(), q, keyOf(1), 4096, nil)
		must(t, err)
		if in.Whole() {
			t.Errorf("%s: not seen by Inspect", name)
		}
		if got := check(q, Options{VFS: vfs}); got == "ok" {
			t.Errorf("%s: not seen by SQLite", name)
		}
		os.Remove(q + "-wal")
	}
	if got := check(p, Options{VFS: vfs}); got != "ok" {
		t.Fatal(got)
	}
	r := rand.New(rand.NewSource(3))
	for i := range times(25, 1000) {
		off := r.Intn(len(orig))
		if i < 5 {
			off = r.Intn(headerSize)
		}
		try(fmt.Sprint("flip at ", off), func(b []byte) []byte { b[off] ^= 1 << r.Intn(8); return b })
	}
	try("swap", func(b []byte) []byte { copy(at(b, 20), at(orig, 40)); copy(at(b, 40), at(orig, 20)); return b })
	try("zero", func(b []byte) []byte { clear(at(b, 30)); return b })
	try("truncate", func(b []byte) []byte { return b[:headerSize+(n-50)*unit] })
	try("salt", func(b []byte) []byte { b[20] ^= 1; return b })
	if got := check(p, Options{VFS: newVFS(t, 2, 4096)}); !strings.Contains(got, "not a database") {
		t.Error("wrong key: ", got)
	}
	if got := check(p, Options{VFS: newVFS(t, 1, 8192), PageSize: 8192}); !strings.Contains(got, "not a database") {
		t.Error("wrong page size: ", got)
	}
	if got := check(p, Options{}); !strings.Contains(got, "not a database") {
		t.Error("plain driver: ", got)
	}
}

// A database cut to nothing or to its header is damage where the caller says that it must exist.
func TestEmptiedDatabase(t *testing.T) {
	dir, vfs := t.TempDir(), newVFS(t, 1, 4096)
	o := Options{VFS: vfs, PageSize: 4096, MustExist: true}
	db := open(t, dir+"/a.db", Options{VFS: vfs})
	fill(t, db, 10)
	db.Close()
	b, err := os.ReadFile(dir + "/a.db")
	must(t, err)
	for _, n := range []int{0, 10, 64, 100, 64 + 4096} {
		must(t, os.WriteFile(dir+"/x.db", b[:n], 0o600))
		if x, err := Open(dir+"/x.db", o); err == nil {
			t.Errorf("cut to %d bytes: opens", n)
			x.Close()
		}
		if got, err := os.ReadFile(dir + "/x.db"); err != nil || !bytes.Equal(got, b[:n]) {
			t.Errorf("cut to %d bytes: was changed by opening it", n)
		}
	}
	if x, err := Open(dir+"/missing.db", o); err == nil {
		t.Error("a missing file opens")
		x.Close()
	}
	if got := check(dir+"/a.db", o); got != "ok" {
		t.Error(got)
	}
}

// The last pages of a transaction may never be written (allocated and freed again): the hole must read as zeros.
func TestExtendingTruncate(t *testing.T) {
	dir, vfs := t.TempDir(), newVFS(t, 1, 4096)
	db := open(t, dir+"/a.db", Options{VFS: vfs})
	run(t, db, "CREATE TABLE a(x); CREATE TABLE b(x); INSERT INTO a VALUES(randomblob(20000))")
	run(t, db, "BEGIN; INSERT INTO b VALUES(randomblob(40000)); DELETE FROM b; COMMIT")
	query(db, "PRAGMA wal_checkpoint(TRUNCATE)")
	must(t, db.Close())
	in, err := Inspect(t.Context(), dir+"/a.db", keyOf(1), 4096, nil)
	if err != nil || !in.Whole() || in.Units < 10 {
		t.Errorf("%+v %v", in, err)
	}
}
