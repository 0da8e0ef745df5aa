package sealedvfs

import (
	"bytes"
	"database/sql"
	"fmt"
	"math/rand"
	"os"
	"testing"
)

// A log of another database under the same key must not be applied.
func TestForeignWAL(t *testing.T) {
	dir, vfs := t.TempDir(), newVFS(t, 1, 4096)
	mk := func(name string, v int) *sql.DB {
		db := open(t, dir+"/"+name, Options{VFS: vfs, Pragmas: "PRAGMA wal_autocheckpoint=0"})
		run(t, db, fmt.Sprintf("CREATE TABLE t(a); INSERT INTO t VALUES(%d)", v))
		query(db, "PRAGMA wal_checkpoint(TRUNCATE)")
		run(t, db, fmt.Sprintf("INSERT INTO t VALUES(%d)", v+1))
		return db
	}
	mk("a.db", 100)
	mk("b.db", 200)
	copyFile(t, dir+"/b.db", dir+"/x.db")
	copyFile(t, dir+"/a.db-wal", dir+"/x.db-wal")
	if in, err := Inspect(t.Context(), dir+"/x.db-wal", keyOf(1), 4096, nil); err != nil || in.Header {
		t.Errorf("a foreign log looks authentic: %+v %v", in, err)
	}
	x := open(t, dir+"/x.db", Options{VFS: vfs})
	if got := query(x, "SELECT group_concat(a) FROM t"); got != "200" {
		t.Error("b.db with a.db's log reads:", got)
	}
	if f := FailuresOf(vfs); f.WAL == 0 {
		t.Error("the foreign log was not counted")
	}
	copyFile(t, dir+"/b.db", dir+"/y.db") // control: its own log is applied
	copyFile(t, dir+"/b.db-wal", dir+"/y.db-wal")
	y := open(t, dir+"/y.db", Options{VFS: vfs})
	if got := query(y, "SELECT group_concat(a) FROM t"); got != "200,201" {
		t.Error("b.db with its own log reads:", got)
	}
}

// A hot journal of another database under the same key must not be rolled back into this one.
func TestForeignJournal(t *testing.T) {
	dir, vfs := t.TempDir(), newVFS(t, 1, 4096)
	o := Options{VFS: vfs, Journal: "DELETE", Pragmas: "PRAGMA cache_size=4"}
	hot := func(name, word string) (before []byte) {
		db := open(t, dir+"/"+name, o)
		run(t, db, "CREATE TABLE t(a, b); INSERT INTO t VALUES(?, zeroblob(90000))", word)
		before = copyFile(t, dir+"/"+name, dir+"/copy-"+name)
		tx, err := db.Begin()
		must(t, err)
		_, err = tx.Exec("UPDATE t SET a = a || '-changed', b = randomblob(90000)")
		must(t, err)
		t.Cleanup(func() { tx.Rollback() })
		copyFile(t, dir+"/"+name+"-journal", dir+"/copy-"+name+"-journal")
		return before
	}
	hot("a.db", "first")
	hot("b.db", "second")
	if in, err := Inspect(t.Context(), dir+"/copy-b.db-journal", keyOf(1), 4096, nil); err != nil || !in.Header || in.Units < 20 {
		t.Fatalf("the control journal does not read: %+v %v", in, err)
	}
	copyFile(t, dir+"/copy-a.db-journal", dir+"/copy-b.db-journal")
	x := open(t, dir+"/copy-b.db", o)
	if got := query(x, "SELECT a FROM t"); got != "second" {
		t.Error("b.db with a.db's journal reads:", got)
	}
}

// A damaged log of a vault that was not closed gives an earlier whole commit or an error, never a mix.
func TestTamperWAL(t *testing.T) {
	dir, vfs := t.TempDir(), newVFS(t, 1, 4096)
	db := open(t, dir+"/a.db", Options{VFS: vfs, Pragmas: "PRAGMA wal_autocheckpoint=0"})
	run(t, db, notes)
	run(t, db, "CREATE TABLE pair(a,b); INSERT INTO pair VALUES(0,0)")
	query(db, "PRAGMA wal_checkpoint(TRUNCATE)")
	const commits = 40
	for range commits {
		run(t, db, "BEGIN; UPDATE pair SET a=a+1; INSERT INTO note(body) VALUES(hex(randomblob(3000))); UPDATE pair SET b=b+1; COMMIT")
	}
	r := rand.New(rand.NewSource(4))
	earlier := 0
	for i := range times(25, 500) {
		copyFile(t, dir+"/a.db", dir+"/b.db")
		wal := copyFile(t, dir+"/a.db-wal", dir+"/b.db-wal")
		wal[r.Intn(len(wal))] ^= 4
		must(t, os.WriteFile(dir+"/b.db-wal", wal, 0o600))
		if in, err := Inspect(t.Context(), dir+"/b.db-wal", keyOf(1), 4096, nil); err != nil || in.Whole() {
			t.Errorf("round %d: Inspect saw nothing (%v)", i, err)
		}
		if check(dir+"/b.db", Options{VFS: vfs}) != "ok" {
			continue
		}
		b := open(t, dir+"/b.db", Options{VFS: vfs})
		var x, y int
		must(t, b.QueryRow("SELECT a,b FROM pair").Scan(&x, &y))
		if x != y || x == commits {
			t.Errorf("round %d: opened at %d and %d of %d", i, x, y, commits)
		}
		b.Close()
		earlier++
	}
	if earlier == 0 {
		t.Error("no damaged log opened at an earlier commit")
	}
}

