package sealedvfs

import (
	"bytes"
	"fmt"
	"os"
	"runtime"
	"strings"
	"testing"
)

// No clear word reaches any file: database, WAL, journals, statement journals, and temporary files while they live.
func TestLeaks(t *testing.T) {
	dir, vfs := t.TempDir(), newVFS(t, 1, 4096)
	for _, mode := range []string{"WAL", "DELETE", "PERSIST"} {
		db := open(t, fmt.Sprintf("%s/%s.db", dir, mode), Options{VFS: vfs, Journal: mode, Pragmas: "PRAGMA temp_store=FILE; PRAGMA cache_size=10"})
		fill(t, db, 2000)
		tx, err := db.Begin()
		must(t, err)
		for _, q := range []string{
			"PRAGMA temp.cache_size=5",
			"UPDATE note SET body=body||'more'",
			"CREATE TEMP TABLE u AS SELECT body FROM note, (SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3)",
			"CREATE INDEX temp.ui ON u(body)",
			"SAVEPOINT s; UPDATE note SET body='" + canary + "'||body; ROLLBACK TO s",
		} {
			_, err = tx.Exec(q)
			must(t, err)
		}
		if files, hits := leaks(t, dir); hits > 0 || files < 2 {
			t.Errorf("%s: clear words in %d of %d files", mode, hits, files)
		}
		n := temporaryFiles(t, mode)
		if n == 0 && runtime.GOOS == "linux" {
			t.Errorf("%s: no temporary file was seen", mode)
		}
		must(t, tx.Rollback())
		if got := query(db, "PRAGMA integrity_check"); got != "ok" {
			t.Error(mode, got)
		}
		db.Close()
	}
	control := open(t, dir+"/plain.db", Options{})
	fill(t, control, 10)
	if _, hits := leaks(t, dir); hits == 0 {
		t.Error("the search finds nothing in a plain database either")
	}
}

// temporaryFiles looks into the unlinked files that this process holds open, and returns their size.
func temporaryFiles(t *testing.T, mode string) (bytesSeen int) {
	handles, _ := os.ReadDir("/proc/self/fd")
	for _, e := range handles {
		link, _ := os.Readlink("/proc/self/fd/" + e.Name())
		if !strings.Contains(link, "etilqs") && !strings.Contains(link, "(deleted)") {
			continue
		}
		b, _ := os.ReadFile("/proc/self/fd/" + e.Name())
		if bytesSeen += len(b); bytes.Contains(b, []byte("Zyxomma")) {
			t.Errorf("%s: clear words in a temporary file of %d bytes", mode, len(b))
		}
	}
	return bytesSeen
}
