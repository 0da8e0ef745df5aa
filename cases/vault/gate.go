package vault

import (
	"context"
	"sync"
	"time"

	"github.com/harborfile/harborfile/cases"
)

// gate counts the calls inside a vault, so that Close can wait for them. A call within a call never blocks.
type gate struct {
	mu     sync.Mutex
	inside int
	closed bool
	empty  chan struct{} // closed when the last call leaves a gate that is shut
	wanted int           // calls that wait in hold
	called func()        // told of each call; may be nil, and is never changed
	held   chan struct{} // not nil while one call has the vault to itself; closed when it lets go
}

// hold waits for a moment in which no call is inside and keeps every other call waiting until letGo. What runs in
// between must not enter the gate. Until that moment calls are let in a little late: without that, steady work of
// others would leave no such moment. A call within a call is late too, and never blocked.
func (g *gate) hold(ctx context.Context) error {
	g.want(1)
	defer g.want(-1)
	for {
		g.mu.Lock()
		shut, mine := g.closed, g.held == nil && g.inside == 0
		if !shut && mine {
			g.held = make(chan struct{})
		}
		g.mu.Unlock()
		switch {
		case shut:
			return cases.ErrLocked
		case mine:
			return nil
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(2 * time.Millisecond):
		}
	}
}

func (g *gate) want(by int) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.wanted += by
}

// makeRoom delays a call while another waits in hold.
func (g *gate) makeRoom() {
	for range 10 {
		g.mu.Lock()
		late := g.wanted > 0 && g.held == nil && !g.closed
		g.mu.Unlock()
		if !late {
			return
		}
		time.Sleep(5 * time.Millisecond)
	}
}

// letGo ends hold. With shut set no call enters any more, as after Close.
func (g *gate) letGo(shut bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.closed = g.closed || shut
	close(g.held)
	g.held = nil
}

// lockFree locks mu at a moment at which nobody holds the gate.
func (g *gate) lockFree() {
	g.mu.Lock()
	for g.held != nil {
		held := g.held
		g.mu.Unlock()
		<-held
		g.mu.Lock()
	}
}

// enter lets a call in, or returns cases.ErrLocked. Each successful enter needs one leave.
func (g *gate) enter() error {
	g.tell()
	g.makeRoom()
	g.lockFree()
	defer g.mu.Unlock()
	if g.closed {
		return cases.ErrLocked
	}
	g.inside++
	return nil
}

func (g *gate) tell() {
	if g.called != nil {
		g.called()
	}
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
	g.lockFree()
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
