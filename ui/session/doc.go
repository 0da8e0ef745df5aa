// Package session listens to what the operating system says about the person's session: that it was locked or switched
// away from, and that the computer is about to sleep. It knows no window and no vault.
//
// Linux: the signals of systemd-logind. Windows: the messages for sessions and for power. macOS and the rest: nothing is
// said, and whoever owns a vault.Watch finds a sleep by its clocks at the next tick, after the computer woke.
//
// It also puts words on the clipboard of Windows so that neither its history nor other devices keep them. The other
// systems have no such way for a program like this one: there a copy is only taken off again.
package session

// Listen calls locked, from a goroutine of its own, each time the system says that the session was locked or switched,
// or that the computer is about to sleep. locked is given a function to call when everything is put away: a sleep waits
// for it, as long as the system grants that (a few seconds). What the system offers no way to hear is not heard, and no
// error: the clocks find it later. stop ends the listening.
func Listen(locked func(done func())) (stop func()) { return listen(locked) }

// Heard reports whether this system tells of locks and of sleep.
const Heard = heard
