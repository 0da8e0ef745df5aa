package session

import (
	"runtime"
	"sync"
	"time"
	"unsafe"

	"golang.org/x/sys/windows"
)

const heard = true

// Messages and values of the Windows API that matter here (winuser.h, wtsapi32.h).
const (
	msgClose       = 0x0010 // WM_CLOSE
	msgDestroy     = 0x0002 // WM_DESTROY
	msgQuery       = 0x0011 // WM_QUERYENDSESSION
	msgPower       = 0x0218 // WM_POWERBROADCAST
	msgSession     = 0x02B1 // WM_WTSSESSION_CHANGE
	powerSuspend   = 4      // PBT_APMSUSPEND
	sessionConsole = 2      // WTS_CONSOLE_DISCONNECT: another user is in front
	sessionRemote  = 4      // WTS_REMOTE_DISCONNECT
	sessionLogoff  = 6      // WTS_SESSION_LOGOFF
	sessionLock    = 7      // WTS_SESSION_LOCK
	thisSession    = 0      // NOTIFY_FOR_THIS_SESSION
)

// patience is how long the answer to "about to sleep" waits. Windows goes on by itself after two seconds.
const patience = 1900 * time.Millisecond

var (
	user32           = windows.NewLazySystemDLL("user32.dll")
	wtsapi32         = windows.NewLazySystemDLL("wtsapi32.dll")
	registerClass    = user32.NewProc("RegisterClassExW")
	createWindow     = user32.NewProc("CreateWindowExW")
	destroyWindow    = user32.NewProc("DestroyWindow")
	defaultProc      = user32.NewProc("DefWindowProcW")
	getMessage       = user32.NewProc("GetMessageW")
	dispatchMessage  = user32.NewProc("DispatchMessageW")
	postMessage      = user32.NewProc("PostMessageW")
	postQuit         = user32.NewProc("PostQuitMessage")
	registerSession  = wtsapi32.NewProc("WTSRegisterSessionNotification")
	unregisterNotice = wtsapi32.NewProc("WTSUnRegisterSessionNotification")
)

// windowClass is WNDCLASSEXW.
type windowClass struct {
	size, style             uint32
	proc                    uintptr
	extraClass, extraWindow int32
	instance                windows.Handle
	icon, cursor, brush     windows.Handle
	menu, name              *uint16
	smallIcon               windows.Handle
}

// message is MSG.
type message struct {
	window  windows.HWND
	code    uint32
	wide    uintptr
	long    uintptr
	time    uint32
	x, y    int32
	private uint32
}

// theListener is who hears the window's messages: the callback that Windows keeps has no place for it.
var theListener struct {
	sync.Mutex
	locked func(done func())
}

var className = sync.OnceValues(func() (*uint16, error) {
	name, err := windows.UTF16PtrFromString("HarborfileSession")
	if err != nil {
		return nil, err
	}
	class := windowClass{proc: windows.NewCallback(heardMessage), name: name}
	class.size = uint32(unsafe.Sizeof(class))
	if atom, _, err := registerClass.Call(uintptr(unsafe.Pointer(&class))); atom == 0 {
		return nil, err
	}
	return name, nil
})

// listen opens a window that is never shown: only a window at the top, not one for messages alone, is told of power.
func listen(locked func(done func())) (stop func()) {
	theListener.Lock()
	theListener.locked = locked
	theListener.Unlock()
	made, over := make(chan uintptr, 1), make(chan struct{})
	go func() {
		defer close(over)
		runtime.LockOSThread() // a window belongs to its thread; the thread ends with the goroutine
		window := hiddenWindow()
		made <- window
		if window != 0 {
			pump()
		}
	}()
	window := <-made
	return func() {
		theListener.Lock()
		theListener.locked = nil
		theListener.Unlock()
		if window != 0 {
			postMessage.Call(window, msgClose, 0, 0)
			<-over
		}
	}
}

// hiddenWindow is 0 where Windows gives none.
func hiddenWindow() uintptr {
	name, err := className()
	if err != nil {
		return 0
	}
	window, _, _ := createWindow.Call(0, uintptr(unsafe.Pointer(name)), uintptr(unsafe.Pointer(name)), 0, 0, 0, 0, 0, 0, 0, 0, 0)
	if window != 0 && registerSession.Find() == nil {
		registerSession.Call(window, thisSession) // without it there is no news of locks; the clocks remain
	}
	return window
}

// pump takes messages until the window is gone.
func pump() {
	var m message
	for {
		got, _, _ := getMessage.Call(uintptr(unsafe.Pointer(&m)), 0, 0, 0)
		if int32(got) <= 0 { // WM_QUIT, or an error
			return
		}
		dispatchMessage.Call(uintptr(unsafe.Pointer(&m)))
	}
}

// heardMessage is the window's procedure.
func heardMessage(window windows.HWND, code uint32, wide, long uintptr) uintptr {
	switch code {
	case msgClose:
		if unregisterNotice.Find() == nil {
			unregisterNotice.Call(uintptr(window))
		}
		destroyWindow.Call(uintptr(window))
		return 0
	case msgDestroy:
		postQuit.Call(0)
		return 0
	case msgPower:
		if wide == powerSuspend {
			tell(true)
		}
		return 1
	case msgSession:
		switch wide {
		case sessionLock, sessionConsole, sessionRemote, sessionLogoff:
			tell(false)
		}
		return 0
	case msgQuery:
		return 1
	}
	result, _, _ := defaultProc.Call(uintptr(window), uintptr(code), wide, long)
	return result
}

// tell calls the listener; before a sleep it waits until everything is put away, as long as Windows waits too.
func tell(wait bool) {
	theListener.Lock()
	locked := theListener.locked
	theListener.Unlock()
	if locked == nil {
		return
	}
	away := make(chan struct{})
	var once sync.Once
	locked(func() { once.Do(func() { close(away) }) })
	if wait {
		select {
		case <-away:
		case <-time.After(patience):
		}
	}
}
