package session

import (
	"os"
	"sync"
	"syscall"

	"github.com/godbus/dbus/v5"
)

const heard = true

// The names of systemd-logind on the system bus.
const (
	loginName    = "org.freedesktop.login1"
	loginPath    = dbus.ObjectPath("/org/freedesktop/login1")
	loginManager = "org.freedesktop.login1.Manager"
	loginSession = "org.freedesktop.login1.Session"
	properties   = "org.freedesktop.DBus.Properties"
)

// listen connects to the system bus. A computer without one, or without logind, says nothing.
func listen(locked func(done func())) (stop func()) {
	conn, err := dbus.ConnectSystemBus()
	if err != nil {
		return func() {}
	}
	l := &login{conn: conn, locked: locked}
	if l.subscribe() != nil {
		conn.Close()
		return func() {}
	}
	return func() {
		conn.Close() // ends the channel of signals, and with it the goroutine
	}
}

// login is a connection to logind.
type login struct {
	conn    *dbus.Conn
	locked  func(done func())
	session dbus.ObjectPath // of this program; "" where logind knows none

	mu     sync.Mutex
	brake  int // file that delays sleep while it is open; -1 is none
	closed bool
}

// subscribe asks for the signals and begins to take them.
func (l *login) subscribe() error {
	l.brake = -1
	manager := l.conn.Object(loginName, loginPath)
	if manager.Call(loginManager+".GetSessionByPID", 0, uint32(os.Getpid())).Store(&l.session) != nil {
		l.session = l.display()
	}
	rules := [][]dbus.MatchOption{{dbus.WithMatchSender(loginName), dbus.WithMatchObjectPath(loginPath),
		dbus.WithMatchInterface(loginManager), dbus.WithMatchMember("PrepareForSleep")}}
	if l.session != "" {
		rules = append(rules,
			[]dbus.MatchOption{dbus.WithMatchSender(loginName), dbus.WithMatchObjectPath(l.session), dbus.WithMatchInterface(loginSession), dbus.WithMatchMember("Lock")},
			[]dbus.MatchOption{dbus.WithMatchSender(loginName), dbus.WithMatchObjectPath(l.session), dbus.WithMatchInterface(properties), dbus.WithMatchMember("PropertiesChanged")})
	}
	for _, rule := range rules {
		if err := l.conn.AddMatchSignal(rule...); err != nil {
			return err
		}
	}
	signals := make(chan *dbus.Signal, 16)
	l.conn.Signal(signals)
	l.delay()
	go func() {
		for s := range signals {
			l.hear(s)
		}
		l.mu.Lock()
		l.closed = true
		l.mu.Unlock()
		l.release()
	}()
	return nil
}

// display is the graphical session of this user: a program started by the desktop's own service manager belongs to none.
func (l *login) display() dbus.ObjectPath {
	var user dbus.ObjectPath
	manager := l.conn.Object(loginName, loginPath)
	if manager.Call(loginManager+".GetUser", 0, uint32(os.Getuid())).Store(&user) != nil {
		return ""
	}
	v, err := l.conn.Object(loginName, user).GetProperty("org.freedesktop.login1.User.Display")
	if err != nil {
		return ""
	}
	var at struct {
		ID   string
		Path dbus.ObjectPath
	}
	if v.Store(&at) != nil || at.Path == "/" {
		return ""
	}
	return at.Path
}

// hear takes one signal.
func (l *login) hear(s *dbus.Signal) {
	switch s.Name {
	case loginManager + ".PrepareForSleep":
		if len(s.Body) == 0 {
			return
		}
		if begins, ok := s.Body[0].(bool); ok && begins {
			l.locked(l.release)
		} else if ok {
			l.delay() // awake again: the next sleep waits too
		}
	case loginSession + ".Lock":
		l.locked(func() {})
	case properties + ".PropertiesChanged":
		if away(s.Body) {
			l.locked(func() {})
		}
	}
}

// away reports whether the properties of the session say that it is locked now, or another one is in front.
func away(body []any) bool {
	if len(body) < 2 || body[0] != loginSession {
		return false
	}
	changed, _ := body[1].(map[string]dbus.Variant)
	if hint, ok := changed["LockedHint"].Value().(bool); ok && hint {
		return true
	}
	active, ok := changed["Active"].Value().(bool)
	return ok && !active
}

// delay asks logind to let a sleep wait until release. Without leave for that the sleep comes at once.
func (l *login) delay() {
	var file dbus.UnixFD
	err := l.conn.Object(loginName, loginPath).Call(loginManager+".Inhibit", 0, "sleep", "Harborfile", "The vault is locked first", "delay").Store(&file)
	if err != nil {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.brake >= 0 || l.closed {
		syscall.Close(int(file))
		return
	}
	l.brake = int(file)
	syscall.CloseOnExec(l.brake)
}

// release lets the computer sleep.
func (l *login) release() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.brake >= 0 {
		syscall.Close(l.brake)
		l.brake = -1
	}
}
