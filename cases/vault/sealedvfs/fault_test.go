package sealedvfs

import (
	"database/sql"
	"fmt"
	"math/rand"
	"os"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/harborfile/harborfile/cases/vault/sealedvfs/faultdisk"
)

// faultVFS is a sealed VFS over a disk that fails on demand.
func faultVFS(t testing.TB, page int) string {
	t.Helper()
	faultdisk.Install()
	faultdisk.Wipe()
	name := fmt.Sprint("over-faultdisk-", vfsCount.Add(1))
	must(t, RegisterOver(name, faultdisk.Name, keyOf(7), page))
	return name
}

// faultOptions keep the cache small, so that pages spill in the middle of a transaction.
func faultOptions(vfs, journal string, page int, more string) Options {
	return Options{VFS: vfs, PageSize: page, Journal: journal, Pragmas: "PRAGMA cache_size=8;" + more}
}

// seed begins every campaign of this process. --long takes another each time; SEALED_SEED repeats one.
var seed = sync.OnceValue(func() int64 {
	n, err := strconv.ParseInt(os.Getenv("SEALED_SEED"), 10, 64)
	if err != nil && long {
		n = time.Now().Unix()
	}
	return n
})

// Power cuts at random steps, with un-synced sectors lost, kept, torn and garbled: nothing acknowledged is lost, no
// two transactions are mixed, and the database opens.
func TestPowerCut(t *testing.T) {
	for _, c := range []struct {
		journal    string
		page, cuts int
	}{
		{"WAL", 4096, times(25, 8000)}, {"TRUNCATE", 4096, times(25, 8000)}, {"TRUNCATE", 65536, times(5, 2000)},
		{"WAL", 65536, times(4, 1000)}, {"WAL", 512, times(10, 4000)},
	} {
		p := &powerCuts{t: t, dir: t.TempDir(), name: fmt.Sprintf("%s/%d seed %d", c.journal, c.page, seed()), page: c.page, r: rand.New(rand.NewSource(seed()))}
		p.o = faultOptions(faultVFS(t, c.page), c.journal, c.page, "")
		faultdisk.Seed(int(seed()))
		for i := range c.cuts {
			p.cycle(i)
			if t.Failed() {
				return
			}
		}
		t.Logf("%s: %d cuts, %d torn free pages were sealed afresh", p.name, c.cuts, p.mended)
		if p.most < 2 {
			t.Errorf("%s: at most %d transactions between two cuts", p.name, p.most)
		}
	}
}

type powerCuts struct {
	t            *testing.T
	name, dir    string
	page         int
	o            Options
	r            *rand.Rand
	acked, tried int
	most, mended int
}

// cycle opens, compares with what was acknowledged, works until the power goes, and reboots.
func (p *powerCuts) cycle(i int) {
	if i > 0 && (p.o.Journal != "WAL" || i%5 == 0) {
		p.mend(i)
	}
	db, err := Open("/v.db", p.o)
	if err != nil {
		p.t.Errorf("%s cut %d: does not open: %v (acknowledged %d)", p.name, i, err, p.acked)
		return
	}
	p.compare(db, i)
	faultdisk.CutAfter(1 + p.r.Intn([]int{30, 150, 600}[p.r.Intn(3)]*max(1, p.page/4096))) // a large page is many journal units
	before := p.tried
	for !faultdisk.IsCut() && !p.t.Failed() {
		p.work(db)
	}
	p.most = max(p.most, p.tried-before)
	db.Close()
	faultdisk.Reboot(p.r.Intn(4))
	p.sides(i)
}

// mend does what every opening does after an unclean end: SQLite rolls back, or recovers and empties the log; beside a
// rollback journal free pages that the cut left torn are sealed afresh. After that every page has to be authentic.
func (p *powerCuts) mend(i int) {
	if db, err := Open("/v.db", p.o); err != nil || db.Close() != nil {
		p.t.Errorf("%s cut %d: does not roll back: %v", p.name, i, err)
		return
	}
	path := p.dir + "/v.db"
	must(p.t, os.WriteFile(path, faultdisk.Bytes("/v.db"), 0o600))
	if before, err := Inspect(p.t.Context(), path, keyOf(7), p.page, nil); err != nil || before.Units == 0 || before.Whole() {
		return
	}
	n, err := 0, error(nil)
	if p.o.Journal != "WAL" {
		n, err = MendFreePages(path, keyOf(7), p.page)
	}
	after, inErr := Inspect(p.t.Context(), path, keyOf(7), p.page, nil)
	if err != nil || inErr != nil || !after.Whole() {
		p.t.Errorf("%s cut %d: %d pages mended, %v; then %+v", p.name, i, n, err, after)
	}
	p.mended += n
	faultdisk.Put("/v.db", mustRead(p.t, path))
}

