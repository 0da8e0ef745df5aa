package main

import (
	"runtime"
	"syscall"
	"time"

	"golang.org/x/sys/windows"
)

const idYes, idNo, idOK = 6, 7, 1

// showBox shows a message in a box of the system's own, in the language of the system, whose words are on its buttons
// too. It goes by itself when gone is closed.
func showBox(m message, gone <-chan struct{}) (yes bool) {
	// The box belongs to this thread: that is how it is found again.
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	thread, closed := windows.GetCurrentThreadId(), make(chan struct{})
	defer close(closed)
	style, away := uint32(windows.MB_OK|windows.MB_ICONWARNING), uintptr(idOK)
	if m.asks() {
		style, away = windows.MB_YESNO|windows.MB_ICONQUESTION, idNo
	}
	if gone != nil {
		go closeBox(thread, away, gone, closed)
	}
	text, title := windows.StringToUTF16Ptr(m.text(systemLanguage())), windows.StringToUTF16Ptr("Harborfile")
	answer, err := windows.MessageBox(0, text, title, style|windows.MB_SETFOREGROUND)
	return err == nil && answer == idYes
}

// closeBox presses a button of the box once gone is closed, as often as it takes for the box to be there.
func closeBox(thread uint32, button uintptr, gone, closed <-chan struct{}) {
	select {
	case <-gone:
	case <-closed:
		return
	}
	const wmCommand = 0x0111
	post := user32.NewProc("PostMessageW")
	press := syscall.NewCallback(func(hwnd, _ uintptr) uintptr {
		post.Call(hwnd, wmCommand, button, 0)
		return 1
	})
	for {
		user32.NewProc("EnumThreadWindows").Call(uintptr(thread), press, 0)
		select {
		case <-closed:
			return
		case <-time.After(200 * time.Millisecond):
		}
	}
}

// systemLanguage is the language of the system's own windows, English where it is none of ours.
func systemLanguage() language {
	id, _, _ := windows.NewLazySystemDLL("kernel32.dll").NewProc("GetUserDefaultUILanguage").Call()
	return languageOf(uint16(id))
}

// languageOf is the language of an identifier of Windows, whose lower ten bits name it.
func languageOf(id uint16) language {
	const spanishID = 0x0A
	if id&0x3FF == spanishID {
		return spanish
	}
	return english
}
