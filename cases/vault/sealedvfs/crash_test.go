package sealedvfs

import (
	"bufio"
	"bytes"
	"fmt"
	"math/rand"
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"
)

// writeUntilKilled is the child: it commits and acknowledges until it is killed.
func writeUntilKilled(path string) {
	page, _ := strconv.Atoi(os.Getenv("SEALED_PAGE"))
	fail := func(err error) {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	if err := Register("sealed", keyOf(1), page); err != nil {
		fail(err)
	}
	db, err := Open(path, Options{VFS: "sealed", PageSize: page, Journal: os.Getenv("SEALED_JOURNAL"), Pragmas: "PRAGMA cache_size=20"})
	if err != nil {
		fail(err)
	}
	if _, err := db.Exec(notes + "; CREATE TABLE IF NOT EXISTS log(n INTEGER PRIMARY KEY, rows INT)"); err != nil {
		fail(err)
	}
	n, _ := strconv.Atoi(query(db, "SELECT coalesce(max(n),0) FROM log"))
	for {
		n++
		k := rand.Intn(60)
		_, err := db.Exec(fmt.Sprintf(`BEGIN IMMEDIATE; WITH RECURSIVE c(i) AS (SELECT 0 UNION ALL SELECT i+1 FROM c WHERE i<%d)
			INSERT INTO note(body) SELECT '`+canary+` '||hex(randomblob(abs(random())%%9000)) FROM c; DELETE FROM note WHERE id%%7=%d;
			UPDATE note SET body='u'||body WHERE id%%5=%d; INSERT INTO log VALUES(%d,(SELECT count(*) FROM note)); COMMIT`, k, k%7, k%5, n))
		if err != nil {
			fail(err)
		}
		fmt.Println(n) // acknowledged
		if n%9 == 0 {
			query(db, "PRAGMA wal_checkpoint(TRUNCATE)")
		}
	}
}

// A kill at a random moment loses no acknowledged commit, mixes none, and leaves no clear word.
func TestCrash(t *testing.T) {
	for _, c := range []struct {
		journal string
		page    int
	}{{"WAL", 4096}, {"TRUNCATE", 65536}, {"DELETE", 4096}} {
		dir := t.TempDir()
		p, o := dir+"/vault.db", Options{VFS: newVFS(t, 1, c.page), PageSize: c.page, Journal: c.journal}
		acked := 0
		for i := range times(3, 170) {
			acked = max(acked, killedChild(t, p, o))
			if _, hits := leaks(t, dir); hits > 0 {
				t.Error("clear words after a kill")
			}
			if acked == 0 {
				continue
			}
			if got := check(p, o); got != "ok" {
				t.Fatalf("%s cycle %d: %s", c.journal, i, got)
			}
			db := open(t, p, o)
			var n, rows, want int
			must(t, db.QueryRow("SELECT max(n),(SELECT count(*) FROM note),(SELECT rows FROM log ORDER BY n DESC LIMIT 1) FROM log").Scan(&n, &rows, &want))
			db.Close()
			if n < acked || rows != want {
				t.Fatalf("%s cycle %d: acknowledged %d, found %d; rows %d, want %d", c.journal, i, acked, n, rows, want)
			}
		}
		if acked == 0 {
			t.Errorf("%s: nothing was ever acknowledged", c.journal)
		}
	}
}

// slowStart is added to the life of a child where programs start slowly, so that it gets to work before it is killed.
var slowStart = map[string]time.Duration{"windows": 2 * time.Second}[runtime.GOOS]

// killedChild runs the child, kills it, and returns the last number it acknowledged.
func killedChild(t *testing.T, path string, o Options) (acked int) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "SEALED_CHILD="+path, "SEALED_JOURNAL="+o.Journal, fmt.Sprint("SEALED_PAGE=", o.PageSize))
	var errs bytes.Buffer
	cmd.Stderr = &errs
	out, err := cmd.StdoutPipe()
	must(t, err)
	must(t, cmd.Start())
	defer time.AfterFunc(slowStart+time.Duration(200+rand.Intn(500))*time.Millisecond, func() { cmd.Process.Kill() }).Stop()
	for s := bufio.NewScanner(out); s.Scan(); {
		if n, err := strconv.Atoi(strings.TrimSpace(s.Text())); err == nil {
			acked = n
		}
	}
	cmd.Wait()
	if errs.Len() > 0 {
		t.Fatalf("child: %.400s", errs.String())
	}
	return acked
}
