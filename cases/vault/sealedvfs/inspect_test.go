package sealedvfs

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// spotted is a file with units that do not read.
type spotted struct {
	io.ReaderAt
	l   layout
	bad []int64
}

func (s spotted) ReadAt(p []byte, off int64) (int, error) {
	for _, unit := range s.bad {
		if off == s.l.at(unit) {
			return 0, errors.New("input/output error")
		}
	}
	return s.ReaderAt.ReadAt(p, off)
}

// Units that the system does not read are listed beside those that are not authentic, and units that SQLite has read
// already are not opened a second time, unless they were written since.
func TestInspectGoesToTheEnd(t *testing.T) {
	const page = 4096
	path := filepath.Join(t.TempDir(), "x.db")
	if err := Register("inspected", keyOf(1), page); err != nil {
		t.Fatal(err)
	}
	db, err := Open(path, Options{VFS: "inspected", PageSize: page, Journal: "DELETE", CacheKiB: 256})
	if err != nil {
		t.Fatal(err)
	}
	run := func(q string) {
		t.Helper()
		if _, err := db.Exec(q); err != nil {
			t.Fatal(err)
		}
	}
	run("CREATE TABLE t(a INTEGER PRIMARY KEY, b BLOB)")
	run("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i < 200) INSERT INTO t SELECT i, randomblob(3000) FROM n")
	run("DELETE FROM t WHERE a > 150")
	db.Close()
	if db, err = Open(path, Options{VFS: "inspected", PageSize: page, Journal: "DELETE", CacheKiB: 256, MustExist: true}); err != nil {
		t.Fatal(err)
	}
	seen, err := Watch("inspected", path, page)
	if err != nil {
		t.Fatal(err)
	}
	var sum int64
	if err := db.QueryRow("SELECT sum(length(b)) FROM t").Scan(&sum); err != nil || sum != 150*3000 {
		t.Fatal(sum, err)
	}
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	l := layoutOf(path, page)
	aead, err := fileAEAD(path, f, keyOf(1), l)
	if err != nil {
		t.Fatal(err)
	}
	info, _ := f.Stat()
	units, _ := l.units(info.Size())
	var known, unknown []int64
	for i := range units {
		if seen.Has(i) {
			known = append(known, i)
		} else {
			unknown = append(unknown, i)
		}
	}
	if len(known) < 100 || len(unknown) < 20 {
		t.Fatalf("%d units were read, %d were not", len(known), len(unknown))
	}
	first, last, free := known[3], known[len(known)-1], unknown[len(unknown)-1]
	look := func(seen *Seen) Inspection {
		in := Inspection{Header: true, Units: units}
		if err := in.authenticate(t.Context(), spotted{f, l, []int64{first, free, last}}, aead, l, seen, nil); err != nil {
			t.Fatal(err)
		}
		return in
	}
	if in := look(nil); !slices.Equal(in.Unread, sorted(first, last, free)) || len(in.Bad) > 0 {
		t.Errorf("unread %v, bad %v", in.Unread, in.Bad)
	}
	if in := look(seen); !slices.Equal(in.Unread, []int64{free}) {
		t.Errorf("after SQLite: unread %v", in.Unread)
	}
	run("UPDATE t SET b = randomblob(3000)")
	if slices.ContainsFunc(known[20:], seen.Has) {
		t.Error("units count as seen that were written since")
	}
	seen.End()
	db.Close()
	if err := Unregister("inspected"); err != nil {
		t.Fatal(err)
	}
}

func sorted(list ...int64) []int64 {
	slices.Sort(list)
	return list
}
