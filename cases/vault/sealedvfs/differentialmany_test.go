package sealedvfs

import (
	"fmt"
	"strings"
	"testing"
)

// Millions of small random statements in --long: every result, every count of changed rows and every error is compared
// as it comes, the whole content now and then.
func TestDifferentialMany(t *testing.T) {
	total := 0
	differs(t, func(d differ) {
		d.both("CREATE TABLE y(a INTEGER PRIMARY KEY, b INT UNIQUE, c TEXT, d BLOB CHECK(length(d) < 900)); CREATE INDEX yc ON y(c)")
		d.both("CREATE TABLE z(k TEXT PRIMARY KEY, n INT REFERENCES y(a) ON DELETE CASCADE) WITHOUT ROWID")
		n := 0
		for n < times(2000, 500_000) {
			n += d.transaction()
			if d.r.Intn(400) == 0 {
				d.housekeeping()
			}
		}
		d.compareMany()
		total += n
	})
	t.Logf("%d statements, each compared with the stock VFS", total)
}

// transaction runs some statements and gives their number.
func (d differ) transaction() int {
	n := 1 + d.r.Intn(300)
	d.both("BEGIN IMMEDIATE")
	deep := 0
	for range n {
		switch d.r.Intn(40) {
		case 0:
			d.both(fmt.Sprint("SAVEPOINT s", deep))
			deep++
		case 1:
			if deep > 0 {
				deep--
				d.both(fmt.Sprint([]string{"RELEASE s", "ROLLBACK TO s"}[d.r.Intn(2)], deep))
			}
		default:
			d.small()
		}
	}
	d.both([]string{"COMMIT", "COMMIT", "COMMIT", "ROLLBACK"}[d.r.Intn(4)])
	return n + 2
}

// small runs one statement on both and compares what it gives.
func (d differ) small() {
	k := d.r.Intn(3000)
	switch d.r.Intn(12) {
	case 0, 1, 2:
		d.changes(fmt.Sprintf("INSERT INTO y(b, c, d) VALUES(%d, '%s', zeroblob(%d))", k, d.word(), d.r.Intn(920)))
	case 3:
		d.changes(fmt.Sprintf("INSERT OR REPLACE INTO y(a, b, c, d) VALUES(%d, %d, '%s', zeroblob(%d))", k, d.r.Intn(3000), d.word(), d.r.Intn(300)))
	case 4:
		d.changes(fmt.Sprintf("DELETE FROM y WHERE a = %d", k))
	case 5:
		d.changes(fmt.Sprintf("DELETE FROM y WHERE a > %d AND a < %d", k, k+d.r.Intn(20)))
	case 6:
		d.changes(fmt.Sprintf("UPDATE y SET c = '%s', d = zeroblob(%d) WHERE a = %d", d.word(), d.r.Intn(920), k))
	case 7:
		d.changes(fmt.Sprintf("INSERT OR IGNORE INTO z VALUES('%s', %d)", d.word(), k))
	case 8:
		d.changes(fmt.Sprintf("UPDATE z SET n = n + 1 WHERE k > '%s' AND n < %d", d.word(), k%40))
	case 9:
		d.sameRows(fmt.Sprintf("SELECT a, b, c, length(d) FROM y WHERE b = %d OR a = %d", k, k))
	case 10:
		d.sameRows(fmt.Sprintf("SELECT a, c FROM y WHERE c >= '%s' ORDER BY c, a LIMIT %d", d.word(), d.r.Intn(9)))
	default:
		d.sameRows(fmt.Sprintf("SELECT z.k, y.c FROM z LEFT JOIN y ON y.a = z.n WHERE z.n = %d", k))
	}
}

func (d differ) word() string {
	return strings.Repeat(string(rune('a'+d.r.Intn(26))), 1+d.r.Intn(60)) + fmt.Sprint(d.r.Intn(50))
}

// changes runs a statement on both and compares rows changed and rowid.
func (d differ) changes(q string) {
	r1, e1 := d.plain.Exec(q)
	r2, e2 := d.sealed.Exec(q)
	if fmt.Sprint(e1) != fmt.Sprint(e2) {
		d.t.Fatalf("%s %.80s: plain %v, sealed %v", d.name, q, e1, e2)
	}
	if e1 != nil {
		return
	}
	n1, _ := r1.RowsAffected()
	n2, _ := r2.RowsAffected()
	id1, _ := r1.LastInsertId()
	id2, _ := r2.LastInsertId()
	if n1 != n2 || id1 != id2 {
		d.t.Fatalf("%s %.80s: plain %d rows, id %d; sealed %d rows, id %d", d.name, q, n1, id1, n2, id2)
	}
}

func (d differ) sameRows(q string) {
	if p, s := query(d.plain, q), query(d.sealed, q); p != s {
		d.t.Fatalf("%s %s: %.100q and %.100q", d.name, q, p, s)
	}
}

func (d differ) housekeeping() {
	q := []string{"PRAGMA wal_checkpoint(TRUNCATE)", "PRAGMA wal_checkpoint(PASSIVE)", "PRAGMA incremental_vacuum(50)", "VACUUM", "REINDEX"}[d.r.Intn(5)]
	if strings.HasPrefix(q, "PRAGMA") { // the driver's Exec would take one step only
		d.sameRows(q)
	} else {
		d.both(q)
	}
	d.compareMany()
}

func (d differ) compareMany() {
	for _, q := range []string{"SELECT * FROM y ORDER BY a", "SELECT * FROM z ORDER BY k", "PRAGMA integrity_check", "PRAGMA page_count",
		"PRAGMA freelist_count", "SELECT c, count(*), sum(length(d)) FROM y GROUP BY c"} {
		d.sameRows(q)
	}
}
