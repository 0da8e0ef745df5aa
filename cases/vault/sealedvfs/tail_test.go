package sealedvfs

import (
	"os"
	"testing"

	"github.com/harborfile/harborfile/cases/vault/sealedvfs/faultdisk"
)

// A disk that runs full in the middle of a page at the end of a database leaves no half page behind: nothing would ever
// take it away, and a check would call it damage.
func TestFullDiskLeavesNoHalfPage(t *testing.T) {
	for _, c := range []struct {
		journal string
		page    int
	}{{"TRUNCATE", 65536}, {"TRUNCATE", 4096}, {"WAL", 4096}} {
		o := faultOptions(faultVFS(t, c.page), c.journal, c.page, "")
		db, err := Open("/full.db", o)
		must(t, err)
		run(t, db, "CREATE TABLE t(a)")
		must(t, db.Close())
		met := 0
		for at := 1; at <= 60; at++ {
			db, err := Open("/full.db", o)
			must(t, err)
			faultdisk.FailAfter(at, faultdisk.Full, false)
			_, err = db.Exec("INSERT INTO t SELECT zeroblob(?1) FROM json_each('[1,2,3,4,5,6,7,8]')", 2*c.page)
			closing := db.Close()
			faultdisk.FailAfter(-1, 0, false)
			if err != nil || closing != nil {
				met++
			}
			if _, rest := layoutOf("/full.db", c.page).units(faultdisk.Size("/full.db")); rest != 0 {
				t.Fatalf("%s/%d, step %d: %d bytes of a page stay behind", c.journal, c.page, at, rest)
			}
		}
		if met < 10 {
			t.Errorf("%s/%d: the disk was full %d times only", c.journal, c.page, met)
		}
	}
}

// A kill in the middle of a page at the end leaves half of it, and a power cut before a shorter file was cut leaves whole
// pages that the database does not count. Both are cut off; the rest of the file stays as it is.
func TestMendCutsTheTail(t *testing.T) {
	p := t.TempDir() + "/a.db"
	db := open(t, p, Options{VFS: newVFS(t, 1, 4096), Journal: "TRUNCATE"})
	run(t, db, "CREATE TABLE t(a); INSERT INTO t VALUES(randomblob(9000))")
	must(t, db.Close())
	whole, err := os.ReadFile(p)
	must(t, err)
	for _, rest := range []int{1, 27, 28, 29, 700, 4123, 4124, 2 * 4124, 2*4124 + 9} {
		must(t, os.WriteFile(p, append(append([]byte{}, whole...), make([]byte, rest)...), 0o600))
		_, err := MendFreePages(p, keyOf(1), 4096)
		must(t, err)
		got, err := os.ReadFile(p)
		must(t, err)
		if string(got) != string(whole) {
			t.Errorf("%d bytes behind the end: the file has %d bytes, want %d", rest, len(got), len(whole))
		}
	}
}
