package main

import "golang.org/x/sys/windows"

// joinTerminal joins the terminal that the launcher was started from, if any. The window looks for a terminal at whoever
// started it, which is the launcher.
func joinTerminal() {
	const parent = ^uintptr(0)
	_, _, _ = windows.NewLazySystemDLL("kernel32.dll").NewProc("AttachConsole").Call(parent)
}
