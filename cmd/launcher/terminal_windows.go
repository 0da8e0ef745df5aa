package main

import (
	"os"

	"golang.org/x/sys/windows"
)

// joinTerminal joins the terminal that the launcher was started from, if any. The window looks for a terminal at whoever
// started it, which is the launcher.
func joinTerminal() {
	const parent = ^uintptr(0)
	_, _, _ = windows.NewLazySystemDLL("kernel32.dll").NewProc("AttachConsole").Call(parent)
}

// usable reports whether a standard file leads anywhere.
func usable(f *os.File) bool {
	kind, err := windows.GetFileType(windows.Handle(f.Fd()))
	return err == nil && kind != windows.FILE_TYPE_UNKNOWN
}
