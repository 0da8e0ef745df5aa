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
)

// Inspection is what Inspect found in one file.
type Inspection struct {
	Missing bool    // there is no such file
	Header  bool    // the header is authentic; without it no unit can be read
	Units   int64   // whole units
	Bad     []int64 // units that are not authentic, in order
	Rest    int64   // bytes behind the last whole unit: a write that was cut short, or damage
	Hole    bool    // something was written into the gap that database files leave at the lock bytes
}

// Whole reports whether every byte of the file is as it was written.
func (i Inspection) Whole() bool {
	return i.Missing || i.Header && len(i.Bad) == 0 && i.Rest == 0 && !i.Hole
}

// Inspect authenticates every unit of a database, WAL or journal file without SQLite, free pages included. path is a
// database, or its name with -wal or -journal. tell, if not nil, hears how many bytes were read since the last call;
// it may be called from several goroutines. No writer may be at work on the file.
func Inspect(ctx context.Context, path string, key []byte, pageSize int, tell func(n int64)) (Inspection, error) {
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
	if errors.Is(err, errHeader) || errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return Inspection{Rest: fi.Size()}, nil
	}
	if err != nil {
		return Inspection{}, err
	}
	in := Inspection{Header: true}
	in.Units, in.Rest = l.units(fi.Size())
	if in.Bad, err = authenticate(ctx, f, aead, l, in.Units, tell); err != nil {
		return in, err
	}
	in.Hole, err = dirtyHole(f, l, fi.Size())
	return in, err
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

// authenticate opens all units, on every processor, and returns those that do not open.
func authenticate(ctx context.Context, f io.ReaderAt, aead cipher.AEAD, l layout, units int64, tell func(int64)) ([]int64, error) {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var mu sync.Mutex
	var bad []int64
	var next int64
	const batch = 64
	take := func() (from, to int64) {
		mu.Lock()
		defer mu.Unlock()
		from = next
		next = min(next+batch, units)
		return from, next
	}
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			in, out := make([]byte, l.unitLen(1)+overhead), make([]byte, 0, l.unitLen(1))
			for from, to := take(); from < to && ctx.Err() == nil; from, to = take() {
				var n int64
				for i := from; i < to; i++ {
					whole := in[:l.unitLen(i)+overhead]
					if _, err := f.ReadAt(whole, l.at(i)); err != nil {
						cancel(err)
						return
					}
					n += int64(len(whole))
					if _, err := aead.Open(out, nil, whole, unitAAD(i)); err != nil {
						mu.Lock()
						bad = append(bad, i)
						mu.Unlock()
					}
				}
				if tell != nil {
					tell(n)
				}
			}
		})
	}
	wg.Wait()
	slices.Sort(bad)
	return bad, context.Cause(ctx)
}

func unitAAD(i int64) []byte {
	return binary.LittleEndian.AppendUint64(nil, uint64(i))
}

// dirtyHole reports whether the gap at the lock bytes of a large database holds anything but zeros.
func dirtyHole(f io.ReaderAt, l layout, size int64) (bool, error) {
	if l.kind != kindDatabase {
		return false, nil
	}
	from := headerSize + l.unitsBelow()*int64(l.page+overhead)
	to := min(size, l.at(l.unitsBelow()))
	if to <= from {
		return false, nil
	}
	b := make([]byte, to-from)
	if _, err := f.ReadAt(b, from); err != nil {
		return false, err
	}
	return len(bytes.Trim(b, "\x00")) > 0, nil
}
