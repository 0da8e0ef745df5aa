package sealedvfs

import (
	"database/sql"
	"fmt"
	"testing"

	"github.com/harborfile/harborfile/cases/vault/sealedvfs/faultdisk"
)

// stepFaults are the ways in which one step of the disk goes wrong; code 0 is a power cut. A write that fails may have
// stored a part of its bytes: the short write.
var stepFaults = []struct {
	name   string
	code   int
	sticky bool
	fate   int
}{
	{"full once", faultdisk.Full, false, faultdisk.KeepAll},
	{"full for good", faultdisk.Full, true, faultdisk.LoseAll},
	{"error once", faultdisk.IOErr, false, faultdisk.PerPart},
	{"error for good", faultdisk.IOErr, true, faultdisk.KeepAll},
	{"write error once", faultdisk.IOErrWrite, false, faultdisk.LoseAll},
	{"write error for good", faultdisk.IOErrWrite, true, faultdisk.PerPart},
	{"sync error once", faultdisk.IOErrFsync, false, faultdisk.KeepAll},
	{"power cut, all lost", 0, true, faultdisk.LoseAll},
	{"power cut, all kept", 0, true, faultdisk.KeepAll},
	{"power cut, torn", 0, true, faultdisk.PerPart},
	{"power cut, garbled", 0, true, faultdisk.Garbling},
}

// stepsWork runs three transactions that spill out of the cache, and the housekeeping between them. It gives the number
// of the last that was acknowledged, and stops at the first that was not.
func stepsWork(db *sql.DB) (acked int) {
	for n := 1; n <= 3; n++ {
		_, err := db.Exec(fmt.Sprintf(`BEGIN IMMEDIATE; UPDATE note SET body = 'u%d'||hex(randomblob(700)), n = %d;
			INSERT INTO note(n, body) SELECT %d, hex(randomblob(900)) FROM note LIMIT 4; UPDATE last SET n = %d; COMMIT`, n, n, n, n))
		if err != nil {
			db.Exec("ROLLBACK")
			return acked
		}
		acked = n
		if n == 1 {
			query(db, "PRAGMA wal_checkpoint(TRUNCATE)")
		}
		if n == 2 {
			query(db, "PRAGMA incremental_vacuum(3)")
		}
	}
	return acked
}

// Every step of three transactions, in WAL and rollback mode, goes wrong once in every way. Then the database opens,
// is whole, and shows the last acknowledged transaction or the one that was under way, never a mix. That the armed step
// was reached is asserted each time.
func TestFaultAtEveryStep(t *testing.T) {
	total := 0
	for _, c := range []struct {
		journal      string
		page, stride int
	}{{"WAL", 4096, 31}, {"TRUNCATE", 4096, 53}, {"DELETE", 4096, 53}, {"PERSIST", 4096, 71}, {"WAL", 65536, 37}, {"TRUNCATE", 65536, 811}} {
		o := faultOptions(faultVFS(t, c.page), c.journal, c.page, "")
		for i, f := range stepFaults {
			s := stepRun{t: t, name: fmt.Sprintf("%s/%d, %s", c.journal, c.page, f.name), o: o}
			steps := s.count()
			for at := 1 + i; at <= steps; at += times(c.stride, 1+c.page/65536) {
				s.fresh()
				start := faultdisk.Steps()
				if faultdisk.Seed(at); f.code == 0 {
					faultdisk.CutAfter(at)
				} else {
					faultdisk.FailAfter(at, f.code, f.sticky)
				}
				acked := stepsWork(s.db)
				s.db.Close()
				if faultdisk.Steps()-start < at {
					t.Fatalf("%s: step %d of %d was not reached", s.name, at, steps)
				}
				faultdisk.FailAfter(-1, 0, false)
				faultdisk.Reboot(f.fate)
				s.compare(at, acked)
				total++
			}
		}
	}
	t.Logf("%d faults, each at its own step", total)
}

// stepRun is one way of keeping a database under one kind of fault.
type stepRun struct {
	t    *testing.T
	name string
	o    Options
	db   *sql.DB
}

// fresh makes the same database as at every other start.
func (s *stepRun) fresh() {
	faultdisk.Wipe()
	db, err := Open("/step.db", s.o)
	must(s.t, err)
	run(s.t, db, `CREATE TABLE note(id INTEGER PRIMARY KEY, n INT, body TEXT); CREATE TABLE last(n INT); INSERT INTO last VALUES(0)`)
	run(s.t, db, fmt.Sprintf("WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM c WHERE i<%d) INSERT INTO note(n, body) SELECT 0, hex(randomblob(1500)) FROM c", max(24, s.o.PageSize/400)))
	s.db = db
}

// count runs the work without a fault.
func (s *stepRun) count() int {
	s.fresh()
	start := faultdisk.Steps()
	acked := stepsWork(s.db)
	must(s.t, s.db.Close())
	steps := faultdisk.Steps() - start
	if acked != 3 || steps < 30 {
		s.t.Fatalf("%s: %d transactions in %d steps", s.name, acked, steps)
	}
	return steps
}

func (s *stepRun) compare(at, acked int) {
	db, err := Open("/step.db", s.o)
	if err != nil {
		s.t.Fatalf("%s at step %d: does not open: %v", s.name, at, err)
	}
	defer db.Close()
	whole := query(db, "PRAGMA integrity_check")
	var last, low, high int
	if err := db.QueryRow("SELECT (SELECT n FROM last), min(n), max(n) FROM note").Scan(&last, &low, &high); err != nil {
		s.t.Fatalf("%s at step %d: %v", s.name, at, err)
	}
	if whole != "ok" || last < acked || last > acked+1 || low != last || high != last {
		s.t.Fatalf("%s at step %d: %s; acknowledged %d, found %d with rows of %d to %d", s.name, at, whole, acked, last, low, high)
	}
	if _, err := db.Exec("UPDATE last SET n = 9"); err != nil {
		s.t.Fatalf("%s at step %d: works no more: %v", s.name, at, err)
	}
}