// sides makes sure that what an honest power cut leaves is never taken for damage.
func (p *powerCuts) sides(i int) {
	for _, side := range []string{"", "-wal", "-journal"} {
		must(p.t, os.WriteFile(p.dir+"/v.db"+side, faultdisk.Bytes("/v.db"+side), 0o600))
	}
	for _, side := range []string{"-wal", "-journal"} {
		if s, err := ReadSide(p.dir+"/v.db"+side, keyOf(7), p.page); err != nil || s == SideBroken {
			p.t.Errorf("%s cut %d: %s is called broken (%v)", p.name, i, side, err)
		}
	}
}

func (p *powerCuts) compare(db *sql.DB, i int) {
	if got := query(db, "PRAGMA integrity_check"); got != "ok" {
		p.t.Errorf("%s cut %d: %.120s (acknowledged %d)", p.name, i, got, p.acked)
		return
	}
	run(p.t, db, `CREATE TABLE IF NOT EXISTS log(n INTEGER PRIMARY KEY, rows INT, s INT);
		CREATE TABLE IF NOT EXISTS note(id INTEGER PRIMARY KEY, k INT, body TEXT); CREATE INDEX IF NOT EXISTS ni ON note(k)`)
	var n, rows, want, sum, wantSum int
	must(p.t, db.QueryRow(`SELECT coalesce(max(n),0), (SELECT count(*) FROM note), coalesce((SELECT rows FROM log ORDER BY n DESC LIMIT 1),0),
		(SELECT coalesce(sum(k+length(body)),0) FROM note), coalesce((SELECT s FROM log ORDER BY n DESC LIMIT 1),0) FROM log`).Scan(&n, &rows, &want, &sum, &wantSum))
	if n < p.acked || n > p.tried || rows != want || sum != wantSum {
		p.t.Errorf("%s cut %d: acknowledged %d, tried %d, found %d; rows %d want %d; sum %d want %d", p.name, i, p.acked, p.tried, n, rows, want, sum, wantSum)
	}
	p.acked, p.tried = n, n
}

// work runs one transaction that inserts, deletes and updates, and now and then some housekeeping.
func (p *powerCuts) work(db *sql.DB) {
	p.tried++
	size := []int{300, p.page / 2, p.page * 3}[p.r.Intn(3)]
	_, err := db.Exec(fmt.Sprintf(`BEGIN IMMEDIATE; WITH RECURSIVE c(i) AS (SELECT 0 UNION ALL SELECT i+1 FROM c WHERE i<%d)
		INSERT INTO note(k,body) SELECT abs(random())%%50, hex(randomblob(abs(random())%%%d)) FROM c; DELETE FROM note WHERE k%%7=%d;
		UPDATE note SET body='u'||body, k=(k+3)%%50 WHERE id%%4=%d; DELETE FROM note WHERE id<(SELECT max(id)-40 FROM note);
		INSERT INTO log VALUES(%d,(SELECT count(*) FROM note),(SELECT coalesce(sum(k+length(body)),0) FROM note)); COMMIT`,
		p.r.Intn(12), size, p.r.Intn(14), p.r.Intn(8), p.tried))
	if err != nil {
		if !faultdisk.IsCut() {
			p.t.Errorf("%s: %v", p.name, err)
		}
		return
	}
	p.acked = p.tried
	switch p.r.Intn(12) {
	case 0:
		query(db, "PRAGMA wal_checkpoint(TRUNCATE)")
	case 1:
		query(db, "PRAGMA incremental_vacuum(5)")
	case 2:
		query(db, "PRAGMA wal_checkpoint(RESTART)")
	case 3:
		if p.r.Intn(4) == 0 {
			db.Exec("VACUUM")
		}
	}
}

