//go:build !linux && !windows

package ocr

import (
	"os"
	"os/exec"
)

// macOS has no limit of another program's memory; there the size of the picture and the time are the limits.
func bindToParent(*exec.Cmd)  {}
func limitMemory(*os.Process) {}
