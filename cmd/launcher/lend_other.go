//go:build !windows

package main

import (
	"os"
	"os/exec"
)

// lend gives the process that cmd will start a file of ours, and returns its number over there: the first after the
// three standard files.
func lend(cmd *exec.Cmd, f *os.File) uintptr {
	cmd.ExtraFiles = []*os.File{f}
	return 3
}
