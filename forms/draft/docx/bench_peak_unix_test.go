//go:build !windows

package docx

import (
	"os"
	"runtime"
	"syscall"
)

// peakMiB is the largest memory of a program that has ended and of those it waited for.
func peakMiB(p *os.ProcessState) float64 {
	use, ok := p.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0
	}
	if runtime.GOOS == "darwin" {
		return float64(use.Maxrss) / (1 << 20) // bytes there, KiB elsewhere
	}
	return float64(use.Maxrss) / (1 << 10)
}
