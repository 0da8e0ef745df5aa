package vault

import (
	"sync"

	"github.com/harborfile/harborfile/cases"
)

// gate counts the calls inside a vault, so that Close can wait for them. A call within a call never blocks.
type gate struct {
	mu     sync.Mutex
	inside int
	closed bool
	empty  chan struct{} // closed when the last call leaves a gate that is shut
}

// enter lets a call in, or returns cases.ErrLocked. Each successful enter needs one leave.
func (g *gate) enter() error {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.closed {
		return cases.ErrLocked
	}
	g.inside++
	return nil
}

func (g *gate) leave() {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.inside--; g.inside == 0 && g.closed {
		close(g.empty)
	}
}

// shut refuses further calls and waits until the running ones have left. It returns false if it was shut before.
func (g *gate) shut() bool {
	g.mu.Lock()
	if g.closed {
		g.mu.Unlock()
		return false
	}
	g.closed = true
	g.empty = make(chan struct{})
	if g.inside == 0 {
		close(g.empty)
	}
	g.mu.Unlock()
	<-g.empty
	return true
}
