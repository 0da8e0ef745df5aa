//go:build !windows

package handover

import "golang.org/x/sys/unix"

// keepToOurselves keeps the pipe out of programs that this one starts: the launcher would take their end for ours.
func keepToOurselves(handle uintptr) { unix.CloseOnExec(int(handle)) }
