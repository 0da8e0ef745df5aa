//go:build !linux && !darwin && !windows

package worker

import "os/exec"

// The program is not shipped for other systems; there the cap on PDFium's
// WebAssembly memory is the only limit.
func bindToParent(*exec.Cmd) {}
func limitSelf(int)          {}
