package sealedvfs

import (
	"bytes"
	"math/rand"
	"os"
	"testing"
)

// ReadSide tells a torn end, which a power cut leaves, from damage in what was acknowledged.
func TestReadSideWAL(t *testing.T) {
	dir, vfs := t.TempDir(), newVFS(t, 1, 4096)
	db := open(t, dir+"/a.db", Options{VFS: vfs, Pragmas: "PRAGMA wal_autocheckpoint=0"})
	run(t, db, "CREATE TABLE t(a)")
	query(db, "PRAGMA wal_checkpoint(TRUNCATE)")
	for range 10 {
		run(t, db, "INSERT INTO t VALUES(hex(randomblob(3000)))")
	}
	copyFile(t, dir+"/a.db", dir+"/b.db")
	orig, err := os.ReadFile(dir + "/a.db-wal")
	must(t, err)
	l := layoutOf("-wal", 4096)
	units, _ := l.units(int64(len(orig)))
	state := func(edit func(b []byte) []byte) SideState {
		t.Helper()
		must(t, os.WriteFile(dir+"/b.db-wal", edit(bytes.Clone(orig)), 0o600))
		s, err := ReadSide(dir+"/b.db-wal", keyOf(1), 4096)
		must(t, err)
		return s
	}
	flip := func(unit int64) SideState {
		return state(func(b []byte) []byte { b[l.at(unit)+30] ^= 1; return b })
	}
	if s := state(func(b []byte) []byte { return b }); s != SideWhole {
		t.Error("whole log:", s)
	}
	if s := state(func(b []byte) []byte { return b[:len(b)-1000] }); s != SideTorn {
		t.Error("cut last write:", s)
	}
	if s := flip(units - 1); s != SideTorn {
		t.Error("last frame:", s)
	}
	for unit := int64(1); unit < units/2; unit++ {
		if s := flip(unit); s != SideBroken {
			t.Errorf("frame %d of %d: %v", unit, units, s)
		}
	}
}

func TestReadSideJournal(t *testing.T) {
	dir, vfs := t.TempDir(), newVFS(t, 1, 4096)
	o := Options{VFS: vfs, Journal: "TRUNCATE", Pragmas: "PRAGMA cache_size=4"}
	db := open(t, dir+"/a.db", o)
	run(t, db, "CREATE TABLE t(a, b); INSERT INTO t SELECT value, randomblob(3000) FROM json_each('[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20]')")
	if s, err := ReadSide(dir+"/a.db-journal", keyOf(1), 4096); s != SideWhole || err != nil {
		t.Error("an empty journal:", s, err)
	}
	tx, err := db.Begin()
	must(t, err)
	defer tx.Rollback()
	_, err = tx.Exec("UPDATE t SET b = randomblob(3000)") // more than the cache holds: pages spill, the journal is synced
	must(t, err)
	copyFile(t, dir+"/a.db", dir+"/b.db")
	orig, err := os.ReadFile(dir + "/a.db-journal")
	must(t, err)
	r := rand.New(rand.NewSource(1))
	seen := map[SideState]int{}
	for i := range 60 {
		b := bytes.Clone(orig)
		if i > 0 {
			b[headerSize+overhead+sector+r.Intn(len(b)-headerSize-overhead-sector)] ^= 1
		}
		must(t, os.WriteFile(dir+"/b.db-journal", b, 0o600))
		s, err := ReadSide(dir+"/b.db-journal", keyOf(1), 4096)
		must(t, err)
		if (i == 0) != (s == SideWhole) {
			t.Errorf("round %d: %v", i, s)
		}
		seen[s]++
	}
	if seen[SideBroken] < 20 {
		t.Errorf("states %v: most of this journal was synced", seen)
	}
}

