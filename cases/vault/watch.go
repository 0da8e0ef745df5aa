package vault

import (
	"sync"
	"time"
)

// Reason is why a Watch asks for the vault to be closed.
type Reason string

// The reasons.
const (
	Idle   Reason = "idle"   // nobody touched the program for too long
	Slept  Reason = "slept"  // the computer, or the program, stood still meanwhile
	Locked Reason = "locked" // the system says that the session was locked, switched or is about to sleep
)

// sleepGap is how far the clock on the wall may run ahead of the running one, or a tick be late, before that counts as
// sleep. A busy computer is late by seconds.
const sleepGap = 30 * time.Second

// Clocks are the two clocks that a Watch compares. Running never jumps and, on most systems, stands still while the
// computer sleeps.
type Clocks struct {
	Wall    func() time.Time
	Running func() time.Duration
}

// SystemClocks are the clocks of this computer.
func SystemClocks() Clocks {
	start := time.Now()
	return Clocks{Wall: func() time.Time { return time.Now().Round(0) }, Running: func() time.Duration { return time.Since(start) }}
}

// Watch decides when an open vault is to be closed. It starts no goroutine and knows no window: its owner calls Touch
// for keys and clicks, Tick every few seconds, and Session for what the system tells. It is safe for concurrent use.
type Watch struct {
	clocks Clocks
	limit  time.Duration
	lock   func(Reason)

	mu              sync.Mutex
	over            bool
	touched, ticked instant
}

// instant is one moment on both clocks.
type instant struct {
	wall    time.Time
	running time.Duration
}

// NewWatch begins to watch now. limit is the time without a touch after which lock is called; 0 means never for want of
// touches. lock is called once at most, from the goroutine whose call noticed the reason.
func NewWatch(c Clocks, limit time.Duration, lock func(Reason)) *Watch {
	w := &Watch{clocks: c, limit: limit, lock: lock}
	w.touched = w.now()
	w.ticked = w.touched
	return w
}

func (w *Watch) now() instant { return instant{w.clocks.Wall().Round(0), w.clocks.Running()} }

// Touch says that somebody is there. The first touch after a sleep does not hide the sleep.
func (w *Watch) Touch() {
	w.look(func(now instant) Reason {
		if why := w.reason(now); why != "" {
			return why
		}
		w.touched = now
		return ""
	})
}

// Tick looks at both clocks. Call it at least every ten seconds.
func (w *Watch) Tick() { w.look(w.reason) }

// Session passes on that the system locked or switched the session, or is about to sleep.
func (w *Watch) Session() { w.look(func(instant) Reason { return Locked }) }

// Stop ends the watch; lock is not called any more.
func (w *Watch) Stop() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.over = true
}

// look asks whether there is a reason, and calls lock outside the mutex: it may call back.
func (w *Watch) look(ask func(instant) Reason) {
	w.mu.Lock()
	var why Reason
	if !w.over {
		now := w.now()
		why = ask(now)
		w.ticked = now
		w.over = why != ""
	}
	w.mu.Unlock()
	if why != "" {
		w.lock(why)
	}
}

// reason compares both clocks. For the idle time the one that shows more counts: the wall clock may have been set back,
// and the running one may have stood still.
func (w *Watch) reason(now instant) Reason {
	wall, running := now.wall.Sub(w.ticked.wall), now.running-w.ticked.running
	if wall-running > sleepGap || running > sleepGap {
		return Slept
	}
	if w.limit > 0 && max(now.wall.Sub(w.touched.wall), now.running-w.touched.running) >= w.limit {
		return Idle
	}
	return ""
}
