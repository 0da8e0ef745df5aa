package sealedvfs

import (
	"fmt"
	"math"
	"sync"
	"sync/atomic"
)

// An Allowance says how many more units may be sealed under the key of a VFS, 0 when none may. It is asked before the
// first seal and whenever what it allowed is used up, so that a count over the life of a key can be made durable before
// the seals it stands for. used is the number of seals since the VFS was registered. It runs in the middle of a write of
// SQLite: it must not use a database, nor wait for anybody who does.
type Allowance func(used int64) (more int64)

// Allow sets the allowance of the VFS called name, from its present number of seals on. Without one only the bound of
// each open file holds.
func Allow(name string, a Allowance) error {
	registeredMu.Lock()
	defer registeredMu.Unlock()
	h, ok := registered[name]
	if !ok {
		return fmt.Errorf("sealedvfs: allow %q: no such VFS", name)
	}
	k := h.Value().(*keyHolder)
	k.limit.set(a, k.seals.Load())
	return nil
}

// sealLimit is the number of seals up to which a VFS may go.
type sealLimit struct {
	until atomic.Int64
	mu    sync.Mutex
	ask   Allowance
}

// unlimited is what holds for a VFS without an allowance.
func (l *sealLimit) unlimited() { l.until.Store(math.MaxInt64) }

func (l *sealLimit) set(ask Allowance, from int64) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.ask = ask
	l.until.Store(from)
}

// permits reports whether the n-th seal may be made.
func (l *sealLimit) permits(n int64) bool {
	if n <= l.until.Load() {
		return true
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	for n > l.until.Load() {
		more := l.ask(n - 1)
		if more <= 0 {
			return false
		}
		l.until.Add(more)
	}
	return true
}