// A journal that lost its end gives back some of the old pages and leaves the rest new. No power cut makes one: what the
// head of a segment counts was synced first.
func TestReadSideShortJournal(t *testing.T) {
	dir, vfs := t.TempDir(), newVFS(t, 1, 4096)
	db := open(t, dir+"/a.db", Options{VFS: vfs, Journal: "TRUNCATE", Pragmas: "PRAGMA cache_size=4"})
	run(t, db, "CREATE TABLE t(a, b); INSERT INTO t SELECT value, randomblob(3000) FROM json_each('[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20]')")
	tx, err := db.Begin()
	must(t, err)
	defer tx.Rollback()
	_, err = tx.Exec("UPDATE t SET b = randomblob(3000)")
	must(t, err)
	copyFile(t, dir+"/a.db", dir+"/b.db")
	orig, err := os.ReadFile(dir + "/a.db-journal")
	must(t, err)
	l := layoutOf("-journal", 4096)
	units, _ := l.units(int64(len(orig)))
	broken := 0 // a cut between two segments cannot be seen
	for unit := int64(1); unit < units; unit++ {
		must(t, os.WriteFile(dir+"/b.db-journal", orig[:l.at(unit)+unit%2*100], 0o600))
		s, err := ReadSide(dir+"/b.db-journal", keyOf(1), 4096)
		must(t, err)
		if s == SideBroken {
			broken++
		}
	}
	if broken < int(units)/2 {
		t.Errorf("%d of %d cuts are seen", broken, units)
	}
}

// A free page that a power cut left torn is sealed afresh; any other torn page stays damage.
func TestMendFreePages(t *testing.T) {
	dir, vfs := t.TempDir(), newVFS(t, 1, 4096)
	p := dir + "/a.db"
	db := open(t, p, Options{VFS: vfs, Journal: "TRUNCATE"})
	run(t, db, "CREATE TABLE t(a); INSERT INTO t SELECT randomblob(3900) FROM json_each('[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20]')")
	run(t, db, "DELETE FROM t WHERE rowid > 3")
	free := query(db, "PRAGMA freelist_count")
	must(t, db.Close())
	orig, err := os.ReadFile(p)
	must(t, err)
	l := layoutOf(p, 4096)
	units, _ := l.units(int64(len(orig)))
	mended, stayed := 0, 0
	for unit := int64(1); unit < units; unit++ {
		b := bytes.Clone(orig)
		b[l.at(unit)+2000] ^= 1
		must(t, os.WriteFile(p, b, 0o600))
		n, err := MendFreePages(p, keyOf(1), 4096)
		in, inErr := Inspect(t.Context(), p, keyOf(1), 4096, nil)
		must(t, inErr)
		if in.Whole() != (n == 1) || n == 1 && err != nil {
			t.Errorf("page %d: mended %d, %v, %+v", unit+1, n, err, in)
		}
		if n == 1 {
			mended++
			if got := query(open(t, p, Options{VFS: vfs, Journal: "TRUNCATE"}), "PRAGMA integrity_check"); got != "ok" {
				t.Errorf("page %d: %s", unit+1, got)
			}
		} else {
			stayed++
		}
	}
	if mended < 10 || stayed < 4 {
		t.Errorf("%s free pages, %d mended, %d stayed", free, mended, stayed)
	}
}

// The clear header of a journal was synced before anything followed it: where it does not read, what follows is not torn.
func TestReadSideJournalWithoutHeader(t *testing.T) {
	dir, vfs := t.TempDir(), newVFS(t, 1, 4096)
	db := open(t, dir+"/a.db", Options{VFS: vfs, Journal: "TRUNCATE", Pragmas: "PRAGMA cache_size=4"})
	run(t, db, "CREATE TABLE t(a, b); INSERT INTO t SELECT value, randomblob(3000) FROM json_each('[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20]')")
	tx, err := db.Begin()
	must(t, err)
	defer tx.Rollback()
	_, err = tx.Exec("UPDATE t SET b = randomblob(3000)")
	must(t, err)
	copyFile(t, dir+"/a.db", dir+"/b.db")
	orig := mustRead(t, dir+"/a.db-journal")
	for at := range headerSize {
		b := bytes.Clone(orig)
		b[at] ^= 1
		must(t, os.WriteFile(dir+"/b.db-journal", b, 0o600))
		if s, err := ReadSide(dir+"/b.db-journal", keyOf(1), 4096); s != SideBroken || err != nil {
			t.Errorf("byte %d: %v %v", at, s, err)
		}
	}
	must(t, os.WriteFile(dir+"/b.db-journal", bytes.Repeat([]byte{7}, headerSize), 0o600))
	if s, err := ReadSide(dir+"/b.db-journal", keyOf(1), 4096); s != SideTorn || err != nil {
		t.Errorf("a torn header alone: %v %v", s, err)
	}
}
