package sealedvfs

import (
	"bytes"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
)

const canary = "Zyxomma-Tarkovsky"

// long is set by the runner's --long: more cycles, other seeds.
var long = os.Getenv("HARBORFILE_LONG") != ""

func times(short, more int) int {
	if long {
		return more
	}
	return short
}

func TestMain(m *testing.M) {
	if path := os.Getenv("SEALED_CHILD"); path != "" {
		writeUntilKilled(path)
		return
	}
	os.Exit(m.Run())
}

var vfsCount atomic.Int32

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func run(t testing.TB, db *sql.DB, q string, args ...any) {
	t.Helper()
	if _, err := db.Exec(q, args...); err != nil {
		t.Fatalf("%.60s: %v", q, err)
	}
}

// query returns all rows as text, or "error: " and what SQLite said.
func query(db *sql.DB, q string, args ...any) string {
	rows, err := db.Query(q, args...)
	if err != nil {
		return "error: " + err.Error()
	}
	defer rows.Close()
	var out strings.Builder
	cols, _ := rows.Columns()
	v, p := make([]any, len(cols)), make([]any, len(cols))
	for i := range v {
		p[i] = &v[i]
	}
	for rows.Next() {
		rows.Scan(p...)
		fmt.Fprintln(&out, v...)
	}
	if rows.Err() != nil {
		return "error: " + rows.Err().Error()
	}
	return strings.TrimSpace(out.String())
}

func keyOf(k byte) []byte { return bytes.Repeat([]byte{k}, 32) }

// newVFS registers a sealed VFS under a key made of the byte k and removes it when the test ends.
func newVFS(t testing.TB, k byte, page int) string {
	t.Helper()
	name := fmt.Sprintf("sealed-%d", vfsCount.Add(1))
	must(t, Register(name, keyOf(k), page))
	t.Cleanup(func() {
		if err := Unregister(name); err != nil {
			t.Error(err)
		}
	})
	return name
}

func open(t testing.TB, path string, o Options) *sql.DB {
	t.Helper()
	if o.PageSize == 0 {
		o.PageSize = 4096
	}
	db, err := Open(path, o)
	must(t, err)
	t.Cleanup(func() { db.Close() })
	return db
}

const notes = `CREATE TABLE IF NOT EXISTS note(id INTEGER PRIMARY KEY, body TEXT);
	CREATE INDEX IF NOT EXISTS note_body ON note(body);
	CREATE VIRTUAL TABLE IF NOT EXISTS note_fts USING fts5(body, content='note', content_rowid='id')`

// fill stores n notes that hold the canary.
func fill(t testing.TB, db *sql.DB, n int) {
	t.Helper()
	run(t, db, notes)
	run(t, db, `WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM c WHERE i<?) INSERT INTO note(body)
		SELECT 'statement '||i||' `+canary+` '||hex(randomblob(150)) FROM c`, n)
	run(t, db, `INSERT INTO note_fts(note_fts) VALUES('rebuild')`)
}

// check reads everything and returns "ok", or what SQLite or the driver said.
func check(path string, o Options) string {
	o.PageSize = max(o.PageSize, 4096)
	db, err := Open(path, o)
	if err != nil {
		return "error: " + err.Error()
	}
	defer db.Close()
	if s := query(db, "SELECT sum(length(body)) FROM note"); strings.HasPrefix(s, "error") {
		return s
	}
	return query(db, "PRAGMA integrity_check")
}

// leaks counts the files under dir and those that hold clear words.
func leaks(t testing.TB, dir string) (files, hits int) {
	t.Helper()
	must(t, filepath.WalkDir(dir, func(p string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(p)
		if err != nil {
			return err
		}
		if len(b) > 0 {
			files++
		}
		for _, word := range []string{"Zyxomma", "zyxomma", "CREATE TABLE"} {
			if bytes.Contains(b, []byte(word)) {
				hits++
				break
			}
		}
		return nil
	}))
	return files, hits
}

func fileSize(p string) int64 {
	fi, err := os.Stat(p)
	if err != nil {
		return 0
	}
	return fi.Size()
}

func mustRead(t testing.TB, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	must(t, err)
	return b
}

func copyFile(t testing.TB, from, to string) []byte {
	t.Helper()
	b, err := os.ReadFile(from)
	must(t, err)
	must(t, os.WriteFile(to, b, 0o600))
	return b
}
