package sealedvfs

import (
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"testing"

	sqlite3 "github.com/mattn/go-sqlite3"
)

// A copy under another key opens under that key only, and nothing else may be attached.
func TestRekeyAndAttach(t *testing.T) {
	dir, v1, v2 := t.TempDir(), newVFS(t, 1, 4096), newVFS(t, 2, 4096)
	db := open(t, dir+"/vault.db", Options{VFS: v1, Conns: 2})
	fill(t, db, 500)
	must(t, CopyInto(t.Context(), db, dir+"/new.db", v2))
	if a, b := check(dir+"/new.db", Options{VFS: v2}), check(dir+"/new.db", Options{VFS: v1}); a != "ok" || b == "ok" {
		t.Errorf("re-keyed copy: new key %s, old key %s", a, b)
	}
	run(t, db, "VACUUM") // needs an internal ATTACH of the empty name
	for _, q := range []string{
		"ATTACH 'file:" + dir + "/leak.db?vfs=unix' AS x",
		"ATTACH '" + dir + "/leak.db' AS x",
		"ATTACH ':memory:' AS x",
		"VACUUM INTO '" + dir + "/leak.db'",
		"VACUUM INTO 'file:" + dir + "/leak.db?vfs=unix'",
		"VACUUM INTO 'file:" + dir + "/new.db?vfs=" + v2 + "'",
	} {
		if _, err := db.Exec(q); err == nil || !strings.Contains(err.Error(), "authoriz") {
			t.Errorf("%s: %v", q, err)
		}
	}
	if fileSize(dir+"/leak.db") > 0 {
		t.Error("a plain file was written")
	}
}

func TestExtensionsAreOff(t *testing.T) {
	db := open(t, t.TempDir()+"/a.db", Options{VFS: newVFS(t, 1, 4096)})
	if got := query(db, "SELECT load_extension('x')"); !strings.HasPrefix(got, "error") {
		t.Error("load_extension answered", got)
	}
	conn, err := db.Conn(t.Context())
	must(t, err)
	defer conn.Close()
	err = conn.Raw(func(c any) error { return c.(*sqlite3.SQLiteConn).LoadExtension("/nowhere/x.so", "init") })
	if err == nil || !strings.Contains(err.Error(), "extensions are off") {
		t.Error("an extension through the driver:", err)
	}
}

// What SQLite silently refuses has to be noticed: an unknown mode leaves the old one in force.
func TestJournalModeIsChecked(t *testing.T) {
	vfs := newVFS(t, 1, 4096)
	if db, err := Open(t.TempDir()+"/a.db", Options{VFS: vfs, PageSize: 4096, Journal: "SIDEWAYS"}); !errors.Is(err, ErrJournalMode) {
		t.Error("unknown journal mode:", err)
		db.Close()
	}
	db := open(t, t.TempDir()+"/b.db", Options{VFS: vfs})
	for pragma, want := range map[string]string{"synchronous": "2", "journal_mode": "wal", "foreign_keys": "1", "trusted_schema": "0", "temp_store": "2", "auto_vacuum": "2"} {
		run(t, db, "CREATE TABLE IF NOT EXISTS t(a)")
		if got := query(db, "PRAGMA "+pragma); got != want {
			t.Errorf("%s is %s", pragma, got)
		}
	}
}

func TestReadOnlyPool(t *testing.T) {
	dir, vfs := t.TempDir(), newVFS(t, 1, 4096)
	w := open(t, dir+"/a.db", Options{VFS: vfs})
	run(t, w, "CREATE TABLE t(a)")
	r := open(t, dir+"/a.db", Options{VFS: vfs, ReadOnly: true, Conns: 2})
	if _, err := r.Exec("INSERT INTO t VALUES(1)"); err == nil {
		t.Error("a reader wrote")
	}
	tx, err := r.Begin() // a read transaction must not wait for the writer
	must(t, err)
	defer tx.Rollback()
	var n int
	must(t, tx.QueryRow("SELECT count(*) FROM t").Scan(&n))
	run(t, w, "INSERT INTO t VALUES(1)")
	must(t, tx.QueryRow("SELECT count(*) FROM t").Scan(&n))
	if n != 0 {
		t.Error("a transaction sees what was written after it began")
	}
}

// A connection without an open file keeps a pointer to the VFS and must not write with it once it is gone.
func TestUnregisterWithIdleConnection(t *testing.T) {
	must(t, Register("idle", keyOf(1), 4096))
	db := sql.OpenDB(connector{&sqlite3.SQLiteDriver{}, "file:?vfs=idle"})
	db.SetMaxOpenConns(1)
	defer db.Close()
	must(t, db.Ping())
	must(t, Unregister("idle"))
	_, err := db.Exec(`PRAGMA cache_size=5; PRAGMA temp_store=FILE; CREATE TABLE t(a);
		WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM c WHERE i<9000) INSERT INTO t SELECT randomblob(900) FROM c`)
	if err == nil {
		t.Error("wrote with a VFS that is gone")
	}
}

func TestRegisterChecksItsArguments(t *testing.T) {
	for _, c := range []struct{ key, page int }{{31, 4096}, {32, 1000}, {32, 256}, {32, 131072}} {
		if err := Register(fmt.Sprint("bad", c), make([]byte, c.key), c.page); err == nil {
			t.Errorf("accepted %+v", c)
		}
	}
	newVFS(t, 1, 4096)
	if err := Register(fmt.Sprintf("sealed-%d", vfsCount.Load()), keyOf(1), 4096); err == nil {
		t.Error("a name was registered twice")
	}
}
