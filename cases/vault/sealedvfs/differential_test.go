package sealedvfs

import (
	"database/sql"
	"fmt"
	"math/rand"
	"strings"
	"testing"
	"time"
)

// The ways of keeping a database in which it is compared with the stock VFS.
var differentModes = []struct {
	journal string
	page    int
}{{"WAL", 4096}, {"DELETE", 4096}, {"TRUNCATE", 65536}, {"WAL", 512}, {"PERSIST", 16384}}

// differs runs work on a stock and on a sealed database for every mode. --long takes another seed each time.
func differs(t *testing.T, work func(d differ)) {
	for _, c := range differentModes {
		seed := int64(c.page)
		if long {
			seed = time.Now().UnixNano()
		}
		dir, vfs := t.TempDir(), newVFS(t, 1, c.page)
		o := Options{PageSize: c.page, Journal: c.journal, Pragmas: "PRAGMA cache_size=8; PRAGMA temp_store=FILE; PRAGMA synchronous=OFF"}
		a := open(t, dir+"/plain.db", o)
		o.VFS = vfs
		b := open(t, dir+"/sealed.db", o)
		work(differ{t, fmt.Sprintf("%s/%d seed %d", c.journal, c.page, seed), a, b, rand.New(rand.NewSource(seed))})
		a.Close()
		b.Close()
	}
}

// The same random statements, heavy ones with large values, searches and housekeeping, give the same results and the
// same errors on the stock VFS and on the sealed one.
func TestDifferential(t *testing.T) {
	differs(t, func(d differ) { d.run(times(100, 5000)) })
}

type differ struct {
	t             *testing.T
	name          string
	plain, sealed *sql.DB
	r             *rand.Rand
}

func (d differ) body() string {
	return strings.Repeat(fmt.Sprintf("w%d ", d.r.Intn(99)), d.r.Intn(1500))
}

func (d differ) both(q string) {
	_, e1 := d.plain.Exec(q)
	_, e2 := d.sealed.Exec(q)
	if fmt.Sprint(e1) != fmt.Sprint(e2) {
		d.t.Fatalf("%s %.80s: plain %v, sealed %v", d.name, q, e1, e2)
	}
}

func (d differ) run(steps int) {
	d.both("CREATE TABLE x(id INTEGER PRIMARY KEY, k INT UNIQUE, v TEXT); CREATE INDEX xi ON x(v)")
	d.both("CREATE VIRTUAL TABLE f USING fts5(v)")
	for i := range steps {
		d.both(d.statement(i))
		if i%50 == 49 {
			d.compare(i)
		}
	}
}

func (d differ) statement(i int) string {
	switch n := d.r.Intn(14); {
	case n < 6:
		return fmt.Sprintf("INSERT INTO x(k,v) VALUES(%d,'%s')", d.r.Intn(400), d.body())
	case n < 7:
		return fmt.Sprintf("DELETE FROM x WHERE k%%17=%d", d.r.Intn(17))
	case n < 9:
		return fmt.Sprintf("UPDATE x SET v='%s' WHERE k%%23=%d", d.body(), d.r.Intn(23))
	case n < 10:
		return fmt.Sprintf("INSERT INTO f(v) VALUES('%s')", d.body())
	case n < 11:
		end := []string{"COMMIT", "ROLLBACK"}[d.r.Intn(2)]
		return fmt.Sprintf(`BEGIN; UPDATE x SET v=substr(v||'%d', -6000); SAVEPOINT s; DELETE FROM x WHERE k<200;
			INSERT INTO f(v) SELECT v FROM x LIMIT 5; ROLLBACK TO s; %s`, i, end)
	case n < 12:
		return "PRAGMA incremental_vacuum(20)"
	case i%10 == 0:
		return "VACUUM"
	}
	return "PRAGMA wal_checkpoint(" + []string{"PASSIVE", "TRUNCATE", "RESTART"}[d.r.Intn(3)] + ")"
}

func (d differ) compare(step int) {
	for _, q := range []string{"SELECT * FROM x ORDER BY id", "SELECT rowid,* FROM f('w1* OR w7*') ORDER BY rowid",
		"PRAGMA integrity_check", "PRAGMA page_count", "SELECT v,count(*) FROM x GROUP BY v"} {
		if p, s := query(d.plain, q), query(d.sealed, q); p != s {
			d.t.Fatalf("%s step %d %s: results differ (%d and %d bytes) %.200s", d.name, step, q, len(p), len(s), s)
		}
	}
}
