package session

import (
	"bufio"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/godbus/dbus/v5"
)

// A logind of our own on a bus of our own.
type fakeLogin struct {
	conn *dbus.Conn
	t    *testing.T
	held chan *os.File // reading ends of the brakes that were handed out
}

const testSession = dbus.ObjectPath("/org/freedesktop/login1/session/_37")

func (f *fakeLogin) GetSessionByPID(uint32) (dbus.ObjectPath, *dbus.Error) { return testSession, nil }

func (f *fakeLogin) Inhibit(what, _, _, mode string) (dbus.UnixFD, *dbus.Error) {
	r, w, err := os.Pipe()
	if err != nil || what != "sleep" || mode != "delay" {
		return 0, dbus.NewError("org.example.Bad", []any{what, mode})
	}
	fd := dbus.UnixFD(w.Fd())
	f.held <- r
	time.AfterFunc(time.Second, func() { w.Close() }) // the reply carries a copy of its own
	return fd, nil
}

func (f *fakeLogin) emit(path dbus.ObjectPath, name string, body ...any) {
	f.t.Helper()
	if err := f.conn.Emit(path, name, body...); err != nil {
		f.t.Fatal(err)
	}
}

// startLogin runs a bus and a logind on it; the package finds them under the address of the system bus.
func startLogin(t *testing.T) *fakeLogin {
	t.Helper()
	if _, err := exec.LookPath("dbus-daemon"); err != nil {
		t.Skip("dbus-daemon is not installed")
	}
	daemon := exec.Command("dbus-daemon", "--session", "--nofork", "--nosyslog", "--print-address")
	out, err := daemon.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := daemon.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { daemon.Process.Kill(); daemon.Wait() })
	address, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("DBUS_SYSTEM_BUS_ADDRESS", strings.TrimSpace(address))
	conn, err := dbus.Connect(strings.TrimSpace(address))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	f := &fakeLogin{conn: conn, t: t, held: make(chan *os.File, 8)}
	if err := conn.Export(f, loginPath, loginManager); err != nil {
		t.Fatal(err)
	}
	if _, err := conn.RequestName(loginName, dbus.NameFlagDoNotQueue); err != nil {
		t.Fatal(err)
	}
	return f
}

func TestSignals(t *testing.T) {
	f := startLogin(t)
	told := make(chan func(), 8)
	stop := Listen(func(done func()) { told <- done })
	defer stop()
	hears := func(what string, want bool) {
		t.Helper()
		select {
		case done := <-told:
			done()
			if !want {
				t.Errorf("%s locks", what)
			}
		case <-time.After(map[bool]time.Duration{true: 5 * time.Second, false: 100 * time.Millisecond}[want]):
			if want {
				t.Errorf("%s does not lock", what)
			}
		}
	}
	changed := func(path dbus.ObjectPath, name string, value any) {
		f.emit(path, properties+".PropertiesChanged", loginSession, map[string]dbus.Variant{name: dbus.MakeVariant(value)}, []string{})
	}
	f.emit(testSession, loginSession+".Lock")
	hears("the signal Lock", true)
	f.emit("/org/freedesktop/login1/session/other", loginSession+".Lock")
	hears("the lock of another session", false)
	f.emit(testSession, loginSession+".Unlock")
	hears("the signal Unlock", false)
	changed(testSession, "LockedHint", true)
	hears("the hint that the session is locked", true)
	changed(testSession, "LockedHint", false)
	hears("the hint that it is not", false)
	changed(testSession, "Active", false)
	hears("another session in front", true)
	changed(testSession, "Active", true)
	hears("this session in front again", false)
	changed(testSession, "IdleHint", true)
	hears("the hint that nobody types", false)
	f.emit(testSession, properties+".PropertiesChanged", "odd")
	hears("a signal of another shape", false)
}

// TestSleepWaits: a sleep is put off until everything is put away, and the next one again.
func TestSleepWaits(t *testing.T) {
	f := startLogin(t)
	told := make(chan func(), 8)
	stop := Listen(func(done func()) { told <- done })
	for range 2 {
		brake := <-f.held
		let := make(chan struct{})
		go func() { io.ReadAll(brake); close(let) }()
		f.emit(loginPath, loginManager+".PrepareForSleep", true)
		done := <-told
		select {
		case <-let:
			t.Fatal("the computer may sleep before the vault is locked")
		case <-time.After(1200 * time.Millisecond):
		}
		done()
		select {
		case <-let:
		case <-time.After(5 * time.Second):
			t.Fatal("the computer may not sleep although the vault is locked")
		}
		f.emit(loginPath, loginManager+".PrepareForSleep", false)
	}
	brake := <-f.held
	stop()
	ended := make(chan struct{})
	go func() { io.ReadAll(brake); close(ended) }()
	select {
	case <-ended:
	case <-time.After(5 * time.Second):
		t.Fatal("after the end the computer still may not sleep")
	}
}

func TestNoLogind(t *testing.T) {
	t.Setenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nonexistent/bus")
	Listen(func(func()) { t.Error("told of nothing") })()
}
