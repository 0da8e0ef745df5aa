package sealedvfs

import (
	"os"
	"sync/atomic"
)

// Seen notes which units of a database SQLite has read and found authentic, so that a check that reads everything
// through SQLite need not open the same units a second time. It says nothing of units that were written after they were
// read: those have to be looked at again.
type Seen struct {
	owner *keyHolder // nil where the VFS is not registered
	bits  []atomic.Uint64
}

// Watch begins to note what is read of the database at path through the VFS called name, which serves that one
// database. A later Watch of the same VFS ends an earlier one.
func Watch(name, path string, pageSize int) (*Seen, error) {
	fi, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	units, _ := layoutOf(path, pageSize).units(fi.Size())
	s := &Seen{bits: make([]atomic.Uint64, (units+63)/64)}
	registeredMu.Lock()
	defer registeredMu.Unlock()
	if h, ok := registered[name]; ok {
		s.owner = h.Value().(*keyHolder)
		s.owner.seen.Store(s)
	}
	return s, nil
}

// End stops noting. What was noted stays.
func (s *Seen) End() {
	if s.owner != nil {
		s.owner.seen.CompareAndSwap(s, nil)
	}
}

// Has reports whether unit i was found authentic. A nil Seen has seen nothing.
func (s *Seen) Has(i int64) bool {
	return s != nil && i/64 < int64(len(s.bits)) && s.bits[i/64].Load()&(1<<(i%64)) != 0
}

func (s *Seen) add(i int64) {
	if s != nil && i/64 < int64(len(s.bits)) {
		s.bits[i/64].Or(1 << (i % 64))
	}
}

func (s *Seen) drop(i int64) {
	if s != nil && i/64 < int64(len(s.bits)) {
		s.bits[i/64].And(^uint64(1 << (i % 64)))
	}
}
