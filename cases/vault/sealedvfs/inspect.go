package sealedvfs

import (
	"bytes"
	"context"
	"crypto/cipher"
	"encoding/binary"
	"errors"
	"io"
	"io/fs"
	"os"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"
)

// Inspection is what Inspect found in one file.
type Inspection struct {
	Missing bool    // there is no such file
	Header  bool    // the header is authentic; without it no unit can be read
	Units   int64   // whole units
	Bad     []int64 // units that are not authentic, in order
	Unread  []int64 // units that the system does not read, as on a failing disk, in order
	Rest    int64   // bytes behind the last whole unit: a write that was cut short, or damage
	Short   int64   // pages that the first page of a database counts and that the file does not reach
	Hole    bool    // the gap that database files leave at the lock bytes holds something, or does not read
}

// Whole reports whether every byte of the file is as it was written.
func (i Inspection) Whole() bool {
	return i.Missing || i.Header && len(i.Bad) == 0 && len(i.Unread) == 0 && i.Rest == 0 && i.Short == 0 && !i.Hole
}

// Inspect authenticates every unit of a database, WAL or journal file without SQLite, free pages included. path is a
// database, or its name with -wal or -journal. tell, if not nil, hears how many bytes were read since the last call;
// it may be called from several goroutines. No writer may be at work on the file.
func Inspect(ctx context.Context, path string, key []byte, pageSize int, tell func(n int64)) (Inspection, error) {
	return InspectUnseen(ctx, path, key, pageSize, nil, tell)
}

// InspectUnseen is Inspect, where units that SQLite has already found authentic are counted and not opened again.
func InspectUnseen(ctx context.Context, path string, key []byte, pageSize int, seen *Seen, tell func(n int64)) (Inspection, error) {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return Inspection{Missing: true}, nil
	}
	if err != nil {
		return Inspection{}, err
	}
	defer f.Close()
	fi, err := f.Stat()
	if err != nil {
		return Inspection{}, err
	}
	l := layoutOf(path, pageSize)
	if l.kind != kindDatabase && fi.Size() == 0 {
		return Inspection{Header: true}, nil // a side file that was never written to
	}
	aead, err := fileAEAD(path, f, key, l)
	if errors.Is(err, errHeader) || errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) || notRead(err) {
		return Inspection{Rest: fi.Size()}, nil
	}
	if err != nil {
		return Inspection{}, err
	}
	in := Inspection{Header: true}
	in.Units, in.Rest = l.units(fi.Size())
	if err = in.authenticate(ctx, f, aead, l, seen, tell); err != nil {
		return in, err
	}
	in.Hole = dirtyHole(f, l, fi.Size())
	if l.kind == kindDatabase {
		in.Short = missingPages(sideReader{f: f, aead: aead, l: l, units: in.Units})
	}
	return in, nil
}

// missingPages is by how many pages a database is shorter than its first page says: it was cut between two of them.
func missingPages(db sideReader) int64 {
	first, err := db.unit(0)
	if err != nil || first == nil {
		return 0 // damage that is said already
	}
	return max(0, pagesSaid(first)-db.units)
}

// notRead tells a file that opens and does not read, as on a failing disk, from one that does not open.
func notRead(err error) bool {
	var p *fs.PathError
	return errors.As(err, &p) && p.Op == "read"
}

// fileAEAD reads the header of f; the key of a side file needs the header of its database as well.
func fileAEAD(path string, f io.ReaderAt, key []byte, l layout) (cipher.AEAD, error) {
	owner := make([]byte, saltSize)
	if l.kind != kindDatabase {
		db, err := os.Open(strings.TrimSuffix(strings.TrimSuffix(path, "-wal"), "-journal"))
		if errors.Is(err, fs.ErrNotExist) {
			return nil, errHeader
		}
		if err != nil {
			return nil, err
		}
		defer db.Close()
		if _, err := db.ReadAt(owner, saltAt); err != nil {
			return nil, err
		}
	}
	header := make([]byte, headerSize)
	if _, err := f.ReadAt(header, 0); err != nil {
		return nil, err
	}
	return openHeader(key, header, owner, l.kind, l.page)
}

// authenticate opens all units but those already seen, on every processor, and notes those that do not open. A unit that
// does not read is one more of them: a failing disk is looked at to its end.
func (in *Inspection) authenticate(ctx context.Context, f io.ReaderAt, aead cipher.AEAD, l layout, seen *Seen, tell func(int64)) error {
	var mu sync.Mutex
	var next int64
	const batch = 64
	take := func() (from, to int64) {
		mu.Lock()
		defer mu.Unlock()
		from = next
		next = min(next+batch, in.Units)
		return from, next
	}
	note := func(list *[]int64, i int64) {
		mu.Lock()
		defer mu.Unlock()
		*list = append(*list, i)
	}
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			sealed, clear := make([]byte, l.unitLen(1)+overhead), make([]byte, 0, l.unitLen(1))
			for from, to := take(); from < to && ctx.Err() == nil; from, to = take() {
				var n int64
				for i := from; i < to; i++ {
					if seen.Has(i) {
						continue
					}
					whole := sealed[:l.unitLen(i)+overhead]
					n += int64(len(whole))
					if _, err := f.ReadAt(whole, l.at(i)); err != nil {
						note(&in.Unread, i)
					} else if _, err := aead.Open(clear, nil, whole, unitAAD(i)); err != nil {
						note(&in.Bad, i)
					}
				}
				if tell != nil && n > 0 {
					tell(n)
				}
			}
		})
	}
	wg.Wait()
	slices.Sort(in.Bad)
	slices.Sort(in.Unread)
	return ctx.Err()
}

func unitAAD(i int64) []byte {
	return binary.LittleEndian.AppendUint64(nil, uint64(i))
}

// dirtyHole reports whether the gap at the lock bytes of a large database holds anything but zeros, or does not read. It
// asks again for a while, because Windows keeps others from reading those bytes for the moment in which SQLite locks them.
func dirtyHole(f io.ReaderAt, l layout, size int64) bool {
	if l.kind != kindDatabase {
		return false
	}
	from := headerSize + l.unitsBelow()*int64(l.page+overhead)
	to := min(size, l.at(l.unitsBelow()))
	if to <= from {
		return false
	}
	b := make([]byte, to-from)
	for range 20 {
		if _, err := f.ReadAt(b, from); err == nil {
			return len(bytes.Trim(b, "\x00")) > 0
		}
		time.Sleep(5 * time.Millisecond)
	}
	return true
}
