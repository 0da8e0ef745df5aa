package main

import (
	"os"
	"os/exec"
	"syscall"
)

// lend gives the process that cmd will start a file of ours, and returns its handle over there.
func lend(cmd *exec.Cmd, f *os.File) uintptr {
	handle := syscall.Handle(f.Fd())
	_ = syscall.SetHandleInformation(handle, syscall.HANDLE_FLAG_INHERIT, syscall.HANDLE_FLAG_INHERIT)
	cmd.SysProcAttr = &syscall.SysProcAttr{AdditionalInheritedHandles: []syscall.Handle{handle}}
	return uintptr(handle)
}
