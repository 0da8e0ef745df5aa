package session

import (
	"slices"
	"testing"
	"unsafe"

	"golang.org/x/sys/windows"
)

var (
	getClipboard = user32.NewProc("GetClipboardData")
	hasFormat    = user32.NewProc("IsClipboardFormatAvailable")
	desktop      = user32.NewProc("GetDesktopWindow")
)

// TestCopyIsNotRemembered: the words are there, and beside them every format that keeps them out of the history.
func TestCopyIsNotRemembered(t *testing.T) {
	if Copy(0, "Zzcanary") {
		t.Error("copied without a window")
	}
	window, _, _ := desktop.Call()
	if !Copy(window, "Zzcanary é") {
		t.Skip("SKIP: no clipboard on this desktop")
	}
	for _, f := range privately {
		name, _ := windows.UTF16PtrFromString(f.name)
		format, _, _ := registerFormat.Call(uintptr(unsafe.Pointer(name)))
		if ok, _, _ := hasFormat.Call(format); ok == 0 {
			t.Errorf("%s is not there", f.name)
		}
	}
	if !opened(window) {
		t.Fatal("the clipboard does not open")
	}
	memory, _, _ := getClipboard.Call(formatText)
	closeClipboard.Call()
	if memory == 0 {
		t.Error("the words are not there")
	}
}

func TestWide(t *testing.T) {
	if got := wide("aé"); !slices.Equal(got, []byte{'a', 0, 0xe9, 0, 0, 0}) {
		t.Errorf("% x", got)
	}
}