// A journal torn before any database page was written must not block opening: that is what a power cut leaves.
func TestTornJournal(t *testing.T) {
	for _, page := range []int{4096, 65536} {
		dir, vfs := t.TempDir(), newVFS(t, 1, page)
		o := Options{VFS: vfs, PageSize: page, Journal: "DELETE"}
		db := open(t, dir+"/a.db", o)
		fill(t, db, 1000)
		before := copyFile(t, dir+"/a.db", dir+"/before.db")
		tx, err := db.Begin()
		must(t, err)
		_, err = tx.Exec("UPDATE note SET body=body||'x'")
		must(t, err)
		j, err := os.ReadFile(dir + "/a.db-journal")
		must(t, err)
		must(t, tx.Rollback())
		want := query(db, "SELECT count(*),sum(length(body)) FROM note")
		for _, off := range []int{0, 70, headerSize + 4096, len(j) / 2, len(j) - 1} {
			must(t, os.WriteFile(dir+"/b.db", before, 0o600))
			bad := bytes.Clone(j)
			bad[off] ^= 1
			must(t, os.WriteFile(dir+"/b.db-journal", bad, 0o600))
			if got := check(dir+"/b.db", o); got != "ok" {
				t.Errorf("page %d, journal byte %d of %d: %s", page, off, len(j), got)
				continue
			}
			b := open(t, dir+"/b.db", o)
			if query(b, "SELECT count(*),sum(length(body)) FROM note") != want {
				t.Errorf("page %d, journal byte %d: other content", page, off)
			}
			b.Close()
		}
	}
}

// A first transaction that was rolled back leaves a header and no page: the next opening makes the database after all.
func TestHeaderOnlyFile(t *testing.T) {
	dir, vfs := t.TempDir(), newVFS(t, 1, 65536)
	p, o := dir+"/e.db", Options{VFS: vfs, PageSize: 65536, Journal: "TRUNCATE"}
	db := open(t, p, o)
	run(t, db, "CREATE TABLE x(a)")
	db.Close()
	must(t, os.Truncate(p, headerSize+100))
	db = open(t, p, o)
	if _, err := db.Exec("CREATE TABLE t(a)"); err != nil {
		t.Error("the database can never be made:", err)
	}
	if got := query(db, "PRAGMA auto_vacuum"); got != "2" {
		t.Error("auto_vacuum is", got)
	}
}

// A power cut in the very first write may leave garbage in place of the header. Nothing was stored yet, so the database
// can be made after all; where it has to exist already it is damage, and stays as it is.
func TestTornHeaderOfANewFile(t *testing.T) {
	dir, vfs := t.TempDir(), newVFS(t, 1, 4096)
	p := dir + "/a.db"
	torn := bytes.Repeat([]byte{0xa5}, headerSize)
	must(t, os.WriteFile(p, torn, 0o600))
	if db, err := Open(p, Options{VFS: vfs, PageSize: 4096, MustExist: true}); err == nil {
		db.Close()
		t.Error("opens as one that has to exist")
	}
	if b, err := os.ReadFile(p); err != nil || !bytes.Equal(b, torn) {
		t.Error("was changed by opening it")
	}
	db := open(t, p, Options{VFS: vfs})
	fill(t, db, 10)
	must(t, db.Close())
	if got := check(p, Options{VFS: vfs}); got != "ok" {
		t.Error(got)
	}
}

// SQLite rewrites the checksums of frames that one transaction wrote twice. A frame that does not read then is an
// error: as zeros it would be sealed again and look authentic ever after.
func TestRewrittenFramesAreAuthenticated(t *testing.T) {
	dir, vfs := t.TempDir(), newVFS(t, 1, 4096)
	db := open(t, dir+"/a.db", Options{VFS: vfs, Pragmas: "PRAGMA cache_size=5; PRAGMA wal_autocheckpoint=0"})
	run(t, db, "CREATE TABLE t(a, b); INSERT INTO t SELECT value, randomblob(3000) FROM json_each('[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16]')")
	query(db, "PRAGMA wal_checkpoint(TRUNCATE)")
	want := query(db, "SELECT sum(a), hex(group_concat(b)) FROM t")
	rewrite := func(damage bool) error {
		tx, err := db.Begin()
		must(t, err)
		defer tx.Rollback()
		for range 2 { // the second round writes frames of the first in their places
			if _, err := tx.Exec("UPDATE t SET b = randomblob(3000)"); err != nil {
				return err
			}
		}
		if damage {
			l := layoutOf("-wal", 4096)
			units, _ := l.units(fileSize(dir + "/a.db-wal"))
			f, err := os.OpenFile(dir+"/a.db-wal", os.O_RDWR, 0)
			must(t, err)
			defer f.Close()
			for unit := int64(1); unit < units; unit++ {
				_, err = f.WriteAt([]byte("torn"), l.at(unit)+100)
				must(t, err)
			}
		}
		return tx.Commit()
	}
	if err := rewrite(true); err == nil {
		t.Error("a transaction over damaged frames was committed")
	}
	if got := query(db, "SELECT sum(a), hex(group_concat(b)) FROM t"); got != want {
		t.Error("the state before the transaction is lost")
	}
	must(t, rewrite(false))
	if got := query(db, "PRAGMA integrity_check"); got != "ok" {
		t.Error(got)
	}
}
