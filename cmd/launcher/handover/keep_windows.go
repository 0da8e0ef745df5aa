package handover

import "golang.org/x/sys/windows"

// keepToOurselves keeps the pipe out of programs that this one starts: the launcher would take their end for ours.
func keepToOurselves(handle uintptr) {
	_ = windows.SetHandleInformation(windows.Handle(handle), windows.HANDLE_FLAG_INHERIT, 0)
}
