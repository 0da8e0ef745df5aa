//go:build !windows

package handover

import (
	"os"
	"strings"
	"testing"

	"golang.org/x/sys/unix"
)

// The launcher lends its pipe open to whatever the window starts; once it is taken, nothing else inherits it.
func TestPipeStaysWithTheWindow(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	defer w.Close()
	lent, err := unix.Dup(int(w.Fd())) // which whatever is started inherits, as the launcher lends it
	if err != nil {
		t.Fatal(err)
	}
	name, value, _ := strings.Cut(Order{}.Environment(uintptr(lent)), "=")
	t.Setenv(name, value)
	l, ok := Take()
	if !ok || !l.Tell(Began) {
		t.Fatal("the order was not taken")
	}
	if flags, err := unix.FcntlInt(uintptr(lent), unix.F_GETFD, 0); err != nil || flags&unix.FD_CLOEXEC == 0 {
		t.Errorf("what the window starts holds the pipe open (%v)", err)
	}
}