// A power cut at any step of the very first transaction leaves a file that can be opened; nothing was acknowledged.
// Every step up to the last one is cut once, for each fate of the un-synced writes.
func TestPowerCutAtCreation(t *testing.T) {
	for _, c := range []struct {
		journal string
		page    int
	}{{"WAL", 4096}, {"TRUNCATE", 65536}} {
		o := faultOptions(faultVFS(t, c.page), c.journal, c.page, "")
		create := func(path string) {
			if db, err := Open(path, o); err == nil {
				db.Exec("CREATE TABLE t(a); INSERT INTO t VALUES(1)")
				db.Close()
			}
		}
		start := faultdisk.Steps()
		create("/count.db")
		steps := faultdisk.Steps() - start
		if steps < 10 {
			t.Fatalf("%s: creation takes %d steps only", c.journal, steps)
		}
		for chance := range times(2, 60) {
			for at := 1; at <= steps; at++ {
				faultdisk.Wipe()
				faultdisk.Seed(chance*100 + at)
				faultdisk.CutAfter(at)
				create("/c.db")
				if !faultdisk.IsCut() {
					t.Fatalf("%s: step %d was not reached", c.journal, at)
				}
				faultdisk.Reboot((chance + 2) % 4)
				db, err := Open("/c.db", o)
				if err == nil {
					_, err = db.Exec("CREATE TABLE IF NOT EXISTS t2(a); INSERT INTO t2 VALUES(2)")
					db.Close()
				}
				if err != nil {
					t.Errorf("%s step %d chance %d: %v", c.journal, at, chance, err)
				}
			}
		}
	}
}

// I/O errors, a full disk and short writes at random steps: a transaction is whole or it is not there, and nothing
// committed is lost.
func TestInjectedErrors(t *testing.T) {
	for _, c := range []struct {
		journal string
		page    int
	}{{"WAL", 4096}, {"TRUNCATE", 4096}, {"TRUNCATE", 65536}, {"PERSIST", 4096}} {
		e := &errorRuns{t: t, name: fmt.Sprintf("%s/%d", c.journal, c.page), r: rand.New(rand.NewSource(seed()))}
		e.o = faultOptions(faultVFS(t, c.page), c.journal, c.page, "")
		e.open()
		run(t, e.db, "CREATE TABLE note(id INTEGER PRIMARY KEY,k INT,body TEXT); CREATE TABLE log(n INTEGER PRIMARY KEY, rows INT)")
		for i := 1; i <= times(120, 4000) && !t.Failed(); i++ {
			e.step(i)
		}
		e.db.Close()
		if e.failed < 5 {
			t.Errorf("%s: only %d transactions met a fault", e.name, e.failed)
		}
	}
}

type errorRuns struct {
	t             *testing.T
	name          string
	o             Options
	r             *rand.Rand
	db            *sql.DB
	acked, failed int
}

func (e *errorRuns) open() {
	db, err := Open("/err.db", e.o)
	if err != nil {
		e.t.Fatalf("%s: does not open again: %v", e.name, err)
	}
	e.db = db
}

func (e *errorRuns) step(i int) {
	if i%2 == 0 {
		code := []int{faultdisk.IOErr, faultdisk.IOErrWrite, faultdisk.Full, faultdisk.IOErrFsync}[e.r.Intn(4)]
		faultdisk.FailAfter(1+e.r.Intn(60), code, e.r.Intn(2) == 0)
	}
	_, err := e.db.Exec(fmt.Sprintf(`BEGIN IMMEDIATE; WITH RECURSIVE c(i) AS (SELECT 0 UNION ALL SELECT i+1 FROM c WHERE i<%d)
		INSERT INTO note(k,body) SELECT abs(random())%%50, hex(randomblob(abs(random())%%%d)) FROM c; UPDATE note SET body='u'||body WHERE k%%5=%d;
		DELETE FROM note WHERE id<(SELECT max(id)-30 FROM note); INSERT INTO log VALUES(%d,(SELECT count(*) FROM note)); COMMIT`,
		e.r.Intn(10), e.o.PageSize, e.r.Intn(5), i))
	faultdisk.FailAfter(-1, 0, false)
	if err == nil {
		e.acked = i
	} else {
		e.failed++
		if _, err := e.db.Exec("ROLLBACK"); err != nil && !strings.Contains(err.Error(), "no transaction") {
			e.t.Log("rollback:", err)
		}
		if e.r.Intn(3) == 0 {
			e.db.Close()
			e.open()
		}
	}
	var n, rows, want int
	err = e.db.QueryRow("SELECT coalesce(max(n),0),(SELECT count(*) FROM note),coalesce((SELECT rows FROM log ORDER BY n DESC LIMIT 1),0) FROM log").Scan(&n, &rows, &want)
	if err != nil || n < e.acked || rows != want {
		e.t.Errorf("%s step %d: %v; acknowledged %d, found %d; rows %d, want %d", e.name, i, err, e.acked, n, rows, want)
	}
	e.acked = max(e.acked, n)
	if i%20 == 0 {
		if got := query(e.db, "PRAGMA integrity_check"); got != "ok" {
			e.t.Errorf("%s step %d %.60s", e.name, i, got)
		}
	}
}

