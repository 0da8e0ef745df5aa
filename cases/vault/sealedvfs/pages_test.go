package sealedvfs

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"
	"testing/iotest"
)

// Pages that leave one file arrive in another, under another key, on both sides of the bytes that SQLite locks.
func TestPagesFromFileToFile(t *testing.T) {
	moveLockByte(1 << 20)
	defer moveLockByte(0x40000000)
	dir := t.TempDir()
	from, to := filepath.Join(dir, "from.db"), filepath.Join(dir, "to.db")
	db := open(t, from, Options{VFS: newVFS(t, 1, 4096), Journal: "DELETE"})
	fill(t, db, 4000)
	must(t, db.Close())

	r, err := ReadPages(from, keyOf(1), 4096)
	must(t, err)
	defer r.Close()
	if r.Size() < 2<<20 {
		t.Fatalf("%d bytes do not reach past the lock bytes", r.Size())
	}
	clear, err := io.ReadAll(iotest.OneByteReader(io.LimitReader(r, 10_000)))
	must(t, err)
	rest, err := io.ReadAll(r)
	must(t, err)
	clear = append(clear, rest...)
	if int64(len(clear)) != r.Size() || !bytes.Contains(clear, []byte(canary)) {
		t.Fatalf("%d bytes of %d", len(clear), r.Size())
	}

	must(t, WritePages(to, keyOf(2), 4096, iotest.HalfReader(bytes.NewReader(clear))))
	if in, err := Inspect(t.Context(), to, keyOf(2), 4096, nil); err != nil || !in.Whole() || in.Units*4096 != r.Size() {
		t.Errorf("%+v %v", in, err)
	}
	if _, hits := leaks(t, dir); hits > 0 {
		t.Error("clear words in a file")
	}
	if got := check(to, Options{VFS: newVFS(t, 2, 4096), MustExist: true}); got != "ok" {
		t.Error(got)
	}
	if err := WritePages(to, keyOf(3), 4096, bytes.NewReader(clear)); !errors.Is(err, os.ErrExist) {
		t.Errorf("over a file that is there: %v", err)
	}
}

// Pages that are not those of a whole database are not read, and leave no file.
func TestPagesOfDamage(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "x.db")
	db := open(t, path, Options{VFS: newVFS(t, 1, 4096), Journal: "DELETE"})
	fill(t, db, 50)
	must(t, db.Close())
	sealed, err := os.ReadFile(path)
	must(t, err)
	read := func(data []byte, key []byte, page int) ([]byte, error) {
		must(t, os.WriteFile(path, data, 0o600))
		r, err := ReadPages(path, key, page)
		if err != nil {
			return nil, err
		}
		defer r.Close()
		return io.ReadAll(r)
	}
	clear, err := read(sealed, keyOf(1), 4096)
	must(t, err)
	for at := 0; at < len(sealed); at += 1001 {
		bad := bytes.Clone(sealed)
		bad[at] ^= 1
		for what, data := range map[string][]byte{"a flip": bad, "a cut": sealed[:at]} {
			if _, err := read(data, keyOf(1), 4096); !errors.Is(err, ErrPages) {
				t.Errorf("%s at %d: %v", what, at, err)
			}
		}
	}
	if _, err := read(sealed[:len(sealed)-4096-overhead], keyOf(1), 4096); !errors.Is(err, ErrPages) {
		t.Errorf("a page less: %v", err)
	}
	for what, err := range map[string]error{
		"another key":       second(read(sealed, keyOf(2), 4096)),
		"another page size": second(read(sealed, keyOf(1), 8192)),
	} {
		if !errors.Is(err, ErrPages) {
			t.Errorf("%s: %v", what, err)
		}
	}
	short := bytes.Clone(clear)
	short[31]-- // one page fewer in the header than in the file
	for what, data := range map[string][]byte{"nothing": nil, "half a page": clear[:2000], "no title": clear[1:],
		"a page too few": clear[:len(clear)-4096], "a byte too few": clear[:len(clear)-1], "a byte too many": append(bytes.Clone(clear), 0), "a page too many": short} {
		if err := WritePages(path+"2", keyOf(1), 4096, bytes.NewReader(data)); !errors.Is(err, ErrPages) {
			t.Errorf("%s: %v", what, err)
		}
		if _, err := os.Stat(path + "2"); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("%s left a file", what)
		}
	}
	if err := WritePages(path+"2", keyOf(1), 4096, iotest.TimeoutReader(iotest.HalfReader(bytes.NewReader(clear)))); !errors.Is(err, iotest.ErrTimeout) {
		t.Errorf("a source that stops: %v", err)
	}
}

func second[T any](_ T, err error) error { return err }
