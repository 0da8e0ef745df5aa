package session

import (
	"encoding/binary"
	"runtime"
	"time"
	"unicode/utf16"
	"unsafe"

	"golang.org/x/sys/windows"
)

// The formats by which a program asks Windows to keep a copy out of the clipboard history, out of the
// clipboard that other devices see, and out of the sight of programs that watch it. Source: Microsoft,
// Clipboard Formats, "Cloud Clipboard and Clipboard History Formats".
var privately = []struct {
	name  string
	value []byte
}{
	{"ExcludeClipboardContentFromMonitorProcessing", make([]byte, 4)}, // any value
	{"CanIncludeInClipboardHistory", make([]byte, 4)},                 // a DWORD: 0 is no
	{"CanUploadToCloudClipboard", make([]byte, 4)},                    // a DWORD: 0 is no
}

const (
	formatText  = 13     // CF_UNICODETEXT
	allocMoving = 0x0002 // GMEM_MOVEABLE
)

var (
	kernel32       = windows.NewLazySystemDLL("kernel32.dll")
	openClipboard  = user32.NewProc("OpenClipboard")
	closeClipboard = user32.NewProc("CloseClipboard")
	emptyClipboard = user32.NewProc("EmptyClipboard")
	setClipboard   = user32.NewProc("SetClipboardData")
	registerFormat = user32.NewProc("RegisterClipboardFormatW")
	globalAlloc    = kernel32.NewProc("GlobalAlloc")
	globalLock     = kernel32.NewProc("GlobalLock")
	globalUnlock   = kernel32.NewProc("GlobalUnlock")
	globalFree     = kernel32.NewProc("GlobalFree")
	copyMemory     = kernel32.NewProc("RtlMoveMemory")
)

// clipboardTries is how often the clipboard is asked for while another program has it.
const clipboardTries = 5

// Copy puts words on the clipboard so that the system does not remember them. window is the handle of
// the program's window, which owns them then. false: it could not be done, nothing of the words is on
// the clipboard, and an ordinary copy has to do.
func Copy(window uintptr, words string) bool {
	if window == 0 {
		return false // without an owner Windows takes no data
	}
	runtime.LockOSThread() // the clipboard is open for one thread
	defer runtime.UnlockOSThread()
	if !opened(window) {
		return false
	}
	defer closeClipboard.Call()
	if ok, _, _ := emptyClipboard.Call(); ok == 0 {
		return false
	}
	for _, f := range privately { // before the words: they are never there without
		name, err := windows.UTF16PtrFromString(f.name)
		if err != nil {
			return false
		}
		format, _, _ := registerFormat.Call(uintptr(unsafe.Pointer(name)))
		if format == 0 || !put(format, f.value) {
			return false
		}
	}
	return put(formatText, wide(words))
}

func opened(window uintptr) bool {
	for range clipboardTries {
		if ok, _, _ := openClipboard.Call(window); ok != 0 {
			return true
		}
		time.Sleep(10 * time.Millisecond)
	}
	return false
}

// wide is text as Windows keeps it: UTF-16 with a zero at the end.
func wide(words string) (out []byte) {
	for _, unit := range append(utf16.Encode([]rune(words)), 0) {
		out = binary.LittleEndian.AppendUint16(out, unit)
	}
	return out
}

// put gives the open clipboard one format. The memory belongs to Windows once it is taken.
func put(format uintptr, value []byte) bool {
	memory, _, _ := globalAlloc.Call(allocMoving, uintptr(len(value)))
	if memory == 0 {
		return false
	}
	to, _, _ := globalLock.Call(memory)
	if to == 0 {
		globalFree.Call(memory)
		return false
	}
	copyMemory.Call(to, uintptr(unsafe.Pointer(&value[0])), uintptr(len(value)))
	globalUnlock.Call(memory)
	if taken, _, _ := setClipboard.Call(format, memory); taken == 0 {
		globalFree.Call(memory)
		return false
	}
	return true
}