// Windows' locks are mandatory: no unit may lie on the bytes that SQLite locks. They are moved to 1 MiB so that the
// file stays small.
func TestLockBytesUntouched(t *testing.T) {
	vfs := faultVFS(t, 4096)
	move := func(at int64) { moveLockByte(at); faultdisk.MoveLockByte(at) }
	move(1 << 20)
	defer move(0x40000000)
	o := faultOptions(vfs, "TRUNCATE", 4096, "PRAGMA cache_size=100")
	whole := func() {
		t.Helper()
		dir := t.TempDir()
		must(t, os.WriteFile(dir+"/lock.db", faultdisk.Bytes("/lock.db"), 0o600))
		in, err := Inspect(t.Context(), dir+"/lock.db", keyOf(7), 4096, nil)
		if err != nil || !in.Whole() || in.Units < 90 {
			t.Errorf("%+v %v", in, err)
		}
	}
	db, err := Open("/lock.db", o)
	must(t, err)
	run(t, db, "CREATE TABLE t(a); WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM c WHERE i<600) INSERT INTO t SELECT randomblob(3500) FROM c")
	if got := query(db, "PRAGMA integrity_check"); got != "ok" {
		t.Error(got)
	}
	if faultdisk.Size("/lock.db") < 2<<20 {
		t.Error("the file does not reach past the lock bytes")
	}
	whole()
	if n := faultdisk.LockByteHits(); n > 0 {
		t.Errorf("%d reads or writes touch the lock bytes", n)
	}
	run(t, db, "DELETE FROM t WHERE rowid>100")
	run(t, db, "VACUUM")
	must(t, db.Close())
	db, err = Open("/lock.db", o)
	must(t, err)
	if got := query(db, "PRAGMA integrity_check"); got != "ok" {
		t.Error(got)
	}
	must(t, db.Close())
	whole()
}

// Windows keeps a TRUNCATE journal open, so two connections hold handles of one journal. A journal that the second
// one wrote and synced has to be rolled back after a power cut.
func TestJournalOfTwoHandles(t *testing.T) {
	vfs := faultVFS(t, 4096)
	faultdisk.Claim(faultdisk.UndeletableWhenOpen)
	o := faultOptions(vfs, "TRUNCATE", 4096, "")
	for at := 1; at < 60; at++ {
		faultdisk.Wipe()
		faultdisk.Claim(faultdisk.UndeletableWhenOpen)
		a, err := Open("/two.db", o)
		must(t, err)
		run(t, a, "CREATE TABLE t(k INTEGER PRIMARY KEY, a, b); INSERT INTO t SELECT value, 0, randomblob(900) FROM json_each('[1,2,3,4,5,6,7,8,9]')")
		b, err := Open("/two.db", o)
		must(t, err)
		run(t, b, "UPDATE t SET a = 1, b = randomblob(900)")
		query(a, "SELECT sum(a) FROM t") // a looks for a hot journal and learns b's key
		run(t, b, "UPDATE t SET a = 2, b = randomblob(900)")
		faultdisk.Seed(at)
		faultdisk.CutAfter(at)
		_, err = a.Exec("UPDATE t SET a = 3, b = randomblob(900)")
		reached := faultdisk.IsCut()
		a.Close()
		b.Close()
		if !reached {
			if at < 10 || err != nil {
				t.Fatalf("the transaction took %d steps: %v", at-1, err)
			}
			return
		}
		faultdisk.Reboot(faultdisk.KeepAll)
		c, err := Open("/two.db", o)
		must(t, err)
		got, whole := query(c, "SELECT min(a), max(a) FROM t"), query(c, "PRAGMA integrity_check")
		c.Close()
		if got != "2 2" && got != "3 3" || whole != "ok" {
			t.Errorf("cut at step %d: %s, %s", at, got, whole)
		}
	}
	t.Error("the transaction never ended")
}
