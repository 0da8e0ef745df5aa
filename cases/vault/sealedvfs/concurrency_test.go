package sealedvfs

import (
	"context"
	"os"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// Readers, writers and a checkpointer that empties the log under them see whole transactions only.
func TestConcurrency(t *testing.T) {
	dir, vfs := t.TempDir(), newVFS(t, 1, 4096)
	db := open(t, dir+"/vault.db", Options{VFS: vfs, Conns: 9})
	fill(t, db, 500)
	run(t, db, "CREATE TABLE bal(k INTEGER PRIMARY KEY, n INT); INSERT INTO bal VALUES(1,500),(2,500)")
	ctx, stop := context.WithTimeout(t.Context(), time.Duration(times(1500, 20000))*time.Millisecond)
	defer stop()
	var reads, writes atomic.Int64
	var wg sync.WaitGroup
	latest := time.Now().Add(time.Minute) // a busy machine gives the writers few turns
	enough := func() bool { return reads.Load() >= 100 && writes.Load() >= 3 || time.Now().After(latest) }
	loop := func(step func() bool) {
		wg.Go(func() {
			for (ctx.Err() == nil || !enough()) && step() {
			}
		})
	}
	loop(func() bool {
		query(db, "PRAGMA wal_checkpoint(TRUNCATE)")
		time.Sleep(20 * time.Millisecond)
		return true
	})
	for range 2 {
		loop(func() bool {
			_, err := db.Exec("BEGIN IMMEDIATE; UPDATE bal SET n=n-1 WHERE k=1; INSERT INTO note(body) VALUES(hex(randomblob(2000))); UPDATE bal SET n=n+1 WHERE k=2; COMMIT")
			if err != nil {
				t.Error("write:", err)
			}
			writes.Add(1)
			return err == nil
		})
	}
	for range 6 {
		loop(func() bool {
			got := query(db, "SELECT sum(n),(SELECT count(*) FROM note_fts('zyxomma')) FROM bal")
			if got != "1000 500" {
				t.Error("read:", got)
			}
			reads.Add(1)
			return got == "1000 500"
		})
	}
	wg.Wait()
	if reads.Load() < 100 || writes.Load() < 3 {
		t.Errorf("only %d reads and %d writes", reads.Load(), writes.Load())
	}
	if got := query(db, "PRAGMA integrity_check"); got != "ok" {
		t.Error(got)
	}
	if _, err := os.Stat(dir + "/vault.db-shm"); err == nil {
		t.Error("a -shm file exists")
	}
	if Unregister(vfs) == nil {
		t.Error("unregistered while open")
	}
}

// A log that one connection empties keeps its key, which the others hold.
func TestEmptiedLogKeepsItsKey(t *testing.T) {
	dir, vfs := t.TempDir(), newVFS(t, 1, 4096)
	a, b := open(t, dir+"/a.db", Options{VFS: vfs}), open(t, dir+"/a.db", Options{VFS: vfs})
	run(t, a, "CREATE TABLE t(a)")
	for i := range 3 {
		run(t, a, "INSERT INTO t VALUES(1)")
		run(t, b, "INSERT INTO t VALUES(1)")
		if got := query(a, "PRAGMA wal_checkpoint(TRUNCATE)"); got != "0 0 0" {
			t.Fatal("the log was not emptied:", got)
		}
		run(t, a, "INSERT INTO t VALUES(1)")
		if got, want := query(b, "SELECT count(*) FROM t"), query(a, "SELECT count(*) FROM t"); got != want {
			t.Errorf("round %d: one connection sees %s rows and the other %s", i, got, want)
		}
	}
}
