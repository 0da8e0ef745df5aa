package ui

import (
	"time"

	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/ui/session"
)

// tickEvery is how often the clocks are compared.
const tickEvery = 5 * time.Second

// quietAfter is after how long without a touch the vault gives free room back to the disk; it is
// well before the shortest time after which the window locks.
const quietAfter = time.Minute

// idle locks the window when nobody has touched it for a while, when the computer has slept, and
// when the system says that the session was locked or is about to sleep. vault.Watch decides;
// this passes on what the window sees.
type idle struct {
	a     *App
	watch *vault.Watch // nil while no vault is open

	seen  time.Duration // the last sign of life, by the running clock
	given bool          // free room was given back since
	cease func()        // ends the giving back that may be under way
}

func newIdle(a *App) *idle {
	i := &idle{a: a, cease: func() {}}
	if !a.opt.Inline {
		i.run()
		a.jobs.apart(func() error {
			session.Listen(func(done func()) { a.jobs.ui(func() { i.session(done) }) })
			return nil
		}, func(error) {})
	}
	return i
}

func (i *idle) run() {
	time.AfterFunc(tickEvery, func() {
		i.a.jobs.ui(i.tick)
		i.run()
	})
}

// begin watches over a vault that was opened, or over the one that is open with another limit.
func (i *idle) begin() {
	i.end()
	i.watch = vault.NewWatch(i.a.opt.Clocks, i.a.lockAfter(), func(vault.Reason) { i.a.Lock() })
	i.alive()
}

// end stops the watch: the vault is being closed.
func (i *idle) end() {
	if i.watch != nil {
		i.watch.Stop()
		i.watch = nil
	}
}

// touch says that somebody is there: a key, a click, the mouse.
func (i *idle) touch() {
	if i.watch != nil {
		i.watch.Touch()
		i.alive()
	}
}

// alive notes a sign of life. Giving back stops: whoever works is not kept waiting.
func (i *idle) alive() {
	i.cease()
	i.seen, i.given, i.cease = i.a.opt.Clocks.Running(), false, func() {}
}

// tick compares the clocks. Running work with a row counts as somebody who is there; it does not
// hide a sleep.
func (i *idle) tick() {
	switch {
	case i.watch == nil:
	case i.a.jobs.busy():
		i.watch.Touch()
	default:
		i.watch.Tick()
		i.quiet()
	}
}

// quiet gives the free room of the vault back to the disk once in each stretch of time in which
// nobody is at work.
func (i *idle) quiet() {
	if i.given || i.a.vault == nil || len(i.a.jobs.running) > 0 || i.a.opt.Clocks.Running()-i.seen < quietAfter {
		return
	}
	i.given = true
	i.cease = i.a.giveBack()
}

// session locks because the system says so, and calls done when the vault is closed. A vault that is
// just being opened is not left to open behind the lock.
func (i *idle) session(done func()) {
	switch {
	case i.watch != nil:
		i.watch.Session()
	case i.a.opening:
		i.a.shut(i.a.showUnlock)
	}
	i.a.whenShut(done)
}

// lockAfter is the time without a touch after which the window locks.
func (a *App) lockAfter() time.Duration {
	if m := a.settings.LockAfter; m > 0 {
		return time.Duration(m) * time.Minute
	}
	return a.opt.IdleAfter
}
