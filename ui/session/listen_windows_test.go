package session

import (
	"testing"
	"time"
	"unsafe"

	"golang.org/x/sys/windows"
)

// TestMessages sends the hidden window what Windows sends, and finds out that it closes.
func TestMessages(t *testing.T) {
	told := make(chan string, 8)
	stop := Listen(func(done func()) { told <- "locked"; done() })
	name, err := windows.UTF16PtrFromString("HarborfileSession")
	if err != nil {
		t.Fatal(err)
	}
	find, send := user32.NewProc("FindWindowW"), user32.NewProc("SendMessageW")
	window, _, _ := find.Call(uintptr(unsafe.Pointer(name)), 0)
	if window == 0 {
		t.Fatal("no window listens")
	}
	for _, c := range []struct {
		code, wide uintptr
		tells      bool
	}{
		{msgSession, sessionLock, true}, {msgSession, 8, false}, {msgSession, 1, false}, {msgSession, sessionConsole, true},
		{msgSession, sessionRemote, true}, {msgPower, powerSuspend, true}, {msgPower, 7, false}, {msgPower, 18, false}, {0x0010 + 0x400, 7, false},
	} {
		send.Call(window, c.code, c.wide, 0)
		got := false
		select {
		case <-told:
			got = true
		case <-time.After(50 * time.Millisecond):
		}
		if got != c.tells {
			t.Errorf("message %#x %d tells: %v", c.code, c.wide, got)
		}
	}
	stop()
	if again, _, _ := find.Call(uintptr(unsafe.Pointer(name)), 0); again != 0 {
		t.Error("the window is still there")
	}
	stop = Listen(func(done func()) { told <- "again"; done() })
	defer stop()
	window, _, _ = find.Call(uintptr(unsafe.Pointer(name)), 0)
	send.Call(window, msgSession, sessionLock, 0)
	if got := <-told; got != "again" {
		t.Errorf("a second listening hears %q", got)
	}
}

// TestSleepWaits: the answer to "about to sleep" comes when everything is put away, or when Windows would not wait longer.
func TestSleepWaits(t *testing.T) {
	for _, late := range []time.Duration{200 * time.Millisecond, 10 * time.Second} {
		stop := Listen(func(done func()) { time.AfterFunc(late, done) })
		name, _ := windows.UTF16PtrFromString("HarborfileSession")
		window, _, _ := user32.NewProc("FindWindowW").Call(uintptr(unsafe.Pointer(name)), 0)
		begun := time.Now()
		user32.NewProc("SendMessageW").Call(window, msgPower, powerSuspend, 0)
		if took := time.Since(begun); took < min(late, patience) || took > patience+time.Second {
			t.Errorf("put away after %v, answered after %v", late, took)
		}
		stop()
	}
}
